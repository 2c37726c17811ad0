"""One table of the workbook: columns in, a real Excel table on a sheet out.

Every text is written as text: never a formula, never an error code, never a link of its own.
Numbers are written with every digit, so that they read back equal; a null is an empty cell.
Over-long texts go on in continuation columns, which the notices name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from etl.load.workbook import style
from etl.load.workbook.text import LIMIT, characters, encode, split

_FORMATS = {"text": style.GENERAL, "integer": style.INTEGER, "number": style.GENERAL}
_SIDES = {"text": style.LEFT, "integer": style.RIGHT, "number": style.RIGHT}
_ADDRESS = re.compile(r"https?://[!-~]{1,2000}")
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

    def column(self, name: str) -> Column:
        """The column of that name; `KeyError` where there is none."""
        return next(c for c in self.columns if c.name == name)


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


def place(sheet: Worksheet, grid: Grid, top: int = 1) -> None:
    """Write `grid` on `sheet` as an Excel table whose header is in row `top`."""
    styles = _Styles(sheet)
    links = LINK_LIMIT
    for number, column in enumerate(grid.columns, start=1):
        head = _cell(sheet, top, number)
        put(head, column.name)
        _dress(head, styles.head(column.type))
        for row, value in enumerate(column.values, start=top + 1):
            index = row - top - 1
            link = column.links[index] if column.links and links else ""
            links -= bool(link)
            _write(sheet, row, number, value, column, index, link, styles)
    sheet.row_dimensions[top].height = 20
    _set_heights(sheet, grid, top)
    last = f"{get_column_letter(len(grid.columns))}{top + max(1, len(grid))}"
    table = Table(displayName=grid.name, ref=f"A{top}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _set_heights(sheet: Worksheet, grid: Grid, top: int) -> None:
    wrapped = [column for column in grid.columns if column.wrap]
    for row, texts in enumerate(zip(*(c.values for c in wrapped), strict=True), start=top + 1):
        widths = (column.width for column in wrapped)
        height = style.row_height(zip(texts, widths, strict=True))
        if height is not None:
            sheet.row_dimensions[row].height = height


class _Styles:
    """The few cell styles of a sheet, made once and shared by all its cells."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[tuple[object, ...], StyleArray] = {}

    def head(self, kind: str) -> StyleArray:
        cell = Cell(self._sheet, 1, 1)
        cell.font, cell.fill, cell.border = style.HEADER, style.HEADER_FILL, style.HEADER_RULE
        cell.alignment = style.aligned(_SIDES[kind], "center")
        return _style_of(cell)

    def body(self, column: Column, number_format: str, linked: bool, quoted: bool) -> StyleArray:
        key = (column.type, column.wrap, number_format, linked, quoted)
        if key not in self._made:
            cell = Cell(self._sheet, 1, 1)
            cell.font = style.LINK if linked else style.BODY
            cell.alignment = style.aligned(_SIDES[column.type], wrap=column.wrap)
            cell.border = style.ROW_RULE
            cell.number_format = number_format
            cell.quotePrefix = quoted
            self._made[key] = _style_of(cell)
        return self._made[key]


# openpyxl's public way to share a style names it in the reader's style gallery.
def _style_of(cell: Cell) -> StyleArray:
    shared: StyleArray = cell._style  # type: ignore[attr-defined]
    return shared


def _dress(cell: Cell, shared: StyleArray) -> None:
    cell._style = shared  # type: ignore[attr-defined]


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # no sheet of ours has merged cells
    return cell


def _write(
    sheet: Worksheet,
    row: int,
    number: int,
    value: object,
    column: Column,
    index: int,
    link: str,
    styles: _Styles,
) -> None:
    cell = _cell(sheet, row, number)
    url = column.urls and isinstance(value, str) and _ADDRESS.fullmatch(value)
    shown = column.formats[index] if column.formats else _FORMATS[column.type]
    quoted = isinstance(value, str) and value[:1] in tuple("=+-@\t\r")
    _dress(cell, styles.body(column, shown, bool(link or url), quoted))
    put(cell, value, column.marks[index] if column.marks else None)
    if link and cell.value is not None:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link)
    elif url:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, target=str(value))


def put(cell: Cell, value: Any, mark: tuple[int, int] | None = None) -> None:
    """Write one value: a text as text whatever it begins with, a number with all its digits."""
    if value is None or value is pd.NA or value == "":
        return
    if isinstance(value, str):
        cell.value = marked(value, mark) if mark else encode(value)
        cell.data_type = "s"
        return
    if math.isnan(value):
        return
    # openpyxl writes numbers to 16 digits, and some floats need 17; a text is written as it is.
    cell.value = repr(value)
    cell.data_type = "n"


def marked(text: str, mark: tuple[int, int]) -> CellRichText:
    """`text` with the characters from `mark[0]` to `mark[1]` set off in bold."""
    start, end = mark
    written = characters(text)
    runs = "".join(written[:start]), "".join(written[start:end]), "".join(written[end:])
    before, within, after = (run if run.strip() else encode(run) for run in runs)
    bold = InlineFont(rFont=style.SANS, sz=10, b=True, color=Color(style.ACCENT))
    plain = InlineFont(rFont=style.SANS, sz=10, color=Color(style.INK))
    blocks = (TextBlock(plain, before), TextBlock(bold, within), TextBlock(plain, after))
    return CellRichText(*(block for block in blocks if block.text))
