"""Ages that name no years: "aged 30", "people over 65", "the mayor, 57, said", "who is 70".

Comes in: the tokens of a bare count. Goes out: whether it tells how old somebody is. It claims only
what the words around make sure: a wrong age is worse than a bare count.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.months import MONTHS
from etl.extract.numbers.tokens import Tokens

_WORDS = {name: frozenset(words) for name, words in lexicon("ages").items()}
_NAMED, _TURNING = _WORDS["named"], _WORDS["turning"]
_NO_PERSON, _NO_NOUN = _WORDS["no_person"], _WORDS["no_noun"]
_PEOPLE, _BOUNDS = _WORDS["people"], _WORDS["bounds"]
_PERSONS, _VERBS, _ADVERBS = _WORDS["persons"], _WORDS["verbs"], _WORDS["adverbs"]
_AFTER_VERB, _ENDS, _AFTER_END = _WORDS["after_verb"], _WORDS["ends"], _WORDS["after_end"]
_KINDS, _REACHING, _CHILDREN = _WORDS["kinds"], _WORDS["reaching"], _WORDS["children"]
_AFTER_NAME, _SOMEBODY = _WORDS["after_name"], _WORDS["somebody"]
_TRADES = tuple(_WORDS["trades"])
_ARTICLES = ("a", "an")
_AFTER = frozenset(",.;)")
_BEFORE = _NAMED | _TURNING | _BOUNDS | _REACHING | _VERBS | _ADVERBS | {",", "s", "both"}
_OLDEST, _OLDEST_THING = 120, 1000
_NO_HOUR = 13
_DECADES = range(20, 100, 10)
_FARTHEST = 7


def is_age(tokens: Tokens, first: int, until: int, value: float) -> bool:
    """Whether the count of the tokens [first, until) is an age in years."""
    before = tokens.low[first - 1]
    if tokens.low[until + 1] == "something" and tokens.low[until] == "-":
        return value in _DECADES and tokens.glued(until + 1)
    if before not in _BEFORE or not 0 < value <= _OLDEST:
        return before in _TURNING and _turns(tokens, until, value)
    if counts_noun(tokens, until) or _is_digit(tokens.low[until]):
        return False
    told = before in _REACHING and _of_kind(tokens, first)
    if told or (before == "of" and tokens.low[first - 2] in ("age", "ages")):
        return True
    return value == int(value) and _is_told(tokens, first, until, value)


def counts_noun(tokens: Tokens, until: int) -> bool:
    """Whether a plural noun follows the number that ends before token `until`."""
    after = tokens.low[until]
    plural = after.endswith("s") or after in tokens.units.persons
    return plural and after.isalpha() and after not in _NO_NOUN


def _is_told(tokens: Tokens, first: int, until: int, value: float) -> bool:
    low = tokens.low
    before, further = low[first - 1], low[first - 2]
    if before in _NAMED or before in _TURNING:
        return True
    if before in ("at", "both") and _leads(tokens, first, until):
        return True
    if before == "of" and tokens.low[until] in _AFTER and _is_one(tokens, first - 2):
        return True
    if before == "," and until == first + 1 and _in_apposition(tokens, first):
        return True
    if before in _BOUNDS and further in _PEOPLE:
        return further != "one" or low[first - 3] == "no"
    if before == "than":
        return further in ("older", "younger")
    if before == "at" and further in _ENDS:
        return value >= _NO_HOUR and low[until] in _AFTER_END
    return _of_person(tokens, first, until)


def _is_one(tokens: Tokens, noun: int) -> bool:
    """Whether the word at `noun` is one person of whom no more is told: "a retired clerk of 71"."""
    low = tokens.low
    if low[noun] not in _SOMEBODY and not low[noun].endswith(_TRADES):
        return False
    return low[noun - 1] in _ARTICLES or (low[noun - 1].isalpha() and low[noun - 2] in _ARTICLES)


def _leads(tokens: Tokens, first: int, until: int) -> bool:
    """ "At 21, he became" and "two friends, both 17, died"."""
    low = tokens.low
    if len(low[first]) != 2 or low[first - 2] not in ("", ".", ",") or low[until] not in _AFTER:
        return False
    if low[first - 1] == "both":
        return low[first - 2] == ","
    return low[until] == "," and low[until + 1] in _PERSONS and tokens.raw[first - 1] == "At"


def _turns(tokens: Tokens, until: int, value: float) -> bool:
    """Whether a club or a town becomes that old: "the museum turns 175 this year"."""
    after, when = tokens.low[until], tokens.low[until + 1]
    if not 0 < value <= _OLDEST_THING:
        return False
    if after in ("in", "on"):
        return when in MONTHS or (len(when) == 4 and when.isdecimal())
    return after in _AFTER or after in ("this", "last", "next")


def _in_apposition(tokens: Tokens, index: int) -> bool:
    """Whether a number stands between commas behind a person: "Brown, 44, and his brother"."""
    return (
        tokens.low[index + 1] in _AFTER
        and (len(tokens.low[index]) == 2 or _of_child(tokens, index))
        and tokens.low[index - 2].isalpha()
        and tokens.low[index - 2] not in _NO_PERSON
        and not _is_plural(tokens.raw[index - 2])
        and not _is_digit(tokens.low[index + 2])
    )


def _is_plural(word: str) -> bool:
    """Whether a noun, which is no name, names several: "programmes and actions, 35, is"."""
    return word.islower() and word[-1] == "s" and word[-2:] not in ("ss", "us", "is")


def _of_child(tokens: Tokens, index: int) -> bool:
    """Whether one digit behind a name or noun tells a child's age: "Ahmed, 4, was", "a girl, 6"."""
    if tokens.low[index - 2] in _CHILDREN:
        return True
    named = tokens.raw[index - 2][:1].isupper() and tokens.low[index + 1] == ","
    return named and tokens.low[index + 2] in _AFTER_NAME


def _of_person(tokens: Tokens, first: int, until: int) -> bool:
    """ "Who is 70 and", "she was only 19 when", "Brown, now 44, said"."""
    low = tokens.low
    at = first - 1
    if low[at] in ("now", "then") and low[at - 1] == "," and low[until] in _AFTER:
        return not _is_digit(low[until + 1])
    while low[at] in _ADVERBS and at > first - 3:
        at -= 1
    if low[at] == "s" and low[at - 1] in ("'", "’"):
        at -= 1
    elif low[at] not in _VERBS:
        return False
    return (
        low[at - 1] in _PERSONS
        and (low[until] in _AFTER_VERB or not low[until])
        and not _is_digit(low[until + 1])
    )


def _of_kind(tokens: Tokens, first: int) -> bool:
    """Whether it is the level of an age that its name tells: "cut the voting age to 16"."""
    low = tokens.low
    for at in range(first - 2, max(first - 2 - _FARTHEST, 0), -1):
        if low[at] == "age":
            return low[at - 1] in _KINDS and low[at + 1] not in ("group", "groups")
        if low[at] in (".", ";", ","):
            break
    return False


def _is_digit(word: str) -> bool:
    return "0" <= word[:1] < ":"
