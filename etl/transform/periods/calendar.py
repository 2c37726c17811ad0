"""Reckoning with periods of ISO 8601: shifted, completed, cut to their first or last day.

Comes in: periods as etl/periods.py knows them. Goes out: periods, empty where none can be told.
It knows no words and no documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from etl.periods import months, span

_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_ISO = re.compile(rf"{_DATE}|\d{{4}}-(?:Q[1-4]|H[12])|{_DATE}/{_DATE}")
_YEAR = re.compile(r"(?<![\d-])\d{4}")
_PARTS = {
    (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2",
}  # fmt: skip
WINTER = "24"


def iso(period: str) -> str:
    """`period` if it is a year, quarter, half, month, day or interval of ISO 8601; else empty."""
    return period if _ISO.fullmatch(period) else ""


def plain(period: str) -> str:
    """`period` in the form of the tables: a season as its months, three months as a quarter."""
    if re.fullmatch(r"\d{4}-2[1-4]", period):
        return "/".join(months(period) or ())
    found = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period)
    if found and found[1] == found[3]:
        if part := _PARTS.get((int(found[2]), int(found[4]))):
            return f"{found[1]}-{part}"
        if (found[2], found[4]) == ("01", "12"):
            return found[1]
    return iso(period)


def year_of(period: str) -> int | None:
    """The last year of `period`."""
    found = _YEAR.findall(period)
    return int(found[-1]) if found else None


def length(period: str) -> int:
    """How many months `period` has; of a fiscal year twelve, of a day none."""
    if re.fullmatch(r"\d{4}/\d{4}", period):
        return 12 if int(period[5:]) == int(period[:4]) + 1 else 0
    reach = span(period)
    if reach is None or reach[0].day > 1 or (reach[1] + timedelta(days=1)).day > 1:
        return 0
    (first, last) = reach
    return 12 * (last.year - first.year) + last.month - first.month + 1


def overlap(first: str, second: str) -> bool:
    """Whether two periods have a day in common."""
    a, b = span(first), span(second)
    return bool(a and b and a[0] <= b[1] and b[0] <= a[1])


def is_precise(period: str) -> bool:
    """Whether `period` is a month or a day."""
    return re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", period) is not None


def complete(part: str, year: int) -> str:
    """The part of a year ("Q3", "04", "04-01", "01/05", "22") in `year`."""
    return plain("/".join(f"{year:04}-{piece}" for piece in part.split("/")))


def nearest(part: str, today: str, *, future: bool) -> str:
    """`part` in the year that makes it the last one begun by `today`, or the next one not over."""
    now, year = span(today), year_of(today)
    if now is None or year is None:
        return ""
    found = complete(part, year)
    if len(today) == len("2013") or (reach := span(found)) is None:
        return found
    if future and reach[1] < now[0]:
        found = complete(part, year + 1)
    elif not future and reach[0] > now[1]:
        found = complete(part, year - 1)
    return str(year_of(found)) if part == WINTER else found


def is_after(period: str, other: str) -> bool:
    """Whether `period` begins when `other` is over, as far as both are known."""
    own, told = span(period), span(other)
    return bool(own and told and own[0] > told[1])


def unit_of(period: str) -> str:
    """What `period` is one of: a year, a half, a quarter, a month or a day."""
    if "Q" in period or "H" in period:
        return "quarter" if "Q" in period else "half"
    return {7: "month", 10: "day"}.get(len(period), "year")


def shifted(period: str, count: int, unit: str) -> str:
    """`period` moved by `count` of `unit`; a finer unit than `period` allows gives nothing."""
    if unit == "decade":
        return shifted(period, 10 * count, "year")
    if unit == "year":
        moved = _YEAR.sub(lambda y: f"{int(y[0]) + count:04}", period)
        return moved if span(moved) else moved.replace("-02-29", "-02-28")
    reach = span(period)
    if reach is None:
        return ""
    begin = reach[0]
    if unit in ("day", "week"):
        return _days(begin, count, unit) if reach[0] == reach[1] else ""
    if (reach[1] - begin).days > {"month": 31, "quarter": 92, "half": 184}[unit]:
        return ""
    length = {"month": 1, "quarter": 3, "half": 6}[unit]
    whole = (begin.year * 12 + begin.month - 1) // length + count
    year, place = divmod(whole * length, 12)
    first = f"{year:04}-{place + 1:02}"
    return first if length == 1 else plain(f"{first}/{year:04}-{place + length:02}")


def _days(day: date, count: int, unit: str) -> str:
    if unit == "day":
        return (day + timedelta(days=count)).isoformat()
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
    return f"{monday}/{monday + timedelta(days=6)}"


def in_year(period: str, year: int) -> str:
    """`period`, a part of a year or a year, moved into `year`."""
    own = year_of(period)
    return shifted(period, year - own, "year") if own is not None else ""


def edge_of(period: str, edge: str) -> str:
    """The first day of `period` for "start", the last for "end"; else `period`."""
    reach = span(period)
    if reach is None or edge not in ("start", "end"):
        return period
    return reach[edge == "end"].isoformat()


def from_to(first: str, last: str) -> str:
    """The interval from the start of `first` to the end of `last`; empty where it runs back."""
    begin, end = first.partition("/")[0], last.rpartition("/")[2]
    if len(begin) != len(end) or "Q" in begin + end or "H" in begin + end:
        begin, end = begin[:4], end[:4]
    joined = plain(f"{begin}/{end}") if begin != end else begin
    return joined if span(joined) else ""


def covering(periods: Iterable[str]) -> str:
    """The years from the first of `periods` to the last; empty where there is none."""
    years = sorted({int(year) for period in periods for year in _YEAR.findall(period)})
    if not years:
        return ""
    return f"{years[0]:04}" if len(years) == 1 else f"{years[0]:04}/{years[-1]:04}"


def months_to(month: str, count: int) -> str:
    """The `count` months up to `month`."""
    return plain(f"{shifted(month, 1 - count, 'month')}/{month}") if count > 1 else month


def nearer(before: str, ahead: str, now: str) -> str:
    """Of two days that may be meant where no verb tells, the one nearer to `now`."""
    own, first, last = span(now), span(before), span(ahead)
    if not (own and first and last):
        return before
    return ahead if last[0] - own[1] < own[0] - first[1] else before


def of_this_year(part: str, now: str) -> str:
    """`part` in the year of `now`; a winter that `now` lies in is named by that year, too."""
    year = year_of(now)
    if year is None:
        return ""
    if part != WINTER:
        return complete(part, year)
    return now[:4] if overlap(complete(part, year - 1), now) else ""


def year_behind(period: str, part: str) -> str:
    """The year of `part` that is listed behind `period`: "for December and January"."""
    year = year_of(period) or 0
    begins, before = span(complete(part, year)), span(period)
    return f"{year + 1 if begins and before and begins[0] < before[0] else year:04}"
