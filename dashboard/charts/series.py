"""Figures over time: a mark for each, lines where there is a series, the undated apart.

Comes in: dated and undated rows of one unit. Goes out: one plotly figure. Never draws a line that
`lines` does not allow, and never puts an undated figure into a year.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts import key, marks
from dashboard.charts.axes import value_axis, year_axis
from dashboard.charts.drawing import Pen, Row
from dashboard.charts.lines import Line, lines, midpoint, thing
from dashboard.charts.rows import is_log
from dashboard.charts.template import Figure, Words, framed
from dashboard.charts.text import bold

HEIGHT_PX = 400
_TOP_PX, _BOTTOM_PX = 24, 36
_DOT, _ON_LINE = 11, 8  # pixels across
_SPREAD_PX = 5
_BELOW_YEARS_PX = 24  # where the name of the panel of the undated is clear of the last year
_APART_PX = 20  # between the labels of two undated figures
_PANEL = 8  # characters of a label that fits into the panel of the undated on a narrow screen


def series_chart(rows: Sequence[Row], pen: Pen, words: Words) -> Figure:
    """`rows` over time, each with its mark; figures that compete stand on a bar of their spread."""
    dated = [row for row in rows if row["period"]]
    undated = [row for row in rows if not row["period"]]
    log = is_log(rows)
    series = lines(dated, pen.titles)
    on_line = {row["observation_id"] for line in series for row in line.rows}
    data = _spreads(dated, pen) + _lines(series, pen)
    data += _points(dated, on_line, pen, "x") + _points(undated, on_line, pen, "x2")
    width = 0.84 if undated else 1
    named = key.named_lines(dated, series, log, width, HEIGHT_PX - _TOP_PX - _BOTTOM_PX)
    above = key.key_lines(rows, series, pen, named)
    layout: dict[str, Any] = {
        "height": HEIGHT_PX + key.LINE_PX * len(above),
        "margin": {"l": 8, "r": 14, "t": _TOP_PX + key.LINE_PX * len(above), "b": _BOTTOM_PX},
        "annotations": [
            *_annotations(dated, undated, pen, log),
            *key.line_names(series, named, pen),
            *key.written(above),
        ],
        "shapes": [*([_panel(pen)] if undated else []), *_hatches(rows, on_line, pen)],
        "xaxis": {
            "domain": [0, width],
            **year_axis([midpoint(row["period"]) for row in dated]),
        },
        "yaxis": value_axis(rows, pen, log),
    }
    if undated:
        layout["xaxis2"] = {
            "domain": [0.88, 1],
            "range": [-1, 1],
            "tickvals": [0],
            "ticktext": ["undated"],
            "ticklabelstandoff": _BELOW_YEARS_PX,
            "showgrid": False,
            "zeroline": False,
            "anchor": "y",
        }
    return framed(data, layout, pen.scheme, words)


def _lines(series: Iterable[Line], pen: Pen) -> list[dict[str, Any]]:
    """Each series as a line, dotted where periods lie between two of its figures."""
    drawn = []
    for line in series:
        for dash, wanted in (("dash" if line.planned else "solid", True), ("dot", False)):
            pairs = [(a, b) for a, b, near in line.stretches if near is wanted]
            if not pairs:
                continue
            ends: list[Row | None] = []
            for a, b in pairs:
                ends += [b] if ends and ends[-1] is a else [None, a, b]
            ends = ends[1:]
            drawn.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": [end and midpoint(end["period"]) for end in ends],
                    "y": [end and end["value"] for end in ends],
                    "line": {
                        "color": pen.colour(line.rows[0]),
                        "width": 2 if wanted else 1.4,
                        "dash": dash,
                    },
                    "hoverinfo": "skip",
                }
            )
    return drawn


def _spreads(rows: Sequence[Row], pen: Pen) -> list[dict[str, Any]]:
    """Behind stated figures that compete and differ, a bar from the least to the greatest.

    What was planned does not compete with what came of it, nor a computed figure with a stated one.
    """
    same: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row["method"] != "derived":
            stage = row["status"] if marks.of_figure(row).fill == "hatched" else ""
            same[(*thing(row), row["period"], stage)].append(row)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [midpoint(many[0]["period"])] * 2,
            "y": [min(row["value"] for row in many), max(row["value"] for row in many)],
            "line": {"color": pen.colour(many[0]), "width": _SPREAD_PX},
            "opacity": 0.3,
            "hoverinfo": "skip",
        }
        for many in same.values()
        if len({row["value"] for row in many}) > 1
    ]


def _points(rows: Sequence[Row], on_line: set[str], pen: Pen, axis: str) -> list[dict[str, Any]]:
    """The marks of `rows`: of those without a range in value or time all in one trace."""
    plain: list[Row] = []
    ranged: list[Row] = []
    for row in rows:
        extended = "/" in row["period"] or marks.of_figure(row).bound == "range"
        (ranged if extended else plain).append(row)
    groups = [plain] * bool(plain) + [[row] for row in ranged]
    return [_trace(many, on_line, pen, axis) for many in groups]


def _size(row: Row, on_line: set[str]) -> int:
    """A document's figure stands out on the line of a sheet or an official table."""
    spoken = row["method"] in ("extracted", "decided")
    return _DOT if spoken or row["observation_id"] not in on_line else _ON_LINE


def _trace(rows: Sequence[Row], on_line: set[str], pen: Pen, axis: str) -> dict[str, Any]:
    points = [
        marks.point(marks.of_figure(row), pen.colour(row), _size(row, on_line), marks.shape(row))
        for row in rows
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_at(row) for row in rows],
        "y": [row["value"] for row in rows],
        "xaxis": axis,
        "marker": marks.points(points),
        **_extents(rows[0], pen),
        "customdata": [row["observation_id"] for row in rows],
        "hovertext": [pen.hover(row) for row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _at(row: Row) -> float:
    return midpoint(row["period"]) if row["period"] else 0.0


def _extents(row: Row, pen: Pen) -> dict[str, Any]:
    """The bars of a range in value, and from the first to the last year of a period of several."""
    colour, made = pen.colour(row), {}
    if span := marks.span(marks.of_figure(row), row["value"], row["low"], row["high"], colour):
        made["error_y"] = span
    if "/" in row["period"]:
        first, last = row["period"].split("/", 1)
        half = (midpoint(last) - midpoint(first)) / 2
        bar = {"type": "data", "array": [half], "color": colour, "thickness": 1.2, "width": 3}
        made["error_x"] = bar
    return made


def _hatches(rows: Sequence[Row], on_line: set[str], pen: Pen) -> list[dict[str, Any]]:
    drawn = (
        marks.hatch(
            marks.of_figure(row),
            _at(row),
            row["value"],
            pen.colour(row),
            _size(row, on_line),
            xref="x" if row["period"] else "x2",
        )
        for row in rows
    )
    return [strokes for strokes in drawn if strokes]


def _annotations(
    dated: Sequence[Row], undated: Sequence[Row], pen: Pen, log: bool
) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for row in (*dated, *undated):
        mark = marks.of_figure(row)
        y = math.log10(row["value"]) if log else row["value"]
        axis = "x" if row["period"] else "x2"
        if arrow := marks.arrow(mark, _at(row), y, pen.colour(row), along="y", xref=axis):
            made.append(arrow)
    values = [math.log10(row["value"]) if log else row["value"] for row in (*dated, *undated)]
    reach = max(values) - min(0 if not log else min(values), *values) or 1
    labelled: list[float] = []
    for row in undated:
        y = math.log10(row["value"]) if log else row["value"]
        text = pen.wording.figure(row)
        free = all(abs(y - other) / reach * HEIGHT_PX > _APART_PX for other in labelled)
        if free and len(text) <= _PANEL:
            labelled.append(y)
            made.append(_text(text, y, pen.palette.ink))
    return made


def _text(text: str, y: float, colour: str) -> dict[str, Any]:
    return {
        "text": bold(text),
        "x": 0.0,
        "y": y,
        "xref": "x2",
        "yshift": 18,
        "xanchor": "center",
        "font": {"size": 14, "color": colour},
    }


def _panel(pen: Pen) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "xref": "paper",
        "yref": "paper",
        "x0": 0.87,
        "x1": 1.01,
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": pen.palette.panel,
    }
