"""The axes of a chart over time: round values as people write them, and years that fit.

Comes in: the values and years of a chart. Goes out: parts of a plotly layout. Draws nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts.drawing import Pen, Row
from dashboard.charts.text import literal

_SHORT = 4  # characters of a unit that fits beside every mark of an axis
_FEW_POWERS = 4  # of ten, below which a logarithmic axis is marked at 2 and 5 as well
_MOST_YEARS = 6  # named, on the narrowest screen


def value_axis(rows: Sequence[Row], pen: Pen, log: bool) -> dict[str, Any]:
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
    return {
        "type": "log" if log else "linear",
        "rangemode": "normal" if log else "tozero",
        "title": {"text": "logarithmic axis" if log else ""},
        "tickvals": marked,
        "ticktext": names,
    }


def _round_step(rough: float) -> float:
    """The least of 1, 2, 5, 10, ... that is not below `rough`."""
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough or step == 10)


def year_axis(years: Sequence[float]) -> dict[str, Any]:
    """An axis over `years`, middles of periods, with as many named as a phone holds.

    The first and the last year with figures are always named; the one before the last gives way
    where the two would touch.
    """
    first = math.floor(min(years))
    last = max(first, math.ceil(max(years)) - 1)  # the end of a year is its own, not the next one's
    step = max(1, math.ceil((last - first) / _MOST_YEARS))
    named = [*range(first, last - step + 1, step), last]
    return {
        "range": [math.floor(min(years)) - 0.4, math.ceil(max(years)) + 0.4],
        "tickformat": "d",
        "tickvals": [year + 0.5 for year in named],
        "ticktext": [str(year) for year in named],
        "ticklabelstandoff": 6,  # clear of the name of the lowest value
        "showgrid": False,
        "zeroline": False,
    }
