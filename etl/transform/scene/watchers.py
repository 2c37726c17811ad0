"""Countries that only watch, count or write: "a Moscow weekly", "Kyiv's general staff".

Comes in: a text with its names. Goes out: whether a name says where somebody who speaks is from,
and not whose the counted are. Its words are in `english/sides.toml`.
"""

from __future__ import annotations

import re

from etl.transform.scene.masks import Masked
from etl.transform.words import alternatives, any_of, words
from etl.vocabulary.entities import Named

_WATCHERS = words("sides")["watchers"]
VOICE = re.compile(
    r"(?:['’]s?)?(?:\s+(?!and\b)[\w’-]+){0,2}?(?:,\s[^,;.]{1,40},)?,?\s+(?:which\s+)?"
    rf"(?:{any_of(_WATCHERS['nouns'])}|(?:\w+\s+){{0,3}}?{any_of(_WATCHERS['verbs'])})",
    re.IGNORECASE,
)
"""What follows the name of a country from which somebody speaks."""

_FROM_WHERE = re.compile(
    rf"\b(?:{alternatives('pairs')['watchers']['nouns']})\s+(?:in|from|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEAD = 32


def watches(text: Masked, name: Named) -> bool:
    """Whether `name` in `text` says where somebody who speaks is from."""
    speaks = text.may(VOICE) and VOICE.match(text.text, name.end) is not None
    return speaks or is_watched_from(text, name)


def is_watched_from(text: Masked, name: Named) -> bool:
    """Whether somebody only watches from `name`: "analysts in London"."""
    return text.may(_FROM_WHERE) and watched_from(text.text, name.start)


def watched_from(text: str, start: int) -> bool:
    """Whether somebody only watches from the place that `text` names at `start`."""
    return _FROM_WHERE.search(text[max(start - _LEAD, 0) : start]) is not None
