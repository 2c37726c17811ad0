"""The layout of a text that was taken from a file: its parts in, one text and its blocks out.

Every block is characters of that text as they are displayed, with no markup to take away; a row of
a table is one line, its cells separated by " | ".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.catalogue import Entry
from etl.extract.passages import Block
from etl.tables import PassageKind

MAX_CHARACTERS = 20_000_000
CELLS = " | "
_TOGETHER = ("row", "list_item")
# White space but those blanks that hold a number together; what a reader does not see.
_BLANKS = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SUPERSCRIPTS = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")


class Limit(Exception):
    """More text than is read at once."""


class Part(NamedTuple):
    """One passage to be: what it is and its text, with the page it begins on and why it is none."""

    kind: PassageKind
    text: str
    page: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A document's text, its blocks in order, and what the file itself says of the document.

    `unread` are sentences on what of it could not be read.
    """

    text: str
    blocks: tuple[Block, ...]
    said: Entry
    unread: tuple[str, ...] = ()


def lay_out(parts: Iterable[Part], said: Entry) -> Laid:
    """`parts` as one text; those without any text are left out.

    Raises `Limit` where they are too long.
    """
    written: list[str] = []
    blocks: list[Block] = []
    at, before = 0, ""
    for part in parts:
        text = clean(part.text)
        if not text:
            continue
        if blocks:
            gap = "\n" if part.kind == before and before in _TOGETHER else "\n\n"
            written.append(gap)
            at += len(gap)
        written.append(text)
        blocks.append(
            Block(
                at, at + len(text), part.kind, len(blocks) + 1, reason=part.reason, page=part.page
            )
        )
        at, before = at + len(text), part.kind
        if at > MAX_CHARACTERS:
            raise Limit
    return Laid("".join([*written, "\n"]), tuple(blocks), said)


def clean(text: str) -> str:
    """`text` in one line, each run of blanks a single one, without what nobody sees."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()


def row(cells: Sequence[str]) -> str:
    """One line for the cells of a row; those that are empty at its end are left out."""
    texts = [clean(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return CELLS.join(texts)


def raised(text: str) -> str:
    """`text` that stands above the line: digits as superscripts, anything else as it is."""
    made = text.translate(_SUPERSCRIPTS)
    return text if any(character.isalpha() for character in text) else made
