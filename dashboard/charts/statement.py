"""A single figure as a statement: the figure, large, and for a share its hundred squares.

Comes in: one row. Goes out: one plotly figure. Never draws an axis: one point is no chart.
"""

from __future__ import annotations

from typing import Any

from dashboard.charts.drawing import Pen, Row
from dashboard.charts.squares import X_RANGE, Y_RANGE, squares
from dashboard.charts.template import Figure, Words, framed
from dashboard.charts.text import literal
from dashboard.theme import SERIF

_NUMBER_PX, _SQUARES_PX = 96, 92
_LARGEST = 58  # px, of the number
_ACROSS = 620  # px over the size of a letter, of all letters that the narrowest screen holds


def is_share(row: Row) -> bool:
    """Whether squares out of a hundred can show the figure."""
    percent = row["unit"] == "percent" and row["qualifier"] != "range"
    return bool(percent and 0 <= row["value"] <= 100)


def statement(row: Row, pen: Pen, words: Words) -> Figure:
    """The figure of `row`; percentages up to a hundred show as squares out of a hundred."""
    share = is_share(row)
    height = _NUMBER_PX + (_SQUARES_PX if share else 0)
    told = pen.wording.figure(row)
    size = min(_LARGEST, _ACROSS // len(told))
    number: dict[str, Any] = {
        "text": literal(told),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "align": "left",
        "yanchor": "top",
        "font": {"family": SERIF, "size": size, "weight": 600, "color": pen.colour(row)},
    }
    layout: dict[str, Any] = {
        "height": height + 16,
        "annotations": [number],
        "barmode": "overlay",
        "xaxis": {
            "visible": False,
            "range": X_RANGE,
            "constrain": "domain",
            "constraintoward": "left",
        },
        "yaxis": {
            "visible": False,
            "range": Y_RANGE,
            "domain": [0, _SQUARES_PX / height],
            "scaleanchor": "x",
            "constrain": "domain",
            "constraintoward": "bottom",
        },
    }
    return framed(squares(row, pen) if share else [], layout, pen.scheme, words)
