"""What the sentence of a figure between two countries has told right before it, or beside it.

Comes in: a `Spot`, and the figure before it or what its cues say. Goes out: both roles or one of
them, where the words beside the number give them: the partner in its clause, another country with
the role of the one before, the same two once more. It looks at the sentence alone.
"""

from __future__ import annotations

import re

from etl.tables import Observation
from etl.transform.countries.named import clause_before, lone
from etl.transform.countries.pairs import bystanders, countries_of, main_pair, oriented
from etl.transform.countries.parallel import is_owner, is_partner
from etl.transform.indicators.matching import Match
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.partners import named_as_own
from etl.transform.scene.spots import Spot, phrase
from etl.transform.sides.roles import NOBODY, SAID, Told, Whose, as_stated
from etl.transform.words import alternatives
from etl.vocabulary import Rule

_AGREED = re.compile(
    rf"\bthe (?:[\w-]+ ){{0,2}}(?:{alternatives('pairs')['agreed']['nouns']})\b", re.IGNORECASE
)
_GOODS = re.compile(r"\s+goods\s+(?:for|worth)\b")
_S_WAS = re.compile(r".{0,2}['’]s?\s+(?:share\s+|part\s+)?(?:was|is|were|had been|stood|came)\b")
_POSSESSIVE = 2
_WHERE = re.compile(r"\b(?:in|into|to|of|than|against|by)\s+(?:the\s+)?$", re.IGNORECASE)
_WITH = re.compile(r",?\s+with\s+")
_LINE = 60
_ALONE = re.compile(r"(?:[^A-Za-z]|\b(?:and|the)\b)*")
_COORDINATED = re.compile(r"\s*(?:,|,?\s*(?:and|or))\s*", re.IGNORECASE)


def in_sentence(spot: Spot, match: Match, made: Made) -> Observation | None:
    """The figure of the same indicator told last before the number in its sentence."""
    for mention in reversed(spot.neighbours[: max(spot.position, 0)]):
        for figure in made.get(mention.mention_id, ()):
            if figure.indicator in (match.rule.indicator, match.rule.with_others):
                return figure
    return None


def goes_on(spot: Spot, rule: Rule, made: Made) -> Whose | None:
    """Both roles of the figure right before in its sentence, where that names nobody anew.

    "From China Malta bought goods for 2 billion, and sold 30 million" is of the same two; "Malta
    and Peru lead with 26 and 14" is of each.
    """
    if spot.previous is None or _COORDINATED.fullmatch(spot.before):
        return None
    if any(n.start >= spot.left for n in spot.said.named):
        return None
    for figure in made.get(spot.previous.mention_id, ()):
        same = figure.indicator in (rule.indicator, rule.twin)
        if same and figure.entity and figure.counterpart:
            return Whose((figure.entity, "continued"), (figure.counterpart, "continued"))
    return None


def listed_partner(spot: Spot, scene: Scene) -> Whose | None:
    """Both roles in a line that has a country and its number alone, under one that names another.

    "Partners of Malta, per cent of turnover" stands above "1. Italy – 24.1".
    """
    before = [n for n in spot.said.named if n.start < spot.start]
    if len(before) != 1 or spot.position > 0 or spot.mention.start - spot.passage.start > _LINE:
        return None
    rest = spot.sentence[: before[0].start] + spot.sentence[before[0].end : spot.start]
    if any(letter.isalpha() for letter in rest):
        return None
    groups = set(scene.places.groups)
    for line in scene.lines_above(spot.passage):
        if others := {n.entity for n in line.named} - groups:
            if len(others) > 1 or before[0].entity in others:
                return None
            return Whose((others.pop(), "heading"), (before[0].entity, "stated"))
    return None


def partner_behind_colon(spot: Spot, owner: str, scene: Scene) -> Whose | None:
    """Both roles of an item behind a colon: "Exports of Malta: Italy 16; Libya 5".

    `owner` is whose the figures of the paragraph are, for a lead that names nobody ("Imports:").
    """
    colon = spot.sentence.rfind(":", 0, spot.start)
    cut = max(spot.sentence.rfind(mark, 0, spot.start) for mark in ":;,")
    own = [n for n in spot.said.named if cut < n.start and n.end <= spot.start]
    if colon < 0 or len(own) != 1 or _ALONE.fullmatch(spot.sentence, cut + 1, own[0].start) is None:
        return None
    if _ALONE.fullmatch(spot.sentence, own[0].end, spot.start) is None:
        return None
    if not _opens_list(spot, colon):
        return None
    lead = {n.entity for n in spot.said.named if n.end <= colon} - set(scene.places.groups)
    if len(lead) > 1 or own[0].entity in (lead or {owner}) or not (lead or owner):
        return None
    return Whose((lead.pop() if lead else owner, "sentence"), (own[0].entity, "stated"))


def _opens_list(spot: Spot, colon: int) -> bool:
    """Whether only a name stands between the colon and the first number: not in ": it took 40"."""
    starts = (phrase(m)[0] - spot.offset for m in spot.neighbours)
    first = min((start for start in starts if start > colon), default=spot.start)
    names = [n for n in spot.said.named if colon < n.start and n.end <= first]
    if len(names) != 1:
        return False
    before = _ALONE.fullmatch(spot.sentence, colon + 1, names[0].start)
    return before is not None and _ALONE.fullmatch(spot.sentence, names[0].end, first) is not None


def of_twin(spot: Spot, rule: Rule, made: Made) -> Whose | None:
    """Both roles of the number that it stands beside, of which it is the other way.

    "The EU had 32 and 19 percent" of exports and imports: both are with the EU.
    """
    if spot.previous is None or not rule.twin or not _COORDINATED.fullmatch(spot.before):
        return None
    figure = next(iter(made.get(spot.previous.mention_id, ())), None)
    if figure is None or figure.indicator != rule.twin:
        return None
    if not (figure.entity and figure.counterpart):
        return None
    return Whose((figure.entity, "continued"), (figure.counterpart, "continued"))


def partner_told(spot: Spot) -> str:
    """The one country behind "to", "from" or "with" in the clause of the number, before it."""
    start = spot.start - len(clause_before(spot))
    here = {n.entity for n in spot.said.named if start <= n.start and n.end <= spot.start}
    partners = [code for code in here if is_partner(spot, code)]
    return partners[0] if len(partners) == 1 else ""


def trades_alone(spot: Spot, rule: Rule, entity: Told, scene: Scene) -> bool:
    """Whether a third country is said to buy or sell, and nobody else: from the economy in
    question, as "the EU bought goods for 5 billion" in a text on what Malta sells to Libya."""
    two = main_pair(scene)
    goods = rule.twin and not rule.share and not rule.depends and not rule.growth_of
    third = entity[1] in SAID and entity[0] not in two
    return bool(goods and third and len(two) == 2 and countries_of(spot.said, scene) <= {entity[0]})


def alongside(
    spot: Spot, rule: Rule, like: Observation, scene: Scene, entity: Told, counterpart: Told
) -> tuple[Told, Told]:
    """Both roles, where one country alone stands at the number: "China for a quarter".

    It has the role that the words at the figure before gave to another. Who is supplied by the
    same, which its sentence does not name, is the next customer. Who lends to one is no
    borrower: beside a debtor stands a creditor, unless it is the smaller economy.
    """
    places = scene.places
    own = lone(clause_before(spot), places) or lone(spot.before, places)
    if not own or own in (like.entity, like.counterpart) or entity[0] or counterpart[0]:
        return entity, counterpart
    if own in bystanders(spot.said):
        return entity, counterpart
    if rule.bodies and like.entity and oriented({own, like.entity}, scene)[0] == like.entity:
        return entity, (own, "stated")
    begin = spot.left if rule.per else 0  # who is paid by one is paid by the next in the list
    supplier_here = any(n.entity == like.counterpart for n in spot.said.named if n.start >= begin)
    supplied = rule.depends and "money" not in rule.unit_kinds and not rule.share and like.entity
    if supplied and not supplier_here and not is_partner(spot, own):
        return (own, "stated"), counterpart
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


def next_partner(spot: Spot, rule: Rule) -> str:
    """Whom the number is with, where the words at it stand for another partner.

    "Malta sold Italy goods for 190 million, and Germany goods for 310"; "Italy's share was 19
    percent, Germany's was 7".
    """
    here = [n for n in spot.said.named if spot.left <= n.start < spot.start]
    if len(here) != 1 or spot.previous is None:
        return ""
    goods = rule.twin and not rule.share and _GOODS.match(spot.sentence, here[0].end)
    share = rule.share and _S_WAS.match(spot.sentence, here[0].end - _POSSESSIVE)
    return here[0].entity if goods or share else ""


def next_source(spot: Spot, rule: Rule) -> str:
    """Whom another share is from, of those that are had from others: "Italy has 16, Germany 15".

    So is that of one to whom the first is second: "second only to Germany with 19".
    """
    cut = max(spot.left, spot.sentence.rfind(", ", 0, spot.start))
    here = [n for n in spot.said.named if cut <= n.start < spot.start]
    if not (rule.share and rule.depends) or len(here) != 1 or spot.previous is None:
        return ""
    lead = spot.sentence[here[0].end : spot.start]
    own = _WITH.fullmatch(lead) or not _WHERE.search(spot.sentence, 0, here[0].start)
    return here[0].entity if own else ""


def of_main_supplier(spot: Spot, like: Observation, scene: Scene) -> bool:
    """Whether the sentence turns back to the plan with the document's own supplier.

    "Libya sent 2 million tonnes. For 2011 the balance reads 21" is of the balance with whom the
    text is about, and not of what a third country sent.
    """
    two = set(main_pair(scene))
    third = len(two) == len({like.entity, like.counterpart}) and like.counterpart not in two
    lead = spot.sentence[: spot.start]
    if not third or spot.said.named or _AGREED.search(lead) is None:
        return False
    told = scene.spot(scene.mentions[like.mention_id]).sentence
    return _AGREED.search(told) is None


def as_before(before: Observation, told: dict[str, str]) -> Whose:
    """Both roles: those `told` at the number, and the other as the figure `before` has it."""

    def role(name: str) -> Told:
        if code := told.get(name):
            return code, "stated"
        code = getattr(before, name)
        return NOBODY if code in told.values() else as_stated(code, "continued")

    return Whose(role("entity"), role("counterpart"))
