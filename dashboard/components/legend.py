"""The legend of the marks, the same under every chart, tile and table.

Comes in: the marks in view. Goes out: a list that explains each. Never explains what is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.charts import marks
from dashboard.components.attributes import aria


def legend(shown: Iterable[marks.Shown]) -> Component | None:
    """How to read the marks `shown`, each in its form; None where there are none."""
    entries = marks.legend(shown)
    if not entries:
        return None
    return html.Ul(
        [html.Li("How to read the marks:", className="legend-title")]
        + [html.Li([*map(swatch, entry.swatches), entry.text]) for entry in entries],
        className="legend",
    )


def swatch(kind: str) -> Component:
    """One mark, drawn by the style sheet; `kind` is as in `marks.swatch`."""
    return html.Span(className=f"swatch {kind}", **aria(hidden="true"))
