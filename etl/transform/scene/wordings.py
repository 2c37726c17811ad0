"""Small facts of English that several rules use: words for what is counted and their ellipses.

Comes in: a `Spot`. Goes out: the words that say what its number counts, with "ones" and a noun
shared by two numbers filled in. It knows no indicator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.transform.scene.context import Scene
from etl.transform.scene.masks import mask
from etl.transform.scene.spots import Spot
from etl.vocabulary.cues import ADJECTIVE, FILL, Pattern
from etl.vocabulary.entities import Places

_LINK = re.compile(r"\s*(?:,\s*and|,?\s*but|,|and|or|to|plus)\s*")
_LINK_BEHIND = re.compile(rf".*{_LINK.pattern}", re.DOTALL)
_A_PEOPLE = re.compile(r"[A-Z][\w’'-]*s\b(?![’'])")
_ONES = re.compile(r"^((?:\s*[\w’'-]+){0,2}?)\s+ones?(?![\w-])", re.IGNORECASE)
_PARTIES = re.compile(
    r"^(?:[\w’'-]+\s+){0,2}?(?:countries|states|sides|parties|capitals|nations|republics|allies|neighbou?rs|"
    r"presidents|leaders|governments|peoples|partners)\b",
    re.IGNORECASE,
)
_THE_TWO = re.compile(r"\b(?:the|these|those|latter|former|both|all|its|their)\s+$", re.IGNORECASE)
_SIDES = re.compile(
    r"^(?:(?:of|from|for|by|were|are|was)\s+)*(?:the\s+)?(?:former|latter|first|second|them|those|it)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![:,.] )\b[A-Z]{1,4}\s$")
_CURRENCY_SIGN = re.compile(r"\b[A-Z]{1,3}s\.?\s$")  # "NRs 735 billion": of a currency unknown here
_TOLD_OF = re.compile(
    r"(?:that\s+(?:was|were)\s+)?(?:announced|planned|promised|agreed|expected|foreseen|mentioned|"
    r"reported|claimed|quoted|scheduled|approved|proposed|envisaged|apiece|each)\b",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    r"\s+of (?:the|this|that|its|their) (?:(?:annual|yearly|agreed|whole|entire|total|planned|"
    r"promised|contracted) )?"
    r"(?:quotas?|packages?|sum|total|amount|volumes?|contracts?|budget|plan|quantity)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\s(?:(?:very|quite|such|more|most|less)\s)?(?:[a-z]+\s){0,2}?(?!this|less|plus|years?|months|is\b|was\b|as\b)"
    r"[a-z]{3,}s(?=[,;:.]|$)"
)
_PEOPLES = re.compile(rf"{ADJECTIVE}{FILL}*\s*(?:,|and|or|-|–)\s*(?={ADJECTIVE})")
_IN_METRES = re.compile(r"\s[mt](?=[\s,;.)]|$)")  # "at ranges of up to 4,000 m"
_MODEL = re.compile(r"\s[A-Z][A-Za-z]{0,3}-\d")  # "flown in two Y-20s" counts these
_OWN = re.compile(r"^of (?:its|their|our|his|her) (?:own )?(?=[a-z])")
_OF = re.compile(r"\s*of\s")  # "4.9 billion of outlays" is no count of outlays
# "six of the eight programmes were completed"
_OF_NEXT = re.compile(r"\s*of\s+(?:(?:the|its|their|our|all|these|those)\s+)*", re.IGNORECASE)
_MILLION = 1_000_000
_RUN = 20
STOP = frozenset(
    re.findall(
        r"\w+",
        """of from in on at to for with by and or but is are was were be been has have had will
        would took take takes taking than as which who that when where while including into over
        under between against since until during""",
    )
)

_LOOSE = STOP | frozenset(
    ["among", "per", "each", "too", "as", "alone", "also", "only", "respectively", "there"]
)
_LEADS = STOP | frozenset(
    re.findall(
        r"\w+",
        """only just not counted names named gives gave says said found numbered totalled mentions
        mentioned lists listed reached brought sent number numbers numbering counting than least
        most remain remained remains exactly some about nearly another stands stood find finds
        fewer still all the former latter leave leaves leaving left make makes made see sees saw
        show shows showed get gets got know knows knew record records recorded report reports
        reported register registers registered identify identified contain contains contained
        include includes included finance finances fund funds has have had carry carries run runs
        ran cover covers comprise comprises count counts expect expects foresee foresees foresaw
        plan plans keep keeps kept want wants need needs my your his her our its their
        these those""",
    )
)
# "we finished 17": a deed, and nothing that has a number
_DEED = re.compile(r"[a-z]{4,}ed")
_SMALL = 1_000


def counted(spot: Spot, scene: Scene) -> str:
    """The words behind the number that say what it counts, as far as the next number.

    "Some 12,000 Russian and 200 Belarusian servicemen" gives "Russian servicemen" for the first;
    "180 enterprises and more than 250 Russian ones" gives "Russian enterprises" for the second,
    "5,000 of its own soldiers" gives "soldiers".
    """
    key = spot.mention.mention_id
    if key not in scene.nouns:
        noun = _counted(spot, scene.places.adjective_pattern)
        scene.nouns[key] = _OWN.sub("", noun, count=1)
    return scene.nouns[key]


def counted_mask(spot: Spot, scene: Scene) -> str:
    """The mask of `counted`, which the cues of the vocabulary are held to."""
    key = spot.mention.mention_id
    if key not in scene.noun_masks:
        scene.noun_masks[key] = mask(counted(spot, scene), scene.places, ()).mask
    return scene.noun_masks[key]


def _counted(spot: Spot, adjective: str) -> str:
    here, ahead = spot.position, len(spot.neighbours) - 1
    if here < 0:
        return spot.after.strip()
    last = here
    while last < min(ahead, here + _RUN) and _linked(spot.after_of(last), adjective) is not None:
        last += 1
    if last == here < ahead and _OF_NEXT.fullmatch(spot.after):
        return _with_ones(spot, here + 1, adjective)
    noun = _with_ones(spot, last, adjective)
    if last == here:
        return noun
    return f"{_linked(spot.after, adjective) or ''} {without_sides(noun, adjective)}".strip()


@cache
def _side(adjective: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{adjective})?")


def _linked(text: str, adjective: str) -> str | None:
    """The side that `text` tells before a word that links two numbers; None if there is none."""
    if _LINK.fullmatch(text):  # most tell no side: to compile every adjective takes long
        return ""
    side = _side(adjective).match(text) if _LINK_BEHIND.fullmatch(text) else None
    return side[0] if side and _LINK.fullmatch(text, side.end()) else None


def _with_ones(spot: Spot, at: int, adjective: str) -> str:
    """The words behind the neighbour `at`, "ones" replaced by the noun told last before it."""
    own = spot.after_of(at)
    ones = _ONES.match(own)
    if not ones:
        return own.strip()
    for before in range(at - 1, max(at - 1 - _RUN, -1), -1):
        noun = spot.after_of(before)
        if _linked(noun, adjective) is None and not _ONES.match(noun):
            told = head(without_sides(noun, adjective))
            return f"{ones[1]} {told} {own[ones.end() :]}".strip()
    return own.strip()


def counts_people(spot: Spot, scene: Scene) -> bool:
    """Whether the number counts a people: "6,500 Russians"; not "6,500 Russian tanks"."""
    people = counted_mask(spot, scene).startswith(ADJECTIVE)
    return people and _A_PEOPLE.match(counted(spot, scene)) is not None


def counts_parties(spot: Spot, scene: Scene) -> str:
    """The words by which the number counts the parties ("two countries"); empty if it does not."""
    found = _PARTIES.match(counted(spot, scene)) if spot.mention.kind == "count" else None
    return found[0] if found else ""


def without_sides(noun: str, adjective: str) -> str:
    """`noun` without the adjective of a country in front."""
    side = _side(adjective).match(noun)
    return noun[side.end() :].lstrip() if side and side[0].strip() else noun


def head(noun: str) -> str:
    """The words of `noun` up to the first preposition, verb or comma."""
    kept = []
    for word in re.findall(r"[\w’'-]+|[,;.:()]", noun):
        if word.casefold() in STOP or not word[0].isalnum():
            break
        kept.append(word)
    return " ".join(kept)


def leaves_out(spot: Spot, scene: Scene) -> bool:
    """Whether the number counts nothing that is named: what it counts may be told elsewhere."""
    mention = spot.mention
    if mention.kind != "count" or _IN_METRES.match(spot.after) or _MODEL.match(spot.after):
        return False
    if mention.text.casefold() == "one" and mention.qualifier == "exact":
        return False  # "from one of them"; "a shade over one" is an amount
    if mention.text.casefold() == "two" and _THE_TWO.search(spot.before):
        return False
    if mention.text.isdecimal() and _CODE.search(spot.before):
        return False
    if _CURRENCY_SIGN.search(spot.before):
        return False
    if not mention.counted and mention.text.isalpha() and _PLURAL.match(spot.after):
        return False  # "two very different numbers"
    return (
        not mention.counted
        or bool(_TOLD_OF.match(counted(spot, scene)))
        or bool(_OF_WHOLE.match(spot.after))
        or ((mention.value or 0) >= _MILLION and _OF.match(spot.after) is not None)
        or is_of_a_side(counted(spot, scene), scene.places)
    )


def counts_untold(spot: Spot, scene: Scene) -> bool:
    """Whether the number may count what was told before: it is whole and labels nothing."""
    value = float(spot.mention.value or 0)
    if not leaves_out(spot, scene) or not value.is_integer():
        return False
    return value >= _SMALL or bool(spot.mention.counted) or not _labelled(spot)


def _labelled(spot: Spot) -> bool:
    """Whether a small number names what stands before it, as in "office 219", "sheets 7 and 8".

    "Oslo brings 24 tanks, Helsinki 40" names no Helsinki of that number.
    """
    before = re.search(r"([A-Za-z]+)\s+(?:\d+\s+(?:and|or)\s+)?$", spot.sentence[: spot.start])
    if before is None or before[1].casefold() in _LEADS or _DEED.fullmatch(before[1]):
        return False
    return not any(n.start < before.end(1) <= n.end for n in spot.said.named)


def is_of_a_side(noun: str, places: Places) -> bool:
    """Whether `noun` names only whose the counted are: "Belarusians", "for the former"."""
    rest = _SIDES.sub("", noun, count=1).strip()
    if not rest or rest[0] in ",;.()":
        return True
    first = places.named(rest)[:1]
    if not first or first[0].start:
        return False
    behind = rest[first[0].end :].lstrip("’'s ").strip()
    return not behind or behind[0] in ",;.()" or behind.split()[0].casefold() in _LOOSE


def near_noun(noun: str, found: re.Match[str]) -> bool:
    """Whether `found` stands at the head of `noun`: no stop word and few words before it."""
    lead = _PEOPLES.sub("", noun[: found.start()])  # "Maltese and Cypriot soldiers"
    words = re.findall(r"[\w’'-]+|[,;.:()]", lead)
    return len(words) <= 4 and all(w.casefold() not in STOP and w[0].isalnum() for w in words)


def counts_noun(noun: str, patterns: Sequence[Pattern]) -> bool:
    """Whether one of `patterns` stands at the head of `noun`."""
    return any((m := p.search(noun)) is not None and near_noun(noun, m) for p in patterns)
