"""Bare years and ordinals: four digits that stand alone, "32nd", "first".

Four digits are a year from 1900 to 2099 unless a unit, a scale or a counted noun makes them a
quantity.
"""

from __future__ import annotations

import re

from etl.extract.numbers import hedges
from etl.extract.numbers.model import Claims, Number
from etl.extract.numbers.units import scale_after, sign_before, unit_after
from etl.extract.numbers.words import ORDINAL, ORDINAL_VALUES
from etl.vocabulary.units import Units

_YEAR = re.compile(
    r"(?<![\d])(?<!\d[.,/-])(?:(?P<part>\b(?:early|mid|late)[ -])|(?<=\w[-–])|(?<![\w]))"
    r"(?P<year>(?:19|20)\d\d)(?![\w]|[.,/]\d|%)",
    re.IGNORECASE,
)
_OLD_YEAR = re.compile(
    r"\b(?:in|since|until|till|from|by|before|after|of|year) "
    r"(?P<year>1[0-8]\d\d)(?![\w]|[.,/-]\d|%)",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\w.,])\d{1,4}(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
_NEXT_WORD = re.compile(r" ([A-Za-z]+)")


def claim_years(claims: Claims, units: Units) -> None:
    """Claim bare years as dates."""
    text = claims.text
    for match in _YEAR.finditer(text):
        start, end = match.span("year")
        if match["part"] or not _is_quantity(text, start, end, units):
            claims.plain(
                match.start() if match["part"] else start, end, "date", period=match["year"]
            )
    for match in _OLD_YEAR.finditer(text):
        if not _is_quantity(text, *match.span("year"), units):
            claims.plain(*match.span("year"), "date", period=match["year"])


def _is_quantity(text: str, start: int, end: int, units: Units) -> bool:
    if sign_before(text, start, units)[1] or scale_after(text, end, units, money=False)[0] > end:
        return True
    unit = unit_after(text, end, units)
    if unit and unit.end - end > 2 and units.kind(unit.code) != "duration":
        return True
    word = _NEXT_WORD.match(text, end)
    if word and word[1].lower() in units.persons:
        return True
    _, hedge = hedges.before(text, start)
    return bool(hedge and word and word[1].islower() and word[1].endswith("s"))


def claim_ordinals(claims: Claims) -> None:
    """Claim "32nd" and "first", which count nothing."""
    for pattern in (_FIGURES, ORDINAL):
        for match in pattern.finditer(claims.text):
            written = match[0].lower()
            claims.add(
                Number(
                    start=match.start(),
                    end=match.end(),
                    text=match[0],
                    phrase_start=match.start(),
                    phrase_end=match.end(),
                    kind="ordinal",
                    value=_rank(written),
                    reason="an ordinal: it says which, not how many",
                )
            )


def _rank(written: str) -> float | None:
    if digits := re.match(r"\d+", written):
        return float(digits[0])
    tens, _, ones = written.rpartition("-")
    base = next((v for w, v in ORDINAL_VALUES.items() if tens and w[:5] == tens[:5] and v >= 20), 0)
    value = ORDINAL_VALUES.get(ones)
    return None if value is None else float(base + value)
