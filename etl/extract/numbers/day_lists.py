"""Days that share a month, and the dates that they make: "4, 5 and 6", "12-15", "12 to 3".

Comes in: the place of the first day. Goes out: the days listed there, whether they can be days of a
month, and dates with their periods. The month and the year are found elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.numbers.days import ALSO, DASHES, UNTIL, Day, day_at
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.months import iso, month_at
from etl.extract.numbers.tokens import Tokens

_AFTER_LIST = frozenset(lexicon("dates")["days"]["after_list"])
MOST = 8
"""How many days or months a list has at most."""


class Days(NamedTuple):
    """Days that share a month, and whether they are the ends of a stretch."""

    days: list[Day]
    ranged: bool


def days_at(tokens: Tokens, index: int) -> Days | None:
    """The days listed from token `index` on, in ascending order; None where they are in none."""
    day = day_at(tokens, index)
    if day is None:
        return None
    days, joints = [day], []
    while len(days) < MOST:
        at = days[-1].until
        joint = tokens.low[at]
        if joint == "," and tokens.low[at + 1] in ALSO:
            at += 1
        elif not (joint in DASHES or joint in UNTIL or joint in ALSO or joint in (",", "/")):
            break
        following = day_at(tokens, at + 1)
        if following is None:
            break
        if following.number <= days[-1].number:
            return None
        joints.append(tokens.low[at])
        days.append(following)
    if joints and joints[-1] == ",":
        return None
    between = joints == ["and"] and tokens.low[index - 1] == "between"
    ranged = len(days) == 2 and (between or joints[0] not in ALSO)
    return Days(days, ranged)


def are_days(tokens: Tokens, listed: Days) -> bool:
    """Whether the days behind a month are all days: nothing behind them is counted by the last."""
    until = listed.days[-1].until
    if is_measured(tokens, until):
        return False
    if len(listed.days) == 1 or tokens.low[listed.days[0].until] in DASHES:
        return True
    word = tokens.low[until]
    if tokens.low[listed.days[0].until] in (*ALSO, ",") and month_at(tokens, until):
        return False
    return not word.isalpha() or word in _AFTER_LIST


def is_measured(tokens: Tokens, until: int) -> bool:
    """Whether what follows a number of one or two digits makes it no day of the month."""
    word = tokens.low[until]
    if word in ("%", "percent", "per", "pct", "°") or tokens.low[until] in tokens.units.scales:
        return True
    glued = tokens.glued(until) and tokens.glued(until + 1)
    if word == ":":
        return glued and tokens.low[until + 1].isdecimal()
    if word == "-" and glued and tokens.low[until + 1].isalpha():
        return month_at(tokens, until + 1) is None
    if word == "." or not word.isalpha() or len(word) <= 2:
        return False
    unit = tokens.units.spellings.get(word)
    return unit is not None


def dates_of(
    tokens: Tokens, first: int, until: int, listed: Days, month: int, year: int | None
) -> Found | None:
    """One date for a stretch of days and for days in a row, else one each."""
    days = listed.days
    periods = [iso(year, month, day.number) or iso(year, month) or "" for day in days]
    in_a_row = days[-1].number - days[0].number == len(days) - 1
    if len(days) == 1:
        return plain(tokens, first, until, "date", period=periods[0])
    if listed.ranged or in_a_row:
        return plain(tokens, first, until, "date", period=f"{periods[0]}/{periods[-1]}")
    ends = [day.until for day in days]
    ends[-1] = until
    starts = [day.first for day in days]
    starts[0] = first
    numbers = [
        number
        for start, end, period in zip(starts, ends, periods, strict=True)
        for number in plain(tokens, start, end, "date", period=period).numbers
    ]
    return Found(numbers, until)


def stretch_of(
    tokens: Tokens, first: int, until: int, begin: tuple[int | None, int, int | None],
    end: tuple[int | None, int, int | None],
) -> Found | None:  # fmt: skip
    """One date from `begin` to `end`, each a year (None if not told), a month and a day."""
    end_year = end[0] if end[0] is not None else begin[0]
    year = begin[0]
    if year is None and end_year is not None:
        year = end_year - (begin[1:2] > end[1:2])
    opened, closed = iso(year, *begin[1:]), iso(end_year, *end[1:])
    if opened is None or closed is None or (year is not None and opened >= closed):
        return None
    return plain(tokens, first, until, "date", period=f"{opened}/{closed}" if opened else "")
