"""Shares told as so many in so many: "one in four", "nine out of ten", "two euros in every five".

Comes in: the token of the first number. Goes out: where the second ends and the percentage. Where
the second is a time, a year or a row of tries, there is none.
"""

from __future__ import annotations

from etl.extract.numbers.fractions import joined
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.neighbours import is_counted
from etl.extract.numbers.numerals import numeral_at
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import scale_after, unit_at
from etl.extract.numbers.words import SCALES, SMALL, cardinal_at

_TRIES = frozenset(lexicon("shares")["tries"])
_ROUND = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000})
_YEARS = range(1800, 2100)
_EVERY = ("hundred", "thousand")
_WORTH = frozenset(("'", "’", "s", "worth"))
_NEARBY = 5


def may_begin(tokens: Tokens, index: int) -> bool:
    """Whether a share may begin at the number at `index`, by a look at the words behind it."""
    low = tokens.low
    near = low[index + 1 : index + 1 + _NEARBY]
    if low[index + 1] in HYPHENS or low[index + 1] in ("in", "out", "times"):
        return True
    return ("of" in near and "every" in near) or ("in" in near and _money_until(tokens, index) > 0)


def proportion_at(tokens: Tokens, index: int) -> tuple[int, float] | None:
    """The first token behind the proportion that begins at token `index`, and its percentage."""
    sums = _money_until(tokens, index)
    at = sums or joined(tokens, index + 1)
    if tokens.low[at] == "times" and tokens.low[at + 1] == "out":
        at += 1
    word = tokens.low[at]
    if word == "in":
        at = joined(tokens, at + 1)
    elif word == "out" and tokens.low[joined(tokens, at + 1)] == "of":
        at = joined(tokens, joined(tokens, at + 1) + 1)
    elif word == "of" and tokens.low[at + 1] == "every":  # "46 of every hundred roubles"
        at += 1
    else:
        return None
    every = tokens.low[at] == "every"
    at += every
    part, whole = _number(tokens, index), _number(tokens, at)
    if every and whole is None and tokens.low[at] in _EVERY:
        whole = at + 1, SCALES[tokens.low[at]]
    if part is None or whole is None or not 0 < part[1] < whole[1]:
        return None
    if not part[1].is_integer() and not (every and whole[1] in SCALES.values()):
        return None  # "46.6 of every hundred"
    until = whole[0]
    if not every and (part[1] > 1 or word == "out") and whole[1] not in _ROUND:
        return None
    if sums and not every and is_counted(tokens, until):
        return None  # "3 euros in ten shops"
    if _is_else(tokens, at, until, whole[1], money=every or part[1] == 1) or (
        part[1] > 1 and tokens.low[until] in _TRIES
    ):
        return None
    return until, float(f"{100 * part[1] / whole[1]:.15g}")


def _money_until(tokens: Tokens, index: int) -> int:
    """The token behind the money that the number at `index` counts, or 0: "one euro's worth in"."""
    if not tokens.raw[index + 1][:1].islower():
        return 0
    unit = unit_at(tokens, index + 1)
    if unit is None or tokens.units.kind(unit.code) != "money":
        return 0
    at = unit.until
    while tokens.low[at] in _WORTH:
        at += 1
    return at


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


def _number(tokens: Tokens, at: int) -> tuple[int, float] | None:
    """The first token behind the number at `at`, and its value."""
    word = tokens.low[at]
    if "0" <= word[:1] < ":":
        found = numeral_at(tokens, at)
        if found is None:
            return None
        until, factor = scale_after(tokens, found[0], money=False)
        value = found[1] * factor
    elif word in SMALL or word in SCALES or word in ("a", "an"):
        cardinal = cardinal_at(tokens, at)
        if cardinal is None:
            return None
        until, value, _ = cardinal
    else:
        return None
    return until, value
