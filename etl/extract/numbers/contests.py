"""The words of contests, votes and odds, and whether they stand near a pair of numbers.

Comes in: the tokens and a place. Goes out: yes or no. What a pair is is decided elsewhere.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.neighbours import measured
from etl.extract.numbers.tokens import Tokens

_LEXICON = lexicon("scores")
WINNING = frozenset(_LEXICON["winning"])
OUTCOMES = frozenset(_LEXICON["outcomes"])
BEHIND = OUTCOMES | frozenset(_LEXICON["behind"])
VOTING = frozenset(_LEXICON["voting"])
ODDS = frozenset(_LEXICON["odds"])
GOING_ON = frozenset(_LEXICON["going_on"])
STOPS = frozenset(".;!?")
SCORE = "a score"
RATIO = "a ratio"
_FAR = 10


def is_points(number: str) -> bool:
    """Whether a numeral may be the points of one side: a whole number of few digits."""
    return len(number) < 4 and number.isdecimal()


def is_amount(tokens: Tokens, until: int) -> bool:
    """Whether a unit, a scale or a percent sign at `until` makes an amount of a pair."""
    return tokens.low[until] == "%" or measured(tokens, until)


def near(tokens: Tokens, first: int, until: int, words: frozenset[str]) -> bool:
    """Whether one of `words` stands near the tokens [first, until) in the same sentence."""
    low = tokens.low
    for at in range(first - 1, max(0, first - _FAR) - 1, -1):
        word = low[at]
        if word in words:
            return True
        if word in STOPS and not tokens.glued(at + 1):
            break
    for at in range(until, min(tokens.size, until + _FAR)):
        word = low[at]
        if word in words:
            return True
        if word in STOPS:
            break
    return False
