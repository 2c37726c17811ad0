"""Periods as the tables write them: ISO 8601 years, halves, quarters, months, days and spans.

Comes in: a text such as ``2013``, ``2021-H1`` or ``2010/2012``. Goes out: its first and last
day, and its frequency. Never guesses: a text that is no such period has no span.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

FORMS = "2013, 2014-01, 2018-11-13, 2021-Q1, 2021-H1 or 2010/2012"
"""The forms of a period, as a remedy names them."""

DATE_FORMS = "2018, 2018-11 or 2018-11-13"
"""The forms of the date of a source."""

FREQUENCY_LABELS = {
    "A": "annual",
    "S": "half-yearly",
    "Q": "quarterly",
    "M": "monthly",
    "D": "single days",
    "_O": "other spans of time",
}
"""The frequencies of SDMX's code list CL_FREQ that periods have, in words."""

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<part>Q[1-4]|H[12])|"
    r"(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?))?",
    re.ASCII,
)
_PART = re.compile(r"(?P<year>\d{4})-(?P<part>Q[1-4]|H[12]|2[1-4])", re.ASCII)
_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2),
}  # fmt: skip


def is_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day that there is."""
    return bool(_DATE.fullmatch(text)) and span(text) is not None


def span(period: str) -> tuple[date, date] | None:
    """First and last day of `period`; None where it is not well-formed or runs backwards."""
    first, slash, last = period.partition("/")
    begin = _simple(first)
    end = _simple(last) if slash else begin
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return begin[0], end[1]


@lru_cache(maxsize=4_096)
def frequency(period: str) -> str:
    """The frequency of a figure for `period`, as SDMX codes it (CL_FREQ); "" for an undated one.

    >>> [frequency(period) for period in ("2014", "2014-Q1", "2014-01", "2010/2012", "")]
    ['A', 'Q', 'M', '_O', '']
    """
    year, _, part = period.partition("-")
    if not period or "/" in period or not year.isdigit():
        return "_O" if period else ""
    if part[:1] in ("Q", "H"):
        return "Q" if part[0] == "Q" else "S"
    if _PART.fullmatch(period):
        return "_O"  # a season of EDTF
    return {0: "A", 2: "M", 5: "D"}.get(len(part), "_O")


def months(period: str) -> tuple[str, str] | None:
    """First and last month of a quarter, a half or a season of EDTF (``2014-21`` is spring)."""
    found = _PART.fullmatch(period)
    if found is None:
        return None
    first, last = _MONTHS[found["part"]]
    year = int(found["year"])
    return f"{year:04}-{first:02}", f"{year + (last < first):04}-{last:02}"


def _simple(text: str) -> tuple[date, date] | None:
    found = _PERIOD.fullmatch(text)
    if found is None or text.startswith("0000"):
        return None
    year = int(found["year"])
    first, last = 1, 12
    if found["month"]:
        first = last = int(found["month"])
    elif found["part"]:
        first, last = _MONTHS[found["part"]]
    days = calendar.monthrange(year, last)[1]
    if found["day"]:
        day = int(found["day"])
        return (date(year, first, day),) * 2 if 1 <= day <= days else None
    return date(year, first, 1), date(year, last, days)
