"""A rise or fall told behind its number: "a 5% increase", "5% higher", "5% less than in May".

Comes in: the place of a number's phrase. Goes out: the trend that the words behind it tell; what
stands before it is only asked whether those words belong to it.
"""

from __future__ import annotations

from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.trend_words import (
    ARTICLES,
    BEHIND_PARTICLE,
    BETWEEN_NOUN,
    COMPARING,
    DONE,
    EARLIER,
    NO_STATE,
    NOUNS,
    PARTICLES,
    PERCENT,
    POSTS,
    SCALES,
    SIGNS,
    SMALL,
    TAKEN_OFF,
)
from etl.tables import Trend

_BEHIND, _FAR, _ROW = 6, 12, 5
_ADJECTIVES = ("al", "ial", "ive", "ic", "ous", "est", "ed", "ing")
_DIGITS_OF_YEAR = 4
_POINTS = frozenset({"points", "point", "percentage"})


def trend_behind(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend told behind the number [first, until): "a 5% increase", "5% higher"."""
    low = tokens.low
    word = low[until]
    if not word:
        return ""
    if word in POSTS:
        return DONE.get(low[until + 1], "")
    if word == "off":
        return _off(tokens, first)
    if word == "and" and low[until - 1] in PERCENT:
        return _of_row(tokens, until)
    if told := _of_noun(tokens, first, until):
        return told
    at = until + 1 if word in _POINTS else until
    if low[at] in PARTICLES:
        return _of_particle(tokens, at, bare=at == until and is_bare(tokens, first, until))
    return _compared(tokens, at)


def _of_noun(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend of the noun behind, with what may stand between: "a 5% year-on-year rise"."""
    low = tokens.low
    at, unknown = until, 0
    while at < until + _BEHIND and low[at] not in NOUNS:
        word = low[at]
        if word not in BETWEEN_NOUN:
            if unknown or not (len(word) > _DIGITS_OF_YEAR and word.endswith(_ADJECTIVES)):
                return ""
            unknown += 1
        at += 1
    word = low[at]
    if word not in NOUNS or (unknown and low[first - 1] not in ARTICLES):
        return ""
    share = low[until - 1] in PERCENT
    if word.endswith("s") and word != "loss" and not (share and low[first - 1] != "of"):
        return ""
    if not is_bare(tokens, first, until):
        return NOUNS[word]
    named = low[first - 1] in ARTICLES or low[first - 2] in ARTICLES
    return NOUNS[word] if named and low[until - 1] != "one" else ""


def _of_row(tokens: Tokens, until: int) -> Trend:
    """The trend that the first of two shares has from the noun behind the second."""
    low = tokens.low
    for at in range(until + 2, until + _ROW):
        if low[at] == low[until - 1]:
            return _of_noun(tokens, until + 1, at + 1)
    return ""


def _of_particle(tokens: Tokens, at: int, *, bare: bool) -> Trend:
    """The trend of "5 percent up" and "5 points higher"."""
    low = tokens.low
    word, following = low[at], low[at + 1]
    if (bare and word in ("up", "down")) or following not in BEHIND_PARTICLE:
        return ""
    return "" if following == "to" and word == "up" else PARTICLES[word]


def _off(tokens: Tokens, first: int) -> Trend:
    """A fall in "wiped 3 percent off the shares", not in "5 km off the coast", "a fifth off"."""
    return "" if TAKEN_OFF.isdisjoint(tokens.low[max(0, first - 2) : first]) else "fall"


def _compared(tokens: Tokens, at: int) -> Trend:
    """The trend of a comparison with an earlier state: "5 percent less than a year ago"."""
    low = tokens.low
    word = low[at]
    if word not in COMPARING or low[at + 1].endswith("ly"):
        return ""
    told: Trend = ""
    for place in range(at + 1, at + _FAR):
        other = low[place]
        if other in NO_STATE:
            return ""
        if not other or other in ".;:?!" or (other == "," and not told):
            break
        year = len(other) == _DIGITS_OF_YEAR and other.isdecimal()
        if year or other in EARLIER:
            told = COMPARING[word]
    return told


def is_bare(tokens: Tokens, first: int, until: int) -> bool:
    """Whether the number has no unit of its own."""
    last = tokens.low[until - 1]
    if not ("0" <= last < ":" or last in SCALES or last in SMALL):
        return False
    return SIGNS.isdisjoint(tokens.low[first:until])
