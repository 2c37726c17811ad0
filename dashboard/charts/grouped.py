"""Few figures of one unit as bars, grouped by their period.

Comes in: figures that one axis can carry. Goes out: a plotly figure. Never draws a bound as if it
were a value, nor an undated figure under a year.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, Row, differing, room_of
from dashboard.charts.template import TEMPLATES, Figure
from dashboard.charts.text import bold, literal
from etl.tables import STATUS_LABELS
from etl.wording import period_text

_BAR, _HEAD = 38, 28  # pixels of height
_ARROW = 34  # pixels that the arrow of an open bound takes
_STATUS_ORDER = ("planned", "proposed", "forecast", "estimate", "claimed", "actual")


def grouped(rows: Sequence[Row], pen: Pen) -> Figure:
    """`rows` of `observations` as bars, each labelled with what sets it apart and its figure."""
    places, ticks = _places(rows, pen)
    bars, notes, right = [], [], 0
    top = max([*(abs(row["value"]) for row in rows), 0]) or 1
    for row, place in zip(_ordered(rows), places, strict=True):
        mark = marks.of_figure(row)
        bars.append(_bar(row, place, mark, pen))
        arrow = marks.arrow(mark, row["value"], place, pen.colour(row))
        notes += [arrow] if arrow else []
        text = pen.wording.figure(row)
        shift = 8 + (_ARROW if mark.bound == "up" else 0)
        notes.append(_label(row, place, text, shift))
        if abs(row["value"]) > top / 2:
            right = max(right, room_of(text) + shift)
    heights = [_HEAD if head else _BAR for _, _, head in ticks]
    layout = {
        "template": TEMPLATES[pen.scheme],
        "height": round(sum(heights)) + 8,
        "margin": {"l": 0, "r": right, "t": 4, "b": 4},
        "xaxis": {
            "range": [min(0, *(row["value"] for row in rows)), top],
            "visible": False,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [sum(heights), 0],
            "tickvals": [at for at, _, _ in ticks],
            "ticktext": [bold(text) if head else literal(text) for _, text, head in ticks],
            "showgrid": False,
            "zeroline": False,
            "ticklabelstandoff": 8,
        },
        "annotations": notes,
    }
    return {"data": bars, "layout": layout}


def _ordered(rows: Sequence[Row]) -> list[Row]:
    """By period, undated last; within a period plans before what came of them."""
    rank = {status: place for place, status in enumerate(_STATUS_ORDER)}
    return sorted(
        rows, key=lambda row: (not row["period"], row["period"], rank.get(row["status"], -1))
    )


def _places(rows: Sequence[Row], pen: Pen) -> tuple[list[float], list[tuple[float, str, bool]]]:
    """The middle of each bar in pixels from the top, and the ticks: place, text, is a heading."""
    apart = differing(rows)
    dated = any(row["period"] for row in rows)
    places: list[float] = []
    ticks: list[tuple[float, str, bool]] = []
    at = 0.0
    for period, group in groupby(_ordered(rows), lambda row: str(row["period"])):
        if dated:
            ticks.append((at + _HEAD / 2, period_text(period), True))
            at += _HEAD
        for row in group:
            text = pen.place(row, apart) or STATUS_LABELS[row["status"]]
            places.append(at + _BAR / 2)
            ticks.append((at + _BAR / 2, text, False))
            at += _BAR
    return places, ticks


def _bar(row: Row, place: float, mark: marks.Mark, pen: Pen) -> dict[str, Any]:
    bar = {
        "type": "bar",
        "orientation": "h",
        "x": [row["value"]],
        "y": [place],
        "width": _BAR * 0.66,
        "marker": marks.bar(mark, pen.colour(row)),
        "customdata": [row["observation_id"]],
        "hovertext": pen.hover(row),
        "hoverinfo": "text",
    }
    span = marks.span(mark, row["value"], row["low"], row["high"], pen.colour(row))
    return {**bar, "error_x": span} if span else bar


def _label(row: Row, place: float, text: str, shift: int) -> dict[str, Any]:
    return {
        "x": max(row["value"], row["high"]) if row["qualifier"] == "range" else row["value"],
        "y": place,
        "text": bold(text),
        "xanchor": "left",
        "xshift": shift,
        "showarrow": False,
    }
