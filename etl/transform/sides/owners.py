"""Whether a sum is that of the one entity whose figures an indicator holds.

Comes in: a `Spot` and the code of the entity. Goes out: whether the words at the number leave it to
that entity. It names no other owner: what belongs to somebody else is no figure of the indicator.
"""

from __future__ import annotations

import re

from etl.transform.indicators.weighing import in_context
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot, clause, last_sentence
from etl.vocabulary import Rule
from etl.vocabulary.entities import Places

_ASIDE = re.compile(
    r"(?:^|\W)(?:in|into|within|for|between|with|to|from|on|at|against)\s+(?:the\s+)?(?:(?!\d)\w+\s+)?$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"(?:['’]s|['’])\s+\w|\s+(?:budget|plan|purse|treasury|accounts)\b")
# "the Union of Malta and Cyprus", "the joint budget of Malta and Cyprus": both as one body
_AS_ONE = re.compile(
    r"(?:(?<!trade )(?<!customs )(?<!monetary )(?<!economic )\bunion(?: state)?(?: of| between)?|"
    r"\b(?:joint|common|shared|union) (?:budget|treasury|purse|kitty|pot)(?: of| between)|"
    r"\b(?:parliamentary|joint|union) (?:assembly|council|cabinet) of)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SHARE_ONE = re.compile(
    r"\s+(?:have|had|share|shared|keep|kept|run|adopt|adopted|approve|approved|draw up|drew up)\s+"
    r"(?:\w+\s+){0,2}?(?:joint|common|shared|union) (?:budget|treasury|purse|kitty|pot)\b"
    r"|\s+(?:(?:have|had|has)\s+)?(?:agreed|agree|signed|sign|approved|adopted)\b(?!\s+to\b)",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"\s?[-–]\s?")
_UNION = re.compile(r"\s+union(?: state)?\b", re.IGNORECASE)
_TWO = 2
_ITS = re.compile(r"\b(?:it|its|they|their)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|and|,\s*and|or)\s*(?:the\s+)?", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*(?:(?:budget|revenues?|income|spending|expenditures?)\s+)?(?:of|by)\s+(?:the\s+)?",
    re.IGNORECASE,
)


# "Minsk, 4 March 2009." says where a report was written
_DATELINE = re.compile(
    r"^\W*[A-Z][\w’'-]+(?: [\w’'-]+){0,3}, "
    r"(?:\d{1,2} [A-Z][a-z]+ |[A-Z][a-z]+ \d{1,2},? |\d{1,2}\.\d{1,2}\.)\d{4}\b"
)


def belongs(spot: Spot, rule: Rule, scene: Scene) -> bool:
    """Whether the number at `spot` is of the entity of `rule`: the one named last before it.

    The sentence is asked, then what stands before it in the paragraph, then the paragraph before;
    there the members of a group, named together, stand for it. A sum of "it" under a heading that
    names the owner is nobody's: a heading is no antecedent.
    """
    owner = rule.entity
    places, lead = scene.places, spot.sentence[: spot.start]
    behind = places.named(clause(spot.after))[:1]
    if any(n.entity != owner and _BEHIND.fullmatch(spot.after[: n.start]) for n in behind):
        return False
    if own := last_actors(lead, places):
        return set(own) == {owner} or _as_one(lead, own, places)
    if any(named.entity == owner for named in places.named(spot.sentence)):
        return True
    earlier = _DATELINE.sub("", spot.earlier)
    if _keeps_on(spot, earlier, owner, places):
        return True
    if told := last_actors(earlier, places):
        if _as_one(earlier, told, places):
            return True
        every = tuple({n.entity for n in places.named(earlier)} - {owner})
        both = places.group_within(every) if len(every) > 1 else ""
        return owner in (*told[-1:], places.group_within(told), both)
    if told := last_actors(scene.paragraph_before(spot.passage), places):
        if owner in (*told[-1:], places.group_within(told)):
            return True
        if _ITS.search(lead):
            return False
    return _institution(spot, rule, scene)


def _as_one(text: str, actors: tuple[str, ...], places: Places) -> bool:
    """Whether `text` last names two countries as one body: "the Union of Malta and Cyprus"."""
    if len(set(actors)) != _TWO:
        return False
    first, second = places.named(text)[-_TWO:]
    if _SHARE_ONE.match(text, second.end):
        return True
    if _HYPHEN.fullmatch(text[first.end : second.start]):
        return _UNION.match(text, second.end) is not None
    return _AS_ONE.search(text[: first.start]) is not None


def _keeps_on(spot: Spot, earlier: str, owner: str, places: Places) -> bool:
    """Whether the sentence before is on something of `owner`, and its own names nobody anew.

    "The Union State's budget has passed the Polish parliament. Revenue is put at 5 billion": who
    is named behind is no owner. What "it" has may be anybody's.
    """
    if spot.said.named or _ITS.search(spot.sentence[: spot.start]):
        return False
    last = last_sentence(earlier)
    first = places.named(last)[:1]
    return bool(first) and first[0].entity == owner and bool(_OWNS.match(last, first[0].end))


def _institution(spot: Spot, rule: Rule, scene: Scene) -> bool:
    """Whether a document that is about a member of the owner speaks of its bodies near the number.

    The context of `rule` are the words that tell them ("the Union", "State Secretary"). Where the
    measure is what the document is about, they may stand anywhere.
    """
    members = set(scene.places.groups.get(rule.entity, ()))
    if set(scene.pair) - members and rule.entity not in scene.first_named:
        return False  # "Trade of the two countries", and the budget of one of them
    if not members & (set(scene.pair) | scene.paid_in) or _ITS.search(spot.sentence[: spot.start]):
        return False
    return in_context(spot, rule.context, scene) or scene.is_told_of(rule)


def last_actors(text: str, places: Places) -> tuple[str, ...]:
    """Who `text` names last, together, but for those led by a preposition ("in Russia")."""
    actors: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    aside, end = False, -1
    for named in places.named(text):
        if end >= 0 and _JOINED.fullmatch(text[end : named.start]):
            together = (*together, named.entity)
        else:
            together, aside = (named.entity,), bool(_ASIDE.search(text[: named.start]))
        actors = actors if aside else together
        end = named.end
    return actors
