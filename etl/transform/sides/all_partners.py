"""Trade with all partners together: "exports to all countries", "total imports".

Comes in: a `Spot`, who is known to trade and the figure before. Goes out: both roles of the number,
or none. Its words are in `english/pairs.toml`.
"""

from __future__ import annotations

import re

from etl.tables import Observation
from etl.transform.countries.pairs import WORLD
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.partners import named_as_own
from etl.transform.scene.spots import Spot, clause, phrase
from etl.transform.sides.roles import Told, Whose
from etl.transform.words import any_of, words
from etl.vocabulary.cues import ADJECTIVE, COUNTRY, FILL

_WORDS = words("pairs")["all_partners"]
_OWN_TRADE = re.compile(
    rf"(?:{COUNTRY}{FILL}*(?:['’]s?)?|{ADJECTIVE}{FILL}*)\s+(?:[a-z]+\s+)?"
    rf"(?:exports|imports|trade\s+turnover|trade(?=\s+{any_of(_WORDS['moving'])}))\b"
)
_TRADE = re.compile(any_of(_WORDS["trading"]), re.IGNORECASE)
_WHOLE = re.compile(any_of(_WORDS["whole"]), re.IGNORECASE)
_OWNED = re.compile(any_of(_WORDS["owned"]), re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(?:to|from|with)\s+(?:its|their|the|that|this|each|both|one|it|them|us|him|her)\b"
    r"|\bthere\b|"
    r"\b(?:between|bilateral|mutual|both)\b|\btwo\s+(?:countries|sides|states|neighbou?rs)\b",
    re.IGNORECASE,
)
_RANKED = rf"{any_of(_WORDS['ranks'])}\s+(?:[a-z]+\s+)?{any_of(_WORDS['partners'])}\b"
_PARTNERS_NEXT = re.compile(
    r"\W*(?:(?:and|while)\s+)?(?:(?:Those|Of\s+(?:which|these|this|that|it|them|the\s+total))\b"
    r"(?:[^.;]|\.\d){0,60}\b(?:to|from|with)\b|"
    rf"(?:The|Its)\s+(?:[a-z]+\s+)?{_RANKED}|"
    r"(?-i:[A-Z])[\w ]{2,30}\s(?:is|was|remains|remained)\s+(?:still\s+)?(?:the|its)\s+"
    rf"{_RANKED})",
    re.IGNORECASE,
)
# "exported goods worth 290 billion in all"
_IN_ALL = re.compile(
    rf"\s+(?:worth\s+of\s+\w+\s+)?{any_of(_WORDS['in_all'])}\b(?!\s+to\b)", re.IGNORECASE
)
_FIRST_IN_ALL = re.compile(rf"\W*{any_of(_WORDS['in_all'])}\W", re.IGNORECASE)
# "81 billion, of which 2 billion, or 3 percent, went to Peru"
_PART_NEXT = re.compile(
    r"(?:\s*\([^()]*\))?,?\s+(?:and\s+)?of\s+(?:which|this|that|it|these)\b"
    r"(?:[^.;]|\.\d){0,80}?\b(?:to|from|with)\s",
    re.IGNORECASE,
)
_THOSE_OF = re.compile(r"\b(?:those|that) of\s+(?:the\s+)?", re.IGNORECASE)
# what a share is of is not what is told: "44 percent of all exports"
_ALL = re.compile(rf"(?<!of ){any_of(_WORDS['words'])}", re.IGNORECASE)


def is_of_its_own_trade(spot: Spot) -> bool:
    """Whether a sentence of prose tells of a country's trade and of no partner of it.

    "Moldova's imports declined to 8.7 billion": with whom is not said, and no title says it. The
    label of an item, "Moldova's imports: 8.7 billion", leaves it to what stands above.
    """
    if spot.passage.kind != "paragraph" or ":" in spot.sentence[: spot.start]:
        return False
    found = _OWN_TRADE.search(spot.said.mask[: spot.start])
    if found and _DESCRIBED.search(spot.sentence, found.end(), spot.start):
        return False  # "Peru's exports to its neighbour"
    end = spot.end + len(clause(spot.after))
    named = (n for n in spot.said.named if found and n.start >= found.end())
    return found is not None and not any(n.start < end for n in named)


def is_whole_trade(spot: Spot) -> bool:
    """Whether the clause of the number tells of foreign trade, or the country's, and of no partner.

    "Turnover of foreign trade was 8 billion", "Trade turnover of the country reached 4 billion".
    """
    begin = spot.sentence.rfind(";", 0, spot.start) + 1
    end = spot.end + len(clause(spot.after))
    own = spot.said.cut(begin, end)
    whole = _WHOLE.search(own.text) or _ALL.search(own.text[: spot.start - begin])
    whole = whole or (_OWNED.search(own.text) if own.named else None)
    if whole is None or _DESCRIBED.search(own.text):
        return False
    return {n.entity for n in own.named} <= set(named_as_own(own))


def is_in_all(spot: Spot) -> bool:
    """Whether the sum is of all that a country sold or bought: "exported 290 billion in all".

    With whom is not told in its clause, nor before it.
    """
    if not (_IN_ALL.match(spot.after) or _FIRST_IN_ALL.match(spot.sentence)):
        return False
    own = spot.said.cut(0, spot.end + len(clause(spot.after)))
    told = {n.entity for n in own.named}
    return len(told) == 1 and told <= set(named_as_own(own)) and not _DESCRIBED.search(own.text)


def is_whole_of_part(spot: Spot) -> bool:
    """Whether right behind the number stands what of it is one partner's, and none is named before.

    "Exports were 81 billion, of which 2 billion went to Peru".
    """
    if _PART_NEXT.match(spot.sentence, spot.end) is None or _DESCRIBED.search(spot.before):
        return False
    before = spot.said.cut(0, spot.start)
    return {n.entity for n in before.named} <= set(named_as_own(before))


def goes_on_to_partners(spot: Spot) -> bool:
    """Whether what is of single partners is told next, in the sentence or in the one after it.

    "Exports were 50 billion. Those to Uganda were 12"; "... The main buyers were Peru and Chile".
    """
    next_one = spot.offset + len(spot.sentence)
    if _PARTNERS_NEXT.match(spot.passage.text, next_one):
        return True
    own = len(clause(spot.after))
    return spot.next is not None and _PARTNERS_NEXT.match(spot.after, own) is not None


def goes_on_with_all(spot: Spot, scene: Scene, made: Made) -> bool:
    """Whether the trade told last is that with all, and no partner is named or meant since.

    "Foreign trade rose to 22 billion. Exports came to 11".
    """
    last = next((m for m in scene.before(spot.mention) if m.mention_id in made), None)
    if last is None or last.passage_id != spot.passage.passage_id:
        return False
    if made[last.mention_id][0].counterpart != WORLD:
        return False
    begin, end = phrase(last)[1], spot.offset + spot.end + len(clause(spot.after))
    since = scene.masked(spot.passage).cut(begin, end)
    return not since.named and not _DESCRIBED.search(since.text)


def tells_trade(spot: Spot) -> bool:
    """Whether the paragraph speaks of trade before the sentence of the number."""
    return _TRADE.search(spot.earlier) is not None


def with_all(spot: Spot, entity: Told, like: Observation | None) -> Whose | None:
    """Both roles of a sum of trade that names all partners and none of them in its clause.

    Whose it is: `entity`, else who is named before those words, else that of the figure `like`.
    """
    begin = spot.sentence.rfind(";", 0, spot.start) + 1
    told = list(_ALL.finditer(spot.sentence, begin, spot.start))
    if like and like.counterpart == WORLD and (of := _THOSE_OF.search(spot.before)):
        own = [n for n in spot.said.named if n.start == spot.left + of.end()]
        return Whose((own[0].entity, "stated"), (WORLD, "continued")) if own else None
    end = spot.end + len(clause(spot.after))
    if not told or any(told[-1].start() <= n.start < end for n in spot.said.named):
        return None
    named = [n.entity for n in spot.said.named if begin <= n.start < told[-1].start()]
    if entity[0]:
        return Whose(entity, (WORLD, "stated"))
    if named:
        return Whose((named[-1], "stated"), (WORLD, "stated"))
    return Whose((like.entity, "continued"), (WORLD, "stated")) if like and like.entity else None
