"""What the dates are made of: days, years behind them, and the words that stand before.

Comes in: the place of a token. Goes out: the day or year there, or where a date with its weekday or
"early" begins. Whether there is a date at all is decided elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.months import full_year
from etl.extract.numbers.ranks import SUFFIXES, rank_at
from etl.extract.numbers.signs import SHORTENING
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")
WEEKDAYS = frozenset(_WORDS["days"]["weekdays"])
DASHES = frozenset("-–—‑−")
UNTIL = frozenset(_WORDS["days"]["until"])
ALSO = frozenset(_WORDS["days"]["also"])
_NEAR = frozenset(_WORDS["parts"]["near"])
_EDGES = frozenset(_WORDS["parts"]["edges"])


class Day(NamedTuple):
    """A day of the month: its number, its tokens [first, until), and whether it is an ordinal."""

    number: int
    first: int
    until: int
    ranked: bool


def day_at(tokens: Tokens, index: int) -> Day | None:
    """The day of the month in figures ("2", "02", "2nd") or as an ordinal word at token `index`."""
    raw = tokens.raw[index]
    if len(raw) <= 2 and raw.isdecimal():
        number, until, ranked = int(raw), index + 1, False
        if tokens.glued(until) and (word := tokens.low[until]).isalpha():
            if word not in SUFFIXES:
                return None
            until, ranked = until + 1, True
    elif found := rank_at(tokens, index):
        (number, until), ranked = found, True
    else:
        return None
    return Day(number, index, until, ranked) if 1 <= number <= 31 else None


def year_at(tokens: Tokens, index: int) -> int | None:
    """The year in four digits at token `index`."""
    raw = tokens.raw[index]
    if len(raw) != 4 or not raw.isdecimal() or not "1000" <= raw <= "2199":
        return None
    after = tokens.low[index + 1]
    if tokens.glued(index + 1) and (after == "%" or after.isalpha()):
        return None
    return int(raw)


def year_behind(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The year that may follow a month or day, and the first token behind it."""
    low = tokens.low
    at = index + (low[index] in (",", "of") or (low[index] in DASHES and tokens.glued(index)))
    if (year := year_at(tokens, at)) is not None:
        people = low[at + 1] in tokens.units.persons and low[at].endswith("00")
        return (None, index) if people or low[at + 1] in tokens.units.scales else (year, at + 1)
    if low[at] in SHORTENING and len(low[at + 1]) == 2 and low[at + 1].isdecimal():
        return (full_year(int(low[at + 1])), at + 2) if tokens.glued(at + 1) else (None, index)
    return None, index


def weekday_before(tokens: Tokens, first: int, free: int) -> int:
    """The first token of the weekday before token `first` ("Monday, the"), or `first`."""
    low = tokens.low
    at = first - 1
    while at > free and at > first - 4 and low[at] in (",", ".", "the"):
        at -= 1
    if at >= free and low[at] in WEEKDAYS and tokens.raw[at][0].isupper():
        return at
    return first


def near_before(tokens: Tokens, first: int, free: int) -> int:
    """The first token of "early", "mid-" or "late" before token `first`, or `first`."""
    low = tokens.low
    at = first - 1
    if at > free and low[at] in DASHES:
        at -= 1
    return at if at >= free and low[at] in _NEAR else first


def part_before(tokens: Tokens, first: int, free: int) -> int:
    """The same, or the first token of "the end of" and the like."""
    low = tokens.low
    if low[first - 1] == "of" and low[first - 2] in _EDGES and first - 2 >= free:
        at = first - 2
        return at - 1 if at > free and low[at - 1] == "the" else at
    return near_before(tokens, first, free)
