"""Lengths of one: "less than a year", "about a mile", "a year and a half", "a day and 9 hours".

Comes in: the place of a unit of time or length. Goes out: the quantity whose article or "the past"
stands before it. "A year" alone is left to be a rate or a date.
"""

from __future__ import annotations

from etl.extract.numbers import hedges
from etl.extract.numbers.fractions import fraction_at, joined
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found
from etl.extract.numbers.phrases import quantity
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import Unit, unit_at
from etl.extract.numbers.words import SMALL

_WORDS = lexicon("durations")
_MEASURES = frozenset(_WORDS["measures"])
_AFTER_MEASURE = frozenset(_WORDS["after_measure"])
_INSTEAD = frozenset(_WORDS["instead_of_article"])
_ARTICLES = ("a", "an")
_RATES = ("once", "twice", "times")

WORDS = frozenset(_WORDS["lengths_of_time"]) | _MEASURES


def read_duration(tokens: Tokens, index: int, free: int) -> Found | None:
    """ "A year" and its like where a hedge or what is added makes it a length."""
    low = tokens.low
    before = low[index - 1]
    article = before in _ARTICLES and index - 1 >= free
    if not article and not (before in _INSTEAD and low[joined(tokens, index + 1)] == "and"):
        return None
    unit = unit_at(tokens, index)
    if unit is None:
        return None
    until, value = _and_part(tokens, unit)
    first = index - 1 if article else index
    more = _or_two(tokens, unit) if article else 0
    if until == unit.until and not more and not (article and _is_number(tokens, index, unit, free)):
        return None
    number, until = quantity(
        tokens, first, until + 2 * (more > 0), free, value=value * unit.factor, unit=unit.code,
        kind="measure" if low[index] in _MEASURES else "duration",
        highest=more * unit.factor or None,
    )  # fmt: skip
    return Found((number,), until)


def _and_part(tokens: Tokens, unit: Unit) -> tuple[int, float]:
    """The first token behind "and a half" where that follows, and how many units it all is."""
    low = tokens.low
    at = joined(tokens, unit.until)
    if low[at] == "and":
        begin = joined(tokens, at + 1)
        fraction = fraction_at(tokens, begin)
        if fraction is not None and not _is_of_another(tokens, begin, fraction[0]):
            return fraction[0], 1 + fraction[1]
    return unit.until, 1.0


def _or_two(tokens: Tokens, unit: Unit) -> int:
    """The "two" of "a year or two", the other end of its range; 0 where there is none."""
    if tokens.low[unit.until] != "or" or tokens.low[unit.until + 2] in tokens.units.spellings:
        return 0
    return {"two": 2, "three": 3}.get(tokens.low[unit.until + 1], 0)


def _is_of_another(tokens: Tokens, begin: int, until: int) -> bool:
    """Whether the fraction is no part of the unit: "a ton and half a kilo"."""
    after = tokens.low[until]
    alone = until == begin + 1 and (after == "of" or after in _ARTICLES or after == "the")
    return alone or after in tokens.units.scales


def _is_number(tokens: Tokens, index: int, unit: Unit, free: int) -> bool:
    """Whether the article before the unit is a number: a hedge, or a part in figures, tells it."""
    low = tokens.low
    at = unit.until
    rate = low[index - 2] in _RATES
    if not rate and low[at] == "and" and (low[at + 1].isdecimal() or low[at + 1] in SMALL):
        part = unit_at(tokens, at + 2)
        if part is not None and tokens.units.kind(part.code) == tokens.units.kind(unit.code):
            return True
    if low[at] == "or" and hedges.after(tokens, at)[1] is not None:
        return True
    if hedges.before(tokens, index - 1, free)[1] is None:
        return False
    return low[index] not in _MEASURES or not low[at].isalpha() or low[at] in _AFTER_MEASURE
