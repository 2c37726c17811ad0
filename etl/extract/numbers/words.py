"""Numbers in English words: the tokens of a text in, the cardinal that begins at one of them out.

Reads what adds up ("three hundred and five"), what multiplies ("two and a half million", "half a
dozen") and parts of a unit ("half an hour"). It never decides what a number counts.
"""

from __future__ import annotations

from etl.extract.numbers.fractions import PARTS, fraction_at, joined
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.numerals import VULGAR
from etl.extract.numbers.pronouns import is_pronoun
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import unit_at

__all__ = ["SCALES", "SMALL", "WORDS", "cardinal_at", "first_of", "half_after", "is_pronoun"]

_TABLES = lexicon("numerals")
_DIGITS: dict[str, int] = _TABLES["ones"]
_TENS: dict[str, int] = _TABLES["tens"]
SMALL: dict[str, float] = {
    word: float(value)
    for table in ("ones", "teens", "tens", "whole")
    for word, value in _TABLES[table].items()
}
SCALES: dict[str, float] = _TABLES["scales"]
_ARTICLES = frozenset(_TABLES["articles"])
_BARE_AFTER = frozenset(_TABLES["bare_after"])
WORDS: frozenset[str] = frozenset((*SMALL, *SCALES, *PARTS, *VULGAR))
_RANKS = frozenset(PARTS) - {"half", "quarter"} | {"first", "second"}
_MOST_DECIMALS = 6
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


def half_after(tokens: Tokens, until: int) -> tuple[int, float] | None:
    """The first token behind "and a half" or "and three-quarters" at `until`, and its value."""
    at = joined(tokens, until)
    if tokens.low[at] != "and":
        return None
    first = joined(tokens, at + 1)
    fraction = fraction_at(tokens, first)
    if fraction is None or not tokens.low[first].isalpha():
        return None
    behind = tokens.low[joined(tokens, fraction[0])]
    if behind in SCALES or unit_at(tokens, fraction[0]):
        return fraction
    bare = tokens.low[first] in PARTS
    surely = tokens.low[fraction[0] - 1] in ("half", "quarter", "quarters")
    return fraction if surely and not bare and behind != "of" else None


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
    reader = _Reader(tokens, index, ands=tokens.low[index - 1] != "between")
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
        tokens.low[index] in _DIGITS and tokens.low[index - 2] in _TENS
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


class _Reader:
    """Takes word by word as long as they make one number."""

    def __init__(self, tokens: Tokens, index: int, *, ands: bool) -> None:
        self.tokens, self.until, self.ands = tokens, index, ands
        self._scale = self._largest = 1.0
        self._ended = False
        self._total = 0.0
        self._part: float | None = None
        self._last_scale = float("inf")

    @property
    def value(self) -> float:
        return self._total + (self._part or 0.0)

    @property
    def scale(self) -> float:
        """The scale word that the number ends with."""
        return self._scale if self._ended and self.value < 1000 * self._scale else 1.0

    @property
    def _began(self) -> bool:
        return self._part is not None or self._total > 0

    def read(self) -> None:
        while self._take():
            pass
        if self._began:
            self._decimals()
            self._half()

    def _peek(self, at: int) -> tuple[str, int]:
        """The word at `at`, behind a hyphen too, and its token."""
        if self._began:
            at = joined(self.tokens, at)
        return self.tokens.low[at], at

    def _take(self) -> bool:
        word, at = self._peek(self.until)
        if word in SMALL:
            return self._small(SMALL[word], at + 1)
        if word in SCALES:
            return self._scaled(SCALES[word], at + 1)
        return (
            word == "and" and self.ands and self._began and self._largest >= 100 and self._and(at)
        )

    def _and(self, at: int) -> bool:
        """What "and" adds, unless a scale follows it that begins another number."""
        word, at = self._peek(at + 1)
        if word not in SMALL or fraction_at(self.tokens, at):
            return False
        before = vars(self).copy()
        if not self._small(SMALL[word], at + 1):
            return False
        while self._take():
            pass
        following = self._peek(self.until)[0]
        if following in SCALES and following != "score":
            vars(self).update(before)
        return False

    def _small(self, value: float, until: int) -> bool:
        if self._part is None:
            fits, part = value < self._last_scale, value
        elif self._part == 0:
            return False
        else:
            tens = self._part % 100
            fits = (tens >= 20 and tens % 10 == 0 and 0 < value < 10) or (tens == 0 and value < 100)
            part = self._part + value
        if fits:
            self._part, self.until, self._ended = part, until, False
        return fits

    def _scaled(self, scale: float, until: int) -> bool:
        part = self._part
        if scale <= 100 and (1.0 if part is None else part) < 100:
            self._part = (1.0 if part is None else part) * scale
        elif scale > 100 and scale < self._last_scale and (part or not self._began):
            self._total += (1.0 if part is None else part) * scale
            self._part, self._last_scale = None, scale
        elif scale >= 1e6 and self._last_scale == 1e3 and self.value < 1e6:
            self._total = self.value * scale
            self._part, self._last_scale = None, scale
        else:
            return False
        self._largest, self.until, self._ended = max(scale, self._largest), until, True
        self._scale = scale
        return True

    def _decimals(self) -> None:
        low = self.tokens.low
        if low[self.until] not in _TABLES["points"]:
            return
        digits, at = "", self.until + 1
        while low[at] in _DIGITS and len(digits) < _MOST_DECIMALS:
            digits += str(_DIGITS[low[at]])
            at += 1
        if not digits:
            return
        self._part = (self._part or 0.0) + float(f"0.{digits}")
        self.until, self._ended = at, False
        word, at = self._peek(at)
        if word in SCALES:
            self._scaled(SCALES[word], at + 1)

    def _half(self) -> None:
        half = half_after(self.tokens, self.until)
        if half is None:
            return
        of = self._last_scale if self._part is None else 1.0
        self._part = (self._part or 0.0) + half[1] * of
        self.until, self._ended = half[0], False
        word, at = self._peek(self.until)
        if of == 1.0 and word in SCALES:
            self._scaled(SCALES[word], at + 1)
