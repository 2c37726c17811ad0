"""The rows of a table as the XML of a sheet.

Comes in: a `Grid` that has its place on a sheet. Goes out: its rows and links in files, a few at a
time, so that the cells of a large table are never held together. A text is always text: never a
formula, an error or a link by itself. What is too long for one cell goes on in further columns.

openpyxl's own write-only mode makes an object of each cell that has a look or a link, which takes
more than twice the time of its bare cells; that is why rows are written here.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from etl.load.workbook import style
from etl.load.workbook.grid import ADDRESS, LINK_LIMIT, Column, Grid
from etl.load.workbook.text import LIMIT, encode, encoded_parts, split

_OFTEN = 1_000  # characters; longer texts seldom recur
_MAY_BE_LONG = LIMIT // 7  # characters; shorter texts fit a cell however they are escaped
_HEADER_POINTS = 20
_EMPTY = "/>"
_FORMATS = {"text": style.GENERAL, "integer": style.INTEGER, "number": style.GENERAL}
_SIDES = {"text": style.LEFT, "integer": style.RIGHT, "number": style.RIGHT}
_QUOTED = ("=", "+", "-", "@", "\t", "\r")
_LOOKS = InlineFont(rFont=style.SANS, sz=10, b=True, color=Color(style.ACCENT))
_MARKED = bytes(tostring(_LOOKS.to_tree("rPr"))).decode()  # type: ignore[arg-type]  # the stub errs


@dataclass(frozen=True, slots=True)
class Placed:
    """A table that is written: its grid, the row of its header, and all its columns.

    `columns` have no values; those that an over-long text goes on in are among them. `height` is
    that of the rows below the header in points; `head` is the header's XML, and the rows stand
    from `start` to `end` in the file of rows. `notices` are what a reader has to know.
    """

    grid: Grid
    top: int
    columns: tuple[Column, ...]
    height: float
    head: str
    start: int
    end: int
    notices: tuple[str, ...]

    @property
    def ref(self) -> str:
        """The cells of the table with its header; one of no rows has an empty one."""
        last = f"{get_column_letter(len(self.columns))}{self.top + max(1, len(self.grid))}"
        return f"A{self.top}:{last}"


class Body:
    """What stands in the tables of one sheet, kept in files until the workbook is packed."""

    def __init__(self, sheet: Worksheet, folder: Path, number: int) -> None:
        self.sheet = sheet
        self.placed: list[Placed] = []
        self.addresses: list[tuple[str, str]] = []
        self.rows: IO[bytes] = (folder / f"rows{number}").open("w+b")
        self.links: IO[bytes] = (folder / f"links{number}").open("w+b")
        self._linked = 0

    @property
    def size(self) -> int:
        """How many bytes the files hold."""
        return self.rows.tell() + self.links.tell()

    def close(self) -> None:
        """Let go of the files."""
        self.rows.close()
        self.links.close()

    def add(self, grid: Grid, top: int) -> Placed:
        """Write `grid` with its header in row `top`."""
        start, row, height = self.rows.tell(), top + 1, 0.0
        table = _Table(self, grid)
        for part in grid.parts():
            high, lines = table.lines(part, row)
            self.rows.write("".join(lines).encode())
            height += high
            row += len(lines)
        placed = Placed(
            grid,
            top,
            table.columns(),
            height,
            _row(top, _HEADER_POINTS, table.head(top)),
            start,
            self.rows.tell(),
            tuple(table.notices()),
        )
        self.placed.append(placed)
        return placed

    def link(self, cell: str, column: Column, index: int) -> bool:
        """Link a cell to where its value leads, if that is anywhere; returns whether it does."""
        value = column.values[index]
        if not value or self._linked >= LINK_LIMIT:
            return False
        if column.links and column.links[index]:
            place = quoteattr(column.links[index])
            self.links.write(f'<hyperlink ref="{cell}" location={place}/>'.encode())
        elif column.urls and ADDRESS.fullmatch(value):
            self.addresses.append((cell, value))
        else:
            return False
        self._linked += 1
        return True


class _Table:
    """The rows of one grid, written part by part."""

    def __init__(self, body: Body, grid: Grid) -> None:
        self._grid, self._asked = grid, 0
        self._writers = [
            _ColumnWriter(column, get_column_letter(number), _Styles(body.sheet, column), body)
            for number, column in enumerate(grid.columns, start=1)
        ]
        self._more: dict[tuple[int, int], _ColumnWriter] = {}
        self._over: dict[tuple[int, int], int] = defaultdict(int)
        self._body = body

    def lines(self, part: Sequence[Column], first: int) -> tuple[float, list[str]]:
        """The rows of `part`, the first of them row `first`; and how high they are together."""
        count = len(part[0].values)
        self._asked += sum(sum(map(bool, column.links)) for column in part)
        behind: dict[int, list[str]] = defaultdict(list)
        cells = []
        for number, (writer, column) in enumerate(zip(self._writers, part, strict=True)):
            kept = self._cut(number, column, first, behind) if _is_long(column) else column
            cells.append(writer.cells(first, kept))
        wrapped = [column for column in part if column.wrap]
        total, lines = 0.0, []
        for index, written in enumerate(zip(*cells, strict=True)):
            high = style.row_height((c.values[index], c.width) for c in wrapped)
            total += high or style.ROW_POINTS
            lines.append(_row(first + index, high, "".join((*written, *behind.get(index, ())))))
        assert len(lines) == count
        return total, lines

    def _cut(self, number: int, column: Column, first: int, behind: dict[int, list[str]]) -> Column:
        """`column` with what fits a cell; the cells of the rest are added to `behind`."""
        pieces = [split(value) for value in column.values]
        rest: list[tuple[int, int, str]] = []
        for index, those in enumerate(pieces):
            for piece in range(1, len(those)):
                self._over[number, piece + 1] += 1
                rest.append((index, piece + 1, those[piece]))
        for piece in sorted({piece for _, piece, _ in rest}):
            self._further(number, piece)
        for index, piece, text in rest:
            writer = self._further(number, piece)
            behind[index] += writer.cells(first + index, replace(writer.column, values=[text]))
        marks = [m if len(pieces[i]) == 1 else None for i, m in enumerate(column.marks)]
        return replace(column, values=[those[0] for those in pieces], marks=marks)

    def _further(self, number: int, piece: int) -> _ColumnWriter:
        """The writer of the column that piece `piece` of over-long texts goes on in."""
        if (number, piece) not in self._more:
            of = self._writers[number].column
            column = Column(
                name=f"{of.name} ({piece})",
                doc=f"rest of a '{of.name}' that is too long for one cell: join the two",
                values=(),
                width=of.width,
                continues=of.name,
            )
            letter = get_column_letter(len(self._writers) + len(self._more) + 1)
            styles = _Styles(self._body.sheet, column)
            self._more[number, piece] = _ColumnWriter(column, letter, styles, self._body)
        return self._more[number, piece]

    def _all(self) -> list[_ColumnWriter]:
        return [*self._writers, *self._more.values()]

    def head(self, row: int) -> str:
        """The cells of the header."""
        return "".join(writer.head(row) for writer in self._all())

    def columns(self) -> tuple[Column, ...]:
        """All columns, as wide as their widest number."""
        return tuple(
            replace(w.column, values=(), width=max(w.column.width, w.needed())) for w in self._all()
        )

    def notices(self) -> list[str]:
        """What a reader has to know: texts that go on in another column, links left out."""
        sheet = self._grid.sheet
        said = [
            f"{sheet}: {self._over[key]} over-long texts of '{writer.column.continues}' go on in "
            f"the column '{writer.column.name}'."
            for key, writer in self._more.items()
        ]
        if self._asked > LINK_LIMIT:
            said.append(
                f"{sheet}: Excel allows {LINK_LIMIT:,} links on a sheet; of {self._asked:,} the "
                "last have none and are found by their ids."
            )
        return said


def _is_long(column: Column) -> bool:
    return column.type == "text" and any(len(v) > _MAY_BE_LONG for v in column.values if v)


def _row(number: int, height: float | None, cells: str) -> str:
    high = f' ht="{height:g}" customHeight="1"' if height else ""
    return f'<row r="{number}"{high}>{cells}</row>'


class _ColumnWriter:
    def __init__(self, column: Column, letter: str, styles: _Styles, body: Body) -> None:
        self.column, self._letter, self._styles, self._body = column, letter, styles, body
        self._most: dict[str, float] = {}

    def head(self, row: int) -> str:
        """The cell of the column's name."""
        content = _content(self.column.name)
        return f'<c r="{self._letter}{row}" s="{self._styles.head}"{content}'

    def needed(self) -> float:
        """How wide the column has to be for its widest number."""
        return max((style.width_of(most, shown) for shown, most in self._most.items()), default=0.0)

    def cells(self, first: int, column: Column) -> list[str]:
        """The cells of the values of `column`, the first being in row `first`."""
        letter, styles, values, most = self._letter, self._styles, column.values, self._most
        linking = bool(column.links or column.urls)
        fixed, formats, marks = _FORMATS[column.type], column.formats, column.marks
        made = []
        for index, value in enumerate(values):
            cell = f"{letter}{first + index}"
            linked = linking and self._body.link(cell, column, index)
            shown = formats[index] if formats else fixed
            if isinstance(value, str):
                mark = marks[index] if marks else None
                quoted = value.startswith(_QUOTED)
                content = _marked(value, mark) if mark and value else _content_of(value)
            else:
                quoted, content = False, _EMPTY
                if value is not None and value is not pd.NA and math.isfinite(value):
                    content = f"><v>{str(value).removesuffix('.0')}</v></c>"
                    most[shown] = max(most.get(shown, 0), abs(value))
            made.append(f'<c r="{cell}" s="{styles.of(shown, linked, quoted)}"{content}')
        return made


def _content_of(text: str) -> str:
    """What stands in a cell behind its attributes: its type, its value and its end."""
    return _content(text) if len(text) <= _OFTEN else _content.__wrapped__(text)


@lru_cache(maxsize=8_192)
def _content(text: str) -> str:
    return f' t="inlineStr"><is>{_text(encode(text))}</is></c>' if text else _EMPTY


def _marked(text: str, mark: tuple[int, int]) -> str:
    """A text of which the characters from `mark[0]` to `mark[1]` are set off in bold."""
    before, marked, after = encoded_parts(text, *mark)
    runs = ((before, ""), (marked, _MARKED), (after, ""))
    made = "".join(f"<r>{looks}{_text(part)}</r>" for part, looks in runs if part)
    return f' t="inlineStr"><is>{made}</is></c>'


def _text(encoded: str) -> str:
    kept = ' xml:space="preserve"' if encoded != encoded.strip() or "\n" in encoded else ""
    return f"<t{kept}>{escape(encoded)}</t>"


class _Styles:
    """The few cell styles of a column, each made once and shared by its cells."""

    def __init__(self, sheet: Worksheet, column: Column) -> None:
        self._sheet, self._column = sheet, column
        self._made: dict[tuple[str, bool, bool], int] = {}
        cell = Cell(sheet, row=1, column=1)
        cell.font, cell.fill, cell.border = style.HEADER, style.HEADER_FILL, style.HEADER_RULE
        cell.alignment = style.aligned(_SIDES[column.type], "center")
        self.head = cell.style_id

    def of(self, shown: str, linked: bool, quoted: bool) -> int:
        """The number of the style of a value with that format."""
        key = (shown, linked, quoted)
        if key not in self._made:
            cell = Cell(self._sheet, row=1, column=1)
            cell.font = style.LINK if linked else style.BODY
            cell.alignment = style.aligned(_SIDES[self._column.type], wrap=self._column.wrap)
            cell.border = style.ROW_RULE
            cell.number_format = shown
            cell.quotePrefix = quoted
            self._made[key] = cell.style_id
        return self._made[key]
