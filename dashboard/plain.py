"""Plain words: text of documents made safe for a terminal, and numbers of things."""

from __future__ import annotations

import unicodedata

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
