"""Shares told as so many in so many: "one in four", "nine out of ten", "three euros in ten".

Comes in: the token of the first number. Goes out: where the second ends and the percentage. Where
the second is a time, a year or a row of tries, there is none.
"""

from __future__ import annotations

from etl.extract.numbers.fractions import joined
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.numerals import numeral_at
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import scale_after, unit_at
from etl.extract.numbers.words import SCALES, SMALL, cardinal_at

_TRIES = frozenset(lexicon("shares")["tries"])
_ROUND = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000})
_YEARS = range(1800, 2100)
_EVERY = ("every", "each")
_CLOSING = frozenset(lexicon("shares")["closing"])


def proportion_at(tokens: Tokens, index: int) -> tuple[int, float] | None:
    """The first token behind the proportion that begins at token `index`, and its percentage."""
    coin = _coin(tokens, index)
    at = coin or joined(tokens, index + 1)
    if tokens.low[at] == "times" and tokens.low[at + 1] == "out":
        at += 1
    word = tokens.low[at]
    if word == "in":
        at = joined(tokens, at + 1)
    elif word == "out" and tokens.low[joined(tokens, at + 1)] == "of":
        at = joined(tokens, joined(tokens, at + 1) + 1)
    else:
        return None
    every = tokens.low[at] in _EVERY
    at += every
    part, whole = _number(tokens, index, round_only=not coin), _number(tokens, at)
    if part is None or whole is None or not 0 < part[1] < whole[1]:
        return None
    until = whole[0]
    if coin and not every and tokens.low[until] not in _CLOSING:
        return None  # "five dollars in ten shops"
    if not every and (part[1] > 1 or word == "out") and whole[1] not in _ROUND:
        return None
    if _is_else(tokens, at, until, whole[1], money=part[1] == 1) or (
        part[1] > 1 and tokens.low[until] in _TRIES
    ):
        return None
    return until, float(f"{100 * part[1] / whole[1]:.15g}")


def _is_else(tokens: Tokens, at: int, until: int, whole: float, *, money: bool) -> bool:
    """Whether the second number is a year or has a unit: "one in 2019", "two in five years".

    One in so many pounds is a share all the same.
    """
    if whole in _YEARS and tokens.raw[at].isdecimal():
        return True
    unit = unit_at(tokens, until)
    if unit is None or unit.code in ("count", "persons"):
        return False
    return not (money and tokens.units.kind(unit.code) == "money")


def _coin(tokens: Tokens, index: int) -> int:
    """The token behind the coins that are the part: of "three euros in ten" the "in"; or 0."""
    part = _number(tokens, index, round_only=False)
    unit = unit_at(tokens, part[0]) if part and tokens.low[part[0]].isalpha() else None
    money = unit is not None and tokens.units.kind(unit.code) == "money"
    return unit.until if unit and money else 0


def _number(tokens: Tokens, at: int, *, round_only: bool = True) -> tuple[int, float] | None:
    """The first token behind the number at `at`, a whole one or any, and its value."""
    word = tokens.low[at]
    if "0" <= word[:1] < ":":
        found = numeral_at(tokens, at)
        if found is None:
            return None
        until, factor = scale_after(tokens, found[0], money=False)
        value = found[1] * factor
    elif word in SCALES and tokens.low[at - 1] in _EVERY:
        until, value = at + 1, SCALES[word]
    elif word in SMALL or word in SCALES or word in ("a", "an"):
        cardinal = cardinal_at(tokens, at)
        if cardinal is None:
            return None
        until, value, _ = cardinal
    else:
        return None
    return (until, value) if value.is_integer() or not round_only else None
