"""How a text hedges a number: the tokens around it in, a qualifier and bounds out.

The words are those of `english/hedges.toml`; what they do to the bounds is said in one place,
`bounds`. What stands before a hedge may make it something else: "talked about 40", "went up to 40".
"""

from __future__ import annotations

from typing import cast

from etl.extract.numbers.lexicon import lexicon, phrases
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens
from etl.tables import Qualifier

_Phrase = tuple[tuple[str, ...], Qualifier]


def _sorted(table: str, key: int) -> dict[str, list[_Phrase]]:
    """The phrases of a table by their first (0) or last (-1) token, the longest first."""
    listed: dict[str, list[_Phrase]] = {}
    for words, meaning in phrases("hedges", table).items():
        listed.setdefault(words[key], []).append((words, cast("Qualifier", meaning)))
    for entries in listed.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return listed


def _sets(table: str) -> dict[str, frozenset[str]]:
    return {word: frozenset(listed) for word, listed in lexicon("hedges")[table].items()}


_WORDS = lexicon("hedges")
_BEFORE = _sorted("before", -1)
_AFTER = _sorted("after", 0)
_AFTER_BY_TWO = {
    first: {
        second: [entry for entry in entries if entry[0][1:2] in ((second,), ())]
        for second in {"".join(words[1:2]) for words, _ in entries}
    }
    for first, entries in _AFTER.items()
}
_NOT_BEHIND, _ONLY_BEHIND, _OF_TIME = _sets("not_behind"), _sets("only_behind"), _sets("of_time")
_DEGREES = frozenset(_WORDS["degrees"]["words"])
_TURNING = frozenset(_WORDS["degrees"]["turning"])
_TURNED: dict[str, Qualifier] = {"more_than": "up_to", "less_than": "at_least"}
_BETWEEN = frozenset(_WORDS["between"]["words"])
_ENDING_IN_OF = frozenset(_WORDS["between"]["ending_in_of"])
_ARTICLES = frozenset(_WORDS["between"]["articles"])
_OVER_ARTICLE = frozenset(_WORDS["between"]["over_article"])
_PREFIXES: dict[str, Qualifier] = _WORDS["prefixes"]
_ENDINGS: dict[str, Qualifier] = _WORDS["endings"]
_FOLLOWERS = frozenset(_WORDS["followers"]["words"])
_CHOOSY = frozenset(tuple(phrase.split(" ")) for phrase in _WORDS["followers"]["choosy"])
_SAYING = frozenset(_WORDS["followers"]["saying"])
_COUNTED = frozenset(_WORDS["followers"]["counted"])
_THRESHOLD: dict[str, Qualifier] = {
    word: cast("Qualifier", phrases("hedges", "before")[(word,)])
    for word in _WORDS["threshold"]["words"]
}
_SUPPOSING = frozenset(_WORDS["supposing"]["words"])
_MARKS = frozenset(_WORDS["threshold"]["nouns"])
_RISING, _DENYING, _CLAUSES = (
    frozenset(_WORDS["denied"][key]) for key in ("verbs", "words", "ends")
)
_STEPS = _BETWEEN | _ARTICLES | HYPHENS | frozenset(("of",))
_WOKEN = frozenset(_BEFORE) | _STEPS
_FARTHEST = 12
_FARTHEST_NOUN = 3
MOVED_UP = _NOT_BEHIND["up_to"]


def before(
    tokens: Tokens, first: int, free: int, *, duration: bool = False
) -> tuple[int, Qualifier | None]:
    """The first token of the phrase of the number at token `first`, and what its hedge says.

    Hedges may stack ("at least about"), and words that say nothing of the size may stand between.
    Before a `duration`, "over" is a hedge only where a length is told ("waited over two years").
    """
    low = tokens.low
    nearest = low[first - 1]
    if nearest not in _WOKEN:
        if nearest == "the" and low[first - 2] in _THRESHOLD and first - 2 >= free:
            return _to_threshold(tokens, first)
        return first, None
    qualifier: Qualifier | None = None
    begin = at = first
    article = False
    lowest = max(free, first - _FARTHEST)
    while at > lowest:
        word = low[at - 1]
        found = _ending_at(tokens, at, lowest, duration=duration) if word in _BEFORE else None
        if found is not None and not (article and low[at - 1] not in _OVER_ARTICLE):
            at, meaning = found
            at, meaning = _strengthened(tokens, at, lowest, meaning)
            begin = at
            article = False
            if qualifier is None or qualifier == "approx":
                qualifier = meaning
        elif word in HYPHENS and low[at - 2] in _PREFIXES and _glued_prefix(tokens, at, lowest):
            return at - 2, _PREFIXES[low[at - 2]]
        elif word == "of" and low[at - 2] in _ENDING_IN_OF:
            at -= 2
        elif word in _BETWEEN and (begin == first or at < begin):
            at -= 1
        elif word in _ARTICLES and not article and at > lowest + 1:
            article = True
            at -= 1
        else:
            break
    if qualifier in _TURNED and begin < first and _is_denied(tokens, begin):
        qualifier = _TURNED[qualifier]
    return begin, qualifier


def _is_denied(tokens: Tokens, begin: int) -> bool:
    """Whether the bound that begins at token `begin` is what is not to be: "does not expect sales
    to exceed", "are unlikely to fall below"."""
    low = tokens.low
    at = begin - 1
    if low[at] in _RISING:
        at -= 1
    if low[at] != "to":
        return False
    for word in reversed(low[max(at - _FARTHEST, 0) : at]):
        if word in _CLAUSES:
            return False
        if word in _DENYING or word.endswith(("n't", "n’t")):
            return True
    return False


def _to_threshold(tokens: Tokens, first: int) -> tuple[int, Qualifier | None]:
    """What `before` says of the number in "above the $60 mark"."""
    low = tokens.low
    if _MARKS.isdisjoint(low[first + 1 : first + 5]):
        return first, None
    return first - 2, _THRESHOLD[low[first - 2]]


def _ending_at(
    tokens: Tokens, at: int, lowest: int, *, duration: bool
) -> tuple[int, Qualifier] | None:
    """Where the longest hedge that ends before token `at` begins, and what it says."""
    low = tokens.low
    for words, meaning in _BEFORE[low[at - 1]]:
        start = at - len(words)
        if start < lowest or (len(words) > 1 and tuple(low[start:at]) != words):
            continue
        if words[-1] == "." and not (
            tokens.glued(at - 1) and tokens.raw[start].islower() and low[start - 1] != "."
        ):
            continue
        name, behind = "_".join(words), low[start - 1] if start > lowest else ""
        if behind in _NOT_BEHIND.get(name, ()):
            return None
        if name in _ONLY_BEHIND and behind not in _ONLY_BEHIND[name]:
            return None
        if duration and name in _OF_TIME and behind not in _OF_TIME[name]:
            return None
        return start, meaning
    return None


def _strengthened(
    tokens: Tokens, at: int, lowest: int, meaning: Qualifier
) -> tuple[int, Qualifier]:
    """The hedge that begins at token `at` with the degree words and the "no" or "not" before it."""
    low = tokens.low
    start = at
    while start > lowest and low[start - 1] in _DEGREES and at - start < 3:
        start -= 1
    if start > lowest and low[start - 1] in _TURNING and meaning in _TURNED:
        return start - 1, _TURNED[meaning] if start == at else "approx"
    while start < at and low[start] in _ARTICLES and start + 1 == at:
        start += 1
    return start, meaning


def _glued_prefix(tokens: Tokens, at: int, lowest: int) -> bool:
    return at - 2 >= lowest and tokens.glued(at) and tokens.glued(at - 1)


def after(tokens: Tokens, until: int) -> tuple[int, Qualifier | None]:
    """The first token behind the phrase of the number that ends before `until`, and its hedge.

    A hedge behind the noun that is counted ("40 people or more") is told, but is not in the phrase,
    which would hold the noun otherwise.
    """
    low = tokens.low
    word = low[until]
    if not word:
        return until, None
    if word == "+":
        glued = tokens.glued(until) and tokens.glued(until + 1)
        following = low[until + 1]
        if following == "/" or not tokens.glued(until) or (glued and following[:1].isalnum()):
            return until, None
        return until + 1, "at_least"
    if tokens.glued(until):
        start = until + 1 if word in HYPHENS and tokens.glued(until + 1) else until
        if low[start] in _ENDINGS:
            return start + 1, _ENDINGS[low[start]]
    if (word in _AFTER or word == ",") and (found := _beginning_at(tokens, until)):
        return found
    if not word.isalpha():
        return until, None
    for at in range(until + 1, until + 1 + _FARTHEST_NOUN):
        if low[at] in _AFTER and (found := _beginning_at(tokens, at)):
            plural = low[at - 1].endswith(("s", "people", "men", "children"))
            return until, found[1] if plural else None
        if not low[at].isalpha():
            break
    return until, None


def _beginning_at(tokens: Tokens, at: int) -> tuple[int, Qualifier] | None:
    """The first token behind the longest hedge that begins at token `at`, and what it says."""
    low = tokens.low
    if low[at] == ",":
        at += 1
    by_second = _AFTER_BY_TWO.get(low[at])
    if by_second is None:
        return None
    for words, meaning in by_second.get(low[at + 1]) or by_second.get("") or ():
        until = at + len(words)
        if len(words) > 2 and tuple(low[at:until]) != words:
            continue
        if _may_precede(words, low[until]):
            return until, meaning
    return None


def _may_precede(words: tuple[str, ...], following: str) -> bool:
    """Whether these words are a hedge with `following` behind them, not the start of a clause."""
    if words == ("odd",):
        return following.isalpha() and following not in _FOLLOWERS
    if words == ("or", "so"):
        return following not in _SAYING
    if words == ("at", "least") and following in _SUPPOSING:
        return False
    if words in _CHOOSY:
        return following in _FOLLOWERS or (words == ("plus",) and following in _COUNTED)
    return following != "than" and not (words[-1] == "more" and following.endswith("ly"))


def bounds(value: float, qualifier: Qualifier) -> tuple[float | None, float | None]:
    """What a hedged value allows: lowest and highest, None where the text does not say."""
    low = value if qualifier in ("exact", "more_than", "at_least") else None
    high = value if qualifier in ("exact", "less_than", "up_to") else None
    return low, high
