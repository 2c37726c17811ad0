"""Multiples in one word: "doubled", "twice", "fivefold", "halved".

Comes in: the token of such a word. Goes out: its factor, in times. "Three times" and "ten-fold" are
read as any number with its unit.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found
from etl.extract.numbers.phrases import quantity
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens
from etl.tables import Trend

_TABLES = lexicon("shares")
_VERB: dict[str, float] = _TABLES["verb"]
_BARE: dict[str, float] = _TABLES["bare"]
_ADVERB: dict[str, float] = _TABLES["adverb"]
_MODAL = frozenset(_TABLES["around"]["modal"])
_THAN = frozenset(_TABLES["around"]["than"])
_COMPARED = frozenset(_TABLES["around"]["compared"])
_NOUNS = frozenset(_TABLES["around"]["nouns"])
_AFTER = frozenset(_TABLES["after"])
_OCCASIONS = frozenset({"twice", "thrice"})
_ENDS = frozenset({".", ",", ";", "!", "?", ":", ")", "”", '"', ""})
WORDS = frozenset((*_VERB, *_BARE, *_ADVERB))


def read_multiple(tokens: Tokens, index: int, free: int) -> Found | None:
    """The multiple at `index`, as so many times."""
    word = tokens.low[index]
    if tokens.low[index + 1] in HYPHENS and tokens.glued(index + 1):
        return None
    direction: Trend = ""
    if word in _VERB:
        factor = float(_VERB[word])
        direction = _direction(factor)
    elif word in _ADVERB:
        factor = float(_ADVERB[word])
        if word in _OCCASIONS and tokens.low[index + 1] in _ENDS:
            return None  # "they asked twice."
    else:
        factor = float(_BARE[word])
        before, after = tokens.low[index - 1], tokens.low[index + 1]
        if word[-1] == "s":
            if after not in _COMPARED:
                return None
            direction = _direction(factor)
        elif before in _MODAL and after not in _NOUNS:
            direction = _direction(factor)
        elif after not in _COMPARED and not (
            before in _THAN and (after in _AFTER or not after.isalpha())
        ):
            return None
    number, until = quantity(
        tokens, index, index + 1, free, kind="measure", value=factor, unit="times"
    )
    return Found((replace(number, trend=direction or number.trend),), until)


def _direction(factor: float) -> Trend:
    return "rise" if factor > 1 else "fall"
