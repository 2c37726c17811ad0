"""Cardinals in words: what adds up and multiplies, word by word, to one number.

Comes in: the tokens and the first word. Goes out: where the number ends, its value and the scale
that it ends with. It never asks whether the words are a year, a rank or a pronoun.
"""

from __future__ import annotations

from etl.extract.numbers.fractions import PARTS, fraction_at, joined
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import unit_at

_TABLES = lexicon("numerals")
DIGITS: dict[str, int] = _TABLES["ones"]
SMALL: dict[str, float] = {
    word: float(value)
    for table in ("ones", "teens", "tens", "whole")
    for word, value in _TABLES[table].items()
}
SCALES: dict[str, float] = _TABLES["scales"]
_POINTS = frozenset(_TABLES["points"])
_MOST_DECIMALS = 6


def half_after(tokens: Tokens, until: int) -> tuple[int, float] | None:
    """The first token behind "and a half" or "and three-quarters" at `until`, and its value."""
    word = tokens.low[until]
    if word != "and" and word not in HYPHENS:
        return None
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


class Cardinal:
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
        """What the words taken so far are worth."""
        return self._total + (self._part or 0.0)

    @property
    def scale(self) -> float:
        """The scale word that the number ends with."""
        return self._scale if self._ended and self.value < 1000 * self._scale else 1.0

    @property
    def _began(self) -> bool:
        return self._part is not None or self._total > 0

    def read(self) -> None:
        """Take all words that belong to the number, its decimals and its half too."""
        while self._take():
            pass
        if self._began:
            self._decimals()
            self._half()

    def _peek(self, at: int) -> tuple[str, int]:
        """The word at `at`, behind a hyphen too, and its token."""
        word = self.tokens.low[at]
        if word in HYPHENS and self._began:
            at = joined(self.tokens, at)
            word = self.tokens.low[at]
        return word, at

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
        if low[self.until] not in _POINTS:
            return
        digits, at = "", self.until + 1
        while low[at] in DIGITS and len(digits) < _MOST_DECIMALS:
            digits += str(DIGITS[low[at]])
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
