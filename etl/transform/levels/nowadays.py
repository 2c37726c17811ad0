"""What a text tells of now, of what is still ahead, and of elsewhere than its countries.

Comes in: a `Spot`. Goes out: yes or no, by the words around its number. Its words are in
`english/nowadays.toml`.
"""

from __future__ import annotations

import re

from etl.transform.scene.clauses import OwnClause
from etl.transform.scene.spots import Spot
from etl.transform.words import any_of, words

_WORDS = words("nowadays")
_NOW = re.compile(rf"\s+(?:\w+\s+)?{any_of(_WORDS['now']['behind'])}", re.IGNORECASE)
_PAYS = re.compile(any_of(_WORDS["paying"]["verbs"]), re.IGNORECASE)
_STANDS = re.compile(any_of(_WORDS["standing"]["verbs"]), re.IGNORECASE)
_DOES = re.compile(any_of(_WORDS["doing"]["verbs"]), re.IGNORECASE)
_AHEAD = re.compile(any_of(_WORDS["ahead"]["words"]), re.IGNORECASE)
_REGION = re.compile(
    rf"\b(?:in|across|throughout|on)\s+(?:the\s+)?(?:\w+\s+)?{any_of(_WORDS['regions']['names'])}",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\s+(?:\w+\s+)?{_REGION.pattern}", re.IGNORECASE)
# "the price in the Smolensk region, where it sells at 70 dollars"
_WHERE = re.compile(
    rf"\b{any_of(_WORDS['regions']['parts'])}\b[^,;:.]{{0,20}},?\s+where\b(?P<clause>[^,;:.]*)$",
    re.I,
)
_PARTS = re.compile(r"[,;:]")


def is_called_now(spot: Spot) -> bool:
    """Whether "now" stands right behind the number: "only 200 now, a tenth of that of 2006"."""
    return _NOW.match(spot.sentence, spot.end) is not None


def is_being_paid(spot: Spot) -> bool:
    """Whether the clause of a price tells what is being paid: "Ukraine pays 416"."""
    return _PAYS.search(OwnClause(spot).text) is not None


def stands(spot: Spot) -> bool:
    """Whether the clause of the number tells how things stand: "the debt totals 8 billion"."""
    return _STANDS.search(OwnClause(spot).text) is not None


def is_done_as_a_rule(spot: Spot) -> bool:
    """Whether the clause of what flows tells what is done as a rule: "Russia delivers 24"."""
    return _DOES.search(OwnClause(spot).text) is not None


def is_still_to_come(spot: Spot) -> bool:
    """Whether the clause says that what it tells is still ahead: "440 million is still to come"."""
    return _AHEAD.search(OwnClause(spot).text) is not None


def is_of_a_region(spot: Spot) -> bool:
    """Whether the number is of a part of the world that is no country: "in Europe it is 400".

    Or of a part of a country, of which a clause tells: "the Smolensk region, where it is 70".
    """
    where = _WHERE.search(spot.sentence[: spot.start])
    if where and not any(where.end() > n.start >= where.start("clause") for n in spot.said.named):
        return True
    lead = _PARTS.split(spot.sentence[: spot.start])[-1]
    begin = spot.start - len(lead)
    named = any(begin <= n.start < spot.right for n in spot.said.named)
    return not named and bool(_REGION.search(lead) or _BEHIND.match(spot.after))
