"""A chart as everyone can read it: the picture, its caption, a summary in words, and a table.

Comes in: a Plotly figure and its words and table. Goes out: one figure element. Never draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from dash import dcc, html

from dashboard.charts.template import CONFIG, Figure
from dashboard.components.attributes import aria

if TYPE_CHECKING:
    import pandas as pd
    from dash.development.base_component import Component

_SIDES = ("width", "height")


def charted(
    figure: Figure,
    *,
    graph: Any,
    caption: str,
    summary: str,
    table: pd.DataFrame,
    narrow: Figure | None = None,
) -> Component:
    """`figure` under the id `graph`; those who do not see it get `summary` and `table`.

    On a narrow screen `narrow` stands in its place, where there is one.
    """
    plots = [_plot(figure, graph, "plot")]
    if narrow:
        plots = [
            _plot(figure, graph, "plot on-wide"),
            _plot(narrow, f"{graph}-narrow", "plot on-narrow"),
        ]
    return html.Figure(
        [
            *plots,
            html.Figcaption([caption, html.Span(summary, className="unseen")]),
            html.Details([html.Summary("As a table"), as_table(table, caption)]),
        ],
        className="charted",
    )


def _plot(figure: Figure, graph: Any, classes: str) -> Component:
    size = {side: f"{figure['layout'][side]}px" for side in _SIDES if side in figure["layout"]}
    return html.Div(
        dcc.Graph(id=graph, figure=figure, config=cast(Any, CONFIG), style=size),
        className=classes,
        style=size,
        **aria(hidden="true"),
    )


def as_table(table: pd.DataFrame, caption: str) -> Component:
    """A plain table, small enough to be read whole; it scrolls in itself where it is wide."""
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in table.columns]))
    body = html.Tbody(
        [
            html.Tr(
                [
                    html.Th(cell, scope="row") if place == 0 else html.Td(cell)
                    for place, cell in enumerate(row)
                ]
            )
            for row in table.itertuples(index=False)
        ]
    )
    return html.Div(
        html.Table([html.Caption(caption, className="unseen"), head, body], className="plain"),
        className="scroll",
        tabIndex=0,
        role="region",
        **aria(label=f"Table: {caption}"),
    )
