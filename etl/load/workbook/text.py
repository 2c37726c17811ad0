"""Texts as Excel can hold them, without loss.

Comes in: any text. Goes out: one or more cell texts of at most 32,767 characters, in which what
Excel cannot hold is written by Excel's own ``_xHHHH_`` escape (Excel shows the character itself).
Nothing is dropped, cut or replaced, except by `plain`, for the words of a chart's frame.
"""

from __future__ import annotations

import re

from openpyxl.utils.escape import unescape

LIMIT = 32_767
"""Characters (UTF-16 units) of one Excel cell."""
_ROOM = LIMIT - 6  # a blank cell's first character is escaped

_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
# An x that would open an escape by itself is escaped too; so is x005F, which openpyxl deletes.
_ESCAPED = re.compile(f"[{_FORBIDDEN}\r]|(?<=_)x(?=[0-9A-Fa-f]{{4}})|x(?=005F)")
_UNSHOWABLE = re.compile(f"[{_FORBIDDEN}\r\n\t]+")


def _escape(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def encode(text: str) -> str:
    """`text` as it is written to a cell; `decode` and Excel give the same text back."""
    encoded = _ESCAPED.sub(_escape, text)
    if encoded and not encoded.strip():
        return f"_x{ord(text[0]):04X}_{encoded[1:]}"  # a blank cell would lose its blanks
    return encoded


def decode(written: str | None) -> str:
    """The text of a cell that `encode` wrote, as read by openpyxl; an empty cell is ''."""
    return unescape(written or "")


def _characters(text: str) -> list[str]:
    """Each character of `text` as `encode` writes it: slices of the list are slices of `text`."""
    written = list(text)
    for found in _ESCAPED.finditer(text):
        written[found.start()] = _escape(found)
    return written


def encoded_parts(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before `start`, from there to `end`, and behind it, for one cell of three runs.

    Each is as `encode` writes it within the whole text, so that the runs read together are `text`.
    """
    written = _characters(text)
    before, marked, after = (
        part if part.strip() else encode(part)
        for part in map("".join, (written[:start], written[start:end], written[end:]))
    )
    return before, marked, after


def split(text: str) -> list[str]:
    """`text` in pieces that each fit a cell once encoded; joined they are `text`."""
    if len(text) <= LIMIT // 7:  # no character takes more than seven units
        return [text]
    pieces, start, room = [], 0, _ROOM
    for end, written in enumerate(_characters(text)):
        size = _units(written)
        if size > room:
            pieces.append(text[start:end])
            start, room = end, _ROOM
        room -= size
    return [*pieces, text[start:]]


def plain(text: str, limit: int = 250) -> str:
    """`text` on one line for a title or a note, where XML forbids an escape: "�" stands for it.

    Longer than `limit` characters it ends in "…"; the whole text is in the tables.
    """
    line = _UNSHOWABLE.sub(lambda found: " " if found[0].isspace() else "�", text)
    return line if len(line) <= limit else line[: limit - 1] + "…"
