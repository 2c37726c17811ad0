"""A table that people keep as CSV, under known columns: its rows, each cell by its column.

Comes in: the bytes of a file, or its text, and the columns that it must and may have. Goes out:
rows that know their place; or faults of the file, its header and the shape of its rows. Never says
what a cell means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.errors import Fault, InputFault
from etl.extract.csvfile import Record, read_records
from etl.suggestions import suggestion

_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row: where it stands, its record, its cells by column, and their characters in the file.

    A column that the file lacks has an empty cell and no characters.
    """

    place: str
    record: Record
    cells: dict[str, str]
    spans: dict[str, tuple[int, int]]


def decoded(content: bytes, name: str, required: Sequence[str]) -> str:
    """The text of the sheet `name`; raises `InputFault` where it is too large, empty or no text."""
    if len(content) > _LARGEST:
        raise InputFault.at(
            name, "The sheet is larger than 50 MB.", "Split it into several sheets."
        )
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
        raise InputFault.at(
            name, "The sheet is empty.", f"Its first line names the columns: {', '.join(required)}."
        )
    return text


def read_rows(
    text: str, name: str, required: Sequence[str], optional: Sequence[str], faults: list[Fault]
) -> Iterator[Row]:
    """The rows of `text`, in order; a row of another length than the header adds a fault instead.

    Raises `InputFault` for a text that is no CSV and with every fault of the header.
    """
    header, *records = read_records(text, name)
    columns = header_columns(header)
    found = header_faults(columns, f"{name}:{header.line}", required, optional)
    if found:
        raise InputFault(found)
    for record in records:
        place = f"{name}:{record.line}"
        if len(record.cells) < len(columns) or any(c.text for c in record.cells[len(columns) :]):
            problem = f"The row has {len(record.cells)} cells, the header {len(columns)}."
            faults.append(Fault(place, problem, "Put quotes around a cell that has commas."))
            continue
        cells = dict.fromkeys((*required, *optional), "")
        cells |= {c: cell.text for c, cell in zip(columns, record.cells, strict=False)}
        spans = {c: (e.start, e.end) for c, e in zip(columns, record.cells, strict=False)}
        yield Row(place, record, cells, spans)


def header_columns(header: Record) -> list[str]:
    """The columns that a header names, without the blank ones at its end."""
    columns = [cell.text for cell in header.cells]
    while columns and not columns[-1]:
        columns.pop()
    return columns


def header_faults(
    columns: Sequence[str], place: str, required: Sequence[str], optional: Sequence[str]
) -> list[Fault]:
    """A fault for each column that is missing, unknown, or there more than once."""
    faults = []
    known = (*required, *optional)
    for column in required:
        if column not in columns:
            remedy = f"Required are {', '.join(required)}."
            faults.append(Fault(place, f"The column '{column}' is missing.", remedy))
    for column, times in Counter(columns).items():
        if column not in known:
            problem = f"The column '{column}' is unknown."
            faults.append(Fault(place, problem, suggestion(column, known)))
        elif times > 1:
            problem = f"The column '{column}' is there {times} times."
            faults.append(Fault(place, problem, "Keep one of them."))
    return faults
