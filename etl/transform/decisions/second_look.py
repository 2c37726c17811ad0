"""What a person sets, held against what was read: what is asked for before it is kept.

Comes in: the figure that a number is read as, the figure that a ruling makes of it, the ruling and
the vocabulary. Goes out: by column, what is so unlike the reading that it may be a slip, and what
to write where it is meant; a notice of what is only unusual. It says nothing of what cannot be at
all.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.periods import span
from etl.possible import Problem
from etl.rulings import Ruling
from etl.tables import Observation
from etl.vocabulary import Rule, Vocabulary

_ANOTHER_SCALE = 300
"""A number without a unit that is so many times what was read is one in another scale."""
_ABOUT = 1.5
"""A fraction for a percentage is a hundredth of it, give or take so much."""
_HUNDREDTHS = ("percent", "points")
_KIN = (("count", "persons"), _HUNDREDTHS)
"""Kinds of unit that one and the same number may have: only what it is a number of differs."""
_YEARLY = "/years"
_BOUNDED = ("low", "high")


def doubtful(
    figure: Observation, read: Observation, ruling: Ruling, vocabulary: Vocabulary
) -> Iterator[Problem]:
    """What of `figure`, which `ruling` makes of what was `read`, is to be said more plainly."""
    yield from (
        list(_another_scale(read, ruling, vocabulary))
        or [*_beyond_its_bounds(read, ruling), *_relabelled(read, ruling, vocabulary)]
        or list(_out_of_its_range(figure, ruling, vocabulary))
    )


def ahead_of_its_source(figure: Observation, ruling: Ruling, published: str) -> list[str]:
    """A notice where `figure` tells as done what begins after its source was `published`.

    Of a source without a date it is the day of the ruling: nobody knows more than on that.
    """
    told = span(published) or span(ruling.date)
    begun = span(figure.period)
    decided = ruling.decision == "assign" or {"period", "status"} & ruling.words.keys()
    if figure.status != "actual" or not (decided and told and begun and begun[0] > told[1]):
        return []
    when = f"{figure.period}, told {published}" if span(published) else figure.period
    whom = "its source" if span(published) else "this was decided"
    return [
        f"{ruling.place}, period: 'actual', and yet later than {whom} ({when}): "
        "see that period and status are right."
    ]


def fitting_units(rule: Rule, vocabulary: Vocabulary) -> str:
    """A unit of each kind that figures of `rule` may have, as people write it: "USD or percent"."""
    known = vocabulary.units.records
    first: dict[str, str] = {}
    for code, record in known.items():
        if rule.per and code.endswith(f"/{rule.per}"):
            first.setdefault(record.kind, code)
    for code in ("USD", *known):
        if code in known:
            first.setdefault(known[code].kind, code)
    return " or ".join(first[kind] for kind in rule.unit_kinds if kind in first)


def _another_scale(read: Observation, ruling: Ruling, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Numbers in another scale than what was `read`, of which the ruling does not tell the unit.

    Who corrects the 764.9 of a table in millions writes 764.8, and means millions; who writes 0.4
    for 41.5 percent means 40 percent.
    """
    known = [abs(n) for n in (read.value, read.low, read.high) if n]
    if "unit" in ruling.words or not known:
        return
    parts = vocabulary.units.kind(read.unit) in _HUNDREDTHS
    for column, number in ruling.numbers.items():
        near = min(known) / _ANOTHER_SCALE < abs(number) < max(known) * _ANOTHER_SCALE
        if number and (not near or (parts and _is_fraction(abs(number), known))):
            problem = f"{number:,.15g} {read.unit} is far from what was read, {known[0]:,.15g}."
            remedy = f"Write its unit as well: {read.unit}, or with a scale as in 'million USD'."
            if parts:
                remedy = f"Write its unit as well, {read.unit}, where that is meant."
            yield column, problem, remedy


def _is_fraction(number: float, known: list[float]) -> bool:
    """Whether `number` is about a hundredth of one of those `known`, or a hundred times one."""
    return any(
        scale / _ABOUT < number / one < scale * _ABOUT for one in known for scale in (0.01, 100)
    )


def _beyond_its_bounds(read: Observation, ruling: Ruling) -> Iterator[Problem]:
    """A bound on the wrong side of the value that the text states, and that the ruling leaves."""
    value, given = read.value, ruling.numbers
    if "value" in given or value is None or read.qualifier == "range":
        return
    for column, side in zip(_BOUNDED, ("above", "below"), strict=True):
        bound = given.get(column)
        if bound is not None and (bound > value if column == "low" else bound < value):
            problem = f"The {column} {bound:,.15g} is {side} the value, {value:,.15g}."
            yield column, problem, f"Mend the {column}, or set the value as well."


def _relabelled(read: Observation, ruling: Ruling, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A unit that makes another thing of the number that was `read`, which is not set anew."""
    unit = ruling.words.get("unit", read.unit)
    anew = "value" in ruling.numbers or all(column in ruling.numbers for column in _BOUNDED)
    stated = next((n for n in (read.value, read.low, read.high) if n is not None), None)
    if anew or stated is None:
        return
    rule = vocabulary.rules[ruling.words.get("indicator", read.indicator)]
    if not _is_akin(read.unit, unit, rule, vocabulary):
        problem = f"The number was read as {stated:,.15g}{_told(read.unit, vocabulary)}."
        yield "unit", problem, f"To make it {stated:,.15g} {unit}, set value={stated:.15g} as well."


def _told(unit: str, vocabulary: Vocabulary) -> str:
    """`unit` behind a number, a rate of time in words: " USD a month"; a bare count has none."""
    if unit == "count":
        return ""
    over, _, under = unit.partition("/")
    timed = vocabulary.units.kind(under) == "duration"
    return f" {over} a {under.removesuffix('s')}" if timed else f" {unit}"


def _is_akin(read: str, unit: str, rule: Rule, vocabulary: Vocabulary) -> bool:
    """Whether a number in `read` may be called one in `unit`, with nothing else changed.

    A price may leave out the amount that it is for, and a sum a year is the sum of a year.
    """
    if unit in (read, read.removesuffix(_YEARLY)) or (rule.per and unit == f"{read}/{rule.per}"):
        return True
    kinds = {vocabulary.units.kind(code) for code in (read, unit)}
    return any(kinds <= set(kin) for kin in _KIN)


def _out_of_its_range(
    figure: Observation, ruling: Ruling, vocabulary: Vocabulary
) -> Iterator[Problem]:
    """A value that no text is read to state of its indicator, set without saying it in full."""
    rule, value = vocabulary.rules[figure.indicator], figure.value
    anew = ruling.numbers or "indicator" in ruling.words
    told = "value" in ruling.numbers and "unit" in ruling.words
    kind = vocabulary.units.kind(figure.unit)
    if value is None or not anew or told or kind not in rule.unit_kinds:
        return
    low = abs(value) < rule.least and kind != "percent"
    if low or abs(value) > rule.most:
        bound = f"below {rule.least:,.15g}" if low else f"above {rule.most:,.15g}"
        problem = f"{value:,.15g} {figure.unit} is {bound}, and no '{figure.indicator}' is."
        remedy = f"Where it is right, set value={value:.15g} and unit={figure.unit} as well."
        yield "value", problem, remedy
