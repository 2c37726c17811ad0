"""Times of day and races: "10:30", "7 p.m. ET", "0900 GMT", "14:00-16:00", "five o'clock", "GMT+3".

Comes in: the place of a numeral or of an hour in words. Goes out: the time there with its zone. A
time without a digit ("noon") is no number.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.numbers.days import ALSO, DASHES, UNTIL, WEEKDAYS
from etl.extract.numbers.lexicon import lexicon, number_words
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.months import MONTHS
from etl.extract.numbers.times import NAMED, NOON, ZONES, is_short, is_sixtieth, tail_at
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")["clock"]
_TIMES_OF_DAY = frozenset(_WORDS["times_of_day"])
_HOURS = frozenset(_WORDS["hours"])
_AT = frozenset(_WORDS["at"])
_HOURS_IN_WORDS = number_words(1, 12)
_MINUTES_IN_WORDS = frozenset(_WORDS["minutes_in_words"])
_MAY_FOLLOW = frozenset({"in", "this", ":", "h", "am", "pm", "a", "p", "o"}).union(
    _HOURS, NOON, ZONES, NAMED, DASHES, UNTIL, ALSO
)
_TIME_OF_DAY = "a time of day"
_AFTERNOON = 13
_RACE = "a clock or race time"
_ZONE = "a time zone"

WORDS: frozenset[str] = frozenset(_HOURS_IN_WORDS) | _MINUTES_IN_WORDS
"""The words that may open a time of day."""


class _Face(NamedTuple):
    """Hours and minutes in figures: behind them, whether they are surely a time, and of a day."""

    until: int
    sure: bool
    of_day: bool


def read_clock(tokens: Tokens, index: int, free: int) -> Found | None:
    """The time that the numeral at `index` begins, or the zone that it is the offset of."""
    low = tokens.low
    if _behind_day(tokens, index):
        return plain(tokens, index, index + 1, "time", reason=_TIME_OF_DAY)
    if low[index + 1] not in _MAY_FOLLOW and low[index - 1] not in ("+", "-", "−"):
        return None
    if low[index - 1] in ("+", "-", "−") and _offsets(tokens, index) and index - 2 >= free:
        return _zone(tokens, index)
    if tokens.glued(index) and index and _belongs_before(tokens, index):
        return None
    if low[index - 1] in DASHES and tokens.glued(index) and low[index - 2].isdecimal():
        return None
    face = _face(tokens, index)
    if face is None:
        return None
    until, sure = tail_at(tokens, face.until)
    sure = sure or face.sure or (until == index + 1 and _at_time_of_day(tokens, index))
    last = _second(tokens, until, together=low[index - 1] in _AT)
    if last is None and not sure and (found := _in_points(tokens, index)):
        return found
    if last is not None and (sure or last.sure):
        until, sure = last.until, True
        until, _ = tail_at(tokens, until)
    if not sure:
        return None
    return plain(tokens, index, until, "time", reason=_TIME_OF_DAY if face.of_day else _RACE)


def _behind_day(tokens: Tokens, index: int) -> bool:
    """Whether hours and minutes with a point follow a day: "17 March, 15.00, building 2"."""
    low = tokens.low
    hours, dot, minutes = low[index].partition(".")
    if not dot or len(hours) != 2 or minutes[-1:] not in ("0", "5") or not is_sixtieth(minutes):
        return False
    told = low[index - 1] == "," and (low[index - 2] in MONTHS or low[index - 2] in WEEKDAYS)
    return told and int(hours) < 24 and not _measures(tokens, low[index + 1])


def _belongs_before(tokens: Tokens, index: int) -> bool:
    """Whether the sign glued before a numeral makes it no time: "$5", but "5pm EST/2pm PST"."""
    low = tokens.low
    if low[index - 1] == "/":
        return not (low[index - 2] in ZONES or low[index - 2] in ("am", "pm"))
    return low[index - 1] in ("$", "€", "£", ".", ":")


def _face(tokens: Tokens, index: int) -> _Face | None:
    """The figures of a time at token `index`, or None where they cannot be any."""
    low, raw = tokens.low, tokens.raw[index]
    size = len(raw)
    if size > 5 or not "0" <= raw[:1] < ":":
        return None
    after = low[index + 1]
    if size <= 2:
        if after == ":" and tokens.glued(index + 1) and tokens.glued(index + 2):
            return _colons(tokens, index)
        if after == "h" and tokens.glued(index + 1):
            minutes = low[index + 2]
            if tokens.glued(index + 2) and is_sixtieth(minutes) and int(raw) <= 24:
                return _Face(index + 3, True, True)
            return None
        return _Face(index + 1, False, True) if 0 < int(raw) <= 24 else None
    if size == 4 and raw.isdecimal():
        if raw[:2] > "24" or raw[2:] > "59":
            return None
        return _Face(index + 1, False, True)
    hours, dot, minutes = raw.partition(".")
    if not dot or len(hours) > 2 or int(hours or 99) > 24 or not is_sixtieth(minutes):
        return None
    return _Face(index + 1, False, True)


def _colons(tokens: Tokens, index: int) -> _Face | None:
    """ "10:30", "2:01:39", "1:42.38"."""
    low, raw = tokens.low, tokens.raw
    hours, minutes = raw[index], low[index + 2]
    if "." in minutes and is_sixtieth(minutes[:2]) and minutes[2:3] == "." and len(minutes) <= 6:
        return _Face(index + 3, True, False)
    if not is_sixtieth(minutes):
        return None
    at = index + 3
    if (
        low[at] == ":"
        and tokens.glued(at)
        and tokens.glued(at + 1)
        and is_sixtieth(low[at + 1][:2])
    ):
        return _Face(at + 2, True, int(hours) <= 24)
    if tokens.glued(at) and (low[at].isalpha() and low[at] not in ("am", "pm", "h", "z", "a", "p")):
        return None
    return _Face(at, True, int(hours) <= 24)


def _in_points(tokens: Tokens, index: int) -> Found | None:
    """ "from 9.30 to 17.00": two times with points, which "from" and the hours make sure."""
    low = tokens.low
    first, last = _face(tokens, index), _face(tokens, index + 2)
    told = low[index - 1] == "from" and low[index + 1] in UNTIL
    if not told and low[index + 1] in DASHES:
        told = low[index - 1 - (low[index - 1] in (":", "|"))] in WEEKDAYS
    if not told or first is None or last is None:
        return None
    times = low[index], low[index + 2]
    after = low[index + 3]
    if any("." not in time or time[-1] not in "05" for time in times) or _measures(tokens, after):
        return None
    on_days = after in ("on", "daily", "every", "each") or after in WEEKDAYS
    if low[index - 1] == "from" and not on_days and float(times[1]) < _AFTERNOON:
        return None
    return plain(tokens, index, index + 3, "time", reason=_TIME_OF_DAY)


def _measures(tokens: Tokens, word: str) -> bool:
    units = tokens.units
    return word in units.scales or word in units.spellings or word in ("per", "cents")


def _second(tokens: Tokens, at: int, *, together: bool) -> _Face | None:
    """The second time of a stretch: "14:00-16:00", "7 to 9 pm", "[between] 2 and 3 p.m."."""
    joint = tokens.low[at]
    joined = joint in DASHES or joint in UNTIL or (together and joint in ALSO)
    if not joined or not "0" <= tokens.low[at + 1] < ":":
        return None
    face = _face(tokens, at + 1)
    if face is None:
        return None
    _, sure = tail_at(tokens, face.until)
    return face._replace(sure=sure or face.sure) if sure or face.sure else None


def _offsets(tokens: Tokens, index: int) -> bool:
    """Whether the numeral behind a sign is the offset of a zone: "GMT+3", "BST +2"."""
    zone = tokens.raw[index - 2]
    if zone in ("GMT", "UTC", "gmt", "utc"):
        return True
    added = tokens.low[index - 1] == "+" and tokens.glued(index)
    return added and len(zone) > 2 and zone.isupper() and zone.lower() in ZONES


def _zone(tokens: Tokens, index: int) -> Found | None:
    """ "GMT+3", "UTC-5:30"."""
    raw = tokens.raw[index]
    if len(raw) > 5 or (len(raw) <= 2 and int(raw) > 14):
        return None
    until = index + 1
    if tokens.low[until] == ":" and tokens.glued(until) and is_sixtieth(tokens.low[until + 1]):
        until += 2
    return plain(tokens, index - 2, until, "time", reason=_ZONE)


def _at_time_of_day(tokens: Tokens, index: int) -> bool:
    """Whether an hour stands between "at" and a time of day: "at 5 in the afternoon"."""
    low = tokens.low
    if low[index + 1] not in ("in", "this") or low[index - 1] not in ("at", "around", "until"):
        return False
    return low[index + 2 + (low[index + 2] == "the")] in _TIMES_OF_DAY


def read_clock_in_words(tokens: Tokens, index: int, _free: int) -> Found | None:
    """ "five o'clock", "half past six", "twenty past 7", "seven in the evening"."""
    low = tokens.low
    word, after = low[index], low[index + 1]
    if after == "past" or (after == "to" and word == "quarter" and low[index - 2] != "by"):
        hour, behind = low[index + 2], low[index + 3]
        if word not in _MINUTES_IN_WORDS or _measures(tokens, behind) or behind == "and":
            return None
        if hour in _HOURS_IN_WORDS or is_short(hour):
            until, _ = tail_at(tokens, index + 3)
            return plain(tokens, index, until, "time", reason=_TIME_OF_DAY)
        return None
    if word not in _HOURS_IN_WORDS:
        return None
    until, sure = index + 1, False
    if after in ("o", "am", "pm", "a", "p"):
        until, sure = tail_at(tokens, index + 1)
    elif word != "one":
        sure = _at_time_of_day(tokens, index)
    if not sure or (after in ("am", "pm") and not tokens.raw[index + 1].islower()):
        return None
    return plain(tokens, index, until, "time", reason=_TIME_OF_DAY)
