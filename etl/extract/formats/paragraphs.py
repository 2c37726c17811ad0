"""Printed lines in; paragraphs, headings, list items and the rows of tables out.

Lines belong together by their distance, height and margins, and by whether the next one could have
begun in the line before. A sentence that goes on in the next column or page is one paragraph, on
the page where it begins. Heads, feet and page numbers stand apart, never within it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from etl.extract.formats.furniture import furniture
from etl.extract.formats.hyphens import joined, words_of
from etl.extract.formats.layout import Part, row
from etl.extract.formats.printed import Line
from etl.extract.formats.ruled import Run, runs
from etl.tables import PassageKind

_ENDS = re.compile(r"[.!?:;…][\"”’'»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_BULLET = re.compile(r"[•·‣▪■●○*–—-]\s")
_OPENING_BULLET = re.compile(rf"\A{_BULLET.pattern}+")
_NUMBERED = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_CONTENTS = re.compile(r"(?:\. ?){5,}+\d+$")
_NEAR_END = 200
_IN_CONTENTS = "a line of the table of contents"
_HEADING_UP_TO = 200
_AHEAD = 4
_SMALL, _LARGE = 0.92, 1.12


@dataclass(slots=True)
class _Paragraph:
    kind: PassageKind
    lines: list[Line] = field(default_factory=list)
    text: str = ""
    reason: str = ""

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def height(self) -> float:
        return self.lines[0].height


def parts(lines: Sequence[Line]) -> Iterator[Part]:
    """What `lines`, in the order of the file, say, as the parts of a layout."""
    apart = furniture(lines)
    print_ = _Print([line for place, line in enumerate(lines) if place not in apart])
    aside: dict[int, list[Part]] = defaultdict(list)
    for place, reason in apart.items():
        line = lines[place]
        aside[line.page].append(Part("boilerplate", line.text, line.page, reason))
    page = 0
    for paragraph in print_.paragraphs():
        for passed in range(page, paragraph.lines[0].page):
            yield from aside.pop(passed, ())
        page = paragraph.lines[0].page
        text = paragraph.text or joined(paragraph.lines, print_.words)
        if paragraph.kind == "list_item":
            text = _OPENING_BULLET.sub("", text)
        reason = _IN_CONTENTS if _CONTENTS.search(text[-_NEAR_END:]) else ""
        yield Part("boilerplate" if reason else paragraph.kind, text, page, reason)
    for passed in sorted(aside):
        yield from aside[passed]


class _Print:
    """The measures of a document's lines, and what follows from them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.runs = list(runs(lines))
        self.lines = [line for run in self.runs if not run.rows for line in run.lines]
        self.words = words_of(lines)
        heights: Counter[float] = Counter()
        for line in self.lines:
            heights[line.height] += len(line.text)
        self.body = max(heights, key=lambda height: heights[height]) if heights else 0.0
        bold = sum(len(line.text) for line in self.lines if line.is_bold)
        self.is_bold = bold > sum(heights.values()) / 2
        self.leading = _leading(self.lines)

    def paragraphs(self) -> list[_Paragraph]:
        """Every paragraph, those that a column or page has divided made whole."""
        made: list[_Paragraph] = []
        for run in self.runs:
            begins = len(made)
            made.extend(_table(run) if run.rows else self._of(run.lines))
            if begins < len(made) and (open_ := self._open(made, begins)):
                open_.lines.extend(made.pop(begins).lines)
        return made

    def _of(self, lines: Sequence[Line]) -> Iterator[_Paragraph]:
        """The paragraphs of lines that stand below each other."""
        begun: list[Line] = []
        for at, line in enumerate(lines):
            if begun and not self._goes_on(begun, lines[at : at + _AHEAD]):
                yield self._paragraph(begun)
                begun = []
            begun.append(line)
        if begun:
            yield self._paragraph(begun)

    def _goes_on(self, begun: Sequence[Line], ahead: Sequence[Line]) -> bool:
        """Whether the first line of `ahead` goes on with the paragraph `begun`."""
        before, line = begun[-1], ahead[0]
        drop = before.bottom - line.bottom
        if _CONTENTS.search(before.text):
            return False
        if before.is_broken:
            return drop < 3 * before.height
        if drop > 1.25 * self.leading.get(round(before.height), 1.3 * before.height):
            return False
        if abs(line.height - before.height) > 0.12 * before.height:
            return False
        ended = _ENDS.search(before.text) is not None
        if _BULLET.match(line.text) or (ended and _NUMBERED.match(line.text)):
            return False
        first = line.text[0]
        if first.islower():
            return True
        if all(other.is_bold for other in begun) and not line.is_bold:
            return False
        if _room(before, [*begun, *ahead]) > line.first_word + 0.4 * line.height:
            return not (ended or first.isupper())
        margin = min(other.left for other in begun[1:] or begun)
        return not (ended and line.left > margin + 0.6 * line.height and not _is_item(begun[0]))

    def _paragraph(self, lines: list[Line]) -> _Paragraph:
        text = " ".join(line.text for line in lines)
        stands_out = lines[0].height > _LARGE * self.body or (
            not self.is_bold and all(line.is_bold for line in lines)
        )
        if stands_out and len(text) <= _HEADING_UP_TO and not text.endswith((".", ",", ";")):
            return _Paragraph("heading", lines)
        return _Paragraph("list_item" if _is_item(lines[0]) else "paragraph", lines)

    def _open(self, made: Sequence[_Paragraph], at: int) -> _Paragraph | None:
        """The paragraph whose sentence that at `at`, first in its column, goes on with."""
        following = made[at]
        if following.kind != "paragraph":
            return None
        page = following.lines[0].page
        for before in (made[earlier] for earlier in reversed(range(at))):
            if before.last.page < page - 1:
                return None
            if before.kind != "heading" and before.height < _SMALL * following.height:
                continue  # a footnote
            if before.kind not in ("paragraph", "list_item"):
                return None
            alike = abs(before.height - following.height) <= 0.12 * before.height
            if not alike or _ENDS.search(before.last.text):
                return None
            small = following.lines[0].text[0].islower()
            last = before.last
            is_full = len(before.lines) > 1 and (
                _room(last, before.lines) < 0.15 * (last.right - last.left)
            )
            return before if small or before.last.is_broken or is_full else None
        return None


def _is_item(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))


def _table(run: Run) -> Iterator[_Paragraph]:
    for line, cells in zip(run.lines, run.rows, strict=True):
        yield _Paragraph("row", [line], text=row(cells))


def _leading(lines: Sequence[Line]) -> dict[int, float]:
    """How far below each other lines usually stand, by the height of their letters."""
    drops: dict[int, list[float]] = defaultdict(list)
    for before, line in pairwise(lines):
        drop = before.bottom - line.bottom
        alike = abs(before.height - line.height) <= 0.05 * before.height
        if before.page == line.page and alike and 0 < drop < 3 * line.height:
            drops[round(line.height)].append(drop)
    return {height: median(found) for height, found in drops.items()}


def _room(line: Line, near: Sequence[Line]) -> float:
    """How much room is left behind `line`, as the lines near it that begin below it tell."""
    return max(o.right for o in near if abs(o.left - line.left) < 4 * line.height) - line.right
