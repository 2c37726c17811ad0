"""Who a figure belongs to and whom it is against, and what tells it.

Comes in: a `Spot` and the match of its indicator. Goes out: entity and counterpart, each with its
basis; empty where nothing tells them. The words at the number are asked first, then the figure
that it goes on from, the words before it, the heading, and last the two countries that the
document is about: that is told by the basis `document`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from etl.tables import Basis, Observation
from etl.transform.cells import cell_sides
from etl.transform.context import Scene
from etl.transform.evidence import Made
from etl.transform.masks import Masked
from etl.transform.matching import Match
from etl.transform.owners import belongs
from etl.transform.pairs import (
    body_named,
    is_of_unknown,
    is_rival,
    main_pair,
    opposite,
    oriented,
    pair_of,
    told_together,
)
from etl.transform.parallel import is_owner, is_partner, parallel, stood_for
from etl.transform.partners import named_as_own
from etl.transform.places import joint, of_unknown, parties, stage
from etl.transform.several import its_own
from etl.transform.sides import clause_before, left_alone, lone, shared_out, side
from etl.transform.spots import Spot
from etl.vocabulary import Rule
from etl.vocabulary.cues import Pattern

Told = tuple[str, Basis]
NOBODY: Told = ("", "none")
WORLD = "WORLD"
_SAID: frozenset[Basis] = frozenset(("stated", "sentence"))
_BACK = 20
_BEHIND = 25
_NEW_CLAUSE = re.compile(
    r"(?:;|\b(?:and|while|whereas|but))\s+(?:\w+\s+){0,2}?(?:sold|bought|paid|owed|sent|received|"
    r"supplied|delivered|lent|borrowed|exported|imported)\b",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"\s*of (?:whom|which|them)\b(?!\s+(?:were|are|was|is|came)?\s*(?:from\s+)?"
    r"(?:the\s+)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
_THE_TWO = re.compile(
    r"\b(?:between|of|by)\s+the\s+two(?:\s+(?:countries|sides|states|neighbou?rs|partners|nations|"
    r"economies|allies)\b|(?!\s+[a-z]+s\b))[^;:.]*$"
)
_NEIGHBOUR = re.compile(
    r"\b(?:its|the|our)\s+(?:(?:big|bigger|large|larger|giant|great|southern|northern|eastern|western)\s+)?"
    r"neighbou?r\b(?!s)[^;:.]*$"
)
# "18 percent (worth 5 billion)" tells one thing twice
_BRACKET = re.compile(
    r"\s*(?:percent|%)?\s*\((?:worth|valued at|or|about|some|that is|i\.e\.,?)?\s*", re.I
)
_THEY = re.compile(r"\b(?:it|they|he|she)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whose:
    """The two roles of a figure, each with what tells it."""

    entity: Told
    counterpart: Told


def whose(spot: Spot, match: Match, scene: Scene, made: Made) -> Whose:
    """The entity and the counterpart of the figure at `spot`."""
    rule = match.rule
    counterpart = _fixed(rule.counterpart) or _in_cue(spot, match, "counterpart")
    if rule.entity:
        own = _owned(spot, rule, match, scene, made)
        return Whose(own, counterpart)
    entity = _in_cue(spot, match, "entity")
    if sides := cell_sides(spot, rule, scene):
        return Whose(_as_stated(sides[0], "heading"), _as_stated(sides[1], "heading"))
    if rule.whose == "pair":
        return _pair(spot, match, scene, made, entity, counterpart)
    if not counterpart[0] and (like := _like(spot, match, scene, made)) and like.counterpart:
        counterpart = (like.counterpart, "continued")
    if entity[0]:
        return Whose(entity, counterpart)
    if rule.whose == "parties":
        return Whose(_as_stated(parties(spot, scene), "paragraph"), counterpart)
    if rule.dated_by == "paragraph":
        return Whose(_as_stated(stage(spot, scene), "sentence"), counterpart)
    return Whose(_one_side(spot, match, counterpart[0], scene, made), counterpart)


def _owned(spot: Spot, rule: Rule, match: Match, scene: Scene, made: Made) -> Told:
    """The entity whose figures alone the indicator holds, where the text leaves them to it."""
    like = match.evidence.like
    if like is not None and like.entity:
        return like.entity, "continued"
    if belongs(spot, rule, scene):
        return rule.entity, "vocabulary"
    if not spot.said.named and not _ITS.search(spot.sentence[: spot.start]):
        paragraph = (f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ()))
        for figure in (*paragraph, *scene.topics_before(spot.mention, made)):
            if rule.entity in (figure.entity, figure.counterpart):
                return rule.entity, "continued"
        if any(n.entity == rule.entity for n in scene.opening.named) and not spot.told.named:
            return rule.entity, "document"
    return NOBODY


def _like(spot: Spot, match: Match, scene: Scene, made: Made) -> Observation | None:
    """The figure that the number goes on from, or the last of its indicator in the paragraph."""
    return match.evidence.like or scene.figure_before(spot, match.rule.indicator, made)


def _one_side(spot: Spot, match: Match, other: str, scene: Scene, made: Made) -> Told:
    """The side named at the number; else both together, where the indicator is joint."""
    if own := shared_out(spot, scene) or left_alone(spot):
        return own, "stated"
    whole = made.get(spot.previous.mention_id, []) if spot.previous else []
    if whole and whole[0].entity and _OF_WHOM.match(spot.after):
        return whole[0].entity, "continued"  # unless "300 of whom were Maltese" told another
    if (told := _role(spot, match.rule.entity_cues, "entity"))[0]:
        return told
    if (own := side(spot, scene)) and own != other:
        return own, "stated"
    like = _like(spot, match, scene, made)
    alone = match.rule.whose != "joint" or (
        _THEY.search(clause_before(spot)) and len(scene.sides_before(spot, made)) == 1
    )
    if alone and like is not None and like.entity:
        return like.entity, "continued"
    if match.rule.whose == "joint" and (own := _of_the_list(spot, match, made)):
        return own, "continued"
    if match.rule.whose == "joint":
        return NOBODY if of_unknown(spot, scene) else _as_stated(joint(scene), "document")
    return _as_stated(opposite(other, scene), "document")


def _lender(spot: Spot, scene: Scene, made: Made) -> Told:
    """The body, such as a fund, that the text is about: named near, or by the figure before."""
    code, basis = body_named(spot, scene)
    if code and basis != "document":
        return code, basis
    for figure in scene.topics_before(spot.mention, made):
        if figure.counterpart in scene.places.joint - {*scene.places.groups, WORLD}:
            return figure.counterpart, "continued"
    return _as_stated(code, basis)


def _in_sentence(spot: Spot, match: Match, made: Made) -> Observation | None:
    """The figure of the same indicator told last before the number in its sentence."""
    for mention in reversed(spot.neighbours[: max(spot.position, 0)]):
        for figure in made.get(mention.mention_id, ()):
            if figure.indicator in (match.rule.indicator, match.rule.with_others):
                return figure
    return None


def _of_paragraph(spot: Spot, scene: Scene, made: Made) -> str:
    """The one economy whose figures between two countries its paragraph has told so far."""
    told = {
        figure.entity
        for mention in scene.before(spot.mention)
        for figure in made.get(mention.mention_id, ())
        if figure.counterpart
    }
    return told.pop() if len(told) == 1 else ""


def _as_before(before: Observation, told: dict[str, str]) -> Whose:
    """Both roles: those `told` at the number, and the other as the figure `before` has it."""

    def role(name: str) -> Told:
        if code := told.get(name):
            return code, "stated"
        code = getattr(before, name)
        return NOBODY if code in told.values() else _as_stated(code, "continued")

    return Whose(role("entity"), role("counterpart"))


def _of_the_list(spot: Spot, match: Match, made: Made) -> str:
    """The one side that the list of the number named so far: "9,000 Russian men, 170 tanks"."""
    told = [
        figure
        for mention in spot.neighbours[: max(spot.position, 0)]
        for figure in made.get(mention.mention_id, ())
        if figure.indicator == match.rule.indicator
    ]
    sides = {figure.entity for figure in told}
    return sides.pop() if len(sides) == 1 and told[0].entity_basis == "stated" else ""


def _pair(
    spot: Spot, match: Match, scene: Scene, made: Made, entity: Told, counterpart: Told
) -> Whose:
    """Both roles of an indicator between two countries."""
    rule, like = match.rule, match.evidence.like
    if not entity[0] and (own := shared_out(spot, scene)):
        if is_partner(spot, own) and _role(spot, rule.entity_cues, "entity")[0] not in ("", own):
            counterpart = counterpart if counterpart[0] else (own, "stated")
        else:
            entity = (own, "stated")
    if spot.previous and _BRACKET.fullmatch(spot.before):
        for figure in made.get(spot.previous.mention_id, ())[:1]:
            if figure.entity and figure.counterpart and not entity[0] and not counterpart[0]:
                return Whose((figure.entity, "continued"), (figure.counterpart, "continued"))
    two = main_pair(scene)
    lead = spot.sentence[: spot.start]
    of = _THE_TWO.search(lead)
    if len(two) == 2 and of and not _named_from(of.start(), spot):
        first, second = oriented(told_together(spot, scene) or two, scene)
        return Whose((first, "document"), (second, "document"))
    if len(two) == 2 and not counterpart[0] and _NEIGHBOUR.search(lead):
        counterpart = (oriented(two, scene)[1], "document")
    before = _in_sentence(spot, match, made)
    if before is not None and (told := parallel(spot, before, scene)):
        return _as_before(before, told)
    if before is not None and not entity[0] and not counterpart[0]:
        entity, counterpart = _alongside(spot, before, scene, entity, counterpart)
        if counterpart[0]:
            entity = (before.entity, "continued")
    entity = entity if entity[0] else _role(spot, rule.entity_cues, "entity")
    if not counterpart[0]:
        counterpart = _role(spot, rule.counterpart_cues, "counterpart")
    entity, counterpart = _apart(entity, counterpart)
    if like is not None and like.counterpart and like.counterpart_basis != "vocabulary":
        entity, counterpart = _alongside(spot, like, scene, entity, counterpart)
        entity = entity if entity[0] else (like.entity, "continued")
        counterpart = counterpart if counterpart[0] else (like.counterpart, "continued")
        entity, counterpart = _apart(entity, counterpart)
    if rule.bodies and not counterpart[0]:
        counterpart = _lender(spot, scene, made)
    if not entity[0] and counterpart[0] and (own := _of_paragraph(spot, scene, made)):
        entity, counterpart = _apart((own, "continued"), counterpart)
    if not entity[0]:
        entity = _earlier(spot, rule.entity_cues, "entity", scene, counterpart[0])
    if not counterpart[0]:
        counterpart = _earlier(spot, rule.counterpart_cues, "counterpart", scene, entity[0])
    if rule.bodies and not counterpart[0] and is_of_unknown(spot):
        return Whose(entity, NOBODY)
    first, second, basis = pair_of(
        spot, scene, entity[0], counterpart[0], fixed=bool(rule.counterpart)
    )
    entity = entity if entity[0] else _as_stated(first, basis)
    counterpart = counterpart if counterpart[0] else _as_stated(second, basis)
    if rule.depends:
        entity, counterpart = _depending(entity, counterpart, scene)
    loose = not {entity[1], counterpart[1]} & {*_SAID, "heading", "continued"}
    if loose and not rule.bodies and {entity[0], counterpart[0]} == set(two) and len(two) == 2:
        first, second = oriented(two, scene)
        entity, counterpart = (first, entity[1]), (second, counterpart[1])
    entity, counterpart = _as_told(spot, rule, entity, counterpart, scene, made)
    return Whose(_alone(spot, entity, counterpart), _alone(spot, counterpart, entity))


def _named_from(start: int, spot: Spot) -> bool:
    """Whether a country is named from `start` of the sentence up to the number."""
    return any(start <= n.start < spot.start for n in spot.said.named)


def _as_told(
    spot: Spot, rule: Rule, entity: Told, counterpart: Told, scene: Scene, made: Made
) -> tuple[Told, Told]:
    """Both roles; guessed ones as the figure before them that is of the same two countries.

    Who has lent once lends again, until the text says otherwise.
    """
    if {entity[1], counterpart[1]} & _SAID:
        return entity, counterpart
    for _, figure in islice(scene.figures_before(spot.mention, made), _BACK):
        turned = figure.entity == counterpart[0] and figure.counterpart == entity[0]
        if figure.indicator == rule.indicator and {figure.entity, figure.counterpart} == {
            entity[0],
            counterpart[0],
        }:
            sure = {figure.entity_basis, figure.counterpart_basis} <= _SAID
            return (counterpart, entity) if turned and sure else (entity, counterpart)
    return entity, counterpart


def _alone(spot: Spot, own: Told, other: Told) -> Told:
    """One side, where the number is not of several countries told in one breath."""
    code = its_own(spot, own[0], other[0])
    return (code, own[1]) if code else NOBODY


def _depending(entity: Told, counterpart: Told, scene: Scene) -> tuple[Told, Told]:
    """Both roles of what one economy has from another, unless both are told: the smaller has it."""
    countries = {entity[0], counterpart[0]}
    if len(countries) < 2 or countries & scene.places.joint:
        return entity, counterpart
    if entity[1] == counterpart[1] == "stated":
        return entity, counterpart
    if oriented(countries, scene) == (entity[0], counterpart[0]):
        return entity, counterpart
    return (counterpart[0], "document"), (entity[0], "document")


def _alongside(
    spot: Spot, like: Observation, scene: Scene, entity: Told, counterpart: Told
) -> tuple[Told, Told]:
    """Both roles, where one country alone stands at the number: "China for a quarter".

    It has the role that the words at the figure before gave to another.
    """
    places = scene.places
    own = lone(clause_before(spot), places) or lone(spot.before, places)
    if not own or own in (like.entity, like.counterpart) or entity[0] or counterpart[0]:
        return entity, counterpart
    subjects = named_as_own(spot.said)
    parallel = own in subjects and like.entity in subjects and like.counterpart not in subjects
    owns = any(
        n.entity == like.entity and n.start < spot.start and is_owner(n, spot.said)
        for n in spot.said.named
    )
    if owns:
        return entity, (own, "stated")
    if parallel or (like.entity_basis == "stated" and like.counterpart_basis != "stated"):
        return (own, "stated"), counterpart
    return entity, (own, "stated")


def _apart(entity: Told, counterpart: Told) -> tuple[Told, Told]:
    """Both roles, unless they are one and the same: then the one that is surer stays."""
    if entity[0] and entity[0] == counterpart[0]:
        return (NOBODY, counterpart) if counterpart[1] == "stated" else (entity, NOBODY)
    return entity, counterpart


def _role(spot: Spot, cues: tuple[Pattern, ...], role: str) -> Told:
    """Who has `role` by the cue nearest to the number in its sentence.

    Before the number only in its own clause, where that begins after the number before it.
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
        if m.start(role) >= own and not is_rival(spot.sentence, m.start(role))
    ]
    if not (named := [each for each in found if each[1]]):
        return NOBODY
    _, code, start = min(named)
    return stood_for(spot, start) or code, "stated"


def _earlier(spot: Spot, cues: tuple[Pattern, ...], role: str, scene: Scene, other: str) -> Told:
    """Who had `role` last before the sentence, or in the line or heading above it."""
    lines: tuple[tuple[Masked, Basis], ...] = (
        (spot.told, "paragraph"), *((line, "heading") for line in scene.lines_above(spot.passage)),
    )  # fmt: skip
    for text, basis in lines:
        likely = [cue for cue in cues if text.may(cue)]
        found = [
            (m.start(role), text.role(m, role)) for cue in likely for m in cue.finditer(text.mask)
        ]
        named = [(at, code) for at, code in found if code and code != other]
        if named:
            return max(named)[1], basis
    return NOBODY


def _in_cue(spot: Spot, match: Match, role: str) -> Told:
    """Who has `role` in the cue that was found; a body of an entity counts as the entity."""
    found = match.evidence.found
    code = spot.said.role(found, role) if found else ""
    return (code, "stated") if code else NOBODY


def _fixed(code: str) -> Told | None:
    return (code, "vocabulary") if code else None


def _as_stated(code: str, basis: Basis) -> Told:
    return (code, basis) if code else NOBODY
