"""When a figure holds: the date that its sentence states, or that a word such as "last year" means.

Comes in: a `Spot` and its `Scene`. Goes out: a period (ISO 8601, possibly empty) and where it comes
from. A figure without a date stays undated; it is never given the document's date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.tables import Basis, Mention
from etl.transform.context import Scene, Spot, clause, phrase

_LEAD = 150
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_ISO = re.compile(rf"{_DATE}|\d{{4}}-(?:Q[1-4]|H[12])|{_DATE}/{_DATE}")
_RELATIVE = {
    "last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip
_RELATIVE_YEAR = re.compile(rf"\b({'|'.join(_RELATIVE)})\s+year\b", re.IGNORECASE)
_SPEECH = (
    r"said|says|say|told|tells|stated|states|announced|announces|reported|reports|added|wrote|"
    r"writes|noted|declared|explained|spoke|speaking|remarked|recalled|confirmed|emphasi[sz]ed"
)
_STATEMENT = re.compile(
    rf"\b(?:{_SPEECH})(?:\s+(?:on|in|at|during|late|early)|\s+[\w’' ]{{1,40}}?\s+on|"
    r"[\w’' ]{1,60}?\s+in\s+\w+\s+on)?\s*,?\s*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|unlike|compared\s+(?:with|to)|(?:as\s+)?against|before|until|till|since|after|by)"
    r"(?:\s+(?:in|on|for|during|that|those|of|the|whole|early|late|mid|end|beginning|start|spring|"
    r"summer|autumn|fall|winter|year))*\s+$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^\W*(?:[A-Z][A-Z.’'-]+\s?){1,4},\s*$")
Period = tuple[str, Basis]
UNDATED: Period = ("", "none")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence: its mention, where it stands, and the period it means."""

    mention: Mention
    start: int
    end: int
    period: str
    relative: bool


def iso(period: str) -> str:
    """`period` if it is a year, quarter, half, month, day or interval of ISO 8601; else empty."""
    return period if _ISO.fullmatch(period) else ""


def is_relative(mention: Mention) -> bool:
    """Whether the words of a date count from the date of the statement, as "last year" does."""
    return not re.search(r"\d", mention.text)


def period_of(spot: Spot, subject: str, dated_by: str, scene: Scene) -> Period:
    """The period of the figure at `spot`, and where it comes from.

    The sentence's own date first, then the year in the subject's name, then the one date in the
    line above a list, then, for a happening, the date told last before it in its paragraph.
    """
    dates = sentence_dates(spot, scene)
    if chosen := governing(spot, dates):
        return chosen.period, "relative" if chosen.relative else "stated"
    if year := re.search(r"-((?:19|20)\d\d)$", subject):
        return year[1], "stated"
    if above := date_above(spot, scene):
        return above, "stated"
    if dated_by == "paragraph" and (told := told_before(spot, scene)):
        return told, "relative"
    return UNDATED


def governing(spot: Spot, dates: list[Dated]) -> Dated | None:
    """The date that governs the number: at the number, else before it, else later in its clause."""
    usable = [
        d
        for d in dates
        if d.period
        and not is_statement(spot.sentence, d)
        and not is_compared(spot.sentence, d.start)
    ]
    own = [d for d in usable if spot.end <= d.start < spot.right]
    before = [d for d in usable if d.end <= spot.start]
    later = [d for d in usable if d.start >= spot.right]
    for group, nearest in ((own, min), (before, max), (later, min)):
        reachable = [d for d in group if _same_clause(spot, d)]
        if reachable:
            return nearest(reachable, key=lambda d: d.start)
    return None


def _same_clause(spot: Spot, date: Dated) -> bool:
    """Whether no subordinate clause opens between the number and a date that comes after it."""
    if date.start < spot.start:
        return True
    between = spot.sentence[spot.end : date.start]
    return clause(between) == between


def is_compared(text: str, start: int) -> bool:
    """Whether the date at `start` only bounds or is compared with: "than in 1990", "since 2014"."""
    return bool(_COMPARED.search(text[max(start - _LEAD, 0) : start]))


def is_statement(sentence: str, date: Dated) -> bool:
    """Whether the date is that of somebody's words: "he said on 3 May 2011", or a dateline."""
    return is_said(sentence, date.start, date.end)


def is_said(text: str, start: int, end: int) -> bool:
    """Whether `text` says from `start` to `end` when something was said or reported."""
    return bool(_STATEMENT.search(text[max(start - _LEAD, 0) : start])) or is_dateline(
        text, start, end
    )


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a report opens with the date: "MINSK, May 3, 2011 — ..."."""
    if start > _LEAD or not re.match(r"\s*[—–-]", text[end : end + _LEAD]):
        return False
    return _DATELINE.match(text[:start]) is not None


def sentence_dates(spot: Spot, scene: Scene) -> list[Dated]:
    """The dates of the sentence in order, relative years counted from the statement's date."""
    found = []
    for mention in scene.in_sentence(spot.mention):
        if mention.kind == "date":
            start, end = phrase(mention)
            relative = is_relative(mention)
            period = meant(mention, scene) if relative else iso(mention.period)
            found.append(Dated(mention, start - spot.offset, end - spot.offset, period, relative))
    return found


def meant(mention: Mention, scene: Scene) -> str:
    """The year that a relative date means, as "last year" in a statement of 2014 means 2013."""
    word = _RELATIVE_YEAR.search(mention.text)
    year = reference_year(mention, scene) if word else None
    if word is None or year is None:
        return ""
    return str(year + _RELATIVE[word[1].casefold()])


def reference_year(mention: Mention, scene: Scene) -> int | None:
    """The year from which "last year" counts where `mention` stands.

    The date of the statement told last in the paragraph; else the document's own date. A year that
    merely dates a figure or a happening is no date of a statement.
    """
    near = [*reversed(scene.in_sentence(mention)), *scene.before(mention)]
    told = (iso(m.period) for m in near if m.kind == "date" and _tells_statement(m, scene))
    stated = next(filter(None, told), iso(scene.reading.document.published))
    return int(stated[:4]) if stated else None


def _tells_statement(mention: Mention, scene: Scene) -> bool:
    text = scene.passages[mention.passage_id].text
    return is_said(text, *phrase(mention)) and not is_relative(mention)


def date_above(spot: Spot, scene: Scene) -> str:
    """The date in the line above the list in which the number stands, if it holds one only."""
    line = scene.introduction(spot.passage)
    if line is None:
        return ""
    if line.passage_id not in scene.dates_above:
        told = [
            iso(m.period)
            for m in scene.dates_of(line)
            if not is_relative(m) and not is_compared(line.text, phrase(m)[0])
        ]
        scene.dates_above[line.passage_id] = told[0] if len(told) == 1 else ""
    return scene.dates_above[line.passage_id]


def told_before(spot: Spot, scene: Scene) -> str:
    """The date of the happening told last before the number in its paragraph; may be empty."""
    told = (
        iso(mention.period)
        for mention in scene.before(spot.mention)
        if mention.kind == "date"
        and not is_relative(mention)
        and not is_dateline(scene.passages[mention.passage_id].text, *phrase(mention))
        and not is_compared(scene.passages[mention.passage_id].text, phrase(mention)[0])
    )
    return next(filter(None, told), "")
