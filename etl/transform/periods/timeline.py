"""The times that a document tells, each with the period it means there, read once from the top.

Comes in: a `Scene`. Goes out: a `Timeline`: by passage the dates in order, and for each sentence
the period that carries over into it. A time counted from a date that is not told has no period.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from etl.tables import Mention, Passage
from etl.transform.periods.calendar import year_of
from etl.transform.periods.meaning import is_within, resolved
from etl.transform.periods.model import Carried, Dated
from etl.transform.periods.phrases import phrases
from etl.transform.periods.roles import (
    goes_on,
    in_brackets,
    is_told_for,
    is_turn,
    looks_back,
    names_report,
    reports_on,
    tells_future,
)
from etl.transform.periods.sentence import is_base
from etl.transform.periods.state import State
from etl.transform.periods.words import leads_to
from etl.transform.scene.context import Scene
from etl.transform.scene.layout import level_of
from etl.transform.scene.spots import QUANTITIES, phrase

_CLOSING = " *_”’\"'"
_TITLE = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]+\.)\s+[A-Z][^.:;,!?\d]{1,50}")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_CHANGED = re.compile(r"\b(?:modified|updated|changed|revised|accessed)\b", re.IGNORECASE)
_FIRST_LINES = 4
_FIRST_NUMBERS = 12
_FOR = re.compile(r"\b(?:in|for|during|over)\s+(?:the\s+)?$", re.IGNORECASE)
# "from 5 billion in 2014 to 6": the year of the old end
_FROM = re.compile(r"\bfrom\s+\W?$", re.IGNORECASE)
_TO = re.compile(r",?\s+to\b", re.IGNORECASE)
# "trade, which had reached 22 billion in 2031, fell": what is told of goes on after it
_HAD_ASIDE = re.compile(r",\s+(?:which|who|that)\s+had\b[^,;]*,", re.IGNORECASE)
_IT_WAS = re.compile(
    r"\W*(?:in|for)\s+(?:19|20)\d\d,?\s+(?:it|they|that)\s+(?:was|were|had)\b", re.IGNORECASE
)
_NAMED = re.compile(r"(?<=[a-z]-)(?:19|20)\d\d\b")


@dataclass(slots=True)
class Timeline:
    """The dates of each passage, in order, and what carries over, by passage and sentence.

    `days` are those that date something, by year; `written` is the date from which "last year"
    counts: that of the document, else the last day that it tells; `present` the year that it opens
    with as its own, in a dateline or a masthead.
    """

    dates: dict[str, list[Dated]] = field(default_factory=dict)
    carried: dict[tuple[str, int], Carried] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    days: dict[str, set[str]] = field(default_factory=dict)
    written: str = ""
    present: str = ""

    def within(self, passage_id: str, start: int, end: int) -> list[Dated]:
        """The dates of a passage that begin from `start` up to `end`."""
        found = self.dates.get(passage_id, [])
        first = bisect_left(found, start, key=lambda d: d.start)
        return found[first : bisect_left(found, end, lo=first, key=lambda d: d.start)]

    def at(self, passage_id: str, start: int, end: int) -> Dated | None:
        """The date of a passage that covers any of `start` to `end`."""
        found = self.dates.get(passage_id, [])
        n = bisect_right(found, start, key=lambda d: d.end)
        return found[n] if n < len(found) and found[n].start < end else None


def timeline(scene: Scene) -> Timeline:
    """The times of the whole reading, read once and kept with the scene."""
    if not scene.timelines:
        scene.timelines.append(_read(scene))
    made: Timeline = scene.timelines[0]
    return made


def _read(scene: Scene) -> Timeline:
    shown: dict[str, list[Mention]] = {}
    for mention in scene.shown:
        shown.setdefault(mention.passage_id, []).append(mention)
    written = scene.reading.document.published or _last_day(scene)
    made, state = Timeline(written=written, present=_told_first(scene)[:4]), State(written)
    for passage in scene.reading.passages:
        mentions = shown.get(passage.passage_id, [])
        if passage.kind == "front_matter" or passage.reason:
            made.headings[passage.passage_id] = state.above
            continue
        opens = state.enter(passage)
        if _is_section(passage):
            state.carried, state.told, state.earlier = Carried(), [], Carried()
        _read_passage(passage, mentions, opens, state, made)
        told = made.dates.get(passage.passage_id, [])
        state.latest = max([state.latest, *(d.period[:4] for d in told if d.basis == "stated")])
        if passage.kind == "heading":
            own = _of_heading(passage, made.dates.get(passage.passage_id, []), state)
            if state.title is None:
                state.title = own if names_report(passage.text) else ""
            state.above = own or (state.above if state.below_heading else _outer(passage, state))
            if level_of(passage) > 1:
                state.outer = [*(o for o in state.outer if o[0] < level_of(passage))]
                state.outer.append((level_of(passage), state.above))
            state.heading = passage.text
            state.carried, state.told = Carried(), []
        state.below_heading = passage.kind == "heading"
        made.headings[passage.passage_id] = state.above
    for dated in (d for dates in made.dates.values() for d in dates if d.role == "dates"):
        if day := _DAY.match(dated.period):
            made.days.setdefault(day[0][:4], set()).add(day[0])
    return made


def _told_first(scene: Scene) -> str:
    """The date of the document, where its first lines tell it.

    A page that was changed some day does not speak of that day; a letter or a report does.
    """
    published = scene.reading.document.published
    first = [p for p in scene.reading.passages[:_FIRST_LINES] if not _CHANGED.search(p.text)]
    places = {p.passage_id for p in first}
    told = {m.period for m in scene.reading.mentions[:_FIRST_NUMBERS] if m.passage_id in places}
    return published if published in told or any(published in p.text for p in first) else ""


def _last_day(scene: Scene) -> str:
    """The last day that the text tells, but for those still to come.

    None where it tells of a later year or month too: then it was written later than that day.
    """
    sentences: dict[tuple[str, int, int | None], list[str]] = {}
    for m in scene.shown:
        if m.period[:4].isdigit():
            sentence = m.passage_id, m.sentence_start or 0, m.sentence_end
            sentences.setdefault(sentence, []).append(m.period)
    told = [
        period
        for (passage_id, start, end), periods in sentences.items()
        if not tells_future(scene.passages[passage_id].text[start:end])
        for period in periods
    ]
    last = max((period for period in told if _DAY.fullmatch(period)), default="")
    return "" if any(period > last for period in told) else last


def _is_section(passage: Passage) -> bool:
    """Whether an item with a number is a title: "5. Investment"."""
    text = passage.text
    return passage.kind == "list_item" and _TITLE.fullmatch(text) is not None


def _outer(passage: Passage, state: State) -> str:
    """The time that the chapter of a section is of; a title counts only if it names a report."""
    over = [told for level, told in state.outer if level < level_of(passage)]
    return over[-1] if over and over[-1] else state.title or ""


def _of_heading(passage: Passage, dates: list[Dated], state: State) -> str:
    """The time that a heading names, also by a name with its year; never the document's date."""
    own = _one_of(dates)
    if not own and len(named := set(_NAMED.findall(passage.text))) == 1:
        own = named.pop()
    return "" if own == state.published else own


def _one_of(dates: list[Dated]) -> str:
    """The one year or part of a year that a heading names."""
    told = {d.period for d in dates if d.role == "dates" and d.period}
    only = told.pop() if len(told) == 1 else ""
    return "" if "/" in only and only[:4] != only.rpartition("/")[2][:4] else only


def _read_passage(
    passage: Passage, mentions: list[Mention], opens: bool, state: State, made: Timeline
) -> None:
    text = passage.text
    wholes = [(*phrase(m), m.period) for m in mentions if m.kind == "date" and m.period]
    found = phrases(text, wholes)
    numbers = [phrase(m) for m in mentions if m.kind in QUANTITIES]
    dates: list[Dated] = []
    rest = 0
    for n, (start, end) in enumerate(_sentences(text, mentions)):
        if opens and n == 0 and (goes_on(text, start) or state.asked or is_turn(text)):
            state.carried = (
                replace(state.earlier, basis="continued") if state.earlier.period else state.carried
            )
        made.carried[passage.passage_id, start] = state.carried
        state.asked = text[start:end].rstrip(_CLOSING).endswith("?")
        first, rest = rest, bisect_left(found, end, lo=rest, key=lambda p: p.start)
        own = found[first:rest]
        if not own:
            continue
        told = resolved(text, own, (start, end), state)
        dates += told
        near = numbers[bisect_left(numbers, (start, 0)) : bisect_left(numbers, (end, 0))]
        state.carried = _carry(text, (start, end), told, near, state.carried)
    if dates:
        made.dates[passage.passage_id] = dates


def _sentences(text: str, mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    """The sentences that hold numbers, and what lies between them, in order."""
    at = 0
    for mention in mentions:
        start, end = mention.sentence_start or 0, mention.sentence_end or len(text)
        if start < at:
            continue
        if start > at and text[at:start].strip():
            yield at, start
        yield start, end
        at = end
    if at < len(text):
        yield at, len(text)


def _carry(
    text: str,
    sentence: tuple[int, int],
    dates: list[Dated],
    numbers: list[tuple[int, int]],
    before: Carried,
) -> Carried:
    """What holds after a sentence: the date that frames it, else the one that dates its numbers.

    One that only looks back changes nothing: "two years earlier it had been 9".
    """
    usable = [d for d in dates if d.role == "dates" and d.period and not in_brackets(text, d.start)]
    usable = [d for d in usable if not is_within(text, d.end, d.period, before.period)]
    asides = [m.span() for m in _HAD_ASIDE.finditer(text, *sentence)]
    main = [d for d in usable if not any(a <= d.start < b for a, b in asides)]
    usable = main or usable
    older = bool(usable) and all(d.period[:4] < before.period[:4] for d in usable)
    if older and _IT_WAS.match(text, sentence[0]):
        return before  # "In 2033 it was 16": what follows is of the year told before
    earlier = usable and before.basis != "continued"
    earlier = earlier and all(d.period < before.period for d in usable)
    if earlier and (all(d.following for d in usable) or looks_back(text[slice(*sentence)])):
        return before
    if any(not d.following for d in usable):
        usable = [d for d in usable if not d.following]
    told_of = [d for d in usable if reports_on(text, d.start)]
    if told_of and len(usable) > len(told_of):
        usable = told_of
    main = [d for d in usable if not _of_a_base(text, d, numbers)]
    if usable and not main and before.period:
        return before
    usable = main or usable
    told_for = [d for d in usable if is_told_for(text, d.start)]
    if told_for and len({d.period[:4] for d in usable}) > 1:
        usable = told_for
    free = [n for n in numbers if not _covered(n, dates)]
    if usable and free and _looks_back(usable, free, before):
        return before
    frames = [d for d in usable if _frames(text, d, free)]
    if frames:
        if not _goes_past(frames, usable):
            return _common(frames)
        behind = [
            d for d in usable if free and d.start >= free[0][1] and leads_to(_FOR, text, d.start)
        ]
        # "in December they planned to deliver 23 million in 2020": all that is told is of 2020
        return _common(behind) if len(free) == 1 and behind else Carried("", "paragraph")
    if not usable:
        return before
    later = all(d.period.isdigit() and d.period > before.period[:4] for d in usable)
    if before.period and len(free) > len(usable) and not later:
        return before
    return _common(usable)


def _of_a_base(text: str, date: Dated, numbers: list[tuple[int, int]]) -> bool:
    """Whether `date` follows a number that is only compared with: "9, down from 11 in 2019"."""
    n = bisect_right(numbers, date.start, key=lambda number: number[1])
    if n == 0:
        return False
    old = leads_to(_FROM, text, numbers[n - 1][0]) and _TO.match(text, date.end)
    return bool(old) or is_base(text, numbers[n - 1][0])


def _looks_back(dates: list[Dated], numbers: list[tuple[int, int]], before: Carried) -> bool:
    """Whether a sentence only looks back at its end: "1.7 million; a year before it had been 2"."""
    aside = all(d.following and d.period < before.period for d in dates)
    return aside and numbers[0][1] <= dates[0].start


def _goes_past(frames: list[Dated], dates: list[Dated]) -> bool:
    """Whether a sentence goes on to later years: "in 2017 it was 18, 19 in 2018 and 20 in 2019"."""
    last = max(year_of(d.period) or 0 for d in frames)
    return any((year_of(d.period) or 0) > last for d in dates if d.basis == "stated")


def _frames(text: str, date: Dated, numbers: list[tuple[int, int]]) -> bool:
    """Whether `date` stands before the numbers of its sentence, or opens a clause of it."""
    n = bisect_right(numbers, date.start, key=lambda number: number[1])
    return n == 0 or ";" in text[numbers[n - 1][1] : date.start]


def _covered(number: tuple[int, int], dates: list[Dated]) -> bool:
    n = bisect_right(dates, number[0], key=lambda d: d.end)
    return n < len(dates) and dates[n].start < number[1]


def _common(dates: list[Dated]) -> Carried:
    """The one period of `dates`, or the one year of all; nothing where they differ."""
    periods = {d.period for d in dates}
    if len(periods) == 1:
        return Carried(periods.pop(), dates[-1].basis)
    years = {year_of(p) for p in periods}
    if len(years) == 1 and not any("/" in p and p[:4] != str(next(iter(years))) for p in periods):
        return Carried(f"{years.pop():04}", "paragraph")
    return Carried("", "paragraph")
