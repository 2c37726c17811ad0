"""Magnitudes without a number: "millions of", "several hundred", "multi-million", "a couple of".

Comes in: the token of such a word. Goes out: a number without a value, with the bounds that its
words allow; only a couple is two, more or less. No value is ever made up.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.numbers.fractions import joined
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found
from etl.extract.numbers.phrases import quantity
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import Unit, unit_at
from etl.extract.numbers.words import SCALES
from etl.tables import MentionKind

_TABLES = lexicon("vague")
_PLURALS: dict[str, tuple[float, float]] = {
    word: (float(least), float(most)) for word, (least, most) in _TABLES["plurals"].items()
}
_BEFORE_OF = frozenset(_TABLES["before_of"])
_FEW = frozenset(_TABLES["few"])
_IN_ONE_WORD: dict[str, float] = _TABLES["in_one_word"]
_PLACES: dict[str, float] = _TABLES["places"]
_FIGURES = frozenset(_TABLES["figures"])
_MOST_FACTORS = 3
_KINDS: dict[str, MentionKind] = {"money": "money", "duration": "duration", "percent": "percent"}
WORDS: frozenset[str] = frozenset((*_PLURALS, *_FEW, *_IN_ONE_WORD, *_PLACES, "multi", "couple"))


def read_vague(tokens: Tokens, index: int, free: int) -> Found | None:
    """The magnitude that the word at `index` begins, as a range, or None."""
    low = tokens.low
    word, following = low[index], low[index + 1]
    if word in _PLACES:
        at = joined(tokens, index + 1)
        if low[at] not in _FIGURES or low[at].startswith("digit"):
            return None
        return _range(tokens, index, at + 1, free, (_PLACES[word], 10 * _PLACES[word]))
    if word in _FEW:
        return _few(tokens, index, free) if following in SCALES else None
    if word in _PLURALS:
        return _plurals(tokens, index, free)
    if word in _IN_ONE_WORD:
        return _range(tokens, index, index + 1, free, (_IN_ONE_WORD[word], 10 * _IN_ONE_WORD[word]))
    if word == "couple":
        return _couple(tokens, index, free)
    scale = SCALES.get(low[index + 2], 0.0) if following in HYPHENS else 0.0
    return _range(tokens, index, index + 3, free, (scale, 10 * scale)) if scale >= 100 else None


def _few(tokens: Tokens, index: int, free: int) -> Found | None:
    first = index
    if tokens.low[index] == "few":
        if tokens.low[index - 1] not in ("a", "the", "next", "last", "past", "first"):
            return None
        first = index - 1 if tokens.low[index - 1] == "a" and index > free else index
    until, scale = index + 1, 1.0
    while tokens.low[until] in SCALES and scale < 1e9:
        scale *= SCALES[tokens.low[until]]
        until += 1
    if tokens.low[index + 1] == "score":
        return None
    return _range(tokens, first, until, free, (scale, 10 * scale))


def _plurals(tokens: Tokens, index: int, free: int) -> Found | None:
    low = tokens.low
    least, most = _PLURALS[low[index]]
    if low[index] in _BEFORE_OF and (low[index + 1] != "of" or not low[index + 2].isalpha()):
        return None
    until = index + 1
    for _ in range(_MOST_FACTORS):
        if low[until] == "of" and low[until + 1] in _PLURALS:
            factor, until = _PLURALS[low[until + 1]][0], until + 2
        elif low[until] in SCALES and SCALES[low[until]] >= 1000:
            factor, until = SCALES[low[until]], until + 1
        else:
            break
        least, most = least * factor, most * factor
    return _range(tokens, index, until, free, (least, most))


def _couple(tokens: Tokens, index: int, free: int) -> Found | None:
    """A couple of something: two, about."""
    low = tokens.low
    if low[index - 1] not in ("a", "last", "next", "past", "first"):
        return None
    first = index - 1 if low[index - 1] == "a" and index > free else index
    until = index + 1
    if low[until] == "of":
        until += 1
    elif low[until] not in SCALES and not unit_at(tokens, until) and low[until] != "more":
        return None
    if low[until] in ("the", "them", "us", "these", "those", "a"):
        until = index + 1
    factor = 1.0
    if low[until] in SCALES:
        factor, until = SCALES[low[until]], until + 1
    unit = _unit(tokens, until)
    kind, code = _kind(tokens, unit)
    end = unit.until if unit else until if factor > 1 else index + 1
    number, behind = quantity(
        tokens, first, end, free, kind=kind, value=2 * factor * (unit.factor if unit else 1),
        unit=code, counts_from=until,
    )  # fmt: skip
    if number.qualifier == "exact":
        number = replace(number, qualifier="approx", low=None, high=None)
    return Found((number,), max(behind, until))


def _range(tokens: Tokens, first: int, until: int, free: int, bounds: tuple[float, float]) -> Found:
    """The magnitude of the tokens [first, until), with its unit where one follows."""
    unit = _unit(tokens, until + 1 if tokens.low[until] == "of" else until)
    until = unit.until if unit else until
    factor, code = (unit.factor, unit.code) if unit else (1.0, "count")
    number, behind = quantity(
        tokens, first, until, free, kind="vague", value=bounds[0] * factor, unit=code
    )
    number = replace(
        number, value=None, low=bounds[0] * factor, high=bounds[1] * factor, qualifier="range",
        counted=number.counted if code == "count" else "",
    )  # fmt: skip
    return Found((number,), behind)


def _unit(tokens: Tokens, at: int) -> Unit | None:
    """The unit that is written out at `at`; no symbol of a letter or two."""
    unit = unit_at(tokens, at)
    return unit if unit and len(tokens.low[joined(tokens, at)]) > 2 else None


def _kind(tokens: Tokens, unit: Unit | None) -> tuple[MentionKind, str]:
    if unit is None:
        return "count", "count"
    kind = tokens.units.kind(unit.code)
    return ("count" if kind in ("count", "persons") else _KINDS.get(kind, "measure")), unit.code
