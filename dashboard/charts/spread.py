"""Figures of very different size as dots on a logarithmic axis, a line for each category.

Comes in: positive figures of things that can be counted on one axis. Goes out: a plotly figure.
Never hides that the axis is logarithmic.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts import marks
from dashboard.charts.axes import decades
from dashboard.charts.drawing import Pen, Row, differing, width_of
from dashboard.charts.template import TEMPLATES, Figure
from dashboard.charts.text import bold, literal

_LINE = 42  # pixels of height that a category takes
_APART = 0.5  # part of the axis that two labels on one line need between them
_DOT = 13  # pixels across
_ARROW = 30  # pixels that the arrow of an open bound takes
_RIGHT = 56  # pixels beyond the axis
_DIMENSIONS = ("breakdown", "subject", "counterpart", "period", "status")


def spread(rows: Sequence[Row], pen: Pen) -> Figure:
    """`rows` of `observations`, all above zero, as dots; the entity is the colour and the label."""
    apart = differing(rows, _DIMENSIONS) or ("breakdown",)
    first, last = _decades(rows)
    lines = [
        line
        for name, members in _by_name(rows, apart, pen)
        for line in _lines(name, members, last - first)
    ]
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for place, (_, on_line) in enumerate(lines):
        traces.append(_thread(on_line, place, first, pen))
        for row in on_line:
            colour = pen.colour(row)
            traces.append(_dot(row, place, pen))
            mark = marks.of_figure(row)
            arrow = marks.arrow(mark, math.log10(row["value"]), place, colour)
            notes += [arrow] if arrow else []
            hatch = marks.hatch(mark, row["value"], place, colour, _DOT)
            shapes += [hatch] if hatch else []
            part = (math.log10(row["value"]) - first) / (last - first)
            notes.append(_label(row, place, pen, len(on_line) == 1, part))
    layout = {
        "template": TEMPLATES[pen.scheme],
        "height": len(lines) * _LINE + 78,
        "margin": {"l": 0, "r": _RIGHT, "t": 14, "b": 8},
        "xaxis": {
            "type": "log",
            "range": [first - 0.08, last + 0.05],
            **decades(first, last, max(width_of(name) for name, _ in lines) + _RIGHT),
            "title": {"text": "logarithmic axis"},
        },
        "yaxis": {
            "range": [len(lines) - 0.4, -0.75],
            "tickvals": list(range(len(lines))),
            "ticktext": [literal(name) for name, _ in lines],
            "showgrid": False,
            "zeroline": False,
            "ticklabelstandoff": 8,
        },
        "annotations": notes,
        "shapes": shapes,
    }
    return {"data": traces, "layout": layout}


def competing(rows: Sequence[Row]) -> bool:
    """Whether some of `rows` differ in nothing that a line here tells, only in who states them."""
    of = [tuple(row[name] for name in ("entity", *_DIMENSIONS)) for row in rows]
    return len(set(of)) < len(of)


def _by_name(rows: Sequence[Row], apart: Sequence[str], pen: Pen) -> list[tuple[str, list[Row]]]:
    """The rows of each category, smallest first, under the category's name."""
    named: dict[str, list[Row]] = {}
    for row in rows:
        named.setdefault(pen.place(row, apart), []).append(row)
    return [
        (name, sorted(members, key=lambda row: float(row["value"])))
        for name, members in named.items()
    ]


def _lines(name: str, rows: Sequence[Row], decades: float) -> list[tuple[str, list[Row]]]:
    """A category's rows on as few lines as leave each label its room; the first has the name."""
    lines: list[list[Row]] = []
    for row in rows:
        at = math.log10(row["value"])
        room = (
            line
            for line in lines
            if at - math.log10(line[-1]["value"]) >= _APART * max(decades, 0.1)
        )
        line = next(room, None)
        if line is None:
            lines.append([row])
        else:
            line.append(row)
    return [(name if place == 0 else "", line) for place, line in enumerate(lines)]


def _decades(rows: Sequence[Row]) -> tuple[float, float]:
    """The ends of the axis as powers of ten: from a whole one below to a little above."""
    values = [float(row["value"]) for row in rows]
    return math.floor(math.log10(min(values))), math.log10(max(values)) + 0.1


def _thread(rows: Sequence[Row], place: int, first: float, pen: Pen) -> dict[str, Any]:
    """The thin line from the axis to the last dot of a category."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [10**first, max(row["value"] for row in rows)],
        "y": [place, place],
        "line": {"color": pen.palette.hairline, "width": 2},
        "hoverinfo": "skip",
    }


def _dot(row: Row, place: int, pen: Pen) -> dict[str, Any]:
    colour = pen.colour(row)
    mark = marks.of_figure(row)
    dot = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["value"]],
        "y": [place],
        "marker": marks.point(mark, colour, _DOT, marks.shape(row)),
        "cliponaxis": False,
        "customdata": [row["observation_id"]],
        "hovertext": pen.hover(row),
        "hoverinfo": "text",
    }
    span = marks.span(mark, row["value"], row["low"], row["high"], colour)
    return {**dot, "error_x": span} if span else dot


def _label(row: Row, place: int, pen: Pen, alone: bool, part: float) -> dict[str, Any]:
    """The label of a dot: beside it where it is alone and has room to the right, else above it."""
    colour = pen.colour(row)
    text = f"{bold(pen.wording.figure(row))} {literal(pen.wording.entity(row['entity']))}"
    at = math.log10(row["value"])
    if not alone:
        return _note(text, at, place, colour, "center", 0, 17)
    if part > 0.55:
        return _note(text, at, place, colour, "right", 8, 17)
    bound = marks.of_figure(row).bound
    return _note(text, at, place, colour, "left", 12 + _ARROW * (bound == "up"), 0)


def _note(
    text: str, x: float, y: float, colour: str, anchor: str, xshift: int, yshift: int
) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": text,
        "font": {"color": colour},
        "xanchor": anchor,
        "xshift": xshift,
        "yshift": yshift,
        "showarrow": False,
    }
