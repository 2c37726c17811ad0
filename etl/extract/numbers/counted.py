"""What a number counts: the words behind it in, the counted noun phrase as written out.

No dictionary of English is at hand: a noun phrase is taken to end at its first plural that begins
no compound, or before a word that can be in none. Its head is its last word.
"""

from __future__ import annotations

from functools import lru_cache

from etl.extract.numbers.lexicon import lexicon, number_words
from etl.extract.numbers.signs import APOSTROPHES, HYPHENS
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("nouns")
_ENDING = frozenset(_WORDS["stops"])
_VERBS = frozenset(_WORDS["verbs"])
_BEFORE_WHOLE = frozenset(_WORDS["before_whole"])
_FRACTIONS = frozenset(_WORDS["fractions"])
_QUALIFYING = frozenset(_WORDS["qualifying"])
_SKIPPED = frozenset(_WORDS["skipped"])
_DETERMINERS = frozenset(_WORDS["determiners"])
_PRONOUNS = frozenset(_WORDS["pronouns"])
_TIMES = frozenset(_WORDS["times"])
_SPANS = frozenset(_WORDS["spans"])
_PLURALS = frozenset(_WORDS["plurals"])
_PLURAL_ENDINGS = tuple(_WORDS["plural_endings"])
_SINGULARS = frozenset(_WORDS["singulars"])
_DEMONYMS = tuple(_WORDS["demonyms"])
_ATTRIBUTIVE = frozenset(_WORDS["attributive"])
_ADJECTIVES = tuple(_WORDS["adjectives"])
_ADJECTIVES_LISTED = frozenset(_WORDS["adjectives_listed"])
_NOUNS_LISTED = frozenset(_WORDS["nouns_listed"])
_NO_PLURAL = ("ss", "us", "is")
_QUOTES = frozenset("\"“”‘’'")
_NUMBER_WORDS = frozenset(number_words(2, 12)) | {
    "dozen",
    "hundred",
    "thousand",
    "million",
    "billion",
}
_LONGEST = 6
_FARTHEST = 16
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
            return _phrase(tokens, until + 1, singular=True)
        if low[until - 2] in _BEFORE_WHOLE:
            return "" if word in _SPANS else _phrase(tokens, until, singular=False)
        return ""
    if word in HYPHENS:
        if tokens.glued(until) and tokens.glued(until + 1) and _is_word(tokens, until + 1):
            return "" if _is_adjective(low[until + 1]) else tokens.raw[until + 1]
        return ""
    if not word or not (word[0].isalpha() or word in _QUOTES or tokens.raw[until].isdecimal()):
        return ""
    compound = low[until + 1] in HYPHENS and tokens.glued(until + 1)
    if word in _SKIPPED and low[until + 1] not in _TIMES and not compound:
        until += 1
        while low[until] in _SKIPPED:
            until += 1
    counted = _phrase(tokens, until, singular=value == 1, one=value == 1)
    return counted or _first_of_pair(tokens, until)


def _counted_of(tokens: Tokens, at: int) -> str:
    """What follows "of", its determiners and numbers left out: "of the three countries"."""
    low = tokens.low
    start = at
    while at < start + 3 and low[at] in _DETERMINERS:
        at += 1
    if low[at] in _PRONOUNS or (at == start and low[at] in _DETERMINERS):
        return ""
    at = _behind_number(tokens, at)
    while at < start + 8 and low[at] in _SKIPPED:
        at += 1
    return _phrase(tokens, _behind_number(tokens, at), singular=True)


def _behind_number(tokens: Tokens, at: int) -> int:
    """The first token behind a number at `at`, which is `at` where there is none."""
    for _ in range(3):
        word = tokens.low[at]
        if not (word in _NUMBER_WORDS or "0" <= word < ":"):
            break
        at += 1
    return at


def _first_of_pair(tokens: Tokens, at: int) -> str:
    """What the first number counts in "12 Russian and 10 Belarusian men": "Russian men"."""
    if not tokens.raw[at][:1].isalpha() or tokens.low[at + 1] not in ("and", "or"):
        return ""
    if tokens.low[at] in _ENDING or tokens.low[at] in _VERBS:
        return ""
    second = _behind_number(tokens, at + 2)
    if second == at + 2 or tokens.raw[second][:1].isupper() != tokens.raw[at][:1].isupper():
        return ""
    rest = _phrase(tokens, second + 1, singular=False)
    if not rest or not _may_qualify(tokens.low[second]):
        return ""
    return f"{tokens.raw[at]} {rest}"


def _may_qualify(word: str) -> bool:
    return word[:1].isalpha() and word not in _ENDING and not is_plural(word, word)


@lru_cache(maxsize=4096)
def is_plural(raw: str, low: str) -> bool:
    """Whether a word looks like a plural noun."""
    if low in _PLURALS:
        return True
    if len(low) < 3 or not low.endswith("s"):
        return len(low) > 3 and low.endswith(_PLURAL_ENDINGS)
    if low in _SINGULARS or low.endswith(_NO_PLURAL):
        if raw[0].isupper() and low.endswith(_DEMONYMS):
            return low not in _SINGULARS
        return len(raw) > 2 and raw[:-1].isupper() and raw[-1] == "s"
    return True


def _is_word(tokens: Tokens, at: int) -> bool:
    word = tokens.raw[at]
    return bool(word) and word[0].isalpha() and len(word) <= _LONGEST_WORD


def _phrase(tokens: Tokens, first: int, *, singular: bool, one: bool = False) -> str:
    """The noun phrase that begins at token `first`.

    One without a plural counts only where `singular`; what `one` counts is no plural.
    """
    low, raw = tokens.low, tokens.raw
    at, head, noun, words = first, 0, False, 0
    while at < first + _FARTHEST and words < _LONGEST:
        word, plain = raw[at], low[at]
        if not word[:1].isalpha():
            at = _beyond(tokens, at, first)
            if not at:
                break
            continue
        if _ends_phrase(tokens, at, words=words, noun=noun, strict=not singular):
            adjective = plain in ("and", "or") and words > 0
            if not (adjective and _pair_of_adjectives(tokens, at, noun=noun)):
                break
            at += 1
            continue
        words += 1
        end = _word_end(tokens, at)
        last, simple = raw[end - 1], low[end - 1]
        if owned := _owning(tokens, end):
            if (numbered := _behind_number(tokens, owned)) > owned:
                return _phrase(tokens, numbered, singular=False)
            at, noun = owned, False
            continue
        if is_plural(last, simple):
            if one and noun and simple not in _PLURALS:
                break
            if not _compounds(tokens, end, last, simple, singular=singular):
                return _written(tokens, first, end)
            head = end
        elif simple in _NOUNS_LISTED or not _is_adjective(simple):
            noun = True
            head = end if singular else head
        elif singular and (word[0].isupper() or not simple.endswith(("ed", "ly"))):
            head = end
        at = end
    if head and (singular or is_plural(raw[head - 1], low[head - 1])):
        return _written(tokens, first, head)
    return ""


def _ends_phrase(tokens: Tokens, at: int, *, words: int, noun: bool, strict: bool) -> bool:
    """Whether the word at `at` cannot belong to the phrase, `words` of which are read."""
    plain = tokens.low[at]
    if plain in _ENDING:
        model = tokens.glued(at + 1) and tokens.low[at + 1][:1].isdecimal()
        return tokens.raw[at] != "US" and not model
    if plain in _VERBS:
        qualifies = plain in _QUALIFYING and (
            plain.endswith("s") or is_plural(tokens.raw[at + 1], tokens.low[at + 1])
        )
        return words > 0 or (strict and not qualifies)
    return noun and _closes(tokens, at, tokens.raw[at])


def _owning(tokens: Tokens, end: int) -> int:
    """The first token behind the apostrophe of an owner that ends before `end`, or 0."""
    low = tokens.low
    if low[end] not in APOSTROPHES or not tokens.glued(end):
        return 0
    if low[end + 1] == "s" and tokens.glued(end + 1):
        return end + 2
    owners = is_plural(tokens.raw[end - 1], low[end - 1]) and tokens.raw[end + 1][:1].isalpha()
    return end + 1 if owners else 0


def _word_end(tokens: Tokens, at: int) -> int:
    """The first token behind the word at `at` with the parts that hyphens and dots join to it."""
    low, raw = tokens.low, tokens.raw
    end = at + 1
    limit = at + 8
    while end < limit and tokens.glued(end):
        if low[end] in HYPHENS and tokens.glued(end + 1) and raw[end + 1][:1].isalnum():
            end += 2
        elif raw[end][:1].isalnum() or (low[end] == "." and _is_initial(raw[end - 1])):
            end += 1
        else:
            break
    return end


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _beyond(tokens: Tokens, at: int, first: int) -> int:
    """The token to go on with behind a sign or digits inside a noun phrase, or 0."""
    raw = tokens.raw
    word = raw[at]
    if word in _QUOTES and raw[at + 1][:1].isalpha():
        return at + 1
    if "0" <= word < ":" and len(word) < 8:
        if raw[at + 1] in HYPHENS and tokens.glued(at + 1) and raw[at + 2][:1].isalpha():
            return at + 3
        named = at > first and raw[at - 1][:1].isupper()
        if named and raw[at + 1][:1].isalpha() and tokens.low[at + 1] not in _ENDING:
            return at + 1
    return 0


def _pair_of_adjectives(tokens: Tokens, at: int, *, noun: bool) -> bool:
    """Whether "and" joins what qualifies one noun: "Russian and Belarusian officers"."""
    low, raw = tokens.low, tokens.raw
    following = raw[at + 1]
    return (
        following[:1].isalpha()
        and low[at + 1] not in _ENDING
        and low[at + 1] not in _NUMBER_WORDS
        and not is_plural(following, low[at + 1])
        and raw[at + 2][:1].isalpha()
        and low[at + 2] not in _ENDING
        and raw[at - 1][:1].isupper() == following[:1].isupper()
        and (not noun or is_plural(raw[at + 2], low[at + 2]))
    )


def _closes(tokens: Tokens, at: int, word: str) -> bool:
    """Whether `word` cannot follow a noun within its phrase: a name in apposition, a past form."""
    if word[0].isupper():
        return tokens.raw[at - 1][:1].islower()
    if word in _NOUNS_LISTED:
        return False
    return (word.endswith("ed") and len(word) > 4) or (word.endswith("ly") and len(word) > 4)


@lru_cache(maxsize=4096)
def _is_adjective(low: str) -> bool:
    return low in _ADJECTIVES_LISTED or low.endswith(_ADJECTIVES)


def _compounds(tokens: Tokens, at: int, raw: str, low: str, *, singular: bool) -> bool:
    """Whether the plural before token `at` only qualifies the noun that follows it."""
    following, plain = tokens.raw[at], tokens.low[at]
    if not following[:1].isalpha() or plain in _ENDING or plain in _VERBS:
        return False
    if low in _ATTRIBUTIVE:
        end = _word_end(tokens, at)
        if is_plural(tokens.raw[end - 1], tokens.low[end - 1]):
            return True
        if singular:
            return not plain.endswith(("ed", "ly"))
        third, simple = tokens.raw[end], tokens.low[end]
        return (
            third[:1].isalpha() and simple not in _ENDING and simple not in _VERBS
            and is_plural(third, simple) and not plain.endswith("ed")
        )  # fmt: skip
    return raw[0].isupper() and following[0].islower() and is_plural(following, plain)


def _written(tokens: Tokens, first: int, until: int) -> str:
    written = tokens.written(first, until)
    return written if "\n" not in written else " ".join(written.split())
