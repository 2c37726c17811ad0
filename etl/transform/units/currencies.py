"""Sums in a currency whose name several countries share: "Rs 80 billion", "1.2 billion dinars".

Comes in: a `Scene`. Goes out: its numbers, each such sum in the currency of the economy that it is
about: the one of which its sentence tells last before it, else the one of which the document tells
most, else the only one named. Where none tells, the number stays as it was read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from etl.tables import Mention
from etl.transform.scene.context import Scene
from etl.transform.scene.masks import Masked
from etl.transform.scene.spots import phrase
from etl.vocabulary.cues import ADJECTIVE
from etl.vocabulary.currencies import shared_words
from etl.vocabulary.entities import Places
from etl.vocabulary.units import Units

_LARGE = 100_000
_SUBJECT = re.compile(
    r"(?:^|[;:]|\b(?:and|while|whereas|but))\W*(?:in (?:\w+ )?\d{4},? )?(?:the )?$", re.IGNORECASE
)


def own_currencies(scene: Scene, units: Units) -> tuple[Mention, ...]:
    """The numbers of `scene`, each sum in a shared currency's name in that of its economy.

    A large sum of a reading that names no economy that is known stays in that name, if it is one
    of `units`.
    """
    return tuple(_told(mention, scene, units) for mention in scene.reading.mentions)


def _told(mention: Mention, scene: Scene, units: Units) -> Mention:
    if mention.kind not in ("money", "count") or mention.phrase_start is None:
        return mention
    text = scene.passages[mention.passage_id].text
    start, end = phrase(mention)
    behind = _behind(scene.places, text, end) if mention.kind == "count" else None
    inside = _inside().search(text, start, end) if mention.kind == "money" else None
    found = behind or inside
    if found is None or (inside and _adjective(text[start : found.start()], scene)):
        return mention
    codes = shared_words()[found["word"].casefold()]
    code = _of_adjective(text[end : found.start("word")], codes, scene) if behind else ""
    code = code or _economy(mention, codes, scene)
    word = found["word"].casefold()
    known = set(scene.leading) - scene.places.of_text
    if not code and not known and units.kind(word) == "money":
        code = word if abs(mention.value or 0) >= _LARGE else ""
    if not code or code == mention.unit:
        return mention
    return replace(mention, kind="money", unit=code, counted="")


@cache
def _words() -> str:
    ranked = sorted(map(re.escape, shared_words()), key=lambda word: (-len(word), word))
    return rf"(?P<word>{'|'.join(ranked)})(?![\w-])"


def _behind(places: Places, text: str, start: int) -> re.Match[str] | None:
    """The name of a currency, behind an adjective or not: "Nepali rupees", "CFA francs"."""
    if not _near().match(text, start):  # to compile every adjective takes long
        return None
    return _behind_adjective(places.adjective_pattern).match(text, start)


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\S+\s+){{0,9}}?{_words()}", re.IGNORECASE)


@cache
def _behind_adjective(adjective: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{adjective}|(?-i:[A-Z]{{2,4}}))\s+)?{_words()}", re.IGNORECASE)


def _of_adjective(text: str, codes: frozenset[str], scene: Scene) -> str:
    """The one of `codes` that is the currency of the country whose adjective `text` is."""
    named = {n.entity for n in scene.places.named(text.strip())}
    currencies = scene.places.currencies
    own = [code for code in sorted(codes) if currencies.get(code) in named]
    return own[0] if own else ""


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_words()}", re.IGNORECASE)


def _adjective(text: str, scene: Scene) -> bool:
    """Whether the words before a currency's name say whose it is: "18 Indian rupees"."""
    return _ends_with(scene.places.adjective_pattern).search(text) is not None


@cache
def _ends_with(adjective: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{adjective})\s*$")


def _economy(mention: Mention, codes: frozenset[str], scene: Scene) -> str:
    """The one of `codes` that is the currency of the economy that the number is about."""
    of = {scene.places.currencies[c]: c for c in sorted(codes) if c in scene.places.currencies}
    spot = scene.spot(mention)
    subjects = [code for code in _subjects(spot.said.cut(0, spot.start)) if code in of]
    if subjects:
        return of[subjects[-1]]
    for leading in scene.leading:
        if leading in of:
            return of[leading]
    named = {of[code] for code in scene.first_named if code in of}
    return named.pop() if len(named) == 1 else ""


def _subjects(said: Masked) -> list[str]:
    """The countries of which a sentence tells: those that have something, and its first word."""
    return [
        name.entity
        for name in said.named
        if said.mask[name.start] == ADJECTIVE
        or re.search(r"['’]s?$", name.word)
        or re.match(r"['’]s?\b", said.text[name.end :])
        or _SUBJECT.search(said.text[: name.start])
    ]
