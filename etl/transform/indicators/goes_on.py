"""As a figure of which indicator a number goes on from a figure before it.

Comes in: a `Spot`, its number in a unit and its `Predecessors`. Goes out: an `Evidence` for each
that it fits: of the same indicator, of its twin, of its growth, or of the level that a change came
to. It never looks for words that speak for an indicator by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.tables import Mention, Observation
from etl.transform.countries.named import run_of
from etl.transform.evidence import Evidence
from etl.transform.fitting import accepts, can_be_part, changes, same_unit, unit_code
from etl.transform.indicators.counting import of_the_two, overtaken
from etl.transform.indicators.predecessors import Predecessors
from etl.transform.indicators.terms import in_return, names_another, names_twin, own_by_order
from etl.transform.indicators.weighing import excluded
from etl.transform.levels.comparing import (
    ends_change,
    is_change,
    is_level,
    is_of_another,
    is_part_of_amount,
    is_ratio,
    is_step,
)
from etl.transform.levels.reckoned import sums
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot, phrase
from etl.transform.scene.wordings import counts_untold
from etl.vocabulary import Rule, Vocabulary

_ALIKE, _GROWN = 4.0, 4
# a little more than a word of the clause before
_ORDERED = 10.0
_TWO, _BESIDE = 2, 30
_VALUE = re.compile(
    r"\W*(?:Their|Its|The|In)\s+(?:total\s+)?"
    r"(?:value|worth|money|terms of money|absolute terms|sum)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"[^.;:,]{0,60},\s+(?:or|that is,?|which is|which was|i\.e\.,?)?\s*", re.IGNORECASE
)
WORTH = re.compile(
    r"[^.;:,(]{0,60}(?:,|\(| or| worth)\s*(?:(?:or|worth|in value|in money|in all|that is|i\.e\.|"
    r"which is|valued at|to the value of)\b,?\s*)*",
    re.IGNORECASE,
)
"""What stands between a share and what it is worth: "16% of exports, or 1.9 billion euros"."""
_DIFFERS = re.compile(r"\s*(?:more|less|up|down|higher|lower|dearer|cheaper)\b", re.IGNORECASE)
_CLAUSES = re.compile(r";|, (?:and|while|but)\b")


def going_on(
    spot: Spot,
    mention: Mention,
    vocabulary: Vocabulary,
    scene: Scene,
    before: Predecessors,
    made: Made,
) -> Iterator[Evidence]:
    """The evidence of the figures before it, where the unit of `mention` is theirs."""
    yield from sums(spot, mention, vocabulary, scene, made)
    for strength, figure in before:
        rule = _rule_of(figure, vocabulary)
        base = vocabulary.rules.get(rule.growth_of, rule)
        base = _twin(spot, base, figure, vocabulary, scene)
        grown = vocabulary.growth.get(base.indicator)
        level = is_level(spot, mention) or is_ratio(spot, mention)
        if grown and not level and changes(mention, grown, vocabulary):
            if _is_apposed(spot, figure):
                yield Evidence(grown, strength + _BESIDE, "sentence", like=figure)
            yield Evidence(grown, strength + _GROWN, "continued", like=figure)
        if rule.growth_of and (
            _levels_off(spot, figure, rule, mention, vocabulary)
            or _is_like_last_level(mention, rule, made, vocabulary)
        ):
            yield Evidence(base, strength + _ALIKE, "continued", like=figure)
        if (value := _value_of_share(spot, mention, rule, vocabulary)) is not None:
            yield Evidence(value, strength + _ALIKE, "continued", like=figure)
        if (value := _worth_of_share(spot, mention, figure, rule, vocabulary)) is not None:
            yield Evidence(value, strength + _BESIDE, "sentence", like=figure)
        if rule.growth_of or excluded(spot, rule) or is_step(spot, mention):
            continue
        if rule.share and (is_change(spot, mention) or is_of_another(spot)):
            continue
        if rule.share and is_part_of_amount(spot):
            continue
        if not can_be_part(mention, rule):
            continue
        if rule.of_gdp and mention.unit == "percent":
            continue
        if rule.counts and overtaken(spot, rule, vocabulary.rules.values()):
            continue
        if rule.counts and of_the_two(spot, vocabulary.rules.values()) not in (
            None,
            rule.indicator,
        ):
            continue
        if not rule.least <= abs(mention.value or 0) <= rule.most:
            continue
        ordered = _by_order(spot, rule, scene, made, vocabulary)
        rule = ordered or _twin(spot, rule, figure, vocabulary, scene)
        strength += _ORDERED if ordered else 0
        if mention.kind == "money" and names_another(spot, rule):
            continue
        if same_unit(mention, figure, rule, vocabulary) and (
            not rule.counts or counts_untold(spot, scene)
        ):
            alike = _ALIKE if figure.unit.split("/")[0] == mention.unit else 0
            said = figure.indicator
            yield Evidence(rule, strength + alike, "continued", like=figure, said=said)


def _value_of_share(
    spot: Spot, mention: Mention, rule: Rule, vocabulary: Vocabulary
) -> Rule | None:
    """The measure of which `rule` is a share, where a sum of money is told as its value.

    "Malta bought 78 percent of its imports there. The value rose to 3 billion": of imports.
    """
    if not _VALUE.match(spot.sentence):
        return None
    return _part_of_share(mention, rule, vocabulary)


def _worth_of_share(
    spot: Spot, mention: Mention, figure: Observation, rule: Rule, vocabulary: Vocabulary
) -> Rule | None:
    """The measure of which `figure`, right before the number, is a share that is worth so much.

    "Libya sends 14 percent of imports, in value 3 billion": of imports.
    """
    if spot.previous is None or spot.previous.mention_id != figure.mention_id:
        return None
    return _part_of_share(mention, rule, vocabulary) if WORTH.fullmatch(spot.before) else None


def _part_of_share(mention: Mention, rule: Rule, vocabulary: Vocabulary) -> Rule | None:
    """The measure in money of which `rule` is the share, where the number is a sum."""
    if not rule.share or mention.kind != "money":
        return None
    parts = rule.derived.inputs.get("part", ())
    return vocabulary.rules.get(parts[0].indicator) if len(parts) == 1 else None


def _is_apposed(spot: Spot, figure: Observation) -> bool:
    """Whether the number tells by how much that right before it differs: "338, 35% more than"."""
    if spot.previous is None or spot.previous.mention_id != figure.mention_id:
        return False
    return bool(_APPOSED.fullmatch(spot.before) and _DIFFERS.match(spot.sentence, spot.end))


def _levels_off(
    spot: Spot, figure: Observation, rule: Rule, mention: Mention, vocabulary: Vocabulary
) -> bool:
    """Whether the number is where the change `figure` before it ended: "by 5 points to 25%"."""
    base = vocabulary.rules.get(rule.growth_of)
    right_before = spot.previous is not None and spot.previous.mention_id == figure.mention_id
    if base is None or not right_before or not ends_change(spot):
        return False
    return accepts(base, vocabulary.units.kind(unit_code(mention, vocabulary, base)))


def _is_like_last_level(mention: Mention, rule: Rule, made: Made, vocabulary: Vocabulary) -> bool:
    """Whether a number is of the size of what the change is told of, as it was told before.

    "Trade came to 29 billion. The ministry expects a rise of 5 percent, the programme 33 billion".
    """
    base = vocabulary.rules.get(rule.growth_of)
    if base is None or mention.trend or mention.kind != "money":
        return False
    told = [f for figures in made.values() for f in figures if f.indicator == base.indicator]
    if not told or not same_unit(mention, told[-1], base, vocabulary):
        return False
    last, own = abs(told[-1].value or 0), abs(mention.value or 0)
    return told[-1].unit == unit_code(mention, vocabulary, base) and last < _TWO * own < 4 * last


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

    "35 percent of exports; for imports it was 52" goes on with imports. So does what the partner
    did in return: "Italy took goods for 5 billion and supplied 7".
    """
    twin = vocabulary.rules.get(rule.twin)
    if twin is None:
        return rule
    if own_by_order(spot, rule, (rule, twin)) is False or in_return(spot, figure):
        return twin
    told = scene.mentions[figure.mention_id]
    here = told.passage_id == spot.passage.passage_id and phrase(told)[1] > spot.offset
    between = spot.mask[phrase(told)[1] - spot.offset if here else 0 : spot.start]
    return twin if names_twin(between, rule, twin) else rule


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
