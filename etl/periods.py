"""Periods as the tables write them: ISO 8601 years, halves, quarters, months, days and spans.

Comes in: a text such as ``2013``, ``2021-H1`` or ``2010/2012``. Goes out: its first and last
day. Never guesses: a text that is no such period has no span.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

FORMS = "2013, 2014-01, 2018-11-13, 2021-Q1, 2021-H1 or 2010/2012"
"""The forms of a period, as a remedy names them."""

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|"
    r"(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?))?",
    re.ASCII,
)


def span(period: str) -> tuple[date, date] | None:
    """First and last day of `period`; None where it is not well-formed or runs backwards."""
    first, slash, last = period.partition("/")
    begin = _simple(first)
    end = _simple(last) if slash else begin
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return begin[0], end[1]


def _simple(text: str) -> tuple[date, date] | None:
    found = _PERIOD.fullmatch(text)
    if found is None or text.startswith("0000"):
        return None
    year = int(found["year"])
    first, last = 1, 12
    if found["month"]:
        first = last = int(found["month"])
    elif found["quarter"]:
        first, last = int(found["quarter"]) * 3 - 2, int(found["quarter"]) * 3
    elif found["half"]:
        first, last = int(found["half"]) * 6 - 5, int(found["half"]) * 6
    days = calendar.monthrange(year, last)[1]
    if found["day"]:
        day = int(found["day"])
        return (date(year, first, day),) * 2 if 1 <= day <= days else None
    return date(year, first, 1), date(year, last, days)
