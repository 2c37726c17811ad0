"""A text as the cues of the vocabulary read it: its places and quantities stand as marks.

Comes in: a passage's text with the places and quantities in it. Goes out: a text of the same
length in which each is a mark and its filling, so that a cue such as "{country} sold" is a few
characters for any country, and every offset stays what it was. It decides nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.vocabulary.cues import (
    ADJECTIVE,
    COUNTRY,
    FILL,
    FORCE,
    GROUP,
    ORGANISATION,
    QUANTITY,
    SELF,
    Pattern,
)
from etl.vocabulary.entities import Named, Places
from etl.vocabulary.needed import can_match, folded

_MARKS = re.compile(f"[{FILL}-{FORCE}]")
_SMALL_WORDS = re.compile(r"(?:\s+[a-z][\w’'-]*)+$")


@dataclass(frozen=True)
class Masked:
    """A text, its mask and its places; it keeps what the patterns of the vocabulary find."""

    text: str
    mask: str
    named: tuple[Named, ...]

    @cached_property
    def _folded(self) -> str:
        return folded(self.text)

    @cached_property
    def _possible(self) -> dict[int, bool]:
        return {}

    @cached_property
    def _spans(self) -> dict[int, tuple[tuple[int, int], ...]]:
        return {}

    @cached_property
    def _said(self) -> dict[int, bool]:
        return {}

    def may(self, pattern: Pattern) -> bool:
        """Whether `pattern`, which outlives the text, can match in text or mask or a part of them.

        It tells by the words that the pattern needs, with or without the mark of a number.
        """
        key = id(pattern)
        known = self._possible.get(key)
        if known is None:
            known = self._possible[key] = can_match(pattern, self._folded)
        return known

    def spans(self, pattern: Pattern) -> tuple[tuple[int, int], ...]:
        """Where `pattern`, which outlives the text, stands in the mask."""
        key = id(pattern)
        found = self._spans.get(key)
        if found is None:
            may = self.may(pattern)
            found = tuple(m.span() for m in pattern.finditer(self.mask)) if may else ()
            self._spans[key] = found
        return found

    def says(self, pattern: Pattern) -> bool:
        """Whether `pattern`, which outlives the text, stands in the text as displayed."""
        key = id(pattern)
        known = self._said.get(key)
        if known is None:
            known = self.may(pattern) and pattern.search(self.text) is not None
            self._said[key] = known
        return known

    def cut(self, start: int, end: int) -> Masked:
        """The part from `start` to `end`, its places counted from its own beginning."""
        first = bisect_left(self.named, start, key=lambda n: n.start)
        last = bisect_left(self.named, end, lo=first, key=lambda n: n.start)
        inside = tuple(
            Named(n.entity, n.start - start, n.end - start, n.word)
            for n in self.named[first:last]
            if n.end <= end
        )
        return Masked(self.text[start:end], self.mask[start:end], inside)

    def entity_at(self, start: int) -> str:
        """The entity whose name begins at `start`, or an empty string."""
        here = bisect_left(self.named, start, key=lambda n: n.start)
        found = self.named[here : here + 1]
        return found[0].entity if found and found[0].start == start else ""

    def role(self, found: re.Match[str], group: str) -> str:
        """The entity that `group` of `found`, a match in the mask, stands for; may be empty."""
        start = found.start(group) if group in found.re.groupindex else -1
        return self.entity_at(start) if start >= 0 else ""


def mask(text: str, places: Places, quantities: Iterable[tuple[int, int]]) -> Masked:
    """`text` with each of its places and of `quantities`, spans in it, as a mark."""
    named = places.named(text)
    characters = list(_MARKS.sub(" ", text))
    for place in named:
        end = place.end
        if small := _SMALL_WORDS.search(place.word):
            end -= len(small[0])
        put(characters, place.start, end, _kind(place, places))
    for start, end in quantities:
        put(characters, start, end, QUANTITY)
    return Masked(text, "".join(characters), tuple(named))


def put(characters: list[str], start: int, end: int, sign: str) -> None:
    """Write `sign` and its filling over `characters` from `start` to `end`."""
    characters[start:end] = [sign, *FILL * (end - start - 1)][: max(end - start, 0)]


def with_self(masked: str, start: int, end: int) -> str:
    """A mask in which the number from `start` to `end` is the one in question."""
    return f"{masked[:start]}{SELF}{FILL * (end - start - 1)}{masked[end:]}"


def _kind(place: Named, places: Places) -> str:
    bare = re.sub(r"['’]s?$", "", place.word)
    if bare in places.adjectives:
        return ADJECTIVE
    if bare in places.organisations:
        return ORGANISATION
    if bare in places.forces:
        return FORCE
    return GROUP if place.entity in places.groups else COUNTRY


def joined(parts: Sequence[Masked]) -> Masked:
    """`parts` one after the other, a blank between them."""
    named: list[Named] = []
    at = 0
    for part in parts:
        named += (Named(n.entity, n.start + at, n.end + at, n.word) for n in part.named)
        at += len(part.text) + 1
    return Masked(" ".join(p.text for p in parts), " ".join(p.mask for p in parts), tuple(named))
