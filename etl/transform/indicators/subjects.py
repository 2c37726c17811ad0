"""What a figure is about, and which part it covers.

Comes in: a `Spot`, its rule and its `Scene`. Goes out: a subject (Zapad-2013) and a breakdown
(tanks), empty where the text names none. Both come from the vocabulary's cues.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from etl.tables import Observation
from etl.transform.countries.named import run_of
from etl.transform.periods.sentence import is_base
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot
from etl.transform.scene.wordings import counted_mask, counts_noun, counts_people, leaves_out
from etl.transform.words import any_of, words
from etl.vocabulary import Rule
from etl.vocabulary.cues import ADJECTIVE, SELF, Named

_WERE = re.compile(
    r"\s*(?:of (?:them|these|those|which)\s+(?:(?:are|were)\s+)?|(?:are|were|is|was)\s+)"
    r"(?:\w+\s+)?",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s*of (?:them|these|those|whom|which)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bof (?:them|these|those|which)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PEOPLE, _MANY_PEOPLE = 1_000, 10_000
_FAR_LARGER, _LIKE = 12, 20
_LABEL = re.compile(
    r"\W*(?:\w{1,3}[.)]\s+)?(?P<words>[A-Z][\w’'-]*(?:\s[\w’'-]+){0,2})\W?[.:]\W*\s(?=\W*[A-Z\d])"
)
_EDITION = re.compile(r"\b(?:the|its)\s+((?:19|20)\d\d)\s+(?:edition|round|one)\b", re.IGNORECASE)
# "13,000 soldiers in", "200,000 for the exercise"
_IN_IT = re.compile(
    r"(?:\s+(?!and\b|but\b)[\w’'-]+){0,4}?\s+(?:in|at|for|during|of)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}?[“\"‘]?",
    re.IGNORECASE,
)
# between a name and what it has: "(200,000", "with its 200,000"
_HAS = re.compile(
    r"[”\"’]?(?:['’]s\s+|\s*\(|,?\s+(?:with|had|has|where|when|which)\b)[^.;:,]{0,40}",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(
    rf"{any_of(words('comparing')['names']['words'])}\s+"
    r"(?:(?:the|that of|those of|its|in|at)\s+)*[“\"‘]?$",
    re.IGNORECASE,
)
_AGO = re.compile(r"\byears? (?:ago|earlier|before)\b|\bprevious\b|\bpredecessor\b", re.IGNORECASE)
# "The parallel Ladoga drill involved 7,000"
_ANOTHER = re.compile(
    r"\b(?:parallel|another|separate|simultaneous|different|neighbou?ring)\s+"
    r"(?:(?!for\b|of\b|the\b)[\w’'-]+\s+){0,3}?"
    r"(?:exercise|drill|man(?:o?eu)ver|manoeuvre|war game)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:then|that (?:time|year|exercise|drill)|those|there)\b", re.IGNORECASE)
_FORMER = re.compile(r"\s*(?:of|for)?\s*the (former|latter)\b", re.IGNORECASE)


def breakdown_of(spot: Spot, rule: Rule, scene: Scene, made: Made) -> str:
    """The part that the figure covers: told at the number, else the only one of the sentence.

    What is counted may be told before the number: "of which about 250 were tanks, and ten ships".
    """
    noun = counted_mask(spot, scene)
    if rule.persons and counts_people(spot, scene):
        return rule.persons[0]
    if rule.counts and leaves_out(spot, scene):
        shared = (name for name, patterns in rule.breakdowns if counts_noun(noun, patterns))
        return next(shared, "") or _told_part(spot, rule, scene, made)
    for name, patterns in rule.breakdowns:
        if rule.counts:
            if counts_noun(noun, patterns):
                return name
        elif any(p.search(spot.mask if SELF in p.pattern else spot.after) for p in patterns):
            return name
    if rule.counts:
        return ""
    return _only_breakdown(spot.sentence, rule.breakdowns) or _of_label(spot, rule)


def _of_label(spot: Spot, rule: Rule) -> str:
    """The part that the label of the paragraph names: "a) Income. The law had 6 billion"."""
    label = _LABEL.match(spot.passage.text)
    if label is None or label.end() > spot.offset + spot.start:
        return ""
    return _only_breakdown(label["words"], rule.breakdowns)


def _told_part(spot: Spot, rule: Rule, scene: Scene, made: Made) -> str:
    """The part that a number counts which does not say it itself.

    Said behind it ("250 were tanks"), the first of two for "the former", people for "Belarusians",
    the part named last before it in its sentence, that of the figure before; a large number in
    the end counts people.
    """
    people = rule.persons[0] if rule.persons else ""
    if behind := _WERE.match(spot.after):
        for name, patterns in rule.breakdowns:
            if counts_noun(spot.after[behind.end() :], patterns):
                return name
    figures = [
        figure
        for mention in scene.before(spot.mention)
        for figure in made.get(mention.mention_id, ())[:1]
        if figure.indicator == rule.indicator
    ]
    if _OF_THEM.match(spot.after):
        whole = (f for f in figures if (f.value or 0) >= (spot.mention.value or 0))
        return next((f.breakdown for f in whole), people)
    if _OF_WHICH.search(spot.before) and figures:
        return figures[0].breakdown
    if part := _part_in_row(spot, rule, scene, made):
        return part
    before = [figure.breakdown for figure in figures]
    former = _FORMER.match(spot.after)
    if former and len(before) > 1 and before[0] != before[1]:
        return before[1] if former[1].casefold() == "former" else before[0]
    if people and counted_mask(spot, scene).startswith(ADJECTIVE):
        here = {m.mention_id for m in spot.neighbours}  # "48 aircraft, 29 Belarusian"
        beside = figures[:1] if figures and figures[0].mention_id in here else []
        return _of_like_size(beside[0].breakdown, spot, figures, people) if beside else people
    named = any(p.search(spot.mask, spot.left, spot.start) for p in rule.subject_cues)
    if people and named and (spot.mention.value or 0) >= _MANY_PEOPLE:
        return people  # "the largest since Zapad-1981, which involved 150,000"
    told = [
        (m.end(), name)
        for name, patterns in rule.breakdowns
        for p in patterns
        for m in p.finditer(spot.mask[: spot.start])
    ]
    if told and (max(told)[0] > spot.left or not before):
        return _of_like_size(max(told)[1], spot, figures, people)
    if before:
        return _of_like_size(before[0], spot, figures, people)
    return people if (spot.mention.value or 0) >= _PEOPLE else ""


def _part_in_row(spot: Spot, rule: Rule, scene: Scene, made: Made) -> str:
    """The part at the place of the number in a row of as many as were told right before it.

    "The list has 350 vehicles and 70 tanks; the other version, 400 and 104".
    """
    run = run_of(spot)
    if len(run) <= 1:
        return ""
    told = [
        figure
        for mention in islice(scene.before(run[0]), len(run))
        for figure in made.get(mention.mention_id, ())[:1]
        if figure.indicator == rule.indicator
    ][::-1]
    alike = all(_is_like(m.value, f.value) for m, f in zip(run, told, strict=False))
    if not alike or not len({f.breakdown for f in told}) == len(told) == len(run):
        return ""
    return told[run.index(spot.mention)].breakdown


def _is_like(one: float | None, other: float | None) -> bool:
    """Whether two numbers are of like size."""
    own, than = one or 0, other or 0
    return own > 0 and than > 0 and _times(own, than) < _LIKE


def _times(one: float, other: float) -> float:
    """How many times the larger of two numbers above 0 is the smaller."""
    return max(one, other) / min(one, other)


def _of_like_size(part: str, spot: Spot, figures: Sequence[Observation], people: str) -> str:
    """`part`, unless the number is far larger than its figure: then it is like another's.

    Like that of no part it counts `people`.
    """
    own = spot.mention.value or 0
    sizes = [(f.breakdown, f.value) for f in figures if f.value]
    last = next((size for name, size in sizes if name == part), 0)
    if not last or own < _FAR_LARGER * last:
        return part
    others = [(name, size) for name, size in sizes if name != part and _is_like(own, size)]
    near = [(_times(own, size), name) for name, size in others]
    return min(near)[1] if near else people if own >= _PEOPLE else part


def _only_breakdown(text: str, breakdowns: Named) -> str:
    told = [n for n, patterns in breakdowns if any(p.search(text) for p in patterns)]
    return told[0] if len(told) == 1 else ""


def subject_of(spot: Spot, rule: Rule, scene: Scene, made: Made) -> str:
    """What the figure is about: told in its sentence, else last before it, else above or around it.

    Of headings and of a section only a subject counts that is the only one told there; in the end
    it is that of the paragraph before.
    """
    if edition := _edition(spot, rule, scene):
        return edition
    for mask, text in ((spot.mask, spot.sentence), (spot.told.mask, spot.earlier)):
        told = sorted({m.span("subject") for p in rule.subject_cues for m in p.finditer(mask)})
        if told:
            start, end = _nearest(spot, told) if text is spot.sentence else _last(text, told)
            return as_name(text[start:end])
        if rule.subject_cues and text is spot.sentence and _ANOTHER.search(text, 0, spot.start):
            return ""
        for name, (first, *others) in rule.subjects:
            if first.search(text) and all(scene.in_section(spot.passage, p) for p in others):
                return name
    before = scene.paragraph_before(spot.passage)
    if told := [m.span("subject") for p in rule.subject_cues for m in p.finditer(before)]:
        name = as_name(before[slice(*max(told))])
        return _back_to_topic(name, before[: max(told)[0]], spot, rule, scene)
    above = (
        line.text[slice(*m.span("subject"))]
        for line in scene.lines_above(spot.passage)
        for p in rule.subject_cues
        for m in p.finditer(line.mask)
    )
    section = (name for p in rule.subject_cues for name in scene.in_section(spot.passage, p))
    if len(alone := {as_name(name) for name in above}) == 1:
        return alone.pop()
    alone = {as_name(name) for name in section}
    if len(alone) == 1 and not _is_of_an_earlier_year(name := alone.pop(), scene):
        return name
    topics = (f for f in scene.topics_before(spot.mention, made) if f.indicator == rule.indicator)
    if earlier := next((f.subject for f in topics if f.subject), ""):
        return earlier
    return _named(spot, rule, scene)


def _nearest(spot: Spot, told: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Which of the names `told` in its sentence the number is of.

    One that follows it by a preposition, else the last before it; one that is only compared with
    has what follows it as its own: "Zapad-2025 was smaller than Zapad-2021 with its 200,000".
    """
    text = spot.sentence
    if len({text[start:end] for start, end in told}) == 1:
        return told[-1]
    before = [span for span in told if span[1] <= spot.start]
    behind = [span for span in told if span[0] >= spot.end]
    if behind and _IN_IT.fullmatch(text, spot.end, behind[0][0]):
        return behind[0]
    compared = [span for span in told if _is_compared(text, span[0])]
    only = [span for span in before if span in compared]
    if only and is_base(text, spot.start):
        return only[-1]
    if before and (before[-1] not in only or _HAS.fullmatch(text, before[-1][1], spot.start)):
        return before[-1]
    plain = [*reversed(before), *behind]
    return next((span for span in plain if span not in compared), told[-1])


def _last(text: str, told: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The name told last, but for one with which another is only compared."""
    return next((s for s in reversed(told) if not _is_compared(text, s[0])), told[-1])


def _is_compared(text: str, start: int) -> bool:
    """Whether the name at `start` is only what another is compared with: "smaller than"."""
    return _HELD_AGAINST.search(text, 0, start) is not None


def _back_to_topic(name: str, lead: str, spot: Spot, rule: Rule, scene: Scene) -> str:
    """`name`, told last in the paragraph before; or what the document is about, if an aside ends.

    "Two years ago, at Zapad-2032, 3,000 men came." A paragraph that does not point back to it goes
    on with the exercise that the document began with.
    """
    opening = (m["subject"] for p in rule.subject_cues for m in p.finditer(scene.opening.text))
    topic = as_name(next(opening, ""))
    aside = _AGO.search(lead.rpartition(". ")[2]) and name[-4:] < topic[-4:]
    years = name[-4:].isdigit() and topic[-4:].isdigit()
    return topic if years and aside and not _THEN.search(spot.sentence[: spot.start]) else name


def _edition(spot: Spot, rule: Rule, scene: Scene) -> str:
    """What "the 2011 edition" is: that of the year of what the text is about, by its name."""
    told = _EDITION.search(spot.sentence)
    if told is None or not rule.subject_cues:
        return ""
    texts = (scene.opening, spot.told)
    named = (m for text in texts for p in rule.subject_cues for m in p.finditer(text.mask))
    first = next(named, None)
    name = without_year(as_name(first["subject"])) if first else ""
    return f"{name}-{told[1]}" if name else ""


def _is_of_an_earlier_year(subject: str, scene: Scene) -> bool:
    """Whether `subject` is over for a document of its day: one it names later is compared with."""
    return subject[-4:].isdigit() and subject[-4:] < scene.reading.document.published[:4]


def _named(spot: Spot, rule: Rule, scene: Scene) -> str:
    """The name without a year that is told nearest: before the number, above it, at the start."""
    for text in (spot.said, spot.told, *scene.lines_above(spot.passage), scene.opening):
        told = [m.span("subject") for p in rule.named_cues for m in p.finditer(text.mask)]
        if told:
            return text.text[slice(*max(told))]
    return ""


def as_name(written: str) -> str:
    """A subject in one spelling: an exercise's year is joined with a hyphen, as in Zapad-2013.

    Of two digits it is one of 1950 to 2049.
    """
    name = re.sub(r"\s+((?:19|20)\d\d)$", r"-\1", written.strip())
    if short := re.search(r"-(\d\d)$", name):
        name = f"{name[: short.start()]}-{19 if short[1] >= '50' else 20}{short[1]}"
    return name.title() if name.isupper() else name


def without_year(subject: str) -> str:
    """The name of an exercise of any year: Zapad of Zapad-2013."""
    return re.sub(r"-(?:19|20)\d\d$", "", subject)


def contradicts(subject: str, period: str) -> bool:
    """Whether `subject` names a year, as in Zapad-2013, in which `period` is not."""
    year = re.search(r"-((?:19|20)\d\d)$", subject)
    return bool(year and period and not period.startswith(year[1]))
