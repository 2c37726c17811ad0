"""Noun phrases: where one begins comes in, the phrase as written goes out.

It ends at its first plural that begins no compound, or before a word that can be in none. Its head
is its last word.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon, number_words
from etl.extract.numbers.nouns import ENDING, NOUNS, PLURALS, VERBS, is_adjective, is_plural
from etl.extract.numbers.signs import APOSTROPHES, HYPHENS
from etl.extract.numbers.tokens import Tokens

_QUALIFYING = frozenset(lexicon("nouns")["qualifying"])
_ATTRIBUTIVE = frozenset(lexicon("nouns")["attributive"])
QUOTES = frozenset("\"“”‘’'")
_NUMBER_WORDS = frozenset(number_words(2, 12)) | {
    "dozen", "hundred", "thousand", "million", "billion",
}  # fmt: skip
_LONGEST = 6
_FARTHEST = 16


def phrase_from(
    tokens: Tokens, first: int, *, singular: bool, one: bool = False, owned_once: bool = False
) -> str:
    """The noun phrase that begins at token `first`.

    One without a plural counts only where `singular`; what `one` counts is no plural. A number that
    an owner has ("the club's 3 goals") is stepped over once, not where it was `owned_once` before.
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
            if (numbered := behind_number(tokens, owned)) > owned:
                if owned_once:
                    return ""
                return phrase_from(tokens, numbered, singular=False, owned_once=True)
            at, noun = owned, False
            continue
        if is_plural(last, simple):
            if one and noun and simple not in PLURALS:
                break
            if not _compounds(tokens, end, last, simple, singular=singular):
                return _written(tokens, first, end)
            head = end
        elif simple in NOUNS or not is_adjective(simple):
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
    if plain in ENDING:
        model = tokens.glued(at + 1) and tokens.low[at + 1][:1].isdecimal()
        return tokens.raw[at] != "US" and not model
    if plain in VERBS:
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


def behind_number(tokens: Tokens, at: int) -> int:
    """The first token behind a number at `at`, which is `at` where there is none."""
    for _ in range(3):
        word = tokens.low[at]
        if not (word in _NUMBER_WORDS or "0" <= word < ":"):
            break
        at += 1
    return at


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
    if word in QUOTES and raw[at + 1][:1].isalpha():
        return at + 1
    if "0" <= word < ":" and len(word) < 8:
        if raw[at + 1] in HYPHENS and tokens.glued(at + 1) and raw[at + 2][:1].isalpha():
            return at + 3
        named = at > first and raw[at - 1][:1].isupper()
        if named and raw[at + 1][:1].isalpha() and tokens.low[at + 1] not in ENDING:
            return at + 1
    return 0


def _pair_of_adjectives(tokens: Tokens, at: int, *, noun: bool) -> bool:
    """Whether "and" joins what qualifies one noun: "Russian and Belarusian officers"."""
    low, raw = tokens.low, tokens.raw
    following = raw[at + 1]
    return (
        following[:1].isalpha()
        and low[at + 1] not in ENDING
        and low[at + 1] not in _NUMBER_WORDS
        and not is_plural(following, low[at + 1])
        and raw[at + 2][:1].isalpha()
        and low[at + 2] not in ENDING
        and raw[at - 1][:1].isupper() == following[:1].isupper()
        and (not noun or is_plural(raw[at + 2], low[at + 2]))
    )


def _closes(tokens: Tokens, at: int, word: str) -> bool:
    """Whether `word` cannot follow a noun within its phrase: a name in apposition, a past form."""
    if word[0].isupper():
        return tokens.raw[at - 1][:1].islower()
    if word in NOUNS:
        return False
    return (word.endswith("ed") and len(word) > 4) or (word.endswith("ly") and len(word) > 4)


def _compounds(tokens: Tokens, at: int, raw: str, low: str, *, singular: bool) -> bool:
    """Whether the plural before token `at` only qualifies the noun that follows it."""
    following, plain = tokens.raw[at], tokens.low[at]
    if not following[:1].isalpha() or plain in ENDING or plain in VERBS:
        return False
    if low in _ATTRIBUTIVE:
        end = _word_end(tokens, at)
        if is_plural(tokens.raw[end - 1], tokens.low[end - 1]):
            return True
        if singular:
            return not plain.endswith(("ed", "ly"))
        third, simple = tokens.raw[end], tokens.low[end]
        return (
            third[:1].isalpha() and simple not in ENDING and simple not in VERBS
            and is_plural(third, simple) and not plain.endswith("ed")
        )  # fmt: skip
    return raw[0].isupper() and following[0].islower() and is_plural(following, plain)


def _written(tokens: Tokens, first: int, until: int) -> str:
    written = tokens.written(first, until)
    return written if "\n" not in written else " ".join(written.split())
