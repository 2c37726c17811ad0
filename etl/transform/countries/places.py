"""Who a happening, a joint figure or an agreement belongs to: the place, the group, the parties.

Comes in: a `Spot` and its `Scene`. Goes out: the code of an entity, empty where the text names
none or one that is not known. Only where the words of the number name nobody does it look
further: earlier in the paragraph, and at the two countries that the reading names most.
"""

from __future__ import annotations

import re

from etl.transform.countries.named import TOTAL, named_together, side
from etl.transform.periods.words import any_of, words
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot, clause
from etl.transform.scene.wordings import counted, counts_parties
from etl.transform.words import alternatives
from etl.vocabulary.entities import Places

_WORDS = alternatives("places")
_ATTRIBUTE_END = re.compile(rf"[,;:()]|\b(?:{_WORDS['attribute']['ends']})\b", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[,;]\s|\b(?:and|while|but)\b", re.IGNORECASE)
_ONE_ACTOR = re.compile(r"\b(?:it|he|she)\b", re.IGNORECASE)
_NAME = r"[A-Z][A-Za-z]+(?![\w-]*\d)[\w’'-]*"
_UNKNOWN = re.compile(rf"(?<![\w-]){_NAME}")
_SENDER = re.compile(
    rf"(?<![\w-])(?!(?:{_WORDS['senders']['pronouns']})\b)"
    rf"{_NAME}(?:['’]s \w+)?\s+(?:(?:{_WORDS['senders']['auxiliaries']})\s+)*"
    rf"(?:{_WORDS['senders']['verbs']})\b"
)
# "The exercise near Astrakhan brought together 700 men"
_NEAR = re.compile(r"\b(?:near|outside|around|off|in|at|of)\s+(?:the\s+)?$", re.IGNORECASE)
_WHERE = re.compile(rf"\b(?i:{_WORDS['where']['before']})\s+(?:the\s+)?(?=[A-Z])")
_WITHIN = re.compile(rf"{_NAME}(?:\s+{_NAME})*(?:,|\s+in)\s+")
_MONTH = re.compile(rf"(?:{any_of(words()['months']['names'])}|{_WORDS['where']['seasons']})\b")


def stage(spot: Spot, scene: Scene) -> str:
    """Where a happening took place: told behind its number, at it, in its sentence, or before it.

    A sentence that tells a place that is not known took place in none that is.
    """
    places = scene.places
    behind = _where(clause(spot.after), places)
    if behind is not None:
        return behind
    if own := side(spot, scene):
        return own
    told = _where(spot.sentence, places)
    if told is not None:
        return told
    if places.named(spot.sentence):
        return lone(spot.sentence, places)
    return lone(spot.earlier, places)


def _where(text: str, places: Places) -> str | None:
    """The entity in which `text` says that something is; empty if unknown, None if untold."""
    for lead in _WHERE.finditer(text):
        rest = text[lead.end() :]
        if _MONTH.match(rest):
            continue
        named = places.named(rest)
        within = _WITHIN.match(rest)
        known = {0, within.end()} if within else {0}
        return lone(rest, places) if named and named[0].start in known else ""
    return None


def of_unknown(spot: Spot, scene: Scene) -> bool:
    """Whether the words at the number name a side that is not known, as "300 Ruritanian men"."""
    noun = counted(spot, scene)
    cut = _ATTRIBUTE_END.search(noun)
    text = noun[: cut.start()] if cut else noun
    for named in reversed(scene.places.named(text)):
        text = text[: named.start] + text[named.end :]
    before = spot.sentence[: spot.start]
    senders = (m for m in _SENDER.finditer(before) if not _NEAR.search(before, 0, m.start()))
    return bool(_UNKNOWN.search(text)) or any(senders)


def joint(scene: Scene) -> str:
    """Both sides together: the group of the reading's two countries, or the plain total.

    An exercise of a group that the reading tells of by name is that group's, unless the reading
    is about others and names it only in passing.
    """
    pair = set(scene.pair)
    if own := scene.places.group_within(scene.pair) if len(pair) > 1 else "":
        return own
    for group, named in scene.places.exercises.items():
        its_own = pair <= set(scene.places.groups.get(group, ())) and scene.says(named)
        if its_own or scene.opening.says(named):
            return group
    return TOTAL if len(pair) > 1 else ""


def parties(spot: Spot, scene: Scene) -> str:
    """The group that the parties make who are named together before the number, or nearest to it.

    Parties told earlier count only where the sentence names nobody before the number, or counts
    the parties themselves ("all three countries"); then as many must have been named. What one
    alone signs ("it signed") is no group's.
    """
    places = scene.places
    own = spot.sentence[: spot.start]
    counts = counts_parties(spot, scene)
    text = own if places.named(own) and not counts else f"{spot.earlier} {own}"
    lists = named_together(text, places)
    if not counts and _ONE_ACTOR.search(_CLAUSE_START.split(own)[-1]):
        return ""
    if not lists or (counts and spot.mention.value != len(set(lists[-1]))):
        return ""
    return places.group_within(lists[-1]) if _allied(lists[-1], places) else ""


def _allied(members: tuple[str, ...], places: Places) -> bool:
    """Whether some group has all of `members`: an outsider makes it no affair of a group."""
    countries = {code for code in members if code not in places.groups}
    return any(countries <= set(of) for of in places.groups.values())


def lone(text: str, places: Places) -> str:
    """The entity that `text` names, if it names one only."""
    entities = {named.entity for named in places.named(text)}
    return entities.pop() if len(entities) == 1 else ""
