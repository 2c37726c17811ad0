"""Measures in a list: each with its figure, its time and its course; and those that are absent.

Comes in: measures and how figures are written. Goes out: components. Never shows a figure without
a way to its sentence, or to the formula and inputs that it was computed from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import state
from dashboard.charts import marks
from dashboard.charts.sparkline import sparkline
from dashboard.components.attributes import aria
from dashboard.components.folding import folded
from dashboard.components.legend import swatch
from dashboard.components.links import figure_address
from dashboard.components.statement import status_mark
from dashboard.plain import counted
from dashboard.queries.measures import Absent
from dashboard.theme import Scheme, colour_of
from etl.telling import Measure
from etl.wording import UNDATED, Wording

_MOST_REASONS = 12
_MOST_OPEN = 3


def measures_list(
    measures: Sequence[Measure], wording: Wording, colours: Mapping[str, str], scheme: Scheme
) -> list[Component]:
    """Each measure on a line of its own, its figure leading to where it is drawn and quoted.

    Those behind the first few open on demand.
    """
    items = [html.Li(_measure(one, wording, colours, scheme)) for one in measures]
    return folded(items, _MOST_OPEN, "measure", lambda held: html.Ul(held, className="measures"))


def _measure(
    one: Measure, wording: Wording, colours: Mapping[str, str], scheme: Scheme
) -> list[Component | None]:
    row = one.row
    mark = status_mark(row)
    sign: list[Any] = [] if mark is None else [swatch(marks.swatch(mark.fill, "bar")), " "]
    computed = " · computed" if row["method"] == "derived" else ""
    rivals = " · others differ" if row.get("rank") else ""
    drawn = sparkline(one.series, colour_of(row["entity"], colours, scheme))
    course: Component = html.Span(className="course")
    if drawn:
        address, line = drawn
        first, last = line.rows[0], line.rows[-1]
        told = (
            f"From {wording.figure(first)} in {first['period']} "
            f"to {wording.figure(last)} in {last['period']}"
        )
        course = html.Img(src=address, alt=told, title=told, className="course")
    return [
        html.Span(
            [
                html.Strong(wording.measure(row)),
                html.Span(
                    [*sign, wording.scope(row) or UNDATED, computed, rivals], className="when-of"
                ),
            ],
            className="what",
        ),
        course,
        html.A(wording.figure(row), href=figure_address(row), className="value"),
    ]


def absent_list(absent: Sequence[Absent], wording: Wording) -> Component:
    """The measures that lack inputs, each with its formula and what is missing."""
    items = [
        html.Li(
            [
                html.Strong(
                    html.A(
                        wording.indicator(one.indicator),
                        href=state.address(state.view(indicator=one.indicator)),
                    )
                ),
                html.Span([" = ", wording.in_words(one.formula)], className="formula"),
                missing(one),
            ]
        )
        for one in absent
    ]
    return html.Section(
        [
            html.P("Measures that lack inputs", className="over"),
            html.H2("What cannot be computed, and what it would need"),
            *folded(items, _MOST_OPEN, "measure", lambda held: html.Ul(held, className="absent")),
        ],
        className="card theme whole",
        **aria(label="Measures that lack inputs"),
    )


def missing(one: Absent) -> Component:
    """What a measure lacks: each input in a sentence, the newest periods first."""
    reasons = [html.Li(reason) for reason in one.reasons[:_MOST_REASONS]]
    if len(one.reasons) > _MOST_REASONS:
        reasons.append(html.Li(f"and {len(one.reasons) - _MOST_REASONS:,} more"))
    inputs = counted(len(one.reasons), "missing input")
    summary = f"{counted(one.lacking, 'figure')} absent for want of {inputs}"
    return html.Details([html.Summary(summary), html.Ul(reasons)], className="inputs-of")


def method_of(
    entry: Mapping[str, Any], computed: bool, absent: Sequence[Absent], wording: Wording
) -> list[Component]:
    """How a measure is computed: formula, literature, and what is missing for some periods.

    `computed` says whether any figure in view is: others are as their sources state them.
    """
    if not entry.get("formula"):
        return []
    how = "Computed as " if computed else "Where no source states it, it is computed as "
    formula = html.P([how, html.Span(wording.in_words(entry["formula"]), className="formula"), "."])
    source = [html.P(f"Literature: {entry['source']}.")] if entry.get("source") else []
    return [html.Div([formula, *source, *map(missing, absent)], className="method")]
