"""The first table of a workbook: bytes of an .xlsx file in, its cells as texts out.

The table is written out as CSV, so that places count in a text as they do everywhere. What stands
below it, or is hidden in it, is told. A workbook is never changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from openpyxl.utils import get_column_letter, quote_sheetname

from etl.errors import Fault
from etl.extract.celltable import Table, check_size, empty, table_of
from etl.extract.csvfile import Records
from etl.extract.xlsxarea import (
    KNOWN,
    Area,
    Held,
    Rows,
    area_of,
    held_rows,
    spread_merged,
    table_rows,
)
from etl.extract.xlsxcells import Trouble, cell_text
from etl.extract.xlsxopen import opened
from etl.sheet_columns import EXAMPLES_TOLD, NUMBERS, REQUIRED

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LISTED = 10


def read_workbook(content: bytes, name: str, faults: list[Fault]) -> tuple[Table, tuple[str, ...]]:
    """The first table of the workbook `content`, called `name`, and notices of what is unusual.

    That is the table of the first sheet that is shown and holds something, but for the examples
    of a template. Cells at fault add to `faults`. Raises `InputFault` where it cannot be opened, or
    holds no table of figures.
    """
    check_size(content, name, REQUIRED)
    book, formulas = opened(content, name)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = held_rows(sheet, formulas[sheet.title] if formulas else None)
        if rows and not _is_of_examples(rows):
            named = f"{name}, {_title(sheet)}"
            area = area_of(sheet, rows, named)
            faults += spread_merged(sheet, rows, area, named)
            numbers = list(table_rows(rows, area))
            table = _table(rows, area, numbers, named, faults)
            return table, tuple(_notices(sheet, rows, numbers, area, named))
    raise empty(name, REQUIRED)


def _is_of_examples(rows: Rows) -> bool:
    first = rows.get(1, {}).get(1)
    return first is not None and first.text == EXAMPLES_TOLD


def _title(sheet: Worksheet) -> str:
    return sheet.title if sheet.title.isalnum() else quote_sheetname(sheet.title)


def _table(
    rows: Rows, area: Area, numbers: Sequence[int], named: str, faults: list[Fault]
) -> Table:
    """The rows `numbers` as a table, with the CSV text that places count in."""
    header = list(area.columns.values())
    cells, typed = [header], set()
    for row, number in enumerate(numbers):
        texts = []
        for at, column in area.columns.items():
            text, by_type = _read(rows[number].get(at), column, f"{named}!", number, at, faults)
            texts.append(text)
            if by_type and column in NUMBERS:
                typed.add((column, row))
        cells.append(texts)
    letters = {name: get_column_letter(at) for at, name in area.columns.items()}
    source = _as_csv(cells, [area.top, *numbers])
    records = np.arange(1, len(cells))
    return table_of(named, source, header, records, KNOWN, letters, frozenset(typed))


def _read(
    held: Held | None, column: str, sheet: str, row: int, at: int, faults: list[Fault]
) -> tuple[str, bool]:
    """The text of a cell, and whether it is a number by its type; of one at fault a stand-in."""
    if held is None:
        return "", False
    try:
        return cell_text(held.cell, held.formula, column)
    except Trouble as trouble:
        place = f"{sheet}{get_column_letter(at)}{row} ({column})"
        faults.append(Fault(place, trouble.problem, trouble.remedy))
        return "", False


def _as_csv(cells: Sequence[list[str]], lines: list[int]) -> Records:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    starts, ends = [], []
    for row in cells:
        starts.append(file.tell())
        writer.writerow(row)
        ends.append(file.tell() - 1)
    at, begin, end = np.array([lines, starts, ends], dtype=np.int64)
    return Records(file.getvalue(), ",", at, begin, end, list(cells))


def _notices(
    sheet: Worksheet, rows: Rows, numbers: Sequence[int], area: Area, named: str
) -> Iterator[str]:
    taken = set(numbers)
    hidden = [row for row, shape in sheet.row_dimensions.items() if shape.hidden and row in taken]
    if hidden:
        yield f"{named}: {_listed(hidden)} hidden, and read like the others."
    last = max(taken, default=area.top)
    below = [row for row in rows if row > last and rows[row].keys() & area.columns.keys()]
    if below:
        yield f"{named}: {_listed(below)} below the table, and not read."


def _listed(rows: Sequence[int]) -> str:
    first = ", ".join(map(str, sorted(rows)[:_LISTED]))
    more = f" and {len(rows) - _LISTED} more" if len(rows) > _LISTED else ""
    return f"rows {first}{more} are" if len(rows) > 1 else f"row {first} is"
