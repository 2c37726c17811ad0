"""Texts too large to hold: chunks of bytes in, passages and their numbers out, as they come.

Whole paragraphs are read together, so that a number is what it is in the whole text, and places
count the characters of the whole text. Nothing is kept of what has been read: that is why a number
is never settled here, which may need words that stand far from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from etl.extract.decoding import decoded, empty, is_blank
from etl.extract.markup import displayed
from etl.extract.mentions import passage_mentions
from etl.extract.passages import WRAPPED_FROM, blocks, is_timed
from etl.extract.sentences import sentence_spans
from etl.tables import Mention, Passage, stable_id
from etl.vocabulary.units import Units

LONGEST = 65_536
UNBROKEN = 1_048_576
_PASSAGE_END = re.compile(rf"^[^\n]{{0,{WRAPPED_FROM - 1}}}\n", re.MULTILINE)
_APART = re.compile(r"(?<![\d\s])\s++(?!\d)")
_BLANK = re.compile(r"\s")


class Piece(NamedTuple):
    """A stretch of a text that is read on its own; its first character has the place `start`."""

    start: int
    text: str


def read_stream(
    chunks: Iterable[bytes], units: Units, *, place: str, document_id: str
) -> Iterator[tuple[Passage, list[Mention]]]:
    """The passages of the text in `chunks`, each with its numbers, as soon as they are there.

    Raises `InputFault` at bytes that are no text (what was read before stands), and at the end
    where there was nothing but blanks.
    """
    blank, timed, number, paragraphs = True, False, 0, 0
    for piece in pieces(decoded(chunks, place)):
        blank = blank and is_blank(piece.text)
        timed = timed or is_timed(piece.text)
        paragraphs_before = paragraphs
        for block in blocks(piece.text, opens=piece.start == 0, timed=timed):
            number, paragraphs = number + 1, paragraphs_before + block.paragraph
            shown = displayed(piece.text, block.start, block.end, cells=block.cells)
            start = piece.start + block.start
            passage = Passage(
                passage_id=stable_id("p", document_id, shown.text, start),
                document_id=document_id,
                number=number,
                paragraph=paragraphs,
                kind=block.kind,
                reason=block.reason,
                text=shown.text,
                start=start,
                end=piece.start + block.end,
                time_s=block.time_s,
            )
            yield passage, passage_mentions(passage, shown, piece.text, units, piece.start)
    if blank:
        raise empty(place)


def pieces(
    texts: Iterable[str], longest: int = LONGEST, unbroken: int = UNBROKEN
) -> Iterator[Piece]:
    """The text that `texts` make up, cut where it may be: together the pieces are the text.

    A piece holds whole paragraphs and at most `longest` characters. A longer paragraph is cut
    between sentences, else at white space (where none is near, up to `unbroken` characters are
    one piece). Where it is cut does not depend on how the text was divided into `texts`.
    """
    held, start = "", 0
    for text in texts:
        held += text
        while cut := _cut(held, longest, unbroken):
            yield Piece(start, held[:cut])
            held, start = held[cut:], start + cut
    if held:
        yield Piece(start, held)


def _cut(held: str, longest: int, unbroken: int) -> int:
    """How many characters of `held` the next piece has; 0 where that takes more text to say."""
    if len(held) <= longest:
        return 0
    window = held[:longest]
    return _paragraphs_end(window) or _sentences_end(window) or _blank(held, longest, unbroken)


def _paragraphs_end(window: str) -> int:
    return max((match.end() for match in _PASSAGE_END.finditer(window)), default=0)


def _sentences_end(window: str) -> int:
    spans = sentence_spans(window)
    return spans[-1][0] if len(spans) > 1 else 0


def _blank(held: str, longest: int, unbroken: int) -> int:
    """Behind the last white space within `longest`, rather not beside a digit; else the first."""
    for pattern in (_APART, _BLANK):
        ends = (match.end() for match in pattern.finditer(held, 0, longest))
        if last := max((end for end in ends if end < longest), default=0):
            return last
    if found := _BLANK.search(held, longest - 1, unbroken):
        return found.end()
    return unbroken if len(held) >= unbroken else 0
