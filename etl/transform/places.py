"""Who a figure belongs to: the entity and the counterpart that the words around it name.

Comes in: a `Spot`, the rule that matched and the match. Goes out: codes of entities, empty where
the text names none or one that is not known. Only where the words of the number name nobody does
it look further: earlier in the paragraph for a happening or for parties, and at the two countries
that the reading names most for a joint figure or for the other side of a counterpart.
"""

from __future__ import annotations

import re

from etl.tables import Mention
from etl.transform.context import Scene, Spot, clause, phrase
from etl.transform.owners import belongs
from etl.transform.wordings import counted, counts_parties
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
_ONE_ACTOR = re.compile(r"\b(?:it|he|she)\b", re.IGNORECASE)
_NAME = r"[A-Z][A-Za-z]+(?![\w-]*\d)[\w’'-]*"
_UNKNOWN = re.compile(rf"(?<![\w-]){_NAME}")
_SENDER = re.compile(
    rf"(?<![\w-]){_NAME}(?:['’]s \w+)?\s+(?:(?:has|had|have|will|would|also|alone)\s+)*"
    r"(?:sends?|sent|contribut\w+|provid\w+|deploy\w+|field\w*|brings?|brought|commit\w*)\b"
)
_WHERE = re.compile(r"\b(?i:in|across|throughout|near|outside)\s+(?:the\s+)?(?=[A-Z])")
_WITHIN = re.compile(rf"{_NAME}(?:\s+{_NAME})*(?:,|\s+in)\s+")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Spring|Summer|Autumn|Winter)\b"
)
TOTAL = "TOTAL"


def entity(spot: Spot, rule: Rule, found: re.Match[str], scene: Scene) -> str:
    """The entity of the figure, or an empty string."""
    if rule.entity:
        return rule.entity if belongs(spot, rule.entity, scene) else ""
    if told := named_role(found, "entity", scene.places):
        return told
    if rule.whose == "parties":
        return parties(spot, scene)
    if rule.dated_by == "paragraph":
        return stage(spot, scene)
    other = counterpart(rule, found, scene)
    if (own := side(spot, scene)) and own != other:
        return own
    if rule.whose == "joint":
        return "" if of_unknown(spot, scene) else joint(scene)
    return opposite(other, scene)


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
    return bool(_UNKNOWN.search(text) or _SENDER.search(spot.sentence[: spot.start]))


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
