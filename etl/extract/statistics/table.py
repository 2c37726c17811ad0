"""A table of official statistics as rows whose cells know their characters in the file.

Comes in: the text of a CSV file with commas, semicolons or tabs, of a hundred thousand rows and
more. Goes out: its rows, in order. Where a cell stands is looked up only for the rows that need it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice

from etl.errors import InputFault

Span = tuple[int, int]

_DELIMITERS = ",;\t"
_BLANKS = "\ufeff \t\r\n\xa0"
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line it begins on, its characters in the file, and its cells without blanks."""

    line: int
    start: int
    end: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """The text of a CSV file that is called `name` in faults."""

    text: str
    name: str

    @cached_property
    def delimiter(self) -> str:
        """What stands between cells, told by the first lines."""
        head = "".join(islice(io.StringIO(self.text), _LOOKED_AT))
        return max(_DELIMITERS, key=head.count)

    def rows(self) -> Iterator[Row]:
        """The rows that are not blank; raises `InputFault` at the line where it is no CSV."""
        lines = io.StringIO(self.text, newline="").readlines()
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        line, start = 0, 0
        try:
            for cells in reader:
                end = start + sum(map(len, lines[line : reader.line_num]))
                stripped = [cell.strip(_BLANKS) for cell in cells]
                if any(stripped):
                    yield Row(line + 1, start, end, stripped)
                line, start = reader.line_num, end
        except csv.Error as error:
            raise InputFault.at(
                f"{self.name}:{line + 1}",
                f"From here on this is no CSV: {error}.",
                "Take the file as it was downloaded.",
            ) from None

    def written(self, row: Row) -> Span:
        """The characters of `row` without its line end and a byte order mark."""
        start, end = row.start, row.end
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start + self.text.startswith("\ufeff", start), end

    def span(self, row: Row, cell: int) -> Span:
        """The characters of a cell of `row`, without quotes and surrounding blanks."""
        found = _nth(self.delimiter, cell).match(self.text, *self.written(row))
        first, last = found.span(1) if found else (row.start, row.start)
        if last - first > 1 and self.text[first] == '"' == self.text[last - 1]:
            first, last = first + 1, last - 1
        inner = self.text[first:last]
        left = len(inner) - len(inner.lstrip(_BLANKS))
        return first + left, first + left + len(inner.strip(_BLANKS))


@cache
def _nth(delimiter: str, cell: int) -> re.Pattern[str]:
    """A pattern for a row up to its `cell`, counted from 0, with that cell as its group."""
    one = rf'(?:"(?:[^"]|"")*"|[^{delimiter}\r\n]*)'
    return re.compile(rf"(?:{one}{delimiter}){{{cell}}}({one})")
