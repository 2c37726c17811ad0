"""The status that stands above a number: in a list's introduction, a heading, a table's head.

Comes in: a `Spot` and its `Scene`. Goes out: a status, or nothing. It looks a bounded number of
lines up.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from etl.tables import Status
from etl.transform.clauses import OwnClause
from etl.transform.context import Scene, Spot
from etl.transform.words import any_of, words

_LONGEST_HEADING = 50
_LINES = 40
_FINITE = re.compile(r"\b(?:was|were|had|fell|rose|came|stood)\b", re.IGNORECASE)
_RULER = re.compile(r"^[\s|:+-]+$")
_ABOVE: tuple[Status, ...] = ("forecast", "proposed", "planned", "estimate", "claimed", "actual")


def status_above(spot: Spot, scene: Scene) -> Status | None:
    """The status told by what stands above the number at `spot`, the nearest first."""
    if "|" in spot.passage.text and (told := _in(_column_head(spot, scene))):
        return told
    if told := _in(scene.words_above(spot.passage)):
        return told
    if spot.passage.kind == "paragraph" and _FINITE.search(OwnClause(spot).text):
        return None
    heading = spot.passage.heading
    return _in(heading) if len(heading) <= _LONGEST_HEADING and _is_label(heading) else None


@cache
def _cues() -> re.Pattern[str]:
    table = words("status")
    parts = (f"(?P<{status}>{any_of(table[status]['above'])})" for status in _ABOVE)
    return re.compile("|".join(parts), re.IGNORECASE)


def _in(text: str) -> Status | None:
    found = _cues().search(text)
    return cast(Status, found.lastgroup) if found else None


@cache
def _label() -> re.Pattern[str]:
    cue = any_of(phrase for status in _ABOVE for phrase in words("status")[status]["above"])
    return re.compile(
        rf"\({cue}\)|^\W*(?:[12]\d{{3}}\W+)?{cue}\W*(?:\b(?:for|of|to|in|until)\b.*)?$"
        rf"|\b{cue}(?:\W+[12]\d{{3}})*\W*$",
        re.IGNORECASE,
    )


def _is_label(heading: str) -> bool:
    """Whether `heading` names what its figures are, as "2037 (forecast)" or "Draft budget"."""
    return _label().search(heading) is not None


def _column_head(spot: Spot, scene: Scene) -> str:
    """The head of the number's column in a table drawn with bars, or an empty string."""
    column = spot.passage.text[: spot.offset + spot.start].count("|")
    number = spot.passage.paragraph
    top: list[str] = []
    for n in range(number, number - _LINES, -1):
        lines = [p.text for p in scene.paragraphs.get(n, []) if p.number < spot.passage.number]
        if n < number and not any("|" in line for line in lines):
            break
        top = [
            line for text in lines for line in text.splitlines() if not _RULER.match(line)
        ] or top
    cells = top[0].split("|") if top else []
    return cells[column] if column < len(cells) else ""
