"""Which indicator a number is a figure of, and what it is about: the vocabulary held to a sentence.

Comes in: a `Spot`. Goes out: the best `Match`, or none. All knowledge of indicators is in the
vocabulary; here is only where its cues may stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.tables import Mention
from etl.transform.context import Scene, Spot
from etl.transform.wordings import counted, near_noun
from etl.vocabulary import Rule, Vocabulary
from etl.vocabulary.cues import NUMBER, Named, Pattern

_COUNTABLE = ("count", "persons")
_HIGHEST_PRICE = 10_000


@dataclass(frozen=True, slots=True)
class Match:
    """A rule and the cue that was found; `distance` is 0 where the cue holds the number."""

    rule: Rule
    found: re.Match[str]
    distance: int


def best_match(spot: Spot, vocabulary: Vocabulary, scene: Scene) -> Match | None:
    """The match whose cue holds the number, else the one whose cue is nearest to it."""
    matches = [
        match
        for rule in _fitting(spot.mention, vocabulary, scene)
        if (match := match_rule(spot, rule, scene))
    ]
    return min(matches, key=lambda m: (m.distance, -len(m.found[0])), default=None)


def _fitting(mention: Mention, vocabulary: Vocabulary, scene: Scene) -> tuple[Rule, ...]:
    """The rules with cues whose indicator can have a figure of the number's unit."""
    key = (mention.unit, mention.per, (mention.value or 0) < _HIGHEST_PRICE)
    if key not in scene.fitting:
        scene.fitting[key] = tuple(
            rule
            for rule in vocabulary.rules.values()
            if rule.cues
            and accepts(rule, vocabulary.units.kind(unit_code(mention, vocabulary, rule)))
        )
    return scene.fitting[key]


def unit_code(mention: Mention, vocabulary: Vocabulary, rule: Rule) -> str:
    """The unit of the number as a figure of the rule: a price is money for an amount.

    A small sum alone is a price for the amount that the rule names, where the text leaves it out.
    """
    unit = mention.unit or "count"
    if vocabulary.units.kind(unit) != "money":
        return unit
    amount = mention.per or (rule.per if (mention.value or 0) < _HIGHEST_PRICE else "")
    return f"{unit}/{amount}" if amount else unit


def accepts(rule: Rule, kind: str) -> bool:
    """Whether a figure of the rule's indicator can have a unit of `kind`."""
    return kind in rule.unit_kinds or (
        kind in _COUNTABLE and any(k in _COUNTABLE for k in rule.unit_kinds)
    )


def match_rule(spot: Spot, rule: Rule, scene: Scene) -> Match | None:
    """The nearest cue of `rule` at `spot`, if all that it asks for is there."""
    if rule.counts and not counts_noun(counted(spot, scene), rule.counts):
        return None
    cues = rule.cues + (rule.priced_cues if spot.mention.per else ())
    found = [m for p in cues for m in [_nearest(p, spot)] if m is not None]
    if not found or (rule.context and not _in_context(spot, rule.context, scene)):
        return None
    if any(p.search(spot.marked) for p in rule.excludes):
        return None
    return min(
        (Match(rule, m, _distance(m, spot)) for m in found),
        key=lambda match: (match.distance, -len(match.found[0])),
    )


def counts_noun(noun: str, patterns: tuple[Pattern, ...]) -> bool:
    """Whether one of `patterns` stands at the head of `noun`."""
    return any((m := p.search(noun)) is not None and near_noun(noun, m) for p in patterns)


def _in_context(spot: Spot, patterns: tuple[Pattern, ...], scene: Scene) -> bool:
    passage = spot.passage
    texts = (spot.sentence, spot.earlier, scene.paragraph_before(passage), passage.heading)
    return any(p.search(text) for p in patterns for text in texts)


def _nearest(pattern: Pattern, spot: Spot) -> re.Match[str] | None:
    return min(pattern.finditer(spot.marked), key=lambda m: _distance(m, spot), default=None)


def _distance(found: re.Match[str], spot: Spot) -> int:
    """Characters between the number and the cue; 0 where the cue holds the number."""
    if NUMBER in found[0]:
        return 0
    return 1 + max(found.start() - spot.start - 1, spot.start - found.end(), 0)


def breakdown_of(spot: Spot, rule: Rule, scene: Scene) -> str:
    """The part that the figure covers: told at the number, else the only one of the sentence."""
    noun = counted(spot, scene)
    for name, patterns in rule.breakdowns:
        if rule.counts:
            if counts_noun(noun, patterns):
                return name
        elif any(p.search(spot.marked if NUMBER in p.pattern else spot.after) for p in patterns):
            return name
    if rule.counts:
        return ""
    return _only_breakdown(spot, rule.breakdowns)


def _only_breakdown(spot: Spot, breakdowns: Named) -> str:
    told = [n for n, patterns in breakdowns if any(p.search(spot.sentence) for p in patterns)]
    return told[0] if len(told) == 1 else ""


def subject_of(spot: Spot, rule: Rule, scene: Scene) -> str:
    """What the figure is about: told in its sentence, else last before it, else in its section.

    Of a section only a subject counts that is the only one told there.
    """
    for text in (spot.marked, spot.earlier):
        told = [m for p in rule.subject_cues for m in p.finditer(text)]
        if told:
            return as_name(max(told, key=lambda m: m.start())["subject"])
        for name, (first, *others) in rule.subjects:
            if first.search(text) and all(scene.in_section(spot.passage, p) for p in others):
                return name
    section = (m for p in rule.subject_cues for m in scene.in_section(spot.passage, p))
    alone = {as_name(m["subject"]) for m in section}
    return alone.pop() if len(alone) == 1 else ""


def as_name(written: str) -> str:
    """A subject in one spelling: an exercise's year is joined with a hyphen, as in Zapad-2013."""
    return re.sub(r"\s+((?:19|20)\d\d)$", r"-\1", written.strip())


def contradicts(subject: str, period: str) -> bool:
    """Whether `subject` names a year, as in Zapad-2013, in which `period` is not."""
    year = re.search(r"-((?:19|20)\d\d)$", subject)
    return bool(year and period and not period.startswith(year[1]))
