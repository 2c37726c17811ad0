"""Bare years and spans of years: "in 1812", "2014 budget", "2010-12", "class of '92".

Comes in: the place of a numeral that no date, name or label holds. Goes out: the year, or None
where the words around show four digits to be a quantity. It never decides by the digits alone
before 1900 and after 2099.
"""

from __future__ import annotations

from etl.extract.grammar.days import DASHES, UNTIL, near_before
from etl.extract.grammar.lexicon import lexicon
from etl.extract.grammar.model import Found, plain
from etl.extract.grammar.months import MONTHS, full_year
from etl.extract.grammar.tokens import Tokens

_WORDS = lexicon("dates")["years"]
_STRONG = frozenset(_WORDS["strong"])
_WEAK = frozenset(_WORDS["weak"])
_AMOUNTS = frozenset(_WORDS["amounts"])
_HEDGES = frozenset(_WORDS["hedges"])
_NEAR = frozenset(_WORDS["near"])
_CHANGES = frozenset(_WORDS["changes"])
_DATED = frozenset(_WORDS["dated"])
_NO_PLURALS = frozenset(_WORDS["verbs"])
_NO_UNITS = frozenset(_WORDS["no_units"])
_LAST_YEARS = frozenset(_WORDS["last_years"])
_TEMPORAL = ("in", "since", "until", "during")
_SPREAD = ("at", "across", "into", "with", "among")
_FIRST_CERTAIN, _LAST_CERTAIN = 1900, 2099
_NAMED_BY_YEAR = frozenset(_WORDS["named_by_year"])
_APOSTROPHES = frozenset("'’‘")
_LISTED = frozenset((",", "and", "or", "to", "&", "vs", "versus"))


def read_year(tokens: Tokens, index: int, free: int) -> Found | None:
    """The year or span of years at token `index`."""
    raw = tokens.raw[index]
    size = len(raw)
    if size != 4:
        return _short_year(tokens, index, free) if size == 2 else None
    if not "1000" <= raw <= "2199" or not raw.isdigit():
        return None
    if index and tokens.glued(index) and _belongs_before(tokens, index):
        return None
    after = tokens.low[index + 1]
    if tokens.glued(index + 1):
        if after.isalnum() or after in ("%", "°"):
            return None
        if (after in DASHES or after == "/") and (found := _span(tokens, index, free)):
            return found
    if _is_quantity(tokens, index, int(raw)):
        return None
    if found := _from_year_to_year(tokens, index):
        return found
    return plain(tokens, near_before(tokens, index, free), index + 1, "date", period=raw)


def _belongs_before(tokens: Tokens, index: int) -> bool:
    """Whether a sign or word is glued to the numeral, so that it is money, negative or a name."""
    before = tokens.low[index - 1]
    if before in DASHES or before == "/":
        return before != "—"
    if before in tokens.units.signs or before.isalnum():
        return True
    return before in "#.:_+№§"


def _span(tokens: Tokens, index: int, free: int) -> Found | None:
    """ "2010-12", "2013/14", "1999-2000", and the month "2014-02"."""
    at = index + 2
    raw, second = tokens.raw[index], tokens.raw[at]
    if not tokens.glued(at) or not second.isdigit() or len(second) not in (2, 4):
        return None
    behind = tokens.low[at + 1]
    if tokens.glued(at + 1):
        if behind.isalnum() or behind == "%":
            return None
        in_parts = (behind in DASHES or behind == "/") and tokens.glued(at + 2)
        if in_parts and tokens.low[at + 2].isdigit():
            return None
    first = int(raw)
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if last == first - 99:
        last += 100
    if first < 1500 or last > 2199:
        return None
    if last > first:
        start = near_before(tokens, index, free)
        return plain(tokens, start, at + 1, "date", period=f"{first}/{last}")
    if len(second) == 2 and tokens.low[index + 1] == "-" and "01" <= second <= "12":
        return plain(tokens, index, at + 1, "date", period=f"{raw}-{second}")
    return None


def _from_year_to_year(tokens: Tokens, index: int) -> Found | None:
    """ "[from] 2011 to 2014", "[between] 2011 and 2014"."""
    low = tokens.low
    joint = {"from": UNTIL, "between": ("and",)}.get(low[index - 1])
    last = low[index + 2]
    if joint is None or low[index + 1] not in joint or not _is_yearly(last):
        return None
    if last <= low[index] or (tokens.glued(index + 3) and low[index + 3].isalnum()):
        return None
    if _is_quantity(tokens, index + 2, int(last)):
        return None
    return plain(tokens, index, index + 3, "date", period=f"{low[index]}/{last}")


def _is_quantity(tokens: Tokens, index: int, year: int) -> bool:
    """Whether the words around make four digits a quantity."""
    low = tokens.low
    before = low[index - 1]
    strong = _is_strong(tokens, index)
    if _measured(tokens, index) or _counts(tokens, index, year, strong=strong):
        return True
    if year > _LAST_CERTAIN:
        return not (strong or before in ("by", "to"))
    if year < _FIRST_CERTAIN:
        return not (strong or _is_old_year(tokens, index, year))
    if strong:
        return False
    if before in _HEDGES:
        return _hedged(tokens, index, year)
    if before == "of":
        return low[index - 2] in _AMOUNTS
    if before == "at":
        return low[index - 2] in ("stood", "stands", "standing", "closed")
    if before in ("to", "by"):
        return any(word in _CHANGES for word in low[max(index - 6, 0) : index - 1])
    return False


def _measured(tokens: Tokens, index: int) -> bool:
    """Whether a sign or code of money stands before, or a unit or scale behind."""
    low, raw, units = tokens.low, tokens.raw, tokens.units
    before = raw[index - 1]
    if before in units.signs and before not in ("", "."):
        return True
    if before == "." and raw[index - 2] in units.signs and tokens.glued(index - 1):
        return True
    after = low[index + 1]
    if after in units.scales or after in ("%", "percent", "per", "pct"):
        return after != "per" or low[index + 2] == "cent"
    if after == "-" and tokens.glued(index + 1) and tokens.glued(index + 2):
        after = low[index + 2]
    if len(after) < 2 or after in _NO_UNITS:
        return after in units.signs and after != ""
    two = f"{after} {low[index + 2]}"
    if after in units.spellings or two in units.spellings or raw[index + 1] in units.signs:
        return True
    return after in ("metric", "cubic", "square") or (raw[index + 1] in units.spellings)


def _is_strong(tokens: Tokens, index: int) -> bool:
    """Whether the word before is one that a year follows, or the year stands in a list of years."""
    low = tokens.low
    before = low[index - 1]
    if before in _STRONG or before in MONTHS:
        return True
    if before == "." and tokens.glued(index - 1) and low[index - 2] in ("c", "ca", "est"):
        return True
    if before in ("-", "–") and low[index - 2] in _STRONG:
        return True
    if before in _LISTED and _is_yearly(low[index - 2]):
        return _leads_list(tokens, index)
    return before in ("(", "[") and low[index + 1] in (")", "]", "-", "–", "—", ",", ";")


def _is_yearly(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1500" <= word <= "2099"


def _leads_list(tokens: Tokens, index: int) -> bool:
    """Whether a year that a list goes back to is introduced as one; looks back a few years."""
    low = tokens.low
    at = index - 2
    for _ in range(6):
        if not (low[at - 1] in _LISTED and _is_yearly(low[at - 2])):
            break
        at -= 2
    return low[at - 1] in _STRONG or low[at - 1] in ("from", "between", "by", "the")


def _counts(tokens: Tokens, index: int, year: int, *, strong: bool) -> bool:
    """Whether the digits count the noun behind them."""
    low, raw = tokens.low, tokens.raw
    after = low[index + 1]
    round_number = year % 100 == 0
    if after == "-" and tokens.glued(index + 1) and tokens.glued(index + 2):
        return round_number and low[index + 2].isalpha() and low[index + 2] not in _NAMED_BY_YEAR
    if not after.isalpha():
        return False
    before = low[index - 1]
    if after in tokens.units.persons:
        return not strong or (round_number and before not in _TEMPORAL)
    noun = after
    if not raw[index + 1].islower():
        return False
    if not _is_plural(noun):
        noun = low[index + 2] if raw[index + 2].islower() else ""
        if not _is_plural(noun) or noun in _DATED or strong:
            return False
        if before in _HEDGES or before in _SPREAD:
            return True
        return round_number and before not in ("the", "this", "'s", "s")
    if noun in _DATED:
        return (
            before in _HEDGES
            and before not in _NEAR
            and before not in ("than", "these", "those", "all")
        )
    if strong:
        return round_number and before != "since" and year != 2000 and low[index - 2] != ","
    if before in _HEDGES or before in _SPREAD or round_number:
        return True
    return (
        before.isalpha()
        and before not in _WEAK
        and before not in _LISTED
        and raw[index - 1].islower()
    )


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2:] != "ss" and word not in _NO_PLURALS


def _hedged(tokens: Tokens, index: int, year: int) -> bool:
    """Whether four digits from 1900 on behind a hedge are a quantity: "over 2000 were held"."""
    low = tokens.low
    before = low[index - 1]
    at = index - 2 - (before in ("least", "most") and low[index - 2] == "at")
    if low[at] in (
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "of",
        "through",
        "before",
        "after",
    ):
        return False
    if before == "than":
        return low[at] in ("more", "less", "fewer", "greater", "higher", "lower") and (
            year % 50 == 0 or year < 1990
        )
    return before not in _NEAR or year % 50 == 0


def _is_old_year(tokens: Tokens, index: int, year: int) -> bool:
    """Whether digits before 1900 are a year without "in" or "since": "the War of 1812"."""
    low, raw = tokens.low, tokens.raw
    before = low[index - 1]
    if low[index + 1].isalpha() and raw[index + 1].islower() and before not in _WEAK:
        return False
    if before in ("of", "from", "after", "before", "to", "by", "between", "and", "the"):
        if year < 1500:
            return False
        named = raw[index - 2][:1].isupper() or low[index - 2] in _LAST_YEARS
        if before == "of":
            return named and low[index - 2] not in _AMOUNTS
        if before in ("after", "before", "from"):
            return year % 50 != 0
        if before == "the":
            return raw[index + 1][:1].isupper() or low[index + 1] in _LAST_YEARS
        return year % 50 != 0 and _is_yearly(low[index - 2])
    return False


def _short_year(tokens: Tokens, index: int, free: int) -> Found | None:
    """ "class of '92", "back in '68", "the '14 finals"."""
    low = tokens.low
    if low[index - 1] not in _APOSTROPHES or not tokens.glued(index) or index - 1 < free:
        return None
    if not low[index].isdigit() or (
        index > 1 and tokens.glued(index - 1) and low[index - 2].isalnum()
    ):
        return None
    if tokens.glued(index + 1) and (low[index + 1].isalnum() or low[index + 1] == "%"):
        return None
    before = low[index - 2]
    if before not in _STRONG and before not in _WEAK and before not in MONTHS:
        return None
    return plain(tokens, index - 1, index + 1, "date", period=str(full_year(int(low[index]))))
