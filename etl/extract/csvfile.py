"""CSV as people's programs write it: text in, records out, with the characters of every cell.

Comes in: the decoded text of a file. Goes out: its records, the header first, as Python's own CSV
reader finds them. Never says what a cell means.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np

from etl.errors import Fault, InputFault
from etl.numbered import Whole

_DELIMITERS = ",;\t|"
CELL_LIMIT = 1_000_000
_HINT = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Records:
    """The records of `text` that are not blank, the header first.

    `lines` has the line that each begins on, `starts` and `ends` its characters in `text`, `cells`
    its cells without surrounding blanks.
    """

    text: str
    delimiter: str
    lines: Whole
    starts: Whole
    ends: Whole
    cells: list[list[str]]

    def span(self, record: int, cell: int) -> tuple[int, int]:
        """The characters of a cell in the text, without its quotes and surrounding blanks."""
        match = _unquoted(self.delimiter, cell)(self.text, self.starts[record], self.ends[record])
        return _trimmed(self.text, *match.span(1)) if match else self._quoted_span(record, cell)

    def spans(self, records: Whole, cell: int) -> tuple[Whole, Whole]:
        """The `span` of the same cell of each of `records`, as its starts and its ends."""
        found = [self.span(record, cell) for record in records.tolist()]
        starts, ends = np.array(found, dtype=np.int64).reshape(-1, 2).T
        return starts, ends

    def _quoted_span(self, record: int, cell: int) -> tuple[int, int]:
        """The same in a record that has quotes: a delimiter between them parts no cells."""
        start, end = self.starts[record], self.ends[record]
        begin, quoted = start, False
        for place in range(start, end + 1):
            if place < end and self.text[place] == '"' == self.text[begin]:
                quoted = not quoted
            elif place == end or (self.text[place] == self.delimiter and not quoted):
                if not cell:
                    inside = int(begin < place and self.text[begin] == '"')
                    return _trimmed(self.text, begin + inside, place - inside)
                cell -= 1
                begin = place + 1
        raise IndexError(cell)


@cache
def _unquoted(delimiter: str, cell: int) -> Callable[[str, int, int], re.Match[str] | None]:
    """What finds a cell of a record where neither it nor any before it has quotes."""
    other, sign = f'[^"{re.escape(delimiter)}]*', re.escape(delimiter)
    return re.compile(rf"(?:{other}{sign}){{{cell}}}({other})(?={sign}|\Z)").match


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def read_records(text: str, place: str) -> Records:
    """The records of `text`.

    Raises `InputFault` at `place` for NUL characters, an open quote and a cell over a million
    characters.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputFault.at(
            f"{place}:{line}", "There is a NUL character.", "Save the sheet as CSV in UTF-8."
        )
    delimiter = delimiter_of(text)
    at: list[tuple[int, int, int]] = []
    found: list[list[str]] = []
    skipped = len(MARK) if text.startswith(MARK) else 0
    lines = list(io.StringIO(text[skipped:], newline=""))
    starts = list(accumulate(map(len, lines), initial=skipped))
    before = 1 if _HINT.match(text, skipped) else 0
    limit = csv.field_size_limit(CELL_LIMIT)
    try:
        reader, first = csv.reader(lines[before:], delimiter=delimiter, strict=True), before
        for row in reader:
            cells = list(map(str.strip, row))
            after = first + reader.line_num
            if any(cells):
                end = _end(text, starts[before], starts[after])
                at.append((before + 1, starts[before], end))
                found.append(cells)
            before = after
    except csv.Error as error:
        raise InputFault([_broken(place, before + 1, str(error))]) from None
    finally:
        csv.field_size_limit(limit)
    numbers, begin, end_at = np.array(at, dtype=np.int64).reshape(-1, 3).T
    return Records(text, delimiter, numbers, begin, end_at, found)


def _end(text: str, start: int, end: int) -> int:
    """Where a record ends that goes on to `end` with the end of its line."""
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return end


def has_hint(text: str) -> bool:
    """Whether the first line of `text` says what stands between cells, and is no record."""
    return _HINT.match(text.removeprefix(MARK)) is not None


def delimiter_of(text: str) -> str:
    """What stands between the cells of `text`: what its first line says, or its header shows."""
    begun = text.lstrip(MARK)
    if hint := _HINT.match(begun):
        return hint[1].lower()
    header = begun.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=header.count)


def _broken(place: str, line: int, error: str) -> Fault:
    return Fault(
        f"{place}:{line}",
        f"From here on this is no CSV: {error}.",
        "Close each quote, double a quote inside quotes, and save the sheet as CSV in UTF-8.",
    )
