"""The rows of a table as the XML of a sheet.

Comes in: a `Grid` that has its place on a sheet. Goes out: one row after the other, so that the
cells of a large table are never held together, and the links that stand in them. A text is always
text: never a formula, an error or a link by itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from etl.load.workbook import style
from etl.load.workbook.grid import ADDRESS, LINK_LIMIT, Column, Grid
from etl.load.workbook.text import encode, encoded_parts

_ROWS_AT_ONCE = 500
_OFTEN = 1_000  # characters; longer texts seldom recur
_HEADER_POINTS = 20
_EMPTY = "/>"
_FORMATS = {"text": style.GENERAL, "integer": style.INTEGER, "number": style.GENERAL}
_SIDES = {"text": style.LEFT, "integer": style.RIGHT, "number": style.RIGHT}
_QUOTED = ("=", "+", "-", "@", "\t", "\r")
_LOOKS = InlineFont(rFont=style.SANS, sz=10, b=True, color=Color(style.ACCENT))
_MARKED = bytes(tostring(_LOOKS.to_tree("rPr"))).decode()  # type: ignore[arg-type]  # the stub errs


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with its place on a sheet: the row of its header, and how high its rows are.

    `heights` are in points; None for a row of one line.
    """

    grid: Grid
    top: int
    heights: Sequence[float | None]

    @property
    def height(self) -> float:
        """How high the rows below the header are together, in points."""
        return sum(height or style.ROW_POINTS for height in self.heights)


@dataclass(slots=True)
class Links:
    """The links of one sheet: cells with their places in the workbook, cells with addresses."""

    places: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)

    def add(self, cell: str, column: Column, index: int) -> bool:
        """Link a cell to where its value leads, if that is anywhere; returns whether it does."""
        value = column.values[index]
        if not value or len(self.places) + len(self.addresses) >= LINK_LIMIT:
            return False
        if column.links and column.links[index]:
            self.places.append((cell, column.links[index]))
            return True
        if column.urls and ADDRESS.fullmatch(value):
            self.addresses.append((cell, value))
            return True
        return False


def rows_of_table(sheet: Worksheet, placed: Placed, links: Links) -> Iterator[str]:
    """The header and the rows of a table, each an XML element; adds to `links` as it goes."""
    grid, first = placed.grid, placed.top + 1
    columns = [
        _ColumnWriter(column, get_column_letter(number), _Styles(sheet, column), links)
        for number, column in enumerate(grid.columns, start=1)
    ]
    heads = "".join(column.head(placed.top) for column in columns)
    yield _row(placed.top, _HEADER_POINTS, heads)
    for start in range(0, len(grid), _ROWS_AT_ONCE):
        indices = range(start, min(start + _ROWS_AT_ONCE, len(grid)))
        written = zip(*(column.cells(first, indices) for column in columns), strict=True)
        for index, cells in zip(indices, written, strict=True):
            yield _row(first + index, placed.heights[index], "".join(cells))


def _row(number: int, height: float | None, cells: str) -> str:
    high = f' ht="{height:g}" customHeight="1"' if height else ""
    return f'<row r="{number}"{high}>{cells}</row>'


@dataclass(frozen=True, slots=True)
class _ColumnWriter:
    column: Column
    letter: str
    styles: _Styles
    links: Links

    def head(self, row: int) -> str:
        """The cell of the column's name."""
        return f'<c r="{self.letter}{row}" s="{self.styles.head}"{_content(self.column.name)}'

    def cells(self, first: int, indices: range) -> list[str]:
        """The cells of the values of these indices, the first value being in row `first`."""
        column, letter, styles = self.column, self.letter, self.styles
        linking = bool(column.links or column.urls)
        fixed = _FORMATS[column.type]
        made = []
        for index in indices:
            value, cell = column.values[index], f"{letter}{first + index}"
            linked = linking and self.links.add(cell, column, index)
            mark = column.marks[index] if column.marks else None
            shown = column.formats[index] if column.formats else fixed
            quoted = isinstance(value, str) and value.startswith(_QUOTED)
            content = _marked(value, mark) if mark and value else _content_of(value)
            made.append(f'<c r="{cell}" s="{styles.of(shown, linked, quoted)}"{content}')
        return made


def _content_of(value: Any) -> str:
    """What stands in a cell behind its attributes: its type, its value and its end."""
    if isinstance(value, str):
        return _content(value) if len(value) <= _OFTEN else _content.__wrapped__(value)
    if value is None or value is pd.NA or not math.isfinite(value):
        return _EMPTY
    return f"><v>{str(value).removesuffix('.0')}</v></c>"


@lru_cache(maxsize=8_192)
def _content(text: str) -> str:
    return f' t="inlineStr"><is>{_text(encode(text))}</is></c>' if text else _EMPTY


def _marked(text: str, mark: tuple[int, int]) -> str:
    """A text of which the characters from `mark[0]` to `mark[1]` are set off in bold."""
    before, marked, after = encoded_parts(text, *mark)
    runs = ((before, ""), (marked, _MARKED), (after, ""))
    made = "".join(f"<r>{looks}{_text(part)}</r>" for part, looks in runs if part)
    return f' t="inlineStr"><is>{made}</is></c>'


def _text(encoded: str) -> str:
    kept = ' xml:space="preserve"' if encoded != encoded.strip() or "\n" in encoded else ""
    return f"<t{kept}>{escape(encoded)}</t>"


class _Styles:
    """The few cell styles of a column, each made once and shared by its cells."""

    def __init__(self, sheet: Worksheet, column: Column) -> None:
        self._sheet, self._column = sheet, column
        self._made: dict[tuple[str, bool, bool], int] = {}
        cell = Cell(sheet, row=1, column=1)
        cell.font, cell.fill, cell.border = style.HEADER, style.HEADER_FILL, style.HEADER_RULE
        cell.alignment = style.aligned(_SIDES[column.type], "center")
        self.head = cell.style_id

    def of(self, shown: str, linked: bool, quoted: bool) -> int:
        """The number of the style of a value with that format."""
        key = (shown, linked, quoted)
        if key not in self._made:
            cell = Cell(self._sheet, row=1, column=1)
            cell.font = style.LINK if linked else style.BODY
            cell.alignment = style.aligned(_SIDES[self._column.type], wrap=self._column.wrap)
            cell.border = style.ROW_RULE
            cell.number_format = shown
            cell.quotePrefix = quoted
            self._made[key] = cell.style_id
        return self._made[key]
