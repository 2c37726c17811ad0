"""Sheets of figures that people keep as CSV or in a workbook: a sheet in, its tables out.

Each row becomes a passage, a number and an observation of the source that it names, all at the
row's place in the file. A sheet with any fault gives nothing but its faults, all of them at once,
by row and column or by cell.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np

from etl.errors import Fault, InputFault
from etl.extract.cellcolumn import Column
from etl.extract.celltable import Table, read_table
from etl.extract.sheet_cells import Cells
from etl.extract.sheet_frames import frames_of_rows, sources_of
from etl.extract.sheet_notices import ahead_of_their_source
from etl.extract.sheet_numbers import all_plain, manner
from etl.extract.sheet_rows import CHECKS, decimal_of, quoted, scaled
from etl.extract.sheet_text import text_of
from etl.numbered import firsts, joined
from etl.possible import WHOLE
from etl.sheet_columns import NUMBERS, OPTIONAL, REQUIRED
from etl.tables import Document, Frames, stable_id
from etl.vocabulary import Vocabulary

_SAME = tuple(c for c in (*REQUIRED, *OPTIONAL) if c not in (*NUMBERS, "unit", "note"))
_PARTS = ("percent", "points")
_APART = (
    "Take one of the two out, or say what tells them apart: a period, a part, a source, a note."
)

_Found = list[tuple[int, Fault]]
"""Faults, each with the number of its row in the sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sound sheet: its rows as the tables have them, and the cells that it was read from.

    `sha256` is of its bytes; `text` is what places count in, where that is not the file itself;
    `notices` tell what was left out or read although it is not shown.
    """

    name: str
    sha256: str
    frames: Frames
    table: Table
    text: str
    notices: tuple[str, ...]


def read_sheet(path: Path, vocabulary: Vocabulary, *, name: str) -> Sheet:
    """The sheet at `path`, called `name` in tables and faults; one that has no rows states nothing.

    Raises `InputFault` with every fault of the sheet.
    """
    content = path.read_bytes()
    shapes: list[Fault] = []
    notices: tuple[str, ...] = ()
    if path.suffix.lower() == ".xlsx":
        from etl.extract.xlsxfile import read_workbook

        table, notices = read_workbook(content, name, shapes)
    else:
        text = text_of(content, name, REQUIRED)
        table = read_table(text, name, REQUIRED, OPTIONAL, shapes)
    found = _number_faults(table, vocabulary)
    told = {fault.place for fault in (*shapes, *(fault for _, fault in found))}
    cells = Cells(len(table), table.columns)
    found += [one for one in _row_faults(table, cells, vocabulary) if one[1].place not in told]
    found += _doubled(table, cells, vocabulary)
    found += _contradicting(table, cells, vocabulary, {line for line, _ in found})
    if shapes or found:
        found.sort(key=lambda one: (one[0], _column_of(one[1], table)))
        raise InputFault([*shapes, *(fault for _, fault in found)])
    digest = hashlib.sha256(content).hexdigest()
    text = table.source.text
    documents = [
        Document(
            document_id=stable_id("d", name, *source),
            title=source[0], publisher=source[1], url=source[2], published=source[3],
            kind="sheet", path=name, sha256=digest, characters=len(text),
        )
        for source in sources_of(cells)
    ]  # fmt: skip
    frames = frames_of_rows(table, cells, documents, vocabulary)
    kept = "" if text.encode("utf-8", "surrogatepass") == content else text
    notices += tuple(ahead_of_their_source(table, cells))
    return Sheet(name, digest, frames, table, kept, notices)


def _column_of(fault: Fault, table: Table) -> int:
    """Which cell of its row a fault is of; -1 for one of the whole row."""
    named = re.search(r"(?:, |\()(\w+)\)?$", fault.place)
    return table.at.get(named[1], -1) if named else -1


def doubled_across(sheets: Sequence[Sheet], vocabulary: Vocabulary) -> list[Fault]:
    """A fault for each row of a sheet that an earlier sheet holds as well."""
    seen: dict[tuple[object, ...], tuple[Table, int]] = {}
    faults = []
    for table in (sheet.table for sheet in sheets) if len(sheets) > 1 else ():
        for row, key in enumerate(_keys(table, vocabulary)):
            other, first = seen.setdefault(key, (table, row))
            if other is not table:
                problem = f"This row repeats {other.place(first)}."
                faults.append(Fault(table.place(row), problem, "Take one of the two out."))
    return faults


def _keys(table: Table, vocabulary: Vocabulary) -> Iterator[tuple[object, ...]]:
    """What each row says, the same for the same number however its unit is written."""
    amount = cache(partial(_amount, vocabulary))
    units = table.columns["unit"].rows
    texts = (table.columns[column].rows for column in _SAME)
    numbers = (map(amount, table.columns[column].rows, units) for column in NUMBERS)
    return zip(*texts, *numbers, strict=True)


def _amount(vocabulary: Vocabulary, number: str, unit: str) -> object:
    code, factor = vocabulary.units.parse(unit) or (unit, 1.0)
    plain = decimal_of(number)
    return number if plain is None else (scaled(number, factor), code)


def _doubled(table: Table, cells: Cells, vocabulary: Vocabulary) -> _Found:
    """A fault for each row that says what an earlier one says, looked for among those alike."""
    rows, same = np.arange(len(table)), cells.same(*_SAME)
    amount = cache(partial(_amount, vocabulary))
    for column in NUMBERS:
        again = np.bincount(same, minlength=1)[same] > 1
        rows, same = rows[again], same[again]
        numbers, units = (table.columns[name].taken(rows) for name in (column, "unit"))
        known: dict[object, int] = {}
        amounts = (known.setdefault(one, len(known)) for one in map(amount, numbers, units))
        same = joined([same, np.fromiter(amounts, np.int64, len(rows))], len(rows))
    first: dict[int, int] = {}
    found: _Found = []
    for row, told in zip(rows.tolist(), same.tolist(), strict=True):
        if (earlier := first.setdefault(told, row)) != row:
            problem = f"The row repeats row {table.line(earlier)}."
            remedy = "Take one of the two out."
            found.append((table.line(row), Fault(table.place(row), problem, remedy)))
    return found


def _contradicting(table: Table, cells: Cells, vocabulary: Vocabulary, wrong: set[int]) -> _Found:
    """A fault for each row that says what an earlier one says, its note as well, of another number.

    One source does not state two. Rows whose line is in `wrong` are at fault already.
    """
    same = cells.same(*_SAME, "note")
    rows = np.flatnonzero(np.bincount(same, minlength=1)[same] > 1)
    amount = cache(partial(_amount, vocabulary))
    units = list(table.columns["unit"].taken(rows))
    columns = (map(amount, table.columns[column].taken(rows), units) for column in NUMBERS)
    first: dict[tuple[int, str], tuple[int, tuple[object, ...]]] = {}
    found: _Found = []
    told = (rows.tolist(), same[rows].tolist(), units, zip(*columns, strict=True))
    for row, one, unit, stated in zip(*told, strict=True):
        if table.line(row) in wrong:
            continue
        code = (vocabulary.units.parse(unit) or (unit, 1.0))[0]
        earlier, before = first.setdefault((one, code), (row, stated))
        if stated != before:
            column = NUMBERS[[a == b for a, b in zip(stated, before, strict=True)].index(False)]
            problem = f"The row contradicts row {table.line(earlier)}: only the number differs."
            found.append((table.line(row), Fault(table.place(row, column), problem, _APART)))
    return found


def _row_faults(table: Table, cells: Cells, vocabulary: Vocabulary) -> _Found:
    """The faults of the cells; what cells that recur have in common is checked once."""
    found: _Found = []
    value = NUMBERS[0]
    few = Cells(cells.rows, {**cells.columns, value: Column(_typical_values(table, vocabulary))})
    for check, columns in CHECKS:
        same = few.same(*columns)
        wrong = {
            int(same[row]): problems
            for row in firsts(same).tolist()
            if (problems := list(check(few.named(row, *columns), vocabulary)))
        }
        for row in np.flatnonzero(np.isin(same, list(wrong))).tolist() if wrong else ():
            for column, problem, remedy in wrong[int(same[row])]:
                found.append((table.line(row), Fault(table.place(row, column), problem, remedy)))
    return found


def _typical_values(table: Table, vocabulary: Vocabulary) -> list[str]:
    """The values of the rows, one for many where nothing that is checked depends on which it is.

    A sum or a measure above 0, without bounds, is as sound as any other.
    """
    units = table.columns["unit"]
    kinds = {
        unit: vocabulary.units.kind((vocabulary.units.parse(unit) or ("",))[0])
        for unit in units.texts
    }
    free = {unit for unit, kind in kinds.items() if kind not in (*WHOLE, *_PARTS)}
    values, lows, highs = (table.columns[column].rows for column in NUMBERS)
    return [
        "1" if unit in free and not low and not high and _is_positive(value) else value
        for value, low, high, unit in zip(values, lows, highs, units.rows, strict=True)
    ]


_is_positive = re.compile(r"(?=.*[1-9])\d{1,30}(?:\.\d{1,30})?", re.ASCII).fullmatch


def _number_faults(table: Table, vocabulary: Vocabulary) -> _Found:
    """Make the numbers of `table` plain; the faults of those of which it is not sure what they are.

    Numbers that are so by the type of their cell are plain as they are.
    """
    columns = {column: table.columns[column].rows for column in NUMBERS}
    cells = [cell for rows in columns.values() for cell in set(rows) if cell]
    if not table.letters and all_plain(cells, table.source.delimiter):
        return []
    columns = {column: [*rows] for column, rows in columns.items()}
    units = table.columns["unit"].rows
    parsed = {unit: vocabulary.units.parse(unit) or ("", 0.0) for unit in set(units)}
    kinds = {unit: vocabulary.units.kind(code) for unit, (code, _) in parsed.items()}
    whole_units = {u for u, (_, factor) in parsed.items() if factor == 1 and kinds[u] in WHOLE}
    texts = [
        (column, row, cell)
        for column, rows in columns.items()
        for row, cell in enumerate(rows)
        if cell and (column, row) not in table.typed
    ]
    whole = {cell for _, row, cell in texts if units[row] in whole_units}
    used = manner([cell for _, _, cell in texts], table.source.delimiter, whole.__contains__)
    found: _Found = []
    for column, row, cell in texts:
        if plain := used.plain(cell):
            columns[column][row] = f"{plain}%" if cell.endswith("%") else plain
        elif trouble := used.trouble(cell):
            found.append((table.line(row), Fault(table.place(row, column), *trouble)))
    for column, rows in columns.items():
        for row, cell in enumerate(rows):
            if cell.endswith("%"):
                rows[row] = cell.removesuffix("%").rstrip()
                found.extend(_percent_fault(table, column, row, cell, kinds[units[row]]))
    table.columns.update({column: Column(rows) for column, rows in columns.items()})
    return found


def _percent_fault(
    table: Table, column: str, row: int, cell: str, kind: str
) -> Iterable[tuple[int, Fault]]:
    """The fault of a number that is in percent, where its unit is not."""
    if kind not in (*_PARTS, ""):
        unit = table.columns["unit"].rows[row]
        problem = f"{quoted(cell)} is in percent, and its unit {quoted(unit)}."
        place = table.place(row, column)
        return [(table.line(row), Fault(place, problem, "Write the number in that unit."))]
    return []
