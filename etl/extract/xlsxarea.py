"""Where the table of figures is in a worksheet: its cells in, the rows and columns of it out.

A table object that names the columns of a figure sheet is taken; else the first row that names
them begins it, wherever that is. It ends before the first gap behind which nothing looks like a
figure. What the cells say is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter, range_boundaries

from etl.errors import Fault, InputFault
from etl.extract.celltable import column_named, header_faults
from etl.sheet_columns import OPTIONAL, REQUIRED

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

KNOWN = (*REQUIRED, *OPTIONAL)
_HEADER_WITHIN = 200
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Held:
    """A cell that holds something, and whether that is the result of a formula."""

    cell: Any
    formula: bool

    @property
    def text(self) -> str:
        """Its text without blanks around it, as a header has it."""
        return "" if self.cell.value is None else str(self.cell.value).strip()


Rows = dict[int, dict[int, Held]]
"""The cells that hold something, by row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table is: the row that names its columns, these by number, and its last row."""

    top: int
    columns: dict[int, str]
    bottom: int


def held_rows(sheet: Worksheet, formulas: Worksheet | None) -> Rows:
    """The cells of `sheet` that hold something; `formulas` is the same sheet with its formulas."""
    # openpyxl's own walk makes a cell of every empty place up to the last one.
    with_formula = {
        place
        for place, cell in (formulas._cells.items() if formulas is not None else ())
        if cell.data_type == "f"
    }
    rows: Rows = {}
    for place in sorted(sheet._cells):
        held = Held(sheet._cells[place], place in with_formula)
        if held.text or held.formula:
            row, column = place
            rows.setdefault(row, {})[column] = held
    return rows


def area_of(sheet: Worksheet, rows: Rows, named: str) -> Area:
    """Where the table of figures is; raises `InputFault` with what is wrong with its header.

    `named` is the workbook with the name of the sheet.
    """
    for table in sheet.tables.values():
        left, top, right, bottom = (int(n or 1) for n in range_boundaries(table.ref))
        within = {at: held for at, held in rows.get(top, {}).items() if left <= at <= right}
        if _known(within) >= _ENOUGH:
            end = bottom - (table.totalsRowCount or 0)
            return _checked(Area(top, _names(within, left, right), end), named)
    counts = {row: _known(cells) for row, cells in list(rows.items())[:_HEADER_WITHIN]}
    first = next((row for row, count in counts.items() if count >= _ENOUGH), 0)
    top = first or max(counts, key=counts.__getitem__)
    if not counts[top]:
        raise InputFault.at(
            named,
            "This is no sheet of figures: none of its rows names the columns of one.",
            f"Name them in a row: {', '.join(REQUIRED)}. 'econdep template FILE.xlsx' writes such "
            "a sheet.",
        )
    return _checked(Area(top, _names(rows[top], min(rows[top]), 0), max(rows)), named)


def _known(cells: dict[int, Held]) -> int:
    return sum(column_named(held.text) in KNOWN for held in cells.values())


def _names(cells: dict[int, Held], left: int, right: int) -> dict[int, str]:
    """The columns that a row names, to the last known one and those right behind it."""
    names = {at: column_named(held.text) for at, held in cells.items()}
    last = max(at for at, name in names.items() if name in KNOWN)
    while last + 1 in names:
        last += 1
    return {at: names.get(at, "") for at in range(left, max(last, right) + 1)}


def _checked(area: Area, named: str) -> Area:
    places = [f"{named}!{get_column_letter(at)}{area.top}" for at in area.columns]
    columns = list(area.columns.values())
    if found := header_faults(columns, places, places[0], REQUIRED, OPTIONAL):
        raise InputFault(found)
    return area


def spread_merged(sheet: Worksheet, rows: Rows, area: Area, named: str) -> list[Fault]:
    """Give what is merged over rows to each of them; a fault for what is merged over columns."""
    faults = []
    for merged in sheet.merged_cells.ranges:
        left, top, right, bottom = merged.bounds
        held = rows.get(top, {}).get(left)
        if held is None or left not in area.columns or not area.top < bottom <= area.bottom:
            continue
        if right > left:
            first, last = get_column_letter(left), get_column_letter(right)
            problem = f"It is merged over the columns {first} to {last}."
            remedy = "Unmerge it, and fill each of its cells."
            faults.append(Fault(f"{named}!{held.cell.coordinate}", problem, remedy))
        else:
            for row in range(max(top, area.top) + 1, bottom + 1):
                rows.setdefault(row, {})[left] = held
    return faults


def table_rows(rows: Rows, area: Area) -> Iterator[int]:
    """The rows of the table: those without a gap, and behind one what still looks like a figure."""
    required = [at for at, name in area.columns.items() if name in REQUIRED]
    before = area.top
    for row in sorted(rows):
        if not area.top < row <= area.bottom or not rows[row].keys() & area.columns.keys():
            continue
        filled = sum(at in rows[row] for at in required)
        if row > before + 1 and 2 * filled < len(required):
            return
        before = row
        yield row
