"""Where displayed text stands in its file: an exact map.

A passage is displayed without its markup; every displayed character still knows the characters of
the file that it shows. Nothing is ever searched for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple


class Piece(NamedTuple):
    """Characters of the file (`start` to `end`) displayed as `text`.

    Either character for character, or as a whole: `<br/>` as a space, `&amp;` as `&`.
    """

    start: int
    end: int
    text: str

    @property
    def literal(self) -> bool:
        """Whether each displayed character is one character of the file."""
        return self.end - self.start == len(self.text)


class OffsetMap:
    """The map of one displayed text; built from pieces in the order of the file."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(piece for piece in pieces if piece.text)
        texts = [piece.text for piece in self._pieces]
        self._shown = list(accumulate(map(len, texts), initial=0))[:-1]
        self.text = "".join(texts)

    @property
    def whole(self) -> bool:
        """Whether the text is one stretch of the file, character for character."""
        return len(self._pieces) == 1 and self._pieces[0].literal

    def to_file(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the file that displayed characters `start` to `end` stand for."""
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"no displayed characters {start}:{end}")
        if self.whole:
            before = self._pieces[0].start
            return before + start, before + end
        return self._file_span(start)[0], self._file_span(end - 1)[1]

    def _file_span(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._shown, position) - 1
        piece = self._pieces[index]
        if not piece.literal:
            return piece.start, piece.end
        start = piece.start + position - self._shown[index]
        return start, start + 1
