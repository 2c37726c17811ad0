"""One row of a figure sheet: checked cell by cell against the vocabulary.

Comes in: the cells of a row by column, its numbers plain. Goes out: what is wrong with them, by
column, with what is allowed; or its numbers in base units, scaled in decimals, so that 4.872
billion is exactly 4872000000. Never guesses what a cell might mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from math import nan
from typing import Any, TypeAlias, get_args
from urllib.parse import urlsplit

import numpy as np

from etl.periods import DATE_FORMS, FORMS, is_date, span
from etl.possible import Problem, impossible_amounts, impossible_sides
from etl.sheet_columns import NUMBERS
from etl.suggestions import nearest, suggestion
from etl.tables import Qualifier, Status
from etl.vocabulary import Vocabulary

_NUMBER = re.compile(r"[-+−]?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,2})?", re.ASCII)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+|\d{1,3}(?:\.\d{1,3}){3}")
_QUOTED = 60
_SHORT = re.compile(r"[-+]?[\d.]{1,15}", re.ASCII)
_ALL_SHORT = re.compile(rf"(?:(?:{_SHORT.pattern})?(?:\n|\Z))*", re.ASCII)
_EXAMPLES = 6
_LONGEST = {
    "subject": 500, "breakdown": 500, "attributed_to": 500, "source_title": 500,
    "source_publisher": 500, "source_url": 2_000, "note": 5_000,
}  # fmt: skip  # characters of a cell that may hold any text
LOWER = ("more_than", "at_least")
UPPER = ("less_than", "up_to")
_BOUNDS_HELP = (
    "For a range fill low and high; for more_than, at_least, less_than or up_to the value is the "
    "bound; an exact value has none."
)


Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
_Found = Iterator[Problem]
Check = Callable[[Mapping[str, str], Vocabulary], _Found]


def cell_problems(cells: Mapping[str, str], vocabulary: Vocabulary) -> _Found:
    """What is wrong with `cells`, which hold a text for each column of a sheet."""
    for check, _ in CHECKS:
        yield from check(cells, vocabulary)


def _too_long(column: str, cells: Mapping[str, str], _: Vocabulary) -> _Found:
    text, most = cells[column], _LONGEST[column]
    if len(text) > most:
        problem = f"{quoted(text)} has {len(text):,} characters; {most:,} is the most."
        yield column, problem, "Shorten it, or move what explains it into the note."


def _indicator_faults(cells: Mapping[str, str], vocabulary: Vocabulary) -> _Found:
    indicator = cells["indicator"]
    if indicator not in vocabulary.indicators:
        problem = f"The indicator {quoted(indicator)} is unknown." if indicator else "It is empty."
        yield "indicator", problem, _indicator_help(indicator, vocabulary)


def _indicator_help(written: str, vocabulary: Vocabulary) -> str:
    """The indicator that is called so, else the nearest id or label, else what there is."""
    labels = {one.label.casefold(): code for code, one in vocabulary.indicators.items()}
    if called := labels.get(written.casefold()):
        return f"Write {called}."
    near = nearest(written, tuple(vocabulary.indicators))
    meant = near or labels.get(nearest(written.casefold(), tuple(labels)), "")
    asked = f"Did you mean '{meant}'?" if meant else suggestion(written, vocabulary.indicators)
    return f"{asked} Indicators are added in vocabulary/indicators.toml."


def _entity_faults(column: str, cells: Mapping[str, str], vocabulary: Vocabulary) -> _Found:
    code = cells[column]
    if code not in vocabulary.entities and (code or column == "entity"):
        problem = f"The {column} {quoted(code)} is unknown." if code else "It is empty."
        upper = code.upper()
        named = upper if upper in vocabulary.entities else vocabulary.places.code(code)
        yield column, problem, f"Write {named}." if named else _entity_help(code, vocabulary)


def _entity_help(code: str, vocabulary: Vocabulary) -> str:
    """The nearest code or name, if any is near, and where codes are listed."""
    labels = {entity.label: code for code, entity in vocabulary.entities.items()}
    known = (*vocabulary.entities, *labels)
    begins = tuple(name for name in known if name.casefold()[:2] == code.casefold()[:2])
    near = nearest(code, known, likeness=0.75) or nearest(code, begins)
    meant = labels.get(near, near)
    asked = f"Did you mean {meant} ({vocabulary.entities[meant].label})? " if near else ""
    return (
        f"{asked}Write a code of vocabulary/countries.toml, such as BLR for Belarus, or of "
        "vocabulary/entities.toml, such as EU."
    )


def _choice_faults(
    column: str, allowed: tuple[str, ...], cells: Mapping[str, str], _: Vocabulary
) -> _Found:
    if cells[column] not in allowed:
        problem = f"{quoted(cells[column])} is no {column}." if cells[column] else "It is empty."
        yield column, problem, f"Allowed are {', '.join(allowed)}."


def _period_faults(cells: Mapping[str, str], _: Vocabulary) -> _Found:
    if cells["period"] and span(cells["period"]) is None:
        yield "period", f"{quoted(cells['period'])} is no period.", f"Write it as {FORMS}."


def _date_faults(cells: Mapping[str, str], _: Vocabulary) -> _Found:
    if cells["source_date"] and not is_date(cells["source_date"]):
        problem = f"{quoted(cells['source_date'])} is no date."
        yield "source_date", problem, f"Write it as {DATE_FORMS}."


def _title_faults(cells: Mapping[str, str], _: Vocabulary) -> _Found:
    if not cells["source_title"]:
        yield "source_title", "It is empty.", "Name the source of the figure."


def _address_faults(cells: Mapping[str, str], _: Vocabulary) -> _Found:
    if cells["source_url"] and not _is_address(cells["source_url"]):
        problem = f"{quoted(cells['source_url'])} is no web address."
        yield "source_url", problem, "Write it as https://example.org/page, without blanks."


def _is_address(text: str) -> bool:
    """Whether `text` is an address of the web: a scheme, a host with a domain, a port that is."""
    if not re.fullmatch(r"https?://\S+", text, re.IGNORECASE):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        return _HOST.fullmatch(host) is not None and (parts.port or 1) > 0
    except ValueError:
        return False


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


def _number_faults(cells: Mapping[str, str], _: Vocabulary) -> _Found:
    numbers = numbers_of(cells)
    wrong = [column for column in NUMBERS if cells[column] and column not in numbers]
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
    elif (qualifier in LOWER and low not in (None, value)) or (
        qualifier in UPPER and high not in (None, value)
    ):
        yield "qualifier", f"The bound is not the value that is {qualifier}.", _BOUNDS_HELP


def quoted(text: str) -> str:
    """A cell as a sentence quotes it: no more than its beginning."""
    return f"'{text}'" if len(text) <= _QUOTED else f"'{text[:_QUOTED]}...'"


def numbers_of(cells: Mapping[str, str]) -> dict[str, Decimal]:
    """The numbers of `cells` by column, as written: without those that are none."""
    found = ((column, decimal_of(cells[column])) for column in NUMBERS)
    return {column: number for column, number in found if number is not None}


def decimal_of(text: str) -> Decimal | None:
    """The plain number that a cell holds; None where it holds none."""
    return _number_in(text) if _NUMBER.fullmatch(text) else None


def _amount_faults(cells: Mapping[str, str], vocabulary: Vocabulary) -> _Found:
    return impossible_amounts(cells, numbers_of(cells), vocabulary)


CHECKS: tuple[tuple[Check, tuple[str, ...]], ...] = (
    *((partial(_too_long, column), (column,)) for column in _LONGEST),
    (_indicator_faults, ("indicator",)),
    *((partial(_entity_faults, column), (column,)) for column in ("entity", "counterpart")),
    (partial(_choice_faults, "qualifier", get_args(Qualifier)), ("qualifier",)),
    (partial(_choice_faults, "status", get_args(Status)), ("status",)),
    (_period_faults, ("period",)),
    (_date_faults, ("source_date",)),
    (_title_faults, ("source_title",)),
    (_address_faults, ("source_url",)),
    (_unit_faults, ("indicator", "unit")),
    (_number_faults, (*NUMBERS, "qualifier")),
    (impossible_sides, ("indicator", "entity", "counterpart")),
    (_amount_faults, ("indicator", "unit", "qualifier", *NUMBERS)),
)
"""What is checked, and the columns that it depends on: the same cells have the same problems."""


def middle(low: str, high: str, factor: float) -> float:
    """What lies between two plain numbers, times `factor`, as `scaled`."""
    return scaled(f"{(_number_in(low) + _number_in(high)) / 2:f}", factor)


def scaled_all(texts: Sequence[str], factors: Sequence[float]) -> Numbers:
    """Each of `texts` times its factor, as `scaled`; what is empty is no number (NaN)."""
    powers = list(map(_power, factors))
    if all(powers) and _ALL_SHORT.fullmatch("\n".join(texts)):
        made = [
            float(text + power) if text else nan for text, power in zip(texts, powers, strict=True)
        ]
    else:
        made = [
            scaled(text, factor) if text else nan
            for text, factor in zip(texts, factors, strict=True)
        ]
    return np.array(made, dtype="float64")


def scaled(text: str, factor: float) -> float:
    """A plain number times `factor`, as exact as the 15 digits that the tables hold."""
    if _SHORT.fullmatch(text) and (power := _power(factor)):
        return float(text + power)
    return float(f"{_number_in(text) * Decimal(repr(factor)):.15g}")


@cache
def _power(factor: float) -> str:
    """`factor` as a power of ten that is written behind a number, '' where it is none."""
    exponent = Decimal(repr(factor)).normalize().as_tuple()
    return f"e{exponent.exponent}" if exponent.digits == (1,) else ""


def _number_in(text: str) -> Decimal:
    return Decimal(text.replace("−", "-"))
