"""The clause of a number: which words of its sentence speak of it.

Comes in: a `Spot`. Goes out: the words before and behind the number in its own clause, and how far
a word is from it. It never looks beyond the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from etl.transform.context import Spot, clause, phrase

_PARTING = re.compile(
    r"[;:](?!\d)|\s[–—-]\s|—|,?\s\b(?:while|whereas|although|though|until|because|unlike|but)\b"
    r"|(?<!\bof)(?<!\bof whom),\s+(?:which|who)\b|,\s+and\s+(?=(?:he|she|it|they|we)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s+(?:which|who)\b[^,;:]*,\s")
_BY_A_COMMA = 25
_BY_A_NUMBER = 40


@dataclass(frozen=True)
class OwnClause:
    """The clause of the number at `spot`; offsets count in the sentence."""

    spot: Spot

    @cached_property
    def begin(self) -> int:
        """Where it begins: a parenthetic "who ..., " does not part it."""
        lead = self.spot.sentence[: self.spot.start]
        asides = [m.span() for m in _ASIDE.finditer(lead)]
        partings = [
            m.end()
            for m in _PARTING.finditer(lead)
            if not any(start <= m.start() < end for start, end in asides)
        ]
        return partings[-1] if partings else 0

    @cached_property
    def finish(self) -> int:
        """Where it ends."""
        return self.spot.end + len(clause(self.spot.sentence[self.spot.end :]))

    @cached_property
    def lead(self) -> str:
        """Its words before the number."""
        return self.spot.sentence[self.begin : self.spot.start]

    @cached_property
    def tail(self) -> str:
        """Its words behind the number."""
        return self.spot.sentence[self.spot.end : self.finish]

    @cached_property
    def text(self) -> str:
        """All of its words, those of the number and its hedge among them."""
        return self.spot.sentence[self.begin : self.finish]

    @cached_property
    def _numbers(self) -> list[tuple[int, int]]:
        spans = (phrase(m) for m in self.spot.neighbours)
        offset = self.spot.offset
        return [(s - offset, e - offset) for s, e in spans if s - offset != self.spot.start]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._numbers]

    def cost(self, start: int, end: int) -> int:
        """How far the word from `start` to `end` is: in characters, more for a comma or a number.

        A word right behind another number ("of 24 million planned, 18 million came") is its own.
        """
        first, last = (end, self.spot.start) if end <= self.spot.start else (self.spot.end, start)
        gap = self.spot.sentence[first:last]
        between = bisect_right(self._starts, last - 1) - bisect_right(self._starts, first - 1)
        return (
            len(gap)
            + _BY_A_COMMA * gap.count(", ")
            + _BY_A_NUMBER * max(between, 0)
            + (2 * _BY_A_NUMBER if end <= self.spot.start and self._belongs_before(start) else 0)
        )

    def _belongs_before(self, start: int) -> bool:
        """Whether only a noun stands between another number and the word at `start`."""
        n = bisect_right(self._starts, start) - 1
        if n < 0:
            return False
        return len(self.spot.sentence[self._numbers[n][1] : start].split()) <= 2
