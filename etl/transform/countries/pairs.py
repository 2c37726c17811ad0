"""The two countries that a figure is between, where the words at its number do not name both.

Comes in: a `Spot`, and the one side that is known, if any. Goes out: both sides and what tells
them. The economy that depends comes first: the first member of a group of the two, else the
smaller one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from etl.tables import Basis
from etl.transform.countries.named import clause_before, lone
from etl.transform.scene.context import Scene
from etl.transform.scene.masks import Masked
from etl.transform.scene.partners import (
    is_only_alike,
    is_only_crossed,
    named_as_own,
    owners_of_measures,
)
from etl.transform.scene.spots import Spot
from etl.transform.scene.watchers import is_watched_from
from etl.transform.words import alternatives
from etl.vocabulary.cues import QUANTITY

_WORDS = alternatives("pairs")
_RIVALS = re.compile(rf"\b(?:{_WORDS['rivals']['before']})\s+(?:the\s+)?(?=[A-Z])")
_OVERTAKEN = re.compile(
    rf"\b(?:{_WORDS['overtaken']['before']}|(?:{_WORDS['overtaken']['ranked']}) after)"
    r"\s+(?:the\s+)?$"
)
_BYSTANDER = re.compile(
    rf"(?:['’]s)?\s+(?:[a-z]+\s+)?(?:stock\s+)?(?:{_WORDS['bystanders']['nouns']})\b"
)
SPEAKS = re.compile(rf"\s+(?:\w+ly\s+)?(?:{_WORDS['speaking']['verbs']}|puts\s+(?:it|the|this))\b")
_OF_THE_NEXT = re.compile(rf"(?:['’]s?)?\s*(?:with|at|by|had|has)?\s*{QUANTITY}")
WORLD = "WORLD"
_PAIR = 2
_LEAD = 32


def pair_of(
    spot: Spot,
    scene: Scene,
    entity: str,
    counterpart: str,
    *,
    fixed: bool = False,
    of_world: bool = False,
) -> tuple[str, str, Basis]:
    """Entity and counterpart of the figure at `spot`, of which one or none may be known.

    A `fixed` counterpart is no country of the text: the entity is not found as the other of two.
    What is `of_world` may be with all partners together, where the text names the other later.
    """
    if entity and counterpart:
        return entity, counterpart, "stated"
    if fixed or counterpart in scene.places.joint:
        first, basis = _depending(spot, scene)
        return first, counterpart, basis
    known = entity or counterpart
    if known and (other := opposite(known, scene)):
        return _with_other(spot, scene, entity, counterpart, other)
    if near := _near(spot, scene, entity, counterpart):
        return near
    two = main_pair(scene)
    if entity or len(two) != _PAIR:
        return entity, counterpart, "none"
    first, second = oriented(two, scene)
    if of_world and _is_untold(second, spot, scene):
        return first, counterpart or WORLD, "document"
    others = countries_of(spot.said, scene) - set(two) - _compared_with(spot)
    others -= bystanders(spot.said)
    if not counterpart and others:  # a third country is at the number: it is not of these two
        return first, others.pop() if len(others) == 1 else "", "document"
    return first, counterpart or second, "document"


def _with_other(
    spot: Spot, scene: Scene, entity: str, counterpart: str, other: str
) -> tuple[str, str, Basis]:
    """Both sides, where one is known that is of the document's two, and `other` is its partner."""
    known = entity or counterpart
    for text, basis in texts_near(spot, scene)[:2]:
        rest = _meant(text, spot, scene) - {known}
        if entity and basis == "paragraph" and len(rest) > 1:
            return entity, "", "none"  # one of several partners, told before: none is meant
        if other in rest:
            return entity or other, counterpart or other, basis
        if entity and len(rest) == 1:  # who it is against may be told here alone
            return entity, rest.pop(), basis
    near = (b for text, b in texts_near(spot, scene) if other in countries_of(text, scene))
    return entity or other, counterpart or other, next(near, "document")


def _near(spot: Spot, scene: Scene, entity: str, counterpart: str) -> tuple[str, str, Basis] | None:
    """Both sides by the nearest text that names just the one that is wanting, or just two."""
    known = entity or counterpart
    two = main_pair(scene)
    owner, partner = (
        ({code} for code in oriented(two, scene)) if len(two) == _PAIR else (set[str](), set[str]())
    )
    for text, basis in texts_near(spot, scene):
        countries = _meant(text, spot, scene)
        if known:
            own = countries if entity else countries & set(named_as_own(text))
            if not entity and text is not spot.said:
                own -= partner  # whom the document's economy deals with is no owner told before
            rest = own - {known}
            if len(rest) == 1:
                (other,) = rest
                return entity or other, counterpart or other, basis
        elif len(countries) == _PAIR and (text is spot.said or not partner or countries & owner):
            before = {n.entity for n in spot.said.named if n.end <= spot.start}
            foreign = text is spot.said and owner and not countries & owner
            if foreign and before == {lone(clause_before(spot), scene.places)}:
                return next(iter(owner)), before.pop(), basis  # one of several partners
            first, second = oriented(countries, scene)
            return first, second, basis
    return None


def _meant(text: Masked, spot: Spot, scene: Scene) -> set[str]:
    """The countries that `text` names of which the number may be."""
    countries = countries_of(text, scene) - bystanders(text)
    return countries - _compared_with(spot) if text is spot.said else countries


def _is_untold(country: str, spot: Spot, scene: Scene) -> bool:
    """Whether the text names `country` only further on: a sum before that is of the world.

    A share is of somebody.
    """
    if spot.mention.kind == "percent" and not spot.mention.trend:
        return False
    return scene.first_told.get(country, 0) > spot.passage.number


def _compared_with(spot: Spot) -> set[str]:
    """The countries behind the number that it is only compared with, or that have the next one.

    As in "16%, ahead of Malta with 3" and "16%, and Malta's 3".
    """
    lead = _RIVALS.search(spot.sentence, spot.end)
    first = lead.end() if lead else len(spot.sentence)
    later = {
        n.entity
        for n in spot.said.named
        if n.start >= first or (n.start >= spot.end and _OF_THE_NEXT.match(spot.said.mask, n.end))
    }
    return later - {n.entity for n in spot.said.named if n.end <= spot.start}


def bystanders(text: Masked) -> set[str]:
    """The countries of which `text` only says that another overtook them, or who reports there."""
    aside = {
        n.entity
        for n in text.named
        if _BYSTANDER.match(text.text, n.end)
        or SPEAKS.match(text.text, n.end)
        or is_watched_from(text, n)
        or is_rival(text.text, n.start)
    }
    elsewhere = Counter(n.entity for n in text.named)
    return {entity for entity in aside if elsewhere[entity] == 1}


def is_rival(text: str, start: int) -> bool:
    """Whether the country at `start` is only one that another is set beside: "after China"."""
    overtaken = _OVERTAKEN.search(text[max(start - _LEAD, 0) : start]) is not None
    return overtaken or is_only_alike(text, start) or is_only_crossed(text, start)


def told_together(spot: Spot, scene: Scene) -> tuple[str, ...]:
    """The two countries of which the text told last, in the sentence or before it."""
    for text in (spot.said, spot.told):
        both = countries_of(text, scene) - bystanders(text)
        if len(both) == _PAIR:
            return tuple(both)
    return ()


def main_pair(scene: Scene) -> tuple[str, ...]:
    """The two countries that the document is about.

    Where it names one alone that is in a group of two, such as the Union State, the other is its
    partner there.
    """
    if len(scene.pair) != 1:
        return scene.pair
    for members in scene.places.groups.values():
        if len(members) == 2 and scene.pair[0] in members:
            return tuple(sorted(members))
    return scene.pair


def _depending(spot: Spot, scene: Scene) -> tuple[str, Basis]:
    """The one country named at the number or before it; else the one that depends."""
    two = main_pair(scene)
    first = oriented(two, scene)[0] if len(two) == 2 else "".join(two)
    for text, basis in texts_near(spot, scene):
        if len(countries := countries_of(text, scene)) == 1:
            (only,) = countries
            if only in two and only != first and only not in owners_of_measures(text):
                break  # the larger of the two is told as the other side
            return only, basis
    return first, "document"


def texts_near(spot: Spot, scene: Scene) -> tuple[tuple[Masked, Basis], ...]:
    """The sentence of the number, what its paragraph tells before, and the lines above it."""
    return (
        (spot.said, "sentence"),
        (spot.told, "paragraph"),
        *((line, "heading") for line in scene.lines_above(spot.passage)),
    )


def countries_of(text: Masked, scene: Scene) -> set[str]:
    """The countries that `text` names."""
    return {named.entity for named in text.named} - scene.places.joint


def oriented(countries: Iterable[str], scene: Scene) -> tuple[str, str]:
    """Two countries, the one that depends on the other first.

    Of two that make a group, its first member (entities.toml names the economy in question
    first); else the smaller economy: in trade between unequals it is the smaller for which the
    other weighs more (A. O. Hirschman, National Power and the Structure of Foreign Trade, 1945).
    """
    two = set(countries)
    for members in scene.places.groups.values():
        if set(members) == two:
            return members[0], members[1]
    rank = {code: number for number, code in enumerate(scene.places.largest)}
    smallest = len(rank)
    first, second = sorted(
        two, key=lambda code: (-rank.get(code, smallest), scene.first_named.get(code, 0))
    )
    return first, second


def opposite(other: str, scene: Scene) -> str:
    """The country that the reading is about besides `other`, if `other` is one of the two."""
    two = main_pair(scene)
    rest = [code for code in two if code != other]
    return rest[0] if other in two and len(rest) == 1 else ""
