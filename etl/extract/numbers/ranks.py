"""Ordinals in words up to thirty-first, as days, quarters and centuries are told.

Comes in: the place of a word. Goes out: its rank and where it ends. It never says what it ranks.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon, number_words
from etl.extract.numbers.tokens import Tokens

_TABLES = lexicon("ordinals")
_MOST = 31
_ONES: dict[str, int] = _TABLES["ones"]
_SIMPLE: dict[str, int] = {
    word: rank for word, rank in {**_ONES, **_TABLES["alone"]}.items() if rank <= _MOST
}
_COMPOUND = number_words(20, _MOST)
ENDINGS = frozenset(_TABLES["suffixes"])
"""What makes a rank of figures."""
SUFFIXES = ENDINGS | {"d"}
"""The same for a day: "the 2d of May"."""

RANKS = frozenset(_SIMPLE) | frozenset(_COMPOUND)
"""The words that open an ordinal in words."""


def rank_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The rank of the ordinal in words at token `index`, and the first token behind it."""
    word = tokens.low[index]
    if rank := _SIMPLE.get(word):
        return rank, index + 1
    if word in _COMPOUND:
        at = index + 1 + (tokens.low[index + 1] in ("-", "‑"))
        unit = _ONES.get(tokens.low[at])
        return (_COMPOUND[word] + unit, at + 1) if unit else None
    return None


def figures_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The rank of an ordinal in figures ("19th"), and the first token behind it."""
    raw = tokens.raw[index]
    if len(raw) > 2 or not raw.isdecimal() or tokens.low[index + 1] not in SUFFIXES:
        return None
    return (int(raw), index + 2) if tokens.glued(index + 1) else None
