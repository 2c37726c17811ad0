"""A share of a whole as a hundred squares.

Comes in: one figure in percent. Goes out: a plotly figure of fixed size. Never fills a square for
what is only possible: between the bounds of a range the squares are hollow.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.charts import marks
from dashboard.charts.template import TEMPLATES, Figure
from dashboard.theme import PALETTES, Scheme

COLUMNS, ROWS = 20, 5
_STEP = 14  # pixels from square to square
_SIDE = 10.5


def pictogram(row: Mapping[str, Any], colour: str, scheme: Scheme) -> Figure:
    """`row`, a row of `observations` in percent from 0 to 100, as squares in `colour`."""
    mark = marks.mark_of(row["qualifier"], row["status"])
    sure, possible = _filled(row)
    rest = COLUMNS * ROWS - sure - possible
    filled = _squares(marks.point(mark, colour, _SIDE))
    hollow = _squares(marks.point(marks.Mark("hollow"), colour, _SIDE))
    empty = {"symbol": "square", "size": _SIDE, "color": PALETTES[scheme].hairline}
    traces = [
        _trace(start, count, marker)
        for start, count, marker in (
            (0, sure, filled),
            (sure, possible, hollow),
            (sure + possible, rest, empty),
        )
        if count
    ]
    hidden = {"visible": False, "fixedrange": True}
    layout = {
        "template": TEMPLATES[scheme],
        "width": COLUMNS * _STEP,
        "height": ROWS * _STEP,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {**hidden, "range": [-0.5, COLUMNS - 0.5]},
        "yaxis": {**hidden, "range": [ROWS - 0.5, -0.5]},
        "hovermode": False,
    }
    return {"data": traces, "layout": layout}


def _filled(row: Mapping[str, Any]) -> tuple[int, int]:
    """Squares that the figure fills for sure, and those that its range leaves possible."""
    if row["qualifier"] == "range":
        low = round(row["low"])
        return low, round(row["high"]) - low
    return round(row["value"]), 0


def _squares(marker: dict[str, Any]) -> dict[str, Any]:
    symbol = marker["symbol"].replace("circle", "square")
    open_inside = symbol.endswith(("-open", "-open-dot"))
    return {**marker, "symbol": symbol, "line": {**marker["line"], "width": 2 * open_inside}}


def _trace(start: int, count: int, marker: dict[str, Any]) -> dict[str, Any]:
    places = range(start, start + count)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place % COLUMNS for place in places],
        "y": [place // COLUMNS for place in places],
        "marker": marker,
        "hoverinfo": "skip",
    }
