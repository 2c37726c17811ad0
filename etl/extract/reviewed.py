"""A sheet of `econdep review` that people have filled in: its rows as rows of decisions.

Comes in: the bytes of a CSV sheet, or of a workbook, which becomes one. Goes out: the rows in which
something is filled in, with their numbers as a sheet of decisions has them; or the faults of its
header, its shape and its numbers. Whether a row is a sound ruling is not asked here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils.escape import unescape

from etl.errors import Fault, InputFault
from etl.extract.celltable import Row, column_named, decoded, header_columns, read_rows
from etl.extract.csvfile import delimiter_of, read_records
from etl.extract.decisions import Placed, unquoted
from etl.extract.sheet_numbers import manner
from etl.extract.xlsxcells import Trouble, cell_text
from etl.extract.xlsxopen import opened
from etl.rulings import FIELDS, NUMBERS, PLACE, QUOTED, guarded
from etl.suggestions import nearest

_FORM = ("decision", "reason", *PLACE)
_FILLED_IN = ("decision", "reason", "by", *FIELDS)


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows that are filled in, how many are not, and what else there is to say of the sheet."""

    rows: list[Placed]
    empty: int
    notices: list[str]


def filled(content: bytes, name: str, shown: Iterable[str], *, by: str, date: str) -> Filled:
    """What is filled in in the review sheet `content`, called `name` in faults.

    `shown` are its columns that are only read; a row without a name was decided by `by`. A column
    that somebody has added is passed over with a notice, unless its name is like one that is known.
    """
    faults: list[Fault] = []
    text = decoded(content, name, _FORM)
    known = (*_FORM, "by", *FIELDS, *shown)
    header = header_columns(read_records(text, name).cells[0])
    own = [column for column in header if column not in known and not nearest(column, known)]
    own = [column for column in dict.fromkeys(own) if column]
    rows = list(read_rows(text, name, _FORM, (*known[len(_FORM) :], *own), faults))
    faults += _unsure_numbers(rows, delimiter_of(text))
    if faults:
        raise InputFault(faults)
    made: list[Placed] = [
        (row.place, {**unquoted(row.cells), "by": row.cells["by"] or by, "date": date})
        for row in rows
        if any(row.cells[column] for column in _FILLED_IN)
    ]
    notices = [
        f"{name}: The column '{column}' is none of the list's, and not read." for column in own
    ]
    return Filled(made, len(rows) - len(made), notices)


def _unsure_numbers(rows: Sequence[Row], delimiter: str) -> Iterator[Fault]:
    """Make the numbers of `rows` plain, as in a sheet of figures; faults of those that are unsure.

    A percent sign tells the unit of its row, where the row names none.
    """
    used = manner([row.cells[c] for row in rows for c in NUMBERS if row.cells[c]], delimiter)
    for row in rows:
        for column in NUMBERS:
            cell = row.cells[column]
            if cell.endswith("%") and row.cells["unit"] not in ("", "percent"):
                continue
            if plain := used.plain(cell):
                row.cells[column] = plain
                row.cells["unit"] = row.cells["unit"] or ("percent" if cell.endswith("%") else "")
            elif cell and (trouble := used.trouble(cell)):
                yield Fault(f"{row.place}, {column}", *trouble)


def as_csv(content: bytes, name: str) -> bytes:
    """The first sheet that is shown of the workbook `content`, called `name`, as CSV, row for row.

    A cell to fill in is what it shows, as in a sheet of figures: 40 %, a month. Raises `InputFault`
    where it cannot be opened, and with each cell that shows nothing that can be meant.
    """
    book, formulas = opened(content, name)
    sheet = next((s for s in book.worksheets if s.sheet_state == "visible"), book.worksheets[0])
    held = None if formulas is None else formulas[sheet.title]
    rows = list(sheet.iter_rows())
    header = [column_named(str(cell.value or "")) for cell in rows[0]] if rows else []
    faults: list[Fault] = []
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    for number, row in enumerate(rows):
        texts = []
        for cell, column in zip(row, header, strict=True):
            formula = held is not None and held[cell.coordinate].data_type == "f"
            place = f"{name}, {sheet.title}!{cell.coordinate} ({column})"
            texts.append(_text(cell, formula, column if number else "", place, faults))
        writer.writerow(texts)
    if faults:
        raise InputFault(faults)
    return file.getvalue().encode()


def _text(cell: Any, formula: bool, column: str, place: str, faults: list[Fault]) -> str:
    """A cell as people see it, on one line; of one at fault nothing."""
    if isinstance(cell.value, str) or column not in _FILLED_IN:
        text = " ".join(unescape(str(cell.value or "")).split())
        return guarded(text) if column in QUOTED else text
    try:
        return cell_text(cell, formula, column)[0]
    except Trouble as trouble:
        faults.append(Fault(place, trouble.problem, trouble.remedy))
        return ""
