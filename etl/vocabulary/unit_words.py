"""The units that are known, and how people write them in the cell of a sheet.

Comes in: the text of a cell. Goes out: a unit's code and a factor. Scale and unit may stand in any
order, a sum may be per an amount of something. A text that is not understood to its last word is
none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from etl.tables import Unit

_CASE_MATTERS_UP_TO = 2
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[, \u00a0\u202f](?=\d{3}\b)")
_SIGN_AND_WORD = re.compile(r"((?:[A-Z]{2})?[$€£¥₽₴₸])(?=\w)")
_RATE = re.compile(r"\s*/\s*|\s+per\s+", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d+)\s*(.*)", re.DOTALL)
_THOUSANDS = re.compile(r"['’]?(1?)((?:000)+)")
_SMALL = ("of", "in")
_CURRENCY = re.compile(r"[a-z]{3}")

Meant = tuple[str, float]
"""The code of a unit, and how many of it the text stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The units by code, and how units and scales are written.

    `spellings` and `signs` give (unit code, factor to that unit); keys are as `spelled` makes
    them; `letters` give a code. `scales` and `glued` give a factor. `written` and
    `written_scales` are the same for what stands in the cell of a sheet only.
    """

    records: dict[str, Unit]
    spellings: dict[str, tuple[str, float]] = field(default_factory=dict)
    signs: dict[str, tuple[str, float]] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    scales: dict[str, float] = field(default_factory=dict)
    glued: dict[str, float] = field(default_factory=dict)
    written: dict[str, tuple[str, float]] = field(default_factory=dict)
    written_scales: dict[str, float] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()

    def kind(self, code: str) -> str:
        """The kind of unit `code`, or '' for a code that is none."""
        record = self.records.get(code)
        return record.kind if record else ""

    def parse(self, written: str) -> tuple[str, float] | None:
        """The code and factor of a unit as people write it in a sheet, or None.

        >>> units.parse("billion RUB")
        ('RUB', 1000000000.0)
        """
        return _parsed(self, written)


def spelled(written: str) -> str:
    """A spelling as it is looked up: case matters only where it is one or two letters long."""
    plain = " ".join(written.replace("-", " ").split())
    return plain if len(plain) <= _CASE_MATTERS_UP_TO else plain.lower()


@lru_cache(maxsize=4096)
def _parsed(units: Units, written: str) -> Meant | None:
    """The unit that `written` stands for, or None."""
    text = _BETWEEN_THOUSANDS.sub("", " ".join(written.split()))
    return _named(units, text) or _rate(units, text) or _scaled(units, text)


def _named(units: Units, text: str) -> Meant | None:
    """A unit that is written without a scale."""
    for code in (text, re.sub(r"\s+", "", text), re.sub(r"\s+", "_", text)):
        if code in units.records:
            return code, 1.0
    key = spelled(text)
    found = units.spellings.get(key) or units.signs.get(text) or units.written.get(key)
    if found:
        return found
    if key in units.persons:
        return "persons", 1.0
    code = text.upper()
    known = _CURRENCY.fullmatch(text) and units.kind(code) == "money"
    return (code, 1.0) if known else None


def _scaled(units: Units, text: str) -> Meant | None:
    """A unit with scales before or behind it: "mln. rubles", "RUB (bn)", "$m", "'000 USD"."""
    words = _SIGN_AND_WORD.sub(r"\1 ", re.sub(r"[(),;:]", " ", text)).split()
    fewer = [word for word in words if word.lower() not in _SMALL]
    return _among(units, words) or _among(units, fewer)


def _among(units: Units, words: list[str]) -> Meant | None:
    for begin in range(len(words)):
        for end in range(len(words), begin, -1):
            found = _named(units, " ".join(words[begin:end]))
            factor = _factor(units, words[:begin] + words[end:], found)
            if found and factor:
                return found[0], found[1] * factor
    return None


def _factor(units: Units, words: list[str], found: Meant | None) -> float:
    """What scales, and nothing but scales, multiply by; 0 where one of `words` is none."""
    money = found is not None and units.kind(found[0]) == "money"
    factor = 1.0
    for word in words:
        factor *= _scale(units, word) or (units.glued.get(word, 0.0) if money else 0.0)
    return factor


def _scale(units: Units, word: str) -> float:
    lower = word.lower()
    if match := _THOUSANDS.fullmatch(word):
        return float(f"1{match[2]}")
    bare = lower.rstrip(".")
    known = units.scales.get(lower) or units.scales.get(bare)
    return known or units.written_scales.get(bare, 0.0)


def _rate(units: Units, text: str) -> Meant | None:
    """A unit of something per an amount of another: "$ per thousand cubic metres"."""
    parts = _RATE.split(text, maxsplit=1)
    if len(parts) != 2:
        return None
    above, below = _scaled(units, parts[0]), _below(units, parts[1])
    if above is None or below is None:
        return None
    for code in units.records:
        over, slash, under = code.partition("/")
        per = _below(units, under) if slash else None
        if per and (over, per[0]) == (above[0], below[0]):
            return code, above[1] * per[1] / below[1]
    return None


def _below(units: Units, text: str) -> Meant | None:
    """What stands behind a slash: "1000 m3", "thousand cubic metres", "t"."""
    match = _AMOUNT.fullmatch(text)
    amount, rest = (float(match[1]), match[2]) if match else (1.0, text)
    found = _scaled(units, rest)
    return (found[0], found[1] * amount) if found and amount else None
