"""A table on a sheet.

Comes in: a `Grid` and the sheet that it goes to. Goes out: its cells, links, styles and Excel
table on that sheet. A text is always text: never a formula, an error or a link by itself.
"""

from __future__ import annotations

import math
from copy import copy
from typing import Any

import pandas as pd
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from etl.load.workbook import style
from etl.load.workbook.grid import ADDRESS, LINK_LIMIT, Column, Grid
from etl.load.workbook.text import encode, encoded_parts

_FORMATS = {"text": style.GENERAL, "integer": style.INTEGER, "number": style.GENERAL}
_SIDES = {"text": style.LEFT, "integer": style.RIGHT, "number": style.RIGHT}
_QUOTED = frozenset("=+-@\t\r")
_MARKED = InlineFont(rFont=style.SANS, sz=10, b=True, color=Color(style.ACCENT))


def place(sheet: Worksheet, grid: Grid, top: int = 1) -> float:
    """Make `grid` an Excel table of `sheet` with its header in row `top`.

    Returns how high the rows below the header are together, in points.
    """
    styles, room = _Styles(), LINK_LIMIT
    rows = list(range(top + 1, top + 1 + len(grid)))
    for number, column in enumerate(grid.columns, start=1):
        _head(sheet.cell(top, number), column)
        for index, (row, value) in enumerate(zip(rows, column.values, strict=True)):
            cell = sheet.cell(row, number)
            put(cell, value, column.marks[index] if column.marks else None)
            link = _link(column, index) if room else None
            if link:
                cell.hyperlink = link
                room -= 1
            styles.dress(cell, column, index)
    sheet.row_dimensions[top].height = 20
    last = f"{get_column_letter(len(grid.columns))}{top + max(1, len(grid))}"
    table = Table(displayName=grid.name, ref=f"A{top}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    return _set_heights(sheet, grid, top + 1)


def put(cell: Cell | MergedCell, value: Any, mark: tuple[int, int] | None = None) -> None:
    """Write a value to a cell; `mark` sets characters of a text off in bold."""
    if value is None or value is pd.NA or value == "":
        return
    if not isinstance(value, str):
        cell.value = None if math.isnan(value) else value
        return
    if mark:
        before, marked, after = encoded_parts(value, *mark)
        runs = (before, TextBlock(_MARKED, marked), after)
        cell.value = CellRichText([run for run in runs if str(run)])
    else:
        cell.value = encode(value)
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula


def _head(cell: Cell | MergedCell, column: Column) -> None:
    put(cell, column.name)
    cell.font, cell.fill, cell.border = style.HEADER, style.HEADER_FILL, style.HEADER_RULE
    cell.alignment = style.aligned(_SIDES[column.type], "center")


def _link(column: Column, index: int) -> Hyperlink | None:
    """The link of a value: to its place in the workbook, or to the web address that it is."""
    value = column.values[index]
    if column.links and column.links[index] and value:
        return Hyperlink("", location=column.links[index])
    if column.urls and ADDRESS.fullmatch(value):
        return Hyperlink("", target=value)
    return None


def _set_heights(sheet: Worksheet, grid: Grid, first: int) -> float:
    """Make rows as high as their wrapped texts need; returns how high they are together."""
    wrapped = [column for column in grid.columns if column.wrap]
    total = 0.0
    for index in range(len(grid)):
        height = style.row_height((column.values[index], column.width) for column in wrapped)
        if height is not None:
            sheet.row_dimensions[first + index].height = height
        total += height or style.ROW_POINTS
    return total


class _Styles:
    """The few cell styles of a table, each made once and shared by its cells."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], StyleArray] = {}

    def dress(self, cell: Cell | MergedCell, column: Column, index: int) -> None:
        """Give the cell of a column's value its style."""
        shown = column.formats[index] if column.formats else _FORMATS[column.type]
        value = column.values[index]
        quoted = isinstance(value, str) and value[:1] in _QUOTED
        linked = cell.hyperlink is not None
        key = (column.type, column.wrap, shown, linked, quoted)
        if key not in self._made:
            cell.font = style.LINK if linked else style.BODY
            cell.alignment = style.aligned(_SIDES[column.type], wrap=column.wrap)
            cell.border = style.ROW_RULE
            cell.number_format = shown
            cell.quotePrefix = quoted
            self._made[key] = copy(cell._style)  # type: ignore[union-attr]
        cell._style = self._made[key]  # type: ignore[union-attr]
