"""Whether a number is the amount of a rise or fall, or the level reached by it.

Comes in: the place of a number's phrase. Goes out: the trend that the verb, noun or particle of
its clause tells. It looks a few tokens around and never across a clause: "fell, while 5 rose".
"""

from __future__ import annotations

from typing import cast

from etl.extract.grammar.hedges import MOVED_UP
from etl.extract.grammar.lexicon import lexicon
from etl.extract.grammar.tokens import Tokens
from etl.tables import Trend

_WORDS = lexicon("trends")


def _by_word(table: str) -> dict[str, Trend]:
    return {
        word: cast("Trend", direction)
        for direction, listed in _WORDS[table].items()
        for word in listed
    }


_VERBS, _NOUNS, _PARTICLES = _by_word("verbs"), _by_word("nouns"), _by_word("particles")
_ONLY_MARKED = frozenset(_WORDS["only_marked"]["words"])
_BRIDGES = frozenset(_WORDS["bridges"]["words"])
_LINKING = frozenset(_WORDS["bridges"]["linking"])
_BARRIERS = frozenset(_WORDS["bridges"]["barriers"])
_NOT_BEFORE_MARK = {
    "to": frozenset(_WORDS["bridges"]["not_before_to"]),
    "by": frozenset(_WORDS["bridges"]["not_before_by"]),
}
_GIVEN_TO = frozenset(_WORDS["bridges"]["given_to"])
_PHRASAL = frozenset(_WORDS["bridges"]["phrasal"])
_NO_CHANGE = {word: frozenset(listed) for word, listed in _WORDS["no_change"].items()}
_BETWEEN_NOUN = frozenset(_WORDS["between_noun"]["words"])
_BEHIND_PARTICLE = frozenset(_WORDS["behind_particle"]["words"])
_LOSING = frozenset({"lose", "loses", "lost", "losing"})
_DROPPING = frozenset({"drop", "drops", "dropped", "dropping"})
_PERCENT = frozenset({"%", "percent", "cent", "pc", "points", "point", "percentage", "bps"})
_SIGNS = frozenset("$€£¥₽₹")
_ARTICLES = frozenset({"a", "an", "the", "this", "its", "their", "his", "another"})
_NUMBER_WORDS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen"}
    | {"hundred", "thousand", "million", "billion", "trillion"}
)
_NEAR, _FAR, _BEHIND = 7, 10, 4
_TIME = {"rise": "rise", "fall": "fall"}


def trend(tokens: Tokens, first: int, until: int) -> Trend:
    """Whether the clause says that what the phrase [first, until) tells rose or fell."""
    return _told_before(tokens, first, until) or _told_behind(tokens, first, until)


def _told_before(tokens: Tokens, first: int, until: int) -> Trend:
    low = tokens.low
    word = low[first - 1]
    if word == "from":
        return ""
    if word in ("to", "by") or (word in ("or", "(") and _joins(tokens, first - 1)):
        return _told_far(tokens, first, until)
    if word in ("and", ",") and _joins(tokens, first - 1):
        return _told_far(tokens, first, until)
    at = first - 1
    while at >= first - _NEAR:
        word = low[at]
        if word in _PARTICLES:
            if (word == "down" or word == "up") and low[at - 1] in _PHRASAL:
                return ""
            return _PARTICLES[word]
        if word in _VERBS and (noun_too := _accepted(tokens, at, first, until)) is not None:
            return noun_too
        if word in _NOUNS and (at == first - 1 or low[at + 1] in _LINKING):
            return _NOUNS[word]
        if word == "of" and at < first - 1 and low[at + 1] not in _BRIDGES:
            return ""
        if word == "of" and low[at - 1] not in _NOUNS and low[at - 1] not in _BRIDGES:
            return _noun_of(tokens, at)
        if word not in _BRIDGES and not (word.endswith("ly") and len(word) > 4):
            break
        at -= 1
    if low[first - 1] == "at":
        return _closing_at(tokens, first - 1)
    return _object_between(tokens, first, until)


def _joins(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` joins this number to one right before: "5%, or 3 points"."""
    low = tokens.low
    before = at - 1
    if low[at] == "or" and low[before] == ",":
        before -= 1
    word = low[before]
    return "0" <= word < ":" or word in _PERCENT or _is_unit(tokens, before)


def _is_unit(tokens: Tokens, at: int) -> bool:
    """Whether a number stands right before the word at `at`."""
    words = tokens.low[at - 3 : at] if at >= 3 else tokens.low[:at]
    return any("0" <= word < ":" for word in words)


def _told_far(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend that "to", "by" or another number in between links to this number."""
    low = tokens.low
    at = first - 1
    mark = low[at]
    at -= 1
    if mark in ("or", "and", ",", "("):
        if low[at] == ",":
            at -= 1
    elif low[at] == ",":
        if not _is_unit(tokens, at) and not "0" <= low[at - 1] < ":":
            return ""
        at -= 1
    elif low[at] in _NOT_BEFORE_MARK[mark]:
        return ""
    elif low[at] in _GIVEN_TO and _bare(tokens, first, until):
        return ""
    elif mark == "by" and low[at].endswith("ed") and low[at] not in _VERBS:
        return ""
    noun: Trend = ""
    stop = max(first - _FAR, -1)
    crossed = mark not in ("to", "by")
    while at > stop:
        word = low[at]
        if word in _PARTICLES:
            if word == "up" and mark == "to" and at == first - 2 and low[at - 1] not in MOVED_UP:
                return ""
            if word in ("up", "down") and low[at - 1] in _PHRASAL:
                return noun
            return _PARTICLES[word]
        if word in _VERBS and not (word in _NOUNS and low[at - 1] in _ARTICLES):
            if word.startswith("add") and low[at - 1] in _NO_CHANGE["sayers"]:
                return noun
            return _VERBS[word]
        if word in _NOUNS:
            noun = noun or _NOUNS[word]
        elif word in _BARRIERS:
            if word == "," and at and "0" <= low[at - 1] < ":":
                at -= 1
                continue
            if word == "or" and low[at - 1] == ",":
                at -= 2
                continue
            if word == "than" and low[at - 1] in ("more", "less"):
                at -= 2
                continue
            if word == "," and crossed and _is_unit(tokens, at):
                at -= 1
                continue
            return noun
        elif "0" <= word < ":":
            crossed = True
        at -= 1
    return noun


def _accepted(tokens: Tokens, at: int, first: int, until: int) -> Trend | None:
    """The trend of the verb at `at` with this number as its object, None to look on."""
    low = tokens.low
    word = low[at]
    near = at == first - 1
    if word in _NOUNS and low[at + 1] in _LINKING:
        if word == "loss" and low[at - 1] in _NO_CHANGE["results"]:
            return ""
        return _NOUNS[word]
    if word in _ONLY_MARKED and _bare_or_money(tokens, first, until):
        return ""
    if not near and low[at + 1] in ("to", "of") and low[at + 1] != "by" and low[first - 1] == "of":
        return _NOUNS.get(word, "")
    if word.startswith("add") and low[at - 1] in _NO_CHANGE["sayers"]:
        return ""
    if word in _LOSING and _BEHIND and _meets(tokens, until, _NO_CHANGE["lost"]):
        return ""
    if word in _DROPPING and _meets(tokens, until, _NO_CHANGE["drop"]):
        return ""
    return _VERBS[word]


def _meets(tokens: Tokens, until: int, words: frozenset[str]) -> bool:
    return any(word in words for word in tokens.low[until : until + 2])


def _noun_of(tokens: Tokens, of: int) -> Trend:
    """The trend of "an increase in sales of 5 percent", from its "of"."""
    low = tokens.low
    for at in range(of - 1, max(of - 6, -1), -1):
        word = low[at]
        if word in ("in", "for", "on", "at"):
            return _NOUNS.get(low[at - 1], "")
        if not word.isalpha() or word in _BARRIERS or word == "of":
            break
    return ""


def _closing_at(tokens: Tokens, at: int) -> Trend:
    """The trend that leads to the level behind "at": "closed 5 points lower at 2,300"."""
    low = tokens.low
    if low[at - 1] in _PARTICLES:
        return _PARTICLES[low[at - 1]]
    for place in range(at - 1, max(at - 5, -1), -1):
        if "0" <= low[place] < ":":
            before = low[place - 2] if low[place - 1] in _SIGNS else low[place - 1]
            return _PARTICLES.get(before, "")
    return ""


def _object_between(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend of "cut rates 25 basis points": a short object stands before the amount."""
    low = tokens.low
    if low[until - 1] not in _PERCENT:
        return ""
    for at in range(first - 2, max(first - 5, -1), -1):
        word = low[at]
        if word in _VERBS and low[at + 1] not in ("to", "by", "from", "of", "in"):
            return _VERBS[word]
        if not word.isalpha() or word in _BARRIERS:
            break
    return ""


def _told_behind(tokens: Tokens, first: int, until: int) -> Trend:
    low = tokens.low
    at = until
    word = low[at]
    bare = None
    while at < until + _BEHIND + 2 and word in _BETWEEN_NOUN:
        if word in _NOUNS:
            break
        at += 1
        word = low[at]
    if word in _NOUNS:
        bare = _bare(tokens, first, until)
        if not bare:
            return _NOUNS[word]
        plural = word.endswith("s") and word != "loss"
        named = low[first - 1] in _ARTICLES or low[first - 2] in _ARTICLES
        return _NOUNS[word] if named and not plural and low[until - 1] != "one" else ""
    if at != until:
        return ""
    if word in _PARTICLES:
        following = low[at + 1]
        if following not in _BEHIND_PARTICLE or (word in ("up", "down") and following == "to"):
            return ""
        if word in ("up", "down") and _bare(tokens, first, until):
            return ""
        return _PARTICLES[word]
    if word in ("more", "less", "cheaper", "dearer", "fewer", "faster", "smaller", "bigger"):
        if low[until - 1] not in _PERCENT:
            return "fall" if word == "fewer" else ""
        return "rise" if word in ("more", "dearer", "faster", "bigger") else "fall"
    return ""


def _bare(tokens: Tokens, first: int, until: int) -> bool:
    """Whether the number has no unit of its own."""
    last = tokens.low[until - 1]
    if not ("0" <= last < ":" or last in _NUMBER_WORDS):
        return False
    return not any(word in _SIGNS for word in tokens.low[first:until])


def _bare_or_money(tokens: Tokens, first: int, until: int) -> bool:
    return tokens.low[until - 1] not in _PERCENT
