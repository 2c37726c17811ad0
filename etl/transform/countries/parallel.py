"""Which side a country is on by the parallel with what its sentence told before.

Comes in: a `Spot` and the figure of its indicator told before it in its sentence. Goes out: the
countries at the number, each with the role that the same word gave another before: "from Serbia to
Malta 3 billion and from Croatia to Cyprus 2", "lent Serbia 300 million and Croatia 100". It looks
at the sentence alone, and says nothing where a country at the number has no parallel.
"""

from __future__ import annotations

import re

from etl.tables import Observation
from etl.transform.countries.lenders import is_lender
from etl.transform.countries.named import clause_before
from etl.transform.countries.pairs import oriented
from etl.transform.scene.context import Scene
from etl.transform.scene.masks import Masked
from etl.transform.scene.partners import is_only_crossed
from etl.transform.scene.spots import Spot, clause, phrase
from etl.vocabulary.cues import ADJECTIVE
from etl.vocabulary.names import Named

_PREPOSITION = re.compile(r"\b(to|from|with|by|for)\s+(?:the\s+)?$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|&)\s*(?:the\s+)?", re.IGNORECASE)
_TAIL_ENDS = re.compile(r"[,;:()]|\b(?:and|but|while|than|against)\b", re.IGNORECASE)
_STANDS_FOR = re.compile(
    r"\b(?:those|that|the ones?)\s+(?:going\s+|coming\s+)?(to|from|with|of|by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "the Chinese share" is what China has of another's, as "China, with 21 percent"
_HOLDS_SHARE = re.compile(
    r"(?:['’]s?)? (?:shares?|parts?|portions?|slices?|weight)\b", re.IGNORECASE
)
_OMITS_VERB = re.compile(r",\s")
_LEAD = 30
_OWN = "of"
_ROLES = ("entity", "counterpart")


def parallel(
    spot: Spot, before: Observation, scene: Scene, *, lent: bool = False
) -> dict[str, str]:
    """The countries at the number by their role, as `before` has it; empty where one has none.

    Of what is `lent` a larger economy has no part as a debtor beside the one of `before`: "Malta's
    loans from Libya's bank stand at 150 million, Japan's at 140".
    """
    said = spot.said
    own = _at_the_number(spot)
    if not own:
        return {}
    number = phrase(scene.mentions[before.mention_id])[0] - spot.offset
    first = min(name.start for name in own)
    told = [n for n in said.named if n.start < first and n not in own]
    roles: dict[str, str] = {}
    for name in own:
        role = _role_of(name, told, number, before, scene, said)
        if lent and role == "entity" and _lead(name, said) == _OWN:
            smaller = oriented({name.entity, before.entity}, scene)[0]
            role = "counterpart" if smaller == before.entity else role
        if not role or role in roles:
            return {}
        roles[role] = name.entity
    return roles if len(set(roles.values())) == len(roles) else {}


def stood_for(spot: Spot, start: int) -> str:
    """The country of "those to Malta" at the number, where the one at `start` stands as "to" does.

    "Exports to Cyprus exceeded those to Malta (5 billion)" tells 5 of Malta.
    """
    said = spot.said
    chosen = next((n for n in said.named if n.start == start), None)
    if chosen is None:
        return ""
    for name in reversed([n for n in said.named if start < n.start and n.end <= spot.start]):
        found = _STANDS_FOR.search(said.text[max(name.start - _LEAD, 0) : name.start])
        if found and found[1].casefold() == _lead(chosen, said):
            return name.entity
    return ""


def _at_the_number(spot: Spot) -> list[Named]:
    """The countries in the words of the number: in its own clause before it, and behind it."""
    begin = spot.start - len(clause_before(spot))
    tail = _TAIL_ENDS.split(clause(spot.after))[0]
    end = spot.end + len(tail)
    text = spot.sentence
    return [
        n
        for n in spot.said.named
        if begin <= n.start and n.end <= end and not is_only_crossed(text, n.start)
    ]


def _role_of(
    name: Named, told: list[Named], number: int, before: Observation, scene: Scene, said: Masked
) -> str:
    """The role of those told before that stand as `name` does; empty if none or both do.

    Where two do, it is that of the one right before its number, or of the subject where `name` is
    one whose verb is left out: "Italy lent Malta 5 million; Spain, 2".
    """
    lead = _lead(name, said)
    alike = [n for n in told if _lead(n, said) == lead]
    roles = [r for r in _ROLES if any(n.entity == getattr(before, r) for n in alike)]
    if len(roles) < 2:
        return "".join(roles)
    beside = [n for n in alike if n.end <= number and not said.text[n.end : number].strip()]
    if is_lender(name.entity, scene):
        return "counterpart"  # "Italy lends Malta 850 million and the fund 440"
    near = [] if _OMITS_VERB.match(said.text, name.end) else beside[-1:]
    near = near or alike[:1]
    return next((r for r in roles if any(n.entity == getattr(before, r) for n in near)), "")


def is_owner(name: Named, said: Masked) -> bool:
    """Whether `name` stands as an owner: "Maltese", "Malta's"."""
    return _lead(name, said) == _OWN


def is_partner(spot: Spot, code: str) -> bool:
    """Whether the country `code` stands behind "to", "from" or "with" before the number.

    So do all of a list behind it: "to Russia, the EU and Iran".
    """
    named = [n for n in spot.said.named if n.entity == code and n.end <= spot.start]
    return bool(named) and _lead(named[-1], spot.said) in ("to", "from", "with")


def _lead(name: Named, said: Masked) -> str:
    """How `name` stands in its sentence: behind a preposition, as an owner, or plainly."""
    owner = said.mask[name.start] == ADJECTIVE or re.search(r"['’]s?$", name.word)
    if owner or re.match(r"['’]s?\b", said.text[name.end :]):
        return "" if _HOLDS_SHARE.match(said.text, name.end) else _OWN
    if found := _PREPOSITION.search(said.text[max(name.start - _LEAD, 0) : name.start]):
        return found[1].casefold()
    earlier = [n for n in said.named if n.end <= name.start]
    if earlier and _LISTED.fullmatch(said.text[earlier[-1].end : name.start]):
        return _lead(earlier[-1], said)
    return ""
