"""Whether four digits are a year or a quantity, by the words around them.

Comes in: the place of four digits. Goes out: the decision. It looks at a few words on either side,
and never decides by the digits alone before 1900 and after 2099.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.months import MONTHS
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")["years"]
_STRONG = frozenset(_WORDS["strong"])
_WEAK = frozenset(_WORDS["weak"])
_AMOUNTS = frozenset(_WORDS["amounts"])
_PEAKS = frozenset(_WORDS["peaks"])
_HEDGES = frozenset(_WORDS["hedges"])
_NEAR = frozenset(_WORDS["near"])
_CHANGES = frozenset(_WORDS["changes"])
_DATED = frozenset(_WORDS["dated"])
_NO_PLURALS = frozenset(_WORDS["verbs"])
_NO_UNITS = frozenset(_WORDS["no_units"])
_LAST_YEARS = frozenset(_WORDS["last_years"])
_TEMPORAL = ("in", "since", "until", "during")
_SPREAD = ("at", "across", "into", "with", "among")
_FIRST_CERTAIN, _LAST_PAST, _LAST_CERTAIN = 1900, 2000, 2099
_NAMED_BY_YEAR = frozenset(_WORDS["named_by_year"])
_CROSS = ("x", "×")
_SHORT_FOR = ("c", "ca", "est", "b", "d", "r", "fl")
_OF_THEM = ("whom", "which", "them")
_NO_VERB = frozenset(_WORDS["no_verb"])
_TREND_NOUNS = frozenset(noun for nouns in lexicon("trends")["nouns"].values() for noun in nouns)
_LISTED = frozenset((",", "and", "or", "to", "&", "vs", "versus"))


def is_quantity(tokens: Tokens, index: int, year: int) -> bool:
    """Whether the words around make four digits a quantity."""
    low = tokens.low
    before = low[index - 1]
    strong = is_led(tokens, index)
    if _measured(tokens, index) or _counts(tokens, index, year, strong=strong):
        return True
    if before == "and" and low[index - 3] == "between" and is_yearly(low[index - 2]):
        return are_amounts(tokens, index - 2)
    if year > _LAST_CERTAIN:
        return not (strong or before in ("by", "to"))
    if year < _FIRST_CERTAIN:
        return not (strong or _is_old_year(tokens, index, year))
    if strong:
        return False
    if before in _HEDGES:
        return _hedged(tokens, index, year)
    if before == "of":
        return low[index - 2] in _AMOUNTS and not _is_of_a_peak(tokens, index)
    if before == "at":
        return low[index - 2] in ("stood", "stands", "standing", "closed")
    if before in ("to", "by"):
        return low[index + 1] not in _DATED and _changed(tokens, index, year)
    return _is_side(tokens, index)


def _is_of_a_peak(tokens: Tokens, index: int) -> bool:
    """Whether the digits are the year of a peak: "short of the record of 2008, 34 billion"."""
    low = tokens.low
    ends = not low[index + 1][:1].isalnum()
    return ends and low[index - 2] in _PEAKS and low[index - 3] in ("the", "its", "their")


def _is_side(tokens: Tokens, index: int) -> bool:
    """Whether the digits are one side of an area: "1920 x 1080", "1920 by 1080 pixels"."""
    low = tokens.low
    if low[index + 1] == "by":
        return low[index + 2].isdecimal() and low[index + 3] in tokens.units.spellings
    if low[index + 1] in _CROSS:
        return low[index + 2].isdecimal()
    return low[index - 1] in _CROSS and low[index - 2].isdecimal()


def _changed(tokens: Tokens, index: int, year: int) -> bool:
    """Whether "to" or "by" tells how far something changed, and not until when.

    "Fell to 1998" and "rose 40% to 2015" do; "will fall by 2030" and "fell 40% by 1990" do not.
    """
    low = tokens.low
    changed = range(index - 2, max(index - 7, -1), -1)
    if low[index - 1] == "to":
        return any(low[at] in _CHANGES for at in changed)
    if year > _LAST_PAST:
        return False
    for at in changed:
        if low[at] in ("%", "percent", "cent") or "0" <= low[at] < ":":
            return False
        if low[at] in _CHANGES:
            return True
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
    if raw[index + 1] in units.signs and low[index + 2].isdecimal():
        return False  # "in 2010 RUB 30 bn"
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


def is_led(tokens: Tokens, index: int) -> bool:
    """Whether the word before is one that a year follows, or the year stands in a list of years."""
    low = tokens.low
    before = low[index - 1]
    if before in _STRONG or before in MONTHS:
        return True
    if before == "." and tokens.glued(index - 1) and low[index - 2] in _SHORT_FOR:
        return True
    if before in ("-", "–") and low[index - 2] in _STRONG:
        return True
    if before in _LISTED and is_yearly(low[index - 2]):
        return _leads_list(tokens, index)
    return before in ("(", "[") and low[index + 1] in (")", "]", "-", "–", "—", ",", ";")


def are_amounts(tokens: Tokens, index: int) -> bool:
    """Whether a stretch that begins before 1900 is of amounts: round at both ends, or counted."""
    first, last = tokens.low[index], tokens.low[index + 2]
    if first >= str(_FIRST_CERTAIN):
        return False
    both_round = first[2:] == "00" and last[2:] in ("00", "50")
    return both_round or tokens.low[index + 3] in tokens.units.persons


def is_yearly(word: str) -> bool:
    """Whether a word is four digits that may be a year."""
    return len(word) == 4 and word.isdecimal() and "1500" <= word <= "2099"


def _leads_list(tokens: Tokens, index: int) -> bool:
    """Whether a year that a list goes back to is introduced as one; looks back a few years."""
    low = tokens.low
    at = index - 2
    for _ in range(6):
        if not (low[at - 1] in _LISTED and is_yearly(low[at - 2])):
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
    if after == "of":
        return low[index + 2] in _OF_THEM
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
    if strong and year == 2000:
        return before == "in" and low[index + 2] in _NO_VERB and low[index - 2] != ","
    if strong:
        return round_number and before != "since" and low[index - 2] != ","
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
    if before == "over" and low[index - 2] in _TREND_NOUNS:
        return False  # "an increase over 2010 of 40 percent"
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
        return year % 50 != 0 and is_yearly(low[index - 2])
    return False
