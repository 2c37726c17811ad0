"""Scales that a number leaves out: "32 billion dollars, and twenty-six the year before".

Comes in: a number and one near it that has a unit. Goes out: the factor that the second says and
the first goes on with, or none. It knows no indicator.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.tables import Mention, Observation
from etl.transform.scene.spots import Spot
from etl.vocabulary.units import Units

_SMALL = 1_000
_RATIO = 8.0
_SCALE = 1_000
_WORD = re.compile(r"[^\W\d_]+\.?")
_GLUED = re.compile(r"\d\s?([^\W\d_]{1,2})\b")
_AT = re.compile(
    r"\b(?:open\w*|clos\w+|shut\w*|start\w*|beg[aiu]n\w*|end(?:s|ed)?|leav\w+|left|depart\w*|"
    r"arriv\w*|resum\w+|due|meets?|trains?|sessions?)\b[^.;]{0,30}"
    r"\b(?:at|from|until|till|before|after)\s+$|\b(?:same|usual|local) time,?\s+(?:at\s+)?$",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b(?:dinner|lunch|supper|breakfast|tea|reception|concert|kick-?off|mass|curtain|doors)\s"
    r"[^.;,\d]{0,20}\bat\s+$",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_MARGIN = re.compile(r"(?:\b(?:plus|minus)|[+−–])\s*$", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:the|these|those|all|both)\s+$", re.IGNORECASE)


def scaled(mention: Mention, factor: float) -> Mention:
    """`mention` with its value and its bounds times `factor`."""
    value, low, high = (
        float(f"{amount * factor:.15g}") if amount is not None else None  # not 17100000000.000002
        for amount in (mention.value, mention.low, mention.high)
    )
    return replace(mention, value=value, low=low, high=high)


def scale_left_out(spot: Spot, amount: float, factor: float) -> float:
    """`factor`, the scale of `amount`, if the small number at `spot` is of like size in it; else 0.

    "The two together" points back, "LIBOR plus 1.83" adds to a rate: they leave no scale out.
    """
    own = abs(spot.mention.value or 0)
    if not factor or not own or not amount or own >= _SMALL:
        return 0.0
    before = spot.sentence[: spot.start]
    if _POINTS_BACK.search(before) or _MARGIN.search(before) or _is_clock(spot):
        return 0.0
    return factor if 1 / _RATIO <= own * factor / abs(amount) <= _RATIO else 0.0


def _is_clock(spot: Spot) -> bool:
    """Whether the number may be a time of day: "the hall was closed at 16.40"."""
    return bool(_AT.search(spot.sentence[: spot.start]) and _TIME.fullmatch(spot.mention.text))


def is_hour(spot: Spot) -> bool:
    """Whether the number is the hour of a meal or a show: "Dinner was at 8"."""
    return spot.mention.text.isdecimal() and _HOUR.search(spot.sentence[: spot.start]) is not None


def scale_of(mention: Mention, figure: Observation | None, units: Units) -> float:
    """The factor of the scale word with which `mention` is written, or 0: "32 billion" is 1e9.

    Where it is a `figure` that took its scale from elsewhere, that scale.
    """
    if figure and figure.value and mention.value and figure.value != mention.value:
        factor = abs(figure.value / mention.value)
        return factor if factor >= _SCALE else 0.0
    words = _WORD.findall(mention.text)
    factors = [units.scales.get(word.lower(), 0.0) for word in words]
    if mention.kind == "measure":  # "20.3 bcm" are billions of cubic metres
        told = (units.spellings.get(word, ("", 0.0)) for word in words)
        factors += [factor for unit, factor in told if unit == mention.unit]
    glued = _GLUED.search(mention.text) if mention.kind == "money" else None
    factors.append(units.glued.get(glued[1], 0.0) if glued else 0.0)
    return max((f for f in factors if f >= _SCALE), default=0.0)
