"""Lines in columns: tables told apart from text that is set in columns beside each other.

Comes in: printed lines. Goes out: runs of lines below each other, those of a table with the cells
of every row, each under its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from statistics import median

from etl.extract.formats.printed import Cell, Line

_PROSE = 20
_MANY = 5


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that stand below each other; `rows` are the cells of each, where they are a table."""

    lines: tuple[Line, ...]
    rows: tuple[tuple[str, ...], ...] = ()


def runs(lines: Sequence[Line]) -> Iterator[Run]:
    """`lines` cut where a column, a page or a table begins or ends."""
    in_cells = [len(line.cells) > 1 for line in lines]
    near = zip([False, *in_cells], in_cells, [*in_cells[1:], False], strict=False)
    in_table = [here and (before or after) for before, here, after in near]
    marked = zip(in_table, lines, strict=True)
    for is_table, group in groupby(marked, key=itemgetter(0)):
        for column in _columns([line for _, line in group]):
            if not is_table or len(column) < 2:
                yield Run(tuple(column))
            elif _is_prose(column):
                for at in (0, 1):
                    yield Run(tuple(replace(line, cells=(line.cells[at],)) for line in column))
            else:
                yield Run(tuple(column), tuple(_aligned(column)))


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut before a line that stands higher than the one before, or on another page."""
    begun: list[Line] = []
    for line in lines:
        if begun and (line.page, line.bottom) > (
            begun[-1].page,
            begun[-1].bottom + line.height / 2,
        ):
            yield begun
            begun = []
        begun.append(line)
    if begun:
        yield begun


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the two cells of every line are the text of two columns."""
    return (
        len(lines) >= _MANY
        and all(len(line.cells) == 2 for line in lines)
        and all(median(len(line.cells[at].text) for line in lines) >= _PROSE for at in (0, 1))
    )


def _aligned(lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """The cells of each line, an empty one where it has none under a column."""
    columns: list[tuple[float, float]] = []
    for cell in sorted(cell for line in lines for cell in line.cells):
        if columns and cell.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.right))
        else:
            columns.append((cell.left, cell.right))
    are_apart = all(
        len({_column(cell, columns) for cell in line.cells}) == len(line.cells) for line in lines
    )
    for line in lines:
        texts = [cell.text for cell in line.cells]
        if are_apart:
            placed = {_column(cell, columns): cell.text for cell in line.cells}
            texts = [placed.get(at, "") for at in range(len(columns))]
        yield tuple(texts)


def _column(cell: Cell, columns: Sequence[tuple[float, float]]) -> int:
    return next(
        at for at, (_, right) in enumerate(columns) if cell.left < right or right == cell.right
    )
