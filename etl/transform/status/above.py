"""The status that stands above a number: in a list's introduction, a heading, a table's head.

Comes in: a `Spot` and its `Scene`. Goes out: a status, or nothing. It looks a bounded number of
lines up.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from etl.tables import Status
from etl.transform.scene.clauses import OwnClause
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot
from etl.transform.words import any_of, words

_LONGEST_HEADING = 50
_LINES = 40
_FINITE = re.compile(r"\b(?:was|were|had|fell|rose|came|stood)\b", re.IGNORECASE)
_DID = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bbeen )"
    rf"\b(?!{any_of(words('status')['past']['no_verbs'])})"
    r"[a-z]{3,}ed\b"
)
_LINE = re.compile(r"[^:.;]{1,40}:\s")
_NOUNS = 2
_RULER = re.compile(r"^[\s|:+-]+$")
_ABOVE: tuple[Status, ...] = ("forecast", "proposed", "planned", "estimate", "claimed", "actual")


def status_above(spot: Spot, scene: Scene) -> Status | None:
    """The status told by what stands above the number at `spot`, the nearest first."""
    if "|" in spot.passage.text and (told := _in(_column_head(spot, scene))):
        return told
    if told := _in(scene.words_above(spot.passage)):
        return told
    heading = spot.passage.heading
    if len(heading) > _LONGEST_HEADING:
        return None
    if spot.passage.kind in ("list_item", "row") or _LINE.match(spot.passage.text):
        return _in(heading) if _label(_NOUNS).search(heading) else None
    text = OwnClause(spot).text
    if _FINITE.search(text) or _DID.search(text):
        return None
    return _in(heading) if _label(0).search(heading) else None


@cache
def _cues() -> re.Pattern[str]:
    table = words("status")
    parts = (f"(?P<{status}>{any_of(table[status]['above'])})" for status in _ABOVE)
    return re.compile("|".join(parts), re.IGNORECASE)


def _in(text: str) -> Status | None:
    found = _cues().search(text)
    return cast(Status, found.lastgroup) if found else None


@cache
def _label(nouns: int) -> re.Pattern[str]:
    """A heading that names what its figures are: "2037 (forecast)"; with a noun, "Draft budget"."""
    cue = any_of(phrase for status in _ABOVE for phrase in words("status")[status]["above"])
    return re.compile(
        rf"\({cue}\)|^(?:[^:]{{1,30}}:)?\W*(?:[12]\d{{3}}\W+)?{cue}(?:\s+(?!and\b)[\w-]+){{0,{nouns}}}"
        rf"\W*(?:\b(?:for|of|to|in|until)\b.*)?$|\b{cue}(?:\W+[12]\d{{3}})*\W*$",
        re.IGNORECASE,
    )


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
