"""Small facts of English that several rules use: words for what is counted and their ellipses.

Comes in: a `Spot`. Goes out: the words that say what its number counts, with "ones" and a noun
shared by two numbers filled in. It knows no indicator.
"""

from __future__ import annotations

import re

from etl.transform.context import Scene, Spot

_LINK = r"\s*(?:,\s*and|,|and|or|to|plus)\s*"
_ONES = re.compile(r"^((?:\s*[\w’'-]+){0,2}?)\s+ones?(?![\w-])", re.IGNORECASE)
STOP = frozenset(
    re.findall(
        r"\w+",
        """of from in on at to for with by and or but is are was were be been has have had will
        would took take takes taking than as which who that when where while including into over
        under between against since until during""",
    )
)


def counted(spot: Spot, scene: Scene) -> str:
    """The words behind the number that say what it counts, as far as the next number.

    "Some 12,000 Russian and 200 Belarusian servicemen" gives "Russian servicemen" for the first;
    "180 enterprises and more than 250 Russian ones" gives "Russian enterprises" for the second.
    """
    own = spot.after
    adjective = scene.places.adjective_pattern
    shared = re.fullmatch(rf"(\s*(?:{adjective})?){_LINK}", own)
    if shared and spot.next is not None:
        noun = counted(scene.spot(spot.next), scene)
        return f"{shared[1]} {without_sides(noun, adjective)}".strip()
    ones = _ONES.match(own)
    if ones and spot.previous is not None:
        noun = counted(scene.spot(spot.previous), scene)
        return f"{ones[1]} {head(without_sides(noun, adjective))} {own[ones.end() :]}".strip()
    return own.strip()


def without_sides(noun: str, adjective: str) -> str:
    """`noun` without the adjective of a country in front."""
    return re.sub(rf"^\s*(?:{adjective})\s*", "", noun)


def head(noun: str) -> str:
    """The words of `noun` up to the first preposition, verb or comma."""
    kept = []
    for word in re.findall(r"[\w’'-]+|[,;.:()]", noun):
        if word.casefold() in STOP or not word[0].isalnum():
            break
        kept.append(word)
    return " ".join(kept)


def near_noun(noun: str, found: re.Match[str]) -> bool:
    """Whether `found` stands at the head of `noun`: no stop word and few words before it."""
    words = re.findall(r"[\w’'-]+|[,;.:()]", noun[: found.start()])
    return len(words) <= 4 and all(w.casefold() not in STOP and w[0].isalnum() for w in words)
