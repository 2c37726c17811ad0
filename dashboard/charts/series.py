"""Figures over time: a mark for each, a line where one source gives a series, the undated apart.

Comes in: dated and undated rows of one unit. Goes out: one plotly figure. Never joins figures of
different sources into one line, and never puts an undated figure into a year.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, Row
from dashboard.charts.rows import is_log
from dashboard.charts.template import Figure, Words, framed
from dashboard.charts.text import bold, literal

HEIGHT_PX = 400
_LINE_FROM = 4  # figures of one source that make a series
_LABEL = 34  # characters of a line above the chart, for the narrowest screen
_LINE_PX = 20
_DOT = 11  # pixels across
_SHORT = 4  # characters of a unit that fits beside every mark of an axis
_FEW_POWERS = 4  # of ten, below which a logarithmic axis is marked at 2 and 5 as well


def midpoint(period: str) -> float:
    """The middle of an ISO 8601 period as a year with its fraction: 2014-01 is 2014.04."""
    if "/" in period:
        first, last = period.split("/", 1)
        return (midpoint(first) + midpoint(last)) / 2
    year, *rest = period.split("-")
    start = float(year)
    if not rest:
        return start + 0.5
    part = rest[0]
    if part[0] in "QH":
        count = 4 if part[0] == "Q" else 2
        return start + (int(part[1:]) - 0.5) / count
    month = int(part)
    if month > 12:  # EDTF's seasons: 21 is spring
        return start + (month - 21) / 4 + 0.3
    day = int(rest[1]) if len(rest) > 1 else 15
    return start + (month - 1 + day / 31) / 12


def series_chart(rows: Sequence[Row], pen: Pen, words: Words) -> Figure:
    """`rows` over time, each with its mark; figures that compete are joined by a thin stroke."""
    dated = [row for row in rows if row["period"]]
    undated = [row for row in rows if not row["period"]]
    log = is_log(rows)
    data = _lines(dated, pen) + _strokes(dated, pen)
    data += [_point(row, midpoint(row["period"]), pen, "x") for row in dated]
    data += [_point(row, 0.0, pen, "x2") for row in undated]
    annotations = _annotations(dated, undated, pen, log)
    years = [midpoint(row["period"]) for row in dated]
    key = len(_key_lines(rows, _series(dated).values(), pen))
    layout: dict[str, Any] = {
        "height": HEIGHT_PX + _LINE_PX * key,
        "margin": {
            "l": 8,
            "r": 14,
            "t": 24 + _LINE_PX * key,
            "b": 36,
        },
        "annotations": annotations,
        "shapes": [*([_panel(pen)] if undated else []), *_hatches(rows, pen)],
        "xaxis": {
            "domain": [0, 0.84 if undated else 1],
            "range": [math.floor(min(years)) - 0.4, math.ceil(max(years)) + 0.4],
            "tickformat": "d",
            "tickvals": _ticks(years),
            "ticktext": [str(int(tick)) for tick in _ticks(years)],
            "showgrid": False,
            "zeroline": False,
        },
        "yaxis": {
            "type": "log" if log else "linear",
            "rangemode": "normal" if log else "tozero",
            "title": {"text": "logarithmic axis" if log else ""},
            **_values_axis(rows, pen, log),
        },
    }
    if undated:
        layout["xaxis2"] = {
            "domain": [0.88, 1],
            "range": [-1, 1],
            "tickvals": [0],
            "ticktext": ["undated"],
            "showgrid": False,
            "zeroline": False,
            "anchor": "y",
        }
    return framed(data, layout, pen.scheme, words)


def _values_axis(rows: Sequence[Row], pen: Pen, log: bool) -> dict[str, Any]:
    """Round values to mark the axis with, written as people read them."""
    values = [row["value"] for row in rows]
    low, high = min(values), max(values)
    if log:
        powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
        steps = (1, 2, 5) if len(powers) < _FEW_POWERS else (1,)
        marked = [step * 10.0**power for power in powers for step in steps]
    else:
        step = _round_step((max(high, 0) - min(low, 0)) / 4)
        first, last = math.floor(min(low, 0) / step), math.ceil(max(high, 0) / step)
        marked = [place * step for place in range(first, last + 1)]
    symbol = pen.wording.units.get(rows[0]["unit"], {}).get("symbol", "")
    unit = rows[0]["unit"] if len(symbol) <= _SHORT else ""  # a long one stands in the subtitle
    names = [literal(pen.wording.number(value, unit)) for value in marked]
    return {"tickvals": marked, "ticktext": names}


def _round_step(rough: float) -> float:
    """The least of 1, 2, 5, 10, ... that is not below `rough`."""
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough or step == 10)


def _ticks(years: Sequence[float]) -> list[float]:
    first, last = math.floor(min(years)), math.floor(max(years))
    step = max(1, math.ceil((last - first) / 6))
    return [year + 0.5 for year in range(first, last + 1, step)]


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[c] for c in ("entity", "counterpart", "subject", "breakdown", "unit"))


def _series(rows: Sequence[Row]) -> dict[tuple[str, ...], list[Row]]:
    """The rows of each series that one source gives: of one thing, all of one status."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row["document_id"]:
            found[(*_key(row), row["document_id"], row["status"])].append(row)
    return {
        key: sorted(many, key=lambda row: midpoint(row["period"]))
        for key, many in found.items()
        if len({row["period"] for row in many}) >= _LINE_FROM
        and len({row["period"] for row in many}) == len(many)
    }


def _lines(rows: Sequence[Row], pen: Pen) -> list[dict[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [midpoint(row["period"]) for row in many],
            "y": [row["value"] for row in many],
            "line": {"color": pen.colour(many[0]), "width": 2},
            "hoverinfo": "skip",
        }
        for many in _series(rows).values()
    ]


def _strokes(rows: Sequence[Row], pen: Pen) -> list[dict[str, Any]]:
    """Between figures of the same thing and period that differ, a stroke that shows the spread."""
    same: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        same[(*_key(row), row["period"])].append(row)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [midpoint(many[0]["period"])] * 2,
            "y": [min(row["value"] for row in many), max(row["value"] for row in many)],
            "line": {"color": pen.palette.secondary, "width": 1},
            "hoverinfo": "skip",
        }
        for many in same.values()
        if len({row["value"] for row in many}) > 1
    ]


def _point(row: Row, x: float, pen: Pen, axis: str) -> dict[str, Any]:
    mark, colour = marks.of_figure(row), pen.colour(row)
    span = marks.span(mark, row["value"], row["low"], row["high"], colour)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [row["value"]],
        "xaxis": axis,
        "marker": marks.point(mark, colour, _DOT),
        **({"error_y": span} if span else {}),
        **({"error_x": _extent(row, colour)} if "/" in row["period"] else {}),
        "customdata": [row["observation_id"]],
        "hovertext": pen.hover(row),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _hatches(rows: Sequence[Row], pen: Pen) -> list[dict[str, Any]]:
    drawn = (
        marks.hatch(
            marks.of_figure(row),
            midpoint(row["period"]) if row["period"] else 0.0,
            row["value"],
            pen.colour(row),
            _DOT,
            xref="x" if row["period"] else "x2",
        )
        for row in rows
    )
    return [strokes for strokes in drawn if strokes]


def _extent(row: Row, colour: str) -> dict[str, Any]:
    """From the first to the last year of a period of several, so that none is pointed at."""
    first, last = row["period"].split("/", 1)
    half = (midpoint(last) - midpoint(first)) / 2
    return {"type": "data", "array": [half], "color": colour, "thickness": 1.2, "width": 3}


def _annotations(
    dated: Sequence[Row], undated: Sequence[Row], pen: Pen, log: bool
) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for row in (*dated, *undated):
        mark = marks.of_figure(row)
        x = midpoint(row["period"]) if row["period"] else 0.0
        y = math.log10(row["value"]) if log else row["value"]
        axis = "x" if row["period"] else "x2"
        if arrow := marks.arrow(mark, x, y, pen.colour(row), along="y", xref=axis):
            made.append(arrow)
        if not row["period"]:
            made.append(_text(pen.wording.figure(row), x, y, pen.palette.ink, axis))
    return made + _key_to_chart([*dated, *undated], _series(dated).values(), pen)


def _key_to_chart(
    rows: Sequence[Row], series: Iterable[Sequence[Row]], pen: Pen
) -> list[dict[str, Any]]:
    """Above the chart: whose figures have which colour, and whose series a line is."""
    lines = _key_lines(rows, series, pen)
    if not lines:
        return []
    corner = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left"}
    text = {"text": "<br>".join(lines), "align": "left", "yanchor": "bottom", "yshift": 10}
    return [{**corner, **text}]


def _key_lines(rows: Sequence[Row], series: Iterable[Sequence[Row]], pen: Pen) -> list[str]:
    colours = {pen.wording.entity(row["entity"]): pen.colour(row) for row in rows}
    named = [_coloured(f"● {name}", colour) for name, colour in colours.items()]
    lines = (
        ["   ".join(named[n : n + 3]) for n in range(0, len(named), 3)] if len(named) > 1 else []
    )
    for many in series:
        told = wrap(f"— {pen.titles.get(many[0]['document_id'], '')}", _LABEL)
        lines += [_coloured(line, pen.colour(many[0])) for line in told]
    return lines


def _coloured(text: str, colour: str) -> str:
    return f'<span style="color:{colour}">{literal(text)}</span>'


def _text(text: str, x: float, y: float, colour: str, axis: str) -> dict[str, Any]:
    return {
        "text": bold(text),
        "x": x,
        "y": y,
        "xref": axis,
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
