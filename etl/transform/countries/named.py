"""The side that stands at a number: "9,000 Kazakh soldiers", "Russia sent", "the former".

Comes in: a `Spot` and its `Scene`. Goes out: the code of one entity, empty where the words at the
number name none or more than one. It looks at the sentence and, for "the former" and "the
latter", at the one before.
"""

from __future__ import annotations

import re

from etl.tables import Mention
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot, phrase
from etl.transform.scene.watchers import VOICE, watches
from etl.transform.scene.wordings import counted
from etl.transform.words import IN_ORDER, any_of, words
from etl.vocabulary.entities import Places

_ATTRIBUTE_END = re.compile(
    r"[,;:()]|\b(?:and|while|but|took|take|takes|taking|participat\w+|were|was|are|is|have|had|"
    r"has|will|would|in|"
    r"at|to|into|near|over|against|on|which|who|that|when|where|crossed)\b",
    re.IGNORECASE,
)
_ARE = re.compile(
    r"(?:\s+(?!and\b|but\b)[a-z]+){0,3}?\s+"
    r"(?:were|was|are|is|being|came from|belong(?:ed|s)? to|from)\s+(?:the\s+)?",
)
# "of whom 10,000 were to come from Malta"
_COME_FROM = re.compile(
    r"(?:\s+(?!and\b|but\b|more\b|than\b)[a-z]+){0,5}?\s+(?:from|by)\s+(?:the\s+)?"
)
_CLAUSE_START = re.compile(r"[,;:]\s|\b(?:and|while|but)\b", re.IGNORECASE)
_RESPECTIVELY = re.compile(IN_ORDER, re.IGNORECASE)
_WHERE = re.compile(r"\b(?:in|into|inside|within|near|on|at|across)\s+(?:the\s+)?$", re.IGNORECASE)
# "the two treasuries in Rome and Valletta": who pays, and not where
_SEAT = re.compile(rf"{any_of(words('sides')['seats']['words'])}\s+(?:in|at)\s+$", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|as (?:told|reported|counted) by)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_SAME_CLAUSE = r"(?:(?!\b(?:and|but|while)\b)[^,;.]|,(?=\d))"
_FORMER = re.compile(
    rf"{_SAME_CLAUSE}{{0,25}}?\b(?:of|for|by|from|to)?\s*the (former|latter)\b",
    re.IGNORECASE,
)
_THE_FORMER = re.compile(
    rf"\bthe (former|latter)\b(?:['’]s?)?{_SAME_CLAUSE}{{0,30}}$", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"\b(?:two|both)\s+(?:states|countries|sides|partners|members|governments|capitals|"
    r"neighbou?rs|allies|armies)\b[^.;,]{0,30}?"
    r"\b(?:together|jointly|combined|in all)\s[^,;]{0,20}$",
    re.IGNORECASE,
)
# "Malta pays 4 billion, Cyprus 2, jointly 6"
_JOINTLY = re.compile(r"\W*(?:and )?(?:jointly|together|combined)(?: (?:they )?\w+)?\s*")
# "the two members' joint payment, unchanged, amounts to 6 billion"
_JOINT = re.compile(
    r"\b(?:two|both)\s+(?:members|member states|partners|sides)['’]\s+(?:joint|common|combined)\b"
)
_TOGETHER_THEY = re.compile(
    r"\b(?:together|jointly),?\s+(?:the|both)\s+(?:two\s+)?"
    r"(?:states|countries|sides|partners|members|governments|neighbou?rs|allies|armies)\b"
    r"[^.;,]{0,40}$",
    re.IGNORECASE,
)
_OF_BOTH = re.compile(
    r"(?:\s+(?!and\b|but\b)[a-z-]+){0,4}?\s+(?:of|from)\s+(?:both|(?:all\s+)?the\s+two)\s+"
    r"(?:sides|countries|states|nations|armies|navies|allies|partners|members)\b"
)
# "12,000 troops from 13 countries"
_OF_MANY = re.compile(
    r"(?:\s+(?!and\b|but\b)[a-z-]+){0,3}?\s+(?:of|from)\s+(?:all\s+)?(?:[a-z]+|\d{1,2})\s+"
    r"(?:countries|states|nations|armies|navies)\b"
)
_ITS = re.compile(
    r"\s+(?:its|their|the|with|for|by|only|just|(?:the\s+)?(?:other|remaining|last)|another|"
    r"a further)\s*$"
)
_OWNED = re.compile(r"['’]s?$")
# "Malta, the runner-up, 7.4"
_APPOSED = re.compile(
    r"(?:,\s)?(?:the|an?|its|in) (?:(?!and\b|but\b)[\w’'-]+ ?){1,5},\s*$", re.IGNORECASE
)
# "Malta, expected to bring 3 billion"
_EXPECTED = re.compile(
    r"(?:expected|due|supposed|obliged|meant|bound|asked|required) to(?: \w+){1,3}"
)
_AND = re.compile(r"\s*(?:and|-|–)\s*")
# "as a Vilnius weekly had it" names who says so
_ARTICLE = re.compile(r"\b(?:an?|the)\s+$")
_OF = re.compile(r"^(?:(?!\band\b)[a-z-]+ ){1,3}(?:of|from) (?:the )?(?:armies of )?$")
_JOINED = re.compile(r"\s+and\s+(?:the\s+)?")
_OURS = re.compile(r"\s*of (?:our|us)\b", re.IGNORECASE)
_ITS_OWN = re.compile(r"\s*of (?:its|their) own\b", re.IGNORECASE)
_OUR = re.compile(r"\bour(?:s|\s+own)?\b[^,;]{0,20}$", re.IGNORECASE)
# "Malta reported that it had sent 4,170 people and 31 tanks"
_IT_SENT = re.compile(
    rf"\bthat (?:it|they|we) (?:(?:had|has|have|would|will) )?(?:\w+ )?"
    rf"{any_of(words('sides')['sending']['verbs'])}[^.;:]*$",
    re.IGNORECASE,
)
# "of its 12,000 participants Malta provided 7,000" leaves the first to nobody
_SENDS = re.compile(
    rf"\s+(?:(?:had|has|have|would|will)\s+)?{any_of(words('sides')['sending']['verbs'])}", re.I
)
_INITIALS = re.compile(r"\s+[A-Z]{2,}\b(?![\w-]*\d)")
_SOIL = re.compile(
    rf"(?:['’]s?)?\s+(?:\w+\s+)?{any_of(words('sides')['ground']['words'])}", re.IGNORECASE
)
# what they did, and nothing of when or whose
_DEED = re.compile(r"\s+(?!in\b|by\b|between\b|for\b|and\b)(?:[a-z-]+\s+){1,4}")
_TWO = 2
TOTAL = "TOTAL"


def side(spot: Spot, scene: Scene) -> str:
    """The one side that stands at the number: behind it, before it, or as the list's subject."""
    places = scene.places
    if each := shared_out(spot, scene):
        return each
    if are := _ARE.match(spot.after):
        named = places.named(spot.after[are.end() :])[:1]
        if named and not named[0].start and named[0].word in places.adjectives:
            return named[0].entity
    if from_where := _COME_FROM.match(spot.after):
        named = places.named(spot.after[from_where.end() :])[:1]
        if named and not named[0].start and named[0].word not in places.adjectives:
            return named[0].entity
    noun = counted(spot, scene)
    if _is_of_two(f"{noun} {spot.after}", places) or _is_of_both_named(spot, noun, places):
        return TOTAL
    cut = _ATTRIBUTE_END.search(noun)
    own = [
        n
        for n in places.named(noun[: cut.start()] if cut else noun)
        if not _SENDS.match(noun, n.end)
        and not (_ARTICLE.search(noun[: n.start]) and VOICE.match(noun, n.end))
    ]
    if own:
        return TOTAL if _goes_on_listing(noun, own[0].end, places) else own[0].entity
    if spot.previous is not None:
        return lone(clause_before(spot), places) or lone(opening(spot), places)
    return lone(clause_before(spot), places) or lone(spot.before, places)


def _goes_on_listing(text: str, end: int, places: Places) -> bool:
    """Whether others follow the name that ends there: "of Estonia, Latvia and Lithuania"."""
    lists = named_together(text, places)
    if not (named := places.named(text)):
        return False  # a dateline names nobody
    first = named[0]
    listed = next((codes for codes in lists if codes[0] == first.entity), ())
    return len(listed) > _TWO and first.end == end


def _is_of_two(text: str, places: Places) -> bool:
    """Whether two peoples share the noun: "900 Maltese and Cypriot soldiers"."""
    named = places.named(text)[:2]
    return (
        len(named) == 2
        and named[0].start == 0
        and all(n.word in places.adjectives for n in named)
        and _AND.fullmatch(text[named[0].end : named[1].start]) is not None
        and named[0].entity != named[1].entity
    )


def _is_of_both_named(spot: Spot, text: str, places: Places) -> bool:
    """Whether the noun is of two who are named together: "troops of Malta and Cyprus"."""
    named = places.named(text)[:_TWO]
    if len(named) < _TWO or named[0].entity == named[1].entity or says_order(spot):
        return False
    lead = _OF.search(text[: named[0].start])
    return lead is not None and _JOINED.fullmatch(text[named[0].end : named[1].start]) is not None


def shared_out(spot: Spot, scene: Scene) -> str:
    """The side that "respectively", "the former" or "both together" gives to the number."""
    if each := respective(spot, scene.places) or of_the_two(spot, scene.places):
        return each
    lead = _CLAUSE_START.split(spot.sentence[: spot.start])[-1]
    if _OF_BOTH.match(spot.after) or _OF_MANY.match(spot.sentence, spot.end):
        return TOTAL
    if _TOGETHER.search(lead) or _TOGETHER_THEY.search(lead):
        return TOTAL
    own = spot.sentence[: spot.start]
    if _JOINTLY.fullmatch(lead) and len(set(_sides(own, scene.places))) > 1:
        return TOTAL
    return TOTAL if _JOINT.search(own) else ""


def clause_before(spot: Spot) -> str:
    """The words of the number's own clause before it, as far as the quantity before it.

    Two sides told together ("Minsk and Moscow sent") stay together.
    """
    text, start = spot.before, 0
    for cut in _CLAUSE_START.finditer(text):
        ends = {n.start + spot.left for n in spot.said.named}
        follows = len(text) - len(text[cut.end() :].lstrip()) + spot.left
        told = _APPOSED.sub("", f"{text[start : cut.start()]},").strip(" ,")
        rest = text[cut.end() :].strip()
        plain = text[start : cut.start()].strip(" ,").removeprefix("the ")
        alone = bool({told, plain} & {n.word for n in spot.said.named})
        # "Malta, 1.6 billion", "the Maltese, at sixty"
        left_out = alone and (
            not rest or rest == "at" or _APPOSED.fullmatch(rest) or _EXPECTED.fullmatch(rest)
        )
        if not (left_out or (cut[0].casefold() == "and" and follows in ends)):
            start = cut.end()
    return text[start:]


def left_alone(spot: Spot) -> str:
    """The side that alone stands before the number: "Serbia pays 3 billion; Croatia, 1.6".

    One right behind the number before is that number's: "(300 Serbian, 400 Croatian)".
    """
    own = _APPOSED.sub(",", _ITS.sub("", clause_before(spot)))
    words = _OWNED.sub("", own.strip(" ,:—–-").removeprefix("the "))
    found = [n for n in spot.said.named if spot.left <= n.start < spot.start]
    if spot.previous is None or not found or not spot.sentence[spot.left : found[-1].start].strip():
        return ""
    return found[-1].entity if words == _OWNED.sub("", found[-1].word) else ""


def says_order(spot: Spot) -> bool:
    """Whether the sentence says that its numbers follow the order of its sides."""
    return _RESPECTIVELY.search(spot.sentence) is not None


def of_the_two(spot: Spot, places: Places) -> str:
    """The side that "the former" or "the latter" at the number means, of the two told last."""
    found = _THE_FORMER.search(spot.before) or _FORMER.match(spot.after)
    if found is None:
        return ""
    own = spot.sentence[: spot.start]
    text = f"{spot.earlier} {own}"
    if spot.position > 1 and len(set(_sides(own, places))) < 2:
        return ""  # of two numbers told here, not of two sides
    order = _sides(text, places)
    within = {group for group in order if set(places.groups.get(group, ())) & set(order)}
    order = [code for code in order if code not in within]
    two: list[str] = []
    for code in reversed(order):
        if code not in two:
            two.append(code)
        if len(two) == 2:
            return two[1] if found[1].casefold() == "former" else two[0]
    return ""


def respective(spot: Spot, places: Places) -> str:
    """The side that "respectively" gives to the number: the first to the first, and so on."""
    if spot.position < 0:
        return ""
    run = run_of(spot)
    before = spot.sentence[: phrase(run[0])[0] - spot.offset]
    if not says_order(spot) and not _led_by_list(before, len(run), places):
        return ""
    for members in reversed(named_together(before, places)):
        if len(members) == len(run):
            own = phrase(spot.mention)
            return members[[phrase(m) for m in run].index(own)]
    return ""


def _led_by_list(before: str, size: int, places: Places) -> bool:
    """Whether as many sides as numbers lead to them: "Malta and Italy followed with 8 and 5"."""
    named = places.named(before)
    lists = named_together(before, places)
    if size < _TWO or not lists or len(lists[-1]) != size or named[-1].entity != lists[-1][-1]:
        return False
    return _DEED.fullmatch(before[named[-1].end :]) is not None


def run_of(spot: Spot) -> tuple[Mention, ...]:
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
    return re.fullmatch(r"\s*(?:,\s*and|,|and|as opposed to|versus|vs\.?)\s*", between) is not None


def opening(spot: Spot) -> str:
    """The words of the sentence before its first quantity."""
    first = spot.neighbours[0] if spot.neighbours else spot.mention
    return spot.sentence[: max(phrase(first)[0] - spot.offset, 0)]


def outsider_counts(spot: Spot, scene: Scene, own: str) -> bool:
    """Whether one who has no part in it counts what `own` has: "a Czech inspector put it at 300".

    The country of the speaker is told in the clause of the number, before it, and is no member.
    """
    members = {own, *scene.places.groups.get(own, ())}
    if own == TOTAL or own in scene.pair:
        members |= set(scene.pair)
    start = spot.start - len(clause_before(spot))
    text = scene.masked(spot.passage).cut(spot.offset, spot.offset + spot.start)
    speakers = [n for n in text.named if n.start >= start and watches(text, n)]
    return bool(speakers) and all(
        n.entity not in members and not members & set(scene.places.groups.get(n.entity, ()))
        for n in speakers
    )


def speaker_own(spot: Spot, scene: Scene) -> str:
    """The side of the one who says "ours" at the number: a general, minister or paper of it.

    So is what one reports "that it had sent".

    In "Valletta says 7,000 men, 6,000 of its own" it is the one named last.
    """
    if _ITS_OWN.match(spot.after):
        before = [n for n in spot.said.named if n.end <= spot.start]
        return before[-1].entity if before else ""
    sent = _IT_SENT.search(spot.sentence[: spot.start])
    if not (_OURS.match(spot.after) or _OUR.search(spot.before) or sent):
        return ""
    text = spot.sentence[: sent.start()] if sent else spot.sentence
    found = [n for n in scene.places.named(text) if VOICE.match(spot.sentence, n.end)]
    return found[-1].entity if found else ""


def lone(text: str, places: Places) -> str:
    """The entity that `text` names, if it names one only."""
    entities = set(_sides(text, places))
    return entities.pop() if len(entities) == 1 else ""


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


def _sides(text: str, places: Places) -> list[str]:
    """The entities that `text` names, but for those that speak and those where something is."""
    return [
        n.entity
        for n in places.named(text)
        if not VOICE.match(text[n.end :])
        and not (n.word in places.adjectives and _INITIALS.match(text[n.end :]))
        and not _SOIL.match(text[n.end :])
        and (not _WHERE.search(text[: n.start]) or _SEAT.search(text[: n.start]))
        and not _ACCORDING.search(text[: n.start])
    ]
