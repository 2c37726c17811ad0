"""Words of number that count nothing: "this one", "one must ask", "two-way", "Formula One".

Comes in: the token of a word of number. Goes out: whether it is no number there. Only the words
of the same clause, a few to either side, are asked.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.signs import APOSTROPHES, HYPHENS
from etl.extract.numbers.tokens import Tokens

_WORDS = {name: frozenset(listed) for name, listed in lexicon("pronouns").items()}
_BEFORE, _AFTER, _DETERMINERS = _WORDS["before"], _WORDS["after"], _WORDS["determiners"]
_TABLES = lexicon("numerals")
_NUMBERS = frozenset(
    word for table in ("ones", "teens", "tens", "whole", "scales") for word in _TABLES[table]
)
_RANKS = frozenset(_TABLES["parts"]) - {"half", "quarter"} | {"first", "second", "last", "other"}
_CLOSING = frozenset((*'.,;:!?)]}"”…', ""))
_NEARBY = 10


def is_pronoun(tokens: Tokens, index: int) -> bool:
    """Whether the word of number at `index` is a pronoun, or part of a name or compound."""
    low = tokens.low
    if low[index + 1] in HYPHENS and tokens.glued(index + 1) and tokens.glued(index + 2):
        behind = low[index + 2]
        if behind in _WORDS["in_compound"] and behind not in _NUMBERS:
            return True
        if behind == low[index]:
            return True
    elif low[index] == "one":
        if _is_person(tokens, index):
            return True
    elif low[index] == "zero" and (
        low[index - 1] in _WORDS["zeroed"] or low[index + 1] == "tolerance"
    ):
        return True
    if low[index - 1] in HYPHENS and tokens.glued(index) and tokens.glued(index - 1):
        before = low[index - 2]
        if before.isalpha() and before not in _NUMBERS:
            return True
        if before == low[index]:
            return True
    return tokens.raw[index][0].isupper() and _names(tokens, index)


def _names(tokens: Tokens, index: int) -> bool:
    """Whether a capital number ends a name: "Formula One"."""
    before = tokens.raw[index - 1]
    if not before[:1].isupper() or before.lower() not in _WORDS["names"]:
        return False
    return not tokens.glued(index)


def _is_person(tokens: Tokens, index: int) -> bool:
    """Whether "one" is a pronoun."""
    low = tokens.low
    before, after = low[index - 1], low[index + 1]
    if before == "not" and low[index - 2] == "," and _number_near(tokens, index):
        return False
    if before in _WORDS["adjectives"] and low[index - 2] in _DETERMINERS:
        return after not in _NUMBERS and after not in ("percent", "per", "%")
    if low[index - 2] == "the" and tokens.raw[index - 1][:1].isupper():  # "the Belarusian one"
        return after not in _NUMBERS and after not in ("percent", "per", "%")
    if before in _BEFORE or (before == "by" and low[index - 2] == "one"):
        return True
    if before == "the" and after == "hand" and low[index - 2] == "on":
        return True
    if before in _RANKS and after not in _NUMBERS and after not in ("percent", "per", "%"):
        return True
    if after in _AFTER:
        return not _goes_on(tokens, index, after)
    if after in APOSTROPHES and tokens.glued(index + 1):
        return low[index + 2] in ("s", "d", "ll")
    if after in ("and", "by") and low[index + 2] in ("all", "only", "the", "one"):
        return not (after == "and" and low[index + 2] == "the" and low[index + 3] != "same")
    if after in _CLOSING:
        return not _ends_a_count(tokens, index)
    if after in _WORDS["verbs"]:
        return (
            before in _WORDS["generally"] or low[index + 2] == "to" or _has_adjective(tokens, index)
        )
    if after in _WORDS["prepositions"]:
        return _has_adjective(tokens, index) and not _number_near(tokens, index)
    return False


def _goes_on(tokens: Tokens, index: int, after: str) -> bool:
    """Whether the word behind "one" belongs to a number: "one or two", "in one day"."""
    low = tokens.low
    if after in _WORDS["lengths"]:
        return low[index - 1] in _WORDS["within"]
    if after == "or":
        following = low[index + 2]
        return following in _NUMBERS or following == "more" or following[:1].isdecimal()
    return False


def _ends_a_count(tokens: Tokens, index: int) -> bool:
    """Whether a "one" at the end of its clause is a number: "only one.", "one, two, three"."""
    low = tokens.low
    before, following = low[index - 1], low[index + 2]
    if following in _NUMBERS and low[index + 1] == ",":
        return True
    if before in _WORDS["counts_before"] or before in _NUMBERS or before[:1].isdecimal():
        return True
    if before in ("to", "and", "or", "by", "point"):
        two_before = low[index - 2]
        return before in ("by", "point") or two_before in _NUMBERS or _number_near(tokens, index)
    return False


def _has_adjective(tokens: Tokens, index: int) -> bool:
    """Whether an article stands two or three words before: "a new one", or right before."""
    low = tokens.low
    for at in range(index - 1, index - 4, -1):
        if low[at] in _DETERMINERS:
            return True
        if not low[at].isalpha() or low[at] == "of" or low[at] in _WORDS["prepositions"]:
            return False
    return False


def _number_near(tokens: Tokens, index: int) -> bool:
    """Whether another number stands before in the sentence, not far away."""
    for at in range(index - 1, max(index - _NEARBY, -1), -1):
        word = tokens.low[at]
        if word in (".", ";", "!", "?"):
            return False
        if word in _NUMBERS or word[:1].isdecimal():
            return True
    return False
