"""From numbers to figures and events: the rules in the order in which they are asked.

Comes in: a `Reading` of extract and the vocabulary. Goes out: the same reading with an outcome and
a reason for every number, its observations and its events. A number that no rule is sure of stays
unassigned: no figure is better than a wrong one.
"""

from __future__ import annotations

from dataclasses import replace

from etl.tables import Mention, Observation, Outcome, Reading, occurrences_of, stable_id
from etl.transform import idioms
from etl.transform.context import QUANTITIES, Scene, Spot
from etl.transform.happenings import happenings
from etl.transform.matching import (
    Match,
    best_match,
    breakdown_of,
    contradicts,
    subject_of,
    unit_code,
)
from etl.transform.periods import is_relative, meant, period_of
from etl.transform.places import counterpart, entity
from etl.transform.restated import restated
from etl.transform.status import status_of
from etl.transform.voice import attributed_to
from etl.vocabulary import Vocabulary
from etl.vocabulary.cues import NUMBER

Settled = tuple[Outcome, str]


def resolve(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """`reading` with every number settled: an observation, an event, or why it is neither."""
    scene = Scene(reading, vocabulary.places)
    made: dict[str, list[Observation]] = {}
    settled: dict[str, Settled] = {}
    for mention in ordered(reading):
        if not can_be_figure(mention, scene):
            continue
        spot = scene.spot(mention)
        found: list[Observation] = []
        reason = ""
        if not idioms.idiom(spot, scene):
            found, reason = observe(spot, vocabulary, scene, made)
        if found:
            made[mention.mention_id] = found
        outcome: Outcome = "observation" if found else "unassigned"
        settled[mention.mention_id] = (
            (outcome, reason) if reason else idioms.without_cue(spot, scene)
        )
    dated, events = happenings(scene, {key: found[0].period for key, found in made.items()})
    settled |= dated
    stated = tuple(o for found in made.values() for o in found)
    return replace(
        reading,
        mentions=tuple(close(m, settled, scene) for m in reading.mentions),
        observations=stated,
        occurrences=occurrences_of(stated),
        events=tuple(events),
    )


def ordered(reading: Reading) -> list[Mention]:
    """The numbers in the order of the text."""
    return sorted(reading.mentions, key=lambda m: (m.start, m.end))


def can_be_figure(mention: Mention, scene: Scene) -> bool:
    """Whether `mention` is a quantity of the content."""
    return (
        mention.outcome == "unassigned"
        and mention.kind in QUANTITIES
        and mention.phrase_start is not None
        and not scene.passages[mention.passage_id].reason
    )


def observe(
    spot: Spot, vocabulary: Vocabulary, scene: Scene, earlier: dict[str, list[Observation]]
) -> tuple[list[Observation], str]:
    """The figures that the number at `spot` is, or none, and why; no reason where no cue is near.

    One number is two figures where the text says so, as in "revenue and spending of 3 billion".
    """
    if same := restated(spot, earlier):
        label = vocabulary.indicators[same.indicator].label
        repeated = observation(spot, replace(same, restates=same.observation_id))
        return [repeated], f"{label}: repeats the sum before it in another currency"
    match = best_match(spot, vocabulary, scene)
    if match is None:
        return [], ""
    if spot.sentence.rstrip(' "”’)]').endswith("?"):
        return [], "asked in a question, not stated"
    label = vocabulary.indicators[match.rule.indicator].label
    made = described(spot, match, vocabulary, scene)
    if match.rule.dated_by == "theme" and not made[0].period:
        made = [dated_alike(o, spot, vocabulary, scene, earlier) for o in made]
    if missing := [need for need in match.rule.needs if not getattr(made[0], need)]:
        return [], f"reads like “{label}”, but no {' and no '.join(missing)} is named"
    cue = " ".join(match.found[0].replace(NUMBER, spot.mention.text).split())
    return made, f"{label}: the text says “{cue}”"


def described(spot: Spot, match: Match, vocabulary: Vocabulary, scene: Scene) -> list[Observation]:
    """The figures of the matched indicator, one a breakdown, with all that the text says."""
    rule = match.rule
    subject = subject_of(spot, rule, scene)
    period, basis = period_of(spot, subject, rule.dated_by, scene)
    if contradicts(subject, period):
        subject = ""
    template = Observation(
        observation_id="",
        indicator=rule.indicator,
        entity=entity(spot, rule, match.found, scene),
        counterpart=counterpart(rule, match.found, scene),
        subject=subject,
        period=period,
        period_basis=basis,
        unit="",
        status=status_of(spot, rule, scene),
        attributed_to=attributed_to(spot, scene.places),
        document_id=scene.reading.document.document_id,
        method="extracted",
    )
    return [
        observation(
            spot, replace(template, breakdown=part, unit=unit_of(spot, match, part, vocabulary))
        )
        for part in breakdown_of(spot, rule, scene).split(" and ")
    ]


def dated_alike(
    figure: Observation,
    spot: Spot,
    vocabulary: Vocabulary,
    scene: Scene,
    earlier: dict[str, list[Observation]],
) -> Observation:
    """`figure` with the period of the figure before it in its paragraph, if of the same theme."""
    before = next(
        (earlier[m.mention_id][0] for m in scene.before(spot.mention) if m.mention_id in earlier),
        None,
    )
    themes = vocabulary.indicators
    if before is None or not before.period:
        return figure
    if themes[before.indicator].theme != themes[figure.indicator].theme:
        return figure
    return observation(spot, replace(figure, period=before.period, period_basis="relative"))


def unit_of(spot: Spot, match: Match, breakdown: str, vocabulary: Vocabulary) -> str:
    """The unit: that of the number, but persons where the indicator counts people."""
    unit, rule = unit_code(spot.mention, vocabulary, match.rule), match.rule
    if unit not in ("count", "persons"):
        return unit
    people = breakdown in rule.persons if rule.persons else rule.unit_kinds[0] == "persons"
    return "persons" if people else "count"


def observation(spot: Spot, template: Observation) -> Observation:
    """`template` with the number at `spot` in it, and an id made from both."""
    mention = spot.mention
    unit = mention.unit if template.restates else template.unit
    return replace(
        template,
        observation_id=stable_id(
            "o", mention.mention_id, template.indicator, template.entity, template.counterpart,
            template.subject, template.breakdown, template.period, template.status, unit,
        ),
        value=mention.value,
        low=mention.value if mention.qualifier == "exact" else mention.low,
        high=mention.value if mention.qualifier == "exact" else mention.high,
        qualifier=mention.qualifier,
        unit=unit,
        passage_id=mention.passage_id,
        mention_id=mention.mention_id,
        start=mention.start,
        end=mention.end,
    )  # fmt: skip


def close(mention: Mention, settled: dict[str, Settled], scene: Scene) -> Mention:
    """`mention` with its outcome and reason; nothing leaves without both."""
    if mention.outcome != "unassigned" and mention.reason and mention.mention_id not in settled:
        return mention
    outcome, reason = settled.get(mention.mention_id) or idioms.reasoned(mention, scene)
    return replace(
        mention, period=mention.period or _meant(mention, scene), outcome=outcome, reason=reason
    )


def _meant(mention: Mention, scene: Scene) -> str:
    relative = mention.kind == "date" and mention.phrase_start is not None and is_relative(mention)
    return meant(mention, scene) if relative else ""
