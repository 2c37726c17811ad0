"""Whose figures a chart over time shows: its colours, its lines, and the unit of its axis.

Comes in: the rows and lines of a chart. Goes out: the names that stand at lines, and the key above
the chart for all else. Draws no figure.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from dashboard.charts import marks
from dashboard.charts.axes import unit_above, year_axis
from dashboard.charts.drawing import Pen, Row
from dashboard.charts.lines import COMPUTED, PREFERRED, Line, midpoint
from dashboard.charts.placing import GAP_PX, Names, Place, Plot, Point
from dashboard.charts.text import literal
from etl.tables import STATUS_LABELS

LINE_PX = 20
"""Pixels of height that a line of the key takes."""

_LABEL = 34  # characters of a line above the chart, for the narrowest screen
_ROOM = 0.06  # of the height of the marks, above the highest
_ARROW = 0.1  # of the greatest value, that the arrow of a bound reaches


def named_lines(
    dated: Sequence[Row], series: Sequence[Line], log: bool, width: float, height: float
) -> dict[int, Place]:
    """Where the names of sources have room at their lines, by the place of the line in `series`.

    The plot takes the part `width` of the chart's and is `height` pixels high.
    """
    if not dated:
        return {}
    names = Names(_plot(dated, series, log, width, height))
    made = {}
    for n, line in enumerate(series):
        alone = sum(other.label == line.label for other in series) == 1
        if not alone or line.label in ("", PREFERRED, COMPUTED):
            continue
        points = [_point(row, log) for row in line.rows]
        if place := names.put(_name_of(line), points):
            made[n] = place
    return made


def _point(row: Row, log: bool) -> Point:
    return midpoint(row["period"]), _scaled(row["value"], log)


def _scaled(value: float, log: bool) -> float:
    return math.log10(value) if log else value


def _plot(
    dated: Sequence[Row], series: Sequence[Line], log: bool, width: float, height: float
) -> Plot:
    points = [_point(row, log) for row in dated]
    heights = [y for _, y in points] if log else [0.0, *(y for _, y in points)]
    low, high = min(heights), max(heights)
    first, last = year_axis([x for x, _ in points])["range"]
    strokes = [(_point(a, log), _point(b, log)) for line in series for a, b, _ in line.stretches]
    strokes += [
        ((at, _scaled(bottom, log)), (at, _scaled(top, log)))
        for at, bottom, top in _uprights(dated)
        if not log or bottom > 0
    ]
    top = high + (high - low or 1) * _ROOM
    return Plot((first, low), (last, top), height, width, points, strokes)


def _uprights(rows: Sequence[Row]) -> Iterator[tuple[float, float, float]]:
    """What is drawn upright at the marks: where, from and to which value."""
    span = max(row["value"] for row in rows) * _ARROW
    for row in rows:
        value, bound = row["value"], marks.of_figure(row).bound
        if bound == "range":
            yield midpoint(row["period"]), row["low"], row["high"]
        elif bound:
            yield midpoint(row["period"]), *sorted((value, value + span * (1, -1)[bound == "down"]))


def _name_of(line: Line) -> str:
    return f"{line.label}, {STATUS_LABELS[line.rows[0]['status']]}" if line.planned else line.label


def line_names(
    series: Sequence[Line], places: Mapping[int, Place], pen: Pen
) -> list[dict[str, Any]]:
    """The names of the lines that stand at their `places`, in the colour of each."""
    return [
        {
            "text": _coloured(_name_of(series[n]), pen.colour(series[n].rows[0])),
            "x": place.at[0],
            "y": place.at[1],
            "xanchor": place.anchor,
            "yanchor": "bottom" if place.above else "top",
            "yshift": GAP_PX if place.above else -GAP_PX,
        }
        for n, place in places.items()
    ]


def key_lines(
    rows: Sequence[Row], series: Sequence[Line], pen: Pen, named: Container[int]
) -> list[str]:
    """Whose figures have which colour, whose a line is that is not `named`, and the unit last."""
    colours = {pen.wording.entity(row["entity"]): pen.colour(row) for row in rows}
    told = _named(colours) if len(colours) > 1 else []
    labels: dict[str, set[str]] = defaultdict(set)
    for n, line in enumerate(series):
        if line.label and n not in named:
            sign = "– –" if line.planned else "—"
            labels[f"{sign} {_name_of(line)}"].add(pen.colour(line.rows[0]))
    for label, of in labels.items():
        colour = of.pop() if len(of) == 1 else pen.palette.secondary
        told += [_coloured(part, colour) for part in wrap(label, _LABEL)]
    if any(not near for line in series for *_, near in line.stretches):
        told.append(_coloured("···  no figure in between", pen.palette.secondary))
    return told + _unit_lines(rows, pen)


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


def written(told: Sequence[str]) -> list[dict[str, Any]]:
    """Above the chart: whose figures have which colour, and whose series a line is."""
    if not told:
        return []
    corner = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left"}
    text = {"text": "<br>".join(told), "align": "left", "yanchor": "bottom", "yshift": 10}
    return [{**corner, **text}]
