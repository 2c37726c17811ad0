"""The figures made before from which a number may go on.

Comes in: a `Spot` and the figures made so far. Goes out: those that its text may still be about,
each with how strongly. In one sentence the nearest; of the sentence before its first, which is
what it is about. It does not ask whether the number fits their indicator.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice
from math import isclose

from etl.tables import Mention, Observation, Passage
from etl.transform.countries.named import run_of
from etl.transform.evidence import ANAPHORIC, BEFORE, LAST, LIST, ONLY, SAME
from etl.transform.indicators.priced import is_like, topical_price
from etl.transform.levels.leaning import (
    has_subject,
    is_named_alone,
    is_of_speaker,
    next_of_list,
    points_back,
    stands_alone,
)
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import BOUNDARY, Spot, phrase

Predecessors = list[tuple[float, Observation]]
"""The figures from which a number may go on, each with how strongly it does."""

_MORE = re.compile(
    r"\b(?:another|further|additional|other|more|again|same|as much|remaining|rest)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\bthe (former|latter)\b(?!['’]s)(?: (?:figure|number|sum|amount|value|share|one))?"
    r"(?:(?!\b(?:former|latter)\b)[^.;,]){0,30}$",
    re.IGNORECASE,
)
# "the first of these", "the second stood at": of two figures told together
_FIRST = re.compile(
    r"\bthe (first|second)"
    r"(?: (?:figure|number|sum|amount|value|share|one)| of (?:these|them|the two))? "
    r"(?:has|had|is|was|were|used|stood|stands|rose|fell|grew|went|came|comes|amounts|amounted|"
    r"reached|dropped|climbed|shrank)\b(?:(?!\b(?:first|second)\b)[^.;,]){0,40}$",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"(?:^|[.!?]\s)([^.!?]*)[.!?]\s*$")
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_SEEN = 12
_ROUNDED = 0.005
_PAIR = 2
# a little less than words that tell the measure earlier in the paragraph
_NAMED: float = BEFORE - 6
_FURTHER = 8
_EARLIER = 4
_MILLION = 1_000_000
_CURRENCY = re.compile(r"[A-Z]{3}")
_LIKE_PRICE, _LIKE_SUM = 2, 4


def predecessors(spot: Spot, scene: Scene, made: Made) -> Predecessors:
    """Earlier figures from which the number may go on, each with how strongly it does.

    In one sentence the nearest; of the sentence before its first, which is what it is about. In a
    text on prices a small sum alone is one of them, wherever it stands.
    """
    found = _told_before(spot, scene, made)
    price = topical_price(spot, made)
    if price is not None and all(s < BEFORE for s, f in found if f.indicator == price.indicator):
        found.append((BEFORE, price))
    return found


def _told_before(spot: Spot, scene: Scene, made: Made) -> Predecessors:
    found: Predecessors = []
    if _follows_another(spot, scene):
        return found
    if two := _of_the_two(spot, scene, made):
        return [(LIST, two)]
    if like := of_row(spot, scene, made):
        return [(LIST, like)]
    here = [m for m in spot.neighbours[: max(spot.position, 0)] if m.mention_id in made]
    if here:
        listed = _listed(spot, here[-1])
        found.append((LIST if listed else SAME, made[here[-1].mention_id][0]))
        found += [(SAME - 8, made[m.mention_id][0]) for m in reversed(here[:-1])]
        return found
    if (item := next_of_list(spot, scene)) and (like := _first_in(item, scene, made)):
        return [(LIST, like)]
    if stands_alone(spot, scene):
        return found
    strength: float = ANAPHORIC if points_back(spot.sentence[: spot.start]) else BEFORE
    topical = has_subject(spot) and not is_of_speaker(spot)
    if strength == BEFORE and not spot.said.named and topical:
        before = _sentence_before(spot, scene, made)
        if found := [(strength, f) for f in before[-1:] if _is_like_price(spot.mention, f)]:
            return found
        if not is_named_alone(spot):
            only = _only_topic(spot, made)
            return [(ONLY, only)] if only else []
        strength = _NAMED
    for rank, figure in enumerate(_sentence_before(spot, scene, made)):
        found.append((strength - 2 * rank, figure))
    earlier = _of_unit_before(spot, scene, made)
    if earlier and not any(_is_level_in(f, spot.mention.unit, scene) for _, f in found):
        found.append((strength - _EARLIER, earlier))
    alone = is_named_alone(spot)
    if not found or (alone and not any(_CURRENCY.fullmatch(f.unit) for _, f in found)):
        more = _FURTHER if _MORE.search(spot.sentence[: spot.start]) else 0
        topics = list(scene.topics_before(spot.mention, made))
        first = next((f for f in topics if _CURRENCY.fullmatch(f.unit)), None)
        for rank, figure in enumerate(topics):
            near = alone and figure is first and _is_like_sum(spot.mention, figure, made)
            found.append((LAST + _FURTHER if near else LAST + more - rank, figure))
        if only := _only_topic(spot, made):
            left_out = alone and spot.mention.kind == "count"  # "She named 41 billion"
            found.append((ONLY + _EARLIER if left_out else ONLY, only))
    return found


def _first_in(item: Passage, scene: Scene, made: Made) -> Observation | None:
    """The figure that the first number of `item` was."""
    told = (m for m in scene.shown if m.passage_id == item.passage_id and m.mention_id in made)
    first = next(told, None)
    return made[first.mention_id][0] if first else None


def _of_the_two(spot: Spot, scene: Scene, made: Made) -> Observation | None:
    """The one of two figures told together before that "the former" or "the latter" means.

    "Malta sold goods for 2 billion and bought for 3. The former sum is up 4 percent, the latter
    down 1": of the two of the last sentence that told just two.
    """
    if first := _FIRST.search(spot.before) or _first_in_sentence_before(spot):
        two = _two_told(spot, scene, made)
        return two[first[1].casefold() == "second"] if two else None
    which = _WHICH.search(spot.before)
    if which is None:
        return None
    told = _sentence_before(spot, scene, made)
    levels = [f for f in told if not scene.mentions[f.mention_id].trend]
    if len(levels) > _PAIR:
        levels = [f for f in levels if f.indicator == levels[0].indicator]
    if len(levels) != _PAIR or _key(levels[0]) == _key(levels[1]):
        return None
    return levels[which[1].casefold() == "latter"]


def _first_in_sentence_before(spot: Spot) -> re.Match[str] | None:
    """What "it" is in "The first of these used to be smaller. In 2005 it was 35"."""
    last = _LAST_SENTENCE.search(spot.earlier)
    if last is None or spot.position > 0 or not _IT.search(spot.before):
        return None
    return _FIRST.search(last[1])


def _two_told(spot: Spot, scene: Scene, made: Made) -> list[Observation]:
    """The two figures of the last sentence that told just two, of different measures; or none."""
    sentences: dict[tuple[str, int], list[Observation]] = {}
    for key, figure in islice(scene.figures_before(spot.mention, made), _SEEN):
        mention = scene.mentions[key]
        place = (mention.passage_id, scene.span(mention)[0])
        if place != (spot.passage.passage_id, spot.offset) and not mention.trend:
            sentences.setdefault(place, []).insert(0, figure)
    two = (f for f in sentences.values() if len(f) == _PAIR and _key(f[0]) != _key(f[1]))
    return next(two, [])


def _key(figure: Observation) -> tuple[str, str]:
    """What tells two figures of one sentence apart: their measure, and which part of it."""
    return figure.indicator, figure.breakdown


def of_row(spot: Spot, scene: Scene, made: Made) -> Observation | None:
    """The one of as many figures told last that has the place of the number in its row.

    "Income is put at 6 billion, outlays at 5. Actual: 6.9 and 4.4 billion" tells 4.4 of the
    outlays; a row that names its owners itself tells whose each is.
    """
    run = run_of(spot)
    if len(run) < _PAIR or any(spot.left <= n.end for n in spot.said.named if n.start < spot.right):
        return None
    told = _levels_before(run, scene, made)
    apart = {(f.indicator, f.entity, f.breakdown) for f in told}
    if len(apart) < len(run) or len({(f.unit, f.counterpart) for f in told}) > 1:
        return None
    if len({bool(f.breakdown) for f in told}) > 1:
        return None  # a whole and its part
    return told[run.index(spot.mention)]


def _levels_before(run: Sequence[Mention], scene: Scene, made: Made) -> list[Observation]:
    """As many figures told last before a row as that has, in order.

    Left out are percentages before a row of none, and what the last two come to together: "Sales
    rose 22 percent to 2 billion, purchases to 3. That makes 5. In 2012 they were 1 and 4".
    """
    told: list[Observation] = []
    for mention in scene.before(run[0]):
        if mention.kind == "percent" != run[0].kind:
            continue
        told[:0] = made.get(mention.mention_id, ())[:1]
        if len(told) > len(run):
            break
    last = [figure.value or 0 for figure in told]
    if len(last) > _PAIR and isclose(last[-1], sum(last[-3:-1]), rel_tol=_ROUNDED):
        told.pop()
    return told[-len(run) :]


def _follows_another(spot: Spot, scene: Scene) -> bool:
    """Whether the number of its kind told last before it is of a measure that is no indicator.

    "A grant of 100 million was signed; by 2022 about 67 million had been paid" goes on with it.
    """
    own, earlier = spot.mention, scene.before(spot.mention)
    if _may_be_sum(own):
        last = next((m for m in earlier if _may_be_sum(m)), None)
    else:
        last = next((m for m in earlier if m.kind == own.kind), None)
    return last is not None and last.mention_id in scene.other_measures


def _may_be_sum(mention: Mention) -> bool:
    """Whether a number is a sum of money, or may be one that leaves out its currency."""
    return mention.kind == "money" or (mention.kind == "count" and not mention.counted)


def _of_unit_before(spot: Spot, scene: Scene, made: Made) -> Observation | None:
    """The figure told last in the paragraph in the number's own unit, over sentences of others.

    "India supplied 62 percent of imports. Sales came to 118 billion. China had 17 percent."
    """
    mention = spot.mention
    if mention.kind not in ("money", "percent", "measure") or mention.trend:
        return None
    for before in scene.before(mention):
        for figure in made.get(before.mention_id, ()):
            if _is_level_in(figure, mention.unit, scene):
                return figure
    return None


def _is_level_in(figure: Observation, unit: str, scene: Scene) -> bool:
    """Whether `figure` is in `unit`, and no rise or fall."""
    return figure.unit == unit and not scene.mentions[figure.mention_id].trend


def _only_topic(spot: Spot, made: Made) -> Observation | None:
    """The figure told last, where all of its unit so far were of one indicator, and of like size.

    "The ministry hopes for 55 billion dollars", in a text whose sums in dollars were all of trade.
    """
    mention = spot.mention
    if (
        not _may_be_sum(mention)
        or mention.per
        or (has_subject(spot) and not is_of_speaker(spot) and not is_named_alone(spot))
    ):
        return None
    if mention.kind != "money" and (mention.value or 0) < _MILLION:
        return None
    units = {mention.unit} if mention.kind == "money" else _CURRENCY
    before = [f for found in made.values() for f in found if _is_in(f.unit, units)]
    if not before or len({f.indicator for f in before}) > 1:
        return None
    like = [f for f in before if _is_of_size(mention, f)]
    return like[-1] if like else None


def _is_in(unit: str, units: Collection[str] | re.Pattern[str]) -> bool:
    """Whether `unit` is one of `units`, or is of that form."""
    return bool(units.fullmatch(unit)) if isinstance(units, re.Pattern) else unit in units


def _is_of_size(mention: Mention, figure: Observation) -> bool:
    own, other = abs(mention.value or 0), abs(figure.value or 0)
    return other <= _LIKE_SUM * own and own <= _LIKE_SUM * other


def _is_like_sum(mention: Mention, figure: Observation, made: Made) -> bool:
    """Whether a sum is of the size of `figure`, with which the paragraph before begins.

    "He had asked for 5.2 billion" is of the budget that was told, or of what all sums were of.
    """
    if not _CURRENCY.fullmatch(figure.unit) or mention.kind not in ("money", "count"):
        return False
    sums = {f.indicator for found in made.values() for f in found if _CURRENCY.fullmatch(f.unit)}
    return (not figure.counterpart or len(sums) == 1) and _is_of_size(mention, figure)


def _is_like_price(mention: Mention, figure: Observation) -> bool:
    """Whether a sum is of the size of the price `figure`: "The planners had assumed 167 dollars".

    What else its sentence may be about has hardly the same price.
    """
    return "/" in figure.unit and is_like(abs(mention.value or 0), figure, _LIKE_PRICE)


def _listed(spot: Spot, other: Mention) -> bool:
    """Whether only a list's words stand between the number and `other` before it."""
    gap = spot.mask[phrase(other)[1] - spot.offset : spot.start]
    return not BOUNDARY.search(gap) and len(gap) < 60


def _sentence_before(spot: Spot, scene: Scene, made: Made) -> list[Observation]:
    """The figures of the nearest sentence before that has any, in order, in its paragraph."""
    group: list[Observation] = []
    where: tuple[str, int] | None = None
    for mention in scene.before(spot.mention):
        if mention.mention_id not in made:
            continue
        place = (mention.passage_id, scene.span(mention)[0])
        if place == (spot.passage.passage_id, spot.offset):
            continue
        if where is not None and place != where:
            break
        where = place
        group.insert(0, made[mention.mention_id][0])
    return group
