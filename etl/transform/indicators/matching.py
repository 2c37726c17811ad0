"""Which indicator a number is a figure of: the vocabulary held to a sentence.

Comes in: a `Spot` and the figures made so far. Goes out: the matches, the likeliest first. All
knowledge of indicators is in the vocabulary; here is only which of the evidence wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.tables import Basis, Mention
from etl.transform.evidence import ENOUGH, FRESH, Evidence
from etl.transform.fitting import OF_GDP, YEARLY, accepts, fitting, is_brief, unit_code
from etl.transform.indicators.goes_on import going_on
from etl.transform.indicators.predecessors import Predecessors, predecessors
from etl.transform.indicators.weighing import weighed
from etl.transform.levels.comparing import (
    is_change,
    is_level,
    is_of_own_part,
    is_part_of_amount,
    is_ratio,
    is_step,
)
from etl.transform.levels.elsewhere import is_elsewhere, is_label, is_of_a_currency
from etl.transform.levels.leaning import next_of_list
from etl.transform.levels.nowadays import is_of_a_region
from etl.transform.periods.sentence import is_base
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot, phrase
from etl.transform.tables.cells import CellSpot, in_cell, is_labelled
from etl.transform.units.readings import readings
from etl.vocabulary import Rule, Vocabulary

_SENTENCE_END = re.compile(r"[.!?]\s")
_TO_LEVEL = re.compile(r"[^.;:\d]{0,30}\bto\s+", re.IGNORECASE)
_OVER_LEVEL = re.compile(r"\s+(?:the|its|as much as the)\s+", re.IGNORECASE)
_LEFT_OUT, _ALIKE = 3.0, 4.0
# between an amount and its change: " of coal between January and July, up "
_BESIDE = re.compile(r"[^.;:]{0,60},\s+(?:up|down|which is|or)\s+(?:by\s+)?", re.IGNORECASE)
_MANY = 1_000
_ARE = re.compile(r"\s*(?:are|were|have been|had been)\s+(?!(?:the|of|per)\b)", re.IGNORECASE)
_FOR_EACH = re.compile(r"\s+(?:from|for|of|by)\s+each\b", re.IGNORECASE)
# "of which 1 billion has been spent"
_OF_IT = re.compile(
    r"\b(?:of (?:which|whom|them|it)|including|(?:part|half|tranche|inst?al?lment) of (?:an?|the))"
    r"\s+(?:\w+\s+){0,2}$"
)
_OF_THEM = re.compile(r"\s+of (?:them|these|those)\s+(?:have|had|are|were)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[.;,(]\s*)[A-Za-z][A-Za-z ]{2,40}:\s*$")
# as far as its last sentence, which is short
_QUESTION = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=:\s))[^.!?:]{1,60}\?\s*$")


@dataclass(frozen=True, slots=True)
class Match:
    """What a number is a figure of: the evidence, and the number with its unit."""

    evidence: Evidence
    mention: Mention
    unit_basis: Basis

    @property
    def rule(self) -> Rule:
        """The rule of the indicator."""
        return self.evidence.rule


def ranked(spot: Spot, vocabulary: Vocabulary, scene: Scene, made: Made) -> list[Match]:
    """The matches whose evidence is enough for a number of their kind, the strongest first.

    One an indicator; what goes on from the figure before weighs a little more, but not where
    another measure was named since.
    """
    before = [] if isinstance(spot, CellSpot) else predecessors(spot, scene, made)
    continues = {figure.indicator for _, figure in before}
    found: dict[str, tuple[float, Match]] = {}
    for match in _matches(spot, vocabulary, scene, made, before):
        strength = match.evidence.strength
        headed = match.unit_basis == "heading" == match.evidence.basis  # "Markets, % of exports"
        if match.unit_basis != "stated" and not headed:
            strength -= _LEFT_OUT
        if match.evidence.basis != "continued" and match.rule.indicator in continues:
            strength += _ALIKE
        if strength < _enough(match, vocabulary):
            continue
        key = match.rule.indicator or match.rule.other
        if key not in found or found[key][0] < strength:
            found[key] = (strength, match)
    kept = [match for _, match in sorted(found.values(), key=lambda one: -one[0])]
    stated = [match for match in kept if match.evidence.basis == "stated"]
    if _is_base_of_none(spot, made):
        kept = stated
    if is_labelled(spot) and next_of_list(spot, scene) is None:
        kept = [match for match in kept if match.evidence.basis in ("stated", "sentence")]
    anew = [*stated, *(match for match in kept if _is_fresh(match))]
    kept = [match for match in kept if not _is_named_anew(spot, match, anew, scene)]
    return [match for match in kept if not _is_of_one_way(spot, match, vocabulary, scene, made)]


def _is_base_of_none(spot: Spot, made: Made) -> bool:
    """Whether the number is only compared with another that is no figure, or a part of that.

    What "9 percent, down from 14 percent" is of, its 14 is of: no heading speaks for the one alone.
    So it is with "72 members, 36 from each".
    """
    before = spot.previous
    if before and before.mention_id not in made and _FOR_EACH.match(spot.after):
        return True
    if before is None or before.kind == "count" or before.kind != spot.mention.kind:
        return False
    leans = is_base(spot.sentence, spot.start) or _OF_IT.search(spot.before)
    return before.mention_id not in made and bool(leans)


def _is_of_one_way(
    spot: Spot, match: Match, vocabulary: Vocabulary, scene: Scene, made: Made
) -> bool:
    """Whether the text has gone over from the trade of both ways to that of one.

    "Trade came to 36 billion. Russia bought 3.9% of exports. Germany took 2.8 billion": no trade
    of both ways goes on.
    """
    like = match.evidence.like
    if match.evidence.basis != "continued" or like is None or match.rule.twin:
        return False
    last = next(
        (made[m.mention_id][0] for m in scene.before(spot.mention) if m.mention_id in made), None
    )
    if last is None or last.mention_id == like.mention_id:
        return False
    theme = vocabulary.indicators[match.rule.indicator].theme
    rule = vocabulary.rules[last.indicator]
    return bool(rule.share and rule.twin) and vocabulary.indicators[last.indicator].theme == theme


def _is_named_anew(spot: Spot, match: Match, anew: Sequence[Match], scene: Scene) -> bool:
    """Whether the figure that `match` goes on from is followed by the name of another measure.

    "Imports came to 3 billion, and the turnover of the two countries to 7" ends the imports; so
    does "The turnover was no record. It came to 7".
    """
    like = match.evidence.like
    if match.evidence.basis != "continued" or like is None:
        return False
    told = scene.mentions[like.mention_id]
    if told.passage_id != spot.passage.passage_id:
        return False
    since = spot.passage.text[phrase(told)[1] : spot.offset + spot.start]
    later = _SENTENCE_END.split(since, maxsplit=1)[-1] if _SENTENCE_END.search(since) else ""
    return any(
        other.evidence.said in (later if _is_fresh(other) else since)
        and other.rule.indicator != match.rule.indicator
        for other in anew
        if other.evidence.said
    )


def _is_fresh(match: Match) -> bool:
    """Whether the text told the measure last, in a sentence without a number."""
    return match.evidence.basis == "paragraph" and match.evidence.strength >= FRESH


def _enough(match: Match, vocabulary: Vocabulary) -> float:
    if match.mention.unit == OF_GDP:
        return ENOUGH["gdp"]  # few measures have that unit
    kind: str = "percent" if match.mention.unit == "times" else match.mention.kind
    kind = "price" if "/" in unit_code(match.mention, vocabulary, match.rule) else kind
    if kind == "price" and match.unit_basis not in ("stated", "heading"):
        kind = "percent"
    return ENOUGH.get(kind, 40.0)


def _matches(
    spot: Spot, vocabulary: Vocabulary, scene: Scene, made: Made, before: Predecessors
) -> Iterator[Match]:
    told: dict[tuple[int, int, str], Evidence | None] = {}
    if is_label(spot) or is_of_a_currency(spot):
        return
    things = _counts_things(spot, vocabulary)
    elsewhere = is_elsewhere(spot) or is_of_a_region(spot)
    for unit in readings(spot, scene, made, vocabulary.units):
        if things and unit.mention.kind != spot.mention.kind:
            continue  # "And the programmes? There was talk of twelve."
        rules = fitting(unit.mention, vocabulary, scene)
        priced = spot.mention.kind == "money" and unit.mention.per != spot.mention.per
        here = replace(spot, mention=unit.mention) if priced else spot
        for rule in rules:
            if rule.per and is_of_a_region(spot):
                continue
            if rule.growth_of and (is_level(spot, unit.mention) or is_ratio(spot, unit.mention)):
                continue
            if _is_of_an_amount(spot, rule, vocabulary):
                continue
            if rule.growth_of and _leads_elsewhere(spot, rule, vocabulary):
                continue
            if not rule.other and is_step(spot, unit.mention):
                continue
            if rule.share and (is_change(spot, unit.mention) or is_part_of_amount(spot)):
                continue
            key = (id(rule), id(rules), here.mention.per)
            if key not in told:
                told[key] = in_cell(spot, weighed(here, rule, scene, made, rules))
            found = told[key]
            if found and rule.annual and unit.mention.kind == "percent" and not rule.growth_of:
                said = found.basis in ("stated", "sentence") or spot.said.named
                found = found if said and not is_of_own_part(spot) else None  # a part of what?
            yearly = unit.mention.kind == "money" and unit.mention.per == YEARLY
            if found and yearly and found.basis not in ("stated", "sentence"):
                found = None  # so much a year of what?
            if found and elsewhere and found.basis != "stated":
                found = None
            if found is not None:
                yield Match(found, unit.mention, unit.basis)
        for like in (
            () if elsewhere else going_on(spot, unit.mention, vocabulary, scene, before, made)
        ):
            code = unit_code(unit.mention, vocabulary, like.rule)
            if is_brief(unit.mention, like.rule) or _is_of_an_amount(spot, like.rule, vocabulary):
                continue
            if accepts(like.rule, vocabulary.units.kind(code)):  # "$8.46 a month" is no such figure
                yield Match(like, unit.mention, unit.basis)


def _leads_elsewhere(spot: Spot, rule: Rule, vocabulary: Vocabulary) -> bool:
    """Whether the change leads to a level that no figure of what `rule` tells the change of has.

    "Deliveries halved in April, to 0.9 million tonnes" tells no change of a value in money, and
    "double the 46 dollars it pays" none of an amount.
    """
    level, base = spot.next, vocabulary.rules.get(rule.growth_of)
    if base is None or level is None or level.kind not in ("money", "measure"):
        return False
    if not (_TO_LEVEL.fullmatch(spot.after) or _OVER_LEVEL.fullmatch(spot.after)):
        return False
    return not accepts(base, vocabulary.units.kind(unit_code(level, vocabulary, base)))


def _is_of_an_amount(spot: Spot, rule: Rule, vocabulary: Vocabulary) -> bool:
    """Whether a change stands beside an amount that no figure of what it would change has.

    "46.7 million tons of coal, up 30 percent" tells no change of a value in money.
    """
    level, base = spot.previous, vocabulary.rules.get(rule.growth_of)
    if (
        base is None
        or level is None
        or level.kind != "measure"
        or not _BESIDE.fullmatch(spot.before)
    ):
        return False
    return not accepts(base, vocabulary.units.kind(unit_code(level, vocabulary, base)))


def _counts_things(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether a bare number counts things: those that its label names, or that are under way.

    "Programmes: 12"; "60 billion was spent; 12 are under way"; "160 of them have shops". So it
    does where the sentence before asks for them.
    """
    if spot.mention.kind != "count" or spot.mention.counted:
        return False
    whole = float(spot.mention.value or 0).is_integer() and (spot.mention.value or 0) < _MANY
    if whole and (_ARE.match(spot.after) or _OF_THEM.match(spot.after)):
        return True
    label = _LABEL.search(spot.mask[: spot.start]) if whole else None
    asked = label or _QUESTION.search(spot.told.mask)
    return asked is not None and any(
        p.search(asked[0]) for rule in vocabulary.rules.values() for p in rule.counts
    )
