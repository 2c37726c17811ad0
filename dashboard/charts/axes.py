"""The axes of a chart over time: round values as people write them, and years that fit.

Comes in: the values and years of a chart. Goes out: parts of a plotly layout. Draws nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.drawing import Pen, Row
from dashboard.charts.text import in_full, literal

_SHORT = 4  # characters of a unit that fits beside every mark of an axis
_DIGIT_PX = 6.6
_PHONE_PX = 320  # that a chart is wide on the narrowest screen
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
    unit = "" if unit_above(rows, pen) else rows[0]["unit"]
    names = [literal(pen.wording.number(value, unit)) for value in marked]
    return {
        "type": "log" if log else "linear",
        "rangemode": "normal" if log else "tozero",
        "title": {"text": "logarithmic axis" if log else ""},
        "tickvals": marked,
        "ticktext": names,
    }


def unit_above(rows: Sequence[Row], pen: Pen) -> str:
    """What an axis of bare numbers counts, to be written above it; empty where each mark says it.

    A unit too long to stand at every mark is named, and of a plain count what is counted.
    """
    unit = rows[0]["unit"]
    symbol = pen.wording.units.get(unit, {}).get("symbol", unit)
    if symbol and len(symbol) <= _SHORT:
        return ""
    return pen.units(rows) or pen.wording.indicator(rows[0]["indicator"])


def _round_step(rough: float) -> float:
    """The least of 1, 2, 5, 10, ... that is not below `rough`."""
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough or step == 10)


def year_axis(years: Sequence[float]) -> dict[str, Any]:
    """An axis over `years`, middles of periods, with as many named as a phone holds.

    The first and the last year with figures are always named.
    """
    first = math.floor(min(years))
    last = max(first, math.ceil(max(years)) - 1)  # the end of a year is its own, not the next one's
    step = _year_step(last - first)
    named = [*range(first, last, step), last]
    return {
        "range": [math.floor(min(years)) - 0.4, math.ceil(max(years)) + 0.4],
        "tickformat": "d",
        "tickvals": [year + 0.5 for year in named],
        "ticktext": [str(year) for year in named],
        "ticklabelstandoff": 6,  # clear of the name of the lowest value
        "showgrid": False,
        "zeroline": False,
    }


def _year_step(span: int) -> int:
    """Years from one name to the next, of which the last leaves as much room as a phone needs."""
    least = max(1, math.ceil(span / _MOST_YEARS))
    return next(step for step in range(least, span + 2) if not 0 < span % step < least)


def decades(first: float, last: float, beside: float) -> dict[str, Any]:
    """The powers of ten from 10**`first` to 10**`last` to mark a logarithmic axis with.

    Where a phone has no room for the names of all, every second or third is named; `beside` are
    the pixels that the axis leaves to labels and margins.
    """
    powers = range(math.ceil(first), math.floor(last) + 1)
    names = [in_full(10.0**power) for power in powers]
    widest = sum(sorted(map(len, names))[-2:]) / 2 * _DIGIT_PX
    step = max(1, math.ceil(widest * (last - first) / max(widest, _PHONE_PX - beside)))
    return {
        "tickvals": [10.0**power for power in powers],
        "ticktext": [name if place % step == 0 else "" for place, name in enumerate(names)],
        "tickangle": 0,
    }


def ticks_above(axis: Mapping[str, Any], pen: Pen) -> list[dict[str, Any]]:
    """The names of the marks of an axis of sizes once more, above a chart that is tall."""
    log = axis.get("type") == "log"
    low, high = axis["range"]
    places = [math.log10(value) if log else value for value in axis["tickvals"]]
    return [
        {
            "text": text,
            "x": place,
            "yref": "paper",
            "xanchor": "center" if place > low else "left",
            "y": 1,
            "yanchor": "bottom",
            "yshift": 3,
            "font": {"size": 14, "color": pen.palette.secondary},
        }
        for place, text in zip(places, axis["ticktext"], strict=True)
        if text and (low < place if log else low <= place) and place <= high
    ]
