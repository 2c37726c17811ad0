"""Percentages of gross domestic product whose own words do not say so in one breath.

Comes in: the numbers of a `Scene`, or a `Spot` and the figures made so far. Goes out: the numbers,
each such percentage in percent of GDP. It reads the words beside the number, and as what the figure
before it was told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from etl.tables import Basis, Mention
from etl.transform.fitting import OF_GDP
from etl.transform.levels.comparing import is_level
from etl.transform.scene.context import Made, Scene
from etl.transform.scene.spots import Spot
from etl.transform.words import any_of, words

_WORDS = words("of_gdp")
_NAMES = _WORDS["product"]["names"]
_OWNER = rf"(?!{any_of(_WORDS['owner']['never'])})[\w’'-]+\s+"
_BEHIND = re.compile(rf"\s*of\s+(?:{_OWNER}){{0,3}}?{any_of(_NAMES)}", re.IGNORECASE)
_AHEAD = re.compile(
    rf"{any_of(_WORDS['measured']['before'])}\s+(?:{_OWNER}){{0,2}}?"
    rf"{any_of([*_NAMES, *_WORDS['measured']['products']])}",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\s+of\s+(?:it|that|this|them|these|those|the|its|their|all)\b", re.IGNORECASE)

# "Of the debt abroad, 57 percent is owed there"
_OPENS_OF = re.compile(rf"\W*Of\s+(?!(?:{_OWNER}){{0,2}}{any_of(_NAMES)})")


def of_products(scene: Scene, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """`mentions`, each percentage that its own words make one of GDP in that unit.

    The "GDP" of "7 percent of Maltese GDP" is then the number's own, and names no other measure.
    """
    return tuple(_with_product(mention, scene) for mention in mentions)


def _with_product(mention: Mention, scene: Scene) -> Mention:
    if mention.unit != "percent" or mention.phrase_end is None:
        return mention
    behind = _BEHIND.match(scene.passages[mention.passage_id].text, mention.phrase_end)
    return replace(mention, unit=OF_GDP, phrase_end=behind.end()) if behind else mention


def as_gdp(spot: Spot, scene: Scene, made: Made) -> tuple[Mention, Basis] | None:
    """The percentage at `spot` as one of GDP, and what tells it.

    Its sentence ("as a share of output that was 9 percent"), or the percentage before it, where
    that was one: "down from 14 percent in 2012".
    """
    mention = spot.mention
    if mention.unit != "percent" or (mention.trend and not is_level(spot, mention)):
        return None
    told = replace(mention, unit=OF_GDP)
    if _AHEAD.search(spot.sentence[: spot.start]):
        return told, "stated"
    if _OF_IT.match(spot.after) or _OPENS_OF.match(spot.sentence):
        return None  # "China holds half of it": of the debt
    last = next((m for m in scene.before(mention) if m.kind == "percent"), None)
    figures = made.get(last.mention_id, ()) if last else ()
    return (told, "continued") if figures and figures[0].unit == OF_GDP else None
