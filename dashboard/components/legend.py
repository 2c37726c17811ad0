"""The legend of the marks, the same under every chart, tile and table.

Comes in: the marks in view. Goes out: a list that explains each. Never explains what is not shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.charts import marks
from dashboard.components.attributes import aria


def legend(shown: Sequence[marks.Mark] = marks.ALL_MARKS) -> Component:
    """How to read the marks `shown`; by default all there are."""
    return html.Ul(
        [html.Li("How to read the marks:", className="legend-title")]
        + [html.Li([swatch(entry.swatch), entry.text]) for entry in marks.legend(tuple(shown))],
        className="legend",
    )


def swatch(kind: str) -> Component:
    """One mark, drawn by the style sheet."""
    return html.Span(className=f"swatch {kind}", **aria(hidden="true"))
