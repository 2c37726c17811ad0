"""How much a number that became no figure looks like one that is worth having.

Comes in: an unassigned number, the reason it was left, its `Scene` and the vocabulary. Goes out: a
weight from 0 to 1, by which people see the most promising numbers first. It decides no figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.tables import Mention
from etl.transform.fitting import fitting
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot, phrase
from etl.transform.scene.wordings import counted_mask, counts_noun
from etl.vocabulary import Rule, Vocabulary

NEAR_MISS = "reads like"
"""Opens the reason of a number that only lacks something to be a figure."""
OTHER_MEASURE = "it reads like"
"""Opens the reason of a number that is known to measure something that no indicator does."""

WEIGHTS = {
    "near miss": 0.50,
    "money": 0.14,
    "percent": 0.10,
    "unit of an indicator": 0.10,
    "counted by an indicator": 0.10,
    "other count": 0.03,
    "millions": 0.10,
    "thousands": 0.05,
    "place in the sentence": 0.10,
    "place in the paragraph": 0.05,
    "period in the sentence": 0.06,
    "term in the sentence": 0.10,
    "heading": -0.10,
    "small bare count": -0.15,
    "pronoun": -0.10,
    "label of a list": -0.15,
    "other measure": -0.20,
}
"""What each trait of a number adds. All others together add as much as a near miss at most, and a
near miss has nothing taken off, so none comes before it; a big sum of a named country and period
comes before a bare one, and that before a count of a few."""

_MILLIONS, _THOUSANDS, _SMALL = 1e6, 1e3, 100
_PRONOUN = re.compile(r"ones?", re.IGNORECASE)
_WRITTEN = re.compile(r"[A-Za-z]")
_LABELLED = re.compile(r"[.)](?:\s|$)")


def worth(mention: Mention, reason: str, scene: Scene, vocabulary: Vocabulary) -> float:
    """The weights of all traits of `mention` together, held within 0 and 1."""
    spot = scene.spot(mention)
    near = reason.startswith(NEAR_MISS)
    rules = [rule for rule in fitting(mention, vocabulary, scene) if not rule.other]
    traits = [*_kind(spot, scene, rules), *_size(spot), *_around(spot, scene, rules)]
    if near:
        traits.append("near miss")
    else:
        traits += _doubts(spot, reason)
    total = sum(WEIGHTS[trait] for trait in traits)
    return round(min(max(total, 0.0), 1.0), 2)


def _kind(spot: Spot, scene: Scene, rules: Sequence[Rule]) -> list[str]:
    """What is measured; `rules` are those of the indicators that have such numbers."""
    mention = spot.mention
    if mention.kind in ("money", "percent"):
        return [mention.kind]
    if mention.kind == "measure":
        return ["unit of an indicator"] if rules else []
    if mention.kind != "count":
        return []
    noun = counted_mask(spot, scene)
    counted = any(counts_noun(noun, rule.counts) for rule in rules)
    return ["counted by an indicator" if counted else "other count"]


def _size(spot: Spot) -> list[str]:
    size = _value(spot.mention)
    if size >= _MILLIONS:
        return ["millions"]
    return ["thousands"] if size >= _THOUSANDS else []


def _value(mention: Mention) -> float:
    """How large the number is, by its largest bound where it has no value."""
    return max(abs(n) for n in (mention.value, mention.low, mention.high, 0) if n is not None)


def _around(spot: Spot, scene: Scene, rules: Sequence[Rule]) -> list[str]:
    """What its sentence and its paragraph name that a figure has: a place, a period, a measure."""
    traits = []
    if spot.said.named:
        traits.append("place in the sentence")
    elif spot.told.named:
        traits.append("place in the paragraph")
    if any(m.kind == "date" for m in scene.in_sentence(spot.mention)):
        traits.append("period in the sentence")
    if any(_measured(spot, rule, scene) for rule in rules):
        traits.append("term in the sentence")
    return traits


def _measured(spot: Spot, rule: Rule, scene: Scene) -> bool:
    """Whether the sentence has a term of `rule` that is more than the name of a place."""
    spans = scene.terms_in(spot, rule)
    return any(_WRITTEN.search(spot.said.mask, start, end) for start, end in spans)


def _doubts(spot: Spot, reason: str) -> list[str]:
    """What speaks against it: where it stands, and how small and alone it is."""
    mention, traits = spot.mention, []
    if spot.passage.kind == "heading":
        traits.append("heading")
    if mention.kind == "count" and not mention.counted and _value(mention) < _SMALL:
        traits.append("small bare count")
    if _PRONOUN.fullmatch(mention.text):
        traits.append("pronoun")
    if mention.kind == "count" and _labels(spot):
        traits.append("label of a list")
    if reason.startswith(OTHER_MEASURE):
        traits.append("other measure")
    return traits


def _labels(spot: Spot) -> bool:
    """Whether the number only numbers a line or a point: "3. Repairs", "(2) the road"."""
    start, end = phrase(spot.mention)
    lead = spot.passage.text[:start].rstrip()
    return (not lead or lead.endswith("(")) and bool(_LABELLED.match(spot.passage.text[end:]))
