"""Dates and what happened on them: every stated date is an event, unless it is told why not.

Comes in: a `Scene` and the periods of the figures found in it. Goes out: events, and an outcome
with its reason for every date and for every name with a year in it, such as an exercise's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from etl.tables import Event, Mention, Outcome, Precision, stable_id
from etl.transform.context import Scene, phrase
from etl.transform.periods import is_dateline, is_relative, iso
from etl.vocabulary import Places

_NAMED = re.compile(r"(?:[A-Z][a-z]+ )?[A-Z][a-z]{2,}[- ]((?:19|20)\d\d)")
_MONTHS = {
    "21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02"),
    "Q1": ("01", "03"), "Q2": ("04", "06"), "Q3": ("07", "09"), "Q4": ("10", "12"),
    "H1": ("01", "06"), "H2": ("07", "12"),
}  # fmt: skip
_INTENDED = re.compile(
    r"\b(?:to (?:come|take|enter|start|begin|be|go)\b[\w\s]{0,30}|due|scheduled|planned)"
    r"\s*(?:on|for|in|by)?\s*$",
    re.IGNORECASE,
)
_KEPT_NOT = re.compile(r"\b(?:delay(?:ed|s)?|postpon\w+|put off|rescheduled)\b", re.IGNORECASE)
_ADJECTIVE_YEAR = re.compile(r"(?:['’]s|\bthe|\bits|\btheir|\bhis)\s+$", re.IGNORECASE)
_DAY_OR_MONTH = r"\d{4}-\d\d(?:-\d\d)?"
_NEXT = 300
_TOLD_WORDS = 3
_COMMON = frozenset(
    word
    for word in re.findall(
        r"\w+",
        """about after also been before between both could does during from have having into more
        most only other over said same some such than that their them then there these they this
        those under until were when where which while will with would year years""",
    )
)
Settled = dict[str, tuple[Outcome, str]]


@dataclass(frozen=True, slots=True)
class Happening:
    """A date as told: what it is, and the words of its sentence."""

    mention: Mention
    date: str
    until: str
    words: frozenset[str]


def happenings(scene: Scene, periods: Mapping[str, str]) -> tuple[Settled, list[Event]]:
    """The outcome of every date of the scene, and the events in the order of the text.

    `periods` are those of the figures, by the id of their number.
    """
    settled: Settled = {}
    told: list[Happening] = []
    for mention in sorted(scene.reading.mentions, key=lambda m: (m.start, m.end)):
        if mention.outcome == "unassigned" and (dated := date_of(mention, scene)):
            if why := no_event(dated, scene, periods):
                settled[mention.mention_id] = ("not_a_figure", why)
            else:
                told.append(dated)
    events = []
    by_year: dict[str, list[Happening]] = {}
    for dated in told:
        by_year.setdefault(dated.date[:4], []).append(dated)
    for dated in told:
        if other := told_elsewhere(dated, by_year[dated.date[:4]]):
            reason = f"repeats the date of a happening told elsewhere: {other.mention.text}"
            settled[dated.mention.mention_id] = ("not_a_figure", reason)
        else:
            events.append(event(dated, scene))
            reason = f"dates what its sentence tells: {dated.date}"
            settled[dated.mention.mention_id] = ("event", reason)
    return settled, events


def date_of(mention: Mention, scene: Scene) -> Happening | None:
    """`mention` as a date, if it is one in the content: a date, or a name with a year."""
    passage = scene.passages[mention.passage_id]
    if passage.reason or mention.phrase_start is None:
        return None
    start, end = scene.span(mention)
    words = content_words(passage.text[start:end], scene.places)
    if mention.kind == "identifier":
        named = _NAMED.fullmatch(mention.text)
        return Happening(mention, named[1], "", words) if named else None
    if mention.kind != "date":
        return None
    date, until = span(mention.period)
    return Happening(mention, date, until, words)


def span(period: str) -> tuple[str, str]:
    """First and last date of `period`: of a season, a quarter, a half or an interval."""
    part = re.fullmatch(r"(\d{4})-(2[1-4]|Q[1-4]|H[12])", period)
    if part:
        year, (first, last) = part[1], _MONTHS[part[2]]
        return f"{year}-{first}", f"{int(year) + (last < first)}-{last}"
    begin, _, end = iso(period).partition("/")
    return begin, end


def no_event(dated: Happening, scene: Scene, periods: Mapping[str, str]) -> str:
    """Why a date is no event of its own; empty where it is one."""
    mention = dated.mention
    if mention.kind == "date" and is_relative(mention):
        return "counts from the date of the statement and names no date of its own"
    if not dated.date:
        return "names no year"
    sentence_start, sentence_end = scene.span(mention)
    text = scene.passages[mention.passage_id].text
    lead = text[sentence_start : phrase(mention)[0]]
    if mention.kind == "date" and _dates_figure(dated, scene, periods):
        return "states the period of a figure in its sentence"
    if is_dateline(text, *phrase(mention)):
        return "the date of the report itself"
    if _is_adjective(mention, lead, text[phrase(mention)[1] : sentence_end]):
        return "a year used as an adjective: it says which, and tells no happening"
    if _INTENDED.search(lead) and _KEPT_NOT.search(text[sentence_end : sentence_end + _NEXT]):
        return "an intended date that, as the text goes on to say, was not kept"
    return ""


def _is_adjective(mention: Mention, lead: str, rest: str) -> bool:
    return bool(
        re.fullmatch(r"\d{4}", mention.text)
        and _ADJECTIVE_YEAR.search(lead)
        and re.match(r"\s+[A-Za-z]", rest)
    )


def _dates_figure(dated: Happening, scene: Scene, periods: Mapping[str, str]) -> bool:
    """Whether a year or a part of one is no more than the period of a figure of its sentence."""
    period = dated.mention.period
    if re.fullmatch(_DAY_OR_MONTH, period):
        return False
    return any(periods.get(m.mention_id) == period for m in scene.in_sentence(dated.mention))


def told_elsewhere(dated: Happening, told: list[Happening]) -> Happening | None:
    """The happening that `dated` repeats: its day in the same passage, or told in other words.

    Of two, the more precise stays, and of two that are equally precise the first.
    """
    for other in told:
        if other is dated or not other.date.startswith(dated.date):
            continue
        if len(other.date) == len(dated.date) and other.mention.start > dated.mention.start:
            continue
        same_passage = other.mention.passage_id == dated.mention.passage_id
        if same_passage and other.date == dated.date and len(dated.date) == len("2000-01-01"):
            return other
        if dated.mention.kind == "date" and len(other.words & dated.words) >= _TOLD_WORDS:
            return other
    return None


def content_words(text: str, places: Places) -> frozenset[str]:
    """The words of `text` that tell what happened, countries left out, cut to their stems."""
    countries = [named for named in places.named(text) if named.entity not in places.groups]
    for named in reversed(countries):
        text = f"{text[: named.start]} {text[named.end :]}"
    words = (w.casefold() for w in re.findall(r"[A-Za-z]{4,}", text))
    return frozenset(stem(w) for w in words if w not in _COMMON)


def stem(word: str) -> str:
    """`word` without the commonest endings of English."""
    return re.sub(r"(?:ations?|ions?|ings?|ed|es|s)$", "", word)


def event(dated: Happening, scene: Scene) -> Event:
    """The event that `dated` tells, with its sentence."""
    mention = dated.mention
    start, end = scene.span(mention)
    precision: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return Event(
        event_id=stable_id("e", mention.mention_id, dated.date),
        date=dated.date,
        precision=precision[len(dated.date)],
        until=dated.until,
        text=scene.passages[mention.passage_id].text[start:end].strip(),
        passage_id=mention.passage_id,
        mention_id=mention.mention_id,
    )
