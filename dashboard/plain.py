"""Text from documents and sheets, made safe for a terminal."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """`text` on one line, without characters that would steer a terminal."""
    kept = "".join(c if unicodedata.category(c) not in ("Cc", "Cf") else " " for c in text)
    return " ".join(kept.split())


def short(text: str, most: int = 300) -> str:
    """`text` made plain, and cut behind `most` characters."""
    line = plain(text)
    return line if len(line) <= most else f"{line[:most].rstrip()}..."
