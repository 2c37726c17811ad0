"""From numbers to figures and events: the rules in the order in which they are asked.

Comes in: a `Reading` of extract and the vocabulary. Goes out: the same reading with an outcome and
a reason for every number, its observations and its events. A number that no rule is sure of stays
unassigned: no figure is better than a wrong one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.collecting import uncollected
from etl.tables import Mention, Observation, Outcome, Reading, stable_id
from etl.transform.confidence import confidence
from etl.transform.countries.lenders import is_lender
from etl.transform.countries.members import with_members
from etl.transform.countries.named import outsider_counts
from etl.transform.dating import dated
from etl.transform.disputed import disputed
from etl.transform.evidence import HOLDS
from etl.transform.fitting import unit_code
from etl.transform.happenings import happenings
from etl.transform.indicators.anchored import unanchored
from etl.transform.indicators.kept_parts import parts_of
from etl.transform.indicators.matching import Match, ranked
from etl.transform.indicators.parts import UNNAMED_PART, told_apart
from etl.transform.indicators.subjects import contradicts, subject_of, without_year
from etl.transform.indicators.worth import NEAR_MISS, OTHER_MEASURE, worth
from etl.transform.levels import idioms
from etl.transform.periods.ahead import is_ahead, is_over, is_to_begin
from etl.transform.periods.holding import is_for_later, is_relative, meant, sentence_dates
from etl.transform.repeats import quoted, without_repeats
from etl.transform.scene.clauses import OwnClause, is_part
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import QUANTITIES, Spot, phrase
from etl.transform.sides.mirrored import mirrored, turned
from etl.transform.sides.who import whose
from etl.transform.status.cues import is_lawful
from etl.transform.status.standing import status_with_basis, tells_past
from etl.transform.status.suppositions import has_condition
from etl.transform.status.voice import voice_of
from etl.transform.tables.cells import cell_status, spot_of, told_by_table
from etl.transform.tables.grids import heads_columns
from etl.transform.units.currencies import own_currencies
from etl.transform.units.of_gdp import of_products
from etl.transform.units.restated import restated
from etl.vocabulary import Rule, Vocabulary

Settled = tuple[Outcome, str]
_TRIED = 3
_COULD = re.compile(r"\bcould\s+(?:still|only|already|again)\s+(?!have\b)")
_THOUSAND = 1_000
_SAID = ("stated", "sentence")
_MOST_POINTS = 20
_OPENS_POINT = re.compile(r"(?:^|[.:;?!,]\s)\($")
_SAME_AGAIN = re.compile(
    r"\b(?:the same|its|this|that|the previous|the next|the last|(?:next|last|previous) year[’']s) "
    r"(?:\w+ )?(?:exercises?|drills?|man(?:o?eu)vers?|manoeuvres?)\b|\b(?:for|in) next year\b|"
    r"\byears? (?:earlier|before|ago|later),? the (?:exercise|drill|man(?:o?eu)ver|manoeuvre)s?\b",
    re.IGNORECASE,
)


@uncollected()
def resolve(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """`reading` with every number settled: an observation, an event, or why it is neither."""
    places = with_members(reading, vocabulary)
    scene = Scene(reading, places)
    mentions = of_products(scene, own_currencies(scene, vocabulary.units))
    if mentions != reading.mentions:
        reading = replace(reading, mentions=mentions)
        scene = Scene(reading, places)
    made: dict[str, list[Observation]] = {}
    words: dict[str, str] = {}
    settled: dict[str, Settled] = {}
    for mention in ordered(reading):
        if not can_be_figure(mention, scene):
            continue
        spot = spot_of(mention, scene, vocabulary)
        found: list[Observation] = []
        reason = ""
        if not idioms.idiom(spot, scene):
            found, reason, words[mention.mention_id] = observe(spot, vocabulary, scene, made)
        if found:
            made[mention.mention_id] = found
        outcome: Outcome = "observation" if found else "unassigned"
        settled[mention.mention_id] = (
            (outcome, reason) if reason else idioms.without_cue(spot, scene)
        )
    if lost := unanchored(made, words, scene, vocabulary):
        made = {}
        settled |= {key: ("unassigned", reason) for key, reason in lost.items()}
    dated, events = happenings(scene, {key: found[0].period for key, found in made.items()})
    settled |= dated
    repeats = without_repeats(with_claims(made, scene, vocabulary), scene)
    settled |= {
        key: ("observation", again(figure, vocabulary, scene))
        for key, figure in repeats.first.items()
    }
    return replace(
        reading,
        mentions=tuple(close(m, settled, scene, vocabulary) for m in reading.mentions),
        observations=repeats.figures,
        occurrences=repeats.occurrences,
        events=tuple(events),
    )


def again(figure: Observation, vocabulary: Vocabulary, scene: Scene) -> str:
    """Why a number that states `figure` again is no figure of its own."""
    label = vocabulary.indicators[figure.indicator].label
    return f"{label}: states again the figure told before: “{quoted(figure, scene)}”"


def with_claims(made: Made, scene: Scene, vocabulary: Vocabulary) -> Made:
    """`made` told of one side, and as claimed where disputed: new ids, and references to them."""
    claimed = disputed(mirrored(made, scene, vocabulary))
    ids = {
        old.observation_id: identified(new).observation_id
        for key, figures in made.items()
        for old, new in zip(figures, claimed[key], strict=True)
    }
    return {
        key: [
            replace(f, observation_id=ids[f.observation_id], restates=ids.get(f.restates, ""))
            for f in figures
        ]
        for key, figures in claimed.items()
    }


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
        and not is_label(mention, scene)
        and not is_priced(mention, scene)
        and not heads_columns(mention, scene)
    )


def is_label(mention: Mention, scene: Scene) -> bool:
    """Whether a small bare number in brackets opens a point of a text: "three slips: (2) The"."""
    if mention.kind != "count" or mention.counted or (mention.value or 0) > _MOST_POINTS:
        return False
    text = scene.passages[mention.passage_id].text
    start, end = phrase(mention)
    return (
        bool(_OPENS_POINT.search(text[max(start - 4, 0) : start])) and text[end : end + 2] == ") "
    )


def is_priced(mention: Mention, scene: Scene) -> bool:
    """Whether a round amount is what the sum right before it is the price of: "$168 a thousand"."""
    before = scene.shown_before(mention)
    if before is None or before.kind != "money" or mention.value != _THOUSAND:
        return False
    text = scene.passages[mention.passage_id].text
    return text[phrase(before)[1] : phrase(mention)[0]].strip() in ("", "for", "per")


def observe(
    spot: Spot, vocabulary: Vocabulary, scene: Scene, made: Made
) -> tuple[list[Observation], str, str]:
    """The figures that the number at `spot` is, or none, and why; no reason where nothing is near.

    Last come the words of the text that speak for their indicator.
    One number is two figures where the text says so, as in "revenue and spending of 3 billion".
    """
    if same := restated(spot, made):
        label = vocabulary.indicators[same.indicator].label
        repeated = observation(spot.mention, replace(same, restates=same.observation_id))
        return [repeated], f"{label}: repeats the sum before it in another currency", ""
    matches = ranked(spot, vocabulary, scene, made)
    near = ""
    sure = False
    for match in matches[:_TRIED]:
        if sure and match.evidence.basis not in _SAID:
            break  # what the number itself says is nobody's, and no other measure told before
        if match.rule.other:
            if not near:
                scene.other_measures.add(spot.mention.mention_id)
            return [], near or _other_measure(match.rule.other, vocabulary), ""
        if spot.sentence.rstrip(' "”’)]').endswith("?"):
            return [], "asked in a question, not stated", ""
        label = vocabulary.indicators[match.rule.indicator].label
        figures = described(spot, match, vocabulary, scene, made)
        figures = [of_partner(figure, match.rule, vocabulary) for figure in figures]
        figures = [identified(turned(figure, spot, scene, made, vocabulary)) for figure in figures]
        missing = [need for need in match.rule.needs if not getattr(figures[0], need)]
        if match.rule.twin and is_lender(figures[0].counterpart, scene):
            missing = ["counterpart"]  # "440 million came from the fund": no goods did
        if not missing:
            figures = told_apart(figures, spot, scene, made)
            words = _words(spot, match)
            return figures, f"{label}: {_why(match, words)}" if figures else UNNAMED_PART, words
        sure = sure or match.evidence.strength >= HOLDS or match.evidence.basis == "stated"
        near = near or f"{NEAR_MISS} “{label}”, but no {' and no '.join(missing)} is named"
    return [], near, ""


def _other_measure(other: str, vocabulary: Vocabulary) -> str:
    """Why a number of the measure `other` is no figure: maybe an indicator that no text fills."""
    labels = {indicator.label.casefold() for indicator in vocabulary.indicators.values()}
    if other.casefold() in labels:
        why = "which sheets and official tables tell; no document is read for it"
    else:
        why = "which no indicator measures"
    return f"{OTHER_MEASURE} “{other}”, {why}"


def of_partner(figure: Observation, rule: Rule, vocabulary: Vocabulary) -> Observation:
    """`figure`, of the indicator for other counterparts where the rule's is for one alone.

    Or of that for the one alone, where a table of all partners names it.
    """
    if rule.with_others and figure.counterpart not in ("", rule.only_with):
        return identified(replace(figure, indicator=rule.with_others))
    alone = (r for r in vocabulary.rules.values() if r.with_others == figure.indicator)
    for own in alone if figure.counterpart else ():
        if own.only_with == figure.counterpart:
            return identified(replace(figure, indicator=own.indicator))
    return figure


def _words(spot: Spot, match: Match) -> str:
    """The words of the text that speak for the indicator; none for one that goes on."""
    if match.evidence.basis == "continued":
        return ""
    found = match.evidence.found
    said = match.evidence.said if found is None else spot.sentence[slice(*found.span())]
    return " ".join(said.split())


def _why(match: Match, words: str) -> str:
    if match.evidence.basis == "continued":
        return "it goes on from the figure before"
    where = {"stated": "the text says", "sentence": "its sentence says"}
    lead = where.get(match.evidence.basis, "the text before it says")
    return f"{lead} “{words}”"


def described(
    spot: Spot, match: Match, vocabulary: Vocabulary, scene: Scene, made: Made
) -> list[Observation]:
    """The figures of the matched indicator, one a period and part, with all that the text says."""
    rule = match.rule
    subject = subject_of(spot, rule, scene, made)
    periods = dated(spot, rule, subject, vocabulary, scene, made)
    if contradicts(subject, periods[0][0]):
        subject = without_year(subject) if _SAME_AGAIN.search(spot.sentence) else ""
    status, status_basis = status_with_basis(spot, rule, scene)
    if told := cell_status(spot):
        status, status_basis = told, "heading"
    roles = whose(spot, match, scene, made)
    joint = rule.whose == "joint" and status_basis == "vocabulary"
    if joint and outsider_counts(spot, scene, roles.entity[0]):
        status, status_basis = "estimate", "sentence"
    template = Observation(
        observation_id="",
        indicator=rule.indicator,
        entity=roles.entity[0],
        counterpart=roles.counterpart[0],
        subject=subject,
        unit="",
        status=status,
        attributed_to=voice_of(spot, scene)[0],
        document_id=scene.reading.document.document_id,
        method="extracted",
        indicator_basis=match.evidence.basis,
        entity_basis=told_by_table(spot, roles.entity[1]),
        counterpart_basis=told_by_table(spot, roles.counterpart[1]),
        unit_basis=match.unit_basis,
        status_basis=status_basis,
    )
    parts = parts_of(spot, match, status, periods[0][0], scene, made)
    figures = []
    alike = {date.period for date in sentence_dates(spot, scene) if date.role == "alike"}
    for period, basis in periods:
        then = _by_its_time(replace(template, period=period, period_basis=basis), spot, scene)
        so_before = period in alike and not is_ahead(period, scene)
        if so_before and then.status in ("planned", "forecast"):  # "129 in 2022, as in 2021"
            then = replace(then, status="actual", status_basis="relative")
            then = replace(then, confidence=confidence(then))
        for part in parts:
            whole = replace(then, breakdown=part, unit=unit_of(match, part, vocabulary))
            figures.append(observation(signed(match), whole))
    return figures


def _by_its_time(figure: Observation, spot: Spot, scene: Scene) -> Observation:
    """`figure` as planned, done or foretold, as its period has it, and as sure as it is then.

    Nothing that is to come is a fact, and no estimate.
    """
    period = figure.period
    by_rule = figure.status_basis == "vocabulary"
    if figure.status == "actual" and (
        is_ahead(period, scene)
        or (by_rule and is_to_begin(figure.subject, scene) and not tells_past(spot))
        or is_for_later(spot, period, scene)
    ):
        figure = replace(figure, status="planned", status_basis="relative")
    lawful = is_lawful(OwnClause(spot)) or is_part(spot.before)  # "six of the eight"
    told = by_rule and figure.status != "estimate" and not lawful
    if told and is_over(period, scene) and tells_past(spot):
        figure = replace(figure, status="actual", status_basis="relative")
    could = figure.status in ("hypothetical", "forecast") and _COULD.search(OwnClause(spot).lead)
    if could and is_over(period, scene) and not has_condition(spot):
        figure = replace(figure, status="actual", status_basis="relative")  # "in 2009 it could buy"
    if figure.status == "estimate" and is_ahead(period, scene):
        figure = replace(figure, status="forecast")
    return replace(figure, confidence=confidence(figure))


def signed(match: Match) -> Mention:
    """The number as the figure's: a fall is a change below zero."""
    mention = match.mention
    if not match.rule.growth_of or mention.trend != "fall" or mention.value is None:
        return mention
    if mention.unit == "times":
        return mention
    if mention.value <= 0:
        return mention
    low = -mention.high if mention.high is not None else None
    high = -mention.low if mention.low is not None else None
    return replace(mention, value=-mention.value, low=low, high=high)


def unit_of(match: Match, breakdown: str, vocabulary: Vocabulary) -> str:
    """The unit: that of the number, but persons where the indicator counts people."""
    unit, rule = unit_code(match.mention, vocabulary, match.rule), match.rule
    if unit not in ("count", "persons"):
        return unit
    people = breakdown in rule.persons if rule.persons else rule.unit_kinds[0] == "persons"
    return "persons" if people else "count"


def observation(mention: Mention, template: Observation) -> Observation:
    """`template` with the number in it, and an id made from both."""
    unit = mention.unit if template.restates else template.unit
    exact = mention.qualifier == "exact"
    figure = replace(
        template,
        value=mention.value,
        low=mention.value if exact else mention.low,
        high=mention.value if exact else mention.high,
        qualifier=mention.qualifier,
        unit=unit,
        passage_id=mention.passage_id,
        mention_id=mention.mention_id,
        start=mention.start,
        end=mention.end,
    )
    return identified(figure)


def identified(figure: Observation) -> Observation:
    """`figure` with the id that is made from its content and place."""
    return replace(
        figure,
        observation_id=stable_id(
            "o", figure.mention_id, figure.indicator, figure.entity, figure.counterpart,
            figure.subject, figure.breakdown, figure.period, figure.status, figure.unit,
        ),
    )  # fmt: skip


def close(
    mention: Mention, settled: dict[str, Settled], scene: Scene, vocabulary: Vocabulary
) -> Mention:
    """`mention` with its outcome and reason; nothing leaves without both.

    One that is left unassigned has its worth as well.
    """
    if mention.outcome != "unassigned" and mention.reason and mention.mention_id not in settled:
        return mention
    outcome, reason = settled.get(mention.mention_id) or idioms.reasoned(mention, scene)
    return replace(
        mention,
        period=mention.period or _meant(mention, scene),
        outcome=outcome,
        reason=reason,
        worth=worth(mention, reason, scene, vocabulary) if outcome == "unassigned" else None,
    )


def _meant(mention: Mention, scene: Scene) -> str:
    relative = mention.kind == "date" and mention.phrase_start is not None and is_relative(mention)
    return meant(mention, scene) if relative else ""
