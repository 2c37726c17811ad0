"""One row of a figure sheet: checked cell by cell against the vocabulary.

Comes in: the cells of a row by column. Goes out: a `Figure`, or faults that name row and column
and say what is allowed. Values are scaled to base units in decimals, so that 4.872 billion is
exactly 4872000000. Never guesses what a cell might mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args

from etl.errors import Fault
from etl.periods import DATE_FORMS, FORMS, is_date, span
from etl.possible import Problem, impossible
from etl.suggestions import nearest, suggestion
from etl.tables import Qualifier, Status
from etl.vocabulary import Vocabulary

REQUIRED = (
    "indicator", "entity", "period", "value", "qualifier", "unit", "status", "source_title",
)  # fmt: skip
OPTIONAL = (
    "counterpart", "subject", "breakdown", "low", "high", "attributed_to", "source_publisher",
    "source_url", "source_date", "note",
)  # fmt: skip

_NUMBER = re.compile(r"[-+−]?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,2})?", re.ASCII)
_NUMBERS = ("value", "low", "high")
_QUOTED = 60
_EXAMPLES = 6
_LONGEST = {
    "subject": 500, "breakdown": 500, "attributed_to": 500, "source_title": 500,
    "source_publisher": 500, "source_url": 2_000, "note": 5_000,
}  # fmt: skip  # characters of a cell that may hold any text
_LOWER = ("more_than", "at_least")
_UPPER = ("less_than", "up_to")
_BOUNDS_HELP = (
    "For a range fill low and high; for more_than, at_least, less_than or up_to the value is the "
    "bound; an exact value has none."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """The checked numbers of a row, in base units of `unit`."""

    unit: str
    unit_kind: str
    value: float
    low: float | None
    high: float | None


def check_row(
    cells: Mapping[str, str], vocabulary: Vocabulary, place: str, faults: list[Fault]
) -> Figure | None:
    """The figure of the row at `place`; None, with its faults added, where it is not sound."""
    found = [
        Fault(f"{place}, {column}", problem, remedy)
        for column, problem, remedy in cell_problems(cells, vocabulary)
    ]
    faults.extend(found)
    return None if found else _figure(cells, vocabulary)


_Found = Iterator[Problem]


def cell_problems(cells: Mapping[str, str], vocabulary: Vocabulary) -> _Found:
    """What is wrong with `cells`, which hold a text for each column of a sheet."""
    yield from _length_faults(cells)
    yield from _word_faults(cells, vocabulary)
    yield from _unit_faults(cells, vocabulary)
    yield from _number_faults(cells)
    yield from impossible(cells, numbers_of(cells), vocabulary)


def _length_faults(cells: Mapping[str, str]) -> _Found:
    for column, most in _LONGEST.items():
        text = cells[column]
        if len(text) > most:
            problem = f"{quoted(text)} has {len(text):,} characters; {most:,} is the most."
            yield column, problem, "Shorten it, or move what explains it into the note."


def _word_faults(cells: Mapping[str, str], vocabulary: Vocabulary) -> _Found:
    indicator = cells["indicator"]
    if indicator not in vocabulary.indicators:
        problem = f"The indicator {quoted(indicator)} is unknown." if indicator else "It is empty."
        help_ = suggestion(indicator, vocabulary.indicators)
        yield "indicator", problem, f"{help_} Indicators are added in vocabulary/indicators.toml."
    for column in ("entity", "counterpart"):
        code = cells[column]
        if code not in vocabulary.entities and (code or column == "entity"):
            problem = f"The {column} {quoted(code)} is unknown." if code else "It is empty."
            named = vocabulary.places.code(code)
            known = {code: entity.label for code, entity in vocabulary.entities.items()}
            remedy = (
                f"Write {named}."
                if named
                else f"Write a code of countries.toml or entities.toml: {suggestion(code, known)}"
            )
            yield column, problem, remedy
    for column, allowed in (("qualifier", get_args(Qualifier)), ("status", get_args(Status))):
        if cells[column] not in allowed:
            problem = (
                f"{quoted(cells[column])} is no {column}." if cells[column] else "It is empty."
            )
            yield column, problem, f"Allowed are {', '.join(allowed)}."
    if cells["period"] and span(cells["period"]) is None:
        yield "period", f"{quoted(cells['period'])} is no period.", f"Write it as {FORMS}."
    if cells["source_date"] and not is_date(cells["source_date"]):
        problem = f"{quoted(cells['source_date'])} is no date."
        yield "source_date", problem, f"Write it as {DATE_FORMS}."
    if not cells["source_title"]:
        yield "source_title", "It is empty.", "Name the source of the figure."
    if cells["source_url"] and not re.match(r"https?://[^\s]+$", cells["source_url"]):
        problem = f"{quoted(cells['source_url'])} is no web address."
        yield "source_url", problem, "Begin it with https://."


def _unit_faults(cells: Mapping[str, str], vocabulary: Vocabulary) -> _Found:
    parsed = vocabulary.units.parse(cells["unit"])
    if parsed is None:
        problem = (
            f"The unit {quoted(cells['unit'])} is unknown." if cells["unit"] else "It is empty."
        )
        yield "unit", problem, _unit_help(cells, vocabulary)
    elif cells["indicator"] in vocabulary.indicators:
        kinds = vocabulary.rules[cells["indicator"]].unit_kinds
        if vocabulary.units.kind(parsed[0]) not in kinds:
            fitting = [u for u, r in vocabulary.units.records.items() if r.kind in kinds][:12]
            yield (
                "unit",
                f"The unit '{cells['unit']}' does not fit the indicator '{cells['indicator']}'.",
                f"It is measured in {' or '.join(kinds)}, as in {', '.join(fitting)}.",
            )


def _unit_help(cells: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """What the unit can be: the nearest of those that fit the indicator, if it is known."""
    rule = vocabulary.rules.get(cells["indicator"])
    records = vocabulary.units.records
    fitting = [u for u, r in records.items() if not rule or r.kind in rule.unit_kinds]
    codes = {u: u for u in fitting}
    codes |= {s: u for s, (u, _) in vocabulary.units.spellings.items() if u in codes}
    words = [w for w in cells["unit"].split() if w.lower() not in vocabulary.units.scales]
    near = nearest(" ".join(words), tuple(codes), likeness=0.75)
    help_ = f"Did you mean '{near}'? " if near else ""
    return (
        f"{help_}Write a unit of vocabulary/units.toml or a currency code, such as "
        f"{', '.join(fitting[:_EXAMPLES])}, after a scale if need be: 'billion RUB'."
    )


def _number_faults(cells: Mapping[str, str]) -> _Found:
    numbers = numbers_of(cells)
    wrong = [column for column in _NUMBERS if cells[column] and column not in numbers]
    for column in wrong:
        problem = f"{quoted(cells[column])} is no number."
        yield column, problem, "Write digits with a decimal point: 1234.5."
    if wrong:
        return
    value, low, high = (numbers.get(column) for column in ("value", "low", "high"))
    if low is not None and high is not None and low > high:
        yield "low", f"The low {low} is above the high {high}.", "Exchange them."
    elif value is not None and low is not None and value < low:
        yield "value", f"The value {value} is below the low {low}.", "Mend one of them."
    elif value is not None and high is not None and value > high:
        yield "value", f"The value {value} is above the high {high}.", "Mend one of them."
    else:
        yield from _hedge_faults(cells["qualifier"], value, low, high)


def _hedge_faults(
    qualifier: str, value: Decimal | None, low: Decimal | None, high: Decimal | None
) -> _Found:
    if qualifier == "range":
        if low is None or high is None:
            yield "low", "A range needs its low and its high.", "Fill both."
    elif value is None:
        yield "value", "It is empty.", f"Write the number. {_BOUNDS_HELP}"
    elif qualifier == "exact" and (low, high) not in ((None, None), (value, value)):
        yield "qualifier", "The value is exact, and yet has bounds.", _BOUNDS_HELP
    elif (qualifier in _LOWER and low not in (None, value)) or (
        qualifier in _UPPER and high not in (None, value)
    ):
        yield "qualifier", f"The bound is not the value that is {qualifier}.", _BOUNDS_HELP


def quoted(text: str) -> str:
    """A cell as a sentence quotes it: no more than its beginning."""
    return f"'{text}'" if len(text) <= _QUOTED else f"'{text[:_QUOTED]}...'"


def numbers_of(cells: Mapping[str, str]) -> dict[str, Decimal]:
    """The numbers of `cells` by column, as written: without those that are none."""
    return {c: _decimal(cells[c]) for c in _NUMBERS if _NUMBER.fullmatch(cells[c])}


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace("−", "-"))


def _figure(cells: Mapping[str, str], vocabulary: Vocabulary) -> Figure:
    """The numbers of sound `cells`; a bound that the qualifier implies is filled in."""
    code, factor = vocabulary.units.parse(cells["unit"]) or ("", 1.0)
    scale = Decimal(repr(factor))
    scaled = {column: number * scale for column, number in numbers_of(cells).items()}
    qualifier = cells["qualifier"]
    if "value" not in scaled:
        scaled["value"] = (scaled["low"] + scaled["high"]) / 2
    if qualifier == "exact" or qualifier in _LOWER:
        scaled["low"] = scaled["value"]
    if qualifier == "exact" or qualifier in _UPPER:
        scaled["high"] = scaled["value"]
    numbers: dict[str, Any] = {column: float(number) for column, number in scaled.items()}
    return Figure(
        unit=code,
        unit_kind=vocabulary.units.kind(code),
        value=numbers["value"],
        low=numbers.get("low"),
        high=numbers.get("high"),
    )
