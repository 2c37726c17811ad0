"""A figure stated rather than drawn: large, with what it measures and its sentence.

Comes in: rows of `observations` that one sentence states, and its quotation. Goes out: components.
Never states a figure without its hedge and its status.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts import marks
from dashboard.components.legend import swatch
from dashboard.components.links import figure_address
from dashboard.components.quotation import turned_lines
from etl.headlines import Note
from etl.wording import Wording

_FRACTIONS = {
    Fraction(1, 3): "⅓", Fraction(2, 3): "⅔", Fraction(1, 6): "⅙", Fraction(5, 6): "⅚",
    Fraction(1, 7): "⅐", Fraction(1, 9): "⅑", Fraction(1, 8): "⅛", Fraction(3, 8): "⅜",
    Fraction(5, 8): "⅝", Fraction(7, 8): "⅞",
}  # fmt: skip


def fraction_of(percent: float) -> str:
    """The one sign for a share that no whole percentage gives ("⅓" for 33.33), or "".

    >>> fraction_of(100 / 3), fraction_of(33.0)
    ('⅓', '')
    """
    near = (sign for part, sign in _FRACTIONS.items() if abs(percent - float(100 * part)) < 0.01)
    return next(near, "")


def status_mark(row: Mapping[str, Any]) -> marks.Mark | None:
    """The mark beside a stated figure that is not actual; its hedge is in the figure's words."""
    fill = marks.of_figure(row).fill
    return None if fill in ("filled", "hollow") else marks.Mark(fill)


def statement(
    rows: Sequence[Mapping[str, Any]], wording: Wording, quote: Component | None
) -> Component:
    """The figures `rows` of one sentence, each with its measure and scope, above the sentence."""
    told = [part for row in rows for part in _figure(row, wording)]
    turned = turned_lines(rows, wording) if quote else []
    return html.Div([html.Div([*told, *turned]), quote], className="statement")


def _figure(row: Mapping[str, Any], wording: Wording) -> list[Component]:
    """The figure, and its measure and scope behind the mark of its status."""
    mark = status_mark(row)
    sign: list[Any] = [] if mark is None else [swatch(marks.swatch(mark.fill, "bar")), " "]
    figure = html.A(wording.figure(row), href=figure_address(row))
    measure = html.Strong(wording.measure(row))
    return [
        html.P(figure, className="big"),
        html.P([measure, " · ", *sign, wording.scope(row)], className="what"),
    ]


def notes_list(notes: tuple[Note, ...], wording: Wording) -> Component:
    """What is worked out from a chart's figures: each with its formula, linking to Explore."""
    return html.Ul([html.Li(_note(note, wording)) for note in notes], className="notes")


def _note(note: Note, wording: Wording) -> list[Any]:
    figure = html.A(wording.figure(note.row), href=figure_address(note.row))
    formula = [" ", html.Span(f"= {note.formula}", className="formula")] if note.formula else []
    return [note.label, ": ", figure, *formula]
