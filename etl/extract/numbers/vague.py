"""Magnitudes without a number ("millions of", "dozens", "hundreds of thousands").

They are claimed as vague, without a value: from the magnitude itself to ten times it.
"""

from __future__ import annotations

import re

from etl.extract.numbers.counted import counted_after
from etl.extract.numbers.model import Claims, Number
from etl.extract.numbers.units import unit_after
from etl.extract.numbers.words import SCALES
from etl.vocabulary.units import Units

_PLURAL = r"tens|dozens|hundreds|thousands|millions|billions|trillions"
_VAGUE = re.compile(
    r"(?<![\w-])(?:(?:several|a few|many|a couple of) "
    r"(?:hundred|dozen|thousand|million|billion|trillion)"
    rf"|(?:{_PLURAL})(?: of (?:{_PLURAL}))*)(?![\w-])(?: (?:thousand|million|billion))?",
    re.IGNORECASE,
)


def claim_vague(claims: Claims, units: Units) -> None:
    """Claim magnitudes that stand for a number nobody gave."""
    text = claims.text
    for match in _VAGUE.finditer(text):
        magnitude = _magnitude(match)
        of = re.compile(r" of (?:the )?").match(text, match.end())
        unit = unit_after(text, (of.end() - 1) if of else match.end(), units)
        money = unit is not None and units.kind(unit.code) == "money"
        claims.add(
            Number(
                start=match.start(),
                end=match.end(),
                text=match[0],
                phrase_start=match.start(),
                phrase_end=match.end(),
                kind="vague",
                low=magnitude,
                high=10 * magnitude,
                qualifier="range",
                unit=unit.code if unit and money else "count",
                counted="" if money else counted_after(text, match.end(), None, units, share=False),
            )
        )


def _magnitude(match: re.Match[str]) -> float:
    magnitude = 1.0
    for word in re.findall(r"[a-z]+", match[0].lower()):
        magnitude *= 10.0 if word == "tens" else SCALES.get(word.removesuffix("s"), 1.0)
    return magnitude
