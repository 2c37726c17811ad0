"""How headings and captions write units: "in millions of US dollars", "'000 tonnes", "USD m".

Comes in: a few words and the units of the vocabulary. Goes out: a unit code and a factor, or none.
Also the words that name a currency, by which "US dollars" is told from the country.
"""

from __future__ import annotations

import math
import re

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from etl.vocabulary.units import TENDER_BETWEEN, Units

_NO_NOUNS = frozenset({"won", "gold", "real", "mark", "marks", "sol"})
_APART = re.compile(r"([$€£¥])")
_THOUSAND = re.compile(r"\b(?:ths?|thous)\.?(?=\s)", re.IGNORECASE)
_SCALE = 1_000
_WITHOUT = ("in", "of", "current", "constant", "metric")


def parse_told(written: str, units: Units) -> tuple[str, float] | None:
    """The code and factor of a unit as a heading or a caption tells it, or None.

    More loosely than in a sheet: "millions of US dollars", "USD m", "'000 tonnes", "thousands".

    >>> parse_told("in millions of current US dollars", units)
    ('USD', 1000000.0)
    """

    def scale(word: str) -> float:
        return units.scales.get(word.lower(), 0.0)

    if found := units.parse(written):
        return found
    apart = " ".join(
        word if word in units.signs else _APART.sub(r" \1 ", word)
        for word in _THOUSAND.sub("thousand", written).split()
    )
    words = [word for word in apart.split() if word.lower() not in _WITHOUT]
    factor = 1.0
    if words and words[0].strip("'’s") == "000":
        factor, words = 1000.0, words[1:]
    if all(map(scale, words)):
        factor *= math.prod(map(scale, words))
        return ("count", factor) if factor >= _SCALE else None
    if len(words) > 1 and words[-1] in units.glued:
        money = units.parse(" ".join(words[:-1]))
        if money and units.kind(money[0]) == "money":
            return money[0], money[1] * factor * units.glued[words[-1]]
    if words[-1].lower() in units.persons:
        words[-1] = "persons"
    for candidate in (words, [word.rstrip(".") for word in words]):
        if found := units.parse(" ".join(candidate)):
            return found[0], found[1] * factor
    return None


def currency_nouns() -> frozenset[str]:
    """The words, one or many, that name a currency behind an adjective: "rubles", "dollar"."""
    locale = Locale("en")
    found = set()
    for territory in locale.territories:
        for code in get_territory_currencies(str(territory), *TENDER_BETWEEN):
            for count in (1, 2):
                word = get_currency_name(code, count, locale=locale).split()[-1].lower()
                found |= {word, word.replace("ruble", "rouble")}
    return frozenset(word for word in found if word.isalpha() and word not in _NO_NOUNS)
