"""What a reading is about: its opening, the measures it names often, its countries and currency.

Comes in: the `Layout` of a reading. Goes out: `Topics`, which answers for the whole of it and for
its sections. It says nothing of a single number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from etl.tables import Passage
from etl.transform.scene.layout import REACH, Layout
from etl.transform.scene.masks import Masked, joined, mask
from etl.transform.scene.partners import is_only_alike, named_as_own, owners_of_measures
from etl.transform.scene.watchers import watches
from etl.transform.words import alternatives
from etl.vocabulary.cues import Pattern, Rule

_OFTEN = 1
_LINE, _FIRST = 60, 300
_VERY_OFTEN = 3
_MANY_PASSAGES = 50
_IN_OPENING = 3
_LARGE = 100_000
_FIRST_PART = 4_000
_AS_OWNER = 2
_AS_HOME = 5
_FIRST_LINES = 3
_PAIR = 2
_COMPARES = re.compile(
    rf"\W*(?:\w{{1,2}}[.)]\s+)?(?:{alternatives('pairs')['comparing']['openings']})\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z]{3,}(?:[ -][A-Z]{3,})?(?=,| \(| — )")
# "Minsk, 4 March 2009." says where a report was written
DATED_FROM = re.compile(
    r"^\W*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},?) \d{4}\b"
)


class Topics(Layout):
    """A reading and what it is about."""

    def masked(self, passage: Passage) -> Masked:
        """The text of `passage` as marks; a city that it is only dated from names no country."""
        text = super().masked(passage)
        if passage.passage_id != self._only_dated:
            return text
        dated = DATED_FROM.match(text.text)
        named = tuple(n for n in text.named if dated is None or n.start >= dated.end())
        return replace(text, named=named)

    @cached_property
    def _only_dated(self) -> str:
        """The first passage, where the city that it is dated from is in a third country; or ''."""
        first, home = self._dated_from
        if first is None:
            return ""
        two = self._of_two
        return first.passage_id if two and home.isdisjoint(two) else ""

    @cached_property
    def _dated_from(self) -> tuple[Passage | None, set[str]]:
        """The first passage that is dated from a city, and the country of that."""
        first = next((p for p in self.reading.passages if DATED_FROM.match(p.text)), None)
        dated = DATED_FROM.match(first.text) if first else None
        if first is None or dated is None:
            return None, set()
        return first, {n.entity for n in super().masked(first).named if n.start < dated.end()}

    @cached_property
    def _of_two(self) -> tuple[str, ...]:
        """The members of a group of two, where the text tells of nobody else; or none.

        The first of them, which is named, has its partner by itself: "Riga, 16 May 2017. Belarus
        had been promised 23 million".
        """
        first, _ = self._dated_from
        told, own = set[str](), set[str]()
        for passage in self.reading.passages:
            text = super().masked(passage)
            if passage is first and (dated := DATED_FROM.match(text.text)):
                text = text.cut(dated.end(), len(text.text))
            told |= {n.entity for n in text.named if not is_only_alike(text.text, n.start)}
            own |= set(named_as_own(text))
        pairs = (members for members in self.places.groups.values() if len(members) == _PAIR)
        told -= self.places.joint
        return next((two for two in pairs if two[0] in own and told <= {*two}), ())

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
        return joined([self._title, *self._opening_lines.values()])

    @cached_property
    def _title(self) -> Masked:
        return mask(self.reading.document.title, self.places, ())

    @cached_property
    def _opening_lines(self) -> dict[int, Masked]:
        """The first words of content, by the number of their passage."""
        lines: dict[int, Masked] = {}
        length = len(self._title.text)
        for passage in self.reading.passages:
            if length >= REACH:
                break
            if not passage.reason and passage.kind != "boilerplate":
                body = self.masked(passage)
                lines[passage.number] = body.cut(0, min(REACH, len(body.text)))
                length += len(lines[passage.number].text)
        return lines

    def opening_before(self, passage: Passage) -> Masked:
        """The opening as far as `passage`: what only later passages tell is no context."""
        if passage.number >= max(self._opening_lines, default=0):
            return self.opening
        if passage.number not in self._openings:
            before = (text for n, text in self._opening_lines.items() if n <= passage.number)
            self._openings[passage.number] = joined([self._title, *before])
        return self._openings[passage.number]

    def is_past_opening(self, passage: Passage) -> bool:
        """Whether `passage` stands under a heading that comes after the opening's own."""
        return all(passage.heading != self._headings.get(n) for n in self._opening_lines)

    @cached_property
    def _headings(self) -> dict[int, str]:
        return {p.number: p.heading for p in self.reading.passages[: len(self._opening_lines) + 50]}

    @cached_property
    def _openings(self) -> dict[int, Masked]:
        return {}

    def is_about(self, passage: Passage, rule: Rule) -> bool:
        """Whether the title or a heading names the measure of `rule`, or the text does so often."""
        lines = self.lines_above(passage)
        named = rule.terms is not None and any(line.spans(rule.terms) for line in lines)
        return named or self._told_often(rule) >= _VERY_OFTEN

    def opens_with(self, rule: Rule) -> bool:
        """Whether the first sentences name a thing of the kind that `rule` measures: Zapad-2017."""
        if rule.indicator not in self._opened:
            first = next(
                (t for t in self._opening_lines.values() if len(t.text) > _LINE), self.opening
            )
            head = first.cut(0, min(_FIRST, len(first.text)))
            self._opened[rule.indicator] = any(c.search(head.mask) for c in rule.subject_cues)
        return self._opened[rule.indicator]

    def is_first(self, passage: Passage, start: int) -> bool:
        """Whether the sentence at `start` of `passage` is the one with which the content begins."""
        return start == 0 and passage.number == min(self._opening_lines, default=0)

    @cached_property
    def _opened(self) -> dict[str, bool]:
        return {}

    def is_topic(self, rule: Rule, rivals: Iterable[Rule]) -> bool:
        """Whether the reading speaks of `rule` more than of all `rivals` of its kind of unit."""
        own = self._told_often(rule)
        return own >= _OFTEN and all(self._told_often(r) <= own for r in rivals)

    def is_told_of(self, rule: Rule) -> bool:
        """Whether the reading names the measure of `rule` often, and its context anywhere."""
        if rule.indicator not in self._in_context:
            near = self.reading.passages[:_MANY_PASSAGES]
            self._in_context[rule.indicator] = self._told_often(rule) >= _VERY_OFTEN and any(
                self.masked(passage).says(pattern) for pattern in rule.context for passage in near
            )
        return self._in_context[rule.indicator]

    @cached_property
    def _in_context(self) -> dict[str, bool]:
        return {}

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
    def first_named(self) -> dict[str, int]:
        """The entities of the reading, each with the rank at which it is first named."""
        title = mask(self.reading.document.title, self.places, ())
        texts = (title, *(self.masked(p) for p in self.reading.passages))
        order = dict.fromkeys(n.entity for text in texts for n in text.named)
        return {code: rank for rank, code in enumerate(order)}

    @cached_property
    def first_told(self) -> dict[str, int]:
        """The entities of the text, each with the number of the passage that names it first.

        What the title names is told from the start.
        """
        told = {n.entity: 0 for n in self._title.named}
        for passage in self.reading.passages:
            for named in self.masked(passage).named:
                told.setdefault(named.entity, passage.number)
        return told

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether `pattern` stands anywhere in the text; looked for once."""
        if pattern not in self._said:
            self._said[pattern] = any(pattern.search(p.text) for p in self.reading.passages)
        return self._said[pattern]

    @cached_property
    def _said(self) -> dict[re.Pattern[str], bool]:
        return {}

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

    @property
    def pair(self) -> tuple[str, ...]:
        """The two countries that the reading is about, by code; fewer where it names fewer.

        The one that it names most otherwise than as a partner, and the other that it names most;
        in its title and its first words above all. One named once, behind them, is neither.
        """
        return tuple(sorted(self.leading))

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """The two of `pair`, the one first that it names most otherwise than as a partner."""
        named, own = Counter[str](), Counter[str]()
        texts = [self.masked(p) for p in self.reading.passages if p.kind != "boilerplate"]
        for text, weight in ((self.opening, _IN_OPENING), *((text, 1) for text in texts)):
            for name in text.named:
                named[name.entity] += weight
            for entity in named_as_own(text):
                own[entity] += weight
        for text in texts:
            for entity in owners_of_measures(text):
                named[entity] += _AS_OWNER
                own[entity] += _AS_OWNER
        lead = (p for p in self.reading.passages[:_FIRST_LINES] if _DATELINE.match(p.text))
        others = {n.entity for p in lead for n in self.masked(p).named} - self.places.joint
        # whom two others have between them is no affair of the town that a report comes from
        foreign = len(others) > 1 and any(own[code] for code in others)
        home = {code for code in self.dateline if code in named or not foreign}
        if home:
            home &= {*self._of_two} or home
        for entity in home:
            own[entity] += _IN_OPENING if entity in named else 0
            named[entity] += _IN_OPENING if entity in named else _AS_HOME
        for entity in [n.entity for n in self.opening.named][:1]:
            named[entity] += _IN_OPENING
            own[entity] += _IN_OPENING
        titled = {n.entity for n in self._title.named} - self.places.joint
        for entity in titled if len(titled) == 1 else ():
            named[entity] += 2 * _IN_OPENING
            own[entity] += 2 * _IN_OPENING
        often = Counter(name.entity for text in (self.opening, *texts) for name in text.named)
        told = {name.entity for name in self.opening.named} | home
        known = [code for code in named if often[code] > 1 or code in told]
        heard, seen = set[str](), set[str]()
        for text in (self.opening, *texts):
            for name in text.named:
                (heard if watches(text, name) else seen).add(name.entity)
        if len({code for code in known if code in seen} - self.places.joint) > 1:
            known = [c for c in known if c in seen or c not in heard or c in titled | home]
        countries = [c for c in known if c not in self.places.joint | self._only_compared]
        ranked = sorted(countries, key=lambda code: (-named[code], self.first_named.get(code, 0)))
        first = max(ranked, key=lambda code: own[code], default="")
        return (first, *[code for code in ranked if code != first][:1]) if first else ()

    @cached_property
    def _only_compared(self) -> set[str]:
        """The countries that a text only compares with: "For comparison. Malta pays 9".

        Or "as it is for Malta".
        """
        compared, others = set[str](), set[str]()
        for passage in self.reading.passages:
            all_compare = _COMPARES.match(passage.text) is not None
            for name in self.masked(passage).named:
                alike = all_compare or is_only_alike(passage.text, name.start)
                (compared if alike else others).add(name.entity)
        return compared - others

    @cached_property
    def dateline(self) -> set[str]:
        """The country from whose city the first line is dated: "ASTANA, February 9, 2024"."""
        lines = (p.text for p in self.reading.passages[:_FIRST_LINES])
        cities = [found[0] for line in lines if (found := _DATELINE.match(line))]
        return {n.entity for city in cities[:1] for n in self.places.named(city.title())}


def _words(text: Masked, pattern: Pattern) -> tuple[str, ...]:
    group = "subject" if "subject" in pattern.groupindex else 0
    searched = text.mask if group else text.text
    spans = (m.span(group) for m in pattern.finditer(searched))
    return tuple(text.text[start:end] for start, end in spans)
