"""What one of two countries sells is what the other buys: trade told from the larger side.

Comes in: a figure, its rule and the `Scene`. Goes out: the same figure, or, where the larger of the
two economies that the document is about is said to sell or buy, that of the smaller one, if it is
the smaller that the document is about or the two are a group: its indicator has the basis
`mirrored`; and the opposite direction where the words at the number turn it. A share of what a
country trades is of that country alone, and stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.tables import Basis, Observation
from etl.transform.confidence import confidence
from etl.transform.countries.pairs import main_pair, oriented
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot
from etl.transform.words import alternatives
from etl.vocabulary import Rule, Vocabulary

_PAIR = 2
_SAID: frozenset[Basis] = frozenset(("stated", "sentence"))
_OTHER_WAY = re.compile(rf"\b(?:{alternatives('mirrored')['other_way']['words']})\b", re.IGNORECASE)


def mirrored(made: Made, scene: Scene, vocabulary: Vocabulary) -> Made:
    """`made` with its trade told of the economy of the two for which it weighs more."""
    two = main_pair(scene)
    if len(two) != _PAIR:
        return made
    smaller, larger = oriented(two, scene)
    if scene.leading[0] != smaller and not scene.places.group_within(two):
        return made  # a text about the larger one keeps its view
    found: dict[str, Observation] = {}
    last = ("", 0)
    for mention in scene.shown:
        for figure in made.get(mention.mention_id, ()):
            rule = vocabulary.rules[figure.indicator]
            if not has_direction(rule, vocabulary):
                continue
            sentence = (mention.passage_id, scene.span(mention)[0])
            said = {figure.entity_basis, figure.counterpart_basis}
            goes_on = sentence == last and not _SAID & said
            own = figure
            if (figure.entity, figure.counterpart) == (smaller, larger) and goes_on:
                own = replace(figure, entity=larger, counterpart=smaller)
            if own.counterpart != smaller or own.entity in ("", smaller):
                continue
            if oriented((own.entity, smaller), scene)[0] != smaller:
                continue  # what a smaller one sells to it is told of that one
            if _SAID & said or goes_on:
                last = sentence
                found[figure.observation_id] = _of_other(own, rule)
    return {key: [found.get(f.observation_id, f) for f in made[key]] for key in made}


def _of_other(figure: Observation, rule: Rule) -> Observation:
    """`figure` as the other side has it; its basis says so, and it is no surer than it was."""
    other = replace(
        figure,
        indicator=rule.twin,
        indicator_basis="mirrored",
        entity=figure.counterpart,
        counterpart=figure.entity,
        entity_basis=figure.counterpart_basis,
        counterpart_basis=figure.entity_basis,
    )
    return replace(other, confidence=min(figure.confidence, confidence(other)))


def turned(
    figure: Observation, spot: Spot, scene: Scene, made: Made, vocabulary: Vocabulary
) -> Observation:
    """`figure` in the direction opposite to the one told last, where the words at it say so.

    "Shipments to Malta came to 3 billion, and 2 billion came back."
    """
    rule = vocabulary.rules[figure.indicator]
    if not has_direction(rule, vocabulary):
        return figure
    if rule.growth_of:
        return _of_level(figure, spot, made, vocabulary)
    if not goes_the_other_way(spot):
        return figure
    for mention in scene.before(spot.mention):
        for before in made.get(mention.mention_id, ()):
            if before.indicator in (rule.indicator, rule.twin):
                twin = rule.twin if before.indicator == rule.indicator else rule.indicator
                return replace(
                    figure,
                    indicator=twin,
                    entity=before.entity,
                    counterpart=before.counterpart,
                    entity_basis="continued",
                    counterpart_basis="continued",
                )
    return figure


def _of_level(figure: Observation, spot: Spot, made: Made, vocabulary: Vocabulary) -> Observation:
    """The change `figure`, of the level told right before it: "2 billion came back, 7% more"."""
    level = next(iter(made.get(spot.previous.mention_id, ())), None) if spot.previous else None
    rule = vocabulary.rules[figure.indicator]
    if level is None or rule.word is None or rule.word.search(spot.before):
        return figure
    twin = vocabulary.rules[rule.twin]
    grown = {rule.growth_of: rule, twin.growth_of: twin}.get(level.indicator)
    if grown is None or (twin.word is not None and twin.word.search(spot.before)):
        return figure
    if grown is rule and (figure.counterpart, figure.entity) != (level.entity, level.counterpart):
        return figure
    return replace(
        figure,
        indicator=grown.indicator,
        entity=level.entity,
        counterpart=level.counterpart,
        entity_basis="continued",
        counterpart_basis="continued",
    )


def has_direction(rule: Rule, vocabulary: Vocabulary) -> bool:
    """Whether `rule` measures what goes one of two ways, and is no part of a whole.

    A share of what a country trades, and how it changed, is of that country alone; what the
    smaller economy always has from the larger goes one way.
    """
    base = vocabulary.rules.get(rule.growth_of)
    share = rule.share or (base is not None and base.share)
    return bool(rule.twin) and not share and not rule.depends


def goes_the_other_way(spot: Spot) -> bool:
    """Whether the words at the number turn the direction told before: "and $5 billion came back".

    They stand between it and the number before it, or behind it before the next one.
    """
    return any(_OTHER_WAY.search(text) for text in (spot.before, spot.after))
