"""Where each number stands: its sentence, its neighbours, its paragraph, its section.

Comes in: a `Reading` of extract. Goes out: a `Scene` with a `Spot` for every number shown. It
decides nothing about what a number means.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from etl.tables import Mention, Passage, Reading
from etl.vocabulary.cues import NUMBER
from etl.vocabulary.entities import Places

QUANTITIES = ("count", "percent", "money", "measure", "duration")
_LARGE = 100_000
_TITLE = 40
_NEXT_CLAUSE = re.compile(
    r"[;:]|,\s+and\s+(?=[a-z])|\band,|,?\s\b(?:which|who|whose|whom|where|while|whereas|although|though|but|because)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Spot:
    """A number in its sentence; offsets count in the sentence, texts are as displayed."""

    mention: Mention
    passage: Passage
    sentence: str
    start: int
    end: int
    earlier: str
    neighbours: tuple[Mention, ...]
    position: int

    @property
    def offset(self) -> int:
        """Where the sentence begins in the passage's text."""
        return self.mention.sentence_start or 0

    @cached_property
    def marked(self) -> str:
        """The sentence with the number and its hedge replaced by the marker of the cues."""
        return self.sentence[: self.start] + NUMBER + self.sentence[self.end :]

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


def phrase(mention: Mention | None) -> tuple[int, int]:
    """The number with its hedge in its passage's text; (0, 0) where it is not shown."""
    if mention is None or mention.phrase_start is None or mention.phrase_end is None:
        return (0, 0)
    return (mention.phrase_start, mention.phrase_end)


def clause(text: str) -> str:
    """`text` up to the next clause."""
    found = _NEXT_CLAUSE.search(text)
    return text[: found.start()] if found else text


@dataclass(frozen=True, eq=False)
class Scene:
    """A reading with its numbers in place, and what its passages say around them."""

    reading: Reading
    places: Places

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages by id."""
        return {p.passage_id: p for p in self.reading.passages}

    @cached_property
    def by_passage(self) -> dict[str, list[Mention]]:
        """The numbers shown in each passage, in order."""
        found: dict[str, list[Mention]] = {}
        for mention in self.reading.mentions:
            if mention.phrase_start is not None:
                found.setdefault(mention.passage_id, []).append(mention)
        return {key: sorted(group, key=phrase) for key, group in found.items()}

    def spot(self, mention: Mention) -> Spot:
        """`mention` in its sentence."""
        passage = self.passages[mention.passage_id]
        start, end = self.span(mention)
        quantities = [
            m
            for m in self.by_passage.get(mention.passage_id, ())
            if start <= phrase(m)[0] < end
            and m.kind in QUANTITIES
            and (m.outcome == "unassigned" or m is mention)
        ]
        position = quantities.index(mention) if mention in quantities else -1
        return Spot(
            mention=self.with_implied_unit(mention),
            passage=passage,
            sentence=passage.text[start:end],
            start=phrase(mention)[0] - start,
            end=phrase(mention)[1] - start,
            earlier=self.earlier(passage, start),
            neighbours=tuple(quantities),
            position=position,
        )

    def with_implied_unit(self, mention: Mention) -> Mention:
        """A large bare number ("and Belarus 948 million") in the currency told last before it.

        Only within a paragraph, and only where nothing is counted.
        """
        if mention.kind != "count" or mention.counted or (mention.value or 0) < _LARGE:
            return mention
        told = [
            m
            for passage in self.paragraphs[self.passages[mention.passage_id].paragraph]
            for m in self.by_passage.get(passage.passage_id, ())
            if m.kind == "money" and m.start < mention.start
        ]
        if not told:
            return mention
        return replace(mention, kind="money", unit=told[-1].unit)

    def span(self, mention: Mention) -> tuple[int, int]:
        """The sentence of `mention` in its passage's text."""
        text = self.passages[mention.passage_id].text
        end = mention.sentence_end if mention.sentence_end is not None else len(text)
        return mention.sentence_start or 0, end

    def earlier(self, passage: Passage, start: int) -> str:
        """What the paragraph says before `start` of `passage`."""
        same = self.paragraphs[passage.paragraph]
        parts = [p.text for p in same if p.number < passage.number]
        return " ".join([*parts, passage.text[:start]]).strip()

    @cached_property
    def paragraphs(self) -> dict[int, list[Passage]]:
        """The passages of each paragraph, in order."""
        found: dict[int, list[Passage]] = {}
        for passage in self.reading.passages:
            found.setdefault(passage.paragraph, []).append(passage)
        return found

    def paragraph_before(self, passage: Passage) -> str:
        """The text of the paragraph before that of `passage`, under the same heading."""
        before = self.paragraphs.get(passage.paragraph - 1, ())
        return " ".join(p.text for p in before if p.heading == passage.heading)

    @cached_property
    def _sections(self) -> dict[str, str]:
        sections: dict[str, list[str]] = {}
        for passage in self.reading.passages:
            if passage.kind in ("paragraph", "list_item", "row"):
                sections.setdefault(passage.heading, [passage.heading]).append(passage.text)
        return {heading: "\n".join(texts) for heading, texts in sections.items()}

    def section(self, passage: Passage) -> str:
        """The text under the heading of `passage`, the heading included."""
        return self._sections.get(passage.heading, passage.text)

    @cached_property
    def _introductions(self) -> dict[str, Passage]:
        found: dict[str, Passage] = {}
        line: Passage | None = None
        for passage in self.reading.passages:
            if passage.kind != "list_item":
                line = passage
            elif line and (line.text.rstrip().endswith(":") or len(line.text) < _TITLE):
                found[passage.passage_id] = line
        return found

    def introduction(self, passage: Passage) -> Passage | None:
        """The line that introduces the list in which `passage` is an item, or stands above it."""
        return self._introductions.get(passage.passage_id)

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two countries that the reading names most; fewer where it names fewer."""
        counts = Counter(
            named.entity
            for passage in self.reading.passages
            if passage.kind != "boilerplate"
            for named in self.places.named(passage.text)
            if named.entity not in self.places.groups
        )
        ranked = sorted(counts, key=lambda code: (-counts[code], code))
        return tuple(sorted(ranked[:2]))
