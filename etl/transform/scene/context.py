"""Where each number stands, and what the reading has told before it.

Comes in: a `Reading` of extract. Goes out: a `Scene` with a `Spot` for every number shown. It
decides nothing about what a number means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from etl.tables import Basis, Mention, Observation, Passage
from etl.transform.scene.layout import REACH
from etl.transform.scene.masks import Masked
from etl.transform.scene.spots import QUANTITIES, Spot, phrase
from etl.transform.scene.topics import Topics
from etl.vocabulary.cues import QUANTITY, Rule

Made = dict[str, list[Observation]]
"""The figures made so far, by the id of the number that states them."""

_NUMBERS = 100
# of goods a part is told apart from the whole: "14, of it 6 duty-free"; a sum is gone on with
_PARTED = (("mass",), ("volume",))
_ITS_NUMBER = re.compile(rf"{QUANTITY}[^.;:!?,]{{0,25}}$")
_TOPICS = 3


class Scene(Topics):
    """A reading with its numbers in place, and what its passages say around them."""

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
    def other_measures(self) -> set[str]:
        """The ids of numbers that are of a measure which no indicator has, as far as asked."""
        return set()

    @cached_property
    def fitting(self) -> dict[tuple[Any, ...], tuple[Rule, ...]]:
        """The rules that fit a unit, what it is a rate of and so many digits, as far as asked."""
        return {}

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
        return max(mention.sentence_start or 0, near[0] - REACH), min(end, near[1] + REACH)

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

        first = last = self.rank[mention.mention_id]
        while inside(first - 1):
            first -= 1
        while inside(last + 1):
            last += 1
        return self.shown[first : last + 1]

    def dates_in(self, spot: Spot) -> list[Mention]:
        """The dates of the sentence of `spot`."""
        return [m for m in self.in_sentence(spot.mention) if m.kind == "date"]

    def before(self, mention: Mention) -> Iterator[Mention]:
        """The numbers before `mention` in its paragraph, the nearest first, as far as is near."""
        own = self.stretch[mention.passage_id]
        here = self.rank[mention.mention_id]
        for other in reversed(self.shown[max(here - _NUMBERS, 0) : here]):
            if self.stretch[other.passage_id] != own:
                return
            yield other

    def shown_before(self, mention: Mention) -> Mention | None:
        """The number right before `mention` in its passage."""
        here = self.rank.get(mention.mention_id, 0)
        before = self.shown[here - 1] if here else None
        return before if before and before.passage_id == mention.passage_id else None

    def last_measured(
        self, mention: Mention, made: Mapping[str, Sequence[Observation]]
    ) -> Iterator[Mention]:
        """The numbers before `mention` in its section that became figures, but for counts.

        The last of each kind of unit, the nearest first.
        """
        heading = self.passages[mention.passage_id].heading
        here = self.rank[mention.mention_id]
        kinds: set[str] = set()
        for other in reversed(self.shown[max(here - _NUMBERS, 0) : here]):
            if self.passages[other.passage_id].heading != heading:
                return
            figures = made.get(other.mention_id)
            if not figures or figures[0].unit in ("count", "persons", "times"):
                continue
            kind = "percent" if figures[0].unit.startswith("percent") else "other"
            if kind not in kinds:
                kinds.add(kind)
                yield other

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
        here = self.rank[mention.mention_id]
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
        here = self.rank[mention.mention_id]
        for other in reversed(self.shown[max(here - _NUMBERS, 0) : here]):
            if self.passages[other.passage_id].heading != heading:
                return
            for figure in made.get(other.mention_id, ()):
                yield other.mention_id, figure

    def years_before(self, mention: Mention, most: int) -> Iterator[tuple[Mention, str]]:
        """The dates told before `mention`, nearest first, at most so many, with what they mean."""
        here = self.rank[mention.mention_id]
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
        """Whether no quantity stands between the term of `rule` told last and the sentence.

        A term that says what the number right before it was is told of that: "6 were duty-free".
        """
        spans = spot.told.spans(rule.terms) if rule.terms is not None else ()
        if not spans or QUANTITY in spot.told.mask[max(e for _, e in spans) :]:
            return False
        lead = spot.told.mask[: max(s for s, _ in spans)]
        return rule.unit_kinds[:1] not in _PARTED or _ITS_NUMBER.search(lead) is None

    @cached_property
    def table_heads(self) -> dict[str, Passage]:
        """The first line of the table in which a line stands, by passage, once asked for."""
        return {}

    @cached_property
    def timelines(self) -> list[Any]:
        """The times that the reading tells (of `periods_timeline`), once they are asked for."""
        return []
