"""Whether what a number counts is what an indicator counts, and how far that carries.

Comes in: a `Spot`, a rule and its rivals. Goes out: how strong any evidence for the rule may be; 0
where the number counts something else. Where the number leaves out what it counts, that is looked
for in what was told before; it does not ask what else speaks for the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from etl.transform.evidence import CUE, ELLIPTIC, FRESH, LIST
from etl.transform.levels.leaning import has_subject, is_announced
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import OF_THEM, Spot, sentences
from etl.transform.scene.wordings import counted_mask, counts_noun, counts_people, counts_untold
from etl.vocabulary import Rule
from etl.vocabulary.cues import Pattern

_LIST_OF = re.compile(r"\s*(?:,|,?\s*and|or|&)\s+(?:[\w-]+(?:,?\s+|\Z)){0,5}", re.IGNORECASE)
_KEY = re.compile(r"(?:^|[.;]\s+|\)\s+)([^.;:,]{1,50}): $")
# "Water points on the range: 14", "Machines: 20,000"
_OTHER_KEY = re.compile(
    r"(?:[\w-]+ ){0,2}(?!(?:sides|forces|numbers|figures|totals|armies|countries|states|ranks|"
    r"members|allies|guests|hosts|parties|partners)\b)[A-Za-z][a-z-]+s(?: (?:on|of|in|at)\b.*)?",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\s*of the (former|latter)\b", re.IGNORECASE)
# "train movements, 38 of them"
_NOUN_BEFORE = re.compile(
    r"\b(?-i:[a-z])[\w-]{2,}s,\s+(?:(?:about|some|only|around|nearly)\s+)?$", re.I
)
_MANY = 1_000
_PAIR = 2


def most_by_count(
    spot: Spot, rule: Rule, scene: Scene, made: Made, rivals: Sequence[Rule]
) -> float:
    """How strong evidence for `rule` may be by what the number counts; 0 if it counts another.

    A number that leaves out what it counts may count what was told last before it.
    """
    if not rule.counts or counts_noun(counted_mask(spot, scene), rule.counts):
        return CUE * 2
    if OF_THEM.match(spot.after) and (noun := _NOUN_BEFORE.search(spot.before)):
        return CUE if any(p.search(noun[0]) for p in rule.counts) else 0
    key = _KEY.search(spot.mask[: spot.start])
    if key and counts_untold(spot, scene):
        if counts_noun(key[1], rule.counts):
            return CUE
        if _OTHER_KEY.fullmatch(key[1]):
            return 0
    if (meant := of_the_two(spot, rivals)) is not None:
        return LIST if meant == rule.indicator else 0
    if rule.persons and counts_people(spot, scene):
        return CUE
    if not counts_untold(spot, scene):
        return 0
    if any(spot.said.may(p) and p.search(spot.mask[: spot.start]) for p in rule.counts):
        return LIST
    told = [p for p in rule.counts if spot.told.may(p)]
    if told and any(p.search(text) for text in sentences(spot.told.mask)[-2:] for p in told):
        return FRESH if scene.is_fresh(spot, rule) else ELLIPTIC
    headings = scene.lines_above(spot.passage)[:-1]
    if any(counts_noun(line.mask, rule.counts) for line in headings[:1]):
        return ELLIPTIC
    if rule.persons and (spot.mention.value or 0) >= _MANY and not spot.mention.counted:
        near = spot.said.named or scene.terms_in(spot, rule) or is_announced(spot)
        return ELLIPTIC if near or not has_subject(spot) else 0
    topics = scene.topics_before(spot.mention, made) if scene.terms_in(spot, rule) else ()
    return ELLIPTIC if any(f.indicator == rule.indicator for f in topics) else 0


def of_the_two(spot: Spot, rivals: Iterable[Rule]) -> str | None:
    """The indicator that counts what "of the former" or "of the latter" means; None elsewhere.

    Of the two nouns told last that different indicators count; empty where there are no two.
    """
    which = _WHICH.match(spot.mask, spot.end)
    if which is None:
        return None
    told = {rival.indicator: last for rival in rivals if (last := _told_last(spot, rival.counts))}
    two = sorted(told, key=lambda indicator: told[indicator])[-2:]
    if len(two) < _PAIR:
        return None
    return two[which[1].casefold() == "latter"]


def overtaken(spot: Spot, rule: Rule, rivals: Iterable[Rule]) -> bool:
    """Whether what another rule counts was told last before a number that leaves it out.

    "Of nine programmes ... Events suffered more. Of 39, 22 took place" counts events.
    """
    own = _told_last(spot, rule.counts)
    if own is None:
        return False
    others = (
        _told_last(spot, rival.counts)
        for rival in rivals
        if rival.counts and rival.indicator != rule.indicator and rival.whose != "parties"
    )
    return any(
        other is not None and other > own and not _joined(spot, own, other) for other in others
    )


def _joined(spot: Spot, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two nouns told last are of one list: "programmes and events, 35"."""
    text = (spot.told.mask, spot.mask)[one[0]]
    return one[0] == other[0] and _LIST_OF.fullmatch(text[one[1] : other[1]]) is not None


def _told_last(spot: Spot, counts: Sequence[Pattern]) -> tuple[int, int] | None:
    """Where one of `counts` stands last: in the sentence before the number, else before it."""
    for rank, text, end in ((1, spot.said, spot.start), (0, spot.told, len(spot.told.text))):
        ends = [e for p in counts if text.may(p) for _, e in text.spans(p) if e <= end]
        if ends:
            return rank, max(ends)
    return None
