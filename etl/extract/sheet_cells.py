"""The cells of a sheet as numbers: what recurs in many rows is looked at once.

Comes in: columns of cells. Goes out: for each row a number, the same where the cells are. Never
says what a cell means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.numbered import Whole, coded, firsts, joined

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of `rows` rows: `numbers` by column, and the `texts` that these stand for."""

    rows: int
    numbers: dict[str, Whole]
    texts: dict[str, list[str]]

    @classmethod
    def of(cls, columns: Mapping[str, list[str]], rows: int) -> Cells:
        """The cells of `columns`, each of `rows` rows."""
        made = {column: coded(cells) for column, cells in columns.items()}
        numbers = {column: number for column, (number, _) in made.items()}
        return cls(rows, numbers, {column: texts for column, (_, texts) in made.items()})

    def same(self, *columns: str) -> Whole:
        """A number for each row, the same where the cells of `columns` are."""
        if len(columns) == 1:
            return self.numbers[columns[0]]
        return joined([self.numbers[column] for column in columns], self.rows)

    def row(self, row: int, *columns: str) -> tuple[str, ...]:
        """The cells of a row in `columns`."""
        return tuple(self.texts[column][self.numbers[column][row]] for column in columns)

    def named(self, row: int, *columns: str) -> dict[str, str]:
        """The same by their columns."""
        return dict(zip(columns, self.row(row, *columns), strict=True))

    def each(self, make: Callable[..., str], *columns: str) -> list[str]:
        """What `make` makes of the cells of `columns`, for each row."""
        same = self.same(*columns)
        rows = firsts(same)
        made = [make(*self.row(row, *columns)) for row in rows]
        known = dict(zip(same[rows].tolist(), made, strict=True))
        return [known[number] for number in same.tolist()]

    def column(self, column: str) -> pd.Series[str]:
        """All cells of `column`."""
        return spread(self.texts[column], self.numbers[column])


def spread(texts: Sequence[str], numbers: Whole) -> pd.Series[str]:
    """The one of `texts` that each of `numbers` stands for."""
    import pandas as pd

    return pd.Series(pd.array(texts, dtype="str").take(numbers))
