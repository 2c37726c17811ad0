"""Tables and single cells on a sheet.

Comes in: a table that is written, or a text, and the sheet that it goes to. Goes out: the Excel
table that holds it; or the cell. A text is always text: never a formula, an error or a link.
"""

from __future__ import annotations

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from etl.load.workbook.cells import Placed
from etl.load.workbook.text import encode


def make_table(sheet: Worksheet, placed: Placed) -> None:
    """Make what is `placed` an Excel table of `sheet`."""
    table = Table(
        displayName=placed.grid.name,
        ref=placed.ref,
        autoFilter=AutoFilter(ref=placed.ref),
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
        tableColumns=[
            TableColumn(id=number, name=encode(column.name))
            for number, column in enumerate(placed.columns, start=1)
        ],
    )
    sheet.add_table(table)


def put(cell: Cell | MergedCell, text: str) -> None:
    """Write a text to a cell."""
    if text:
        cell.value = encode(text)
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
