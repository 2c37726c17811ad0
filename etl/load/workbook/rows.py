"""The rows of a table, as a sheet's own XML.

Comes in: a `Grid` and the sheet it stands on. Goes out: its header, styles, links and Excel table
on the sheet, and a `Body` that gives the rows below the header one by one. openpyxl would keep
every cell as an object, and would write numbers to 16 digits where some need 17; here a hundred
thousand rows take little memory, a text is always a text, and a number has every digit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from etl.load.workbook import style
from etl.load.workbook.grid import ADDRESS, LINK_LIMIT, Column, Grid
from etl.load.workbook.text import characters, encode

_FORMATS = {"text": style.GENERAL, "integer": style.INTEGER, "number": style.GENERAL}
_SIDES = {"text": style.LEFT, "integer": style.RIGHT, "number": style.RIGHT}
_QUOTED = frozenset("=+-@\t\r")
_RUN = '<r><rPr>{bold}<sz val="10"/><color rgb="FF{color}"/><rFont val="{font}"/></rPr>{text}</r>'


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the cell `ref`, to a place in the workbook or else to an address of the web."""

    ref: str
    location: str
    url: str


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a table below the header in row `top`, each the XML of a sheet's row.

    `height` is how high they are together, in points.
    """

    top: int
    rows: Callable[[], Iterator[str]]
    links: list[Link]
    height: float


def place(sheet: Worksheet, grid: Grid, top: int = 1) -> Body:
    """Make `grid` an Excel table of `sheet` with its header in row `top`; returns its rows."""
    styles = _Styles(sheet)
    cells, links = [], list[Link]()
    for number, column in enumerate(grid.columns, start=1):
        _head(sheet, top, number, column)
        letter = get_column_letter(number)
        linked = _links(letter, top + 1, column, LINK_LIMIT - len(links))
        links += [link for link in linked if link]
        cells.append((letter, column, styles.numbers(column, [bool(link) for link in linked])))
    sheet.row_dimensions[top].height = 20
    last = f"{get_column_letter(len(grid.columns))}{top + max(1, len(grid))}"
    table = Table(displayName=grid.name, ref=f"A{top}:{last}")
    table._initialise_columns()  # type: ignore[attr-defined]
    for made, column in zip(table.tableColumns, grid.columns, strict=True):
        made.name = encode(column.name)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)

    heights = _heights(grid)

    def rows() -> Iterator[str]:
        columns = (_cells(letter, top + 1, column, made) for letter, column, made in cells)
        for row, (height, *made) in enumerate(zip(heights, *columns, strict=True), start=top + 1):
            high = "" if height is None else f' ht="{height:g}" customHeight="1"'
            yield f'<row r="{row}"{high}>{"".join(made)}</row>'

    return Body(top, rows, links, sum(height or style.ROW_POINTS for height in heights))


def _head(sheet: Worksheet, row: int, number: int, column: Column) -> None:
    cell = sheet.cell(row, number)
    cell.value = encode(column.name)
    cell.data_type = "s"
    cell.font, cell.fill, cell.border = style.HEADER, style.HEADER_FILL, style.HEADER_RULE
    cell.alignment = style.aligned(_SIDES[column.type], "center")


def _links(letter: str, first: int, column: Column, room: int) -> list[Link | None]:
    """The link of each cell of a column that holds something, for at most `room` of them."""
    links: list[Link | None] = []
    for row, value in enumerate(column.values, start=first):
        location = column.links[row - first] if column.links and value else ""
        url = value if column.urls and ADDRESS.fullmatch(value) else ""
        linked = room > 0 and (location or url)
        links.append(Link(f"{letter}{row}", location, url) if linked else None)
        room -= bool(linked)
    return links


def _heights(grid: Grid) -> list[float | None]:
    """How high each row has to be for its wrapped texts; None for a row of one line."""
    wrapped = [column for column in grid.columns if column.wrap]
    return [
        style.row_height((column.values[index], column.width) for column in wrapped)
        for index in range(len(grid))
    ]


def _cells(letter: str, first: int, column: Column, styles: list[int]) -> Iterator[str]:
    """The cells of a column from row `first` on, each in its style."""
    marks = column.marks or repeat(None, len(column.values))
    for row, (value, style_number, mark) in enumerate(
        zip(column.values, styles, marks, strict=True), start=first
    ):
        yield f'<c r="{letter}{row}" s="{style_number}"{content(value, mark)}</c>'


def content(value: Any, mark: tuple[int, int] | None = None) -> str:
    """What stands in a cell, from the type on; `mark` sets characters of a text off in bold."""
    if value is None or value is pd.NA or value == "":
        return ">"
    if isinstance(value, str):
        inner = _runs(value, mark) if mark else _text(encode(value))
        return f' t="inlineStr"><is>{inner}</is>'
    if math.isnan(value):
        return ">"
    return f"><v>{value!r}</v>"


def _text(encoded: str) -> str:
    return f'<t xml:space="preserve">{escape(encoded)}</t>'


def _runs(value: str, mark: tuple[int, int]) -> str:
    written = characters(value)
    start, end = mark
    parts = ((written[:start], False), (written[start:end], True), (written[end:], False))
    return "".join(
        _RUN.format(
            bold="<b/>" if bold else "",
            color=style.ACCENT if bold else style.INK,
            font=style.SANS,
            text=_text(run if run.strip() else encode(run)),
        )
        for part, bold in parts
        if (run := "".join(part))
    )


class _Styles:
    """The few cell styles of a table by their number, each registered with the workbook once."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[tuple[object, ...], int] = {}

    def numbers(self, column: Column, linked: list[bool]) -> list[int]:
        """The style of each cell of a column."""
        formats = column.formats or repeat(_FORMATS[column.type], len(column.values))
        return [
            self._number(column, shown, link, isinstance(value, str) and value[:1] in _QUOTED)
            for value, shown, link in zip(column.values, formats, linked, strict=True)
        ]

    def _number(self, column: Column, number_format: str, linked: bool, quoted: bool) -> int:
        key = (column.type, column.wrap, number_format, linked, quoted)
        if key not in self._made:
            cell = Cell(self._sheet, 1, 1)
            cell.font = style.LINK if linked else style.BODY
            cell.alignment = style.aligned(_SIDES[column.type], wrap=column.wrap)
            cell.border = style.ROW_RULE
            cell.number_format = number_format
            cell.quotePrefix = quoted
            self._made[key] = cell.style_id
        return self._made[key]
