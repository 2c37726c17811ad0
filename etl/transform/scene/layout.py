"""How a reading is laid out: its passages, paragraphs, talks and lists, and what stands above each.

Comes in: a `Reading` of extract and the places of the vocabulary. Goes out: a `Layout`, which
gives texts with their places and quantities as marks. It reads a bounded stretch around a passage,
so that time grows linearly, and keeps little of what lies behind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from etl.tables import Mention, Passage, Reading
from etl.transform.scene.masks import Masked, joined, mask
from etl.transform.scene.spots import QUANTITIES, phrase
from etl.vocabulary.entities import Places

REACH = 600
"""How many characters around a number, or of a paragraph, are near it."""

_TITLE, _LINE = 40, 160
_PLAIN = 7
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?\s")
_KEPT = 64
_ITEMS, _ITEM = 6, 60
_QUESTION = re.compile(r"[^.!?]{1,120}\?\W*")
_TURN = re.compile(
    r"\s*(?:\[[\d:]+\]\s*)?(?:(?:(?:[A-Z][\w.’'-]*\s?){1,4}:|[QA]\.)\s|[—–]\s*(?=[A-Z]))"
)


@dataclass(frozen=True, eq=False)
class Layout:
    """A reading as its passages and numbers stand in it."""

    reading: Reading
    places: Places

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages by id."""
        return {p.passage_id: p for p in self.reading.passages}

    def passage_before(self, passage: Passage) -> Passage | None:
        """The passage right before `passage`, None before the first."""
        return self._numbered.get(passage.number - 1)

    @cached_property
    def _numbered(self) -> dict[int, Passage]:
        return {p.number: p for p in self.reading.passages}

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """The numbers by id."""
        return {m.mention_id: m for m in self.reading.mentions}

    @cached_property
    def shown(self) -> list[Mention]:
        """The numbers that are shown, in the order of the text."""
        number = {p.passage_id: p.number for p in self.reading.passages}
        kept = [m for m in self.reading.mentions if m.phrase_start is not None]
        return sorted(kept, key=lambda m: (number[m.passage_id], phrase(m)))

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each number among those shown, by its id."""
        return {m.mention_id: n for n, m in enumerate(self.shown)}

    def masked(self, passage: Passage) -> Masked:
        """The text of `passage` with its places and quantities as marks."""
        key = passage.passage_id
        if key not in self._masked:
            spans = self._quantities.get(key, ())
            self._masked[key] = mask(passage.text, self.places, spans)
        return self._masked[key]

    @cached_property
    def _masked(self) -> dict[str, Masked]:
        return {}

    @cached_property
    def _quantities(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for mention in self.shown:
            if mention.kind in QUANTITIES:
                found.setdefault(mention.passage_id, []).append(phrase(mention))
        return found

    @cached_property
    def _near(self) -> dict[tuple[str, int, int], Masked]:
        return {}

    def _sentence(self, passage: Passage, start: int, end: int) -> Masked:
        """The part of `passage` from `start` to `end`, one and the same for all its numbers."""
        key = (passage.passage_id, start, end)
        if key not in self._near:
            _make_room(self._near)
            self._near[key] = self.masked(passage).cut(start, end)
        return self._near[key]

    def earlier(self, passage: Passage, start: int) -> Masked:
        """What the paragraph says before `start` of `passage`, as far as is near."""
        key = (passage.passage_id, start, -1)
        if key not in self._near:
            _make_room(self._near)
            self._near[key] = self._earlier(passage, start)
        return self._near[key]

    def _earlier(self, passage: Passage, start: int) -> Masked:
        own = self.masked(passage)
        parts = [own.cut(max(start - REACH, 0), start)]
        paragraph = self.stretches[self.stretch[passage.passage_id]]
        here = bisect_left(paragraph, passage.number, key=lambda p: p.number)
        for n in range(here - 1, -1, -1):
            if sum(len(p.text) for p in parts) >= REACH:
                break
            other = self.masked(paragraph[n])
            parts.insert(0, other.cut(max(len(other.text) - REACH, 0), len(other.text)))
        return joined(parts)

    @cached_property
    def paragraphs(self) -> dict[int, list[Passage]]:
        """The passages of each paragraph, in order."""
        found: dict[int, list[Passage]] = {}
        for passage in self.reading.passages:
            found.setdefault(passage.paragraph, []).append(passage)
        return found

    @cached_property
    def stretches(self) -> dict[int, list[Passage]]:
        """The passages of each stretch, in order, by its number."""
        found: dict[int, list[Passage]] = {}
        for passage in self.reading.passages:
            found.setdefault(self.stretch[passage.passage_id], []).append(passage)
        return found

    @cached_property
    def stretch(self) -> dict[str, int]:
        """The number of the paragraph in which each passage stands, counted from 0.

        The turns of a talk count as one, and so do a question and the paragraph that answers it.
        """
        found: dict[str, int] = {}
        number, before, talks = -1, None, False
        for passage in self.reading.passages:
            turn = _TURN.match(passage.text) is not None
            same = before is not None and passage.paragraph == before.paragraph
            answers = before is not None and _is_question(before) and passage.kind == "paragraph"
            number += not (same or answers or (turn and talks))
            found[passage.passage_id] = number
            before, talks = passage, turn
        return found

    def paragraph_before(self, passage: Passage) -> str:
        """The text of the paragraph before that of `passage`, under the same heading."""
        parts: list[str] = []
        own = self.stretch[passage.passage_id]
        for other in reversed(self.stretches.get(own - 1, [])):
            if sum(map(len, parts)) >= REACH:
                break
            if other.heading == passage.heading:
                parts.insert(0, other.text[-REACH:])
        return " ".join(parts)[-REACH:]

    @cached_property
    def _around(self) -> dict[str, tuple[Masked, ...]]:
        return {}

    def around(self, passage: Passage) -> tuple[Masked, ...]:
        """The paragraph before `passage`, its heading, its list and the line above it, unmasked."""
        key = passage.passage_id
        if key not in self._around:
            _make_room(self._around)
            above, listed = self.words_above(passage), self._items_beside(passage)
            texts = (self.paragraph_before(passage), passage.heading, above, listed)
            self._around[key] = tuple(Masked(text, text, ()) for text in texts if text)
        return self._around[key]

    def _items_beside(self, passage: Passage) -> str:
        """The items of the list in which `passage` stands, a few on either side, as one text."""
        if passage.kind != "list_item":
            return ""
        all_of = self.reading.passages
        here = bisect_left(all_of, passage.number, key=lambda p: p.number)
        first = last = here
        while first > max(here - _ITEMS, 0) and all_of[first - 1].kind == "list_item":
            first -= 1
        while last < min(here + _ITEMS, len(all_of) - 1) and all_of[last + 1].kind == "list_item":
            last += 1
        return ", ".join(item.text[:_ITEM] for item in all_of[first : last + 1])

    @cached_property
    def _introductions(self) -> dict[str, Passage]:
        found: dict[str, Passage] = {}
        line: Passage | None = None
        for passage in self.reading.passages:
            if passage.kind != "list_item":
                if line and passage.kind == line.kind == "paragraph" and _leads_on(line):
                    found[passage.passage_id] = line
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
        return line.text[-REACH:] if line else ""

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

    def lines_above(self, passage: Passage) -> tuple[Masked, ...]:
        """The line above a list, the headings of `passage`, and the title, nearest first."""
        above = self.introduction(passage)
        headings = self._enclosing.get(passage.passage_id, (passage.heading,))
        key = (above.passage_id if above else "", headings)
        if key not in self._lines_above:
            lines = (self.masked(above),) if above else ()
            told = (mask(text, self.places, ()) for text in headings)
            title = mask(self.reading.document.title, self.places, ())
            self._lines_above[key] = (*lines, *told, title)
        return self._lines_above[key]

    @cached_property
    def _lines_above(self) -> dict[tuple[str, tuple[str, ...]], tuple[Masked, ...]]:
        return {}

    @cached_property
    def _enclosing(self) -> dict[str, tuple[str, ...]]:
        """The headings of the sections in which each passage stands, nearest first."""
        found: dict[str, tuple[str, ...]] = {}
        open_ones: list[tuple[int, str]] = []
        chain: tuple[str, ...] = ("",)
        for passage in self.reading.passages:
            found[passage.passage_id] = chain
            if passage.kind == "heading":
                level = level_of(passage)
                open_ones = [(n, text) for n, text in open_ones if n < level]
                open_ones.append((level, passage.text))
                chain = tuple(text for _, text in reversed(open_ones))
        return found


def level_of(heading: Passage) -> int:
    """The level of a heading, 1 the highest: by its marks, which are what is not displayed of it,
    else by its form: capitals stand above numbers, and these above other lines."""
    marks = heading.end - heading.start - len(heading.text)
    if marks > 1:
        return min(marks - 1, _PLAIN)
    if heading.text.isupper():
        return _PLAIN - 2
    return _PLAIN - 1 if _NUMBERED.match(heading.text) else _PLAIN


def _leads_on(line: Passage) -> bool:
    """Whether a short line leads to the paragraph below it: "Deliveries of oil, mln tonnes:"."""
    return line.text.rstrip().endswith(":") and len(line.text) <= _LINE


def _make_room(kept: dict[Any, Any]) -> None:
    """Forget what is kept of the passages before, so that a long text takes no more memory."""
    if len(kept) >= _KEPT:
        kept.clear()


def _is_question(passage: Passage) -> bool:
    """Whether a paragraph asks one thing and nothing else: "To whom is it owed?"."""
    return passage.kind == "paragraph" and _QUESTION.fullmatch(passage.text) is not None
