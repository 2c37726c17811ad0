"""From numbers to figures and events: the rules in the order in which they are asked.

Comes in: a `Reading` of extract and the vocabulary. Goes out: the same reading with an outcome and
a reason for every number, its observations and its events. A number that no rule is sure of stays
unassigned: no figure is better than a wrong one.
"""

from __future__ import annotations

from dataclasses import replace

from etl.tables import Mention, Observation, Outcome, Reading, stable_id
from etl.transform import idioms
from etl.transform.context import QUANTITIES, Scene, Spot
from etl.transform.happenings import happenings
from etl.transform.matching import Match, best_match, breakdown_of, subject_of
from etl.transform.periods import period_of
from etl.transform.places import counterpart, entity
from etl.transform.restated import restated
from etl.transform.status import attributed_to, status_of
from etl.vocabulary import Vocabulary

Settled = tuple[Outcome, str]


def resolve(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """`reading` with every number settled: an observation, an event, or why it is neither."""
    scene = Scene(reading, vocabulary.places)
    observations: dict[str, Observation] = {}
    settled: dict[str, Settled] = {}
    for mention in ordered(reading):
        if settles(mention, scene):
            made, reason = observe(scene.spot(mention), vocabulary, scene, observations)
            if made is not None:
                observations[mention.mention_id] = made
                settled[mention.mention_id] = ("observation", reason)
            elif reason:
                settled[mention.mention_id] = ("unassigned", reason)
    dated, events = happenings(scene, observations)
    settled |= dated
    return replace(
        reading,
        mentions=tuple(close(m, settled, scene) for m in reading.mentions),
        observations=tuple(observations.values()),
        events=tuple(events),
    )


def ordered(reading: Reading) -> list[Mention]:
    """The numbers in the order of the text."""
    return sorted(reading.mentions, key=lambda m: (m.start, m.end))


def settles(mention: Mention, scene: Scene) -> bool:
    """Whether `mention` is a quantity of the content that can be a figure."""
    return (
        mention.outcome == "unassigned"
        and mention.kind in QUANTITIES
        and mention.phrase_start is not None
        and not scene.passages[mention.passage_id].reason
        and not idioms.idiom(scene.spot(mention), scene)
    )


def observe(
    spot: Spot, vocabulary: Vocabulary, scene: Scene, earlier: dict[str, Observation]
) -> tuple[Observation | None, str]:
    """The figure that the number at `spot` is, or none, and why; no reason where no cue is near."""
    if same := restated(spot, earlier):
        label = vocabulary.indicators[same.indicator].label
        made = observation(spot, replace(same, restates=same.observation_id))
        return made, f"{label}: repeats the sum before it in another currency"
    match = best_match(spot, vocabulary, scene)
    if match is None:
        return None, ""
    label = vocabulary.indicators[match.rule.indicator].label
    made = described(spot, match, scene)
    if missing := [need for need in match.rule.needs if not getattr(made, need)]:
        return None, f"reads like “{label}”, but no {' and no '.join(missing)} is named"
    cue = " ".join(match.found[0].replace("\ue000", spot.mention.text).split())
    return made, f"{label}: the text says “{cue}”"


def described(spot: Spot, match: Match, scene: Scene) -> Observation:
    """The figure of the matched indicator, with all that the text says of it."""
    rule = match.rule
    subject = subject_of(spot, rule, scene)
    period, basis = period_of(spot, subject, rule.dated_by, scene)
    breakdown = breakdown_of(spot, rule, scene)
    template = Observation(
        observation_id="",
        indicator=rule.indicator,
        entity=entity(spot, rule, match.found, scene),
        counterpart=counterpart(match.found, scene),
        subject=subject,
        breakdown=breakdown,
        period=period,
        period_basis=basis,
        unit=unit_of(spot, match, breakdown),
        status=status_of(spot, rule, scene),
        attributed_to=attributed_to(spot, scene.places),
        document_id=scene.reading.document.document_id,
        method="extracted",
    )
    return observation(spot, template)


def unit_of(spot: Spot, match: Match, breakdown: str) -> str:
    """The unit: that of the number, but persons where the indicator counts people."""
    unit = spot.mention.unit or "count"
    if unit not in ("count", "persons"):
        return unit
    rule = match.rule
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
    return replace(mention, outcome=outcome, reason=reason)
