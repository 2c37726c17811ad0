"""Whether a number is the amount of a rise or fall, or the level reached by it.

Comes in: the place of a number's phrase. Goes out: the trend that the verb, noun or particle of
its clause tells. It looks a few tokens around and never across a clause: "fell, while 5 rose".
"""

from __future__ import annotations

from typing import cast

from etl.extract.numbers.hedges import MOVED_UP
from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.tokens import Tokens
from etl.tables import Trend

_WORDS = lexicon("trends")


def _by_word(table: str) -> dict[str, Trend]:
    return {
        word: cast("Trend", direction)
        for direction, listed in _WORDS[table].items()
        for word in listed
    }


def _set(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(_WORDS[table][key])


_VERBS, _NOUNS, _PARTICLES = _by_word("verbs"), _by_word("nouns"), _by_word("particles")
_LEVELS = _by_word("levels")
_COMPARING, _EARLIER = _by_word("comparing"), _set("earlier")
_MOVING = _set("moving")
_ONLY_MARKED = _set("only_marked")
_BRIDGES, _LINKING = _set("bridges"), _set("bridges", "linking")
_BARRIERS = _set("bridges", "barriers")
_NOT_BEFORE = {"to": _set("bridges", "not_before_to"), "by": _set("bridges", "not_before_by")}
_GIVEN_TO, _PHRASAL = _set("bridges", "given_to"), _set("bridges", "phrasal")
_NOT_LOST, _NOT_DROPPED = _set("no_change", "lose"), _set("no_change", "drop")
_SAYERS, _RESULTS = _set("no_change", "sayers"), _set("no_change", "results")
_BETWEEN_NOUN, _BEHIND_PARTICLE = _set("between_noun"), _set("behind_particle")
_LOSE = ("los", "lost")
_GIVE = frozenset({"give", "gives", "gave", "given", "giving"})
_PERCENT = frozenset({"%", "percent", "cent", "pc", "pct", "points", "point", "percentage", "bps"})
_SIGNS = frozenset("$€£¥₽₹")
_ARTICLES = frozenset({"a", "an", "the", "this", "its", "their", "his", "another"})
_SCALES = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})
_SMALL = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}
)
_SHORT_ADVERB = 4
_NEAR, _FAR, _BEHIND, _CLOSE = 7, 13, 6, 6
_DIGITS_OF_YEAR = 4


def trend(tokens: Tokens, first: int, until: int) -> Trend:
    """Whether the clause says that what the phrase [first, until) tells rose or fell."""
    word = tokens.low[first - 1]
    if word == "from":
        return ""
    if word in ("to", "by"):
        told = _of_marked(tokens, first, until, word)
    elif word in ("or", "(", "and", ",") and _joins(tokens, first - 1, until):
        told = _farther(tokens, first - 2 - (tokens.low[first - 2] == ","), first, crossed=True)
    else:
        told = _of_amount(tokens, first, until)
    return told or _behind(tokens, first, until)


def _of_amount(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend whose amount this is: "rose 5%", "up sharply by 5", "an increase of 5"."""
    low = tokens.low
    for at in range(first - 1, first - _NEAR, -1):
        word = low[at]
        if word in _PARTICLES:
            return _of_particle(tokens, at, until)
        if word in _NOUNS and low[at + 1] in _LINKING:
            return _of_noun(tokens, at, first)
        if word in _VERBS:
            return _of_verb(tokens, at, first, until)
        if word == "of" and low[at - 1] not in _NOUNS and low[at - 1] not in _BRIDGES:
            return _of_noun_with_object(tokens, at)
        if word in ("a", "an") and at == first - 1:
            return ""
        if word not in _BRIDGES and not (word.endswith("ly") and len(word) > _SHORT_ADVERB):
            break
    before = low[first - 1]
    if before == "at":
        return _closing_at(tokens, first - 1, until)
    return _with_object(tokens, first, until)


def _of_particle(tokens: Tokens, at: int, until: int) -> Trend:
    word, before = tokens.low[at], tokens.low[at - 1]
    if word in ("up", "down") and before in _PHRASAL:
        gave = word == "up" and before in _GIVE and tokens.low[until - 1] in _PERCENT
        return "fall" if gave or (before in _GIVE and tokens.low[until] == "points") else ""
    return _PARTICLES[word]


def _of_noun(tokens: Tokens, at: int, first: int) -> Trend:
    word, before = tokens.low[at], tokens.low[at - 1]
    if word in ("loss", "losses") and (before in _RESULTS or _is_money(tokens, first)):
        return ""
    if tokens.low[first] in ("-", "−", "minus"):
        return ""
    return _NOUNS[word]


def _of_verb(tokens: Tokens, at: int, first: int, until: int) -> Trend:
    """The trend of the verb at `at` whose object this number is, or ''."""
    low = tokens.low
    word = low[at]
    if word in _ONLY_MARKED and low[until - 1] not in _PERCENT:
        return ""
    if word.startswith("add") and low[at - 1] in _SAYERS:
        return ""
    objects = low[until : until + _CLOSE]
    if word.startswith(_LOSE) and not _NOT_LOST.isdisjoint(objects):
        return ""
    if word.startswith("drop") and not _NOT_DROPPED.isdisjoint(objects):
        return ""
    if low[at + 1] == "of" and at + 1 < first:
        return ""
    return _VERBS[word]


def _of_noun_with_object(tokens: Tokens, of: int) -> Trend:
    """The trend of "an increase in sales of 5 percent", from its "of"."""
    low = tokens.low
    for at in range(of - 1, max(of - 6, 0), -1):
        word = low[at]
        if word in ("in", "for", "on", "at"):
            return _NOUNS.get(low[at - 1], "")
        if not word.isalpha() or word in _BARRIERS or word == "of":
            break
    return ""


def _closing_at(tokens: Tokens, at: int, until: int) -> Trend:
    """The trend that leads to the level behind "at": "closed 5 points lower at 2,300"."""
    low = tokens.low
    if low[at - 1] in _PARTICLES:
        return _of_particle(tokens, at - 1, until)
    for place in range(at - 1, max(at - 5, 0), -1):
        if "0" <= low[place] < ":":
            before = low[place - 2] if low[place - 1] in _SIGNS else low[place - 1]
            return _PARTICLES.get(before) or _VERBS.get(before, "")
    return ""


def _with_object(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend of "cut rates 25 basis points" and of "pushing reserves below $9 billion"."""
    low = tokens.low
    level = _LEVELS.get(low[first])
    if level is None and low[until - 1] not in _PERCENT:
        return ""
    for at in range(first - 1, max(first - 5, -1), -1):
        word = low[at]
        if level is not None and word in _MOVING:
            return level
        if level is None and word in _VERBS and at < first - 1:
            return _VERBS[word] if low[at + 1] not in ("to", "by", "from", "of", "in") else ""
        if not word.isalpha() or word in _BARRIERS:
            break
    return ""


def _of_marked(tokens: Tokens, first: int, until: int, mark: str) -> Trend:
    """The trend that "to" or "by" links to this number: "cut the number of troops to 5"."""
    low = tokens.low
    at = first - 2
    before = low[at]
    if before == "," or before == "then":
        at -= 1 + (before == "then" and low[at - 1] == ",")
        if not _counts(tokens, at + 1):
            return ""
    elif (
        before in _NOT_BEFORE[mark]
        or (before in _GIVEN_TO and _bare(tokens, first, until))
        or (mark == "by" and before.endswith("ed") and before not in _VERBS)
        or (mark == "to" and before == "up" and low[at - 1] not in MOVED_UP)
    ):
        return ""
    return _farther(tokens, at, first)


def _farther(tokens: Tokens, at: int, first: int, *, crossed: bool = False) -> Trend:
    """The verb or particle from token `at` to the left within the clause, else the noun there."""
    low = tokens.low
    noun: Trend = ""
    stop, joined = max(first - _FAR, -1), crossed
    while at > stop:
        word = low[at]
        if word in _PARTICLES:
            return noun if word in ("up", "down") and low[at - 1] in _PHRASAL else _PARTICLES[word]
        if word in _VERBS and not (word in _NOUNS and low[at - 1] in _ARTICLES):
            if word.startswith("add") and low[at - 1] in _SAYERS:
                return noun
            return _VERBS[word] if low[at + 1] != "of" else noun or _NOUNS.get(word, "")
        if word in _NOUNS:
            if word.startswith("loss") and (low[at - 1] in _RESULTS or _is_money(tokens, first)):
                return ""
            noun = noun or _NOUNS[word]
        elif word in _BARRIERS:
            at = _past_barrier(tokens, at, crossed=crossed)
            if not at:
                return noun
            continue
        elif word == "from" and joined:
            return ""
        elif "0" <= word < ":":
            crossed = True
        at -= 1
    return noun


def _past_barrier(tokens: Tokens, at: int, *, crossed: bool) -> int:
    """The token to go on with where a clause seems to end but does not, else 0."""
    low = tokens.low
    word = low[at]
    if word == "or" and low[at - 1] == ",":
        return at - 2
    if word == "than" and low[at - 1] in ("more", "less", "fewer"):
        return at - 2
    if word == "as" and (low[at - 1] in ("much", "many") or low[at + 1] in ("much", "many")):
        return at - 1
    if word == "," and (crossed or low[at + 1] == "or") and _counts(tokens, at):
        return at - 1
    return 0


def _joins(tokens: Tokens, at: int, until: int) -> bool:
    """Whether the word at `at` joins this number to one right before: "5%, or 3 points"."""
    low = tokens.low
    before = at - 1 - (low[at - 1] == ",")
    if low[at] in ("or", "("):
        return _counts(tokens, before + 1)
    alike = low[before] == low[until - 1] and low[before] in _PERCENT
    return alike and low[until] not in _PARTICLES


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether a number with its unit stands right before token `at`."""
    return any("0" <= word < ":" for word in tokens.low[max(0, at - 4) : at])


def _behind(tokens: Tokens, first: int, until: int) -> Trend:
    """The trend told behind the number: "a 5% increase", "5% higher"."""
    low = tokens.low
    at = until
    word = low[at]
    while at < until + _BEHIND and word in _BETWEEN_NOUN and word not in _NOUNS:
        at += 1
        word = low[at]
    if word in _NOUNS:
        return _of_noun_behind(tokens, first, until, word)
    word = low[until]
    if word in _PARTICLES:
        following = low[until + 1]
        bare = word in ("up", "down") and _bare(tokens, first, until)
        if bare or following not in _BEHIND_PARTICLE or (following == "to" and word == "up"):
            return ""
        return _PARTICLES[word]
    return _compared(tokens, until)


def _of_noun_behind(tokens: Tokens, first: int, until: int, word: str) -> Trend:
    low = tokens.low
    share = low[until - 1] in _PERCENT
    if word.endswith("s") and word != "loss" and not (share and low[first - 1] != "of"):
        return ""
    if not _bare(tokens, first, until):
        return _NOUNS[word]
    named = low[first - 1] in _ARTICLES or low[first - 2] in _ARTICLES
    return _NOUNS[word] if named and low[until - 1] != "one" else ""


def _compared(tokens: Tokens, until: int) -> Trend:
    """The trend of a comparison with an earlier state: "5 percent less than a year ago"."""
    low = tokens.low
    word = low[until]
    if word not in _COMPARING:
        return ""
    for at in range(until + 1, until + _BEHIND):
        if low[at] in _EARLIER or (len(low[at]) == _DIGITS_OF_YEAR and low[at].isdecimal()):
            return _COMPARING[word]
    return ""


def _is_money(tokens: Tokens, first: int) -> bool:
    """Whether a currency sign is near: a loss of money is a result, not a fall."""
    return not _SIGNS.isdisjoint(tokens.low[max(0, first - _CLOSE) : first + 3])


def _bare(tokens: Tokens, first: int, until: int) -> bool:
    """Whether the number has no unit of its own."""
    last = tokens.low[until - 1]
    if not ("0" <= last < ":" or last in _SCALES or last in _SMALL):
        return False
    return _SIGNS.isdisjoint(tokens.low[first:until])
