"""Units beside a number: a place in a text and the vocabulary in, the unit's code out.

Looks at signs before a number and words behind it, and at what a rate is "per". It never guesses
a unit that is not written there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.numbers.numerals import numeral_at
from etl.vocabulary.units import Units, spelled

_WORD = re.compile(
    r"(?:[ \u00a0\u2009\u202f-]|\n(?=\w))?+([^\s,;:!?/+*<>=()\[\]\"“”…—–'’-]{1,24}+)"
)
_MOST_WORDS = 5
_SIGN_REACH = 6
_PER = re.compile(
    r" ?/ ?| per | an? (?=(?:year|month|week|day|hour)\b(?! (?:ago|earlier|later|before)))"
    r"| each (?=(?:year|month)\b)",
    re.I,
)
_PERSON = re.compile(r"(?: [A-Z][\w-]{1,30}+){0,2} ([^\W\d_]{1,30}+)")
_ADVERB = re.compile(r" (?P<adverb>annually|per annum|yearly)\b|,? (?P<head>per capita)\b", re.I)
_PER_FACTOR = {"thousand": 1000, "hundred": 100, "million": 1_000_000}


class Unit(NamedTuple):
    """A unit found in a text: where it ends, its code, and how many of the code's unit it is."""

    end: int
    code: str
    factor: float


def unit_after(text: str, position: int, units: Units, *, most: int = _MOST_WORDS) -> Unit | None:
    """The longest unit spelling that begins right behind `position`, or None."""
    words: list[str] = []
    found = None
    at = position
    while len(words) < most and (match := _WORD.match(text, at)):
        words.append(match[1])
        at = match.end()
        written = " ".join(words)
        for candidate in (written, written.rstrip(".")):
            meaning = units.spellings.get(candidate) or units.spellings.get(spelled(candidate))
            if meaning:
                cut = len(written) - len(candidate)
                found = Unit(at - cut, *meaning)
                break
    return found


def scale_after(text: str, position: int, units: Units, *, money: bool) -> tuple[int, float]:
    """End and factor of the scale words behind a number; (position, 1) where there is none."""
    factor, end = 1.0, position
    while match := _WORD.match(text, end):
        word = match[1]
        known = units.scales.get(word.lower()) or units.scales.get(word.rstrip(".").lower())
        if known is None and word.rstrip(".") in units.glued:
            known = _glued(text, match, units, money and match.start(1) == end)
        if known is None:
            break
        cut = (
            0
            if word.lower() in units.scales and _is_abbreviation(text, match.end())
            else len(word) - len(word.rstrip("."))
        )
        end = match.end() - cut
        factor *= known
    return end, factor


def _glued(text: str, match: re.Match[str], units: Units, signed: bool) -> float | None:
    """The factor of a letter such as the m of "$5m", "5 m tonnes" or "5 m people".

    None where neither a currency stands before nor a unit or people behind it: "5 m wide".
    """
    person = _PERSON.match(text, match.end())
    peopled = person is not None and person[1].lower() in units.persons
    if signed or peopled or unit_after(text, match.end(), units):
        return units.glued[match[1].rstrip(".")]
    return None


def _is_abbreviation(text: str, end: int) -> bool:
    """Whether the dot before `end` belongs to a word: something small follows."""
    return bool(re.compile(r" [a-z$€£]").match(text, end))


def sign_before(text: str, start: int, units: Units) -> tuple[int, str]:
    """Where the currency sign before `start` begins, and its code; (start, '') without one."""
    for space in ("", " ", "\u00a0"):
        end = start - len(space)
        if space and text[max(0, end) : start] != space:
            continue
        for size in range(min(_SIGN_REACH, end), 0, -1):
            sign = text[end - size : end]
            if sign not in units.signs:
                continue
            lettered = sign[0].isalpha()
            if lettered and end - size > 0 and (text[end - size - 1].isalnum()):
                continue
            return end - size, units.signs[sign][0]
    return start, ""


def per_after(text: str, position: int, units: Units) -> tuple[int, str]:
    """End and code of what a rate is per ("1000m3", "years"); (position, '') without one."""
    if match := _ADVERB.match(text, position):
        return match.end(), "years" if match["adverb"] else "persons"
    match = _PER.match(text, position)
    if match is None:
        return position, ""
    at, count = match.end(), 1.0
    if numeral := numeral_at(text, at):
        at, count = numeral
    elif word := re.compile(r"(thousand|hundred|million)\b", re.I).match(text, at):
        at, count = word.end(), float(_PER_FACTOR[word[1].lower()])
    unit = unit_after(text, at, units, most=3)
    if unit is None:
        person = re.compile(r"(?:person|head|inhabitant|capita)\b", re.I).match(text, at)
        return (person.end(), "persons") if person else (position, "")
    count *= unit.factor
    return unit.end, f"{count:g}{unit.code}" if count != 1 else unit.code
