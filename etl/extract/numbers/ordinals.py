"""Ordinals: "32nd", "first", "twenty-first", "hundred and tenth".

Comes in: the token of a numeral or of a word that may begin a rank. Goes out: the rank, which says
which and not how many. Dates and shares are read before; the second of a minute is left alone.
"""

from __future__ import annotations

from etl.extract.numbers.fractions import joined
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.ranks import ENDINGS
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.words import SMALL

REASON = "an ordinal: it says which, not how many"
_TABLES = lexicon("ordinals")
_ONES: dict[str, int] = _TABLES["ones"]
_RANKS: dict[str, int] = {**_ONES, **_TABLES["alone"]}
_TENS: dict[str, int] = lexicon("numerals")["tens"]
_ROUND = {"hundred": 100, "thousand": 1000}
_UNIT_BEFORE = frozenset(_TABLES["unit_before"])
_UNIT_BEHIND = frozenset(_TABLES["unit_behind"])
_MOST_DIGITS = 7
WORDS: frozenset[str] = frozenset((*_RANKS, *_TENS, *_ROUND, *SMALL))


def read_ordinal(tokens: Tokens, index: int, free: int) -> Found | None:
    """The ordinal that begins at token `index`, or None."""
    del free
    word = tokens.low[index]
    if "0" <= word < ":":
        return _in_figures(tokens, index)
    if word in _RANKS:
        if word == "second" and _is_time(tokens, index):
            return None
        return plain(tokens, index, index + 1, "ordinal", reason=REASON, value=float(_RANKS[word]))
    if rank := _compound(tokens, index):
        return plain(tokens, index, rank[0], "ordinal", reason=REASON, value=rank[1])
    return None


def _in_figures(tokens: Tokens, index: int) -> Found | None:
    suffix = tokens.low[index + 1]
    if suffix not in ENDINGS or not tokens.glued(index + 1):
        return None
    written = tokens.low[index].replace(",", "")
    if not written.isdecimal() or len(written) > _MOST_DIGITS:
        return None
    return plain(tokens, index, index + 2, "ordinal", reason=REASON, value=float(written))


def _is_time(tokens: Tokens, index: int) -> bool:
    """Whether "second" is a unit of time: "per second"."""
    before, after = tokens.low[index - 1], tokens.low[index + 1]
    if after in HYPHENS and tokens.glued(index + 1) and tokens.low[index + 2] == "hand":
        return True
    return before in _UNIT_BEFORE or after in _UNIT_BEHIND or before in HYPHENS


def _compound(tokens: Tokens, index: int) -> tuple[int, float] | None:
    """The rank in several words at `index`: "twenty-first", "one hundred and tenth"."""
    rank, at = 0.0, index
    word = tokens.low[at]
    if word in SMALL and word not in _TENS:
        following = joined(tokens, at + 1)
        last = tokens.low[following]
        if last in ("hundredth", "thousandth", "millionth"):
            return following + 1, SMALL[word] * _RANKS[last]
        if last not in _ROUND:
            return None
        rank, at = SMALL[word] * _ROUND[last], following + 1
    elif word in _ROUND:
        rank, at = float(_ROUND[word]), at + 1
    if rank:
        at = joined(tokens, at)
        if tokens.low[at] != "and":
            return None
        at = joined(tokens, at + 1)
    word = tokens.low[at]
    if word in _TENS:
        following = joined(tokens, at + 1)
        one = _ONES.get(tokens.low[following])
        return (following + 1, rank + _TENS[word] + one) if one else None
    return (at + 1, rank + _RANKS[word]) if rank and word in _RANKS else None
