"""What stands beside a number: a unit, a noun that may be counted, the rest of a code.

Comes in: the tokens and a place. Goes out: whether what is there makes an amount or a name of the
number. Nothing here claims a number.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import unit_at

_DOUBTFUL = frozenset(lexicon("amounts")["doubtful_units"])
_UNCOUNTED = frozenset(lexicon("names")["verbs"]) | frozenset(lexicon("names")["uncounted"])
INNER = HYPHENS | frozenset("/+&.")
"""Signs that may stand within a code."""
REACH = 40
"""How many tokens of a code are looked at, at most."""


def measured(tokens: Tokens, until: int) -> bool:
    """Whether a scale or a unit stands at token `until`: what is before it is an amount."""
    word = tokens.low[until]
    if not word or word in (",", "."):
        return False
    if word in tokens.units.scales:
        return True
    if word in ("second", "seconds", "in", "p", "m") and not tokens.glued(until):
        return False
    return word not in _DOUBTFUL and unit_at(tokens, until) is not None


def is_counted(tokens: Tokens, until: int) -> bool:
    """Whether a noun that may be counted stands at `until`: a plural or people."""
    word = tokens.low[until]
    if word in tokens.units.persons:
        return True
    if len(word) < 4 or word[-1] != "s" or word[-2] in "su'" or not word.isalpha():
        return False
    return word not in _UNCOUNTED and tokens.raw[until].islower()


def is_bare(number: str) -> bool:
    """Whether a numeral may name something: no separators and few digits."""
    return len(number) < 6 and number.isdecimal()


def stretch_until(tokens: Tokens, until: int) -> int:
    """The first token behind the letters, digits and inner signs that are glued to `until`."""
    most = min(until + REACH, tokens.size)
    while until < most and tokens.glued(until):
        word = tokens.raw[until]
        if word[0].isalnum():
            until += 1
        elif (
            word in INNER
            and until + 1 < most
            and tokens.glued(until + 1)
            and _continues(tokens, until)
        ):
            until += 2
        else:
            break
    return until


def _continues(tokens: Tokens, sign: int) -> bool:
    """Whether a sign within a code is followed by more of it, not by "-year" or a sentence."""
    following = tokens.raw[sign + 1]
    if following[0].isdecimal():
        return True
    return tokens.raw[sign] not in ".&/" and following.isalpha() and following.isupper()
