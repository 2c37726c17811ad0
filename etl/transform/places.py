"""Who a figure belongs to: the entity and the counterpart that the words around it name.

Comes in: a `Spot`, the rule that matched and the match. Goes out: codes of entities, empty where
the text names none. It never falls back on a country that the sentence or paragraph leaves out,
except for the two sides of a joint figure.
"""

from __future__ import annotations

import re

from etl.tables import Mention
from etl.transform.context import Scene, Spot, phrase
from etl.transform.wordings import counted
from etl.vocabulary import Rule
from etl.vocabulary.entities import Places

_ATTRIBUTE_END = re.compile(
    r"[,;:()]|\b(?:and|while|but|took|take|takes|taking|participat\w+|were|was|are|is|have|had|"
    r"has|will|would|in|"
    r"at|to|near|over|against|on|which|who|that|when|where)\b",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"[,;]\s|\b(?:and|while|but)\b", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
TOTAL = "TOTAL"


def entity(spot: Spot, rule: Rule, found: re.Match[str], scene: Scene) -> str:
    """The entity of the figure, or an empty string."""
    if rule.entity:
        return rule.entity
    if told := named_role(found, "entity", scene.places):
        return told
    if rule.whose == "parties":
        return parties(spot, scene)
    other = counterpart(rule, found, scene)
    if (own := side(spot, scene)) and own != other:
        return own
    if rule.whose == "joint":
        return joint(scene)
    if rule.dated_by == "paragraph":
        return lone(spot.earlier, scene.places)
    return opposite(other, scene)


def opposite(other: str, scene: Scene) -> str:
    """The country that the reading is about besides `other`, if `other` is one of the two."""
    rest = [code for code in scene.pair if code != other]
    return rest[0] if other in scene.pair and len(rest) == 1 else ""


def counterpart(rule: Rule, found: re.Match[str], scene: Scene) -> str:
    """The counterpart that is always the same or that the cue names, or an empty string."""
    return rule.counterpart or named_role(found, "counterpart", scene.places)


def named_role(found: re.Match[str], role: str, places: Places) -> str:
    """The entity in group `role` of `found`; a body of an entity counts as the entity."""
    word = found.groupdict().get(role)
    if not word:
        return ""
    named = places.named(word)
    return named[0].entity if named else ""


def side(spot: Spot, scene: Scene) -> str:
    """The one side that stands at the number: behind it, before it, or as the list's subject."""
    places = scene.places
    if each := respective(spot, places):
        return each
    noun = counted(spot, scene)
    cut = _ATTRIBUTE_END.search(noun)
    own = places.named(noun[: cut.start()] if cut else noun)
    if own:
        return own[0].entity
    if spot.previous is not None:
        tail = _CLAUSE_START.split(spot.before)[-1]
        return lone(tail, places) or lone(opening(spot), places)
    return lone(spot.before, places)


def respective(spot: Spot, places: Places) -> str:
    """The side that "respectively" gives to the number: the first to the first, and so on."""
    if not _RESPECTIVELY.search(spot.sentence) or spot.position < 0:
        return ""
    run = _run(spot)
    before = spot.sentence[: phrase(run[0])[0] - spot.offset]
    for members in reversed(named_together(before, places)):
        if len(members) == len(run):
            own = phrase(spot.mention)
            return members[[phrase(m) for m in run].index(own)]
    return ""


def _run(spot: Spot) -> tuple[Mention, ...]:
    """The quantities that are listed together with the number, itself among them."""
    all_of = spot.neighbours
    first = last = spot.position
    while first > 0 and _listed(spot, all_of[first - 1], all_of[first]):
        first -= 1
    while last + 1 < len(all_of) and _listed(spot, all_of[last], all_of[last + 1]):
        last += 1
    return all_of[first : last + 1]


def _listed(spot: Spot, one: Mention, other: Mention) -> bool:
    between = spot.sentence[phrase(one)[1] - spot.offset : phrase(other)[0] - spot.offset]
    return re.fullmatch(r"\s*(?:,\s*and|,|and)\s*", between) is not None


def opening(spot: Spot) -> str:
    """The words of the sentence before its first quantity."""
    first = spot.neighbours[0] if spot.neighbours else spot.mention
    return spot.sentence[: max(phrase(first)[0] - spot.offset, 0)]


def lone(text: str, places: Places) -> str:
    """The entity that `text` names, if it names one only."""
    entities = {named.entity for named in places.named(text)}
    return entities.pop() if len(entities) == 1 else ""


def joint(scene: Scene) -> str:
    """Both sides together: the group of the reading's two countries, or the plain total."""
    if len(scene.pair) < 2:
        return ""
    return scene.places.group_within(scene.pair) or TOTAL


def parties(spot: Spot, scene: Scene) -> str:
    """The group that all belong to who are named together before the number, or nearest to it."""
    text = f"{spot.earlier} {spot.sentence[: spot.start]}"
    for members in reversed(named_together(text, scene.places)):
        if group := scene.places.group_within(members):
            return group
    return ""


def named_together(text: str, places: Places) -> list[tuple[str, ...]]:
    """The entities named one after the other ("Russia, Belarus and Kazakhstan"), list by list."""
    lists: list[list[str]] = []
    last = -1
    for named in places.named(text):
        joined = last >= 0 and re.fullmatch(
            r"(?:['’]s)?\s*(?:,|-|–|and|,\s*and|&)\s*(?:the\s+)?", text[last : named.start]
        )
        if not joined:
            lists.append([])
        lists[-1].append(named.entity)
        last = named.end
    return [tuple(found) for found in lists if len(set(found)) > 1]
