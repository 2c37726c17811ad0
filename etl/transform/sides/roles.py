"""What the words of a text say of a role: the entity of a figure, or its counterpart.

Comes in: a `Spot` and the cues of a role. Goes out: a country or group with what tells it, empty
where no cue names one. It reads words alone; which of several answers holds is for others to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.tables import Basis
from etl.transform.countries.pairs import is_rival
from etl.transform.countries.parallel import stood_for
from etl.transform.indicators.matching import Match
from etl.transform.scene.context import Scene
from etl.transform.scene.masks import Masked
from etl.transform.scene.spots import Spot, is_of_part
from etl.transform.scene.watchers import watched_from
from etl.vocabulary.cues import COUNTRY, FILL, Pattern

Told = tuple[str, Basis]
"""A code, and what tells it; `NOBODY` where nothing does."""
NOBODY: Told = ("", "none")
SAID: frozenset[Basis] = frozenset(("stated", "sentence"))
_BEHIND = 25
_NEW_CLAUSE = re.compile(
    r"(?:;|\b(?:and|while|whereas|but))\s+(?:\w+\s+){0,2}?(?:sold|bought|paid|owed|sent|received|"
    r"supplied|delivered|lent|borrowed|exported|imported)\b",
    re.IGNORECASE,
)
# a clause that goes on with "it", what ends the one before it, and what may lead its subject
_IT = re.compile(
    r"(?:[:;]|[,—–-]\s+(?:and|but|so))\s+(?:(?:in|on|by|since|last|this)\s[^,;:]{1,25},?\s)?"
    r"(?P<it>it|they)\b",
    re.IGNORECASE,
)
# "The rest comes from Iran": what is told next is not of the rest
_OF_THE_REST = re.compile(r"\b(?:the rest|the remainder)\b[^.;]{0,40}$", re.IGNORECASE)
# "by IMF estimates"
_RECKONS = re.compile(
    r"(?:['’]s?)?\s+(?:estimates?|data|calculations?|forecasts?|statistics)\b", re.IGNORECASE
)
_SET_APART = re.compile(r",\s+(?:whereas|while|of which|including)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:]\s+")
_LEADS = re.compile(r"\W*(?:(?:then|only|but|and|so|yet|the)\s+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whose:
    """The two roles of a figure, each with what tells it."""

    entity: Told
    counterpart: Told


def in_cue(spot: Spot, match: Match, role: str) -> Told:
    """Who has `role` in the cue that was found; a body of an entity counts as the entity."""
    found = match.evidence.found
    code = spot.said.role(found, role) if found else ""
    return (code, "stated") if code else NOBODY


def by_cue(spot: Spot, cues: tuple[Pattern, ...], role: str) -> Told:
    """Who has `role` by the cue nearest to the number in its sentence.

    Before the number only in its own clause, where that begins after the number before it; behind
    it not past a semicolon.
    """
    own = spot.left if spot.previous and _NEW_CLAUSE.search(spot.before) else 0
    found = [
        (
            max(spot.start - m.end(role), m.start(role) - spot.end + _BEHIND),
            spot.said.role(m, role),
            m.start(role),
        )
        for cue in cues
        if spot.said.may(cue)
        for m in cue.finditer(spot.mask)
        if m.start(role) >= own
        and not _ends_before(spot, m.start(role))
        and not is_rival(spot.sentence, m.start(role))
        and not is_of_part(spot, m.start(role))
        and not watched_from(spot.sentence, m.start(role))
        and not _RECKONS.match(spot.sentence, m.end(role))
    ]
    if not (named := [each for each in found if each[1]]):
        return as_stated(_it(spot, cues, role), "sentence")
    _, code, start = min(named)
    return stood_for(spot, start) or code, "stated"


def _ends_before(spot: Spot, start: int) -> bool:
    """Whether the clause of the number ends before `start`, so that what is there is of the next.

    "It pays 127 dollars, whereas Germany paid 66", "2.1 billion, of which Latvian goods 1.4".
    """
    between = spot.sentence[spot.end : start]
    return ";" in between or (spot.next is not None and bool(_SET_APART.search(between)))


def _it(spot: Spot, cues: tuple[Pattern, ...], role: str) -> str:
    """Who has `role` as the "it" of a clause, where the one before it has a place as its subject.

    "China stepped in: in December it gave Malta a loan of 3 billion".
    """
    told = list(_IT.finditer(spot.sentence, spot.left, spot.start))
    if not told:
        return ""
    last = told[-1]
    before = spot.sentence[: last.start()]
    begin = max((m.end() for m in _CLAUSE_END.finditer(before)), default=0)
    subject = next((n for n in spot.said.named if begin <= n.start < last.start()), None)
    if subject is None or _LEADS.fullmatch(before, begin, subject.start) is None:
        return ""
    start, end = last.span("it")
    mask = f"{spot.mask[:start]}{COUNTRY}{FILL * (end - start - 1)}{spot.mask[end:]}"
    holds = any(m.start(role) == start for cue in cues for m in cue.finditer(mask))
    return subject.entity if holds else ""


def told_earlier(
    spot: Spot, cues: tuple[Pattern, ...], role: str, scene: Scene, other: str
) -> Told:
    """Who had `role` last before the sentence, or in the line or heading above it."""
    lines: tuple[tuple[Masked, Basis], ...] = (
        (spot.told, "paragraph"), *((line, "heading") for line in scene.lines_above(spot.passage)),
    )  # fmt: skip
    for text, basis in lines:
        likely = [cue for cue in cues if text.may(cue)]
        found = [
            (m.start(role), text.role(m, role))
            for cue in likely
            for m in cue.finditer(text.mask)
            if not watched_from(text.text, m.start(role))
            and not _OF_THE_REST.search(text.text[: m.start(role)])
        ]
        named = [(at, code) for at, code in found if code and code != other]
        if named:
            return max(named)[1], basis
    return NOBODY


def as_stated(code: str, basis: Basis) -> Told:
    """`code` with what tells it; `NOBODY` where it is empty."""
    return (code, basis) if code else NOBODY
