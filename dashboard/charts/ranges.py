"""Many figures of many things: a line for each thing, from its least to its greatest figure.

Comes in: rows of one unit. Goes out: one plotly figure, a dot for each figure on the line of its
thing, in the order of time. Never averages: who states more or less stands where he does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, Row, width_of
from dashboard.charts.lines import thing
from dashboard.charts.rows import hatches, is_log, reach, size_axis
from dashboard.charts.template import Figure, Words, framed
from dashboard.charts.text import bold, literal
from etl.wording import UNDATED, part_text, period_text

MOST_LANES = 30
_LANE_PX = 46
_AXIS_PX = 58
_DOT = 11
_BAR_PX = 6


def lanes_of(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each thing and period, in the order of the rows, undated last."""
    lanes: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        lanes.setdefault((*thing(row), row["period"]), []).append(row)
    return list(lanes.values())


def fitting(rows: Sequence[Row], pinned: str = "") -> list[Row]:
    """The rows of as many lanes as one chart holds: the pinned figure's and the newest."""
    lanes = lanes_of(rows)
    newest = sorted(
        range(len(lanes)),
        key=lambda n: (
            all(row["observation_id"] != pinned for row in lanes[n]),
            lanes[n][0]["period"] == "",
            _reversed(lanes[n][0]["period"]),
        ),
    )
    kept = sorted(newest[:MOST_LANES])
    return [row for n in kept for row in lanes[n]]


def _reversed(period: str) -> list[int]:
    return [-ord(letter) for letter in period]


def ranges_chart(rows: Sequence[Row], pen: Pen, words: Words) -> Figure:
    """`rows`, which are in their order, as a lane for each thing and period."""
    lanes = lanes_of(rows)
    log = is_log(rows)
    low, high = reach(rows, log)
    data: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    places = []
    for n, lane in enumerate(lanes):
        place = -n - 0.72
        places += [place] * len(lane)
        data += _lane(lane, place, pen)
        notes += _written(lane, place, pen, log)
        arrows = (
            marks.arrow(marks.of_figure(row), _at(row["value"], log), place, pen.colour(row))
            for row in lane
        )
        notes += [arrow for arrow in arrows if arrow]
    in_order = [row for lane in lanes for row in lane]
    layout: dict[str, Any] = {
        "height": len(lanes) * _LANE_PX + 16 + _AXIS_PX * log,
        "margin": {"l": 2, "t": 8, "b": 8 + _AXIS_PX * log, "r": _right(lanes, pen)},
        "annotations": notes,
        "shapes": hatches(in_order, places, pen, _DOT),
        "xaxis": size_axis(low, high, log),
        "yaxis": {"visible": False, "range": [-len(lanes), 0]},
    }
    return framed(data, layout, pen.scheme, words)


def _at(value: float, log: bool) -> float:
    return math.log10(value) if log else value


def _lane(lane: Sequence[Row], place: float, pen: Pen) -> list[dict[str, Any]]:
    """The bar of a lane and its dots; the preferred figure is drawn last, above the others."""
    values = [row["value"] for row in lane]
    bar = {
        "type": "scatter",
        "mode": "lines",
        "x": [min(values), max(values)],
        "y": [place, place],
        "line": {"color": pen.colour(lane[0]), "width": _BAR_PX},
        "opacity": 0.28,
        "hoverinfo": "skip",
    }
    rows = sorted(lane, key=lambda row: -(row.get("rank") or 0))
    points = [
        marks.point(marks.of_figure(row), pen.colour(row), _DOT, marks.shape(row)) for row in rows
    ]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["value"] for row in rows],
        "y": [place] * len(rows),
        "marker": marks.points(points),
        "customdata": [row["observation_id"] for row in rows],
        "hovertext": [pen.hover(row) for row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    return [bar, dots]


def _label(row: Row, pen: Pen) -> str:
    when = period_text(row["period"]) if row["period"] else UNDATED
    subject = row["subject"]
    said = subject if subject and row["period"] and row["period"] in subject else ""
    parts = (said or subject, "" if said else when, part_text(row["breakdown"]))
    return " · ".join(filter(None, (*parts, pen.wording.entity(row["entity"]))))


def _range(lane: Sequence[Row], pen: Pen) -> str:
    """The figures of a lane from the least to the greatest: "12,400 to 240,000"."""
    ends = [min(lane, key=lambda row: row["value"]), max(lane, key=lambda row: row["value"])]
    texts = [pen.wording.figure(row) for row in ends]
    return texts[0] if ends[0]["value"] == ends[1]["value"] else f"{texts[0]} to {texts[1]}"


def _written(lane: Sequence[Row], place: float, pen: Pen, log: bool) -> list[dict[str, Any]]:
    """Above the lane what it is of, and at the right how far its figures reach."""
    above = {"y": place, "yshift": 21, "font": {"size": 14, "color": pen.palette.secondary}}
    label = {"xref": "paper", "x": 0, "xanchor": "left", "text": literal(_label(lane[0], pen))}
    far = max(row["value"] for row in lane)
    up = any(marks.of_figure(row).bound == "up" for row in lane if row["value"] == far)
    text = {
        "x": _at(max(far, 0) if not log else far, log),
        "xanchor": "left",
        "xshift": 38 if up else 11,
        "y": place,
        "text": bold(_range(lane, pen)),
        "font": {"size": 14},
    }
    return [{**above, **label}, text]


def _right(lanes: Sequence[Sequence[Row]], pen: Pen) -> int:
    return 46 + max(width_of(_range(lane, pen)) for lane in lanes)
