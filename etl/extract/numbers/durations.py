"""Durations of one: "no longer than a year", "less than a month".

An article is a number only behind a hedge; "a year" alone is left to be a rate or a date.
"""

from __future__ import annotations

import re

from etl.extract.numbers import hedges
from etl.extract.numbers.model import Claims, Number
from etl.extract.numbers.units import unit_after
from etl.vocabulary.units import Units

_ARTICLE = re.compile(r"(?<![\w-])an? (?=[a-z])", re.IGNORECASE)


def claim_durations(claims: Claims, units: Units) -> None:
    """Claim "a year" and its like where a hedge makes it a length of time."""
    text = claims.text
    for match in _ARTICLE.finditer(text):
        unit = unit_after(text, match.end() - 1, units, most=1)
        if unit is None or units.kind(unit.code) != "duration":
            continue
        phrase_start, said = hedges.before(text, match.start())
        if said is None:
            continue
        low, high = hedges.bounds(unit.factor, said)
        claims.add(
            Number(
                start=match.start(),
                end=unit.end,
                text=text[match.start() : unit.end],
                phrase_start=phrase_start,
                phrase_end=unit.end,
                kind="duration",
                value=unit.factor,
                low=low,
                high=high,
                qualifier=said,
                unit=unit.code,
            )
        )
