"""Bare numbers of everyday things: who was hurt, a vote, a match, an age, the number of a page.

Comes in: a `Spot`. Goes out: whether its number is of one of those, whatever was told before. Its
words are in `english/everyday.toml`.
"""

from __future__ import annotations

import re

from etl.transform.spots import Spot
from etl.transform.words import any_of, words

_ELSEWHERE, _PEOPLE = words("everyday")["elsewhere"], words("everyday")["people"]
_BEFORE = re.compile(
    rf"{any_of(_ELSEWHERE['before'])}"
    rf"|{any_of(_PEOPLE['nouns'])}\s+{any_of(_PEOPLE['ages'])}\s+$"
    rf"|{any_of(_PEOPLE['pronouns'])}\s+(?:\w+\s+)?{any_of(_PEOPLE['deeds'])}",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\s*(?:of them\s+)?{any_of(_ELSEWHERE['behind'])}", re.IGNORECASE)
_LABEL = re.compile(rf"{any_of(_ELSEWHERE['right_before'])}\s+$", re.IGNORECASE)
_HOUR = re.compile(rf"{any_of(_ELSEWHERE['hours'])}\s+$", re.IGNORECASE)
_PARTS = re.compile(r"[;:]|,\s+(?:while|but|whereas)\b")
_MANY, _HOURS = 1_000, 24


def is_label(spot: Spot) -> bool:
    """Whether a bare number only names a page, a room or an entry."""
    bare = spot.mention.kind == "count" and not spot.mention.counted
    return bare and _LABEL.search(spot.sentence[: spot.start]) is not None


def is_elsewhere(spot: Spot) -> bool:
    """Whether a small bare number is of an everyday thing: "killed 12 people and injured 94"."""
    mention = spot.mention
    if mention.kind != "count" or mention.counted:
        return False
    if (mention.value or 0) >= _MANY:
        return False
    clause = _PARTS.split(spot.sentence[: spot.start])[-1]
    hour = (mention.value or 0) <= _HOURS and _HOUR.search(clause)
    return bool(hour or _BEFORE.search(clause) or _BEHIND.match(spot.after))
