"""A table that people keep in a sheet, under known columns: its cells, column by column.

Comes in: the records of a file, and the columns that it must and may have. Goes out: a table that
knows the place of each cell; or faults of the file, its header and the shape of its rows. Never
says what a cell means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from etl.errors import Fault, InputFault
from etl.extract.cellcolumn import Column
from etl.extract.csvcolumns import Lined, lined
from etl.extract.csvfile import Records, delimiter_of, read_records
from etl.numbered import Whole
from etl.suggestions import suggestion

LARGEST = 50_000_000
_DELIMITER_NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the place that its faults name, and its cells by column."""

    place: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a sheet by column; a column that it lacks has empty ones.

    `records` are the numbers of the rows in `source`, `at` the cell of a record that each column
    of the header is. `letters` names the columns where the sheet is one of a workbook, and `name`
    then the sheet in it. `typed` holds the columns and rows whose cell is a number by its type.
    """

    name: str
    source: Records
    columns: dict[str, Column]
    records: Whole
    at: dict[str, int]
    letters: Mapping[str, str] = field(default_factory=dict)
    typed: frozenset[tuple[str, int]] = frozenset()

    def __len__(self) -> int:
        return len(self.records)

    def line(self, row: int) -> int:
        """The number of a row in its sheet, from 1."""
        return int(self.source.lines[self.records[row]])

    def place(self, row: int, column: str = "") -> str:
        """Where a row or its cell is: ``figures.csv:12, unit``, ``figures.xlsx, Sheet1!D7``."""
        if not self.letters:
            return f"{self.name}:{self.line(row)}{f', {column}' if column else ''}"
        letter = self.letters.get(column) or next(iter(self.letters.values()))
        named = f" ({column})" if column else ""
        return f"{self.name}!{letter}{self.line(row)}{named}"

    def row(self, row: int) -> dict[str, str]:
        """The cells of a row by column."""
        return {column: cells.rows[row] for column, cells in self.columns.items()}


def decoded(content: bytes, name: str, required: Sequence[str]) -> str:
    """The UTF-8 text of the sheet `name`; raises `InputFault` where it is none, or too large."""
    check_size(content, name, required)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputFault.at(
            f"{name}:{line}",
            f"Byte {error.start} is not UTF-8.",
            "Save the sheet as 'CSV UTF-8'.",
        ) from None
    if not text.strip("\ufeff \t\r\n"):
        raise empty(name, required)
    return text


def check_size(content: bytes, name: str, required: Sequence[str]) -> None:
    """Raise `InputFault` for a sheet that is empty or too large."""
    if len(content) > LARGEST:
        raise InputFault.at(
            name, "The sheet is larger than 50 MB.", "Split it into several sheets."
        )
    if not content or content.isspace():
        raise empty(name, required)


def empty(name: str, required: Sequence[str]) -> InputFault:
    """The fault of a sheet without content."""
    return InputFault.at(
        name, "The sheet is empty.", f"Its first line names the columns: {', '.join(required)}."
    )


def read_rows(
    text: str, name: str, required: Sequence[str], optional: Sequence[str], faults: list[Fault]
) -> Iterator[Row]:
    """The rows of the CSV `text`, as `read_table` reads them."""
    table = read_table(text, name, required, optional, faults)
    for row in range(len(table)):
        yield Row(table.place(row), table.row(row))


def read_table(
    text: str,
    name: str,
    required: Sequence[str],
    optional: Sequence[str],
    faults: list[Fault],
) -> Table:
    """The table of the CSV `text`; a row of another length than the header adds a fault instead.

    Raises `InputFault` for a text that is no CSV and with every fault of the header.
    """
    source = lined(text, delimiter_of(text)) or read_records(text, name)
    columns = header_columns(source.cells[0]) if source.cells else []
    top = f"{name}:{source.lines[0] if source.cells else 1}"
    if found := header_faults(columns, [top] * len(columns), top, required, optional):
        raise InputFault(found)
    if isinstance(source, Lined) and len(columns) == len(source.columns):
        records = np.arange(1, len(source.lines))
        return _table(name, source, columns, source.columns, records, (*required, *optional))
    width = len(columns)
    sound = [len(cells) == width or _fits(cells, width) for cells in source.cells]
    for record in (n for n, fits in enumerate(sound) if not fits):
        problem = f"The row has {len(source.cells[record])} cells, the header {width}."
        sign = _DELIMITER_NAMES[source.delimiter]
        remedy = f"Put quotes around a cell that has {sign} in it."
        faults.append(Fault(f"{name}:{source.lines[record]}", problem, remedy))
    records = np.flatnonzero(sound)[1:]
    return table_of(name, source, columns, records, (*required, *optional))


def table_of(
    name: str,
    source: Records,
    header: Sequence[str],
    records: Whole,
    known: Sequence[str],
    letters: Mapping[str, str] | None = None,
    typed: frozenset[tuple[str, int]] = frozenset(),
) -> Table:
    """The table of `records` of `source`, whose cells stand in the columns of `header`."""
    by_cell = zip(*(source.cells[record] for record in records.tolist()), strict=False)
    cells = [Column(list(cells)) for cells in by_cell]
    return _table(name, source, header, cells, records, known, letters, typed)


def _table(
    name: str,
    source: Records,
    header: Sequence[str],
    cells: Sequence[Column],
    records: Whole,
    known: Sequence[str],
    letters: Mapping[str, str] | None = None,
    typed: frozenset[tuple[str, int]] = frozenset(),
) -> Table:
    blank = Column.of_numbers(np.zeros(len(records), dtype=np.int64), [""])
    at = {column: n for n, column in enumerate(header) if column}
    columns = dict.fromkeys(known, blank)
    if cells:
        columns |= {column: cells[n] for column, n in at.items()}
    return Table(name, source, columns, records, at, letters or {}, typed)


def _fits(cells: Sequence[str], width: int) -> bool:
    return len(cells) > width and not any(cells[width:])


def header_columns(cells: Sequence[str]) -> list[str]:
    """The columns that the cells of a header name, without the blank ones at its end."""
    columns = [column_named(cell) for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    return columns


def column_named(cell: str) -> str:
    """The column that a cell of a header names: "Source title" is source_title."""
    return re.sub(r"[\s_-]+", "_", cell.strip()).lower()


def header_faults(
    columns: Sequence[str],
    places: Sequence[str],
    whole: str,
    required: Sequence[str],
    optional: Sequence[str],
) -> list[Fault]:
    """A fault for each column that is missing, unknown, or there more than once.

    `places` are those of the cells of the header, `whole` that of all of it.
    """
    faults = []
    known = (*required, *optional)
    for column in required:
        if column not in columns:
            remedy = f"Required are {', '.join(required)}."
            faults.append(Fault(whole, f"The column '{column}' is missing.", remedy))
    for column, times in Counter(columns).items():
        place = places[columns.index(column)]
        if not column:
            remedy = "Give it one, or take it out."
            faults.append(Fault(place, "A column of the header has no name.", remedy))
        elif column not in known:
            problem = f"The column '{column}' is unknown."
            faults.append(Fault(place, problem, suggestion(column, known)))
        elif times > 1:
            problem = f"The column '{column}' is there {times} times."
            faults.append(Fault(place, problem, "Keep one of them."))
    return faults
