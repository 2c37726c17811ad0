"""Figures of very different size as dots on a logarithmic axis, a line for each category.

Comes in: positive figures of things that can be counted on one axis. Goes out: a plotly figure.
Never hides that the axis is logarithmic.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts import labels, marks
from dashboard.charts.labels import Row
from dashboard.charts.template import TEMPLATES, Figure
from dashboard.theme import PALETTES, Scheme, colour_of
from etl.wording import Wording

_LINE = 42  # pixels of height that a category takes
_CLOSE = 0.16  # part of the axis within which two labels would touch
_DIMENSIONS = ("breakdown", "subject", "counterpart", "period", "status")


def spread(
    rows: Sequence[Row],
    wording: Wording,
    colours: Mapping[str, str],
    scheme: Scheme,
    hrefs: Mapping[str, str],
) -> Figure:
    """`rows` of `observations`, all above zero, as dots; the entity is the colour and the label.

    `hrefs` gives the address behind each figure by its id.
    """
    apart = labels.varying(rows, _DIMENSIONS) or ("breakdown",)
    names = [labels.words_of(row, apart, wording) for row in rows]
    lines = list(dict.fromkeys(names))
    first, last = _decades(rows)
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for place, line in enumerate(lines):
        on_line = sorted(
            (row for row, name in zip(rows, names, strict=True) if name == line),
            key=lambda row: float(row["value"]),
        )
        traces.append(_thread(on_line, place, first, scheme))
        for order, row in enumerate(on_line):
            colour = colour_of(row["entity"], colours, scheme)
            traces.append(_dot(row, place, colour, wording, hrefs))
            mark = marks.mark_of(row["qualifier"], row["status"])
            arrow = marks.arrow(mark, math.log10(row["value"]), place, colour)
            notes += [arrow] if arrow else []
            notes.append(_label(row, place, colour, wording, on_line, order, last - first))
    layout = {
        "template": TEMPLATES[scheme],
        "height": len(lines) * _LINE + 78,
        "margin": {"l": 0, "r": 56, "t": 14, "b": 8},
        "xaxis": {
            "type": "log",
            "range": [first - 0.08, last + 0.05],
            "tickvals": [10**power for power in range(math.ceil(first), math.floor(last) + 1)],
            "ticktext": [
                f"{10**power:,}" for power in range(math.ceil(first), math.floor(last) + 1)
            ],
            "title": {"text": "logarithmic axis"},
        },
        "yaxis": {
            "range": [len(lines) - 0.4, -0.75],
            "tickvals": list(range(len(lines))),
            "ticktext": lines,
            "showgrid": False,
            "zeroline": False,
            "ticklabelstandoff": 8,
        },
        "annotations": notes,
    }
    return {"data": traces, "layout": layout}


def _decades(rows: Sequence[Row]) -> tuple[float, float]:
    """The ends of the axis as powers of ten: from a whole one below to a little above."""
    values = [float(row["value"]) for row in rows]
    return math.floor(math.log10(min(values))), math.log10(max(values)) + 0.1


def _thread(rows: Sequence[Row], place: int, first: float, scheme: Scheme) -> dict[str, Any]:
    """The thin line from the axis to the last dot of a category."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [10**first, max(row["value"] for row in rows)],
        "y": [place, place],
        "line": {"color": PALETTES[scheme].hairline, "width": 2},
        "hoverinfo": "skip",
    }


def _dot(
    row: Row, place: int, colour: str, wording: Wording, hrefs: Mapping[str, str]
) -> dict[str, Any]:
    mark = marks.mark_of(row["qualifier"], row["status"])
    dot = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["value"]],
        "y": [place],
        "marker": marks.point(mark, colour, 13),
        "cliponaxis": False,
        "customdata": [row["observation_id"]],
        "meta": [hrefs.get(row["observation_id"], "")],
        "hovertemplate": labels.hover(row, wording) + "<extra></extra>",
    }
    span = marks.span(mark, row["value"], row["low"], row["high"], colour)
    return {**dot, "error_x": span} if span else dot


def _label(
    row: Row,
    place: int,
    colour: str,
    wording: Wording,
    on_line: Sequence[Row],
    order: int,
    decades: float,
) -> dict[str, Any]:
    """The label of a dot: beside it where it stands alone, above it where it has company."""
    text = f"<b>{wording.figure(row)}</b> {wording.entity(row['entity'])}"
    at = math.log10(row["value"])
    if len(on_line) == 1:
        return _note(text, at, place, colour, "left", 12, 0)
    near = [
        other
        for other in (order - 1, order + 1)
        if 0 <= other < len(on_line)
        and abs(math.log10(on_line[other]["value"]) - at) / max(decades, 0.1) < _CLOSE
    ]
    anchor = "center" if not near else ("right" if near[0] > order else "left")
    return _note(text, at, place, colour, anchor, 0, 17)


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
