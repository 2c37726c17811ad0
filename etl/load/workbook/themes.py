"""The tables that people read: the figures of a theme, and the headline figures of all.

Comes in: a `Book`. Goes out: a `Grid` of figures in words, each with its value, bounds, hedge and
status in columns of their own, linked to its sentence and to its row in Observations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from etl.headlines import themes_told
from etl.load.workbook.book import OBSERVATIONS, SUMMARY, Book, Theme
from etl.load.workbook.grid import Column, Grid, Row, place_of, whole
from etl.load.workbook.records import evidence
from etl.stored import quoted
from etl.tables import QUALIFIER_LABELS, STATUS_LABELS
from etl.wording import UNDATED, part_text

HEADLINES_A_THEME = 5
HEADER_ROW = 4
"""Row of the table's header on Summary and the sheets of themes, under title and subtitle."""

_ORDER = "position, indicator, subject, breakdown, unit, period, entity, counterpart, row"
_Value = Callable[[Book, Row], Any]
_TEXTS: dict[str, tuple[str, float, _Value]] = {
    "headline": (
        "the figure as a sentence, or what it measures", 36, lambda b, r: b.headline(r),
    ),
    "figure": (
        "the figure as people write it, with its hedge", 15, lambda b, r: b.figure_text(r),
    ),
    "entity": (
        "reference area: whose figure it is", 13, lambda b, r: b.wording.entity(r["entity"]),
    ),
    "counterpart": (
        "counterpart area", 12,
        lambda b, r: b.wording.entity(r["counterpart"]) if r["counterpart"] else "",
    ),
    "subject": ("what the figure is about", 14, lambda _, r: r["subject"]),
    "breakdown": ("the part it covers", 13, lambda _, r: part_text(r["breakdown"])),
    "period": (
        f"time it refers to, ISO 8601; '{UNDATED}' where the source gives none", 11,
        lambda _, r: r["period"] or UNDATED,
    ),
    "qualifier": (
        "how the source hedges the figure", 11, lambda _, r: QUALIFIER_LABELS[r["qualifier"]],
    ),
    "unit": ("unit of value, low and high", 12, lambda b, r: b.unit(r["unit"])),
    "status": (
        "what the source says the figure is", 13, lambda _, r: STATUS_LABELS[r["status"]],
    ),
    "source": (
        "publisher and date of the source, or the formula of a derived figure", 24,
        lambda b, r: b.source_text(r),
    ),
    "theme": (
        "theme it belongs to", 27,
        lambda b, r: next(t.label for t in b.themes if t.code == r["theme"]),
    ),
    "scope": (
        "what the figure covers: subject, part, period, status", 26,
        lambda b, r: b.wording.scope(r),
    ),
}  # fmt: skip
_NUMBERS = {
    "value": "value in base units",
    "low": "lower bound that the source allows",
    "high": "upper bound that the source allows",
}
_THEME_COLUMNS = (
    "headline", "figure", "entity", "counterpart", "subject", "breakdown", "period", "value",
    "low", "high", "qualifier", "unit", "status", "source",
)  # fmt: skip
_SUMMARY_COLUMNS = (
    "theme", "headline", "scope", "figure", "value", "low", "high", "qualifier", "unit", "status",
    "source",
)  # fmt: skip


def theme_grid(book: Book, theme: Theme) -> Grid:
    """Every figure of a theme, one a row, by measure, subject, part and period."""
    sql = f"FROM book.worded WHERE theme = {quoted(theme.code)} ORDER BY {_ORDER}"
    doc = f"One figure of the theme '{theme.label}'."

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        return _columns(book, rows, _THEME_COLUMNS)

    return book.grid(theme.sheet, theme.table, doc, sql, make)


def selection_grid(book: Book, observation_ids: Sequence[str], sheet: str) -> Grid:
    """The chosen figures, one a row, in the order in which they are given."""
    book.choose(observation_ids)
    columns = ("theme", *_THEME_COLUMNS)
    return book.grid(
        sheet,
        "Selection",
        "One of the figures that were in view.",
        "SELECT w.* FROM book.worded w JOIN chosen USING (observation_id) ORDER BY chosen.place",
        lambda rows: _columns(book, rows, columns),
    )


def headlines(book: Book) -> list[Row]:
    """The figures of each theme that tell most, as the page tells them."""
    chosen: list[str] = []
    for theme in book.themes:
        for told in themes_told(book.to_tell(theme), book.wording, book.main_pair):
            chosen += [row["observation_id"] for row in told.first(HEADLINES_A_THEME)]
    return book.figures(chosen)


def summary_grid(book: Book, rows: Sequence[Row]) -> Grid:
    """The headline figures, each linked to the sheet of its theme."""
    return whole(
        SUMMARY,
        "Headlines",
        "One of the figures that tell most of a theme.",
        _columns(book, rows, _SUMMARY_COLUMNS, book.themes),
    )


def _columns(
    book: Book, rows: Sequence[Row], names: Sequence[str], themes: Sequence[Theme] = ()
) -> tuple[Column, ...]:
    """The columns of these names; a `theme` is linked to its sheet where it is in `themes`."""
    ids = [row["observation_id"] for row in rows]
    sheets = {theme.code: place_of(theme.sheet, 1) for theme in themes}
    made = []
    for name in names:
        if name in _NUMBERS:
            made.append(_number(book, rows, name))
            continue
        doc, width, text = _TEXTS[name]
        made.append(
            Column(
                name=name,
                doc=doc,
                values=[text(book, row) for row in rows],
                width=width,
                wrap=True,
                links=[sheets.get(row["theme"], "") for row in rows] if name == "theme" else (),
            )
        )
    key = Column(
        name="observation_id",
        doc="stable id of the figure; links to its row in Observations",
        references="observations",
        values=ids,
        links=[place_of(OBSERVATIONS, row["own_row"]) for row in rows],
        width=16,
    )
    return (*made, evidence(book, rows), key)


def _number(book: Book, rows: Sequence[Row], name: str) -> Column:
    return Column(
        name=name,
        doc=_NUMBERS[name],
        type="number",
        values=[row[name] for row in rows],
        formats=[book.format(row[name], row["unit"]) for row in rows],
        width=14,
    )
