"""Numbers that follow from those before them: a sum, a difference, the change of a figure.

Comes in: a `Spot` and the figures made so far. Goes out: the measure whose sum or difference the
number is, or the two values between which it is the change. It reads no words but those that make
the number a part of something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose

from etl.tables import Mention, Observation
from etl.transform.evidence import SUM, Evidence
from etl.transform.fitting import accepts, unit_code
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot
from etl.vocabulary import Vocabulary

_MEASURE = ("indicator", "entity", "counterpart", "subject", "breakdown", "unit")
_OF = re.compile(r"\s*of\b", re.IGNORECASE)
# how far a change, as it is told, may be from that of the figures: in percent, in points, hedged
_TO_THE_POINT, _TO_A_TENTH, _ABOUT = 0.6, 0.06, 0.1
# how far a sum may be from that of its parts, which are rounded
_ROUNDED = 0.01


@dataclass(frozen=True, slots=True)
class Change:
    """The earlier value, the later one and the period of that."""

    old: float
    new: float
    period: str


def sums(
    spot: Spot, mention: Mention, vocabulary: Vocabulary, scene: Scene, made: Made
) -> Iterator[Evidence]:
    """The measure that is the sum or difference of the two told last, where the number is as much.

    "Imports were 17 billion and exports 10, together 27": rounded as these are.
    """
    rules = [rule for rule in vocabulary.rules.values() if rule.sum_of or rule.difference_of]
    units = {rule.indicator: unit_code(mention, vocabulary, rule) for rule in rules}
    rules = [r for r in rules if accepts(r, vocabulary.units.kind(units[r.indicator]))]
    if mention.trend or not rules:
        return
    before = [f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ())]
    for rule in rules:
        parts = rule.sum_of or rule.difference_of
        told = [f for f in before if f.unit == units[rule.indicator]][: len(parts)]
        if {f"{f.indicator} {f.breakdown}".strip() for f in told} != set(parts):
            continue
        same = len({(f.entity, f.counterpart) for f in told}) == 1
        same = same and len({f.period for f in told if f.period}) <= 1
        first, *rest = (f.value or 0 for f in told)
        whole = first + sum(rest) if rule.sum_of else abs(first - sum(rest))
        if same and isclose(whole, mention.value or 0, rel_tol=_ROUNDED):
            yield Evidence(rule, SUM, "sentence", like=told[0])


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
