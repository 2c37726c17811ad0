"""What an indicator's own entry keeps from a number that its sentence speaks for.

Comes in: a document before and after its numbers were settled, and the id of an indicator. Goes
out: for each number that became nothing, though a term or cue of the indicator stands in its
sentence, the key of the entry that holds it back, as a sentence. It decides no figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.tables import Reading
from etl.transform.figures import can_be_figure
from etl.transform.fitting import accepts, can_be_part, unit_code
from etl.transform.indicators.weighing import in_context
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot
from etl.transform.tables.cells import spot_of
from etl.vocabulary import Rule, Vocabulary
from etl.vocabulary.cues import SELF, Pattern


def held_back(
    read: Reading, settled: Reading, indicator: str, vocabulary: Vocabulary
) -> dict[str, str]:
    """Why numbers of `read` that are unassigned in `settled` are no figures of `indicator`.

    By the id of the number, in the order of the text; those that its entry says nothing against are
    left out.
    """
    rule, scene = vocabulary.rules[indicator], Scene(read, vocabulary.places)
    left = {m.mention_id for m in settled.mentions if m.outcome == "unassigned"}
    found: dict[str, str] = {}
    for mention in sorted(read.mentions, key=lambda m: (m.start, m.end)):
        if mention.mention_id not in left or not can_be_figure(mention, scene):
            continue
        spot = spot_of(mention, scene, vocabulary)
        if not (scene.terms_in(spot, rule) or _cues(spot, rule)):
            continue
        if reason := _reason(spot, rule, scene, vocabulary):
            found[mention.mention_id] = reason
    return found


def _cues(spot: Spot, rule: Rule) -> list[str]:
    """What the cues of `rule` find in the sentence."""
    cues = (*rule.cues, *rule.priced_cues)
    return [found[0] for p in cues if spot.said.may(p) for found in p.finditer(spot.mask)]


def _reason(spot: Spot, rule: Rule, scene: Scene, vocabulary: Vocabulary) -> str:
    mention, value = spot.mention, abs(spot.mention.value or 0)
    unit = unit_code(mention, vocabulary, rule)
    if not accepts(rule, kind := vocabulary.units.kind(unit)):
        kinds = " or ".join(rule.unit_kinds)
        return f"unit_kind holds it back: its unit is {unit} ({kind or 'no kind'}), not {kinds}"
    if value < rule.least and mention.kind != "percent":
        return f"least holds it back: {value:,.15g} is below {rule.least:,.15g}"
    if value > rule.most:
        return f"most holds it back: {value:,.15g} is above {rule.most:,.15g}"
    if not can_be_part(mention, rule):
        return f"share holds it back: {value:,.15g} {unit} is no part of a whole"
    if said := _first(rule.excludes, spot):
        return f"excludes holds it back: “{said}” is in its sentence"
    if rule.context and not in_context(spot, rule.context, scene):
        return "context holds it back: none of its words is in the sentence, before or above it"
    if rule.strict and not any(SELF in cue for cue in _cues(spot, rule)):
        return "strict holds it back: a term stands in its sentence, and no cue holds the number"
    return ""


def _first(patterns: Sequence[Pattern], spot: Spot) -> str:
    """What the first of `patterns` that matches says of the sentence, as it is written."""
    for pattern in patterns:
        if not spot.said.may(pattern):
            continue
        if found := pattern.search(spot.sentence):
            return found[0].strip()
        if found := pattern.search(spot.mask):
            return spot.sentence[slice(*found.span())].strip()
    return ""
