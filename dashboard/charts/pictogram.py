"""A share of a whole as a picture of its hundred squares alone.

Comes in: one figure in percent. Goes out: a plotly figure of fixed size. Draws no axis.
"""

from __future__ import annotations

from dashboard.charts.drawing import Pen, Row
from dashboard.charts.squares import ACROSS, DOWN, X_RANGE, Y_RANGE, squares
from dashboard.charts.template import TEMPLATES, Figure

_STEP = 14  # pixels from square to square


def pictogram(row: Row, pen: Pen) -> Figure:
    """`row`, a row of `observations` in percent from 0 to 100, as squares."""
    hidden = {"visible": False, "fixedrange": True}
    layout = {
        "template": TEMPLATES[pen.scheme],
        "width": ACROSS * _STEP,
        "height": DOWN * _STEP,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "barmode": "overlay",
        "xaxis": {**hidden, "range": X_RANGE},
        "yaxis": {**hidden, "range": Y_RANGE},
        "hovermode": False,
    }
    return {"data": squares(row, pen), "layout": layout}
