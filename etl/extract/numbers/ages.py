"""Ages that name no years: "aged 30", "under the age of five", "the mayor, 57, said".

Comes in: the tokens of a bare count. Goes out: whether it tells how old somebody is.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.tokens import Tokens

_BEFORE = frozenset(lexicon("amounts")["ages"])
_NO_PERSON = frozenset(lexicon("amounts")["no_person"])
_NO_NOUN = frozenset(lexicon("amounts")["no_noun"])
_AFTER = frozenset(",.;)")
_OLDEST = 120


def is_age(tokens: Tokens, first: int, until: int, value: float) -> bool:
    """Whether the count of the tokens [first, until) is an age in years."""
    if not 0 < value <= _OLDEST or value != int(value):
        return False
    before = tokens.low[first - 1]
    if before in _BEFORE:
        return not tokens.low[until].endswith("s") or tokens.low[until] in _NO_NOUN
    if before == "of" and tokens.low[first - 2] in ("age", "ages"):
        return True
    return before == "," and until == first + 1 and _in_apposition(tokens, first)


def _in_apposition(tokens: Tokens, index: int) -> bool:
    """Whether a number stands between commas behind a person: "Brown, 44, and his brother"."""
    return (
        tokens.low[index + 1] in _AFTER
        and len(tokens.low[index]) == 2
        and tokens.low[index - 2].isalpha()
        and tokens.low[index - 2] not in _NO_PERSON
        and not "0" <= tokens.low[index + 2] < ":"
    )
