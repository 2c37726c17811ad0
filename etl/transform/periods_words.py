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

_FILE = Path(__file__).parent / "english" / "periods.toml"


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
