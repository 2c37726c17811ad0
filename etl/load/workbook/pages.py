"""The workbook's sheets, laid out: titles, tables, charts, frozen headers, widths, print set-up.

Comes in: a `Book`. Goes out: an openpyxl workbook and the notices that its reader needs. Decides
where things stand; what they say is decided by the modules that make the grids.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from etl.load.workbook import book as names
from etl.load.workbook import charts, compared, measured, records, reference, style, themes
from etl.load.workbook.book import Book
from etl.load.workbook.cells import Body, Placed
from etl.load.workbook.changed import changes
from etl.load.workbook.chart_data import data_of
from etl.load.workbook.comparisons import Comparison, comparisons, strongest
from etl.load.workbook.grid import Column, Grid, place_of
from etl.load.workbook.reference import Explained
from etl.load.workbook.rows import make_table, put
from etl.load.workbook.text import plain
from etl.tables import OUTCOME_LABELS, Frames

SELECTION = "Selection"
_ROW_CM = style.ROW_POINTS / 72 * 2.54
_SECOND_CHART_CM = charts.WIDTH_CM + 0.6


@dataclass(frozen=True, slots=True)
class Made:
    """A workbook, the tables of its sheets, and what its reader has to know of them."""

    workbook: Workbook
    bodies: dict[str, Body]
    notices: list[str]


def full(book: Book, before: Frames | None = None) -> Made:
    """The whole workbook, and what its reader has to know of texts and links.

    `before` are the tables of the snapshot that its changes are told against.
    """
    headlines = themes.headlines(book)
    ids = {row["observation_id"] for row in headlines}
    found = {theme.code: comparisons(book, theme.code) for theme in book.themes}
    front = [
        (
            themes.summary_grid(book, headlines),
            [strongest(drawn, ids) for drawn in found.values() if drawn],
        )
    ]
    front += [(themes.theme_grid(book, theme), found[theme.code]) for theme in book.themes]
    tables = [
        compared.claim_sets(book),
        compared.claims(book),
        measured.measures(book),
        measured.missing(book),
        changes(book, before),
        records.observations(book),
        records.occurrences(book),
        records.events(book),
        records.derivations(book),
        records.excerpts(book),
        records.sources(book),
    ]
    return _made(book, front, tables)


def selection(book: Book, observation_ids: Sequence[str]) -> Made:
    """The figures that were in view, with their charts, sentences, derivations and sources."""
    grid = themes.selection_grid(book, observation_ids, SELECTION)
    found = [c for theme in book.themes for c in comparisons(book, theme.code, observation_ids)]
    tables = [
        records.observations(book),
        records.occurrences(book),
        records.excerpts(book),
        records.sources(book),
    ]
    if len(derivations := records.derivations(book)):
        tables.insert(2, derivations)
    return _made(book, [(grid, found)], tables)


def _made(
    book: Book, front: Sequence[tuple[Grid, list[Comparison]]], tables: Sequence[Grid]
) -> Made:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    style.set_default_font(workbook)
    workbook.properties.creator = "econdep"
    workbook.properties.title = plain(book.foot)
    grids = [*(grid for grid, _ in front), *tables]
    order = [*(grid.sheet for grid in grids), names.CHART_DATA, names.DICTIONARY, names.CODES]
    bodies = {
        name: Body(workbook.create_sheet(name), book.folder, number)
        for number, name in enumerate([*order, names.ABOUT])
    }
    shown = [bodies[grid.sheet].add(grid, themes.HEADER_ROW) for grid, _ in front]
    for grid in tables:
        _table_sheet(book, bodies[grid.sheet], grid)
    drawn = list(dict.fromkeys(comparison for _, found in front for comparison in found))
    data = bodies[names.CHART_DATA]
    tops = _chart_data_sheet(book, data, drawn)
    for placed, (_, found) in zip(shown, front, strict=True):
        _front_sheet(book, bodies[placed.grid.sheet].sheet, data.sheet, placed, found, tops)
    said = _explained(book, bodies)
    return Made(workbook, bodies, said)


def _explained(book: Book, bodies: dict[str, Body]) -> list[str]:
    """Fill the sheets that explain the others; returns what a reader has to know of all."""
    _table_sheet(book, bodies[names.CODES], reference.codes(book))
    written = [placed for body in bodies.values() for placed in body.placed]
    said = [notice for placed in written for notice in placed.notices]
    rest = [Explained.of(reference.about(book, (), ()))]
    told = [Explained.of(placed.grid, placed.columns) for placed in written]
    dictionary = reference.dictionary([*told, *rest])
    _table_sheet(book, bodies[names.DICTIONARY], dictionary)
    about = reference.about(book, [*told, Explained.of(dictionary)], said)
    _table_sheet(book, bodies[names.ABOUT], about)
    return said


def _table_sheet(book: Book, body: Body, grid: Grid) -> None:
    placed = body.add(grid, names.HEADER_ROW)
    make_table(body.sheet, placed)
    _finish(book, body.sheet, placed.columns, names.HEADER_ROW, wide=len(placed.columns) > 20)
    if grid.printed:
        last = f"{get_column_letter(grid.printed)}{len(grid) + names.HEADER_ROW}"
        body.sheet.print_area = f"A1:{last}"


def _chart_data_sheet(book: Book, body: Body, drawn: Sequence[Comparison]) -> dict[Comparison, int]:
    """The data of every chart, one table below the other; returns the row of each header."""
    sheet = body.sheet
    _line(sheet, 1, "Chart data: what each chart of this workbook draws", style.TITLE)
    tops: dict[Comparison, int] = {}
    widest: tuple[Column, ...] = ()
    row = 4
    for number, comparison in enumerate(drawn, start=1):
        _line(sheet, row - 1, plain(comparison.title), style.HEADER)
        placed = body.add(data_of(book, comparison, number), row)
        make_table(sheet, placed)
        tops[comparison] = row
        row += len(placed.grid) + 4
        widest = _wider(widest, placed.columns)
    _finish(book, sheet, widest, 1)
    return tops


def _wider(some: Sequence[Column], others: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of the longer of two tables, each as wide as in the one that has it wider."""
    short, long = sorted((some, others), key=len)
    widths = [column.width for column in short] + [0.0] * (len(long) - len(short))
    return tuple(
        replace(column, width=max(column.width, width))
        for column, width in zip(long, widths, strict=True)
    )


def _front_sheet(
    book: Book,
    sheet: Worksheet,
    data: Worksheet,
    placed: Placed,
    found: Sequence[Comparison],
    tops: dict[Comparison, int],
) -> None:
    """A title, a line that says what follows, the table, and the charts below it."""
    top, grid = placed.top, placed.grid
    make_table(sheet, placed)
    first_chart = top + max(1, len(grid)) + 2
    title = _SUMMARY_TITLE if grid.sheet == names.SUMMARY else grid.sheet
    _line(sheet, 1, title, style.TITLE)
    _line(sheet, 2, _subtitle(book, grid), style.SUBTITLE)
    _finish(book, sheet, placed.columns, top)
    if not found:
        return
    _line(sheet, 3, f"{len(found)} {'chart' if len(found) == 1 else 'charts'} below", style.LINK)
    sheet["A3"].hyperlink = Hyperlink("", location=place_of(grid.sheet, first_chart))
    page_cm = style.page_height_cm(column.width for column in placed.columns)
    at = _Position(sheet, first_chart, placed.height + (top + 2) * style.ROW_POINTS, page_cm)
    _place_charts(book, data, found, tops, at)


_SUMMARY_TITLE = "What the sources say, in figures"


def _subtitle(book: Book, grid: Grid) -> str:
    figures = f"{len(grid):,} {'figure' if len(grid) == 1 else 'figures'}"
    if grid.sheet != names.SUMMARY:
        return f"{figures}, each linked to its sentence. {book.foot}"
    ((sources, derived),) = book.store.rows(
        "SELECT (SELECT count(*) FROM these.documents), "
        "(SELECT count(*) FROM these.observations WHERE method = 'derived')"
    )
    of = {key: book.outcomes.get(key, 0) for key in OUTCOME_LABELS}
    return (
        f"{sources:,} sources hold {sum(book.outcomes.values()):,} numbers: "
        f"{of['observation']:,} are figures, {of['event']:,} are dates, "
        f"{of['not_a_figure']:,} are neither, {of['unassigned']:,} wait for a decision. "
        f"{derived:,} more figures are derived. {book.foot}"
    )


def _place_charts(
    book: Book,
    data: Worksheet,
    found: Sequence[Comparison],
    tops: dict[Comparison, int],
    at: _Position,
) -> None:
    """Charts in rows of two, each with a link to its data under it."""
    sheet = at.sheet
    columns = ("A", _column_at(sheet, _SECOND_CHART_CM))
    for start in range(0, len(found), len(columns)):
        pair = [
            (column, comparison, charts.chart_of(book, comparison, data, tops[comparison]))
            for column, comparison in zip(columns, found[start:], strict=False)
        ]
        height = max(chart.height for _, _, chart in pair)
        rows = math.ceil(height / _ROW_CM) + 1
        at.keep_together(rows)
        for column, comparison, chart in pair:
            chart.height = height
            sheet.add_chart(chart, f"{column}{at.row}")
            cell = sheet[f"{column}{at.row + rows - 1}"]
            put(cell, "; ".join(filter(None, ("Data of this chart", comparison.note))))
            cell.font = style.NOTE
            target = place_of(names.CHART_DATA, tops[comparison])
            cell.hyperlink = Hyperlink("", location=target)
        at.move(rows + 1)


class _Position:
    """Where the next charts go on a sheet, and where that is on the printed page."""

    def __init__(self, sheet: Worksheet, row: int, down_points: float, page_cm: float) -> None:
        self.sheet, self.row, self._page_cm = sheet, row, page_cm
        self._down_cm = down_points / 72 * 2.54 % page_cm

    def keep_together(self, rows: int) -> None:
        """Begin a new page where so many rows would not fit on this one."""
        if self._down_cm + rows * _ROW_CM > self._page_cm:
            self.sheet.row_breaks.append(Break(id=self.row - 2))
            self._down_cm = _ROW_CM  # the header is repeated

    def move(self, rows: int) -> None:
        """Go down by so many rows."""
        self.row += rows
        self._down_cm += rows * _ROW_CM


def _column_at(sheet: Worksheet, distance_cm: float) -> str:
    """The first column of a sheet that begins at least that far from its left edge."""
    left, number = 0.0, 1
    while left < distance_cm:
        width = sheet.column_dimensions[get_column_letter(number)].width
        left += style.column_cm(width)
        number += 1
    return get_column_letter(number)


def _line(sheet: Worksheet, row: int, text: str, font: Font) -> None:
    cell = sheet.cell(row, 1)
    put(cell, text)
    cell.font = font


def _finish(
    book: Book, sheet: Worksheet, columns: Sequence[Column], header: int, wide: bool = False
) -> None:
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = f"B{header + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = style.ROW_POINTS, True
    style.set_up_print(sheet, style.Print(book.foot, f"{header}:{header}", 8 if wide else 9))
