"""CSV as people's programs write it: text in, records out, with the characters of every cell.

Comes in: the decoded text of a file. Goes out: its records, the header first, as Python's own CSV
reader finds them. Never says what a cell means.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, compress

from etl.errors import Fault, InputFault

_DELIMITERS = ",;\t|"
_CELL_LIMIT = 1_000_000
_HINT = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Records:
    """The records of `text` that are not blank, the header first.

    `lines` has the line that each begins on, `starts` and `ends` its characters in `text`, `cells`
    its cells without surrounding blanks.
    """

    text: str
    delimiter: str
    lines: list[int]
    starts: list[int]
    ends: list[int]
    cells: list[list[str]]

    def span(self, record: int, cell: int) -> tuple[int, int]:
        """The characters of a cell in the text, without its quotes and surrounding blanks."""
        match = _unquoted(self.delimiter, cell)(self.text, self.starts[record], self.ends[record])
        return _trimmed(self.text, *match.span(1)) if match else self._quoted_span(record, cell)

    def spans(self, records: Sequence[int], cell: int) -> list[tuple[int, int]]:
        """The `span` of the same cell of each of `records`."""
        found, sign = [], self.delimiter
        for record in records:
            cells = self.cells[record][: cell + 1]
            plain = sign.join(cells)
            start = self.starts[record]
            end = start + len(plain)
            # Cells that stand there as they are read lie one behind the other.
            if (
                self.text.startswith(plain, start)
                and plain.count(sign) == cell
                and '"' not in plain
                and (end == self.ends[record] or self.text[end] == sign)
            ):
                found.append((end - len(cells[cell]), end))
            else:
                found.append(self.span(record, cell))
        return found

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
    found = Records(text, delimiter, [], [], [], [])
    skipped = len(_MARK) if text.startswith(_MARK) else 0
    lines = list(io.StringIO(text[skipped:], newline=""))
    starts = list(accumulate(map(len, lines), initial=skipped))
    before = 1 if _HINT.match(text, skipped) else 0
    limit = csv.field_size_limit(_CELL_LIMIT)
    try:
        if rows := _each_on_a_line(lines[before:], delimiter):
            return _of_lines(found, lines, starts, before, rows)
        reader, first = csv.reader(lines[before:], delimiter=delimiter, strict=True), before
        for row in reader:
            cells = list(map(str.strip, row))
            after = first + reader.line_num
            if any(cells):
                found.lines.append(before + 1)
                found.starts.append(starts[before])
                found.ends.append(_end(text, starts[before], starts[after]))
                found.cells.append(cells)
            before = after
    except csv.Error as error:
        raise InputFault([_broken(place, before + 1, str(error))]) from None
    finally:
        csv.field_size_limit(limit)
    return found


def _of_lines(
    empty: Records, lines: list[str], starts: list[int], before: int, rows: list[list[str]]
) -> Records:
    """The records of a text of which each line behind the first `before` has one of `rows`."""
    cells = [list(map(str.strip, row)) for row in rows]
    full = list(map(any, cells))
    if "\r" in empty.text or not lines[-1].endswith("\n"):
        ends = [
            start + len(line.rstrip("\r\n"))
            for start, line in zip(starts[before:], lines[before:], strict=False)
        ]
    else:
        ends = [start - 1 for start in starts[before + 1 :]]
    return replace(
        empty,
        lines=list(compress(range(before + 1, len(lines) + 1), full)),
        starts=list(compress(starts[before:], full)),
        ends=list(compress(ends, full)),
        cells=list(compress(cells, full)),
    )


def _each_on_a_line(lines: list[str], delimiter: str) -> list[list[str]]:
    """The cells of each of `lines`, where each is a record; else nothing."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return []
    return rows if len(rows) == len(lines) else []


def _end(text: str, start: int, end: int) -> int:
    """Where a record ends that goes on to `end` with the end of its line."""
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return end


def delimiter_of(text: str) -> str:
    """What stands between the cells of `text`: what its first line says, or its header shows."""
    begun = text.lstrip(_MARK)
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
