"""A table of the workbook as data: columns, what they mean, and how they are shown.

Comes in: where the rows come from, and how a few of them become cells. Goes out: a `Grid`, whose
cells are made a few rows at a time, so that a large table is never held. Writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import quote_sheetname

ADDRESS = re.compile(r"https?://[!-~]{1,2000}")
LINK_LIMIT = 65_530
"""Links that Excel allows on one sheet; rows behind them keep their ids, without a link."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its values (None and NaN are empty cells) and how they are shown.

    `formats` gives a number format for each value; `links` a place in this workbook for each
    value ('' for none); `urls` says that values are web addresses to link; `marks` gives the
    characters of each text to set off; `continues` names the column that this one goes on with.
    """

    name: str
    doc: str
    values: Sequence[Any]
    type: str = "text"
    allowed: tuple[str, ...] = ()
    references: str = ""
    width: float = 14
    wrap: bool = False
    formats: Sequence[str] = ()
    links: Sequence[str] = ()
    urls: bool = False
    continues: str = ""
    marks: Sequence[tuple[int, int] | None] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be: the sheet it stands on, its name in Excel, what a row is, and its cells.

    `batches` gives its `count` rows, a few at a time, and `make` the columns of those few; without
    any it gives the columns alone. `printed` is how many of its columns go to paper; 0 for all.
    """

    sheet: str
    name: str
    doc: str
    make: Callable[[Sequence[Row]], tuple[Column, ...]]
    batches: Callable[[], Iterable[Sequence[Row]]]
    count: int
    printed: int = 0

    def __len__(self) -> int:
        return self.count

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns; their values may not be there."""
        return self.make(())

    def parts(self) -> Iterator[tuple[Column, ...]]:
        """The columns with the values of a few rows at a time, from the first row to the last."""
        return map(self.make, self.batches())


def whole(sheet: str, name: str, doc: str, columns: tuple[Column, ...], printed: int = 0) -> Grid:
    """The grid of few rows, whose columns have all their values."""
    count = len(columns[0].values)
    return Grid(sheet, name, doc, lambda _: columns, lambda: [()] if count else [], count, printed)


def place_of(sheet: str, row: int | None) -> str:
    """A link's target: the first cell of a row of a sheet in this workbook; '' without a row."""
    return f"{quote_sheetname(sheet)}!A{row}" if row else ""
