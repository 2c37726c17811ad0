"""The words of English that tell time, as data and as parts of patterns.

Comes in: `english/periods.toml`. Goes out: its tables, and alternations for regular expressions.
It decides nothing about what a date means.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_REACH = 200
_LAST = re.compile(r"\w+$")
_LONGEST = 30
_FILE = Path(__file__).parents[1] / "english" / "periods.toml"


@cache
def words() -> dict[str, Any]:
    """The tables of `english/periods.toml`."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def any_of(listed: Iterable[str]) -> str:
    """A pattern for any of `listed`, the longest first; a space stands for any white space."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace(r"\?", "?")
        for word in sorted(listed, key=lambda word: (-len(word), word))
    )


def behind(listed: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of `listed` as whole words."""
    return re.compile(rf"(?<!\w)(?:{any_of(listed)})(?!\w)", re.IGNORECASE)


def last_of(*listed: Iterable[str]) -> frozenset[str]:
    """The last words of all phrases of `listed`, in small letters."""
    return frozenset(phrase.split()[-1].casefold() for phrases in listed for phrase in phrases)


def ends_in(text: str, last: frozenset[str]) -> bool:
    """Whether the last word of `text`, blanks and a comma behind it, is one of `last`.

    A pattern that ends there has to look for its beginning from all places of the text.

    >>> ends_in("It was less than ", last_of(["as much as", "than"]))
    True
    """
    end = text.rstrip()
    end = end.removesuffix(",").rstrip()[-_LONGEST:]
    found = _LAST.search(end)
    return found is not None and found[0].casefold() in last


def leads_to(pattern: re.Pattern[str], text: str, end: int) -> bool:
    """Whether `pattern`, whose match ends where the text does, stands right before `end`.

    Only what is near is searched: a passage of a thousand dates takes no longer for each.
    """
    return pattern.search(text, max(end - _REACH, 0), end) is not None
