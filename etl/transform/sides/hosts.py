"""Which side an exercise is held by, and which comes to it: "7,000 from the host", "the guests".

Comes in: a `Spot` and its `Scene`. Goes out: the host or its guest, by code, where the words at
the number mean either; an empty text where the document does not tell who that is. It says nothing
(None) of a number that is of neither.
"""

from __future__ import annotations

import re

from etl.transform.countries.named import clause_before, lone, opening
from etl.transform.countries.pairs import countries_of, main_pair
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot
from etl.transform.words import any_of, words

_EXERCISE = words("sides")["exercise"]
_GROUND = words("sides")["ground"]
_HELD_IN = re.compile(
    rf"\b{any_of(_GROUND['leads'])}[^.;]{{0,60}}?\b(?:in|on|by)\s+(?:the\s+)?$", re.IGNORECASE
)
_SOIL = re.compile(rf"(?:['’]s?)?\s+(?:\w+\s+)?{any_of(_GROUND['words'])}", re.IGNORECASE)
_APPOSED = re.compile(rf"{any_of(_EXERCISE['hosts'])},?\s+(?:the\s+)?$", re.IGNORECASE)
_NAMED = {kind: re.compile(any_of(_EXERCISE[kind]), re.IGNORECASE) for kind in _EXERCISE}
_BEHIND = {
    kind: re.compile(
        # "six ships, all of them from the host country"
        r"\s*(?:[a-z][\w-]+(?: [a-z][\w-]+)?, (?:all|both|most|each) )?"
        r"(?:of (?:them|these|whom|which)\s+)?(?:(?:\w+\s+)?(?:from|of|by)\s+)?(?:the\s+)?"
        rf"{any_of(_EXERCISE[kind])}",
        re.IGNORECASE,
    )
    for kind in _EXERCISE
}
_REACH = 120
_IS = re.compile(r"\b(?:is|was|are|were)\s+(?:the\s+)?(?=[A-Z])")
# "14,000 from Malta, 12,000 from the host nation": Malta is none
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s")
_ENDS = re.compile(r"[,;](?! (?:all|both|most|each) of\b)")
# "The guests bring 36 tanks and a dozen helicopters": the noun before, and the word that links
_LISTED = re.compile(r"\s*(?:[\w-]+\s+){0,3}?[\w-]+(?:,|,? and)\s+(?:\w+\s+)?")


def at_home(spot: Spot, scene: Scene) -> str | None:
    """The host or the guest that the words at the number mean: behind it, or as their subject."""
    behind, subject = _ENDS.split(spot.after)[0], clause_before(spot)
    if spot.previous is not None and _LISTED.fullmatch(spot.before):
        subject = _CLAUSE.split(opening(spot))[-1]
    for kind, named in _NAMED.items():
        if not _BEHIND[kind].match(behind) and (not named.search(subject) or _IS.search(subject)):
            continue  # "the biggest visitor is Malta with 300"
        two = set(main_pair(scene))
        if host := _host(spot, scene):
            return host if kind == "hosts" else _only(two - {host})
        if countries_of(spot.told, scene) - two:
            return ""
        behind_it = {n.entity for n in spot.said.named if n.start >= spot.end} & two
        return _only(two - behind_it) if len(behind_it) == 1 else ""
    return None


def _only(codes: set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""


def _host(spot: Spot, scene: Scene) -> str:
    """Where the exercise is held, as told nearest to the number; empty where nothing tells it."""
    own = scene.masked(spot.passage).cut(0, spot.offset + spot.start)
    for text in (spot.said, own, spot.told, *scene.lines_above(spot.passage), scene.opening):
        found = [
            n.entity
            for n in text.named
            if n.entity not in scene.places.joint
            and (
                _SOIL.match(text.text, n.end)
                or _HELD_IN.search(text.text[max(n.start - _REACH, 0) : n.start])
                or _APPOSED.search(text.text[max(n.start - _REACH, 0) : n.start])
            )
        ]
        if found:
            return found[-1]
        comers = any(_FROM.search(own.text, 0, n.start) for n in own.named)
        alone = lone(own.text, scene.places) if text is own and not comers else ""
        if alone and alone not in scene.places.joint:
            return alone  # "2006, Malta. 8,000 men (7,000 local)"
    return ""
