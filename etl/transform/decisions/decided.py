"""One figure as a person decided it: accepted, corrected, or made of a number nothing was made of.

Comes in: a figure or a number, a ruling on it, and the vocabulary. Goes out: the figure, and what
of it cannot be, by the row and column of the ruling. A field that the ruling leaves is never
touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from etl.errors import Fault
from etl.possible import Problem, impossible
from etl.rulings import NUMBERS, Ruling
from etl.tables import BASIS_COLUMNS, Mention, Observation, stable_id
from etl.transform.decisions.second_look import doubtful, fitting_units
from etl.vocabulary import Rule, Vocabulary

_SURE = ("stated", "vocabulary", "computed", "decided", "none")
_LOWER = ("more_than", "at_least")
_UPPER = ("less_than", "up_to")
_MAY_BE_UNSAID = ("counterpart", "period")
_BOUNDS_HELP = "Fill low and high for a range; write the qualifier that fits the bounds."


@dataclass(frozen=True, slots=True)
class _Numbers:
    value: float | None
    low: float | None
    high: float | None
    qualifier: str


def accepted(figure: Observation) -> Observation:
    """`figure` as it is, and sure: what told a field was right where that was in doubt."""
    return replace(figure, **_sure(figure), confidence=1.0)


def corrected(
    figure: Observation, mention: Mention, ruling: Ruling, vocabulary: Vocabulary, *, alone: bool
) -> tuple[Observation, list[Fault]]:
    """`figure` with the fields that `ruling` sets, stated by `mention`; and what cannot be of it.

    It keeps its id where the number `mention` `alone` states it.
    """
    name = figure.observation_id
    made = replace(
        figure,
        observation_id=name if alone else stable_id("o", mention.mention_id, name, "corrected"),
        **_place(mention),
        **_set(figure, ruling),
        **_sure(figure) | _told(ruling),
        confidence=1.0,
        method="decided",
    )
    return made, _faults(made, figure, ruling, vocabulary)


def assigned(
    document_id: str, mention: Mention, ruling: Ruling, vocabulary: Vocabulary
) -> tuple[Observation, list[Fault]]:
    """The figure that `ruling` makes of `mention`; and what cannot be of it.

    The number, its unit and its hedge are as the text has them, and what the indicator's entry in
    the vocabulary says of all its figures is said of this one, unless the ruling sets it.
    """
    rule = vocabulary.rules[ruling.words["indicator"]]
    entity = "" if "entity" in rule.needs else rule.entity
    figure = Observation(
        observation_id=stable_id("o", mention.mention_id, "decided"),
        indicator=rule.indicator,
        entity=entity,
        counterpart=rule.counterpart,
        value=mention.value,
        low=mention.value if mention.qualifier == "exact" else mention.low,
        high=mention.value if mention.qualifier == "exact" else mention.high,
        qualifier=mention.qualifier,
        unit=_unit(mention, rule),
        status=rule.status,
        document_id=document_id,
        method="decided",
        entity_basis="vocabulary",
        counterpart_basis="vocabulary" if rule.counterpart else "none",
        **_place(mention),
    )
    made = replace(figure, **_set(figure, ruling), **_told(ruling))
    return made, _faults(made, figure, ruling, vocabulary)


def _place(mention: Mention) -> dict[str, Any]:
    return {
        "mention_id": mention.mention_id,
        "passage_id": mention.passage_id,
        "start": mention.start,
        "end": mention.end,
    }


def _unit(mention: Mention, rule: Rule) -> str:
    """The unit of the number, as a rate where it is one; people are counted as persons."""
    unit = f"{mention.unit}/{mention.per}" if mention.unit and mention.per else mention.unit
    counted = (unit or "count") in ("count", "persons")
    if counted and "persons" in rule.unit_kinds and "count" not in rule.unit_kinds:
        return "persons"
    if counted and "count" in rule.unit_kinds and "persons" not in rule.unit_kinds:
        return "count"
    return unit or "count"


def _sure(figure: Observation) -> dict[str, Any]:
    return {basis: "decided" for basis in BASIS_COLUMNS if getattr(figure, basis) not in _SURE}


def _told(ruling: Ruling) -> dict[str, Any]:
    """What tells the fields that the ruling sets: a person; nothing tells one that it empties."""
    told = {}
    for column, text in ruling.words.items():
        if f"{column}_basis" in BASIS_COLUMNS:
            unsaid = column in _MAY_BE_UNSAID and not text
            told[f"{column}_basis"] = "none" if unsaid else "decided"
    return told


def _set(figure: Observation, ruling: Ruling) -> dict[str, Any]:
    """The fields that the ruling sets; bounds that a value and its hedge imply come with them."""
    fields: dict[str, Any] = dict(ruling.words)
    if ruling.numbers or "qualifier" in ruling.words:
        numbers = _numbers(figure, ruling)
        fields |= {column: getattr(numbers, column) for column in (*NUMBERS, "qualifier")}
    return fields


def _numbers(figure: Observation, ruling: Ruling) -> _Numbers:
    qualifier, given = ruling.words.get("qualifier", figure.qualifier), ruling.numbers
    low, high = given.get("low"), given.get("high")
    if qualifier == figure.qualifier == "range":
        low, high = given.get("low", figure.low), given.get("high", figure.high)
    value = given.get("value", figure.value)
    if "value" not in given and low is not None and high is not None:
        value = (low + high) / 2
    bare = qualifier == "exact" and low is None and high is None
    if bare or qualifier in _LOWER:
        low = value
    if bare or qualifier in _UPPER:
        high = value
    return _Numbers(value, low, high, qualifier)


def _faults(
    figure: Observation, read: Observation, ruling: Ruling, vocabulary: Vocabulary
) -> list[Fault]:
    problems = (
        list(doubtful(figure, read, ruling, vocabulary))
        or list(_number_problems(figure))
        or list(_meaning_problems(figure, vocabulary))
    )
    return [
        Fault(f"{ruling.place}, {column}", problem, remedy) for column, problem, remedy in problems
    ]


def _number_problems(figure: Observation) -> Iterator[Problem]:
    value, low, high = figure.value, figure.low, figure.high
    if figure.qualifier == "range" and (low is None or high is None):
        yield "low", "A range needs its low and its high.", "Fill both."
    elif value is None and low is None and high is None:
        yield "value", "The text says no value.", "Write the number."
    elif value is not None and (value < _known(low, value) or value > _known(high, value)):
        problem = f"The value {value:.15g} is not between its bounds."
        yield "value", problem, _BOUNDS_HELP
    elif figure.qualifier == "exact" and {low, high} - {value}:
        yield "qualifier", "The value is exact, and yet has bounds.", _BOUNDS_HELP


def _known(bound: float | None, otherwise: float) -> float:
    return otherwise if bound is None else bound


def _meaning_problems(figure: Observation, vocabulary: Vocabulary) -> Iterator[Problem]:
    kinds = vocabulary.rules[figure.indicator].unit_kinds
    if not figure.entity:
        yield "entity", "It is empty.", "Name the entity whose figure it is."
    if vocabulary.units.kind(figure.unit) not in kinds:
        problem = f"The unit '{figure.unit}' does not fit the indicator '{figure.indicator}'."
        units = fitting_units(vocabulary.rules[figure.indicator], vocabulary)
        remedy = f"Write the value and a unit that fits, such as {units}."
        yield "unit", problem, f"It is measured in {' or '.join(kinds)}. {remedy}"
    cells = {
        column: getattr(figure, column)
        for column in ("indicator", "entity", "counterpart", "unit", "qualifier")
    }
    stated = {column: getattr(figure, column) for column in NUMBERS}
    numbers = {c: Decimal(f"{n:.15g}") for c, n in stated.items() if n is not None}
    told = set()
    for column, problem, remedy in impossible(cells, numbers, vocabulary):
        if problem not in told:
            yield column, problem, remedy
        told.add(problem)
