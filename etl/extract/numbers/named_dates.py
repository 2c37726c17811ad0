"""Dates with a day or a month by name: "2nd of April 1996", "May 12 to June 3", "July 4, 5 and 6".

Comes in: the place of a day or of a month. Goes out: the dates that begin there, each with its
period, or None. Dates in figures alone, and years alone, are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from etl.extract.numbers.day_lists import (
    MOST,
    Days,
    are_days,
    dates_of,
    days_at,
    is_measured,
    stretch_of,
)
from etl.extract.numbers.days import (
    ALSO,
    DASHES,
    UNTIL,
    day_at,
    part_before,
    weekday_before,
    year_behind,
)
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.months import iso, misspelt_at, month_at
from etl.extract.numbers.neighbours import is_counted
from etl.extract.numbers.ranks import SUFFIXES
from etl.extract.numbers.tokens import Tokens

MonthAt = Callable[[Tokens, int], tuple[int, int] | None]


def read_days(tokens: Tokens, index: int, free: int) -> Found | None:
    """The dates that begin with the day at token `index`: "12-15 May 2014", "the 3rd of March"."""
    listed = days_at(tokens, index)
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
    return dates_of(tokens, first, until, listed, month[0], year)


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
    return stretch_of(
        tokens, first, until, (year, month, listed.days[0].number),
        (end_year, named[0], last.number),
    )  # fmt: skip


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
    if not (0 < len(day) <= 2 and day.isdecimal() and len(year) == 4 and "1500" <= year <= "2099"):
        return None
    period = iso(int(year), month, int(day)) if year.isdecimal() else None
    first = weekday_before(tokens, index, free)
    return plain(tokens, first, at + 1, "date", period=period) if period else None


def _month_and_day(
    tokens: Tokens, index: int, free: int, month: int, at: int, *, sure: bool
) -> Found | None:
    listed = days_at(tokens, at)
    if listed is None or not are_days(tokens, listed):
        day = day_at(tokens, at)
        if day is None or is_measured(tokens, day.until):
            return None
        listed = Days([day], ranged=False)
    year, until = year_behind(tokens, listed.days[-1].until)
    if year is None and (not sure or _counts_behind_in(tokens, index, until)):
        return None
    first = weekday_before(tokens, index, free)
    first = part_before(tokens, index, free) if first == index else first
    if not listed.ranged and len(listed.days) == 1:
        found = _to_another_month(tokens, first, listed.days[0].number, month, year, until)
        if found:
            return found
    return dates_of(tokens, first, until, listed, month, year)


def _counts_behind_in(tokens: Tokens, index: int, until: int) -> bool:
    """Whether what looks like a day counts: "in May 12 soldiers died"."""
    return tokens.low[index - 1] == "in" and is_counted(tokens, until)


def _to_another_month(
    tokens: Tokens, first: int, day: int, month: int, year: int | None, at: int
) -> Found | None:
    """A stretch that ends in another month, month before day: "May 12 to June 3, 2014"."""
    if not (tokens.low[at] in DASHES or tokens.low[at] in UNTIL):
        return None
    named = month_at(tokens, at + 1)
    last = day_at(tokens, named[1]) if named else None
    if named is None or last is None or is_measured(tokens, last.until):
        return None
    end_year, until = year_behind(tokens, last.until)
    return stretch_of(tokens, first, until, (year, month, day), (end_year, named[0], last.number))


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
        return stretch_of(
            tokens, first, until, (year - (month > last), month, None), (year, last, None)
        )
    return None


def _months(tokens: Tokens, month: int, at: int) -> tuple[list[int], list[int], Sequence[str]]:
    """The months listed from one on, the token behind each, and what joins them."""
    months, ends, joints = [month], [at], []
    while len(months) < MOST:
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
    return stretch_of(tokens, first, until, (year, month, None), (end_year, named[0], None))


def _short_year(tokens: Tokens, index: int, month: int, at: int) -> Found | None:
    """ "February of the 14th year" is February 2014."""
    raw = tokens.raw[at]
    if len(raw) != 2 or not raw.isdecimal() or tokens.low[at + 1] not in SUFFIXES:
        return None
    return plain(tokens, index, at + 3, "date", period=iso(2000 + int(raw), month) or "")
