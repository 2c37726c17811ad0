"""Numbers that measure nothing: idioms, pronouns, names of the parties; and why the rest is left.

Comes in: a `Spot`. Goes out: a reason in plain English, or none where the number may be a figure.
"""

from __future__ import annotations

import re
from functools import cache

from etl.tables import Mention, Outcome
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot
from etl.transform.scene.wordings import counted, counts_parties, head
from etl.vocabulary.told import currency_nouns

_ONE = re.compile(r"one", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the|these|those|its|their|our|your|his|her)\b", re.IGNORECASE)
# "raised an eyebrow or two", "in a day or two"
_OR_TWO = re.compile(r"\ban?\s+[a-z-]+\s+or\s+$")
_FACTOR = re.compile(
    r"\b(?:multipl(?:y|ied|ying)|divid(?:e|ed|ing))\b[^.;]{0,20}\bby\s+$", re.IGNORECASE
)
_KINDS = {
    "ordinal": "an ordinal: it says which, not how many",
    "identifier": "a name or number that identifies something",
    "time": "a time of day",
    "timestamp": "a mark of time in a recording or file",
    "vague": "it gives no definite number",
    "date": "a date that tells no happening of its own",
}


def idiom(spot: Spot, scene: Scene) -> str:
    """Why the number at `spot` measures nothing; empty where it may be a figure."""
    noun = counted(spot, scene)
    if spot.mention.kind == "count" and _ONE.fullmatch(spot.mention.text):
        if re.match(r"of\b", noun) or _OF.match(spot.sentence, spot.end):
            return "an idiom: “one of” picks out, it counts nothing"
        if re.match(r"(?:thing|way|day|point|side|hand|another|person who)\b", noun, re.I):
            return f"an idiom: “one {head(noun)}” counts nothing that is measured"
    if spot.mention.text in ("two", "three") and _OR_TWO.search(spot.sentence[: spot.start]):
        return f"an idiom: “or {spot.mention.text}” says that it hardly matters how many"
    if _FACTOR.search(spot.sentence[: spot.start]):
        return "a factor: something is multiplied or divided by it"
    if spot.mention.kind == "money" and _for_each().search(spot.sentence[: spot.start]):
        return "a rate: it says how much there is for each unit of another sum"
    return ""


@cache
def _for_each() -> re.Pattern[str]:
    nouns = "|".join(sorted(currency_nouns()))
    return re.compile(
        rf"\bfor (?:every|each)\s+(?:\w+\s+){{0,2}}(?:{nouns})\b[^.;]{{0,120}}$", re.IGNORECASE
    )


def reasoned(mention: Mention, scene: Scene) -> tuple[Outcome, str]:
    """The outcome of a number that became neither figure nor event, and why."""
    passage = scene.passages[mention.passage_id]
    if passage.reason:
        return "not_a_figure", f"in what is no content: {passage.reason}"
    if mention.kind in _KINDS:
        return "not_a_figure", mention.reason or _KINDS[mention.kind]
    if mention.phrase_start is None:
        return "not_a_figure", "it is not displayed"
    return without_cue(scene.spot(mention), scene)


def without_cue(spot: Spot, scene: Scene) -> tuple[Outcome, str]:
    """The outcome of a quantity with which no cue of the vocabulary stands, and why."""
    if why := idiom(spot, scene) or names_parties(spot, scene):
        return "not_a_figure", why
    if spot.mention.kind == "duration":
        return "not_a_figure", "a span of time that no indicator measures"
    return "unassigned", "no cue of the vocabulary stands with it"


def names_parties(spot: Spot, scene: Scene) -> str:
    """Why a count that only names the parties ("the two countries") is no figure."""
    if found := counts_parties(spot, scene):
        return f"“{spot.mention.text} {found}” names the parties; it counts nothing measured"
    return ""
