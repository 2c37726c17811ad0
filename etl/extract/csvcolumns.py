"""A CSV file with a record on each line, as nearly all are: its columns, without a look at a row.

Comes in: the text of a file, and what stands between its cells. Goes out: the same cells that
Python's reader finds, column by column, and where they stand. What asks for a closer look - quotes
that are no plain quotes, cells of several lines, rows of another length - is left to `csvfile`.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
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
_SOME = 1_000  # rows that show in which columns texts recur


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
    if "\0" in text or has_hint(text):
        return None
    try:
        content = np.frombuffer((text if text.endswith("\n") else f"{text}\n").encode(), np.uint8)
    except UnicodeEncodeError:
        return None
    first = len(MARK.encode()) if text.startswith(MARK) else 0
    bounds = _bounds(content, ord(delimiter), first)
    if bounds is None:
        return None
    further = np.flatnonzero((content & 0xC0) == 0x80)
    starts, ends = (at - np.searchsorted(further, at) for at in (bounds[:, 0] + 1, bounds[:, -1]))
    (header,) = csv.reader([text[starts[0] : ends[0]]], delimiter=delimiter, strict=True)
    columns, named = _columns(content, delimiter), list(map(str.strip, header))
    if not any(named) or _has_blank(columns, len(bounds) - 1):
        return None
    lines = np.arange(1, len(bounds) + 1)
    return Lined(
        text, delimiter, lines, starts, ends, [named],
        columns=columns, content=content, bounds=bounds, further=further,
    )  # fmt: skip


def _bounds(content: Bytes, delimiter: int, first: int) -> Whole | None:
    """What stands before and behind each cell of each line, by byte; None where lines differ.

    They differ where one has more or fewer cells, where quotes are not around a whole cell or a
    cell goes over several lines, and where an end of one is unusual. The first cell begins at byte
    `first`.
    """
    signs = np.flatnonzero((content == delimiter) | (content == _LINE) | (content == _QUOTE))
    sign = content[signs]
    if (quotes := sign == _QUOTE).any():
        if not _enclose(signs[quotes], content, delimiter):
            return None
        within = np.bitwise_xor.accumulate(quotes)
        if (within & (sign == _LINE)).any():
            return None
        signs, sign = signs[apart := ~(within | quotes)], sign[apart]
    between, ends = signs[sign == delimiter], signs[sign == _LINE]
    width, left = divmod(len(between), len(ends))
    if left:
        return None
    returned = content[ends - 1] == _RETURN
    if returned.sum() != np.count_nonzero(content == _RETURN):
        return None
    starts = np.append(first, ends[:-1] + 1)
    cells = np.column_stack([starts - 1, between.reshape(len(ends), width), ends - returned])
    if (cells[:, 1:] <= cells[:, :-1]).any() or (ends - starts > CELL_LIMIT).any():
        return None
    return cells


def _enclose(quotes: Whole, content: Bytes, delimiter: int) -> bool:
    """Whether the `quotes` enclose whole cells, and are doubled inside of them."""
    if quotes.size % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    doubled = opening[1:] == closing[:-1] + 1
    before, behind = content[opening - 1], content[closing + 1]
    begins = (before == delimiter) | (before == _LINE)
    ends = (behind == delimiter) | (behind == _LINE) | (behind == _RETURN)
    begins[1:] |= doubled
    ends[:-1] |= doubled
    return bool(begins.all() and ends.all())


def _columns(content: Bytes, delimiter: str) -> list[Column]:
    """The cells of each column below the header, without the blanks around them."""
    some = _read(content, delimiter, [], _SOME)
    recurring = [str(name) for name, cells in some.items() if _recur(cells.tolist())]
    read = _read(content, delimiter, recurring)
    if any(read[name].cat.categories.dtype != "str" for name in recurring):  # taken for numbers
        read = _read(content, delimiter, [])
    return [_column(read.iloc[:, n]) for n in range(read.shape[1])]


def _read(
    content: Bytes, delimiter: str, recurring: list[str], rows: int | None = None
) -> pd.DataFrame:
    """The columns, those that are `recurring` as categories; of the first `rows` if these are told.

    It warns of no line that is longer than the header: nobody takes what comes of it.
    """
    types: dict[str, Any] = dict.fromkeys(recurring, "category")
    return pd.read_csv(
        io.BytesIO(content.tobytes()), sep=delimiter, index_col=False, na_filter=False,
        dtype=defaultdict(lambda: object, types), usecols=lambda _: True, nrows=rows,
        low_memory=False, skip_blank_lines=False,
    )  # fmt: skip


def _recur(cells: list[str]) -> bool:
    """Whether it is sooner to number the texts as they are read: they recur and are no numbers."""
    texts = set(cells)
    return len(texts) < len(cells) / 2 and any(text[:1].isalpha() for text in texts)


def _column(cells: pd.Series[str]) -> Column:
    numbers, found = coded(cells)
    texts = list(map(str.strip, found))
    if texts != found:
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
