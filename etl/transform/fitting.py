"""Which indicators can have a figure of a number's unit and size.

Comes in: a number and the vocabulary. Goes out: the rules that it fits, and the unit that it has
as a figure of each. It looks at no word beside the number.
"""

from __future__ import annotations

from etl.tables import Mention, Observation
from etl.transform.scene.context import Scene
from etl.vocabulary import Rule, Vocabulary

_COUNTABLE = ("count", "persons")
YEARLY = "years"
_SHORT = ("days", "hours", "minutes", "seconds", "weeks")
_HIGHEST_PRICE = 10_000
OF_GDP = "percent_of_GDP"
_WHOLE = 100
_THOUSAND = "1000"


def fitting(mention: Mention, vocabulary: Vocabulary, scene: Scene) -> tuple[Rule, ...]:
    """The rules with cues or terms whose indicator can have a figure of the number's unit."""
    digits = len(str(int(abs(mention.value or 0))))
    part = 0 <= (mention.value or 0) <= _WHOLE
    key = (mention.unit, mention.per, digits, mention.trend, part)
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
            and not is_brief(mention, rule)
            and (not rule.of_gdp or mention.kind != "percent" or mention.unit == OF_GDP)
            and can_be_part(mention, rule)
        )
        # One and the same object for the same rules: what they found at a number is kept by it.
        scene.fitting[key] = next((own for own in scene.fitting.values() if own == rules), rules)
    return scene.fitting[key]


def unit_code(mention: Mention, vocabulary: Vocabulary, rule: Rule) -> str:
    """The unit of the number as a figure of the rule: a price is money for an amount.

    A small sum alone is a price for the amount that the rule names, where the text leaves it out.
    A sum a year is the sum of a year.
    """
    unit = mention.unit or "count"
    if vocabulary.units.kind(unit) != "money":
        return unit
    if mention.per == YEARLY:
        return unit
    amount = per_of(mention, rule) or (rule.per if (mention.value or 0) < _HIGHEST_PRICE else "")
    return f"{unit}/{amount}" if amount else unit


def is_brief(mention: Mention, rule: Rule) -> bool:
    """Whether an amount is of a day or an hour, and the rule's figure of no such time."""
    return mention.kind == "measure" and mention.per in _SHORT and mention.per != rule.per


def per_of(mention: Mention, rule: Rule) -> str:
    """The amount that the number is a price of; "128 dollars per thousand" leaves its unit out."""
    bare = mention.per == _THOUSAND and rule.per.startswith(_THOUSAND)
    return rule.per if bare else mention.per


def accepts(rule: Rule, kind: str) -> bool:
    """Whether a figure of the rule's indicator can have a unit of `kind`."""
    return kind in rule.unit_kinds or (
        kind in _COUNTABLE and any(k in _COUNTABLE for k in rule.unit_kinds)
    )


def can_be_part(mention: Mention, rule: Rule) -> bool:
    """Whether a percentage can be the part that `rule` names: it is of the whole, and not above."""
    if not rule.share or mention.kind != "percent":
        return True
    return mention.unit in ("", "percent") and 0 <= (mention.value or 0) <= _WHOLE


def changes(mention: Mention, rule: Rule, vocabulary: Vocabulary) -> bool:
    """Whether `mention` tells a change: a rise, a fall or a multiple, in a unit of `rule`."""
    told = mention.per in ("", YEARLY) and (bool(mention.trend) or mention.unit == "times")
    told = told and mention.unit != OF_GDP  # how much of GDP there is, not how much more
    return told and accepts(rule, vocabulary.units.kind(mention.unit))


def same_unit(mention: Mention, figure: Observation, rule: Rule, vocabulary: Vocabulary) -> bool:
    """Whether `mention`, as a figure of `rule`, has a unit of the kind that `figure` has."""
    kinds = vocabulary.units
    own = kinds.kind(unit_code(mention, vocabulary, rule))
    theirs = kinds.kind(figure.unit)
    return own == theirs or (own in _COUNTABLE and theirs in _COUNTABLE)
