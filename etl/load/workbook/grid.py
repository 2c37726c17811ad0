"""A table of the workbook as data: columns, what they mean, and how they are shown.

Comes in: values, formats, links. Goes out: a `Grid`, in which over-long texts go on in
continuation columns, and the notices that name them. Writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from openpyxl.utils import quote_sheetname

from etl.load.workbook.text import LIMIT, split

ADDRESS = re.compile(r"https?://[!-~]{1,2000}")
LINK_LIMIT = 65_530
"""Links that Excel allows on one sheet; rows behind them keep their ids, without a link."""


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
    """A table to be: the sheet it stands on, its name in Excel, what a row is, its columns.

    `printed` is how many of its columns go to paper; 0 for all.
    """

    sheet: str
    name: str
    doc: str
    columns: tuple[Column, ...]
    printed: int = 0

    def __len__(self) -> int:
        return len(self.columns[0].values)


def place_of(sheet: str, row: int) -> str:
    """A link's target: the first cell of a row of a sheet in this workbook."""
    return f"{quote_sheetname(sheet)}!A{row}"


def continued(grid: Grid) -> Grid:
    """`grid` with columns "name (2)", ... behind wherever a text is too long for one cell."""
    columns, more = [], []
    for column in grid.columns:
        longest = max((len(v) for v in column.values if isinstance(v, str)), default=0)
        if longest <= LIMIT // 7:
            columns.append(column)
            continue
        pieces = [split(value) for value in column.values]
        marks = [m if len(pieces[i]) == 1 else None for i, m in enumerate(column.marks)]
        columns.append(replace(column, values=[p[0] for p in pieces], marks=marks))
        more += [
            Column(
                name=f"{column.name} ({number})",
                doc=f"rest of a '{column.name}' that is too long for one cell: join the two",
                values=[p[number - 1] if len(p) >= number else "" for p in pieces],
                width=column.width,
                continues=column.name,
            )
            for number in range(2, max(map(len, pieces)) + 1)
        ]
    return replace(grid, columns=(*columns, *more))


def notices(grid: Grid) -> list[str]:
    """What a reader has to know of `grid`: texts that go on in another column, links left out."""
    said = [
        f"{grid.sheet}: {sum(map(bool, column.values))} over-long texts of "
        f"'{column.continues}' go on in the column '{column.name}'."
        for column in grid.columns
        if column.continues
    ]
    linked = sum(map(bool, chain.from_iterable(c.links for c in grid.columns)))
    if linked > LINK_LIMIT:
        said.append(
            f"{grid.sheet}: Excel allows {LINK_LIMIT:,} links on a sheet; of {linked:,} the last "
            "have none and are found by their ids."
        )
    return said
