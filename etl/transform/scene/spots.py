"""A number in its sentence: the words before and after it, and the quantities beside it.

Comes in: a mention, its passage and what is said around it. Goes out: a `Spot`, whose offsets
count in its sentence. It looks no further than the sentence and what its paragraph tells before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from etl.tables import Mention, Passage
from etl.transform.scene.masks import Masked, with_self
from etl.vocabulary.cues import FILL, QUANTITY

QUANTITIES = ("count", "percent", "money", "measure", "duration")
"""The kinds of numbers that measure something."""

BOUNDARY = re.compile(
    r"[;:—–]|\b(?:while|whereas|but|although|though|which|who|whose|where)\b", re.I
)
"""What parts the words on either side of it: they hardly speak of each other."""

_NEXT_CLAUSE = re.compile(
    r"[;:]|,\s+and\s+(?=[a-z])|\band,|,?\s\b(?:which|who|whose|whom|where|while|whereas|"
    r"although|though|but|because|so that)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\s*of (?:them|these|those)\b", re.IGNORECASE)
"""What follows a number that is a part of what was told."""
_PART = re.compile(
    rf",\s+(?:\w+\s+){{0,2}}?{QUANTITY}{FILL}*(?:\s+\w+)?\s+of\s+(?:it|this|that|which|them|these)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, eq=False)
class Spot:
    """A number in its sentence; offsets count in the sentence, texts are as displayed.

    `offset` is where the sentence begins in the passage's text; `said` is the sentence, `told`
    what its paragraph says before it.
    """

    mention: Mention
    passage: Passage
    said: Masked
    offset: int
    start: int
    end: int
    told: Masked
    neighbours: tuple[Mention, ...]
    position: int

    @property
    def sentence(self) -> str:
        """The sentence as displayed."""
        return self.said.text

    @property
    def earlier(self) -> str:
        """What the paragraph says before the sentence, as far as is near."""
        return self.told.text

    @cached_property
    def mask(self) -> str:
        """The mask of the sentence, the number with its hedge marked as the one in question."""
        return with_self(self.said.mask, self.start, self.end)

    @cached_property
    def previous(self) -> Mention | None:
        """The quantity before it in the sentence."""
        return self.neighbours[self.position - 1] if self.position > 0 else None

    @cached_property
    def next(self) -> Mention | None:
        """The quantity after it in the sentence."""
        after = self.position + 1
        return self.neighbours[after] if 0 < after < len(self.neighbours) else None

    @property
    def left(self) -> int:
        """Where the quantity before it ends in the sentence, or 0."""
        return phrase(self.previous)[1] - self.offset if self.previous else 0

    @property
    def right(self) -> int:
        """Where the quantity after it begins in the sentence, or the sentence's end."""
        return phrase(self.next)[0] - self.offset if self.next else len(self.sentence)

    @property
    def before(self) -> str:
        """The words from the quantity before it up to the number."""
        return self.sentence[self.left : self.start]

    @property
    def after(self) -> str:
        """The words from the number up to the quantity after it."""
        return self.sentence[self.end : self.right]

    def after_of(self, position: int) -> str:
        """The words from the quantity at `position` of `neighbours` up to the one after it."""
        own, later = self.neighbours[position], self.neighbours[position + 1 : position + 2]
        end = phrase(later[0])[0] - self.offset if later else len(self.sentence)
        return self.sentence[phrase(own)[1] - self.offset : end]


def is_of_part(spot: Spot, start: int) -> bool:
    """Whether what stands at `start`, behind the number, is of a part of it.

    "It borrowed 3 billion, a third of it from the fund" tells the fund of that third alone.
    """
    return start > spot.end and _PART.search(spot.mask, spot.end, start) is not None


def sentences(text: str) -> list[str]:
    """The sentences of `text`, as far as full stops tell them."""
    return _SENTENCE_END.split(text.strip())


def last_sentence(text: str) -> str:
    """The last sentence of `text`, as far as full stops tell it."""
    return sentences(text)[-1]


def phrase(mention: Mention | None) -> tuple[int, int]:
    """The number with its hedge in its passage's text; (0, 0) where it is not shown."""
    if mention is None or mention.phrase_start is None or mention.phrase_end is None:
        return (0, 0)
    return (mention.phrase_start, mention.phrase_end)


def clause(text: str) -> str:
    """`text` up to the next clause."""
    found = _NEXT_CLAUSE.search(text)
    return text[: found.start()] if found else text
