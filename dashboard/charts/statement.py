"""A single figure as a statement: the figure, large, and for a share its hundred squares.

Comes in: one row. Goes out: one plotly figure. Never draws an axis: one point is no chart.
"""

from __future__ import annotations

from typing import Any

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, Row
from dashboard.charts.template import Figure, Words, framed
from dashboard.theme import SERIF

_ACROSS = 20
_NUMBER_PX, _SQUARES_PX = 96, 92


def is_share(row: Row) -> bool:
    """Whether squares out of a hundred can show the figure."""
    percent = row["unit"] == "percent" and row["qualifier"] != "range"
    return bool(percent and 0 <= row["value"] <= 100)


def statement(row: Row, pen: Pen, words: Words) -> Figure:
    """The figure of `row`; percentages up to a hundred show as squares out of a hundred."""
    share = is_share(row)
    height = _NUMBER_PX + (_SQUARES_PX if share else 0)
    number: dict[str, Any] = {
        "text": pen.wording.figure(row),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "align": "left",
        "yanchor": "top",
        "font": {"family": SERIF, "size": 58, "weight": 600, "color": pen.colour(row)},
    }
    layout: dict[str, Any] = {
        "height": height + 16,
        "annotations": [number],
        "xaxis": {
            "visible": False,
            "range": [-0.5, _ACROSS - 0.5],
            "constrain": "domain",
            "constraintoward": "left",
        },
        "yaxis": {
            "visible": False,
            "range": [-4.5, 0.5],
            "domain": [0, _SQUARES_PX / height],
            "scaleanchor": "x",
            "constrain": "domain",
            "constraintoward": "bottom",
        },
    }
    return framed(_squares(row, pen) if share else [], layout, pen.scheme, words)


def _squares(row: Row, pen: Pen) -> list[dict[str, Any]]:
    count = round(row["value"])
    mark = marks.mark_of(row["qualifier"], row["status"])
    drawn = marks.point(mark, pen.colour(row), size=12)
    drawn["symbol"] = drawn["symbol"].replace("circle", "square").replace("diamond", "square")
    if mark.fill == "filled":
        drawn["line"] = {"width": 0}
    rest = {"symbol": "square", "size": 12, "color": pen.palette.hairline}
    return [
        _block(range(count), drawn, row, pen),
        _block(range(count, 100), rest, row, pen),
    ]


def _block(places: range, marker: dict[str, Any], row: Row, pen: Pen) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place % _ACROSS for place in places],
        "y": [-(place // _ACROSS) for place in places],
        "marker": marker,
        "customdata": [row["observation_id"]] * len(places),
        "hovertext": pen.hover(row),
        "hoverinfo": "text",
    }
