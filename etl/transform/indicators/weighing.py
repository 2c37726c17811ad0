"""How strongly the words around a number speak for an indicator.

Comes in: a `Spot`, a rule and the figures made so far. Goes out: the strongest `Evidence`, or none
where something is wanting that the rule asks for. A cue that holds the number is the surest; then
a term of the measure. It does not choose between indicators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.transform.evidence import CUE, FAR, LIST, LOOSE, PRICED, TERM, Evidence
from etl.transform.fitting import per_of
from etl.transform.indicators.counting import most_by_count, overtaken
from etl.transform.indicators.terms import in_return, is_of_twin, own_by_order, term_here, term_told
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot
from etl.vocabulary import Rule
from etl.vocabulary.cues import SELF, Pattern


def weighed(
    spot: Spot, rule: Rule, scene: Scene, made: Made, rivals: Sequence[Rule]
) -> Evidence | None:
    """The strongest evidence for `rule` at `spot`, if all that the rule asks for is there."""
    if own_by_order(spot, rule, rivals) is False or _is_returned(spot, rule, made):
        return None
    limit = most_by_count(spot, rule, scene, made, rivals)
    if not limit or (limit < CUE and overtaken(spot, rule, rivals)):
        return None
    best = _cue(spot, rule, rivals) or _of_terms(spot, rule, scene, made, rivals)
    if (
        rule.per
        and per_of(spot.mention, rule) == rule.per
        and (best is None or best.strength < PRICED)
    ):
        said = spot.sentence[spot.start : spot.end]
        best = Evidence(rule, PRICED, "stated", said=said)  # what it is the price of says which
    if best is None or not (
        not rule.context
        or (spot.mention.per and spot.mention.per == rule.per)
        or in_context(spot, rule.context, scene)
        or (rule.entity and scene.is_told_of(rule))
        or (rule.counterpart and rule.annual and _of_told_union(rule, made))
    ):
        return None
    if excluded(spot, rule):
        return None
    return best if best.strength <= limit else replace(best, strength=limit)


def _of_told_union(rule: Rule, made: Made) -> bool:
    """Whether figures of the group to which one contributes were told before."""
    return any(f.entity == rule.counterpart for figures in made.values() for f in figures)


def _of_terms(
    spot: Spot, rule: Rule, scene: Scene, made: Made, rivals: Sequence[Rule]
) -> Evidence | None:
    """The evidence of terms; where a strict rule's cues are wanting, only a list goes on."""
    if rule.strict and scene.terms_in(spot, rule):
        here = spot.neighbours[: max(spot.position, 0)]
        like = next((f for m in reversed(here) for f in made.get(m.mention_id, ())), None)
        if like is not None and like.indicator == rule.indicator:
            return Evidence(rule, LIST, "sentence", like=like)
        opened = scene.opens_with(rule) and not scene.is_first(spot.passage, spot.offset)
        if not opened and not scene.is_about(spot.passage, rule):
            return None
    found = term_here(spot, rule, scene, rivals)
    if rule.other or (found and found.strength >= LOOSE):
        return found
    told = term_told(spot, rule, scene, rivals)
    return max((e for e in (found, told) if e), key=lambda e: e.strength, default=None)


def excluded(spot: Spot, rule: Rule) -> bool:
    """Whether the sentence has words with which no number is a figure of `rule`."""
    return any(
        p.search(spot.mask) or p.search(spot.sentence) for p in rule.excludes if spot.said.may(p)
    )


def in_context(spot: Spot, patterns: Sequence[Pattern], scene: Scene) -> bool:
    """Whether one of `patterns` stands near: in the sentence, before it, or above it."""
    texts = (spot.said, spot.told, *scene.around(spot.passage), scene.opening_before(spot.passage))
    return any(text.says(p) or text.spans(p) for p in patterns for text in texts)


def _is_returned(spot: Spot, rule: Rule, made: Made) -> bool:
    """Whether the number is of the other way than the one of `rule` told right before it."""
    if not rule.twin or spot.previous is None:
        return False
    told = made.get(spot.previous.mention_id, ())
    return any(f.indicator == rule.indicator and in_return(spot, f) for f in told)


def _cue(spot: Spot, rule: Rule, rivals: Sequence[Rule]) -> Evidence | None:
    """The cue that holds the number, or the one nearest to it.

    One told before the name of the parallel measure is of that no more: "2 on gas, that on oil 1".
    """
    cues = rule.cues + (rule.priced_cues if spot.mention.per else ())
    likely = [p for p in cues if spot.said.may(p)]
    found = [m for p in likely for m in [_nearest(p, spot)] if m is not None]
    if not found:
        return None
    near = min(found, key=lambda m: (_distance(m, spot), -len(m[0])))
    gap = _distance(near, spot)
    if gap == 0:
        return Evidence(rule, CUE + len(near[0]) / 100, "stated", near, said=near[0])
    if rule.of_gdp and is_of_twin(spot.mask[near.end() : spot.start], rule, rivals):
        return None
    return Evidence(rule, TERM - min(gap, FAR) / 10, "sentence", near, said=near[0])


def _nearest(pattern: Pattern, spot: Spot) -> re.Match[str] | None:
    return min(pattern.finditer(spot.mask), key=lambda m: _distance(m, spot), default=None)


def _distance(found: re.Match[str], spot: Spot) -> int:
    """Characters between the number and the cue; 0 where the cue holds the number."""
    if SELF in found[0]:
        return 0
    return 1 + max(found.start() - spot.end, spot.start - found.end(), 0)
