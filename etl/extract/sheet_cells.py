"""The cells of a sheet as numbers: what recurs in many rows is looked at once.

Comes in: columns of cells. Goes out: for each row a number, the same where the cells are. Never
says what a cell means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from etl.extract.cellcolumn import Column
from etl.numbered import Whole, firsts, joined, spread

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of `rows` rows by column."""

    rows: int
    columns: dict[str, Column]

    def at(self, rows: Whole) -> Cells:
        """The cells of `rows` alone, in their order."""
        return Cells(len(rows), {name: column.at(rows) for name, column in self.columns.items()})

    def same(self, *columns: str) -> Whole:
        """A number for each row, the same where the cells of `columns` are."""
        if len(columns) == 1:
            return self.columns[columns[0]].numbers
        return joined([self.columns[column].numbers for column in columns], self.rows)

    def row(self, row: int, *columns: str) -> tuple[str, ...]:
        """The cells of a row in `columns`."""
        cells = (self.columns[column] for column in columns)
        return tuple(column.texts[column.numbers[row]] for column in cells)

    def named(self, row: int, *columns: str) -> dict[str, str]:
        """The same by their columns."""
        return dict(zip(columns, self.row(row, *columns), strict=True))

    def each(self, make: Callable[..., str], *columns: str) -> Column:
        """What `make` makes of the cells of `columns`, for each row."""
        same = self.same(*columns)
        rows = firsts(same)
        cells = (self.columns[column].taken(rows) for column in columns)
        places = np.empty(int(same.max(initial=-1)) + 1, dtype=np.int64)
        places[same[rows]] = np.arange(len(rows))
        return Column.of_numbers(places[same], list(map(make, *cells)))

    def column(self, column: str) -> pd.Categorical[str]:
        """All cells of `column`."""
        return spread(self.columns[column].texts, self.columns[column].numbers)
