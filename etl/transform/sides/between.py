"""Between which two countries a figure is: its owner, and whom it is against.

Comes in: a `Spot`, the match of its indicator, and what its cue says of either side. Goes out: both
sides with what tells them. Asked are, one after the other, the words that share numbers out, the
figure told before in the sentence, the cues of the roles, the figure that it goes on from, what
stands before and above, and last the two countries that the document is about.
"""

from __future__ import annotations

import re
from itertools import islice

from etl.tables import Observation
from etl.transform.countries.lenders import (
    body_named,
    is_from_unknown,
    is_of_unknown,
    lent_by_unknown,
)
from etl.transform.countries.named import (
    TOTAL,
    left_alone,
    named_together,
    of_the_two,
    run_of,
    says_order,
    shared_out,
)
from etl.transform.countries.pairs import WORLD, main_pair, oriented, pair_of, told_together
from etl.transform.countries.parallel import is_partner, parallel
from etl.transform.countries.several import its_own
from etl.transform.indicators.goes_on import WORTH
from etl.transform.indicators.matching import Match
from etl.transform.indicators.predecessors import of_row
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.partners import named_as_own
from etl.transform.scene.spots import Spot, clause, last_sentence, phrase
from etl.transform.sides.all_partners import (
    goes_on_to_partners,
    goes_on_with_all,
    is_in_all,
    is_of_its_own_trade,
    is_whole_of_part,
    is_whole_trade,
    tells_trade,
    with_all,
)
from etl.transform.sides.beside import (
    alongside,
    as_before,
    goes_on,
    in_sentence,
    listed_partner,
    next_partner,
    next_source,
    of_main_supplier,
    of_twin,
    partner_behind_colon,
    partner_told,
    trades_alone,
)
from etl.transform.sides.roles import NOBODY, SAID, Told, Whose, as_stated, by_cue, told_earlier
from etl.vocabulary import Rule

_BACK = 20
_SHARE_OF = re.compile(r"(?:['’]s?)?\s+(?:\w+\s+)?(?:share|part|slice|portion)\b", re.IGNORECASE)
# between "the EU's" and its number
_ITS_OWN = re.compile(
    r"(?:['’]s?)?\s+(?:share\s+)?(?:(?:is|was|at|stood|stands|came|to|only|just|about|a|mere)\s+)*",
    re.IGNORECASE,
)
_PAIR = 2
_AFAR = ("document", "heading")
_THE_TWO = re.compile(
    r"\b(?:between|of|by)\s+the\s+two(?:\s+(?:countries|sides|states|neighbou?rs|partners|nations|"
    r"economies|allies)\b|(?!\s+[a-z]+s\b))[^;:.]*$"
)
_NEIGHBOUR = re.compile(
    r"\b(?:its|the|our)\s+(?:(?:big|bigger|large|larger|giant|great|southern|northern|eastern|western)\s+)?"
    r"neighbou?r\b(?!s)[^;:.]*$"
)
_ITS_SHARE = re.compile(r"\W*(?:Its|Their)\s+(?:\w+\s+)?(?:share|part|weight|portion|slice)\b")
# "Malta bought oil from Libya for 8 billion. That was 28 million tonnes"
_THAT_WAS = re.compile(
    r"\W*(?:That|This|It)\s+(?:was|is|made|makes|came to|comes to|amount\w* to)\b"
)
_IT_TRADES = re.compile(
    r"\W*(?:It|They)\s+(?:\w+\s+){0,2}?(?:buys?|bought|sells?|sold|imports?|imported|exports?|exported|"
    r"suppl(?:y|ies|ied)|ships?|shipped|delivers?|delivered|took|takes?)\b"
)
_ITS_TRADE = re.compile(
    r"\b(?:its|their)\s+(?:\w+\s+){0,2}?(?:exports?|imports?|sales|purchases|deliveries)\b", re.I
)
_FROM_THERE = (
    r"\b(?:imports?|purchases|exports?|sales|deliveries|shipments) "
    r"(?:(?:from|to) there|therefrom|thither)\b"
)
_THERE = re.compile(
    rf"{_FROM_THERE}|\b(?:exports?|sales|deliveries|shipments) there\b", re.IGNORECASE
)
_THERE_BEHIND = re.compile(_FROM_THERE, re.IGNORECASE)
# "18 percent (worth 5 billion)" tells one thing twice
_BRACKET = re.compile(
    r"\s*(?:percent|%)?\s*\((?:worth|valued at|or|about|some|that is|i\.e\.,?"
    r"|(?:in )?(?:19|20)\d\d:?)?\s*",
    re.IGNORECASE,
)


def between(
    spot: Spot, match: Match, scene: Scene, made: Made, entity: Told, counterpart: Told
) -> Whose:
    """Both roles of an indicator between two countries."""
    rule = match.rule
    entity, counterpart, partner = _shared(spot, rule, scene, made, entity, counterpart)
    like = match.evidence.like or scene.figure_before(spot, rule.indicator, made)
    if rule.twin and not rule.share and (whole := with_all(spot, entity, like)):
        return whole
    untold = not entity[0] and not counterpart[0]
    set_beside = _set_beside(spot, rule, scene, made) if untold else None
    if both := set_beside or _from_there(spot, made) or _of_both(spot, scene):
        return both
    two = main_pair(scene)
    lead = spot.sentence[: spot.start]
    if len(two) == _PAIR and not counterpart[0] and _NEIGHBOUR.search(lead):
        counterpart = (oriented(two, scene)[1], "document")
    before = in_sentence(spot, match, made)
    if before is not None and partner and before.entity not in ("", partner):
        return Whose((before.entity, "continued"), (partner, "stated"))
    if (
        before is not None
        and before.entity
        and (other := next_partner(spot, rule) or next_source(spot, rule))
    ):
        return Whose((before.entity, "continued"), (other, "stated"))
    # "Italy buys most: it took 40 percent of Malta's exports, Greece 12"
    by_it = before is not None and before.counterpart_basis == "sentence"
    if before is not None and by_it and (other := left_alone(spot)):
        return Whose((before.entity, "continued"), (other, "stated"))
    # who pays a price is told plainly, and so is who is paid
    plain = before is not None and not rule.per
    told = parallel(spot, before, scene, lent=rule.bodies) if before and plain else {}
    if counterpart[0] and told.get("entity") == counterpart[0]:
        told = {}  # "Malta owes 5 billion, 2 of it to Italy's banks": who is owed does not owe
    if before is not None and told and not (rule.depends and _turns(told, before)):
        return as_before(before, told)
    entity, counterpart = _in_sentence(spot, rule, before, scene, entity, counterpart)
    untold = not entity[0] and not counterpart[0]
    if untold and (both := goes_on(spot, rule, made)):
        return both
    if rule.bodies and not counterpart[0] and is_from_unknown(spot):
        return Whose(entity, NOBODY)
    entity, counterpart = _told_before(spot, match, scene, made, entity, counterpart)
    if rule.bodies and not counterpart[0] and is_of_unknown(spot):
        return Whose(entity, NOBODY)
    untold = not entity[0] and not counterpart[0]
    if untold and rule.bodies and (both := _of_credit(spot, made)):
        return both
    entity, counterpart = _of_document(spot, match, scene, entity, counterpart)
    entity, counterpart = _as_told(spot, rule, entity, counterpart, scene, made)
    counterpart = _with_whom(spot, rule, scene, made, counterpart)
    return Whose(_alone(spot, entity, counterpart), _alone(spot, counterpart, entity))


def _with_whom(spot: Spot, rule: Rule, scene: Scene, made: Made, counterpart: Told) -> Told:
    """The partner of a trade, unless the text tells of the trade with all, or with nobody named."""
    basis = counterpart[1]
    level = rule.twin and not rule.share
    whole = rule.of_world and basis not in SAID and is_whole_trade(spot)
    if whole or (level and is_whole_of_part(spot)):
        return WORLD, "stated"
    if rule.of_world and basis in _AFAR and goes_on_to_partners(spot):
        return WORLD, "paragraph"
    if rule.of_world and basis not in SAID and goes_on_with_all(spot, scene, made):
        return WORLD, "continued"
    if level and not rule.growth_of and is_in_all(spot):
        return NOBODY
    afar = basis in _AFAR or (basis == "paragraph" and not tells_trade(spot))
    if afar and rule.of_world and is_of_its_own_trade(spot):
        return (WORLD, "paragraph") if goes_on_to_partners(spot) else NOBODY
    return counterpart


def _shared(
    spot: Spot, rule: Rule, scene: Scene, made: Made, entity: Told, counterpart: Told
) -> tuple[Told, Told, str]:
    """Both roles by the words that share numbers out; last the one that has them as a partner."""
    own = "" if entity[0] else shared_out(spot, scene)
    if not own:
        return entity, counterpart, ""
    by_name = by_cue(spot, rule.entity_cues, "entity")[0] if is_partner(spot, own) else ""
    if by_name not in ("", own) or _shares_as_partner(spot, own, rule, scene, made):
        return entity, counterpart if counterpart[0] else (own, "stated"), own
    if own == TOTAL or says_order(spot) or of_the_two(spot, scene.places):
        return (own, "stated"), counterpart, ""
    return entity, counterpart, ""


def _set_beside(spot: Spot, rule: Rule, scene: Scene, made: Made) -> Whose | None:
    """Both roles of a number set in brackets, in a row with its twin or on a line of a list."""
    return (
        _of_its_share(spot, rule, scene, made)
        or _in_brackets(spot, made)
        or _worth_of_share(spot, rule, made)
        or _owner_of_share(spot, rule, made)
        or _in_row(spot, rule, scene, made)
        or of_twin(spot, rule, made)
        or listed_partner(spot, scene)
        or (rule.twin and partner_behind_colon(spot, _of_paragraph(spot, scene, made), scene))
        or None
    )


def _in_brackets(spot: Spot, made: Made) -> Whose | None:
    """Both roles of the figure that the number tells once more, in brackets behind it."""
    if not spot.previous or not _BRACKET.fullmatch(spot.before):
        return None
    for figure in made.get(spot.previous.mention_id, ())[:1]:
        if figure.entity and figure.counterpart:
            return Whose((figure.entity, "continued"), (figure.counterpart, "continued"))
    return None


def _worth_of_share(spot: Spot, rule: Rule, made: Made) -> Whose | None:
    """Both roles of the share right before the sum, which is what that is worth."""
    goods = rule.twin and not rule.share
    if spot.previous is None or not goods or not WORTH.fullmatch(spot.before):
        return None
    for figure in made.get(spot.previous.mention_id, ())[:1]:
        if figure.unit == "percent" and figure.entity and figure.counterpart:
            return Whose((figure.entity, "continued"), (figure.counterpart, "continued"))
    return None


def _owner_of_share(spot: Spot, rule: Rule, made: Made) -> Whose | None:
    """Both roles of a share whose owner alone is named, after that of another owner.

    "Russia's share in Serbia's trade is 7 percent, the EU's 63": it is of Serbia's trade as well.
    """
    if spot.previous is None or not rule.share:
        return None
    own = [n for n in spot.said.named if spot.left <= n.start and n.end <= spot.start]
    lead = spot.sentence[own[-1].end : spot.start] if own else ""
    if not own or _ITS_OWN.fullmatch(lead) is None:
        return None
    for figure in made.get(spot.previous.mention_id, ())[:1]:
        owners = (
            n for n in spot.said.named if n.entity == figure.counterpart and n.end < spot.left
        )
        if any(_SHARE_OF.match(spot.sentence, n.end) for n in owners) and figure.entity:
            return Whose((figure.entity, "continued"), (own[-1].entity, "stated"))
    return None


def _of_its_share(spot: Spot, rule: Rule, scene: Scene, made: Made) -> Whose | None:
    """Both roles of "its share", as the share told last has them.

    "Libya accounts for a third of Malta's trade. Its share of imports is 40 percent".
    """
    if not rule.share or rule.growth_of or _ITS_SHARE.match(spot.sentence) is None:
        return None
    if any(n.start < spot.start for n in spot.said.named):
        return None
    told = (f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ()))
    like = next((f for f in told if f.indicator.endswith("_share")), None)
    if like is None or not (like.entity and like.counterpart):
        return None
    return Whose((like.entity, "continued"), (like.counterpart, "continued"))


def _in_row(spot: Spot, rule: Rule, scene: Scene, made: Made) -> Whose | None:
    """Both roles of the figure with its place in the row told before: "11 and 5 respectively"."""
    row = of_row(spot, scene, made)
    if row is None or row.indicator != rule.indicator or not (row.entity and row.counterpart):
        return None
    run = run_of(spot)
    at = spot.neighbours.index(run[0])
    begin = phrase(spot.neighbours[at - 1])[1] - spot.offset if at else 0
    if any(begin <= n.start < spot.start for n in spot.said.named):
        return None  # "Libya came second with 32.1 and 19.1"
    return Whose((row.entity, "continued"), (row.counterpart, "continued"))


def _from_there(spot: Spot, made: Made) -> Whose | None:
    """Both roles of what is told of "there", as the figure before it in its sentence has them.

    "Malta drew 2 billion cubic metres of Libyan gas and spent 9 billion on its imports from there".
    """
    if spot.previous is None or not (
        _THERE.search(spot.before) or _THERE_BEHIND.search(clause(spot.after))
    ):
        return None
    for mention in reversed(spot.neighbours[: spot.position]):
        for figure in made.get(mention.mention_id, ()):
            if figure.entity and figure.counterpart:
                return Whose((figure.entity, "continued"), (figure.counterpart, "continued"))
    return None


def _of_both(spot: Spot, scene: Scene) -> Whose | None:
    """The two countries of the document, or those told together, where "the two" are named so."""
    two = main_pair(scene)
    of = _THE_TWO.search(spot.sentence[: spot.start])
    if len(two) != _PAIR or not of or _named_from(of.start(), spot):
        return None
    first, second = oriented(told_together(spot, scene) or two, scene)
    return Whose((first, "document"), (second, "document"))


def _turns(told: dict[str, str], before: Observation) -> bool:
    """Whether the one country told has the other role in `before`: none supplies its supplier.

    "Malta asked for 24 million tonnes of Libyan oil, Libya offered 18".
    """
    other = {"entity": before.counterpart, "counterpart": before.entity}
    return len(told) == 1 and all(other[role] == code for role, code in told.items())


def _in_sentence(
    spot: Spot,
    rule: Rule,
    before: Observation | None,
    scene: Scene,
    entity: Told,
    counterpart: Told,
) -> tuple[Told, Told]:
    """Both roles by the figure `before` in the sentence, by their cues, and by who "it" is."""
    if before is not None and not entity[0] and not counterpart[0]:
        entity, counterpart = alongside(spot, rule, before, scene, entity, counterpart)
        if counterpart[0]:
            entity = (before.entity, "continued")
    entity = entity if entity[0] else by_cue(spot, rule.entity_cues, "entity")
    if not counterpart[0]:
        counterpart = by_cue(spot, rule.counterpart_cues, "counterpart")
    if not entity[0] and rule.twin and not rule.share and (own := _of_pronoun(spot, scene)):
        entity = (own, "sentence")
    if not entity[0] and rule.twin and (own := _of_possessive(spot, counterpart[0], scene)):
        entity = (own, "paragraph")
    return entity, counterpart


def _told_before(
    spot: Spot, match: Match, scene: Scene, made: Made, entity: Told, counterpart: Told
) -> tuple[Told, Told]:
    """Both roles by the figure that the number goes on from, its paragraph, and what is above."""
    rule, like = match.rule, match.evidence.like
    if not counterpart[0] and not rule.bodies and (other := partner_told(spot)):
        counterpart = (other, "sentence")
    entity, counterpart = _apart(entity, counterpart)
    last = like or scene.figure_before(spot, rule.indicator, made)
    if last is not None and rule.depends and of_main_supplier(spot, last, scene):
        first, second = oriented(main_pair(scene), scene)
        return (first, "document"), (second, "document")
    if like is not None and like.counterpart and like.counterpart_basis != "vocabulary":
        entity, counterpart = alongside(spot, rule, like, scene, entity, counterpart)
        entity = entity if entity[0] else (like.entity, "continued")
        counterpart = counterpart if counterpart[0] else (like.counterpart, "continued")
        entity, counterpart = _apart(entity, counterpart)
    if rule.bodies and not counterpart[0]:
        counterpart = _lender(spot, scene, made)
    if not entity[0] and counterpart[0] and (own := _of_paragraph(spot, scene, made)):
        entity, counterpart = _apart((own, "continued"), counterpart)
    if not entity[0]:
        entity = told_earlier(spot, rule.entity_cues, "entity", scene, counterpart[0])
    if not counterpart[0] and not (rule.bodies and lent_by_unknown(spot)):
        counterpart = told_earlier(spot, rule.counterpart_cues, "counterpart", scene, entity[0])
    return entity, counterpart


def _of_document(
    spot: Spot, match: Match, scene: Scene, entity: Told, counterpart: Told
) -> tuple[Told, Told]:
    """Both roles, a wanting one by the countries near, or by the two of the document."""
    rule, two = match.rule, main_pair(scene)
    taken_up = rule.depends and _THAT_WAS.match(spot.sentence) is not None
    told = taken_up and entity[1] == counterpart[1] == "paragraph"
    if not counterpart[0] and trades_alone(spot, rule, entity, scene):
        counterpart = (oriented(two, scene)[0], "document")
    first, second, basis = pair_of(
        spot,
        scene,
        entity[0],
        counterpart[0],
        fixed=bool(rule.counterpart),
        of_world=rule.of_world,
    )
    entity = entity if entity[0] else as_stated(first, basis)
    counterpart = counterpart if counterpart[0] else as_stated(second, basis)
    if rule.per and counterpart[1] == "document":  # a third country is no seller by being named
        pairs = (members for members in scene.places.groups.values() if len(members) == _PAIR)
        other = next((members[1] for members in pairs if members[0] == entity[0]), "")
        counterpart = (other or counterpart[0], "document")
    if rule.depends and not _is_told_who(spot, rule, scene, entity, counterpart):
        entity, counterpart = _depending(entity, counterpart, match.evidence.like, scene)
    loose = not told and not {entity[1], counterpart[1]} & {*SAID, "heading", "continued"}
    if loose and not rule.bodies and {entity[0], counterpart[0]} == set(two) and len(two) == _PAIR:
        first, second = oriented(two, scene)
        entity, counterpart = (first, entity[1]), (second, counterpart[1])
    return entity, counterpart


def _of_pronoun(spot: Spot, scene: Scene) -> str:
    """Who "it" is that trades: the country with which the sentence before begins.

    As in "India is Nepal's biggest customer. It bought goods worth 95 billion".
    """
    lead = spot.sentence[: spot.start]
    if _IT_TRADES.match(lead) is None or any(n.start < spot.start for n in spot.said.named):
        return ""
    last = last_sentence(spot.earlier).rpartition("— ")[2]  # behind a dateline
    first = scene.places.named(last)[:1]
    return first[0].entity if first and not first[0].start else ""


def _of_possessive(spot: Spot, other: str, scene: Scene) -> str:
    """Whose "its exports" are that the sentence leaves to the one before: "You ask of Malta"."""
    its = _ITS_TRADE.search(spot.sentence, 0, spot.start)
    if its is None or any(n.start < its.start() for n in spot.said.named):
        return ""
    last = scene.masked(spot.passage).cut(0, spot.offset)
    at = len(last.text) - len(last_sentence(spot.earlier))
    told = set(named_as_own(last.cut(max(at, 0), len(last.text))))
    told -= {other, *scene.places.joint}
    return told.pop() if len(told) == 1 else ""


def _of_credit(spot: Spot, made: Made) -> Whose | None:
    """The sides of the credit that the sentence told, of which the number is a part drawn."""
    for mention in reversed(spot.neighbours[: max(spot.position, 0)]):
        for figure in made.get(mention.mention_id, ()):
            if figure.entity and figure.counterpart:
                return Whose(
                    (figure.entity, figure.entity_basis),
                    (figure.counterpart, figure.counterpart_basis),
                )
    return None


def _shares_as_partner(spot: Spot, own: str, rule: Rule, scene: Scene, made: Made) -> bool:
    """Whether `own`, to which a list gives the number, is one of the partners that it lists.

    As the cue for a partner names one of the list ("Russia and China took 65 and 5 percent of
    exports"), or as the partner of what was told before: "... from China 5. The former made up".
    So are those that only follow: "Russia's share was 49 percent; Ukraine and Germany had 9 and 4".
    """
    lead = spot.sentence[: spot.start]
    listed = [set(codes) for codes in named_together(lead, scene.places) if own in codes]
    if listed:
        partner = by_cue(spot, rule.counterpart_cues, "counterpart")[0]
        owner = by_cue(spot, rule.entity_cues, "entity")[0]
        here = [f for m in spot.neighbours for f in made.get(m.mention_id, ())]
        others = {f.entity for f in here if f.indicator == rule.indicator} - listed[-1]
        if rule.share and others and not {f.entity for f in here} & listed[-1]:
            return True
        return partner in listed[-1] and owner not in listed[-1]
    told = [f for m in scene.before(spot.mention) for f in made.get(m.mention_id, ())]
    partners = {f.counterpart for f in told}
    return own in partners and own not in {f.entity for f in told}


def _lender(spot: Spot, scene: Scene, made: Made) -> Told:
    """The body, such as a fund, that the text is about: named near, or by the figure before."""
    code, basis = body_named(spot, scene)
    if code and basis != "document":
        return code, basis
    for figure in scene.topics_before(spot.mention, made):
        if figure.counterpart in scene.places.joint - {*scene.places.groups, WORLD}:
            return figure.counterpart, "continued"
    return as_stated(code, basis)


def _of_paragraph(spot: Spot, scene: Scene, made: Made) -> str:
    """The one economy whose figures between two countries its paragraph has told so far."""
    told = {
        figure.entity
        for mention in scene.before(spot.mention)
        for figure in made.get(mention.mention_id, ())
        if figure.counterpart
    }
    return told.pop() if len(told) == 1 else ""


def _named_from(start: int, spot: Spot) -> bool:
    """Whether a country is named from `start` of the sentence up to the number."""
    return any(start <= n.start < spot.start for n in spot.said.named)


def _as_told(
    spot: Spot, rule: Rule, entity: Told, counterpart: Told, scene: Scene, made: Made
) -> tuple[Told, Told]:
    """Both roles; guessed ones as the figure before them that is of the same two countries.

    Who has lent once lends again, until the text says otherwise.
    """
    if {entity[1], counterpart[1]} & SAID:
        return entity, counterpart
    for _, figure in islice(scene.figures_before(spot.mention, made), _BACK):
        turned = figure.entity == counterpart[0] and figure.counterpart == entity[0]
        same = figure.indicator == rule.indicator or (rule.depends and _of_one(figure, rule))
        if same and {figure.entity, figure.counterpart} == {entity[0], counterpart[0]}:
            sure = {figure.entity_basis, figure.counterpart_basis} <= SAID
            if figure.indicator != rule.indicator and not sure:
                continue
            return (counterpart, entity) if turned and sure else (entity, counterpart)
    return entity, counterpart


def _of_one(figure: Observation, rule: Rule) -> bool:
    """Whether both are of one fuel, its price and its supply: who is supplied pays for it."""
    return figure.indicator.partition("_")[0] == rule.indicator.partition("_")[0]


def _alone(spot: Spot, own: Told, other: Told) -> Told:
    """One side, where the number is not of several countries told in one breath."""
    code = its_own(spot, own[0], other[0])
    return (code, own[1]) if code else NOBODY


def _is_told_who(spot: Spot, rule: Rule, scene: Scene, entity: Told, counterpart: Told) -> bool:
    """Whether the sentence says who buys or who sells: "Albania sold Greece 3 million tonnes".

    Of two that make a group the first always has it from the other.
    """
    if {entity[0], counterpart[0]} in map(set, scene.places.groups.values()):
        return False
    buyer = by_cue(spot, rule.entity_cues, "entity")[0]
    seller = by_cue(spot, rule.counterpart_cues, "counterpart")[0]
    return buyer == entity[0] != seller or seller == counterpart[0] != buyer


def _depending(
    entity: Told, counterpart: Told, like: Observation | None, scene: Scene
) -> tuple[Told, Told]:
    """Both roles of what one economy has from another, unless both are told: the smaller has it.

    Who has supplied one supplies the next: "Malta pays 9 dollars; Germany paid 12".
    """
    countries = {entity[0], counterpart[0]}
    if like is not None and like.counterpart == counterpart[0]:
        return entity, counterpart
    if len(countries) < 2 or countries & scene.places.joint:
        return entity, counterpart
    if entity[1] == counterpart[1] and entity[1] in ("stated", "paragraph"):
        return entity, counterpart
    if oriented(countries, scene) == (entity[0], counterpart[0]):
        return entity, counterpart
    return (counterpart[0], "document"), (entity[0], "document")


def _apart(entity: Told, counterpart: Told) -> tuple[Told, Told]:
    """Both roles, unless they are one and the same: then the one that is surer stays."""
    if entity[0] and entity[0] == counterpart[0]:
        return (NOBODY, counterpart) if counterpart[1] == "stated" else (entity, NOBODY)
    return entity, counterpart
