"""Who a figure belongs to and whom it is against, and what tells it.

Comes in: a `Spot` and the match of its indicator. Goes out: entity and counterpart, each with its
basis; empty where nothing tells them. The words at the number are asked first, then the figure
that it goes on from, the words before it, the heading, and last the two countries that the
document is about: that is told by the basis `document`.
"""

from __future__ import annotations

import re

from etl.tables import Observation
from etl.transform.countries.named import (
    TOTAL,
    clause_before,
    left_alone,
    run_of,
    says_order,
    shared_out,
    side,
    speaker_own,
)
from etl.transform.countries.pairs import opposite
from etl.transform.countries.places import joint, of_unknown, parties, stage
from etl.transform.indicators.matching import Match
from etl.transform.indicators.predecessors import of_row
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import OF_THEM, Spot, clause, last_sentence, phrase
from etl.transform.sides.between import between
from etl.transform.sides.hosts import at_home
from etl.transform.sides.owners import belongs, last_actors
from etl.transform.sides.roles import NOBODY, Told, Whose, as_stated, by_cue, in_cue, told_earlier
from etl.transform.tables.cells import CellSpot, cell_sides
from etl.transform.words import any_of, pattern, words
from etl.vocabulary import Rule
from etl.vocabulary.cues import ADJECTIVE, Pattern

_ITS = re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\s*of (?:whom|which|them)\b", re.IGNORECASE)
_OF_WHOM_BEFORE = re.compile(
    r"\bof (?:whom|which|them)\s+(?:about |some |only |over |nearly )?$", re.I
)
_OF_THOSE = re.compile(
    r"\s*of (?:whom|which|them)(?:\s+(?!and\b|but\b)[a-z]+){0,4}?"
    r"(\s+(?:were|are|was|is|from)(?:\s+the)?)?\s+",
    re.IGNORECASE,
)
_WE = re.compile(
    rf"\b(?:we(?!\s+(?:\w+\s+)?{any_of(words('sides')['telling']['verbs'])})|our|ours)\b",
    re.IGNORECASE,
)
# "3 billion for them and 2 for Malta"
_FOR_US = re.compile(r"\s*(?:for|from|by) (?:us|them)\b", re.IGNORECASE)
# "3 billion falls to Rome and 2 to its partner"
_PARTNER = re.compile(
    r"\s*(?:[a-z]+\s+){0,4}?(?:to|by|from|on|for)\s+(?:(?:its|their|his)\s+(?:\w+\s+)?(?:partner|"
    r"neighbou?r|ally)|the\s+other(?:\s+(?:member|side|party|state|country|one|partner))?)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?:\s+[a-z]+){0,2}\s*\((?:(?:or|about|some|nearly)\s+)?", re.IGNORECASE)
_TAKES_UP = re.compile(
    r"\W*(?:It|This|That|The (?:sum|amount|figure|payment|contribution|quota|share))\b"
)
# "And what does Russia pay? — 3 billion": the answer leaves out who
_ASKED = re.compile(r"\?[\s\"”]*(?:\[[\d:.]+\]\s*)?(?:[A-Z][\w.’' -]{0,40}:)?\s*$")
# "3.2 (Russia) and 1.7 (Belarus)"
_BRACKETED = re.compile(r"\s*(?:[a-z]+\s+){0,2}\((?:the )?[A-Z]")
_LEAD = 20
_TWO = 2
_CUT = re.compile(r"[,;:]\s|\b(?:while|but)\b")
_ALL_MEMBERS = re.compile(
    r"\b(?:both|the two|its two|the|all|its)(?:\s+(?:two|both))?\s+(?:union\s+)?"
    r"(?:member(?:\s+state)?s|member\s+countries|capitals|treasuries|states|countries|governments|"
    r"sides|partners|parties)\b(?:['’])?|"
    r"\bmembers?['’]?(?:\s+states?['’]?)?\s+(?:contributions|payments|dues)\b|"
    r"\b(?:total|all)\s+(?:contributions|payments|dues)\b|"
    r"\b(?:contributions|payments|dues),?\s+(?:in\s+)?total\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:pay|paid|contributed?|provided?|transfer(?:red)?|put|bring|brought|g[ia]ve|send|sent|"
    r"have|had|will|must|should|together|jointly)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:the|an?) alliance['’]s\s+(?:\w+\s+){0,3}(?:exercise|drill|man(?:o?eu)ver|manoeuvre)|"
    r"\bjoint (?:staff|exercise|drill|man(?:o?eu)ver|manoeuvre|headquarters|command)|"
    r"\b(?:the|both) two (?:armies|navies|sides|countries)\b|\bboth armies\b",
    re.IGNORECASE,
)
# "Malta's part in Sea Shield", "Malta sends 400 men", "joined by", "from six armies"
_TAKES_PART = re.compile(
    r"\b(?:['’]s\s+(?:part|share|contingent|delegation)\b|guests?\b|visitors?\b|joined by|"
    r"\w+ (?:armies|nations|countries|states)\b|host nation)",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|from|for)\s+(?:the\s+)?$", re.IGNORECASE)
_SIDE = re.compile(r"(?:['’]s)?\s+side\b", re.IGNORECASE)
_IN_ALL = re.compile(
    rf"\s*(?:\w+\s+)?{any_of(words('sides')['together']['behind'])}", re.IGNORECASE
)
_MAKES = pattern("sides", "together", "before")
_FOLLOWS = pattern("sides", "company", "words")
_THEY = re.compile(r"\b(?:it|they|he|she)\b", re.IGNORECASE)


def whose(spot: Spot, match: Match, scene: Scene, made: Made) -> Whose:
    """The entity and the counterpart of the figure at `spot`."""
    rule = match.rule
    counterpart = in_cue(spot, match, "counterpart")
    if rule.counterpart:
        counterpart = (rule.counterpart, "vocabulary")
    if _is_of_another_group(spot, rule, scene):
        return Whose(NOBODY, counterpart)
    if beside := _of_sum_before(spot, rule, made):
        return beside
    if rule.entity:
        own = _owned(spot, rule, match, scene, made)
        return Whose(own, counterpart)
    entity = in_cue(spot, match, "entity")
    if sides := cell_sides(spot, rule, scene):
        return Whose(as_stated(sides[0], "heading"), as_stated(sides[1], "heading"))
    if rule.whose == "pair":
        return between(spot, match, scene, made, entity, counterpart)
    if rule.whose == "side" and (hosted := _hosted(spot, match, scene)):
        return hosted
    if not counterpart[0] and (like := _like(spot, match, scene, made)) and like.counterpart:
        counterpart = (like.counterpart, "continued")
    if entity[0]:
        alone = rule.whose == "side" and rule.counterpart_cues and not counterpart[0]
        two = _two_told(spot, rule, scene, entity, counterpart) if alone else (entity, counterpart)
        return Whose(*two)
    if rule.whose == "parties":
        return Whose(as_stated(parties(spot, scene), "paragraph"), counterpart)
    if rule.dated_by == "paragraph":
        return Whose(as_stated(stage(spot, scene), "sentence"), counterpart)
    own = _one_side(spot, match, counterpart[0], scene, made)
    if own[0] == counterpart[0] in scene.places.groups:
        own = (TOTAL, own[1])  # none pays to itself: "of which 4.9 billion are contributions"
    if rule.whose == "side" and rule.counterpart_cues:
        own, counterpart = _two_told(spot, rule, scene, own, counterpart)
    takes_up = rule.counterpart and (
        _TAKES_UP.match(spot.sentence) or _ASKED.search(spot.told.text)
    )
    if rule.whose == "side" and takes_up and own[1] in ("none", "document"):
        own = told_earlier(spot, rule.entity_cues, "entity", scene, counterpart[0])
    if rule.whose == "side" and own[1] in ("none", "document"):
        for figure in scene.topics_before(spot.mention, made):
            if figure.indicator == rule.indicator and figure.entity:
                own = figure.entity, "continued"
                if figure.counterpart and not counterpart[0]:
                    counterpart = figure.counterpart, "continued"
                break
    if rule.whose == "side" and own[0] and not counterpart[0] and "counterpart" in rule.needs:
        # "At least 10,000 are there. Minsk rejects talk of 100,000 Russians"
        told = (f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ()))
        for figure in (*told, *scene.topics_before(spot.mention, made)):
            if figure.indicator == rule.indicator and figure.entity == own[0]:
                counterpart = figure.counterpart, "continued"
                break
    if not counterpart[0] and "counterpart" in rule.needs and scene.is_about(spot.passage, rule):
        counterpart = as_stated(opposite(own[0], scene), "document")
    return Whose(own, counterpart)


def _of_sum_before(spot: Spot, rule: Rule, made: Made) -> Whose | None:
    """The sides of the sum whose share or change is told in brackets: "Malta 1.7 billion (35%)"."""
    if spot.mention.kind != "percent" or spot.previous is None:
        return None
    if _BRACKET.fullmatch(spot.before) is None:
        return None
    told = next(iter(made.get(spot.previous.mention_id, ())), None)
    if told is None or told.indicator not in (rule.indicator, rule.growth_of):
        return None
    return Whose((told.entity, told.entity_basis), (told.counterpart, told.counterpart_basis))


def _hosted(spot: Spot, match: Match, scene: Scene) -> Whose | None:
    """Both roles, where the country told has the other role than in the list that goes on.

    "Qatar hosts 3,000 Turkish soldiers. Somalia hosts another 200": these are Turkish as well.
    """
    like = match.evidence.like
    if like is None or not like.entity:
        return None
    host = shared_out(spot, scene) or left_alone(spot) or side(spot, scene)
    if not host or by_cue(spot, match.rule.counterpart_cues, "counterpart")[0] != host:
        return None
    return Whose((like.entity, "continued"), (host, "stated"))


def _is_of_another_group(spot: Spot, rule: Rule, scene: Scene) -> bool:
    """Whether the group told last before the number is another than the one that is paid."""
    groups = scene.places.groups
    if rule.counterpart not in groups:
        return False
    lead = [n.entity for n in spot.said.named if n.start < spot.start and n.entity in groups]
    told = lead or [n.entity for n in spot.told.named if n.entity in groups]
    return bool(told) and told[-1] != rule.counterpart


def _two_told(
    spot: Spot, rule: Rule, scene: Scene, own: Told, counterpart: Told
) -> tuple[Told, Told]:
    """Both roles by their cues, in the sentence, before it or above it, where they are wanting.

    Soldiers of a country in that same country are not abroad.
    """
    loose = own[1] in ("none", "document")
    if not counterpart[0]:
        counterpart = by_cue(spot, rule.counterpart_cues, "counterpart")
    if not counterpart[0] or (counterpart[0] == own[0] and not loose):
        told = _earlier(spot, rule.counterpart_cues, "counterpart", scene, "")
        counterpart = told if told[0] else counterpart
    if loose:
        own = _earlier(spot, rule.entity_cues, "entity", scene, counterpart[0])
    if own[0] == counterpart[0]:
        return NOBODY, NOBODY  # "Belarus itself has 48,000 soldiers"
    return own, counterpart


def _earlier(spot: Spot, cues: tuple[Pattern, ...], role: str, scene: Scene, other: str) -> Told:
    """Who had `role` last before the sentence, above it, or at the start of the document."""
    told = told_earlier(spot, cues, role, scene, other)
    if told[0]:
        return told
    opening = scene.opening
    found = (opening.role(m, role) for cue in cues for m in cue.finditer(opening.mask))
    return as_stated(next((code for code in found if code and code != other), ""), "document")


def _owned(spot: Spot, rule: Rule, match: Match, scene: Scene, made: Made) -> Told:
    """The entity whose figures alone the indicator holds, where the text leaves them to it."""
    like = match.evidence.like
    if like is not None and like.entity:
        return like.entity, "continued"
    if belongs(spot, rule, scene):
        return rule.entity, "vocabulary"
    here = (f for m in spot.neighbours[: max(spot.position, 0)] for f in made.get(m.mention_id, ()))
    if not spot.said.named and any(figure.entity == rule.entity for figure in here):
        return rule.entity, "continued"  # "The Union's revenue was 5 billion, its expenditure 4"
    if not spot.said.named and not _ITS.search(spot.sentence[: spot.start]):
        paragraph = (f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ()))
        for figure in (*paragraph, *scene.topics_before(spot.mention, made)):
            if rule.entity in (figure.entity, figure.counterpart):
                return rule.entity, "continued"
        if any(n.entity == rule.entity for n in scene.opening.named) and not spot.told.named:
            return rule.entity, "document"
    return NOBODY


def _like(spot: Spot, match: Match, scene: Scene, made: Made) -> Observation | None:
    """The figure that the number goes on from, or the last of its indicator in the paragraph.

    In a row of as many as were told last it is the one of the same place.
    """
    row = None if match.evidence.like else of_row(spot, scene, made)
    if row is not None and row.indicator == match.rule.indicator:
        return row
    return match.evidence.like or scene.figure_before(spot, match.rule.indicator, made)


def _one_side(spot: Spot, match: Match, other: str, scene: Scene, made: Made) -> Told:
    """The side named at the number; else both together, where the indicator is joint."""
    if own := shared_out(spot, scene) or left_alone(spot):
        union = other if other in scene.places.groups else joint(scene)
        union = "" if match.rule.counterpart else union  # none pays to itself
        return (union if own == TOTAL and union else own), "stated"
    if match.rule.counterpart and other in scene.places.groups and _members(spot, scene):
        return TOTAL, "stated"
    if match.rule.counterpart and (own := _in_turn(spot, scene)):
        return own, "stated"
    if match.rule.counterpart and (own := _other_member(spot, match.rule, scene, made)):
        return own, "stated"
    if match.rule.whose == "joint" and (own := speaker_own(spot, scene)):
        return own, "sentence"
    if match.rule.whose == "joint" and (home := at_home(spot, scene)) is not None:
        return as_stated(home, "paragraph")
    them = OF_THEM.match(spot.after)
    if match.rule.counterpart and (own := _we(spot, match.rule, scene, made)):
        return own, "sentence"
    untold = match.rule.whose == "side" and not side(spot, scene)
    if (them or untold) and (people := _people_told(spot, match.rule, scene)):
        return people, "paragraph"
    whole = made.get(spot.previous.mention_id, []) if spot.previous else []
    told = by_cue(spot, match.rule.entity_cues, "entity")
    if not told[0] and whole and whole[0].entity and _OF_WHOM_BEFORE.search(spot.before):
        here = side(spot, scene)
        return (
            (here, "stated")
            if here and here not in whole[0].entity
            else (whole[0].entity, "continued")
        )
    if not told[0] and whole and whole[0].entity and _OF_WHOM.match(spot.after):
        return _of_those(spot) or (whole[0].entity, "continued")
    if told[0]:
        return told
    if match.rule.whose == "joint" and _makes_one(spot, match, made):
        return as_stated(joint(scene), "sentence")
    if (own := _on_its_side(spot) or side(spot, scene)) and own != other:
        return (joint(scene) or own if own == TOTAL else own), "stated"
    like = _like(spot, match, scene, made)
    alone = match.rule.whose != "joint" or (
        (_THEY.search(clause_before(spot)) or _FOLLOWS.search(spot.sentence, spot.end))
        and len(scene.sides_before(spot, made)) == 1
    )
    if alone and like is not None and like.entity:
        return like.entity, "continued"
    if match.rule.whose == "joint" and (own := _of_the_list(spot, match, made)):
        return own, "continued"
    if match.rule.whose == "joint":
        if of_unknown(spot, scene):
            return NOBODY
        return as_stated(joint(scene) or _of_strangers(spot, scene), "document")
    return as_stated(opposite(other, scene), "document")


def _of_strangers(spot: Spot, scene: Scene) -> str:
    """All together, where no side is known and the text speaks of a joint undertaking.

    So it is where others were told to have a part in it: "300,000 soldiers; Malta's part is 400".
    """
    told = scene.pair or scene.places.named(spot.passage.text)
    if not told and scene.says(_JOINT):
        return TOTAL
    return TOTAL if not spot.said.named and scene.says(_TAKES_PART) else ""


def _members(spot: Spot, scene: Scene) -> bool:
    """Whether those who pay the one sum at the number are the members of a group together.

    "The two states paid in 4 billion", "Malta and Cyprus contribute 3 billion".
    """
    own = spot.sentence[: spot.start] if isinstance(spot, CellSpot) else clause_before(spot)
    if (two := spot.previous) and two.kind == "count" and two.value == _TWO:  # "the two countries"
        own = _CUT.split(spot.sentence[: spot.start])[-1]
    if len(run_of(spot)) > 1 or _BRACKETED.match(spot.after):
        return False
    if told := _ALL_MEMBERS.search(own):
        rest = scene.places.named(own[told.end() :])
        return all(n.entity in scene.places.groups for n in rest)
    text = spot.sentence[: spot.start]
    pair = set(last_actors(text, scene.places))
    alone = len(pair) > 1 and not pair & set(scene.places.groups)
    return alone and _PAYS.search(own) is not None and not says_order(spot)


def _in_turn(spot: Spot, scene: Scene) -> str:
    """The one of as many members as sums: "the parts of Malta and Cyprus are 3 and 2 billion"."""
    run = run_of(spot)
    if len(run) < _TWO:
        return ""
    told = last_actors(spot.sentence[: phrase(run[0])[0] - spot.offset], scene.places)
    if len(told) != len(run) or len(set(told)) != len(run):
        return ""
    return told[run.index(spot.mention)]


def _other_member(spot: Spot, rule: Rule, scene: Scene, made: Made) -> str:
    """The one of two members that "its partner" is, after the figure of the other."""
    if spot.previous is None or not _PARTNER.match(spot.after):
        return ""
    told = {figure.entity for figure in made.get(spot.previous.mention_id, ())}
    members = set(scene.places.groups.get(rule.counterpart, ()))
    rest = members - told
    return rest.pop() if len(rest) == 1 and told < members else ""


def _we(spot: Spot, rule: Rule, scene: Scene, made: Made) -> str:
    """The member that "we" is, where the sentence tells the other: "Rome pays 3, we pay 2".

    So is "them", in "3 for them and 2 for Malta".
    Where it tells none, the one that "we" was last: "Our part was 2 billion the year before".
    """
    if not (_WE.search(clause_before(spot)) or _FOR_US.match(spot.after)):
        return ""
    members = set(scene.places.groups.get(rule.counterpart, ()))
    rest = members - {n.entity for n in spot.said.named}
    if len(members) > 1 and len(rest) == 1:
        return rest.pop()
    for key, figures in reversed(made.items()) if rest == members else ():
        own = figures[0].entity
        same = own in members and figures[0].indicator == rule.indicator
        if same and _WE.search(clause_before(scene.spot(scene.mentions[key]))):
            return own
    return ""


def _people_told(spot: Spot, rule: Rule, scene: Scene) -> str:
    """The one people whose men the sentence before told of: "Russian soldiers. 9,000 of them"."""
    if not rule.persons or spot.previous is not None:
        return ""
    last = last_sentence(spot.earlier)
    told = {
        n.entity
        for n in scene.places.named(last)
        if n.word in scene.places.adjectives
        and (n.word.endswith("s") or any(p.match(last, n.end + 1) for p in rule.counts))
    }
    return told.pop() if len(told) == 1 else ""


def _of_those(spot: Spot) -> Told | None:
    """The side that "300 of whom have come from Malta" tells; None where it tells none."""
    for name in spot.said.named:
        if spot.end <= name.start < spot.right:
            told = _OF_THOSE.fullmatch(spot.sentence, spot.end, name.start)
            people = spot.mask[name.start] == ADJECTIVE
            return (name.entity, "stated") if told and (told[1] or people) else None
    return None


def _on_its_side(spot: Spot) -> str:
    """The side that "on the Maltese side" in the clause of the number tells."""
    start, end = spot.start - len(clause_before(spot)), spot.end + len(clause(spot.after))
    for name in spot.said.named:
        lead = spot.sentence[max(name.start - _LEAD, 0) : name.start]
        beside = _SIDE.match(spot.sentence, name.end)
        if start <= name.start and name.end <= end and beside and _ON.search(lead):
            return name.entity
    return ""


def _makes_one(spot: Spot, match: Match, made: Made) -> bool:
    """Whether the number is the sum of those of several sides that its sentence told before it."""
    told = {
        figure.entity
        for mention in spot.neighbours[: max(spot.position, 0)]
        for figure in made.get(mention.mention_id, ())
        if figure.indicator == match.rule.indicator
    }
    said = _IN_ALL.match(spot.after) or _MAKES.search(spot.before)
    return len(told) > 1 and said is not None


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
