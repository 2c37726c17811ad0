"""Which parts of a whole a number is told of, where its own words name none.

Comes in: a `Spot`, the match of its indicator, its status and period, and the figures made so far.
Goes out: the parts, of which the empty one is the whole. Where the number goes on from a figure of
a part, in another period, status or sentence, it is of that part too.
"""

from __future__ import annotations

import re

from etl.tables import Observation, Status
from etl.transform.indicators.matching import Match
from etl.transform.indicators.subjects import breakdown_of
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot, phrase

_PARTS = 2
_AGAINST = re.compile(r";\s|,\s+(?:yet|but|while|whereas|where)\b", re.IGNORECASE)
# another budget, and not the part of it that was told
_ANEW = re.compile(r"\b(?:budgets?|plan|total|purse|treasury|which)\b|;", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|instead of|rather than)\s+(?:\w+\s+){0,4}$", re.I
)


def parts_of(
    spot: Spot, match: Match, status: Status, period: str, scene: Scene, made: Made
) -> list[str]:
    """The parts of which the number is: named by its words, or those of the figure before it."""
    rule = match.rule
    parts = breakdown_of(spot, rule, scene, made).split(" and ")
    if parts != [""]:
        return parts
    if (like := _going_on(spot, match, status, period, scene)) and _is_of_part(
        like, spot, scene, made
    ):
        parts = [like.breakdown]
    before = made.get(spot.previous.mention_id, ()) if spot.previous else ()
    before = [figure for figure in before if figure.indicator == rule.indicator]
    if parts == [""] and rule.annual and not rule.counts:
        # plan and outcome: "receipts came to 4.9 billion, 4.8 billion having been planned"
        parts = [figure.breakdown for figure in before if figure.status != status] or parts
        if parts == [""] and not _ANEW.search(spot.before):
            parts = [figure.breakdown for figure in before if figure.period != period] or parts
    if parts == [""] and _COMPARED.search(spot.before):
        parts = [figure.breakdown for figure in before] or parts
    return parts


def _going_on(
    spot: Spot, match: Match, status: Status, period: str, scene: Scene
) -> Observation | None:
    """The figure of a part from which the number goes on, in another sentence, status or period."""
    like, rule = match.evidence.like, match.rule
    if like is not None and rule.growth_of == like.indicator:  # what rose is what was told
        return like if like.breakdown in dict(rule.breakdowns) else None
    if like is None or like.indicator != rule.indicator or rule.counts:
        return None
    if like.mention_id not in {mention.mention_id for mention in spot.neighbours}:
        return like
    apart = like.status != status or like.period != period or _set_against(spot, like, scene)
    return like if apart and like.breakdown in dict(rule.breakdowns) else None


def _is_of_part(like: Observation, spot: Spot, scene: Scene, made: Made) -> bool:
    """Whether what goes on from `like` is of its part too, and not of the whole again.

    What was told of all parts at once, or in another paragraph, goes on with the whole.
    """
    told = {figure.breakdown for figure in made.get(like.mention_id, ())}
    own = scene.stretch[spot.passage.passage_id]
    return len(told) < _PARTS and scene.stretch[like.passage_id] == own


def _set_against(spot: Spot, like: Observation, scene: Scene) -> bool:
    """Whether the number is told against `like` in its sentence: "4 were planned; 3 came in"."""
    told = phrase(scene.mentions[like.mention_id])[1] - spot.offset
    return _AGAINST.search(spot.sentence[max(told, 0) : spot.start]) is not None
