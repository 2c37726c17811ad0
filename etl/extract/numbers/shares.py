"""Shares and multiples in words: "one-third of", "more than half", "doubled", "fivefold".

A fraction is claimed as a percentage where the words around it make it a share; otherwise it is
left alone.
"""

from __future__ import annotations

import re

from etl.extract.numbers import hedges
from etl.extract.numbers.counted import counted_after
from etl.extract.numbers.model import Claims, Number
from etl.extract.numbers.numerals import numeral_at
from etl.extract.numbers.words import FRACTION, cardinal_at, fraction_value
from etl.vocabulary.units import Units

_OF = re.compile(r" (?:of|the)\b", re.IGNORECASE)
_SHARE_BEFORE = re.compile(
    r"\b(?:by|for|only|just|to|at|than|about|nearly|almost|over|around|roughly|some|under|up|down|"
    r"reach(?:es|ed)) $",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(
    r"\b(?:first|last|next|past|previous|in|each|every|per) $", re.IGNORECASE
)
_HALF = re.compile(
    r"(?<![\w-])half(?= (?:of|the|its|their|his|all)\b)"
    r"|(?:(?<=than )|(?<=about )|(?<=by )|(?<=nearly )|(?<=almost )|(?<=over ))half(?![\w-])",
    re.I,
)
_IN_FIGURES = re.compile(r"(?<![\w./])(?:[1-9]/(?:[2-9]|10)|[½¼¾⅓⅔])(?= of\b)")
_PART_OF_A_SCALE = re.compile(r" of an? (?:million|billion|trillion)\b", re.IGNORECASE)
_MULTIPLES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4, "halve": 0.5}
_MULTIPLE = re.compile(
    r"(?<![\w-])(?:(?P<verb>doubl|tripl|trebl|quadrupl|halv)(?:ed|es|ing)"
    r"|(?<=than )(?P<bare>double|triple|treble)"
    r"|(?P<before>double|triple|treble)(?= (?:the|that|its|their|what)\b)"
    r"|(?P<number>[a-z]{3,9}|\d{1,4})-?fold)(?!\w)",
    re.IGNORECASE,
)


def claim_shares(claims: Claims, units: Units) -> None:
    """Claim fractions that are shares, as percentages, and multiples, as times."""
    text = claims.text
    for match in FRACTION.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if _PART_OF_A_SCALE.match(text, match.end()):
            continue
        single = match["numerator"].lower() in ("a", "an")
        sure = bool(_OF.match(text, match.end()))
        plural = not single and match["numerator"].lower() != "one"
        if _PERIOD_BEFORE.search(before) and match["denominator"].lower().startswith("quarter"):
            continue
        if sure or plural or _SHARE_BEFORE.search(before) or not single:
            _claim(
                claims, match.start(), match.end(), 100 * fraction_value(match), "percent", units
            )
    for match in _IN_FIGURES.finditer(text):
        numeral = numeral_at(text, match.start())
        if numeral and numeral[0] == match.end():
            _claim(claims, *match.span(), float(f"{100 * numeral[1]:.15g}"), "percent", units)
    for match in _HALF.finditer(text):
        _claim(claims, match.start(), match.end(), 50.0, "percent", units)
    for match in _MULTIPLE.finditer(text):
        factor = _times(match)
        if factor is not None:
            _claim(claims, match.start(), match.end(), factor, "times", units)


def _times(match: re.Match[str]) -> float | None:
    if number := match["number"]:
        if number.isdigit():
            return float(number)
        cardinal = cardinal_at(number.lower(), 0)
        return cardinal[1] if cardinal and cardinal[0] == len(number) else None
    stem = (match["verb"] or match["bare"] or match["before"]).lower()[:4]
    return next(float(v) for word, v in _MULTIPLES.items() if word.startswith(stem))


def _claim(claims: Claims, start: int, end: int, value: float, unit: str, units: Units) -> None:
    text = claims.text
    phrase_start, said = hedges.before(text, start)
    qualifier = said or "exact"
    low, high = hedges.bounds(value, qualifier)
    written = text[start:end].lower()
    direction = hedges.trend(text, phrase_start, end)
    if unit == "times" and written.endswith(("ed", "es", "ing")):
        direction = "fall" if written.startswith("halv") else "rise"
    claims.add(
        Number(
            start=start,
            end=end,
            text=text[start:end],
            phrase_start=phrase_start,
            phrase_end=end,
            kind="percent" if unit == "percent" else "measure",
            value=value,
            low=low,
            high=high,
            qualifier=qualifier,
            trend=direction,
            unit=unit,
            counted=counted_after(text, end, value, units, share=True),
        )
    )
