"""What a rate is per: "a year", "per 1,000 cubic metres", "daily", "/km".

Comes in: the place behind an amount or behind what it counts. Goes out: the first token behind the
rate and its code ("1000m3", "years", "share"). Whether there is an amount is decided elsewhere.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.numerals import numeral_at
from etl.extract.numbers.signs import SHORT_DASHES
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import AFTER_SLASH, unit_at

_WORDS = lexicon("rates")
_ARTICLES = frozenset(_WORDS["articles"])
_PER = frozenset(_WORDS["per"])
_NO_RATE_BEFORE = frozenset(_WORDS["no_rate_before"])
_AFTER_ARTICLE = frozenset(_WORDS["after_article"])
_STOPS = frozenset(lexicon("nouns")["stops"]) | frozenset(lexicon("nouns")["pronouns"])
_PERSONS = frozenset(_WORDS["persons"])
_ADVERBS: dict[str, str] = _WORDS["adverbs"]
_AFTER_ADVERB = frozenset(_WORDS["after_adverb"])
_NO_NOUN = frozenset(_WORDS["no_noun"])
_NOUN_PHRASE = 8
_SCALES = {"hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0}


def per_after(tokens: Tokens, until: int) -> tuple[int, str]:
    """The first token behind what a rate is per, and its code ("1000m3", "years", "share").

    (until, '') where no rate is told. What is neither a unit nor a person is told as written.
    """
    word = tokens.low[until]
    if word in _ADVERBS and not _names_a_noun(tokens.low[until + 1]):
        return until + 1, _ADVERBS[word]
    start = until
    hyphen = word in SHORT_DASHES and tokens.glued(until) and tokens.glued(until + 1)
    if hyphen or (word == "," and tokens.low[until + 1] == "per"):
        start += 1
    word = tokens.low[start]
    if word in _PER:
        return _per(tokens, start + 1, until, any_noun=word != "/")
    if priced := _priced_amount(tokens, start):
        return priced
    at = start + 2 if tokens.low[start + 1] in SHORT_DASHES and start > until else start + 1
    if word in _ARTICLES and tokens.low[at] == "pound":
        return at + 1, "lb"
    if word in _ARTICLES and tokens.low[at] in _AFTER_ARTICLE:
        if tokens.low[at + 1] in _NO_RATE_BEFORE:
            return until, ""
        return _per(tokens, at, until, any_noun=True)
    return until, ""


def per_behind(tokens: Tokens, until: int, counted: str) -> str:
    """What a number is per, told behind the noun that it counts: "3 goals a game"; else ''."""
    for at in range(until + 1, until + _NOUN_PHRASE):
        word = tokens.low[at]
        if word in _PER or word in _ARTICLES:
            between = tokens.written(until, at).lstrip("-")
            return per_after(tokens, at)[1] if between in (counted, f"of {counted}") else ""
        if not word:
            break
    return ""


def _priced_amount(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """The round amount that a price is told for: "$250 for a thousand cubic metres", "for 1,000 t".

    Without "for" only behind an article: "$250 a thousand cubic metres".
    """
    word, led = tokens.low[at], tokens.low[at] == "for"
    at += led
    if tokens.low[at] in _ARTICLES:
        at += 1
    elif not led:
        return None
    if not (tokens.low[at] == "thousand" or (led and "0" <= tokens.low[at][:1] < ":")):
        return None
    until, code = _per(tokens, at, at, any_noun=False)
    return (until, code) if code.startswith("1000") and word else None


def _names_a_noun(following: str) -> bool:
    """Whether a word behind "daily" makes it an adjective: "5 daily flights"."""
    return following.isalpha() and following not in _AFTER_ADVERB


def _noun_years(tokens: Tokens, at: int) -> int:
    """The first token behind "woman years", "person-years", or 0."""
    behind = at + 2 if tokens.low[at + 1] in SHORT_DASHES else at + 1
    return behind + 1 if tokens.low[at].isalpha() and tokens.low[behind] == "years" else 0


def _per(tokens: Tokens, at: int, until: int, *, any_noun: bool) -> tuple[int, str]:
    count = 1.0
    if numeral := numeral_at(tokens, at):
        at, count = numeral
    elif tokens.low[at] in _SCALES:
        at, count = at + 1, _SCALES[tokens.low[at]]
    word = tokens.low[at]
    if word in ("annum", "capita"):
        return at + 1, "years" if word == "annum" else "persons"
    unit = None if _noun_years(tokens, at) else unit_at(tokens, at)
    if not any_noun and word in AFTER_SLASH:
        at, code = at + 1, AFTER_SLASH[word]
    elif unit is not None and tokens.units.kind(unit.code) != "percent":
        count *= unit.factor
        at, code = unit.until, unit.code
    elif any_noun and (until_years := _noun_years(tokens, at)):
        at, code = until_years, f"{word}-years"
    elif word in _PERSONS:
        at, code = at + 1, "persons"
    elif count == _SCALES["thousand"] and (not word.isalnum() or word in _STOPS):
        return at, f"{count:g}"  # "128 dollars per thousand"
    elif any_noun and word.isalpha() and len(word) > 1 and word not in _NO_NOUN:
        at, code = at + 1, word
    else:
        return until, ""
    return at, f"{count:g}{code}" if count != 1 else code
