"""Where each number stands: its sentence, its neighbours, its paragraph, its section.

Comes in: a `Reading` of extract. Goes out: a `Scene` with a `Spot` for every number shown. It
decides nothing about what a number means.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from etl.tables import Basis, Mention, Observation, Passage, Reading
from etl.transform.masks import Masked, joined, mask, with_self
from etl.vocabulary.cues import NUMBER, QUANTITY, Pattern, Rule
from etl.vocabulary.entities import Places

QUANTITIES = ("count", "percent", "money", "measure", "duration")
_TITLE = 40
_REACH = 600
_NUMBERS = 100
_KEPT = 64
_TOPICS = 3
_OFTEN = 1
_VERY_OFTEN = 3
_IN_OPENING = 3
_LARGE = 100_000
_FIRST_PART = 4_000
_TURN = re.compile(r"\s*(?:\[[\d:]+\]\s*)?(?:[A-Z][\w.’'-]*\s?){1,4}:\s")
_NEXT_CLAUSE = re.compile(
    r"[;:]|,\s+and\s+(?=[a-z])|\band,|,?\s\b(?:which|who|whose|whom|where|while|whereas|although|though|but|because)\b",
    re.IGNORECASE,
)


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
    def nouns(self) -> dict[str, str]:
        """What numbers count, by the id of their mention, as far as it has been asked for."""
        return {}

    @cached_property
    def units_above(self) -> dict[str, tuple[Any, ...]]:
        """What the lines above each passage tell of units, by its id, as far as asked for."""
        return {}

    @cached_property
    def cells(self) -> dict[str, tuple[Any, ...]]:
        """The cells of each row of a table, by its passage's id, once they have been asked for."""
        return {}

    @cached_property
    def noun_masks(self) -> dict[str, str]:
        """The masks of `nouns`."""
        return {}

    @cached_property
    def fitting(self) -> dict[tuple[str, str, int, str], tuple[Rule, ...]]:
        """The rules that fit a unit, what it is a rate of and so many digits, as far as asked."""
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
            mention=mention,
            passage=passage,
            said=self._sentence(passage, start, end),
            offset=start,
            start=phrase(mention)[0] - start,
            end=phrase(mention)[1] - start,
            told=self.earlier(passage, start),
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
        own = self.stretch[mention.passage_id]
        here = self._places_of[mention.mention_id]
        for other in reversed(self.shown[max(here - _NUMBERS, 0) : here]):
            if self.stretch[other.passage_id] != own:
                return
            yield other

    def last_measured(
        self, mention: Mention, made: Mapping[str, Sequence[Observation]]
    ) -> Mention | None:
        """The number before `mention` that became a figure of no count last, in its section."""
        heading = self.passages[mention.passage_id].heading
        here = self._places_of[mention.mention_id]
        for other in reversed(self.shown[max(here - _NUMBERS, 0) : here]):
            if self.passages[other.passage_id].heading != heading:
                return None
            figures = made.get(other.mention_id)
            if figures and figures[0].unit not in ("count", "persons"):
                return other
        return None

    def sides_before(self, spot: Spot, made: Mapping[str, Sequence[Observation]]) -> set[str]:
        """The entities of the figures told before the number in its paragraph."""
        told = (f for m in self.before(spot.mention) for f in made.get(m.mention_id, ()))
        return {figure.entity for figure in told}

    def topics_before(
        self, mention: Mention, made: Mapping[str, Sequence[Observation]]
    ) -> list[Observation]:
        """The first figure of each paragraph before that of `mention`, nearest first.

        Of the last few that have figures, under the same heading: what they are about.
        """
        own = self.passages[mention.passage_id]
        here = self._places_of[mention.mention_id]
        found: dict[int, Observation] = {}
        for other in reversed(self.shown[max(here - _NUMBERS, 0) : here]):
            passage = self.passages[other.passage_id]
            if passage.heading != own.heading or len(found) > _TOPICS:
                break
            stretch = self.stretch[other.passage_id]
            if stretch != self.stretch[mention.passage_id] and other.mention_id in made:
                found[stretch] = made[other.mention_id][0]
        return list(found.values())[:_TOPICS]

    def figures_before(
        self, mention: Mention, made: Mapping[str, Sequence[Observation]]
    ) -> Iterator[tuple[str, Observation]]:
        """The figures told before `mention` under the same heading, the nearest first, as far
        as is near, each with the id of its number."""
        heading = self.passages[mention.passage_id].heading
        here = self._places_of[mention.mention_id]
        for other in reversed(self.shown[max(here - _NUMBERS, 0) : here]):
            if self.passages[other.passage_id].heading != heading:
                return
            for figure in made.get(other.mention_id, ()):
                yield other.mention_id, figure

    def years_before(self, mention: Mention, most: int) -> Iterator[tuple[Mention, str]]:
        """The dates told before `mention`, nearest first, at most so many, with what they mean."""
        here = self._places_of[mention.mention_id]
        for other in reversed(self.shown[max(here - most, 0) : here]):
            if other.kind == "date" and other.period:
                yield other, other.period

    def figure_before(
        self, spot: Spot, indicator: str, made: Mapping[str, Sequence[Observation]]
    ) -> Observation | None:
        """The figure of `indicator` told last before the number in its paragraph."""
        for mention in self.before(spot.mention):
            for figure in made.get(mention.mention_id, ()):
                if figure.indicator == indicator:
                    return figure
        return None

    def terms_in(self, spot: Spot, rule: Rule) -> tuple[tuple[int, int], ...]:
        """Where the terms of `rule` stand in the sentence of `spot`."""
        return () if rule.terms is None else spot.said.spans(rule.terms)

    def told_term(self, spot: Spot, rule: Rule) -> tuple[str, Basis]:
        """The term of `rule` told last before the sentence, and where; empty where none is.

        In the paragraph, in the line above a list or the heading, or in the opening.
        """
        if rule.terms is None:
            return "", "none"
        told = spot.told
        if spans := told.spans(rule.terms):
            return told.text[slice(*spans[-1])], "paragraph"
        places: tuple[tuple[Masked, Basis], ...] = (
            *((line, "heading") for line in self.lines_above(spot.passage)[:-1]),
            (self.opening, "document"),
        )
        for line, basis in places:
            if spans := line.spans(rule.terms):
                return line.text[slice(*spans[0])], basis
        return "", "none"

    def is_fresh(self, spot: Spot, rule: Rule) -> bool:
        """Whether no quantity stands between the term of `rule` told last and the sentence."""
        spans = spot.told.spans(rule.terms) if rule.terms is not None else ()
        return bool(spans) and QUANTITY not in spot.told.mask[max(e for _, e in spans) :]

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
        parts = [own.cut(max(start - _REACH, 0), start)]
        paragraph = self.stretches[self.stretch[passage.passage_id]]
        here = bisect_left(paragraph, passage.number, key=lambda p: p.number)
        for n in range(here - 1, -1, -1):
            if sum(len(p.text) for p in parts) >= _REACH:
                break
            other = self.masked(paragraph[n])
            parts.insert(0, other.cut(max(len(other.text) - _REACH, 0), len(other.text)))
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
        """The passages of each paragraph or talk, in order, by its first paragraph's number."""
        found: dict[int, list[Passage]] = {}
        for passage in self.reading.passages:
            found.setdefault(self.stretch[passage.passage_id], []).append(passage)
        return found

    @cached_property
    def stretch(self) -> dict[str, int]:
        """The paragraph in which each passage stands; the turns of a talk are one."""
        found: dict[str, int] = {}
        talk = 0
        for passage in self.reading.passages:
            turn = _TURN.match(passage.text) is not None
            talk = (talk or passage.paragraph) if turn else 0
            found[passage.passage_id] = talk or passage.paragraph
        return found

    def paragraph_before(self, passage: Passage) -> str:
        """The text of the paragraph before that of `passage`, under the same heading."""
        parts: list[str] = []
        own = self.stretch[passage.passage_id]
        for other in reversed(self.stretches.get(own - 1, [])):
            if sum(map(len, parts)) >= _REACH:
                break
            if other.heading == passage.heading:
                parts.insert(0, other.text[-_REACH:])
        return " ".join(parts)[-_REACH:]

    @cached_property
    def _around(self) -> dict[str, tuple[Masked, ...]]:
        return {}

    def around(self, passage: Passage) -> tuple[Masked, ...]:
        """The paragraph before `passage`, its heading and the line above its list, unmasked."""
        key = passage.passage_id
        if key not in self._around:
            _make_room(self._around)
            texts = (self.paragraph_before(passage), passage.heading, self.words_above(passage))
            self._around[key] = tuple(Masked(text, text, ()) for text in texts if text)
        return self._around[key]

    @cached_property
    def _sections(self) -> dict[str, Masked]:
        sections: dict[str, list[Masked]] = {}
        for passage in self.reading.passages:
            if passage.kind in ("paragraph", "list_item", "row"):
                heading = mask(passage.heading, self.places, ())
                sections.setdefault(passage.heading, [heading]).append(self.masked(passage))
        return {heading: joined(texts) for heading, texts in sections.items()}

    def in_section(self, passage: Passage, pattern: Pattern) -> tuple[str, ...]:
        """The words of every match of `pattern` in the section of `passage`.

        Those of the group `subject`, where the pattern has one.
        """
        if passage.heading not in self._sections:
            return _words(self.masked(passage), pattern)
        key = (passage.heading, pattern.pattern)
        if key not in self._found:
            self._found[key] = _words(self._sections[passage.heading], pattern)
        return self._found[key]

    @cached_property
    def _found(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    @cached_property
    def opening(self) -> Masked:
        """The title and the first words of content: what the reading is about."""
        parts = [mask(self.reading.document.title, self.places, ())]
        for passage in self.reading.passages:
            if sum(len(p.text) for p in parts) >= _REACH:
                break
            if not passage.reason and passage.kind != "boilerplate":
                body = self.masked(passage)
                parts.append(body.cut(0, min(_REACH, len(body.text))))
        return joined(parts)

    def is_about(self, passage: Passage, rule: Rule) -> bool:
        """Whether the title or a heading names the measure of `rule`, or the text does so often."""
        lines = self.lines_above(passage)
        named = rule.terms is not None and any(line.spans(rule.terms) for line in lines)
        return named or self._told_often(rule) >= _VERY_OFTEN

    def is_topic(self, rule: Rule, rivals: Iterable[Rule]) -> bool:
        """Whether the reading speaks of `rule` more than of all `rivals` of its kind of unit."""
        own = self._told_often(rule)
        return own >= _OFTEN and all(self._told_often(r) <= own for r in rivals)

    def _told_often(self, rule: Rule) -> int:
        """How often the first part of the reading names the measure of `rule`."""
        if rule.indicator not in self._often:
            found = self._first_part.spans(rule.terms) if rule.terms else ()
            self._often[rule.indicator] = len(found)
        return self._often[rule.indicator]

    @cached_property
    def _often(self) -> dict[str, int]:
        return {}

    @cached_property
    def _first_part(self) -> Masked:
        texts: list[str] = [mask(self.reading.document.title, self.places, ()).mask]
        for passage in self.reading.passages:
            if sum(map(len, texts)) > _FIRST_PART:
                break
            texts.append(self.masked(passage).mask)
        whole = "\n".join(texts)
        return Masked(whole, whole, ())

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

    def lines_above(self, passage: Passage) -> tuple[Masked, ...]:
        """The line above a list and the heading of `passage`, and the title, nearest first."""
        above = self.introduction(passage)
        key = (above.passage_id if above else "", passage.heading)
        if key not in self._lines_above:
            heading = mask(passage.heading, self.places, ())
            title = mask(self.reading.document.title, self.places, ())
            lines = (self.masked(above),) if above else ()
            self._lines_above[key] = (*lines, heading, title)
        return self._lines_above[key]

    @cached_property
    def _lines_above(self) -> dict[tuple[str, str], tuple[Masked, ...]]:
        return {}

    @cached_property
    def first_named(self) -> dict[str, int]:
        """The entities of the reading, each with the rank at which it is first named."""
        title = mask(self.reading.document.title, self.places, ())
        texts = (title, *(self.masked(p) for p in self.reading.passages))
        order = dict.fromkeys(n.entity for text in texts for n in text.named)
        return {code: rank for rank, code in enumerate(order)}

    @cached_property
    def only_currency(self) -> str:
        """The currency of all sums of the reading that name one; empty where there are several.

        A large sum has to be among them: what something small costs tells nothing of the rest.
        """
        sums = [m for m in self.reading.mentions if m.kind == "money"]
        units = {m.unit for m in sums}
        large = any((m.value or 0) >= _LARGE for m in sums)
        return units.pop() if large and len(units) == 1 else ""

    @cached_property
    def paid_in(self) -> frozenset[str]:
        """The countries in whose currencies the reading tells sums."""
        units = {m.unit for m in self.reading.mentions if m.kind == "money"}
        return frozenset(self.places.currencies[u] for u in units if u in self.places.currencies)

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two countries that the reading is about, by code; fewer where it names fewer.

        Those that it names most, in its title and its first words above all.
        """
        counts: Counter[str] = Counter()
        opening = [named.entity for named in self.opening.named]
        for entity in (*opening, *opening[:1]):
            counts[entity] += _IN_OPENING
        for passage in self.reading.passages:
            if passage.kind != "boilerplate":
                counts.update(named.entity for named in self.masked(passage).named)
        countries = [code for code in counts if code not in self.places.joint]
        ranked = sorted(countries, key=lambda code: (-counts[code], self.first_named[code]))
        return tuple(sorted(ranked[:2]))


def _make_room(kept: dict[Any, Any]) -> None:
    """Forget what is kept of the passages before, so that a long text takes no more memory."""
    if len(kept) >= _KEPT:
        kept.clear()


def _words(text: Masked, pattern: Pattern) -> tuple[str, ...]:
    group = "subject" if "subject" in pattern.groupindex else 0
    searched = text.mask if group else text.text
    spans = (m.span(group) for m in pattern.finditer(searched))
    return tuple(text.text[start:end] for start, end in spans)
