"""The times that a document tells, each with the period it means there, read once from the top.

Comes in: a `Scene`. Goes out: a `Timeline`: by passage the dates in order, and for each sentence
the period that carries over into it. A time counted from a date that is not told has no period.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from etl.tables import Basis, Mention, Passage
from etl.transform.context import QUANTITIES, Scene, phrase
from etl.transform.periods_calendar import (
    complete,
    covering,
    edge_of,
    in_year,
    nearest,
    shifted,
    year_of,
)
from etl.transform.periods_phrases import Phrase, phrases
from etl.transform.periods_roles import (
    Role,
    counts_from_start,
    dates_paper,
    goes_on,
    in_brackets,
    role_of,
    tells_future,
)

Period = tuple[str, Basis]
UNDATED: Period = ("", "none")
_CLAUSE = 160
_TOLD = 8


@dataclass(frozen=True, slots=True)
class Dated:
    """A time in a passage's text, from `start` to `end`, and the period it means there."""

    start: int
    end: int
    period: str
    basis: Basis
    role: Role = "dates"
    group: int = -1
    spans: bool = False
    following: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What holds at the start of a sentence unless it says otherwise.

    A basis without a period says that dates were told, but not one for all.
    """

    period: str = ""
    basis: Basis = "none"


@dataclass(slots=True)
class Timeline:
    """The dates of each passage, in order, and what carries over, by passage and sentence."""

    dates: dict[str, list[Dated]] = field(default_factory=dict)
    carried: dict[tuple[str, int], Carried] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)

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


@dataclass(slots=True)
class _State:
    """What has been told so far: `told` anchors "a year later", `carried` dates what follows."""

    published: str
    paragraph: int = -1
    heading: str = ""
    above: str = ""
    below_heading: bool = False
    told: list[tuple[str, Basis]] = field(default_factory=list)
    said: str = ""
    carried: Carried = field(default_factory=Carried)
    earlier: Carried = field(default_factory=Carried)

    def enter(self, passage: Passage) -> bool:
        """Go on to `passage`; whether it opens a paragraph."""
        if passage.paragraph == self.paragraph:
            return False
        self.paragraph = passage.paragraph
        if passage.heading != self.heading or passage.kind == "heading":
            self.heading, self.carried, self.told = passage.heading, Carried(), []
        self.earlier, self.carried, self.said = self.carried, Carried(), ""
        self.told = [(period, "continued") for period, _ in self.told[-1:]]
        return True


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
    made, state = Timeline(), _State(scene.reading.document.published)
    for passage in scene.reading.passages:
        mentions = shown.get(passage.passage_id, [])
        if passage.kind == "front_matter" or passage.reason:
            made.headings[passage.passage_id] = state.above
            continue
        opens = state.enter(passage)
        _read_passage(passage, mentions, opens, state, made)
        if passage.kind == "heading":
            own = _one_of(made.dates.get(passage.passage_id, []))
            state.above = own or (state.above if state.below_heading else "")
            state.heading = passage.text
            state.carried, state.told = Carried(), []
        state.below_heading = passage.kind == "heading"
        made.headings[passage.passage_id] = state.above
    return made


def _one_of(dates: list[Dated]) -> str:
    """The one year or part of a year that a heading names."""
    told = {d.period for d in dates if d.role == "dates" and d.period}
    only = told.pop() if len(told) == 1 else ""
    return "" if "/" in only and only[:4] != only.rpartition("/")[2][:4] else only


def _read_passage(
    passage: Passage, mentions: list[Mention], opens: bool, state: _State, made: Timeline
) -> None:
    text = passage.text
    wholes = [(*phrase(m), m.period) for m in mentions if m.kind == "date" and m.period]
    found = phrases(text, wholes)
    numbers = [phrase(m) for m in mentions if m.kind in QUANTITIES]
    dates: list[Dated] = []
    rest = 0
    for n, (start, end) in enumerate(_sentences(text, mentions)):
        if opens and n == 0 and goes_on(text, start):
            state.carried = (
                replace(state.earlier, basis="continued") if state.earlier.period else state.carried
            )
        made.carried[passage.passage_id, start] = state.carried
        first, rest = rest, bisect_left(found, end, lo=rest, key=lambda p: p.start)
        own = found[first:rest]
        if not own:
            continue
        resolved = _resolve(text, own, (start, end), state)
        dates += resolved
        near = numbers[bisect_left(numbers, (start, 0)) : bisect_left(numbers, (end, 0))]
        state.carried = _carry(text, resolved, near, state.carried)
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


def _resolve(
    text: str, found: list[Phrase], sentence: tuple[int, int], state: _State
) -> list[Dated]:
    """The phrases of a sentence with what they mean; a statement's date is known beforehand."""
    roles = [role_of(text, p.start, p.end) for p in found]
    for p, role in zip(found, roles, strict=True):
        if role == "said" and p.whole and not p.part:
            state.said = p.whole
    made: list[Dated] = []
    for p, role in zip(found, roles, strict=True):
        if role == "compared" and p.unit and counts_from_start(text, p.start):
            role = "dates"
        told = state.told
        period, basis = _meaning(p, text, sentence, state)
        if role == "dates" and len(period) == len("2018-03-16") and dates_paper(text, p.start):
            period = period[:4]
        if period and role != "said" and not in_brackets(text, p.start):
            told.append((period, "sentence"))
        made.append(Dated(p.start, p.end, period, basis, role, p.group, p.span, p.anchor == "told"))
    state.told = [
        (period, "paragraph" if basis == "sentence" else basis)
        for period, basis in state.told[-_TOLD:]
    ]
    return made


def _meaning(p: Phrase, text: str, sentence: tuple[int, int], state: _State) -> Period:
    """The period that `p` means, and what tells it."""
    now = state.said or state.published
    if p.span:
        periods = [period for period, _ in state.told]
        joined = covering(periods[-1:] if periods and "/" in periods[-1] else periods)
        return (joined, "relative") if joined else UNDATED
    if p.whole and not p.part:
        if p.same_part and state.told and p.whole.isdigit():
            return in_year(state.told[-1][0], int(p.whole)), "stated"
        return edge_of(p.whole, p.edge), "stated"
    if p.whole:
        year = year_of(p.whole)
        return (edge_of(complete(p.part, year), p.edge), "stated") if year else UNDATED
    if p.unit:
        return _counted(p, now, state)
    if not p.part:
        return UNDATED
    return _completed(p, text, sentence, state, now)


def _counted(p: Phrase, now: str, state: _State) -> Period:
    """What "last year" or "two years later" means, also with a part: "in March last year"."""
    told = state.told[-1][0] if state.told else state.above
    anchor = told if p.anchor == "told" and told else now
    from_now = anchor != told or p.anchor == "document"
    if p.count == 0 and p.anchor == "told" and not told and p.unit == "year":
        anchor = now
    if p.unit == "decade" or not anchor:
        return UNDATED
    if p.unit == "year" and (from_now or p.part or not p.count):
        year = year_of(anchor)
        period = f"{year + p.count:04}" if year else ""
    else:
        period = shifted(anchor, p.count, p.unit)
    if p.same_part and state.told and (year := year_of(period)):
        period = in_year(state.told[-1][0], year)
    elif p.part and (year := year_of(period)):
        period = complete(p.part, year)
    return (edge_of(period, p.edge), "relative") if period else UNDATED


def _completed(p: Phrase, text: str, sentence: tuple[int, int], state: _State, now: str) -> Period:
    """A part of a year in the year told before it, else the nearest to the document's date."""
    for period, basis in reversed(state.told):
        year = year_of(period)
        if now and (basis == "continued" or (basis == "paragraph" and not state.carried.period)):
            break
        if year is not None and "/" not in period:
            return edge_of(
                complete(p.part, year), p.edge
            ), "stated" if basis == "sentence" else basis
    year = year_of(state.above)
    if year is not None:
        return edge_of(complete(p.part, year), p.edge), "heading"
    near = text[max(sentence[0], p.start - _CLAUSE) : min(sentence[1], p.end + _CLAUSE)]
    period = nearest(p.part, now, future=tells_future(near)) if now else ""
    return (edge_of(period, p.edge), "relative") if period else UNDATED


def _carry(
    text: str, dates: list[Dated], numbers: list[tuple[int, int]], before: Carried
) -> Carried:
    """What holds after a sentence: the date that frames it, else the one that dates its numbers."""
    usable = [d for d in dates if d.role == "dates" and d.period and not in_brackets(text, d.start)]
    free = [n for n in numbers if not any(d.start < n[1] and n[0] < d.end for d in dates)]
    frames = [d for d in usable if _frames(text, d, free)]
    if frames:
        return _common(frames)
    if not usable:
        return before
    if before.period and len(free) > len(usable):
        return before
    return _common(usable)


def _frames(text: str, date: Dated, numbers: list[tuple[int, int]]) -> bool:
    """Whether `date` stands before the numbers of its sentence, or opens a clause of it."""
    before = [n for n in numbers if n[1] <= date.start]
    if not before:
        return True
    between = text[before[-1][1] : date.start]
    return ";" in between


def _common(dates: list[Dated]) -> Carried:
    """The one period of `dates`, or the one year of all; nothing where they differ."""
    periods = {d.period for d in dates}
    if len(periods) == 1:
        return Carried(periods.pop(), dates[-1].basis)
    years = {year_of(p) for p in periods}
    if len(years) == 1 and not any("/" in p and p[:4] != str(next(iter(years))) for p in periods):
        return Carried(f"{years.pop():04}", "paragraph")
    return Carried("", "paragraph")
