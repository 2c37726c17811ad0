"""A series as a line the size of a word, to stand beside its newest figure.

Comes in: the figures of one thing. Goes out: an SVG picture as an address that holds it. Draws only
a line that `lines` allows: one source's series, or the preferred figure of each period.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dashboard.charts.drawing import Row
from dashboard.charts.lines import Line, lines, midpoint

WIDTH, HEIGHT = 104, 28
_EDGE = 4


def sparkline(rows: Sequence[Row], colour: str) -> tuple[str, Line] | None:
    """The address of the picture and the line that it draws; None where there is no series.

    Of several lines it is that of what happened, else the longest.
    """
    found = lines([row for row in rows if row["period"]], {})
    if not found:
        return None
    line = max(found, key=lambda one: (not one.planned, len(one.rows)))
    years = [midpoint(row["period"]) for row in line.rows]
    values = [float(row["value"]) for row in line.rows]
    points = list(zip(_scaled(years, WIDTH), _scaled(values, HEIGHT), strict=True))
    path = " ".join(f"{x:.1f},{HEIGHT - y:.1f}" for x, y in points)
    x, y = points[-1]
    dash = ' stroke-dasharray="4 3"' if line.planned else ""
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}"><polyline points="{path}" fill="none" '
        f'stroke="{colour}" stroke-width="1.6" stroke-linejoin="round"{dash}/>'
        f'<circle cx="{x:.1f}" cy="{HEIGHT - y:.1f}" r="2.6" fill="{colour}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(picture)}", line


def _scaled(values: Sequence[float], size: int) -> list[float]:
    low, high = min(values), max(values)
    room = size - 2 * _EDGE
    return [_EDGE + (room * (v - low) / (high - low) if high > low else room / 2) for v in values]
