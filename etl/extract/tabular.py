"""Tables set in plain text: lines in a row whose cells are apart by blanks, tabs or rows of dots.

Comes in: a file's text. Goes out: the rows of its tables, each with the places of its cells, an
empty one where a column has none. It never joins cells, and leaves prose set with wide blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_LEADER = r"(?<=\S )\.{3,}(?= [(+–-]?\d)"
# within a cell: a blank, or what stands between the thousands of a number
_BLANK = r"[ \u00a0\u2007\u2009\u202f]"
_CELL = re.compile(rf"(?P<leader>{_LEADER})|\S+(?:{_BLANK}(?!{_LEADER})\S+)*")
_RULE = re.compile(r"[\s=_+|:-]*[-=_]{3,}[\s=_+|:-]*")
_VALUE = re.compile(
    r"(?:[<>≈~±+−–-]\s?)?(?:[A-Z]{0,3}[$€£]\s?)?\d[\d\s.,:'’/–-]*(?:%|[^\W\d]{1,4}\.?)?\W{0,2}"
    r"|[–—-]+|\.{2,3}|…|n/?a\.?|x",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"[ \t]*(?:[*+•·‣–-][ \t]+|\d{1,3}[.)][ \t]+)[^\W\d]")
_LONGEST_CELL, _LONGEST_LABEL, _LONGEST_GROUP = 40, 90, 60
_LONGEST_LINE, _LONGEST_HEAD = 400, 20
_LABELS_IN_A_ROW = 2
_TAB = 1_000
_TIMED = "["
_INDENT = 6


@dataclass(frozen=True, slots=True)
class Row:
    """Characters `start` to `end` of a file that are a row; `cells` are the places of its cells."""

    start: int
    end: int
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    cells: tuple[Span, ...]
    columns: tuple[Span, ...]
    indent: int
    rule: bool


def tables(text: str, start: int = 0) -> dict[int, tuple[Row, ...]]:
    """The tables of `text` from `start` on: their rows, by the place where their first line begins.

    >>> tables("Year    Exports\\n2019      350.5\\n")[0][1].cells
    ((16, 20), (26, 31))
    """
    found = {}
    for run in _runs(text, start):
        rows = tuple(_rows(text, run))
        if is_table(text, rows):
            found[run[0].start] = rows
    return found


def _runs(text: str, start: int) -> Iterator[list[_Line]]:
    """Lines that follow each other and have cells, or stand between such as a rule or a label."""
    run: list[_Line] = []
    end, labels = start, 0
    for match in _LINE.finditer(text, start):
        if not match[0].strip():
            continue
        line = _line(text, match)
        apart = bool(run) and text.count("\n", end, match.start()) > 1
        labels = labels + 1 if len(line.cells) == 1 and not line.rule else 0
        belongs = len(line.cells) > 1 or line.rule or _is_label(text, line)
        if apart or not belongs or labels > _LABELS_IN_A_ROW:
            yield from _closed(text, run)
            run = []
        if belongs:
            run.append(line)
        end = match.end()
    yield from _closed(text, run)


def _closed(text: str, run: list[_Line]) -> Iterator[list[_Line]]:
    """The run from its head, or its first line with cells, to its last."""
    at = [n for n, line in enumerate(run) if len(line.cells) > 1]
    if not at:
        return
    first, last = at[0], at[-1]
    while first and (run[first - 1].rule or _is_head(text, run[first - 1])):
        first -= 1
    while last + 1 < len(run) and run[last + 1].rule:
        last += 1
    yield run[first : last + 1]


def _line(text: str, match: re.Match[str]) -> _Line:
    written = match[0].rstrip("\r")
    if len(written) > _LONGEST_LINE:
        whole = ((match.start(), match.end()),)
        return _Line(match.start(), match.end(), whole, whole, 0, rule=False)
    found = _CELL.finditer(text, match.start(), match.end())
    cells = tuple(m.span() for m in found if m["leader"] is None)
    columns = tuple(_reaches(text, match.start(), cells))
    rule = _RULE.fullmatch(written) is not None
    listed = _LIST_ITEM.match(written) or written.lstrip()[:1] == _TIMED or "|" in written
    if listed and not rule:
        cells, columns = cells[:1], columns[:1]
    indent = 0 if listed else columns[0][0] if columns else 0
    return _Line(match.start(), match.start() + len(written.rstrip()), cells, columns, indent, rule)


def _reaches(text: str, line: int, cells: Sequence[Span]) -> Iterator[Span]:
    """From where to where each cell reaches in its line; a tab is as wide as any cell."""
    tabs, at = 0, line
    for start, end in cells:
        tabs, at = tabs + text.count("\t", at, start), start
        yield (tabs * _TAB, tabs * _TAB + _TAB - 1) if tabs else (start - line, end - line)


def _is_label(text: str, line: _Line) -> bool:
    """Whether a line of one cell can be the label of the rows below it."""
    if len(line.cells) != 1:
        return False
    written = text[slice(*line.cells[0])]
    return len(written) <= _LONGEST_GROUP and not written.endswith((".", "!", "?", ",", ";"))


def _is_head(text: str, line: _Line) -> bool:
    """Whether a line of one cell can be the only head of the columns below it: a year."""
    written = text[line.cells[0][0] : line.end]
    return line.indent >= _INDENT and len(written) <= _LONGEST_HEAD and "0" <= written[-1] <= "9"


def _rows(text: str, run: Sequence[_Line]) -> Iterator[Row]:
    """The rows of a run: rules go to the row above them, the first to the one below."""
    columns = _columns(run)
    waiting: int | None = None
    made: list[Row] = []
    for line in run:
        if line.rule and made:
            made[-1] = Row(made[-1].start, line.end, made[-1].cells)
        elif line.rule:
            waiting = line.start if waiting is None else waiting
        else:
            cells = _placed(_parted(text, line, columns), columns)
            first = line.cells[0][0]
            made.append(Row(first if waiting is None else waiting, line.end, cells))
            waiting = None
    yield from made


def _columns(run: Sequence[_Line]) -> list[Span]:
    """From where to where each column reaches, by the rows that have most cells."""
    lines = [line for line in run if not line.rule]
    most = max(len(line.cells) for line in lines)
    full = [line.columns for line in lines if len(line.cells) == most]
    reach = [(min(c[n][0] for c in full), max(c[n][1] for c in full)) for n in range(most)]
    heads = [line for line in lines if len(line.cells) == most and line.indent >= _INDENT]
    labelled = [line for line in lines if line.indent < _INDENT and len(line.cells) > 1]
    if len(heads) == len(full) and labelled and len(labelled[0].cells) < most:
        return [(0, reach[0][0] - 1), *reach]
    return reach


def _parted(text: str, line: _Line, columns: Sequence[Span]) -> _Line:
    """`line`, a long label cut where the next column begins: one blank alone parts them there."""
    if len(line.cells) >= len(columns) or any(start >= _TAB for start, _ in line.columns):
        return line
    cells: list[Span] = []
    for start, end in line.cells:
        for first, last in columns[1:]:
            at = line.start + first
            if start < at - 1 and text[at - 1 : at] == " " and at < end <= line.start + last + 1:
                if _VALUE.fullmatch(text, at, end):
                    cells.append((start, at - 1))
                    start = at
                break
        cells.append((start, end))
    reaches = tuple(_reaches(text, line.start, cells))
    return replace(line, cells=tuple(cells), columns=reaches)


def _placed(line: _Line, columns: Sequence[Span]) -> tuple[Span, ...]:
    """The cells of a line, an empty one for each column before its last in which it has none."""
    if len(line.cells) == len(columns):
        return line.cells
    placed: dict[int, Span] = {}
    for cell, (start, end) in zip(line.cells, line.columns, strict=True):
        apart = [max(first - end, start - last, 0) for first, last in columns]
        middle = [abs((first + last) - (start + end)) for first, last in columns]
        at = min(range(len(columns)), key=lambda n: (apart[n], middle[n]))
        if at in placed or (placed and at < max(placed)):
            return line.cells
        placed[at] = cell
    cells, end = [], line.cells[0][0]
    for n in range(max(placed) + 1):
        cells.append(placed.get(n, (end, end)))
        end = cells[-1][1]
    return tuple(cells)


def is_table(text: str, rows: Sequence[Row]) -> bool:
    """Whether `rows` are a table: most cells behind the first are numbers, and none is prose."""
    if len(rows) < 2:
        return False
    labels = [text[slice(*row.cells[0])] for row in rows if row.cells]
    behind = [
        text[slice(*c)] for row in rows for c in row.cells[1:] if c[0] < c[1]
    ]  # fmt: skip
    if any(len(label) > _LONGEST_LABEL for label in labels):
        return False
    if any(len(cell) > _LONGEST_CELL for cell in behind):
        return False
    values = sum(1 for cell in behind if _VALUE.fullmatch(cell))
    return values >= 2 and 2 * values >= len(behind)
