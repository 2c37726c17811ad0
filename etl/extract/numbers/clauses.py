"""The clause before a number, searched for the verb, particle or noun that tells a rise or a fall.

Comes in: a token to begin at. Goes out: the trend told to the left of it, never across the end of
the clause. Which number it is told of is decided elsewhere.
"""

from __future__ import annotations

from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.trend_words import (
    ARTICLES,
    AUXILIARIES,
    BARRIERS,
    MONEY,
    NOT_OFF,
    NOUNS,
    PARTICLES,
    PERCENT,
    PHRASAL,
    RESULTS,
    SAYERS,
    SIGNS,
    VERBS,
)
from etl.tables import Trend

_FAR = 22
CLOSE = 6
"""How many tokens away a number belongs to what stands beside it."""


def farther(tokens: Tokens, at: int, first: int, until: int = 0, *, crossed: bool = False) -> Trend:
    """The verb or particle from token `at` to the left within the clause, else the noun there."""
    low = tokens.low
    noun: Trend = ""
    stop, joined = max(first - _FAR, -1), crossed
    while at > stop:
        word = low[at]
        if word in PARTICLES:
            return noun if word in ("up", "down") and low[at - 1] in PHRASAL else PARTICLES[word]
        if word in VERBS and not (word in NOUNS and low[at - 1] in ARTICLES):
            if word.startswith("add") and low[at - 1] in SAYERS:
                return noun
            return VERBS[word] if low[at + 1] != "of" else noun or NOUNS.get(word, "")
        if word in NOUNS:
            money = low[at - 1] in RESULTS or is_money(tokens, first, until or first)
            if word.startswith("loss") and money:
                return ""
            noun = noun or NOUNS[word]
        elif word in BARRIERS:
            at = _past_barrier(tokens, at, first, crossed=crossed)
            if not at:
                return noun
            continue
        elif word == "from" and joined:
            return ""
        elif word == "off" and of_off(tokens, at, at + 2):
            return "fall"
        elif "0" <= word < ":":
            crossed = True
        at -= 1
    return noun


def _past_barrier(tokens: Tokens, at: int, first: int, *, crossed: bool) -> int:
    """The token to go on with where a clause seems to end but does not, else 0."""
    low = tokens.low
    word = low[at]
    if word == "or" and low[at - 1] == ",":
        return at - 2
    if word == "than" and low[at - 1] in ("more", "less", "fewer"):
        return at - 2
    if word == "as" and (low[at - 1] in ("much", "many") or low[at + 1] in ("much", "many")):
        return at - 1
    if word == "," and (crossed or low[at + 1] == "or") and has_number_before(tokens, at):
        return at - 1
    if word == "and" and at >= first - CLOSE and not crossed and _pairs(tokens, at, first):
        return at - 1
    return 0


def _pairs(tokens: Tokens, at: int, first: int) -> bool:
    """Whether "and" joins two words of one object: "cut its direct and indirect staff by 5"."""
    low = tokens.low
    return low[at - 1].isalpha() and not any(
        word in AUXILIARIES or word.endswith("ed") or not word.isalpha()
        for word in low[at + 1 : first - 1]
    )


def of_off(tokens: Tokens, at: int, until: int) -> Trend:
    """A fall in "oil was off 5 percent" and "the index was off 40 points", not in "sold off"."""
    low = tokens.low
    told = low[until - 1] in PERCENT or low[until] in PERCENT
    return "fall" if told and low[at - 1].isalpha() and low[at - 1] not in NOT_OFF else ""


def has_number_before(tokens: Tokens, at: int) -> bool:
    """Whether a number with its unit stands right before token `at`."""
    return any("0" <= word < ":" for word in tokens.low[max(0, at - CLOSE) : at])


def is_money(tokens: Tokens, first: int, until: int) -> bool:
    """Whether this is money, or money is near: a loss of money is a result, not a fall."""
    low = tokens.low
    near = low[max(0, first - CLOSE) : first + 3]
    return not SIGNS.isdisjoint(near) or not MONEY.isdisjoint(low[first:until])
