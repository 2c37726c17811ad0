"""Tables and single cells on a sheet.

Comes in: a `Grid`, or a text, and the sheet that it goes to. Goes out: the Excel table with its
place there, whose rows are written when the workbook is saved; or the cell. A text is always text:
never a formula, an error or a link by itself.
"""

from __future__ import annotations

from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from etl.load.workbook import style
from etl.load.workbook.cells import Placed
from etl.load.workbook.grid import Grid
from etl.load.workbook.text import encode


def place(sheet: Worksheet, grid: Grid, top: int = 1) -> Placed:
    """Make `grid` an Excel table of `sheet` with its header in row `top`."""
    last = f"{get_column_letter(len(grid.columns))}{top + max(1, len(grid))}"
    table: Any = Table(displayName=grid.name, ref=f"A{top}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table._initialise_columns()
    for named, column in zip(table.tableColumns, grid.columns, strict=True):
        named.name = encode(column.name)
    sheet.add_table(table)
    return Placed(grid, top, _heights(grid))


def put(cell: Cell | MergedCell, text: str) -> None:
    """Write a text to a cell."""
    if text:
        cell.value = encode(text)
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula


def _heights(grid: Grid) -> list[float | None]:
    """How high each row has to be for its wrapped texts, in points; None for one line."""
    wrapped = [column for column in grid.columns if column.wrap]
    return [
        style.row_height((column.values[index], column.width) for column in wrapped)
        for index in range(len(grid))
    ]
