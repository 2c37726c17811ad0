"""Shares and multiples in words: "one-third of", "more than half", "nine out of ten", "doubled".

Comes in: the token of a fraction, of the first of two numbers or of a multiple. Goes out: a
percentage or so many times. A fraction is a share only where the words around it make it one; a
rank ("the third") and a part of a game or a year ("the first half") are left alone.
"""

from __future__ import annotations

from etl.extract.numbers.fractions import MANY_PARTS, PARTS, fraction_at
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found
from etl.extract.numbers.multiples import WORDS as MULTIPLES
from etl.extract.numbers.multiples import read_multiple
from etl.extract.numbers.numerals import VULGAR, numeral_at
from etl.extract.numbers.phrases import quantity
from etl.extract.numbers.proportions import may_begin, proportion_at
from etl.extract.numbers.signs import HYPHENS, SLASHES
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import unit_at
from etl.extract.numbers.words import SMALL, cardinal_at

_TABLES = lexicon("shares")
_WHOLE = frozenset(_TABLES["whole"])
_BEFORE = frozenset(_TABLES["before"])
_AFTER = frozenset(_TABLES["after"])
_VERBS = frozenset(_TABLES["verbs"])
_PERIODS = frozenset(_TABLES["periods"])
_LASTING = frozenset(_TABLES["lasting"])
_CUTTING = frozenset(_TABLES["cutting"])
_HEDGES = frozenset(_TABLES["hedges"])
_ACCOUNTING = frozenset(_TABLES["accounting"])
_COMPARATIVES = frozenset(_TABLES["comparatives"])
_DEGREES = frozenset(_TABLES["degrees"])
_DECIDED = frozenset(_TABLES["decided"])
_PEOPLE = frozenset(_TABLES["people"])
_REPLIES = frozenset(_TABLES["replies"])
_ENDS = ("", ".", "!", ",", ";")
_ARTICLES = ("a", "an")
_NEARBY = 7
WORDS: frozenset[str] = frozenset((*SMALL, *PARTS, *VULGAR, *MULTIPLES))


def read_share(tokens: Tokens, index: int, free: int) -> Found | None:
    """The share or multiple that the token `index` begins or ends."""
    word, following = tokens.low[index], tokens.low[index + 1]
    if "0" <= word < ":":
        if may_begin(tokens, index):
            return _proportion(tokens, index, free)
        return _in_figures(tokens, index, free) if following in SLASHES else None
    if word in SMALL:
        if may_begin(tokens, index) and (found := _proportion(tokens, index, free)):
            return found
        part = tokens.low[index + 2] if following in HYPHENS else following
        if part in PARTS or part in MANY_PARTS:
            return _fraction(tokens, index, free)
        return None
    if word in MULTIPLES:
        return read_multiple(tokens, index, free)
    if word in VULGAR:
        return _in_figures(tokens, index, free)
    if index > free and tokens.low[index - 1] in _ARTICLES:
        return _fraction(tokens, index - 1, free)
    if word == "half" or (word == "quarter" and following == "of" and _begins(tokens, index)):
        return _fraction(tokens, index, free)
    return None


def _percent(
    tokens: Tokens, first: int, until: int, free: int, value: float, highest: float | None = None
) -> Found:
    number, behind = quantity(
        tokens, first, until, free, kind="percent", value=float(f"{value:.15g}"), unit="percent",
        highest=None if highest is None else float(f"{highest:.15g}"),
    )  # fmt: skip
    return Found((number,), behind)


def _proportion(tokens: Tokens, index: int, free: int) -> Found | None:
    proportion = proportion_at(tokens, index)
    return _percent(tokens, index, proportion[0], free, proportion[1]) if proportion else None


def _in_figures(tokens: Tokens, index: int, free: int) -> Found | None:
    """A proper fraction in figures: "2/3 of the seats", "a 2/3 majority"."""
    numeral = numeral_at(tokens, index)
    if numeral is None or numeral[1] >= 1:
        return None
    if tokens.low[numeral[0]] != "of" and tokens.low[numeral[0]] not in _DECIDED:
        return None
    return _percent(tokens, index, numeral[0], free, 100 * numeral[1])


def _fraction(tokens: Tokens, first: int, free: int) -> Found | None:
    fraction = fraction_at(tokens, first)
    if fraction is None:
        return None
    until, value = fraction
    if tokens.low[until] == "of" and (found := _of_one_unit(tokens, first, until + 1, value, free)):
        return found
    if not _is_share(tokens, first, until) or _is_part_of_a_unit(tokens, first, until):
        return None
    if tokens.low[until] == "as" and tokens.low[until + 1] in _DEGREES:
        number, behind = quantity(
            tokens, first, until, free, kind="measure", value=value, unit="times"
        )
        return Found((number,), behind)
    highest = None
    if tokens.low[first - 1] == "between" and tokens.low[until] == "and":
        other = fraction_at(tokens, until + 1)
        if other is not None and other[1] > value:
            until, highest = other[0], 100 * other[1]
    return _percent(tokens, first, until, free, 100 * value, highest)


def _of_one_unit(tokens: Tokens, first: int, one: int, value: float, free: int) -> Found | None:
    """A part of one percent or point: "one-tenth of 1 percent", "half of one percentage point"."""
    if tokens.low[one] not in ("one", "1"):
        return None
    unit = unit_at(tokens, one + 1)
    kind = tokens.units.kind(unit.code) if unit else ""
    if unit is None or kind not in ("percent", "points"):
        return None
    number, behind = quantity(
        tokens, first, unit.until, free,
        kind="percent" if kind == "percent" else "measure", value=float(f"{value:.15g}"),
        unit=unit.code,
    )  # fmt: skip
    return Found((number,), behind)


def _is_part_of_a_unit(tokens: Tokens, first: int, until: int) -> bool:
    """Whether it is a part of a scale or unit: "half a million", "a quarter of an hour"."""
    cardinal = cardinal_at(tokens, first)
    return cardinal is not None and cardinal[0] >= until


def _is_share(tokens: Tokens, first: int, until: int) -> bool:
    low = tokens.low
    numerator, denominator = low[first], low[until - 1]
    before, after = low[first - 1], low[until]
    if _is_answer(tokens, first, until):
        return True
    if denominator in ("half", "quarter", "quarters") and before in _PERIODS:
        return before == "every" and after == "of"
    if denominator == "half" and numerator in ("half", *_ARTICLES):
        return _is_half(tokens, first, until)
    if after in HYPHENS and tokens.glued(until):
        return denominator in MANY_PARTS
    if denominator == "quarters":
        return after == "of" or before not in _LASTING
    if numerator in SMALL:
        return denominator != "quarter" or after == "of" or before not in _LASTING
    if after in ("of", "as", "more", "less", "fewer", "the") or _is_comparison(tokens, until):
        return True
    if before in _HEDGES or (after == "(" and "0" <= low[until + 1][:1] < ":"):
        return True
    if before == "for" and low[first - 2] not in _ACCOUNTING:
        return False
    return before in _BEFORE and (after in _AFTER or not after.isalnum())


def _is_answer(tokens: Tokens, first: int, until: int) -> bool:
    """Whether a fraction is all that somebody says: "A: A quarter.", "MINISTER: No, a third."."""
    low = tokens.low
    if low[until] not in _ENDS:
        return False
    before = first - 2 if low[first - 1] == "," and low[first - 2] in _REPLIES else first
    return low[before - 1] in ("", ":")


def _is_comparison(tokens: Tokens, until: int) -> bool:
    """Whether what follows compares: "a fifth lower than expected", not "a third larger ship"."""
    following = tokens.low[until + 1]
    return tokens.low[until] in _COMPARATIVES and (following in _AFTER or not following.isalpha())


def _is_half(tokens: Tokens, first: int, until: int) -> bool:
    low = tokens.low
    before, after = low[first - 1], low[until]
    if after in _WHOLE or _is_comparison(tokens, until):
        return True
    if before == "and" and low[first] in _ARTICLES:
        return False  # "an hour and a half"
    if after in HYPHENS and tokens.glued(until):
        return False
    if before in _HEDGES and (after in _PEOPLE or (after[-1:] == "s" and after[-2:] != "ss")):
        return True
    if before in _BEFORE and (after in _AFTER or not after.isalnum()):
        return True
    if before == "in":
        return any(word in _CUTTING for word in low[max(first - _NEARBY, 0) : first])
    return after in _VERBS and _begins(tokens, first)


def _begins(tokens: Tokens, index: int) -> bool:
    """Whether a clause begins at `index`."""
    before = tokens.low[index - 1]
    return before in ("", ".", ",", ";", ":", "!", "?", "“", '"', "and", "but", "while")
