"""Which indicator a number is a figure of: the vocabulary held to a sentence.

Comes in: a `Spot` and the figures made so far. Goes out: the matches, the likeliest first. All
knowledge of indicators is in the vocabulary; here is only how its evidence is weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.tables import Basis, Mention, Observation
from etl.transform.cells import CellSpot, in_cell
from etl.transform.context import Scene
from etl.transform.evidence import (
    Evidence,
    Made,
    continued,
    evidence,
    excluded,
    of_the_two,
    overtaken,
)
from etl.transform.readings import Unit, readings
from etl.transform.sides import run_of
from etl.transform.spots import Spot, phrase
from etl.transform.wordings import counts_untold
from etl.vocabulary import Rule, Vocabulary

_COUNTABLE = ("count", "persons")
_HIGHEST_PRICE = 10_000
_LEFT_OUT, _ALIKE = 3.0, 4.0
_LEVEL = re.compile(r"\b(?:to|at|below|above|under|from|past|beyond)\s+$", re.IGNORECASE)
_AT = re.compile(r"(?:below|above|under|at)\b", re.IGNORECASE)
_BY = re.compile(
    r"\bby\s+(?:(?:about|around|some|almost|nearly|over|roughly|approximately|another|only|just|"
    r"more than|less than|at least|up to)\s+)*$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\s*(?:as\s+(?:much|many|large|big|high|great)\s+as|(?:more|larger|bigger|higher|greater)\s+than|"
    r"(?=(?:its|their|his|her|our|those|that|what|the\s+(?:value|amount|sum|size|volume|imports|"
    r"exports|figure|number)(?:\s+of)?\s+(?!in\b|for\b))\b))(?P<thing>[^,;:.]*)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^\s*(?:in|at|during|on|a|an)\b|\b(?:level|earlier|before|ago|previous(?:ly)?|same|peak|then|last|"
    r"decade|now)\b|\b(?:was|were|been) in\b|"
    r"\b(?:figure|number|sum|amount|value|volume|size|total|those|that)s? (?:of|for|in) \W?"
    r"(?:(?:19|20)\d\d|[JFMASOND][a-z]+\b)",
)
_OTHER_SIDE = re.compile(
    r"\s*(?:(?:more|less|higher|lower|dearer|cheaper|above|below|better|worse)\b(?: \w+)??|) ?than "
    r"(?:in |for |what )?(?:the )?(?P<thing>[A-Z][^,;:.]*)"
)
_LESS_THAN = re.compile(
    r"\s*(?:more|less|fewer|lower|higher|larger|smaller)(?: \w+)? than\b|"
    r"\s*(?:above|below|short of) (?:the |that |what |this |last |its |their )*"
    r"(?:plan|target|budget|draft|level|figure|forecast|estimate|previous|year|same|record|peak)",
    re.IGNORECASE,
)
_OF_GDP = "percent_of_GDP"
# as far as its last sentence, which is short
_QUESTION = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=:\s))[^.!?:]{1,60}\?\s*$")
_MORE = re.compile(r"\s*(?:more|less|higher|lower|dearer|cheaper) than\b", re.IGNORECASE)
_WHOLE, _TWO = 100, 2
_CLAUSES = re.compile(r";|, (?:and|while|but)\b")
_ENOUGH: dict[str, float] = {
    "count": 36.0,
    "money": 38.0,
    "percent": 40.0,
    "gdp": 36.0,
    "measure": 36.0,
    "price": 33.0,
    "duration": 80.0,
}

Before = list[tuple[float, Observation]]
"""The earlier figures from which a number may go on, each with how strongly it does."""


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
    before = [] if isinstance(spot, CellSpot) else continued(spot, scene, made)
    going_on = {figure.indicator for _, figure in before}
    found: dict[str, tuple[float, Match]] = {}
    for match in _matches(spot, vocabulary, scene, made, before):
        strength = match.evidence.strength - (0 if match.unit_basis == "stated" else _LEFT_OUT)
        if match.evidence.basis != "continued" and match.rule.indicator in going_on:
            strength += _ALIKE
        if strength < _enough(match, vocabulary):
            continue
        key = match.rule.indicator or match.rule.other
        if key not in found or found[key][0] < strength:
            found[key] = (strength, match)
    kept = [match for _, match in sorted(found.values(), key=lambda one: -one[0])]
    stated = [match for match in kept if match.evidence.basis == "stated"]
    kept = [match for match in kept if not _is_named_anew(spot, match, stated, scene)]
    return [match for match in kept if not _is_of_one_way(spot, match, vocabulary, scene, made)]


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


def _is_named_anew(spot: Spot, match: Match, stated: Sequence[Match], scene: Scene) -> bool:
    """Whether the figure that `match` goes on from is followed by the name of another measure.

    "Imports came to 3 billion, and the turnover of the two countries to 7" ends the imports.
    """
    like = match.evidence.like
    if match.evidence.basis != "continued" or like is None:
        return False
    told = scene.mentions[like.mention_id]
    if told.passage_id != spot.passage.passage_id:
        return False
    since = spot.sentence[max(phrase(told)[1] - spot.offset, 0) : spot.start]
    return any(
        other.evidence.said in since and other.rule.indicator != match.rule.indicator
        for other in stated
        if other.evidence.said
    )


def _enough(match: Match, vocabulary: Vocabulary) -> float:
    kind: str = "percent" if match.mention.unit == "times" else match.mention.kind
    kind = "price" if "/" in unit_code(match.mention, vocabulary, match.rule) else kind
    if match.mention.unit == _OF_GDP:
        kind = "gdp"
    if kind == "price" and match.unit_basis != "stated":
        kind = "percent"
    if match.mention.unit == _OF_GDP:
        kind = "count"  # few measures have that unit
    return _ENOUGH.get(kind, 40.0)


def _matches(
    spot: Spot, vocabulary: Vocabulary, scene: Scene, made: Made, before: Before
) -> Iterator[Match]:
    told: dict[tuple[int, int, str], Evidence | None] = {}
    things = _asked_for_things(spot, vocabulary)
    for unit in readings(spot, scene, made, vocabulary.units):
        if things and unit.mention.kind != spot.mention.kind:
            continue  # "And the programmes? There was talk of twelve."
        rules = fitting(unit.mention, vocabulary, scene)
        priced = spot.mention.kind == "money" and unit.mention.per != spot.mention.per
        here = replace(spot, mention=unit.mention) if priced else spot
        for rule in rules:
            if rule.growth_of and (is_level(spot, unit.mention) or is_ratio(spot, unit.mention)):
                continue
            if not rule.other and is_step(spot, unit.mention):
                continue
            if rule.share and is_change(spot, unit.mention):
                continue
            key = (id(rule), id(rules), here.mention.per)
            if key not in told:
                told[key] = in_cell(spot, evidence(here, rule, scene, made, rules))
            found = told[key]
            if found and rule.annual and unit.mention.kind == "percent" and not rule.growth_of:
                said = found.basis in ("stated", "sentence") or spot.said.named
                found = found if said else None  # a part of what?
            if found is not None:
                yield Match(found, unit.mention, unit.basis)
        yield from _going_on(spot, unit, vocabulary, scene, before, made)


def _asked_for_things(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether the sentence before asks for what is counted, so that a bare number counts it."""
    if spot.mention.kind != "count" or spot.mention.counted:
        return False
    asked = _QUESTION.search(spot.told.mask)
    return asked is not None and any(
        p.search(asked[0]) for rule in vocabulary.rules.values() for p in rule.counts
    )


def _going_on(
    spot: Spot, unit: Unit, vocabulary: Vocabulary, scene: Scene, before: Before, made: Made
) -> Iterator[Match]:
    """Matches with the indicators of the figures before it, where the unit is theirs."""
    for strength, figure in before:
        rule = _rule_of(figure, vocabulary)
        grown = vocabulary.growth.get(rule.growth_of or rule.indicator)
        level = is_level(spot, unit.mention) or is_ratio(spot, unit.mention)
        if grown and not level and changes(unit.mention, grown, vocabulary):
            yield Match(
                Evidence(grown, strength + 4, "continued", like=figure), unit.mention, unit.basis
            )
        if rule.growth_of and _levels_off(spot, figure, rule, unit, vocabulary):
            base = vocabulary.rules[rule.growth_of]
            yield Match(
                Evidence(base, strength + _ALIKE, "continued", like=figure),
                unit.mention,
                unit.basis,
            )
        if rule.growth_of or excluded(spot, rule) or is_step(spot, unit.mention):
            continue
        if rule.share and is_change(spot, unit.mention):
            continue
        if not can_be_part(unit.mention, rule):
            continue
        if rule.counts and overtaken(spot, rule, vocabulary.rules.values()):
            continue
        if rule.counts and of_the_two(spot, vocabulary.rules.values()) not in (
            None,
            rule.indicator,
        ):
            continue
        if not rule.least <= abs(unit.mention.value or 0) <= rule.most:
            continue
        rule = _by_order(spot, rule, scene, made, vocabulary) or _twin(
            spot, rule, figure, vocabulary, scene
        )
        if same_unit(unit.mention, figure, rule, vocabulary) and (
            not rule.counts or counts_untold(spot, scene)
        ):
            alike = _ALIKE if figure.unit.split("/")[0] == unit.mention.unit else 0
            yield Match(
                Evidence(rule, strength + alike, "continued", like=figure, said=figure.indicator),
                unit.mention,
                unit.basis,
            )


def _levels_off(
    spot: Spot, figure: Observation, rule: Rule, unit: Unit, vocabulary: Vocabulary
) -> bool:
    """Whether the number is where the change `figure` before it ended: "by 5 points to 25%"."""
    base = vocabulary.rules.get(rule.growth_of)
    right_before = spot.previous is not None and spot.previous.mention_id == figure.mention_id
    if base is None or not right_before or not _LEVEL.fullmatch(spot.before.strip() + " "):
        return False
    return accepts(base, vocabulary.units.kind(unit_code(unit.mention, vocabulary, base)))


def _rule_of(figure: Observation, vocabulary: Vocabulary) -> Rule:
    """The rule by which `figure` was made: of the indicator for one counterpart, or its own."""
    own = vocabulary.rules[figure.indicator]
    if not own.counterpart or figure.counterpart == own.counterpart:
        return own
    rules = vocabulary.rules.values()
    return next((rule for rule in rules if rule.with_others == own.indicator), own)


def _twin(
    spot: Spot, rule: Rule, figure: Observation, vocabulary: Vocabulary, scene: Scene
) -> Rule:
    """The other of two parallel measures, where its word stands between `figure` and the number.

    "35 percent of exports; for imports it was 52" goes on with imports.
    """
    twin = vocabulary.rules.get(rule.twin)
    if twin is None or twin.word is None or rule.word is None:
        return rule
    told = scene.mentions[figure.mention_id]
    here = told.passage_id == spot.passage.passage_id and phrase(told)[1] > spot.offset
    between = spot.mask[phrase(told)[1] - spot.offset if here else 0 : spot.start]
    own = [m.end() for m in rule.word.finditer(between)]
    other = [m.end() for m in twin.word.finditer(between)]
    return twin if other and (not own or max(own) < max(other)) else rule


def _by_order(
    spot: Spot, rule: Rule, scene: Scene, made: Made, vocabulary: Vocabulary
) -> Rule | None:
    """The one of two parallel measures that the place of the number in its list of two tells.

    "Exports were 5 and imports 7; a year before they had been 4 and 6" tells 4 of exports.
    """
    run = run_of(spot) if rule.twin else ()
    if len(run) != _TWO:
        return None
    told: list[str] = []
    for mention in scene.before(run[0]):
        told += [figure.indicator for figure in made.get(mention.mention_id, ())[:1]]
        if len(told) == _TWO:
            break
    if set(told) != {rule.indicator, rule.twin}:
        return None
    begin = phrase(run[0])[0] - spot.offset
    lead = _CLAUSES.split(spot.mask[:begin])[-1]
    words = (rule.word, vocabulary.rules[rule.twin].word)
    if any(word is not None and word.search(lead) for word in words):
        return None
    return vocabulary.rules[told[::-1][run.index(spot.mention)]]


def is_level(spot: Spot, mention: Mention) -> bool:
    """Whether the words before a share say where it came to ("fell below 50 percent")."""
    if mention.unit == "times":
        return False
    before, own = spot.before, spot.sentence[spot.start :]
    return bool(_LEVEL.search(before) or _AT.match(own))


def is_ratio(spot: Spot, mention: Mention) -> bool:
    """Whether a multiple or a percentage compares with another thing, not with another time.

    "Nine times as much as it bought", "1.6 times its imports" and "a third more than Germany" tell
    no growth; "nine times as much as in 2010" and "twice the level of a year earlier" do.
    """
    if mention.unit not in ("times", "percent"):
        return False
    pattern = _TIMES if mention.unit == "times" else _OTHER_SIDE
    compared = pattern.match(spot.sentence[spot.end :])
    return compared is not None and not _TIME.search(compared["thing"])


def is_step(spot: Spot, mention: Mention) -> bool:
    """Whether an amount tells a difference: "rose by 40", "800 million less than this year"."""
    if mention.unit == "times" or mention.unit.startswith("percent"):
        return False
    changed = bool(mention.trend) and bool(_BY.search(spot.before))
    return changed or _LESS_THAN.match(spot.sentence, spot.end) is not None


def is_change(spot: Spot, mention: Mention) -> bool:
    """Whether a percentage tells by how much something changed: it is no share of anything."""
    by = bool(mention.trend) and bool(_BY.search(spot.before))
    return mention.unit == "percent" and (by or _MORE.match(spot.sentence, spot.end) is not None)


def can_be_part(mention: Mention, rule: Rule) -> bool:
    """Whether a percentage can be the part that `rule` names: it is of the whole, and not above."""
    if not rule.share or mention.kind != "percent":
        return True
    return mention.unit in ("", "percent") and abs(mention.value or 0) <= _WHOLE


def changes(mention: Mention, rule: Rule, vocabulary: Vocabulary) -> bool:
    """Whether `mention` tells a change: a rise, a fall or a multiple, in a unit of `rule`."""
    told = bool(mention.trend) or mention.unit == "times"
    return told and accepts(rule, vocabulary.units.kind(mention.unit))


def same_unit(mention: Mention, figure: Observation, rule: Rule, vocabulary: Vocabulary) -> bool:
    """Whether `mention`, as a figure of `rule`, has a unit of the kind that `figure` has."""
    kinds = vocabulary.units
    own = kinds.kind(unit_code(mention, vocabulary, rule))
    theirs = kinds.kind(figure.unit)
    return own == theirs or (own in _COUNTABLE and theirs in _COUNTABLE)


def fitting(mention: Mention, vocabulary: Vocabulary, scene: Scene) -> tuple[Rule, ...]:
    """The rules with cues or terms whose indicator can have a figure of the number's unit."""
    digits = len(str(int(abs(mention.value or 0))))
    key = (mention.unit, mention.per, digits, mention.trend, abs(mention.value or 0) > _WHOLE)
    if key not in scene.fitting:
        value = abs(mention.value or 0)
        kinds: dict[str, str] = {}
        for rule in (*vocabulary.rules.values(), *vocabulary.others):
            if rule.per not in kinds:
                kinds[rule.per] = vocabulary.units.kind(unit_code(mention, vocabulary, rule))
        rules = tuple(
            rule
            for rule in (*vocabulary.rules.values(), *vocabulary.others)
            if (rule.cues or rule.terms)
            and (rule.least <= value or mention.kind == "percent")
            and value <= rule.most
            and accepts(rule, kinds[rule.per])
            and (not rule.growth_of or changes(mention, rule, vocabulary))
            and (not rule.of_gdp or mention.kind != "percent" or mention.unit == _OF_GDP)
            and can_be_part(mention, rule)
        )
        # One and the same object for the same rules: what they found at a number is kept by it.
        scene.fitting[key] = next((own for own in scene.fitting.values() if own == rules), rules)
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
