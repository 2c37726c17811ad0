"""A CSV file with a record on each line, as nearly all are: its columns, without a look at a row.

Comes in: the text of a file, and what stands between its cells. Goes out: the same cells that
Python's reader finds, column by column, and where they stand. What asks for a closer look - quotes
that are no plain quotes, cells of several lines, rows of another length - is left to `csvfile`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from etl.extract.cellcolumn import Column
from etl.extract.csvfile import CELL_LIMIT, MARK, Records, has_hint
from etl.numbered import Flags, Whole, coded

Bytes: TypeAlias = "np.ndarray[Any, np.dtype[np.uint8]]"
_QUOTE, _LINE, _RETURN = b'"\n\r'
_BEYOND = 127


@dataclass(frozen=True, slots=True)
class Lined(Records):
    """Records that each stand on a line; `columns` has the cells below the header.

    `bounds` are the delimiters before and behind each cell of each record, by byte of `content`,
    of which `further` are the bytes that begin no character.
    """

    columns: list[Column]
    content: Bytes
    bounds: Whole
    further: Whole

    def spans(self, records: Whole, cell: int) -> tuple[Whole, Whole]:
        """The `span` of the same cell of each of `records`, as its starts and its ends."""
        starts, ends = self.bounds[records, cell] + 1, self.bounds[records, cell + 1]
        quoted = self.content[starts] == _QUOTE
        starts, ends = starts + quoted, ends - quoted
        filled = np.flatnonzero(starts < ends)
        first, last = self.content[starts[filled]], self.content[ends[filled] - 1]
        odd = filled[~(_is_plain(first) & _is_plain(last))]
        starts, ends = (at - np.searchsorted(self.further, at) for at in (starts, ends))
        for row in odd.tolist():
            starts[row], ends[row] = self.span(int(records[row]), cell)
        return starts, ends


def lined(text: str, delimiter: str) -> Lined | None:
    """The records of `text`, where all of it can be told at once; else None."""
    try:
        content = np.frombuffer(text.encode(), np.uint8)
    except UnicodeEncodeError:
        return None
    quotes = np.flatnonzero(content == _QUOTE)
    marked = text.startswith(MARK)
    if "\0" in text or has_hint(text) or not _enclose(quotes, content, ord(delimiter)):
        return None
    bounds = _bounds(content, quotes, ord(delimiter), len(MARK.encode()) * marked)
    if bounds is None:
        return None
    further = np.flatnonzero((content & 0xC0) == 0x80)
    starts, ends = (at - np.searchsorted(further, at) for at in (bounds[:, 0] + 1, bounds[:, -1]))
    (header,) = csv.reader([text[starts[0] : ends[0]]], delimiter=delimiter, strict=True)
    below = content[bounds[1, 0] + 1 :] if len(bounds) > 1 else content[:0]
    columns, named = _columns(below, delimiter, len(header)), list(map(str.strip, header))
    if not any(named) or _has_blank(columns, len(bounds) - 1):
        return None
    lines = np.arange(1, len(bounds) + 1)
    return Lined(
        text, delimiter, lines, starts, ends, [named],
        columns=columns, content=content, bounds=bounds, further=further,
    )  # fmt: skip


def _enclose(quotes: Whole, content: Bytes, delimiter: int) -> bool:
    """Whether the `quotes` enclose whole cells, and are doubled inside of them."""
    if not quotes.size:
        return True
    if quotes.size % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    doubled = opening[1:] == closing[:-1] + 1
    padded = np.concatenate([[_LINE], content, [_LINE]])
    before, behind = padded[opening], padded[closing + 2]
    begins = (before == delimiter) | (before == _LINE)
    ends = (behind == delimiter) | (behind == _LINE) | (behind == _RETURN)
    begins[1:] |= doubled
    ends[:-1] |= doubled
    return bool(begins.all() and ends.all())


def _bounds(content: Bytes, quotes: Whole, delimiter: int, first: int) -> Whole | None:
    """What stands before and behind each cell of each line, by byte; None where lines differ.

    They differ where one has more or fewer cells, where a cell goes over several, and where an end
    of one is unusual. The first cell begins at byte `first`.
    """
    ends = np.flatnonzero(content == _LINE)
    if not ends.size or ends[-1] != len(content) - 1:
        ends = np.append(ends, len(content))
    between = np.flatnonzero(content == delimiter)
    between = between[np.searchsorted(quotes, between) % 2 == 0]
    width, left = divmod(len(between), len(ends))
    if left or (np.searchsorted(quotes, ends) % 2).any():
        return None
    returned = content[ends - 1] == _RETURN
    if returned.sum() != np.count_nonzero(content == _RETURN):
        return None
    starts = np.append(first, ends[:-1] + 1)
    cells = np.column_stack([starts - 1, between.reshape(len(ends), width), ends - returned])
    if (cells[:, 1:] <= cells[:, :-1]).any() or (ends - starts > CELL_LIMIT).any():
        return None
    return cells


def _columns(below: Bytes, delimiter: str, width: int) -> list[Column]:
    """The cells of each column, without the blanks around them."""
    if not below.size:
        return [Column([]) for _ in range(width)]
    read = pd.read_csv(
        io.BytesIO(below.tobytes()), sep=delimiter, header=None, index_col=False, dtype=object,
        na_filter=False, low_memory=False, skip_blank_lines=False,
    )  # fmt: skip
    return [_column(read[n].to_numpy()) for n in range(width)]


def _column(cells: Any) -> Column:
    numbers, found = pd.factorize(cells)
    texts = list(map(str.strip, found))
    if texts != found.tolist():
        places, texts = coded(texts)
        numbers = places[numbers]
    return Column.of_numbers(numbers, texts)


def _has_blank(columns: Sequence[Column], rows: int) -> bool:
    """Whether a row has nothing in any of its cells."""
    left = np.arange(rows)
    for column in columns:
        empty = [number for number, text in enumerate(column.texts) if not text]
        left = left[np.isin(column.numbers[left], empty)]
        if not left.size:
            return False
    return bool(rows)


def _is_plain(signs: Bytes) -> Flags:
    """Whether each of `signs` is itself a character, and neither blank nor a quote."""
    plain: Flags = (signs > ord(" ")) & (signs < _BEYOND) & (signs != _QUOTE)
    return plain
