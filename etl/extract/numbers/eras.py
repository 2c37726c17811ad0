"""Decades, centuries and years of an era: "mid-1990s", "the '80s", "19th century", "44 BC".

Comes in: the place of a numeral or word. Goes out: the date there, or None. An age ("in his 40s")
is no decade.
"""

from __future__ import annotations

from etl.extract.numbers.days import ALSO, DASHES, near_before, part_before
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.ranks import ENDINGS
from etl.extract.numbers.signs import SHORTENING
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")["decades"]
DECADES: dict[str, int] = _WORDS["words"]
_EPITHETS = frozenset(_WORDS["epithets"])
_OWNERS = frozenset(_WORDS["owners"])
_MEASURED = frozenset(_WORDS["measured"])
_BEFORE_CHRIST = frozenset(_WORDS["before_christ"])
_OF_CHRIST = frozenset(_WORDS["of_christ"])
_LONGEST = 7
_MOST_LISTED = 4
_LISTING = ALSO | {","}


def read_decade(tokens: Tokens, index: int, free: int) -> Found | None:
    """A decade in figures: "1990s", "1990's", "mid-'90s", "the 80s"."""
    low, raw = tokens.low, tokens.raw[index]
    until = _plural_end(tokens, index)
    if until is None or len(raw) not in (2, 4) or raw[-1] != "0" or not raw.isdecimal():
        return None
    if len(raw) == 4:
        if not "1000" <= raw <= "2190" or (tokens.glued(index) and _signed(low[index - 1])):
            return None
        decade = int(raw)
        last = decade + (99 if decade % 100 == 0 and decade < 1900 else 9)
        first = part_before(tokens, index, free)
        return plain(tokens, first, until, "date", period=f"{decade:04}/{last:04}")
    first = index
    if low[index - 1] in SHORTENING and tokens.glued(index) and index > free:
        first -= 1
    elif not _is_short_decade(tokens, index):
        return None
    first = near_before(tokens, first, free)
    return plain(tokens, first, until, "date", period=_short(int(raw)))


def _plural_end(tokens: Tokens, index: int) -> int | None:
    at = index + 1
    if tokens.low[at] in SHORTENING and tokens.glued(at):
        at += 1
    return at + 1 if tokens.low[at] == "s" and tokens.glued(at) else None


def _signed(word: str) -> bool:
    return word in "$€£₽¥/" or word.isalnum()


def _short(decade: int) -> str:
    """The period of a decade in two digits; that of the twenties depends on when it was said."""
    if decade in (10, 20):
        return ""
    year = (1900 if decade else 2000) + decade
    return f"{year}/{year + 9}"


def _is_short_decade(tokens: Tokens, index: int, listed: int = 0) -> bool:
    """Whether two digits without an apostrophe are a decade: "the 90s", not "her 90s".

    `listed` counts those that a list behind it went through.
    """
    low = tokens.low
    if tokens.glued(index) and low[index - 1] not in DASHES:
        return False
    at = index - 1
    while at > index - 5 and (low[at] in _EPITHETS or low[at] in DASHES or low[at] == "to"):
        at -= 1
    if low[at] in _LISTING or low[at] == "s":
        return listed < _MOST_LISTED and _follows_decade(tokens, at, listed)
    if low[at] != "the" and (low[at] in _OWNERS or low[index - 1] not in DASHES or at > index - 3):
        return False
    return not any(word in _MEASURED for word in low[max(at - 6, 0) : at])


def _follows_decade(tokens: Tokens, at: int, listed: int) -> bool:
    """Whether a decade ends with the "s" at token `at`, or right before: "the 1960s and [70s]"."""
    before = at - 1 - (tokens.low[at] in _LISTING)
    decade = tokens.raw[before]
    if tokens.low[before + 1] != "s" or not decade.isdecimal():
        return False
    named = len(decade) == 4 or tokens.low[before - 1] in SHORTENING
    return named or _is_short_decade(tokens, before, listed + 1)


def read_decade_in_words(tokens: Tokens, index: int, free: int) -> Found | None:
    """A decade in words: "the nineties", "the roaring twenties", "mid-sixties"."""
    low = tokens.low
    at = index - 1
    while at > index - 5 and (low[at] in _EPITHETS or low[at] in DASHES):
        at -= 1
    if low[at] != "the" or any(word in _MEASURED for word in low[max(at - 6, 0) : at]):
        return None
    decade = DECADES[low[index]]
    return plain(tokens, near_before(tokens, index, free), index + 1, "date", period=_short(decade))


def read_century(tokens: Tokens, first: int, rank: int, at: int, free: int) -> Found | None:
    """A century or millennium whose ordinal ends before `at`; also "18th and 19th centuries"."""
    low = tokens.low
    if low[at] == "-" and tokens.glued(at):
        at += 1
    if low[at] in ("century", "centuries", "millennium"):
        until = at + 1
    elif _shares_century(tokens, at):
        until = at - (low[at - 1] == "-")
        return plain(
            tokens, near_before(tokens, first, free), until, "date", period=_age(rank, 100)
        )
    else:
        return None
    length = 1000 if low[at] == "millennium" else 100
    first = part_before(tokens, first, free)
    if (era := _era_at(tokens, until)) and era[0]:
        period, until = _age_before_christ(rank, length), era[1]
    else:
        period, until = _age(rank, length), era[1] if era else until
    return plain(tokens, first, until, "date", period=period)


def _shares_century(tokens: Tokens, at: int) -> bool:
    """Whether another ordinal and its century follow: "[17th-] and 18th centuries"."""
    low = tokens.low
    if not (low[at] in ALSO or low[at] in DASHES or low[at] in (",", "to")):
        return False
    after = low[at + 3] if low[at + 2] in ENDINGS else low[at + 2]
    if after == "-":
        after = low[at + 4] if low[at + 2] in ENDINGS else low[at + 3]
    return after in ("century", "centuries")


def _age(rank: int, length: int) -> str:
    first = (rank - 1) * length
    return f"{first:04}/{first + length - 1:04}" if rank else ""


def _age_before_christ(rank: int, length: int) -> str:
    return f"-{rank * length - 1:04}/-{(rank - 1) * length:04}"


def _era_at(tokens: Tokens, index: int) -> tuple[bool, int] | None:
    """Whether the era at token `index` is before Christ, and the first token behind it."""
    raw, low = tokens.raw, tokens.low
    if raw[index].isupper():
        if low[index] in _BEFORE_CHRIST:
            return True, index + 1
        if low[index] in _OF_CHRIST:
            return False, index + 1
        letters = "".join(raw[index : index + 3 : 2])
        if raw[index + 1] == "." and letters in ("BC", "AD", "CE") and tokens.glued(index + 2):
            until = index + 3
            until += low[until] == "." and tokens.glued(until)
            return letters == "BC", until
    return None


def read_year_of_era(tokens: Tokens, index: int, free: int) -> Found | None:
    """A year of an era: "44 BC", "AD 79", "A.D. 79", "5,000 BC"."""
    raw, low = tokens.raw, tokens.low
    digits = raw[index].replace(",", "") if len(raw[index]) <= _LONGEST else ""
    if not digits.isdecimal():
        return None
    era, until, first = _era_at(tokens, index + 1), index + 1, index
    if era:
        before_christ, until = era
    elif low[index - 1] == "ad" and raw[index - 1] == "AD":
        before_christ, first = False, index - 1
    elif low[index - 4 : index] == ["a", ".", "d", "."]:
        before_christ, first = False, index - 4
    else:
        return None
    if first < free:
        return None
    year = int(digits)
    return plain(tokens, first, until, "date", period=_year_of_era(year, before_christ))


def read_years_of_era(tokens: Tokens, index: int, _free: int) -> Found | None:
    """A stretch of years that share an era: "2600-2450 BC", "between 1539 and 1292 BC"."""
    low = tokens.low
    joint = low[index + 1]
    if not "0" <= low[index + 2] < ":" or (joint == "and" and low[index - 1] != "between"):
        return None
    era = _era_at(tokens, index + 3)
    years = [
        int(digits) if len(digits) <= _LONGEST and digits.isdecimal() else 0
        for digits in (low[index].replace(",", ""), low[index + 2].replace(",", ""))
    ]
    if era is None or 0 in years or (years[0] > years[1]) != era[0]:
        return None
    first, last = (_year_of_era(year, era[0]) for year in years)
    return plain(tokens, index, era[1], "date", period=f"{first}/{last}" if first else "")


def _year_of_era(year: int, before_christ: bool) -> str:
    if year > 9999 or year < 1:
        return ""
    return f"-{year - 1:04}" if before_christ and year > 1 else f"{0 if before_christ else year:04}"
