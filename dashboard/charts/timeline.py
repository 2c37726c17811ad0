"""Events along time, and the figures of their time in a lane beneath.

Comes in: events and dated figures with the days they cover. Goes out: a plotly figure. Never makes
a year into a day: what is known to the month or year is a bar over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.charts import labels, marks
from dashboard.charts.template import TEMPLATES, Figure
from dashboard.queries.timeline import DatedFigure, Moment, Span, rows_without_overlap
from dashboard.theme import PALETTES, Scheme, colour_of
from etl.wording import Wording, part_text

_A_DAY = 86_400_000  # milliseconds
_ROW = 20  # pixels of height
_LANE_HEAD = 34
_ROOM = 0.016  # part of the axis that a mark and the air around it take
_LABEL = 0.34  # part of the axis that a figure's label may take
MOST_LABELS = 40
"""Figures up to which each has its label; of more, pointing and the table tell."""


def timeline(
    events: Sequence[Moment],
    figures: Sequence[DatedFigure],
    wording: Wording,
    colours: Mapping[str, str],
    scheme: Scheme,
    hrefs: Mapping[str, str],
    chosen: str = "",
) -> Figure:
    """Both lanes on one axis; the event `chosen` stands out. `hrefs`: the address behind an id."""
    first, last = _ends([e.span for e in events] + [f.span for f in figures])
    room = round((last - first).days * _ROOM)
    event_rows = rows_without_overlap([event.span for event in events], room)
    sides = [_label_side(figure, first, last) for figure in figures]
    named = len(figures) <= MOST_LABELS
    reach = round((last - first).days * _LABEL) if named else 0
    figure_rows = rows_without_overlap(
        [_with_label(figure, side, reach) for figure, side in zip(figures, sides, strict=True)],
        room,
    )
    up = max(event_rows, default=0) + 1
    traces = _event_traces(events, event_rows, scheme, hrefs, chosen)
    lane = _LANE_HEAD / _ROW
    step = 1.0 if named else 0.6
    for figure, row, side in zip(figures, figure_rows, sides, strict=True):
        colour = colour_of(figure.row["entity"], colours, scheme)
        label = _label(figure, side, wording, PALETTES[scheme].ink) if named else {}
        at = -lane - row * step
        traces.append(_figure_trace(figure, at, colour, wording, hrefs) | label)
    bottom = -lane - max(figure_rows, default=0) * step - 1 if figures else 0.0
    height = round((up - bottom + 0.5) * _ROW + _LANE_HEAD + 34)
    layout = {
        "template": TEMPLATES[scheme],
        "height": height,
        "margin": {"l": 8, "r": 8, "t": _LANE_HEAD, "b": 8},
        "bargap": 0,
        "barmode": "overlay",
        "xaxis": {
            "type": "date",
            "range": [first.isoformat(), last.isoformat()],
            "dtick": "M24" if (last - first).days > 3650 else "M12",
            "tick0": "2000-01-01",
            "tickformat": "%Y",
            "hoverformat": "%-d %B %Y",
        },
        "yaxis": {"range": [bottom + 0.2, up], "visible": False},
        "annotations": [
            _lane_name("Events", up, 18, scheme),
            *([_lane_name("Figures of the time", -lane + 0.4, 16, scheme)] if figures else []),
        ],
    }
    return {"data": traces, "layout": layout}


def _ends(spans: Sequence[Span]) -> tuple[date, date]:
    if not spans:
        return date(2000, 1, 1), date(2001, 1, 1)
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    air = timedelta(days=max(60, (last - first).days // 50))
    return first - air, last + air


def _event_traces(
    events: Sequence[Moment],
    rows: Sequence[int],
    scheme: Scheme,
    hrefs: Mapping[str, str],
    chosen: str,
) -> list[dict[str, Any]]:
    """One trace for the days, one for months and years."""
    placed = list(zip(events, rows, strict=True))
    days = [(event, row) for event, row in placed if event.span.days == 1]
    spans = [(event, row) for event, row in placed if event.span.days > 1]
    traces: list[dict[str, Any]] = []
    if spans:
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "base": [event.span.first.isoformat() for event, _ in spans],
                "x": [event.span.days * _A_DAY for event, _ in spans],
                "y": [row + 0.5 for _, row in spans],
                "width": 0.5,
                "marker": {
                    "color": [_ink(event, scheme, chosen) for event, _ in spans],
                    "line": {
                        "color": [_ink(event, scheme, chosen) for event, _ in spans],
                        "width": 1.5,
                    },
                    "cornerradius": 4,
                },
                **_told([event for event, _ in spans], hrefs),
            }
        )
    if days:
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [event.span.first.isoformat() for event, _ in days],
                "y": [row + 0.5 for _, row in days],
                "marker": {
                    "symbol": "circle",
                    "size": [15 if event.event_id == chosen else 11 for event, _ in days],
                    "color": [_ink(event, scheme, chosen) for event, _ in days],
                    "opacity": 1,
                },
                **_told([event for event, _ in days], hrefs),
            }
        )
    return traces


def _ink(event: Moment, scheme: Scheme, chosen: str) -> str:
    palette = PALETTES[scheme]
    return palette.accent if event.event_id == chosen else palette.secondary


def _told(events: Sequence[Moment], hrefs: Mapping[str, str]) -> dict[str, Any]:
    return {
        "customdata": [event.event_id for event in events],
        "meta": [hrefs.get(event.event_id, "") for event in events],
        "hovertext": [f"<b>{event.when}</b><br>{_wrapped(event.text)}" for event in events],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _wrapped(text: str, width: int = 58) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def _figure_trace(
    figure: DatedFigure, y: float, colour: str, wording: Wording, hrefs: Mapping[str, str]
) -> dict[str, Any]:
    row, span = figure.row, figure.span
    reach = span.days * _A_DAY / 2
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [span.middle.isoformat()],
        "y": [y],
        "marker": marks.point(marks.mark_of(row["qualifier"], row["status"]), colour, 10),
        "error_x": {
            "type": "data",
            "visible": True,
            "array": [reach if span.days > 1 else 0],
            "thickness": 1.5,
            "width": 0,
            "color": colour,
        },
        "customdata": [row["observation_id"]],
        "meta": [hrefs.get(row["observation_id"], "")],
        "hovertemplate": labels.hover(row, wording) + "<extra></extra>",
    }


def _label_side(figure: DatedFigure, first: date, last: date) -> str:
    """Where a label finds room: to the right of its dot, near the end of the axis to the left."""
    return "right" if (last - figure.span.middle) > (last - first) * _LABEL else "left"


def _with_label(figure: DatedFigure, side: str, reach: int) -> Span:
    """The days that a dot and its label cover on the axis."""
    middle, far = figure.span.middle, timedelta(days=reach)
    return Span(middle, middle + far) if side == "right" else Span(middle - far, middle)


def _label(figure: DatedFigure, side: str, wording: Wording, ink: str) -> dict[str, Any]:
    row = figure.row
    parts = (part_text(str(row["breakdown"])), str(row["subject"])) if row["subject"] else ()
    what = ", ".join(filter(None, parts)) or wording.indicator(str(row["indicator"]))
    pad = "\u00a0\u00a0"
    text = f"<b>{wording.figure(row)}</b> {what}"
    return {
        "mode": "markers+text",
        "text": [pad + text if side == "right" else text + pad],
        "textposition": f"middle {side}",
        "textfont": {"color": ink, "size": 14},
    }


def _lane_name(text: str, y: float, yshift: int, scheme: Scheme) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "y": y,
        "text": text,
        "xanchor": "left",
        "yshift": yshift,
        "font": {"color": PALETTES[scheme].secondary},
        "showarrow": False,
    }
