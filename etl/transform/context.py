"""Where each number stands: its sentence, its neighbours, its paragraph, its section.

Comes in: a `Reading` of extract. Goes out: a `Scene` with a `Spot` for every number shown. It
decides nothing about what a number means.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from etl.tables import Mention, Passage, Reading
from etl.vocabulary.cues import NUMBER, Pattern, Rule
from etl.vocabulary.entities import Places

QUANTITIES = ("count", "percent", "money", "measure", "duration")
_LARGE = 100_000
_TITLE = 40
_REACH = 600
_NUMBERS = 100
_NEXT_CLAUSE = re.compile(
    r"[;:]|,\s+and\s+(?=[a-z])|\band,|,?\s\b(?:which|who|whose|whom|where|while|whereas|although|though|but|because)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Spot:
    """A number in its sentence; offsets count in the sentence, texts are as displayed.

    `offset` is where the sentence begins in the passage's text.
    """

    mention: Mention
    passage: Passage
    sentence: str
    offset: int
    start: int
    end: int
    earlier: str
    neighbours: tuple[Mention, ...]
    position: int

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

    def after_of(self, position: int) -> str:
        """The words from the quantity at `position` of `neighbours` up to the one after it."""
        own, later = self.neighbours[position], self.neighbours[position + 1 : position + 2]
        end = phrase(later[0])[0] - self.offset if later else len(self.sentence)
        return self.sentence[phrase(own)[1] - self.offset : end]


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
    def shown(self) -> list[Mention]:
        """The numbers that are shown, in the order of the text."""
        number = {p.passage_id: p.number for p in self.reading.passages}
        kept = [m for m in self.reading.mentions if m.phrase_start is not None]
        return sorted(kept, key=lambda m: (number[m.passage_id], phrase(m)))

    @cached_property
    def nouns(self) -> dict[str, str]:
        """What numbers count, by the id of their mention, as far as it has been asked for."""
        return {}

    @cached_property
    def fitting(self) -> dict[tuple[str, str, bool], tuple[Rule, ...]]:
        """The rules that fit a unit, what it is a rate of and a small value, as far as asked."""
        return {}

    @cached_property
    def _places_of(self) -> dict[str, int]:
        return {m.mention_id: n for n, m in enumerate(self.shown)}

    def spot(self, mention: Mention) -> Spot:
        """`mention` in its sentence."""
        passage = self.passages[mention.passage_id]
        start, end = self.span(mention)
        quantities = [
            m
            for m in self.in_sentence(mention)
            if m.kind in QUANTITIES
            and (m.outcome == "unassigned" or m.mention_id == mention.mention_id)
        ]
        position = next((n for n, m in enumerate(quantities) if m is mention), -1)
        return Spot(
            mention=self.with_implied_unit(mention),
            passage=passage,
            sentence=passage.text[start:end],
            offset=start,
            start=phrase(mention)[0] - start,
            end=phrase(mention)[1] - start,
            earlier=self.earlier(passage, start),
            neighbours=tuple(quantities),
            position=position,
        )

    def span(self, mention: Mention) -> tuple[int, int]:
        """The sentence of `mention` in its passage's text, or as much of it as is near."""
        text = self.passages[mention.passage_id].text
        end = mention.sentence_end if mention.sentence_end is not None else len(text)
        near = phrase(mention)
        return max(mention.sentence_start or 0, near[0] - _REACH), min(end, near[1] + _REACH)

    def in_sentence(self, mention: Mention) -> list[Mention]:
        """The numbers of the sentence of `mention`, itself among them, in order."""
        start, end = self.span(mention)
        key = (mention.passage_id, start, end)
        if key not in self._in_sentences:
            self._in_sentences[key] = self._inside(mention, start, end)
        return self._in_sentences[key]

    @cached_property
    def _in_sentences(self) -> dict[tuple[str, int, int], list[Mention]]:
        return {}

    def _inside(self, mention: Mention, start: int, end: int) -> list[Mention]:
        def inside(n: int) -> bool:
            if not 0 <= n < len(self.shown):
                return False
            other = self.shown[n]
            return other.passage_id == mention.passage_id and start <= phrase(other)[0] < end

        first = last = self._places_of[mention.mention_id]
        while inside(first - 1):
            first -= 1
        while inside(last + 1):
            last += 1
        return self.shown[first : last + 1]

    def before(self, mention: Mention) -> Iterator[Mention]:
        """The numbers before `mention` in its paragraph, the nearest first, as far as is near."""
        paragraph = self.passages[mention.passage_id].paragraph
        here = self._places_of[mention.mention_id]
        for other in reversed(self.shown[max(here - _NUMBERS, 0) : here]):
            if self.passages[other.passage_id].paragraph != paragraph:
                return
            yield other

    def with_implied_unit(self, mention: Mention) -> Mention:
        """A large bare number ("and Belarus 948 million") in the currency told last before it.

        Only within a paragraph, and only where nothing is counted.
        """
        if mention.kind != "count" or mention.counted or (mention.value or 0) < _LARGE:
            return mention
        told = next((m for m in self.before(mention) if m.kind == "money"), None)
        return replace(mention, kind="money", unit=told.unit) if told else mention

    def earlier(self, passage: Passage, start: int) -> str:
        """What the paragraph says before `start` of `passage`, as far as is near."""
        parts = [passage.text[max(start - _REACH, 0) : start]]
        paragraph = self.paragraphs[passage.paragraph]
        here = bisect_left(paragraph, passage.number, key=lambda p: p.number)
        for n in range(here - 1, -1, -1):
            if sum(map(len, parts)) >= _REACH:
                break
            parts.insert(0, paragraph[n].text[-_REACH:])
        return " ".join(parts).strip()

    @cached_property
    def paragraphs(self) -> dict[int, list[Passage]]:
        """The passages of each paragraph, in order."""
        found: dict[int, list[Passage]] = {}
        for passage in self.reading.passages:
            found.setdefault(passage.paragraph, []).append(passage)
        return found

    def paragraph_before(self, passage: Passage) -> str:
        """The text of the paragraph before that of `passage`, under the same heading."""
        parts: list[str] = []
        for other in reversed(self.paragraphs.get(passage.paragraph - 1, [])):
            if sum(map(len, parts)) >= _REACH:
                break
            if other.heading == passage.heading:
                parts.insert(0, other.text[-_REACH:])
        return " ".join(parts)[-_REACH:]

    @cached_property
    def _sections(self) -> dict[str, str]:
        sections: dict[str, list[str]] = {}
        for passage in self.reading.passages:
            if passage.kind in ("paragraph", "list_item", "row"):
                sections.setdefault(passage.heading, [passage.heading]).append(passage.text)
        return {heading: "\n".join(texts) for heading, texts in sections.items()}

    def in_section(self, passage: Passage, pattern: Pattern) -> tuple[re.Match[str], ...]:
        """Every match of `pattern` under the heading of `passage`, the heading included."""
        if passage.heading not in self._sections:
            return tuple(pattern.finditer(passage.text))
        key = (passage.heading, pattern.pattern)
        if key not in self._found:
            self._found[key] = tuple(pattern.finditer(self._sections[passage.heading]))
        return self._found[key]

    @cached_property
    def _found(self) -> dict[tuple[str, str], tuple[re.Match[str], ...]]:
        return {}

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

    def words_above(self, passage: Passage) -> str:
        """The end of the line that introduces the list of `passage`, as far as is near."""
        line = self.introduction(passage)
        return line.text[-_REACH:] if line else ""

    @cached_property
    def table_heads(self) -> dict[str, Passage]:
        """The first line of the table in which a line stands, by passage, once asked for."""
        return {}

    @cached_property
    def timelines(self) -> list[Any]:
        """The times that the reading tells (of `periods_timeline`), once they are asked for."""
        return []

    @cached_property
    def _dates(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.shown:
            if mention.kind == "date":
                found.setdefault(mention.passage_id, []).append(mention)
        return found

    def dates_of(self, passage: Passage) -> list[Mention]:
        """The dates of `passage`, in order."""
        return self._dates.get(passage.passage_id, [])

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
