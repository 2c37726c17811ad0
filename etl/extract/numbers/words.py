"""Numbers in English words: the tokens of a text in, the cardinal that begins at one of them out.

Reads what adds up ("three hundred and five"), what multiplies ("two and a half million", "half a
dozen") and parts of a unit ("half an hour"). It never decides what a number counts.
"""

from __future__ import annotations

from etl.extract.numbers.cardinals import DIGITS, SCALES, SMALL, Cardinal, half_after
from etl.extract.numbers.fractions import PARTS, fraction_at, joined
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.numerals import VULGAR
from etl.extract.numbers.pronouns import is_pronoun
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import unit_at

__all__ = ["SCALES", "SMALL", "WORDS", "cardinal_at", "first_of", "half_after", "is_pronoun"]

_TABLES = lexicon("numerals")
_TENS: dict[str, int] = _TABLES["tens"]
_ARTICLES = frozenset(_TABLES["articles"])
_BARE_AFTER = frozenset(_TABLES["bare_after"])
WORDS: frozenset[str] = frozenset((*SMALL, *SCALES, *PARTS, *VULGAR))
_RANKS = frozenset(PARTS) - {"half", "quarter"} | {"first", "second"}
_NO_LENGTH_IN_HALVES = frozenset({"year", "years", "day", "days", "week", "month"})


def first_of(tokens: Tokens, index: int, free: int) -> int:
    """The first token of the cardinal that the word at `index` wakes: "a" of "a million"."""
    word = tokens.low[index]
    if index > free and tokens.low[index - 1] in _ARTICLES and (word in SCALES or word in PARTS):
        return index - 1
    return index


def cardinal_at(tokens: Tokens, index: int) -> tuple[int, float, float] | None:
    """The first token behind the cardinal at `index`, its value, its scale (1 where none).

    The scale is that which the cardinal ends with, so that it may be shared: "two to three
    million".
    """
    word = tokens.low[index]
    if word in SMALL:
        return _part_of(tokens, index) or _counted(tokens, index)
    if word in PARTS:
        return _part_of(tokens, index)
    if word in _ARTICLES:
        following = tokens.low[joined(tokens, index + 1)]
        if following in SCALES:
            return _with_article(tokens, index)
        return _part_of(tokens, index) if following in PARTS else None
    if word in SCALES and (
        tokens.low[index - 1] in _BARE_AFTER or tokens.low[joined(tokens, index + 1)] in SCALES
    ):
        return _counted(tokens, index)
    return None


def _part_of(tokens: Tokens, index: int) -> tuple[int, float, float] | None:
    """A part of a scale or of a unit: "half a million", "a quarter of an hour", "half-mile"."""
    fraction = fraction_at(tokens, index)
    if fraction is None:
        return None
    until, value = fraction
    at = until
    if tokens.low[at] == "of":
        if tokens.low[at + 1] not in _ARTICLES:
            return None
        at += 2
    elif tokens.low[at] in _ARTICLES:
        if tokens.low[at - 1] != "half":
            return None
        at += 1
    near = joined(tokens, at)
    scale = SCALES.get(tokens.low[near])
    if scale is not None and tokens.low[near] != "score":
        return near + 1, value * scale, scale
    unit = unit_at(tokens, at)
    if unit is None or len(tokens.low[near]) < 3:
        return None
    if at == until and tokens.low[near] in _NO_LENGTH_IN_HALVES:
        return None
    return at, value, 1.0


def _with_article(tokens: Tokens, index: int) -> tuple[int, float, float] | None:
    at = joined(tokens, index + 1)
    if tokens.low[at] == "score" and not (
        tokens.low[at + 1] == "of"
        and tokens.low[at + 2].isalpha()
        and tokens.low[at + 2] not in SMALL
    ):
        return None
    if tokens.low[at] == "dozen" and tokens.low[index - 1] == "half":
        return None
    return _counted(tokens, at)


def _counted(tokens: Tokens, index: int) -> tuple[int, float, float] | None:
    word = tokens.low[index]
    if word in SMALL and (_is_year(tokens, index) or _ends_another(tokens, index)):
        return None
    if word in _TENS and _ranks(tokens, index + 1):
        return None
    reader = Cardinal(tokens, index, ands=tokens.low[index - 1] != "between")
    reader.read()
    if reader.until == index or _ranks(tokens, reader.until):
        return None
    return reader.until, reader.value, reader.scale


def _is_year(tokens: Tokens, index: int) -> bool:
    """Whether two pairs of digits are said one after the other: "nineteen eighty-four"."""
    low = tokens.low
    first, second = low[index], low[index + 1]
    if (
        10 <= SMALL[first] < 100
        and SMALL.get(second, 0) >= 10
        and (SMALL[first] < 20 or first == second)
    ):
        return True
    before = SMALL.get(low[index - 1], 0)
    return 10 <= before < 21 and SMALL[first] >= 10 and tokens.start[index] > tokens.end[index - 1]


def _ends_another(tokens: Tokens, index: int) -> bool:
    """Whether the word ends a number that is none here: the "four" of "nineteen eighty-four"."""
    return (
        tokens.low[index] in DIGITS and tokens.low[index - 2] in _TENS
        and joined(tokens, index - 1) == index
    )  # fmt: skip


def _ranks(tokens: Tokens, until: int) -> bool:
    """Whether the words before `until` begin a rank: "twenty-third", "hundred and first"."""
    at = joined(tokens, until)
    if tokens.low[until - 1] in _TENS:
        return tokens.low[at] in _RANKS and (at > until or tokens.low[at] != "second")
    if tokens.low[at] == "and" and tokens.low[until - 1] in SCALES:
        return tokens.low[joined(tokens, at + 1)] in _RANKS
    return at > until and tokens.low[at] in ("hundredth", "thousandth", "millionth")
