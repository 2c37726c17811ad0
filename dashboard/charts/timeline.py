"""Events along time, and the figures of their time in a lane beneath.

Comes in: events and dated figures with the days they cover. Goes out: a plotly figure. Never makes
a year into a day: what is known to the month or year is a bar over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from textwrap import wrap
from typing import Any, Literal

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, Row, letters_in, linked, room_of
from dashboard.charts.template import TEMPLATES, Figure
from dashboard.charts.text import bold, literal
from dashboard.queries.timeline import DatedFigure, Moment, Span, rows_without_overlap
from dashboard.theme import Palette
from etl.wording import Wording, part_text

_A_DAY = 86_400_000  # milliseconds
_ROW = 20  # pixels of height, of a row and of a further line in it
_LANE_HEAD = 34
_DOT = 11  # pixels across
_MARK_PX = 13  # pixels of the axis that a mark and the air around it take
MOST_LABELS = 40
"""Figures up to which each has its label; of more, pointing and the table tell."""


@dataclass(frozen=True, slots=True)
class Across:
    """The room across: pixels that the axis has at the least, and years it can name in them."""

    px: int
    years: int


WIDE, NARROW = Across(690, 14), Across(290, 6)
"""A window, and a phone held upright."""


@dataclass(frozen=True, slots=True)
class _Label:
    """What a figure's mark says beside it: lines of text, on the side that has the room."""

    lines: tuple[str, ...]
    side: Literal["left", "right"]

    @property
    def px(self) -> int:
        return max(map(room_of, self.lines), default=0)


def timeline(
    events: Sequence[Moment],
    figures: Sequence[DatedFigure],
    pen: Pen,
    hrefs: Mapping[str, str],
    chosen: str = "",
    across: Across = WIDE,
) -> Figure:
    """Both lanes on one axis; the event `chosen` stands out. `hrefs`: the address behind an id."""
    first, last = _ends([e.span for e in events] + [f.span for f in figures])
    a_pixel = (last - first).days / across.px
    room = round(_MARK_PX * a_pixel)
    event_rows = rows_without_overlap([event.span for event in events], room)
    named = len(figures) <= MOST_LABELS
    places_px = [(figure.span.middle - first).days / a_pixel for figure in figures]
    texts = [_text(figure.row, pen.wording) if named else "" for figure in figures]
    widest = max(map(room_of, texts), default=0)  # so that neighbours take the same side
    said = [_label(text, at, across.px, widest) for text, at in zip(texts, places_px, strict=True)]
    figure_rows = rows_without_overlap(
        [_with_label(f, one, a_pixel) for f, one in zip(figures, said, strict=True)], room
    )
    up = max(event_rows, default=0) + 1
    lane = _LANE_HEAD / _ROW
    places, depth = _places(figure_rows, said, 1.0 if named else 0.6)
    traces = _event_traces(events, event_rows, pen.palette, chosen)
    shapes: list[dict[str, Any]] = []
    for figure, place, label in zip(figures, places, said, strict=True):
        trace = _figure_trace(figure, -lane - place, pen)
        traces.append(trace | _written(label, pen.wording.figure(figure.row), pen.palette.ink))
        mark = marks.of_figure(figure.row)
        at, colour = figure.span.middle.isoformat(), pen.colour(figure.row)
        hatch = marks.hatch(mark, at, -lane - place, colour, _DOT)
        shapes += [hatch] if hatch else []
    bottom = -lane - depth if figures else 0.0
    height = round((up - bottom + 0.5) * _ROW + _LANE_HEAD + 34)
    layout = {
        "template": TEMPLATES[pen.scheme],
        "height": height,
        "margin": {"l": 8, "r": 8, "t": _LANE_HEAD, "b": 8},
        "bargap": 0,
        "barmode": "overlay",
        "xaxis": {
            "type": "date",
            "range": [first.isoformat(), last.isoformat()],
            "dtick": f"M{12 * _step((last - first).days / 365.25, across.years)}",
            "tick0": "2000-01-01",
            "tickformat": "%Y",
            "tickangle": 0,
            "hoverformat": "%-d %B %Y",
        },
        "yaxis": {"range": [bottom + 0.2, up], "visible": False},
        "shapes": shapes,
        "annotations": [
            _lane_name("Events", up, 18, pen),
            *([_lane_name("Figures of the time", -lane + 0.4, 16, pen)] if figures else []),
        ],
    }
    return linked({"data": traces, "layout": layout}, hrefs)


def _step(years: float, most: int) -> int:
    """Every how many years one is named, so that at most about `most` are."""
    steps = (step * 10**power for power in range(4) for step in (1, 2, 5))
    return next((step for step in steps if years / step <= most), 10_000)


def _places(rows: Sequence[int], said: Sequence[_Label], line: float) -> tuple[list[float], float]:
    """How far down each figure's mark stands, and all of them, in rows; a row fits its lines."""
    tall: dict[int, int] = {}
    for row, label in zip(rows, said, strict=True):
        tall[row] = max(tall.get(row, 1), len(label.lines))
    ends = list(accumulate(tall[row] * line for row in sorted(tall)))
    return [ends[row] - tall[row] * line / 2 - 0.5 * line for row in rows], (ends or [0.0])[-1]


def _ends(spans: Sequence[Span]) -> tuple[date, date]:
    if not spans:
        return date(2000, 1, 1), date(2001, 1, 1)
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    air = timedelta(days=max(60, (last - first).days // 50))
    return first - air, last + air


def _event_traces(
    events: Sequence[Moment],
    rows: Sequence[int],
    palette: Palette,
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
                    "color": [_ink(event, palette, chosen) for event, _ in spans],
                    "line": {
                        "color": [_ink(event, palette, chosen) for event, _ in spans],
                        "width": 1.5,
                    },
                    "cornerradius": 4,
                },
                **_told([event for event, _ in spans]),
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
                    "color": [_ink(event, palette, chosen) for event, _ in days],
                    "opacity": 1,
                    "line": {"width": 0},  # else plotly rims marks of several sizes
                },
                **_told([event for event, _ in days]),
            }
        )
    return traces


def _ink(event: Moment, palette: Palette, chosen: str) -> str:
    return palette.accent if event.event_id == chosen else palette.secondary


def _told(events: Sequence[Moment]) -> dict[str, Any]:
    return {
        "customdata": [event.event_id for event in events],
        "hovertext": [f"{bold(event.when)}<br>{_wrapped(event.text)}" for event in events],
        "hoverinfo": "text",
    }


def _wrapped(text: str, width: int = 58) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(map(literal, lines))


def _figure_trace(figure: DatedFigure, y: float, pen: Pen) -> dict[str, Any]:
    colour = pen.colour(figure.row)
    row, span = figure.row, figure.span
    reach = span.days * _A_DAY / 2
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [span.middle.isoformat()],
        "y": [y],
        "marker": marks.point(marks.of_figure(row), colour, _DOT, marks.shape(row)),
        "error_x": {
            "type": "data",
            "visible": True,
            "array": [reach if span.days > 1 else 0],
            "thickness": 1.5,
            "width": 0,
            "color": colour,
        },
        "customdata": [row["observation_id"]],
        "hovertext": pen.hover(row),
        "hoverinfo": "text",
    }


def _text(row: Row, wording: Wording) -> str:
    parts = (part_text(str(row["breakdown"])), str(row["subject"])) if row["subject"] else ()
    what = ", ".join(filter(None, parts)) or wording.indicator(str(row["indicator"]))
    return f"{wording.figure(row)} {what}"


def _label(text: str, at: float, px: int, widest: int) -> _Label:
    """`text` beside a mark `at` pixels along an axis of `px`: where `widest` pixels have room."""
    rooms: dict[Literal["left", "right"], float] = {"right": px - at, "left": at}
    enough = (side for side, room in rooms.items() if room >= widest + _MARK_PX)
    side = next(enough, max(rooms, key=rooms.__getitem__))
    letters = letters_in(rooms[side] - _MARK_PX)
    lines = wrap(text, letters, break_long_words=False, break_on_hyphens=False)
    return _Label(tuple(lines), side)


def _with_label(figure: DatedFigure, label: _Label, a_pixel: float) -> Span:
    """The days that a dot and its label cover on the axis, of which a pixel is `a_pixel` days."""
    middle, far = figure.span.middle, timedelta(days=label.px * a_pixel)
    return Span(middle, middle + far) if label.side == "right" else Span(middle - far, middle)


def _written(label: _Label, figure: str, ink: str) -> dict[str, Any]:
    """What `label` adds to the trace of its mark."""
    if not label.lines:
        return {}
    pad = "\u00a0\u00a0"
    lines = (pad + line if label.side == "right" else line + pad for line in label.lines)
    return {
        "mode": "markers+text",
        "text": ["<br>".join(map(literal, lines)).replace(literal(figure), bold(figure), 1)],
        "textposition": f"middle {label.side}",
        "textfont": {"color": ink, "size": 14},
    }


def _lane_name(text: str, y: float, yshift: int, pen: Pen) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "y": y,
        "text": text,
        "xanchor": "left",
        "yshift": yshift,
        "font": {"color": pen.palette.secondary},
        "showarrow": False,
    }
