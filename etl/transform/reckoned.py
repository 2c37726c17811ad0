"""Numbers that follow from those before them: by how much a figure differs from an earlier one.

Comes in: a `Spot` and the figures made so far. Goes out: the two values between which the number
is the change. It reads no words but those that make the number a part of something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.tables import Observation
from etl.transform.context import Made, Scene
from etl.transform.spots import Spot

_MEASURE = ("indicator", "entity", "counterpart", "subject", "breakdown", "unit")
_OF = re.compile(r"\s*of\b", re.IGNORECASE)
# how far a change, as it is told, may be from that of the figures: in percent, in points, hedged
_TO_THE_POINT, _TO_A_TENTH, _ABOUT = 0.6, 0.06, 0.1


@dataclass(frozen=True, slots=True)
class Change:
    """The earlier value, the later one and the period of that."""

    old: float
    new: float
    period: str


def changed(spot: Spot, scene: Scene, made: Made) -> Change | None:
    """What changed by as many percent, or points, as the number at `spot` says.

    "It was 4.9 billion last year and is 4.8 now. That makes 2 percent": the figure told last, and
    the one before it that differs in nothing but its time. "2 percent of it" is a part.
    """
    mention, amount = spot.mention, spot.mention.value
    points = mention.unit == "percentage_points"
    if mention.trend or not amount or not (points or mention.kind == "percent"):
        return None
    if _OF.match(spot.sentence, spot.end):
        return None
    told = [f for m in scene.before(mention) for f in made.get(m.mention_id, ())]
    levels = [f for f in told if f.period and f.value and (f.unit == "percent") == points]
    other = next((f for f in levels[1:] if _is_of_another_time(f, levels[0])), None)
    if other is None:
        return None
    old, new = sorted((levels[0], other), key=lambda f: f.period)
    change = Change(old.value or 0.0, new.value or 0.0, new.period)
    by = change.new - change.old if points else 100 * (change.new / change.old - 1)
    hedged = _ABOUT * amount if mention.qualifier != "exact" else _TO_THE_POINT
    return change if abs(abs(by) - amount) <= (_TO_A_TENTH if points else hedged) else None


def _is_of_another_time(one: Observation, other: Observation) -> bool:
    """Whether two figures differ in their time, and otherwise in nothing but their value."""
    alike = all(getattr(one, name) == getattr(other, name) for name in _MEASURE)
    return alike and one.period != other.period
