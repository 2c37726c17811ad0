"""Durations of one: "no longer than a year", "less than a month".

An article is a number only behind a hedge; "a year" alone is left to be a rate or a date.
"""

from __future__ import annotations

from etl.extract.numbers import hedges
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found
from etl.extract.numbers.phrases import quantity
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import unit_at

WORDS = frozenset(lexicon("amounts")["lengths_of_time"])


def read_duration(tokens: Tokens, index: int, free: int) -> Found | None:
    """ "A year" and its like where a hedge makes it a length of time."""
    first = index - 1
    if tokens.low[first] not in ("a", "an") or first < free:
        return None
    if hedges.before(tokens, first, free)[1] is None:
        return None
    unit = unit_at(tokens, index)
    if unit is None:
        return None
    number, until = quantity(
        tokens, first, unit.until, free, kind="duration", value=unit.factor, unit=unit.code
    )
    return Found((number,), until)
