"""quantulum3, the reader of quantities that ours is measured beside.

Text comes in; what it read goes out in our terms, as kindly as its output allows: its units under
our codes, its uncertainty as a range, its fractions as percent. It knows neither hedge nor trend,
and no noun that is counted.
"""

from __future__ import annotations

import tomllib
import warnings
from functools import cache
from pathlib import Path
from typing import Any

_UNITS = Path(__file__).with_name("quantulum_units.toml")
_PER = " per "


def parse(text: str) -> list[Any]:
    """Its own quantities; the first call reads its vocabulary."""
    with warnings.catch_warnings():
        # It warns that it runs without its classifier, a model that is not part of the package.
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        return list(parser.parse(text))


def fields(text: str) -> list[dict[str, object]]:
    """The quantities of `text` with the fields of a number."""
    return [_fields(quantity) for quantity in parse(text)]


def _fields(quantity: Any) -> dict[str, object]:
    start, end = quantity.span
    spread, value = quantity.uncertainty, quantity.value
    unit, per = _unit(quantity.unit.name)
    if unit == "count" and 0 < value < 1 and _is_fraction(quantity.surface):
        unit, value = "percent", 100 * value
    return {
        "start": start,
        "end": end,
        "kind": "count",
        "value": value,
        "low": value - (spread or 0),
        "high": value + (spread or 0),
        "qualifier": "range" if spread else "exact",
        "trend": "",
        "unit": unit,
        "per": per,
        "counted": "",
    }


def _unit(name: str) -> tuple[str, str]:
    codes = _codes()
    if name in codes:
        known = codes[name]
        return (known, "") if isinstance(known, str) else (known[0], known[1])
    unit, _, per = name.partition(_PER)
    return str(codes.get(unit, unit)), str(codes.get(per, per))


def _is_fraction(surface: str) -> bool:
    return "/" in surface or not any(c.isdecimal() for c in surface)


@cache
def _codes() -> dict[str, str | list[str]]:
    with _UNITS.open("rb") as file:
        units: dict[str, str | list[str]] = tomllib.load(file)["units"]
    return units
