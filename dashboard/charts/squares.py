"""A share of a whole as a hundred squares, each drawn as the little bar that its mark asks for.

Comes in: one figure in percent. Goes out: traces of a plotly figure. Never fills a square for what
is only possible: between the bounds of a range the squares are hollow.
"""

from __future__ import annotations

from typing import Any

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, Row

ACROSS, DOWN = 20, 5
X_RANGE, Y_RANGE = (-0.5, ACROSS - 0.5), (0.5 - DOWN, 0.5)
"""The ends of the axes that hold the squares, a square of 1 by 1 each."""
_SIDE = 0.7


def squares(row: Row, pen: Pen) -> list[dict[str, Any]]:
    """`row`, in percent from 0 to 100, as bars; the layout's barmode must be "overlay"."""
    mark = marks.of_figure(row)
    sure, reach = _filled(row)
    hollow, rest = marks.Mark("hollow"), marks.Mark("filled")
    parts = (
        (range(sure), marks.bar(mark, pen.colour(row))),
        (range(sure, reach), marks.bar(hollow, pen.colour(row))),
        (range(reach, ACROSS * DOWN), marks.bar(rest, pen.palette.hairline)),
    )
    return [_block(places, marker, row, pen) for places, marker in parts if places]


def _filled(row: Row) -> tuple[int, int]:
    """Squares that the figure fills for sure, and those up to which its range may reach."""
    if row["qualifier"] == "range":
        return round(row["low"]), round(row["high"])
    return round(row["value"]), round(row["value"])


def _block(places: range, marker: dict[str, Any], row: Row, pen: Pen) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": [place % ACROSS for place in places],
        "y": [_SIDE] * len(places),
        "base": [-(place // ACROSS) - _SIDE / 2 for place in places],
        "width": _SIDE,
        "marker": {**marker, "cornerradius": 1},
        "customdata": [row["observation_id"]] * len(places),
        "hovertext": pen.hover(row),
        "hoverinfo": "text",
    }
