"""Dates with a day or a month by name: "2nd of April 1996", "May 12 to June 3", "July 4, 5 and 6".

Comes in: the place of a day or of a month. Goes out: the dates that begin there, each with its
period, or None. Dates in figures alone, and years alone, are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from etl.extract.numbers.days import (
    ALSO,
    DASHES,
    SUFFIXES,
    UNTIL,
    Day,
    day_at,
    part_before,
    weekday_before,
    year_behind,
)  # fmt: skip
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.months import iso, misspelt_at, month_at
from etl.extract.numbers.tokens import Tokens

_AFTER_LIST = frozenset(lexicon("dates")["days"]["after_list"])
_MOST = 8

MonthAt = Callable[[Tokens, int], tuple[int, int] | None]


class Days(NamedTuple):
    """Days that share a month, and whether they are the ends of a stretch."""

    days: list[Day]
    ranged: bool


def read_days(tokens: Tokens, index: int, free: int) -> Found | None:
    """The dates that begin with the day at token `index`: "12-15 May 2014", "the 3rd of March"."""
    listed = _days(tokens, index)
    if listed is None:
        return None
    at = listed.days[-1].until
    at += tokens.low[at] == "day" and tokens.low[at + 1] == "of"
    at += tokens.low[at] == "of" or (tokens.low[at] in DASHES and tokens.glued(at))
    month = month_at(tokens, at) or misspelt_at(tokens, at)
    if month is None:
        return None
    year, until = year_behind(tokens, month[1])
    if year is None and month_at(tokens, at) is None:
        return None
    first = index
    if listed.days[0].ranked and tokens.low[index - 1] == "the" and index > free:
        first -= 1
    first = weekday_before(tokens, first, free)
    if not listed.ranged and (
        found := _to_another_day(tokens, first, listed, month[0], year, until)
    ):
        return found
    return _dates(tokens, first, until, listed, month[0], year)


def _days(tokens: Tokens, index: int) -> Days | None:
    """The days listed from token `index` on, in ascending order; None where they are in none."""
    day = day_at(tokens, index)
    if day is None:
        return None
    days, joints = [day], []
    while len(days) < _MOST:
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


def _dates(
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


def _to_another_day(
    tokens: Tokens, first: int, listed: Days, month: int, year: int | None, at: int
) -> Found | None:
    """A stretch that ends in another month, day before month: "12 May - 3 June 2014"."""
    if len(listed.days) > 1 or not (tokens.low[at] in DASHES or tokens.low[at] in UNTIL):
        return None
    at += 1 + (tokens.low[at + 1] == "the")
    last = day_at(tokens, at)
    if last is None:
        return None
    named = month_at(tokens, last.until + (tokens.low[last.until] == "of"))
    if named is None:
        return None
    end_year, until = year_behind(tokens, named[1])
    return _stretch(
        tokens, first, until, (year, month, listed.days[0].number),
        (end_year, named[0], last.number),
    )  # fmt: skip


def _stretch(
    tokens: Tokens, first: int, until: int, begin: tuple[int | None, int, int | None],
    end: tuple[int | None, int, int | None],
) -> Found | None:  # fmt: skip
    end_year = end[0] if end[0] is not None else begin[0]
    year = begin[0]
    if year is None and end_year is not None:
        year = end_year - (begin[1:2] > end[1:2])
    opened, closed = iso(year, *begin[1:]), iso(end_year, *end[1:])
    if opened is None or closed is None or (year is not None and opened >= closed):
        return None
    return plain(tokens, first, until, "date", period=f"{opened}/{closed}" if opened else "")


def read_month(tokens: Tokens, index: int, free: int, named: MonthAt = month_at) -> Found | None:
    """The dates that begin with the month at token `index`: "May 12, 2014", "late March 2017"."""
    month = named(tokens, index)
    if month is None:
        return None
    number, at = month
    start = at + (tokens.low[at] == "the")
    if "," in tokens.low[start]:
        return _tight(tokens, index, free, number, start)
    if day_at(tokens, start):
        return _month_and_day(tokens, index, free, number, start, sure=named is month_at)
    return _month_and_year(tokens, index, free, number, at)


def _tight(tokens: Tokens, index: int, free: int, month: int, at: int) -> Found | None:
    """ "July 4,2014": the comma without its space."""
    day, _, year = tokens.raw[at].partition(",")
    if not (0 < len(day) <= 2 and day.isdigit() and len(year) == 4 and "1500" <= year <= "2099"):
        return None
    period = iso(int(year), month, int(day)) if year.isdigit() else None
    first = weekday_before(tokens, index, free)
    return plain(tokens, first, at + 1, "date", period=period) if period else None


def _month_and_day(
    tokens: Tokens, index: int, free: int, month: int, at: int, *, sure: bool
) -> Found | None:
    listed = _days(tokens, at)
    if listed is None or not _ends(tokens, listed):
        day = day_at(tokens, at)
        if day is None or _measures(tokens, day.until):
            return None
        listed = Days([day], ranged=False)
    year, until = year_behind(tokens, listed.days[-1].until)
    if year is None and not sure:
        return None
    first = weekday_before(tokens, index, free)
    first = part_before(tokens, index, free) if first == index else first
    if not listed.ranged and len(listed.days) == 1:
        found = _to_another_month(tokens, first, listed.days[0].number, month, year, until)
        if found:
            return found
    return _dates(tokens, first, until, listed, month, year)


def _to_another_month(
    tokens: Tokens, first: int, day: int, month: int, year: int | None, at: int
) -> Found | None:
    """A stretch that ends in another month, month before day: "May 12 to June 3, 2014"."""
    if not (tokens.low[at] in DASHES or tokens.low[at] in UNTIL):
        return None
    named = month_at(tokens, at + 1)
    last = day_at(tokens, named[1]) if named else None
    if named is None or last is None or _measures(tokens, last.until):
        return None
    end_year, until = year_behind(tokens, last.until)
    return _stretch(tokens, first, until, (year, month, day), (end_year, named[0], last.number))


def _ends(tokens: Tokens, listed: Days) -> bool:
    """Whether the days behind a month are all days: nothing behind them is counted by the last."""
    until = listed.days[-1].until
    if _measures(tokens, until):
        return False
    if len(listed.days) == 1 or tokens.low[listed.days[0].until] in DASHES:
        return True
    word = tokens.low[until]
    if tokens.low[listed.days[0].until] in (*ALSO, ",") and month_at(tokens, until):
        return False
    return not word.isalpha() or word in _AFTER_LIST


def _measures(tokens: Tokens, until: int) -> bool:
    """Whether what follows a number of one or two digits makes it no day of the month."""
    word = tokens.low[until]
    if word in ("%", "percent", "per", "pct", "°") or tokens.low[until] in tokens.units.scales:
        return True
    glued = tokens.glued(until) and tokens.glued(until + 1)
    if word == ":":
        return glued and tokens.low[until + 1].isdigit()
    if word == "-" and glued and tokens.low[until + 1].isalpha():
        return month_at(tokens, until + 1) is None
    if word == "." or not word.isalpha() or len(word) <= 2:
        return False
    unit = tokens.units.spellings.get(word)
    return unit is not None


def _month_and_year(tokens: Tokens, index: int, free: int, month: int, at: int) -> Found | None:
    if tokens.low[at : at + 2] == ["of", "the"] and tokens.low[at + 4] == "year":
        return _short_year(tokens, index, month, at + 2)
    months, ends, joints = _months(tokens, month, at)
    year, until = year_behind(tokens, ends[-1])
    first = part_before(tokens, index, free)
    last = months[-1]
    ranged = len(months) == 2 and (joints[0] in DASHES or joints[0] in UNTIL)
    if year is None:
        return plain(tokens, index, ends[-1], "date") if ranged else None
    if len(months) == 1:
        if ending := _to_month_and_year(tokens, first, month, year, until):
            return ending
        return plain(tokens, first, until, "date", period=iso(year, month) or "")
    if ranged or last - month == len(months) - 1:
        return _stretch(
            tokens, first, until, (year - (month > last), month, None), (year, last, None)
        )
    return None


def _months(tokens: Tokens, month: int, at: int) -> tuple[list[int], list[int], Sequence[str]]:
    """The months listed from one on, the token behind each, and what joins them."""
    months, ends, joints = [month], [at], []
    while len(months) < _MOST:
        low = tokens.low[at]
        following = at + 1 + (low == "," and tokens.low[at + 1] in ALSO)
        joined = low in DASHES or low in UNTIL or low in ALSO or low in (",", "/")
        named = month_at(tokens, following) if joined else None
        if named is None:
            break
        joints.append(tokens.low[following - 1])
        months.append(named[0])
        at = named[1]
        ends.append(at)
    return months, ends, joints


def _to_month_and_year(tokens: Tokens, first: int, month: int, year: int, at: int) -> Found | None:
    if not (tokens.low[at] in DASHES or tokens.low[at] in UNTIL):
        return None
    named = month_at(tokens, at + 1)
    end_year, until = year_behind(tokens, named[1]) if named else (None, at)
    if named is None or end_year is None:
        return None
    return _stretch(tokens, first, until, (year, month, None), (end_year, named[0], None))


def _short_year(tokens: Tokens, index: int, month: int, at: int) -> Found | None:
    """ "February of the 14th year" is February 2014."""
    raw = tokens.raw[at]
    if len(raw) != 2 or not raw.isdigit() or tokens.low[at + 1] not in SUFFIXES:
        return None
    return plain(tokens, index, at + 3, "date", period=iso(2000 + int(raw), month) or "")
