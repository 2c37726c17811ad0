"""A page as it is printed: its words and their places in, its lines out.

A line has its words, where it stands, how high its letters are, and its cells: the stretches that
wide gaps part. Raised digits become superscripts, so that a footnote never lengthens a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from dataclasses import dataclass
from typing import Any, NamedTuple

from pypdfium2 import raw

from etl.extract.formats.layout import raised

BROKEN = "\ufffe"
"""What stands for the hyphen of a word that goes on in the next line."""
_LINE = re.compile(rf"[^\r\n{BROKEN}\x02]+[{BROKEN}\x02]?")
_WORD = re.compile(rf"[^\s{BROKEN}\x02]+")
_DIGIT = re.compile(r"(?<=\S)\d")
_SMALLER = 0.85
_ITEM = re.compile(r"[•·‣▪■●○*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]")
_GAP = 1.5
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


class Cell(NamedTuple):
    """Words that stand together, and how far they reach from the left of the page, in points."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; lengths are in points, `bottom` from the foot of the page.

    `first_word` is how wide its first word is; `is_broken` says that its last goes on below.
    """

    page: int
    cells: tuple[Cell, ...]
    bottom: float
    height: float
    first_word: float
    is_bold: bool
    is_broken: bool

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.cells[-1].right


class _Word(NamedTuple):
    left: float
    right: float
    bottom: float
    height: float
    text: str


def read_lines(page: Any, number: int) -> Iterator[Line]:
    """The lines of a text page of pypdfium2, which is page `number`, in the order of the file."""
    text = page.get_text_range()
    if len(text) != page.count_chars():  # a letter of two code units would shift all that follow
        codes = (raw.FPDFText_GetUnicode(page, at) for at in range(page.count_chars()))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    for match in _LINE.finditer(text):
        words = [_word(page, word) for word in _WORD.finditer(text, *match.span())]
        words = [word for word in words if word.text]
        if words:
            yield _line(page, number, words, match)


def _line(page: Any, number: int, words: list[_Word], match: re.Match[str]) -> Line:
    sizes = Counter(round(word.height, 1) for word in words for _ in word.text)
    height = max(sizes, key=lambda size: (sizes[size], size))
    bottoms = sorted(word.bottom for word in words)
    last = match[0][-1] in f"{BROKEN}\x02"
    return Line(
        page=number,
        cells=tuple(_cells(words, _GAP * height)),
        bottom=bottoms[len(bottoms) // 2],
        height=height,
        first_word=words[0].right - words[0].left,
        is_bold=_is_bold(page, match.start()) and _is_bold(page, match.end() - 1 - last),
        is_broken=last,
    )


def _word(page: Any, word: re.Match[str]) -> _Word:
    left, bottom, _, top = _box(page, word.start())
    right = _box(page, word.end() - 1)[2]
    text = list(word[0])
    base = 0
    for digit in _DIGIT.finditer(word[0]):
        at = digit.start()
        base = base if text[at - 1] != word[0][at - 1] else at - 1  # the last on the line
        if _is_raised(page, word.start() + base, word.start() + at):
            text[at] = raised(text[at])
    return _Word(left, right, bottom, top - bottom, "".join(text).translate(_LIGATURES))


def _is_raised(page: Any, base: int, digit: int) -> bool:
    """Whether a digit stands higher than the character at `base`, and is smaller."""
    _, bottom, _, top = _box(page, base)
    _, low, _, high = _box(page, digit)
    return high - low < _SMALLER * (top - bottom) and low > bottom


def _box(page: Any, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character with the room that its font gives it."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, index, box)
    return box.left, box.bottom, box.right, box.top


def _is_bold(page: Any, index: int) -> bool:
    name = create_string_buffer(128)
    raw.FPDFText_GetFontInfo(page, index, name, 128, c_int())
    return re.search(rb"(?i)bold|black|heavy", name.value) is not None


def _cells(words: list[_Word], gap: float) -> Iterator[Cell]:
    begun = words[:1]
    for word in words[1:]:
        is_mark = len(begun) == 1 and _ITEM.fullmatch(begun[0].text) is not None
        if word.left - begun[-1].right > gap and not is_mark:
            yield _cell(begun)
            begun = []
        begun.append(word)
    yield _cell(begun)


def _cell(words: list[_Word]) -> Cell:
    return Cell(words[0].left, words[-1].right, " ".join(word.text for word in words))
