"""Numbers of houses and postal codes: "10 Downing Street", "the 300 block of Elm St", "NY 10001".

Comes in: the tokens and a numeral. Goes out: the house with its street, or the code, as one
number that is no quantity.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.neighbours import is_bare, is_counted, stretch_until
from etl.extract.numbers.ranks import ENDINGS
from etl.extract.numbers.signs import SHORT_DASHES
from etl.extract.numbers.tokens import Tokens

_LEXICON = lexicon("labels")
_STREETS = frozenset(_LEXICON["streets"])
_DIRECTIONS = frozenset(_LEXICON["directions"])
_STATES = frozenset(_LEXICON["states"])
_PARTS = SHORT_DASHES | {"/"}
_LONGEST_NAME = 4
_CODE = 5
_REASON = "part of a postal address"


def read_postal(tokens: Tokens, index: int) -> Found | None:
    """The house or the postal code that the numeral at `index` numbers, or None."""
    number = tokens.low[index]
    if not is_bare(number):
        return None
    if len(number) == _CODE and _behind_state(tokens, index):
        until = stretch_until(tokens, index + 1)
    else:
        until = _street_until(tokens, index)
    return plain(tokens, index, until, "identifier", reason=_REASON) if until else None


def _behind_state(tokens: Tokens, index: int) -> bool:
    raw = tokens.raw
    dotted = raw[index - 1] == "." and raw[index - 2] == "C" and raw[index - 4] == "D"
    return dotted or raw[index - 1] in _STATES


def _street_until(tokens: Tokens, index: int) -> int:
    """The first token behind the street whose house has the number at `index`, or 0."""
    raw, low = tokens.raw, tokens.low
    at = _house_until(tokens, index)
    if low[at] == "block" and low[at + 1] == "of":
        at += 2
    for words in range(_LONGEST_NAME + 1 if at else 0):
        if raw[at] == "." and low[at - 1] in _DIRECTIONS:
            at += 1
        elif words < 2 and low[at + 1] in ENDINGS and raw[at].isdecimal():
            at += 2
        elif not raw[at][:1].isupper():
            return 0
        else:
            at += 1
            if low[at - 1] in _STREETS and (words or low[at - 1] == "broadway"):
                return 0 if is_counted(tokens, at) else at
    return 0


def _house_until(tokens: Tokens, index: int) -> int:
    """The first token behind a number as "10", "221B" or "12-14"; 0 where more is glued to it."""
    at = index + 1
    if not tokens.glued(at):
        return at
    if tokens.raw[at] in _PARTS and is_bare(tokens.low[at + 1]):
        return at + 2
    return at + 1 if len(tokens.raw[at]) == 1 and tokens.raw[at].isalpha() else 0
