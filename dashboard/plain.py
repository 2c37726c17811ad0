"""Plain words: text of documents made safe for a terminal, and numbers of things."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
_STEERING = ("Cc", "Cf", "Zl", "Zp")


def unsteered(text: str) -> str:
    """`text` with a blank for each character that would steer a terminal or end its line."""
    if text.isprintable():
        return text
    return "".join(c if unicodedata.category(c) not in _STEERING else " " for c in text)


def plain(text: str) -> str:
    """`text` on one line, without characters that would steer a terminal."""
    return " ".join(unsteered(text).split())


def short(text: str, most: int = 300) -> str:
    """`text` made plain, and cut behind `most` characters."""
    line = plain(text)
    return line if len(line) <= most else f"{line[:most].rstrip()}..."


def counted(number: int, name: str) -> str:
    """A number of things: "1 figure", "27 figures", "2 entities", "3 near misses"."""
    if number == 1:
        return f"1 {name}"
    head, of, tail = name.partition(" of ")
    if head.endswith("y"):
        plural = f"{head[:-1]}ies"
    else:
        plural = f"{head}es" if head.endswith("s") else f"{head}s"
    return f"{number:,} {plural}{of}{tail}"


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """`names` by their keys without what stands in brackets: "Press (Paris)" is "Press".

    A name keeps its brackets where it is nothing but them, or where another is the same but for
    them: "Press (Rome)".
    """
    cut = {name: " ".join(_BRACKETS.sub(" ", name).split()) for name in names.values()}
    alike = Counter(cut.values())
    return {
        key: cut[name] if cut[name] and alike[cut[name]] == 1 else name
        for key, name in names.items()
    }
