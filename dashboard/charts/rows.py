"""Figures one under the other, each with its label above it: bars from zero, or dots on a log axis.

Comes in: rows of one unit. Goes out: one plotly figure, grouped by period, undated figures apart
in a panel of their own. Never lets 12,000 flatten 200: where sizes differ much the axis is
logarithmic and says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from textwrap import wrap
from typing import Any

from dashboard.charts import marks
from dashboard.charts.axes import decades
from dashboard.charts.drawing import Pen, Row, period_heading, varying, width_of
from dashboard.charts.template import Figure, Words, framed
from dashboard.charts.text import bold, literal

ROW_PX = 50
_HEADING = 0.72  # of a row
_GAP = 0.22
_FURTHER = 0.38  # of a row, for a further line of its label
_LABEL = 42  # characters of a line on the narrowest screen
_BAR = 0.38
_AXIS_PX = 58
_SPREAD = 20  # greatest to smallest, from which bars no longer serve
_ARROW_PX = 36


def is_log(rows: Sequence[Row]) -> bool:
    """Whether the sizes differ so much that only a logarithmic axis shows them all."""
    values = [row["value"] for row in rows]
    return bool(min(values) > 0 and max(values) / min(values) >= _SPREAD)


def in_dots(rows: Sequence[Row]) -> bool:
    """Whether dots serve: a bar would draw as certain what a bound or range leaves open."""
    return is_log(rows) or any(_mark(row).bound in ("down", "range") for row in rows)


def rows_chart(
    rows: Sequence[Row], pen: Pen, words: Words, labels: Sequence[str] = (), *, dotted: bool = False
) -> Figure:
    """`rows`, which are in their order, as a figure; `dotted` where only dots will do.

    Each is labelled with what sets it apart from the others, unless `labels` are given.
    """
    log, dots = is_log(rows), dotted or in_dots(rows)
    apart = varying(rows)
    said = [wrapped(label) for label in labels or [pen.label(row, apart) for row in rows]]
    places, headings, panel, depth = _places(rows, said)
    low, high = reach(rows, log)
    right = _right(rows, pen)
    data: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for row, label, place in zip(rows, said, places, strict=True):
        data += _drawn(row, place, pen, dots, low)
        undated = panel is not None and place < -panel
        paper = pen.palette.panel if undated else pen.palette.card
        annotations += _written(row, label, place, pen, log, paper)
    annotations += [_heading(text, place) for text, place in headings]
    layout: dict[str, Any] = {
        "height": round(depth * ROW_PX) + 16 + (_AXIS_PX if log else 0),
        "margin": {"l": 2, "t": 8, "b": 8 + (_AXIS_PX if log else 0), "r": right},
        "annotations": annotations,
        "shapes": [*_panel(panel, depth, pen), *(hatches(rows, places, pen) if dots else [])],
        "xaxis": size_axis(low, high, log, right),
        "yaxis": {"visible": False, "range": [-depth, 0]},
        "barmode": "overlay",
    }
    return framed(data, layout, pen.scheme, words)


def _mark(row: Row) -> marks.Mark:
    return marks.of_figure(row)


def wrapped(label: str) -> list[str]:
    """`label` in lines that the narrowest screen holds."""
    return wrap(label, _LABEL, break_on_hyphens=False) or [""]


def _places(
    rows: Sequence[Row], labels: Sequence[Sequence[str]]
) -> tuple[list[float], list[tuple[str, float]], float | None, float]:
    """Where each row stands, the headings, where the undated begin, and the whole depth.

    Depths run downward from 0 in rows; a heading stands only where there is more than one period
    or where the figures have none.
    """
    groups = [(period, list(group)) for period, group in groupby(rows, lambda r: r["period"])]
    headed = len(groups) > 1 or not groups[0][0]
    places: list[float] = []
    headings: list[tuple[str, float]] = []
    panel = None
    depth = 0.0
    lines = iter(labels)
    for period, group in groups:
        if not period and len(groups) > 1:
            panel = depth
        if headed:
            depth += _HEADING
            headings.append((period_heading(group[0]), -depth + _HEADING / 2))
        for _ in group:
            depth += 1 + _FURTHER * (len(next(lines)) - 1)
            places.append(-depth + 0.28)
        depth += _GAP
    return places, headings, panel, depth


def reach(rows: Sequence[Row], log: bool) -> tuple[float, float]:
    """The ends of an axis that holds the values and bounds of `rows`."""
    ends = [
        value
        for row in rows
        for value in (row["value"], row["low"], row["high"])
        if value is not None and not math.isnan(value)
    ]
    if log:
        return 10 ** math.floor(math.log10(min(ends)) - 0.001), max(ends)
    return min(0.0, *ends), max(0.0, *ends)


def size_axis(low: float, high: float, log: bool, beside: float) -> dict[str, Any]:
    """An axis of sizes from `low` to `high`, which says so where it is logarithmic.

    `beside` are the pixels that the chart's margins take.
    """
    if not log:
        return {"visible": False, "range": [low, high or 1]}
    first, last = math.log10(low), math.log10(high)
    return {
        "type": "log",
        "range": [first, last],
        "title": {"text": "logarithmic axis"},
        **decades(first, last, beside),
        "showgrid": True,
    }


def _drawn(row: Row, place: float, pen: Pen, dots: bool, low: float) -> list[dict[str, Any]]:
    mark, colour = _mark(row), pen.colour(row)
    trace: dict[str, Any] = {
        "x": [row["value"]],
        "y": [place],
        "customdata": [row["observation_id"]],
        "hovertext": pen.hover(row),
        "hoverinfo": "text",
    }
    if not dots:
        bar = {"type": "bar", "orientation": "h", "width": _BAR, "marker": marks.bar(mark, colour)}
        return [{**trace, **bar}]
    stem = {
        "type": "scatter",
        "mode": "lines",
        "x": [low, row["value"]],
        "y": [place, place],
        "line": {"color": colour, "width": 1.6},
        "opacity": 0.55,
        "hoverinfo": "skip",
    }
    marker = marks.point(mark, colour, form=marks.shape(row))
    point = {"type": "scatter", "mode": "markers", "marker": marker}
    span = marks.span(mark, row["value"], row["low"], row["high"], colour)
    return [stem, {**trace, **point, **({"error_x": span} if span else {}), "cliponaxis": False}]


def hatches(
    rows: Sequence[Row], places: Sequence[float], pen: Pen, size: float = 14
) -> list[dict[str, Any]]:
    """The strokes of the hatched ones among `rows`, drawn as points at the heights `places`."""
    drawn = (
        marks.hatch(_mark(row), row["value"], place, pen.colour(row), size)
        for row, place in zip(rows, places, strict=True)
    )
    return [strokes for strokes in drawn if strokes]


def _written(
    row: Row, label: Sequence[str], place: float, pen: Pen, log: bool, paper: str
) -> list[dict[str, Any]]:
    """Label and figure of a row, on its `paper`, so that the lines of the axis end at them."""
    mark = _mark(row)
    end = row["high"] if mark.bound == "range" else row["value"]
    at = math.log10(end) if log else max(end, 0.0)
    made: list[dict[str, Any]] = [
        {
            "text": "<br>".join(map(literal, label)),
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "align": "left",
            "y": place,
            "yanchor": "bottom",
            "yshift": 9,
            "font": {"size": 14, "color": pen.palette.secondary},
            "bgcolor": paper,
        },
        {
            "text": bold(pen.wording.figure(row)),
            "x": at,
            "xanchor": "left",
            "align": "left",
            "xshift": _ARROW_PX if mark.bound == "up" else 11,
            "y": place,
            "font": {"size": 15},
            "bgcolor": paper,
        },
    ]
    if arrow := marks.arrow(mark, at, place, pen.colour(row)):
        made.append(arrow)
    return made


def _heading(text: str, place: float) -> dict[str, Any]:
    return {
        "text": bold(text),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "align": "left",
        "y": place,
        "font": {"size": 15},
    }


def _right(rows: Sequence[Row], pen: Pen) -> int:
    """Room for the longest label beyond the longest mark."""
    return 24 + max(
        width_of(pen.wording.figure(row)) + (_ARROW_PX if _mark(row).bound == "up" else 11)
        for row in rows
    )


def _panel(top: float | None, depth: float, pen: Pen) -> list[dict[str, Any]]:
    if top is None:
        return []
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "paper",
            "x0": -0.02,
            "x1": 1.3,
            "y0": -depth,
            "y1": -top,
            "line": {"width": 0},
            "fillcolor": pen.palette.panel,
        }
    ]
