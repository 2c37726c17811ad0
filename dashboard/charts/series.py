"""Figures over time: a mark for each, lines where there is a series, the undated apart.

Comes in: dated and undated rows of one unit. Goes out: one plotly figure. Never draws a line that
`lines` does not allow, and never puts an undated figure into a year.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from dashboard.charts import marks
from dashboard.charts.axes import unit_above, value_axis, year_axis
from dashboard.charts.drawing import Pen, Row
from dashboard.charts.lines import Line, lines, midpoint, thing
from dashboard.charts.rows import is_log
from dashboard.charts.template import Figure, Words, framed
from dashboard.charts.text import bold, literal
from etl.tables import STATUS_LABELS

HEIGHT_PX = 400
_LABEL = 34  # characters of a line above the chart, for the narrowest screen
_LINE_PX = 20
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
    key = _key_lines(rows, series, pen) + _unit_lines(rows, pen)
    layout: dict[str, Any] = {
        "height": HEIGHT_PX + _LINE_PX * len(key),
        "margin": {"l": 8, "r": 14, "t": 24 + _LINE_PX * len(key), "b": 36},
        "annotations": _annotations(dated, undated, pen, log) + _written_key(key),
        "shapes": [*([_panel(pen)] if undated else []), *_hatches(rows, on_line, pen)],
        "xaxis": {
            "domain": [0, 0.84 if undated else 1],
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


def _written_key(told: Sequence[str]) -> list[dict[str, Any]]:
    """Above the chart: whose figures have which colour, and whose series a line is."""
    if not told:
        return []
    corner = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left"}
    text = {"text": "<br>".join(told), "align": "left", "yanchor": "bottom", "yshift": 10}
    return [{**corner, **text}]


def _key_lines(rows: Sequence[Row], series: Sequence[Line], pen: Pen) -> list[str]:
    colours = {pen.wording.entity(row["entity"]): pen.colour(row) for row in rows}
    told = _named(colours) if len(colours) > 1 else []
    labels: dict[str, set[str]] = defaultdict(set)
    for line in series:
        if line.label:
            status = STATUS_LABELS[line.rows[0]["status"]]
            sign, name = ("– –", f"{line.label}, {status}") if line.planned else ("—", line.label)
            labels[f"{sign} {name}"].add(pen.colour(line.rows[0]))
    for label, of in labels.items():
        colour = of.pop() if len(of) == 1 else pen.palette.secondary
        told += [_coloured(part, colour) for part in wrap(label, _LABEL)]
    if any(not near for line in series for *_, near in line.stretches):
        told.append(_coloured("···  no figure in between", pen.palette.secondary))
    return told


def _unit_lines(rows: Sequence[Row], pen: Pen) -> list[str]:
    """The unit of the axis where its marks are bare numbers: the last lines, next to its top."""
    unit = unit_above(rows, pen)
    said = wrap(unit[:1].upper() + unit[1:], _LABEL)
    return [_coloured(line, pen.palette.secondary) for line in said]


def _named(colours: dict[str, str]) -> list[str]:
    """The names with their colours, as many on a line as the narrowest screen holds."""
    told, room = [""], 0
    for name, colour in colours.items():
        if told[-1] and room + len(name) + 4 > _LABEL:
            told.append("")
            room = 0
        told[-1] += ("   " if told[-1] else "") + _coloured(f"● {name}", colour)
        room += len(name) + 5
    return told


def _coloured(text: str, colour: str) -> str:
    return f'<span style="color:{colour}">{literal(text)}</span>'


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
