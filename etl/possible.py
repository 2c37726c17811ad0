"""Can a row of a sheet be true at all? What is sound cell by cell may still be impossible.

Comes in: the cells of a row and its numbers, and what the vocabulary says of the indicator. Goes
out: what cannot be, by column, with what can. Where the indicator or the unit is unknown it says
nothing: that has been told already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from etl.tables import QUALIFIER_LABELS
from etl.vocabulary import Vocabulary

Problem = tuple[str, str, str]
"""A column, what is wrong in it, and what to do about it."""

WHOLE = ("persons", "count")
"""Kinds of unit that count in whole numbers."""

_SIGNED = ("growth", "remainder")
_WITHOUT = {"more_than": 100, "less_than": 0}


def impossible(
    cells: Mapping[str, str], numbers: Mapping[str, Decimal], vocabulary: Vocabulary
) -> Iterator[Problem]:
    """What cannot be in a row with `cells` and the `numbers` of its cells, as they are written."""
    yield from impossible_sides(cells, vocabulary)
    yield from impossible_amounts(cells, numbers, vocabulary)


def impossible_amounts(
    cells: Mapping[str, str], numbers: Mapping[str, Decimal], vocabulary: Vocabulary
) -> Iterator[Problem]:
    """The same, of its indicator, unit, qualifier and numbers alone."""
    if cells["indicator"] not in vocabulary.indicators:
        return
    parsed = vocabulary.units.parse(cells["unit"])
    unit, factor = parsed or ("", 1.0)
    kind = vocabulary.units.kind(unit)
    if kind not in vocabulary.rules[cells["indicator"]].unit_kinds:
        return
    for column, number in numbers.items():
        yield from _amount(cells, column, number, vocabulary, kind)
        scaled = number * Decimal(repr(factor))
        if kind in WHOLE and scaled != scaled.to_integral_value():
            record = vocabulary.units.records[unit]
            problem = f"{number} {cells['unit']} is no whole number of {record.label}."
            yield column, problem, "Write a whole number, or low and high around it."


def impossible_sides(cells: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[Problem]:
    """The same, of its indicator, entity and counterpart alone."""
    if cells["indicator"] not in vocabulary.indicators:
        return
    indicator = vocabulary.indicators[cells["indicator"]]
    rule = vocabulary.rules[cells["indicator"]]
    entity, counterpart = cells["entity"], cells["counterpart"]
    if not counterpart and (indicator.counterpart_role or "counterpart" in rule.needs):
        role = f"'{indicator.label}' needs its counterpart ({indicator.counterpart_role or 'with'})"
        code = rule.counterpart or "a code of vocabulary/countries.toml or entities.toml"
        yield "counterpart", f"It is empty; {role}.", f"Write {code}."
    known = vocabulary.entities.get(entity)
    if known and entity == counterpart and known.kind != "group":
        yield (
            "counterpart",
            f"{entity} is entity and counterpart at once.",
            "Name another entity; only a group may stand on both sides, for its members together.",
        )


def _amount(
    cells: Mapping[str, str], column: str, number: Decimal, vocabulary: Vocabulary, kind: str
) -> Iterator[Problem]:
    rule = vocabulary.rules[cells["indicator"]]
    label = vocabulary.indicators[cells["indicator"]].label
    beyond = column == "value" and number == _WITHOUT.get(cells["qualifier"])
    hedge = f"{QUALIFIER_LABELS[cells['qualifier']]} " if beyond else ""
    written = f"{hedge}{number} {cells['unit']}"
    if rule.share and kind == "percent":
        if beyond or not 0 <= number <= 100:
            yield (
                column,
                f"{written} is no part of a whole.",
                f"'{label}' is from 0 to 100 percent.",
            )
    elif not (rule.signed or rule.derived.formula in _SIGNED) and (
        number < 0 or (beyond and not number)
    ):
        yield (
            column,
            f"{written} is below nothing.",
            f"'{label}' is 0 or more; what can be negative, such as a change or a balance, has "
            "signed = true in vocabulary/indicators.toml.",
        )
