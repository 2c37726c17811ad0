"""What a number counts: the words behind it in, the counted noun phrase as written out.

No dictionary of English is at hand: what a phrase is is told by classes of words.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.noun_phrases import QUOTES, behind_number, phrase_from
from etl.extract.numbers.nouns import ENDING, VERBS, is_adjective, is_plural
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("nouns")
_BEFORE_WHOLE = frozenset(_WORDS["before_whole"])
_FRACTIONS = frozenset(_WORDS["fractions"])
_SKIPPED = frozenset(_WORDS["skipped"])
_DETERMINERS = frozenset(_WORDS["determiners"])
_PRONOUNS = frozenset(_WORDS["pronouns"])
_TIMES = frozenset(_WORDS["times"])
_SPANS = frozenset(_WORDS["spans"])
_LONGEST_WORD = 40


def counted_after(tokens: Tokens, until: int, value: float | None, *, share: bool) -> str:
    """The noun phrase counted by the number whose phrase ends before `until`, as written, or ''.

    A share ("95 percent") or measure counts what follows "of"; other numbers count what follows
    them, or what follows "of the".
    """
    low = tokens.low
    word = low[until]
    if word == "of":
        if share and low[until - 1] in _SPANS:
            return ""
        return _counted_of(tokens, until + 1)
    if share:
        if word == "the" and low[until - 1] in _FRACTIONS:
            return phrase_from(tokens, until + 1, singular=True)
        if low[until - 2] in _BEFORE_WHOLE:
            return "" if word in _SPANS else phrase_from(tokens, until, singular=False)
        return ""
    if word in HYPHENS:
        if tokens.glued(until) and tokens.glued(until + 1) and _is_word(tokens, until + 1):
            return "" if is_adjective(low[until + 1]) else tokens.raw[until + 1]
        return ""
    if not word or not (word[0].isalpha() or word in QUOTES or tokens.raw[until].isdecimal()):
        return ""
    compound = low[until + 1] in HYPHENS and tokens.glued(until + 1)
    if word in _SKIPPED and low[until + 1] not in _TIMES and not compound:
        until += 1
        while low[until] in _SKIPPED:
            until += 1
    counted = phrase_from(tokens, until, singular=value == 1, one=value == 1)
    return counted or _first_of_pair(tokens, until)


def _counted_of(tokens: Tokens, at: int) -> str:
    """What follows "of", its determiners and numbers left out: "of the three countries"."""
    low = tokens.low
    start = at
    while at < start + 3 and low[at] in _DETERMINERS:
        at += 1
    if low[at] in _PRONOUNS or (at == start and low[at] in _DETERMINERS):
        return ""
    at = behind_number(tokens, at)
    while at < start + 8 and low[at] in _SKIPPED:
        at += 1
    return phrase_from(tokens, behind_number(tokens, at), singular=True)


def _first_of_pair(tokens: Tokens, at: int) -> str:
    """What the first number counts in "12 Russian and 10 Belarusian men": "Russian men"."""
    if not tokens.raw[at][:1].isalpha() or tokens.low[at + 1] not in ("and", "or"):
        return ""
    if tokens.low[at] in ENDING or tokens.low[at] in VERBS:
        return ""
    second = behind_number(tokens, at + 2)
    if second == at + 2 or tokens.raw[second][:1].isupper() != tokens.raw[at][:1].isupper():
        return ""
    rest = phrase_from(tokens, second + 1, singular=False)
    if not rest or not _may_qualify(tokens.low[second]):
        return ""
    return f"{tokens.raw[at]} {rest}"


def _may_qualify(word: str) -> bool:
    return word[:1].isalpha() and word not in ENDING and not is_plural(word, word)


def _is_word(tokens: Tokens, at: int) -> bool:
    word = tokens.raw[at]
    return bool(word) and word[0].isalpha() and len(word) <= _LONGEST_WORD
