"""Dates in figures alone: "2020-08-23T17:07:05Z", "23-08-2020 17:07:05 ZULU", "8/23/20".

Comes in: the place of a numeral. Goes out: the date that begins there, with the time joined to it.
Where day and month cannot be told apart the period is the year alone.
"""

from __future__ import annotations

import re

from etl.extract.numbers.days import DASHES
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.months import full_year, iso
from etl.extract.numbers.times import ZONES, is_sixtieth
from etl.extract.numbers.tokens import Tokens

_UTC = frozenset(("z", "zulu", "utc", "gmt"))
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)|(\d{4})\.(\d{1,2})\.(\d{1,2})")
_LONGEST = 10
_BEFORE_DAY = frozenset(lexicon("dates")["figures"]["before"])
_NAMED = frozenset(tuple(day.split("/")) for day in lexicon("dates")["figures"]["named"])
_VERSIONS = frozenset(lexicon("dates")["figures"]["versions"])


def read_dotted(tokens: Tokens, index: int) -> Found | None:
    """A date in one numeral: "23.08.2020", "2020.08.23", and behind a preposition "23.08.20"."""
    raw = tokens.raw[index]
    if len(raw) > _LONGEST or not _stands_alone(tokens, index, index + 1):
        return None
    match = _DOTTED.fullmatch(raw)
    if match is None or tokens.low[index - 1] in _VERSIONS:
        return None
    if match[4]:
        period = iso(int(match[4]), int(match[5]), int(match[6]))
    elif len(match[3]) == 4:
        period = _day_and_month(int(match[3]), int(match[1]), int(match[2]), told=True)
    elif len(raw) == 8 and (tokens.low[index - 1] in _BEFORE_DAY or tokens.low[index + 2] == ":"):
        period = iso(full_year(int(match[3])), int(match[2]), int(match[1]))
    else:
        return None
    return _with_time(tokens, index, index + 1, period) if period else None


def read_parted(tokens: Tokens, index: int) -> Found | None:
    """A date in three numerals joined by dashes or strokes, or in two behind "on"."""
    low, mark = tokens.low, tokens.low[index + 1]
    if not (mark == "/" or mark in DASHES) or not _joined(tokens, index + 1):
        return None
    first, second, third = low[index], low[index + 2], low[index + 4]
    lengths = len(first), len(second), len(third)
    if lengths[1] > 2 or not (first.isdecimal() and second.isdecimal()):
        return None
    if low[index + 3] != mark or not (_joined(tokens, index + 3) and third.isdecimal()):
        return _without_year(tokens, index) if mark == "/" else None
    if not _stands_alone(tokens, index, index + 5):
        return None
    if lengths[0] == 4 and lengths[2] <= 2:
        if not "1000" <= first <= "2199":
            return None
        period = iso(int(first), int(second), int(third))
        if period is None and mark == "/":
            period = iso(int(first), int(third), int(second))
    elif lengths[0] <= 2 and lengths[2] == 4 and "1000" <= third <= "2199":
        period = _day_and_month(int(third), int(first), int(second), told=mark != "/")
    elif lengths[0] <= 2 and lengths[2] == 2 and mark == "/":
        period = _day_and_month(full_year(int(third)), int(first), int(second), told=False)
    else:
        return None
    return _with_time(tokens, index, index + 5, period) if period else None


def _without_year(tokens: Tokens, index: int) -> Found | None:
    pair = tokens.low[index], tokens.low[index + 2]
    if len(pair[0]) > 2 or not _stands_alone(tokens, index, index + 3):
        return None
    if pair not in _NAMED and (
        tokens.low[index - 1] not in _BEFORE_DAY
        or _day_and_month(2000, int(pair[0]), int(pair[1]), told=False) is None
        or tokens.low[index + 3] == "of"
    ):
        return None
    first, second = int(pair[0]), int(pair[1])
    period = "" if max(first, second) <= 12 else iso(None, min(first, second), max(first, second))
    return plain(tokens, index, index + 3, "date", period=period or "")


def _day_and_month(year: int, first: int, second: int, *, told: bool) -> str | None:
    """The period of two numbers and a year; `told` where the day is first if both orders do."""
    if not told and first <= 12 and second <= 12 and first != second and min(first, second) > 0:
        return iso(year)
    return iso(year, second, first) or iso(year, first, second)


def _joined(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index) and tokens.glued(index + 1)


def _stands_alone(tokens: Tokens, first: int, until: int) -> bool:
    """Whether no sign, letter or digit is glued to either end."""
    before, after = tokens.low[first - 1], tokens.low[until]
    if first and tokens.glued(first) and (before.isalnum() or before in "/-.$€£₽#:_"):
        return False
    if tokens.glued(until) and (after in DASHES or after == "/"):
        return not tokens.low[until + 1].isdecimal()
    return not (tokens.glued(until) and after.isalpha() and after != "t")


def _with_time(tokens: Tokens, first: int, until: int, period: str) -> Found:
    """The date, with the time of day that follows it."""
    low = tokens.low
    at = until
    if low[at] == "t" and tokens.glued(at):
        at += 1
    else:
        at += low[at] == ","
        at += low[at] == "at"
    clock = _clock(tokens, at)
    if clock is None:
        return plain(tokens, first, until, "date", period=period)
    written, until = clock
    if low[until] in _UTC:
        return plain(tokens, first, until + 1, "date", period=f"{period}T{written}Z")
    if low[until] in ("+", "-") and tokens.glued(until) and tokens.glued(until + 1):
        offset = low[until + 1]
        if len(offset) == 4 and offset.isdecimal():
            until += 2
        elif len(offset) == 2 and low[until + 2] == ":" and tokens.glued(until + 3):
            until += 4
    until += low[until] in ZONES and tokens.raw[until].isupper()
    return plain(tokens, first, until, "date", period=f"{period}T{written}")


def _clock(tokens: Tokens, at: int) -> tuple[str, int] | None:
    hours, minutes = tokens.low[at], tokens.low[at + 2]
    if not (0 < len(hours) <= 2 and hours.isdecimal() and int(hours) <= 24):
        return None
    if tokens.low[at + 1] != ":" or not _joined(tokens, at + 1) or not is_sixtieth(minutes):
        return None
    seconds = tokens.low[at + 4]
    if tokens.low[at + 3] == ":" and _joined(tokens, at + 3) and is_sixtieth(seconds[:2]):
        return f"{hours}:{minutes}:{seconds[:2]}", at + 5
    return f"{hours}:{minutes}", at + 3
