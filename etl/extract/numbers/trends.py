"""Whether a number is the amount of a rise or fall, or the level reached by it.

Comes in: the place of a number's phrase. Goes out: the trend that the verb, noun or particle of
its clause tells. It looks a few tokens around and never across a clause: "fell, while 5 rose".
"""

from __future__ import annotations

from etl.extract.numbers.clauses import CLOSE, farther, has_number_before, is_money, of_off
from etl.extract.numbers.compared import is_bare, trend_behind
from etl.extract.numbers.hedges import MOVED_UP
from etl.extract.numbers.neighbours import is_counted
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.trend_words import (
    AUXILIARIES,
    BARRIERS,
    BEHIND_TIME,
    BRIDGES,
    COME_TO_BE,
    DEGREES,
    ENDING,
    EXTREMES,
    FELLING,
    GIVEN_TO,
    LEVELS,
    LINKING,
    MOVING,
    NOT_BEFORE,
    NOT_DROPPED,
    NOT_GAINED,
    NOT_LOST,
    NOUNS,
    ONLY_MARKED,
    PARTICLES,
    PERCENT,
    PHRASAL,
    RESULTS,
    SAYERS,
    SIGNS,
    TIMES,
    VERBS,
)
from etl.tables import Trend

_LOSE = ("los", "lost")
_GIVE = frozenset({"give", "gives", "gave", "given", "giving"})
_BE = frozenset({"was", "is", "were", "are"})
_LEVELS_TOLD = frozenset(
    {"high", "low", "highest", "lowest", "peak", "record", "rate", "level", "total", "average"}
    | {"maximum", "minimum", "most", "best", "worst", "least"}
)
_SHORT_ADVERB = 4
_NEAR, _OBJECT = 12, 8


def trend(tokens: Tokens, first: int, until: int) -> Trend:
    """Whether the clause says that what the phrase [first, until) tells rose or fell."""
    low = tokens.low
    word = low[first - 1]
    following = low[until]
    if word == "from" or following in EXTREMES:
        return ""
    if following in BEHIND_TIME and low[until - 1] in TIMES:
        return ""
    if word in ("to", "by"):
        told = _of_marked(tokens, first, until, word)
    elif word in ("or", "(", "and", ",") and _joins(tokens, first - 1, until):
        told = farther(tokens, first - 2 - (low[first - 2] == ","), first, crossed=True)
    else:
        told = _of_amount(tokens, first, until)
    return told or trend_behind(tokens, first, until)


def _of_amount(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend whose amount this is: "rose 5%", "up sharply by 5", "an increase of 5"."""
    low = tokens.low
    for at in range(first - 1, first - _NEAR, -1):
        word = low[at]
        if word in PARTICLES:
            return _of_particle(tokens, at, until)
        if word == "off":
            return of_off(tokens, at, until)
        if word in NOUNS and low[at + 1] in LINKING:
            return _of_noun(tokens, at, first, until)
        if word in VERBS:
            return _of_verb(tokens, at, first, until)
        if word == "of" and low[at - 1] not in NOUNS and low[at - 1] not in BRIDGES:
            return _of_noun_with_object(tokens, at) or _of_level(tokens, at, first)
        if word in ("a", "an") and at == first - 1:
            return ""
        if word not in BRIDGES and not (word.endswith("ly") and len(word) > _SHORT_ADVERB):
            break
    before = low[first - 1]
    if before == "at":
        return _closing_at(tokens, first - 1, until)
    if before in _BE:
        return _of_noun_with_object(tokens, first - 1, told_of=True)
    return _with_object(tokens, first, until)


def _of_particle(tokens: Tokens, at: int, until: int) -> Trend:
    word, before = tokens.low[at], tokens.low[at - 1]
    if word in ("up", "down") and before in PHRASAL:
        gave = word == "up" and before in _GIVE and tokens.low[until - 1] in PERCENT
        return "fall" if gave or (before in _GIVE and tokens.low[until] == "points") else ""
    if word == "down" and before in FELLING and is_counted(tokens, until):
        return ""
    return PARTICLES[word]


def _of_noun(tokens: Tokens, at: int, first: int, until: int) -> Trend:
    word, before = tokens.low[at], tokens.low[at - 1]
    money = before in RESULTS or is_money(tokens, first, until)
    if word in ("loss", "losses") and money:
        return ""
    if tokens.low[first] in ("-", "−", "minus"):
        return ""
    return NOUNS[word]


def _of_verb(tokens: Tokens, at: int, first: int, until: int) -> Trend:
    """The trend of the verb at `at` whose object this number is, or ''."""
    low = tokens.low
    word, following = low[at], low[at + 1]
    if word in ONLY_MARKED and low[until - 1] not in PERCENT:
        return ""
    if word == "shot" or (word.startswith("add") and low[at - 1] in SAYERS):
        return ""
    objects = low[until : until + CLOSE]
    if word.startswith(_LOSE) and not NOT_LOST.isdisjoint(objects):
        return ""
    if word.startswith("drop") and not NOT_DROPPED.isdisjoint(objects):
        return ""
    if word.startswith("gain") and low[until - 1] in NOT_GAINED:
        return ""
    if word.startswith("f") and (following in COME_TO_BE or low[first] in COME_TO_BE):
        level = low[first] == "under"
        return VERBS[word] if level else ""
    if following == "of" and at + 1 < first:
        return ""
    return VERBS[word]


def _of_noun_with_object(tokens: Tokens, of: int, *, told_of: bool = False) -> Trend:
    """The trend of "an increase in sales of 5 percent", from its "of", or "was" where `told_of`."""
    low = tokens.low
    for at in range(of - 1, max(of - 6, 0), -1):
        word = low[at]
        if word in ("in", "for", "on", "at") or (told_of and word == "of"):
            return NOUNS.get(low[at - 1], "")
        if not word.isalpha() or word in BARRIERS or word == "of":
            break
    return ""


def _of_level(tokens: Tokens, of: int, first: int) -> Trend:
    """The trend that leads to the level behind "of": "rose to its highest since May of 5"."""
    low = tokens.low
    level = False
    for at in range(of - 1, max(of - _OBJECT, 0), -1):
        word = low[at]
        if word == "to":
            return farther(tokens, at - 1, first) if level else ""
        if word in BARRIERS or word == "from":
            break
        level = level or word in _LEVELS_TOLD
    return ""


def _closing_at(tokens: Tokens, at: int, until: int) -> Trend:
    """The trend that leads to the level behind "at": "closed 5 points lower at 2,300"."""
    low = tokens.low
    if low[at - 1] in PARTICLES:
        return _of_particle(tokens, at - 1, until)
    for place in range(at - 1, max(at - _OBJECT, 0), -1):
        word = low[place]
        if word == "to" and low[place + 1] in ENDING:
            return farther(tokens, place - 1 - (low[place - 1] == ","), at, crossed=True)
        if "0" <= word < ":":
            before = low[place - 2] if low[place - 1] in SIGNS else low[place - 1]
            if before == "or" and low[place - 2] == ",":
                return farther(tokens, place - 3, at, crossed=True)
            return PARTICLES.get(before) or VERBS.get(before, "")
        if word in BARRIERS and word != ",":
            break
    return ""


def _with_object(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend of "cut rates 25 basis points" and of "pushing reserves below $9 billion"."""
    low = tokens.low
    level = LEVELS.get(low[first])
    if level is None and low[until - 1] not in PERCENT:
        return ""
    for at in range(first - 1, max(first - _OBJECT, -1), -1):
        word = low[at]
        if level is not None and word in MOVING:
            return level
        if level is None and word in VERBS and at < first - 1:
            return VERBS[word] if low[at + 1] not in ("to", "by", "from", "of", "in") else ""
        if not word.isalpha() or word in BARRIERS or (level is None and word in AUXILIARIES):
            break
    return ""


def _of_marked(tokens: Tokens, first: int, until: int, mark: str) -> Trend:
    """The trend that "to" or "by" links to this number: "cut the number of troops to 5"."""
    low = tokens.low
    at = first - 2
    if mark == "by" and (explained := _before_explanation(tokens, at)):
        return farther(tokens, explained, first)
    before = low[at]
    if before == "," or before == "then":
        at -= 1 + (before == "then" and low[at - 1] == ",")
        if not has_number_before(tokens, at + 1):
            return ""
    elif (
        before in NOT_BEFORE[mark]
        or (before in GIVEN_TO and is_bare(tokens, first, until))
        or (before.endswith("ed") and before not in VERBS)
        or (mark == "to" and before == "up" and low[at - 1] not in MOVED_UP)
    ):
        return ""
    return farther(tokens, at, first, until)


def _before_explanation(tokens: Tokens, at: int) -> int:
    """The token before words that say again what was told: "fell from 65 to 49, that is by 16"."""
    low = tokens.low
    size = 2 if (low[at - 1], low[at]) == ("that", "is") else int(low[at] in ("namely", "or"))
    return at - size - 1 if size and low[at - size] == "," else 0


def _joins(tokens: Tokens, at: int, until: int) -> bool:
    """Whether the word at `at` joins this number to one right before: "5%, or 3 points"."""
    low = tokens.low
    before = at - 1 - (low[at - 1] == ",")
    if low[at] in ("or", "("):
        return has_number_before(tokens, before + 1)
    last = low[until - 1]
    alike = low[before] == last and (last in PERCENT or last in DEGREES)
    return alike and low[until] not in PARTICLES
