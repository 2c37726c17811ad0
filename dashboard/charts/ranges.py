"""Many figures of many things: a line for each thing, from its least to its greatest figure.

Comes in: rows of one unit. Goes out: one plotly figure, a dot for each figure on the line of its
thing, in the order of time. Never averages: who states more or less stands where he does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts import marks
from dashboard.charts.axes import ticks_above, value_axis
from dashboard.charts.drawing import Pen, Row, differing
from dashboard.charts.lines import thing
from dashboard.charts.rows import hatches, is_log, reach, size_axis, wrapped
from dashboard.charts.template import Figure, Words, framed
from dashboard.charts.text import bold, literal
from etl.wording import UNDATED, part_text, period_text

MOST_LANES = 30
_LANE_PX = 26
_LINE_PX = 19
_AXIS_PX = 58
_ABOVE_PX = 26
_LEFT_PX, _RIGHT_PX = 8, 40
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
    places: list[float] = []
    apart = differing(rows)
    depth = 0
    for lane in lanes:
        label = _label(lane, apart, pen)
        depth += _LANE_PX + _LINE_PX * (label.count("<br>") + 1)
        place = float(_LANE_PX / 2 - depth)
        places += [place] * len(lane)
        data += _lane(lane, place, pen)
        notes.append(_written(label, place, pen))
        arrows = (
            marks.arrow(marks.of_figure(row), _at(row["value"], log), place, pen.colour(row))
            for row in lane
        )
        notes += [arrow for arrow in arrows if arrow]
    axis = (
        size_axis(low, high, log, _LEFT_PX + _RIGHT_PX)
        if log
        else _plain_axis(rows, pen, low, high)
    )
    in_order = [row for lane in lanes for row in lane]
    layout: dict[str, Any] = {
        "height": depth + 16 + _AXIS_PX + _ABOVE_PX,
        "margin": {"l": _LEFT_PX, "t": 8 + _ABOVE_PX, "b": 8 + _AXIS_PX, "r": _RIGHT_PX},
        "annotations": notes + ticks_above(axis, pen),
        "shapes": hatches(in_order, places, pen, _DOT),
        "xaxis": axis,
        "yaxis": {"visible": False, "range": [-depth, 0]},
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


def _plain_axis(rows: Sequence[Row], pen: Pen, low: float, high: float) -> dict[str, Any]:
    marked = value_axis(rows, pen, log=False)
    return {name: marked[name] for name in ("tickvals", "ticktext")} | {"range": [low, high or 1]}


def _label(lane: Sequence[Row], apart: Sequence[str], pen: Pen) -> str:
    """What a lane is of and how far its figures reach, in lines that a narrow screen holds."""
    row = lane[0]
    when = period_text(row["period"]) if row["period"] else UNDATED
    subject = row["subject"]
    known = bool(subject and row["period"] and row["period"] in subject)
    parts = [
        subject,
        "" if known else when,
        part_text(row["breakdown"]) if "breakdown" in apart else "",
        pen.wording.entity(row["entity"]) if "entity" in apart else "",
        pen.wording.entity(row["counterpart"]) if "counterpart" in apart else "",
    ]
    name = " · ".join(filter(None, parts))
    extent = _range(lane, pen)
    if len(wrapped(f"{name}: {extent}")) > 1:
        return "<br>".join([*map(literal, wrapped(name)), *map(bold, wrapped(extent))])
    return f"{literal(name)}: {bold(extent)}"


def _range(lane: Sequence[Row], pen: Pen) -> str:
    """The figures of a lane from the least to the greatest: "200 to more than 10,000".

    Of equal ones a bound that leaves more open comes further out.
    """
    bounds = {"down": -1, "up": 1}
    ordered = sorted(
        lane, key=lambda row: (row["value"], bounds.get(marks.of_figure(row).bound, 0))
    )
    first, last = (pen.wording.figure(row) for row in (ordered[0], ordered[-1]))
    return first if first == last else f"{first} to {last}"


def _written(label: str, place: float, pen: Pen) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "align": "left",
        "y": place,
        "yanchor": "bottom",
        "yshift": 8,
        "text": label,
        "font": {"size": 14, "color": pen.palette.secondary},
        "bgcolor": pen.palette.card,  # the lines of the axis end at a label
    }
