"""Tables written with bars between cells, with or without the line of Markdown below the head.

Comes in: a file's text and the place of a line. Goes out: the rows of the table that the line is
the head of, each with the places of its cells. Bars alone make no table: without that line, the
rows have as many bars as the head, and numbers in most of their cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from etl.extract.tabular import Row, Span, is_table

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(
    r"\n(?P<rule>[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)++(?:[ \t]*:?-+:?)?)[ \t\r]*(?=\n|\Z)"
)
_BAR = re.compile(r"(?<!\\)\|")
_EDGES = " \t\r"
_SMALLEST, _DECIDING = 2, 8


def piped(text: str, start: int, end: int) -> Iterator[Row]:
    """The rows of the table whose head is the line of `text` from `start` to `end`, if it is one.

    The rule is a part of the head. Every line below it that has a bar is a row.
    """
    bars = len(_BAR.findall(text, start, end))
    rule = _RULE.match(text, end) if bars else None
    if rule is None:
        yield from _unruled(text, start, end, bars)
        return
    yield Row(start, rule.end("rule"), _cells(text, start, end))
    at = rule.end()
    while (line := _LINE.match(text, at + 1)) and "|" in line[0]:
        yield Row(line.start(), line.end(), _cells(text, *line.span()))
        at = line.end()


def _unruled(text: str, start: int, end: int, bars: int) -> Iterator[Row]:
    """The rows of a table without a rule: lines with the same number of bars, then numbers.

    The first of them decide, so that prose with bars is not read over and over.
    """
    rows = [Row(start, end, _cells(text, start, end)), *islice(_alike(text, end, bars), _DECIDING)]
    two = len(rows) == _SMALLEST and len(rows[0].cells) > _SMALLEST
    if is_table(text, rows[1:]) or (two and is_table(text, rows)):
        yield rows[0]
        yield from _alike(text, end, bars)


def _alike(text: str, at: int, bars: int) -> Iterator[Row]:
    """The lines right behind `at` that have `bars` as well, and something between them."""
    while bars and (line := _LINE.match(text, at + 1)) and len(_BAR.findall(line[0])) == bars:
        if not (cells := _cells(text, *line.span())):
            return
        yield Row(line.start(), line.end(), cells)
        at = line.end()


def _cells(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The places of the cells of a line, without the blanks around them; none empty at its end."""
    while start < end and text[start] in _EDGES:
        start += 1
    start += text[start:end].startswith("|")
    cells = []
    for bar in [*(match.start() for match in _BAR.finditer(text, start, end)), end]:
        written = text[start:bar]
        first = start + len(written) - len(written.lstrip(_EDGES))
        cells.append((first, max(first, start + len(written.rstrip(_EDGES)))))
        start = bar + 1
    while cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return tuple(cells)
