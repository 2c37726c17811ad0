"""A CSV file as records whose cells know their characters in the file.

Comes in: the text of a file as spreadsheets save it: commas, semicolons or tabs, with or without
a byte order mark, any line ends, quoted cells over several lines. Goes out: its header and its
records. Never says what a cell means.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from etl.errors import Fault, InputFault

_DELIMITERS = ",;\t"
_CELL_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text without surrounding blanks, and its characters in the file."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """A record: the line it begins on, its characters in the file, and its cells."""

    line: int
    start: int
    end: int
    cells: tuple[Cell, ...]


def read_records(text: str, place: str) -> list[Record]:
    """The records of `text` that are not blank, the header first.

    Raises `InputFault` at `place` for NUL characters, an open quote and a cell over a million
    characters.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputFault.at(
            f"{place}:{line}", "There is a NUL character.", "Save the sheet as CSV in UTF-8."
        )
    delimiter = delimiter_of(text)
    records = [_record(text, *span, delimiter) for span in _spans(text, delimiter, place)]
    return [record for record in records if any(cell.text for cell in record.cells)]


def delimiter_of(text: str) -> str:
    """What stands between the cells of `text`, told by its header."""
    header = text.lstrip("\ufeff \r\n").partition("\n")[0]
    return max(_DELIMITERS, key=header.count)


def _spans(text: str, delimiter: str, place: str) -> Iterator[tuple[int, int, int]]:
    """First line, first character and end of each record, found by Python's own CSV reader."""
    lines = list(io.StringIO(text, newline=""))
    starts = [0, *accumulate(map(len, lines))]
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    limit = csv.field_size_limit(_CELL_LIMIT)
    before = 0
    try:
        for _ in reader:
            yield before + 1, starts[before], starts[reader.line_num]
            before = reader.line_num
    except csv.Error as error:
        raise InputFault([_broken(place, before + 1, str(error))]) from None
    finally:
        csv.field_size_limit(limit)


def _broken(place: str, line: int, error: str) -> Fault:
    return Fault(
        f"{place}:{line}",
        f"From here on this is no CSV: {error}.",
        "Close each quote, double a quote inside quotes, and save the sheet as CSV in UTF-8.",
    )


def _record(text: str, line: int, start: int, end: int, delimiter: str) -> Record:
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    if text.startswith("\ufeff", start):
        start += 1
    cells, begin, quoted = [], start, False
    for place in range(start, end + 1):
        if place < end and text[place] == '"' == text[begin]:
            quoted = not quoted
        elif place == end or (text[place] == delimiter and not quoted):
            cells.append(_cell(text, begin, place))
            begin = place + 1
    return Record(line, start, end, tuple(cells))


def _cell(text: str, start: int, end: int) -> Cell:
    quoted = start < end and text[start] == '"'
    if quoted:
        start, end = start + 1, end - 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    written = text[start:end]
    return Cell(written.replace('""', '"') if quoted else written, start, end)
