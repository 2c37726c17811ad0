"""What follows the figures of a time of day: "a.m.", "o'clock", "hours", a zone.

Comes in: the token behind the figures. Goes out: the first token behind the time, and whether
anything there makes sure that it is one.
"""

from __future__ import annotations

from etl.extract.numbers.days import DASHES
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.signs import SHORTENING
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")["clock"]
NOON = frozenset(_WORDS["noon"])
ZONES = frozenset(_WORDS["zones"])
NAMED = frozenset(_WORDS["named"])
_SHARP = frozenset(_WORDS["sharp"])


def tail_at(tokens: Tokens, at: int) -> tuple[int, bool]:
    """Behind what tells a time of day after its figures, and whether anything surely does."""
    low, raw = tokens.low, tokens.raw
    start = at
    if low[at] in ("am", "pm"):
        at += 1
    elif (
        low[at] in ("a", "p") and low[at + 1] == "." and low[at + 2] == "m" and tokens.glued(at + 2)
    ):
        at += 3
        at += low[at] == "." and tokens.glued(at)
    elif low[at] == "o" and low[at + 1] in SHORTENING and low[at + 2] == "clock":
        at += 3
    elif low[at] in ("hours", "hrs") and _is_hour(tokens, start):
        at += 1
    elif low[at] in NOON:
        return at + 1, low[at - 1] == "12"
    sure = at > start
    if (
        low[at] in ZONES
        and (raw[at].isupper() or low[at] == "zulu")
        and _may_have_zone(tokens, at, sure)
    ):
        at, sure = at + 1, True
        at += low[at] == "time"
        if (
            low[at] in ("+", "-")
            and tokens.glued(at)
            and tokens.glued(at + 1)
            and is_short(low[at + 1])
        ):
            at += 2
    elif low[at + 1] == "time" and low[at] in NAMED:
        at, sure = at + 2, True
    elif sure and low[at] in NAMED and raw[at][0].isupper():
        at += 1
    return at, sure


def _is_hour(tokens: Tokens, at: int) -> bool:
    """Whether the four digits before token `at` are the hour of a clock, not a count of hours."""
    raw = tokens.raw[at - 1]
    if len(raw) != 4 or tokens.low[at + 1] == "of":
        return tokens.low[at - 2] == ":"
    return raw[0] == "0" or tokens.low[at - 2] in _SHARP or tokens.low[at - 2] in DASHES


def _may_have_zone(tokens: Tokens, at: int, sure: bool) -> bool:
    """Whether figures before a zone's letters are a time: "0900 GMT", "9:30 ET", not "12 CT"."""
    raw = tokens.raw[at - 1]
    return sure or len(raw) == 4 or "." in raw or tokens.low[at - 2] == ":"


def is_short(hour: str) -> bool:
    """Whether a word is an hour in one or two digits."""
    return 0 < len(hour) <= 2 and hour.isdecimal() and int(hour) <= 12


def is_sixtieth(written: str) -> bool:
    """Whether two digits may be minutes or seconds."""
    return len(written) == 2 and written.isdecimal() and written < "60"
