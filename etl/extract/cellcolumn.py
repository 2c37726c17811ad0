"""A column of a sheet: its cells row by row, and as numbers, by which what recurs is done once.

Comes in: cells, in one of the two forms. Goes out: the other, made when it is first asked for.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from etl.numbered import Whole, coded


class Column:
    """The cells of a column, which are not to be changed."""

    def __init__(self, rows: list[str]) -> None:
        self._rows: list[str] | None = rows

    @classmethod
    def of_numbers(cls, numbers: Whole, texts: list[str]) -> Column:
        """The column whose cells are, row by row, the `texts` of these `numbers`."""
        made = cls.__new__(cls)
        made._rows = None
        made.coded = numbers, texts
        return made

    @cached_property
    def coded(self) -> tuple[Whole, list[str]]:
        """The number of each cell, and the texts by their number."""
        return coded(self.rows)

    @property
    def rows(self) -> list[str]:
        """The cells as they stand."""
        if self._rows is None:
            self._rows = self.taken(slice(None))
        return self._rows

    def taken(self, rows: Whole | slice) -> list[str]:
        """The cells of `rows`."""
        numbers, texts = self.coded
        cells: list[str] = np.array(texts, dtype=object)[numbers[rows]].tolist()
        return cells

    def at(self, rows: Whole) -> Column:
        """The column of `rows` alone, in their order."""
        return Column.of_numbers(self.numbers[rows], self.texts)

    @property
    def numbers(self) -> Whole:
        """The number of each cell."""
        return self.coded[0]

    @property
    def texts(self) -> list[str]:
        """The texts that the numbers stand for."""
        return self.coded[1]
