"""Units beside a number: the tokens around it and the vocabulary in, the unit's code out.

Looks at signs before a number, and at scales, units and rates in one word ("kph") behind it. It
never guesses a unit that is not written there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.signs import SHORT_DASHES
from etl.extract.numbers.tokens import Tokens
from etl.vocabulary.units import Units

_RATES = lexicon("rates")
_DIMENSIONS = frozenset(_RATES["dimensions"])
_ONLY_GLUED = frozenset(_RATES["only_glued"])
_IN_ONE_WORD: dict[str, list[str]] = _RATES["in_one_word"]
_RACES = frozenset(_RATES["races"])
_MILESTONES = frozenset(_RATES["milestones"])
_NO_NOUN = frozenset(_RATES["no_noun"])
_NO_ADJECTIVE = frozenset(lexicon("nouns")["stops"])
_PLACED = frozenset(_RATES["placed"])
_OWNED = frozenset(_RATES["owned"])
_DONE = frozenset(_RATES["done"])
_MILLIONS = frozenset(("million", "millions", "billion", "bn", "mn", "mln"))
_ADJECTIVES = 4
_MOST_SCALES = 2
_NEARBY = 25
AFTER_SLASH: dict[str, str] = _RATES["after_slash"]
"""Letters that are a unit only behind a slash, with its code."""


class Unit(NamedTuple):
    """A unit read in a text: the first token behind it, its code, and how many of it one is."""

    until: int
    code: str
    factor: float


@dataclass(frozen=True, slots=True)
class _Index:
    """Spellings by first token and signs by last token, the longest first."""

    spellings: dict[str, list[tuple[tuple[str, ...], bool, str, float]]]
    signs: dict[str, list[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=8)
def _index(units: Units) -> _Index:
    spellings: dict[str, list[tuple[tuple[str, ...], bool, str, float]]] = {}
    for written, (code, factor) in units.spellings.items():
        cased = written != written.lower()
        parts = _parts(written, units)
        spellings.setdefault(parts[0].lower(), []).append((parts, cased, code, factor))
    signs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for written, (code, _) in units.signs.items():
        parts = _parts(written, units)
        signs.setdefault(parts[-1], []).append((parts, code))
    for listed in spellings.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    for known in signs.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return _Index(spellings, signs)


def _parts(written: str, units: Units) -> tuple[str, ...]:
    tokens = Tokens(written, units)
    return tuple(tokens.raw[: tokens.size])


def unit_at(tokens: Tokens, index: int) -> Unit | None:
    """The longest unit whose spelling begins at token `index`, or None.

    A hyphen may join a unit to its number and its words to each other ("2.5bln-ruble"). A symbol
    of one letter counts only glued to a digit ("5 m" is no length), one of two only in its case.
    """
    start = index
    if tokens.low[index] in SHORT_DASHES and tokens.glued(index) and tokens.glued(index + 1):
        start = index + 1
    candidates = _index(tokens.units).spellings.get(tokens.low[start])
    if candidates is None:
        return None
    for parts, cased, code, factor in candidates:
        if until := _matches(tokens, start, parts, cased):
            symbol = parts[0] if len(parts) == 1 else ""
            alone = symbol in _ONLY_GLUED or (len(symbol) == 1 and symbol.isalpha())
            glued = start == index and tokens.glued(start)
            if alone and not glued and not _sure(tokens, until) and not _mass(tokens, start):
                continue
            if _runs_on(tokens, until) or (start > index and not parts[0][0].isalpha()):
                continue
            return Unit(until, code, factor)
    return None


def _mass(tokens: Tokens, at: int) -> bool:
    """Whether a lone t stands behind a scale: "1.2 mln t" is a mass, "5 t" may be anything."""
    return tokens.raw[at] == "t" and tokens.low[at - 1] in tokens.units.scales


def _sure(tokens: Tokens, until: int) -> bool:
    """Whether what follows a lone letter makes it a unit: "5 m/s", "5 m wide"."""
    if tokens.low[until] == "/":
        per = tokens.low[until + 1]
        known = per in AFTER_SLASH or per in _index(tokens.units).spellings
        return known and tokens.raw[until - 1].islower()
    return tokens.low[until] in _DIMENSIONS


def _matches(tokens: Tokens, start: int, parts: tuple[str, ...], cased: bool) -> int:
    """The first token behind `parts` read from token `start`, or 0."""
    words = tokens.raw if cased or len("".join(parts)) <= 2 else tokens.low
    at = start
    for position, part in enumerate(parts):
        if position and tokens.low[at] in SHORT_DASHES and part not in SHORT_DASHES:
            if not (tokens.glued(at) and tokens.glued(at + 1)):
                return 0
            at += 1
        if words[at] != part or (position and not part.isalnum() and not tokens.glued(at)):
            return 0
        at += 1
    return at


def _runs_on(tokens: Tokens, until: int) -> bool:
    """Whether what was matched is only the head of a longer word or number ("5 m3x")."""
    following = tokens.low[until]
    if not following or not tokens.glued(until) or not following[0].isalnum():
        return False
    return tokens.low[until - 1][-1].isalnum() or following[0].isdecimal()


def sign_before(tokens: Tokens, first: int, free: int) -> tuple[int, str]:
    """The first token of the currency sign before token `first`, and its code; else (first, '')."""
    candidates = _index(tokens.units).signs.get(tokens.raw[first - 1])
    if candidates is None:
        return _letter_before(tokens, first, free)
    if not tokens.glued(first) and tokens.gap(first) not in (" ", "\u00a0", "\u202f", "\u2009"):
        return first, ""
    for parts, code in candidates:
        begin = first - len(parts)
        if begin < free or tuple(tokens.raw[begin:first]) != parts:
            continue
        if any(not tokens.glued(at) for at in range(begin + 1, first) if parts[0] != "US"):
            continue
        lettered = parts[0][0].isalpha()
        before = tokens.low[begin - 1]
        if lettered and before and tokens.glued(begin) and before[-1].isalnum():
            continue
        return begin, code
    return first, ""


def _letter_before(tokens: Tokens, first: int, free: int) -> tuple[int, str]:
    """The token of a currency's letter glued to a number with a scale: "R2.5 billion", no "R2"."""
    code = tokens.units.letters.get(tokens.raw[first - 1], "")
    apart = first - 1 >= free and not (tokens.glued(first - 1) and tokens.raw[first - 2].isalnum())
    scale = tokens.raw[first + 1]
    scaled = scale.lower() in tokens.units.scales or (
        scale in tokens.units.glued and tokens.glued(first + 1)
    )
    return (first - 1, code) if code and apart and tokens.glued(first) and scaled else (first, "")


def is_sign(tokens: Tokens, index: int) -> bool:
    """Whether token `index` may begin or be part of a currency sign before a number."""
    word = tokens.raw[index]
    signs = _index(tokens.units).signs
    if word in signs or word in tokens.units.letters:
        return True
    following = signs.get(tokens.raw[index + 1], ()) if word.isalpha() else ()
    return any(parts[-2:-1] == (word,) for parts, _ in following)


def scale_after(tokens: Tokens, until: int, *, money: bool) -> tuple[int, float]:
    """The first token behind the scale words at `until`, and their factor; else (until, 1)."""
    factor, at = 1.0, until
    units = tokens.units
    for _ in range(_MOST_SCALES):
        start = at
        if tokens.low[at] in SHORT_DASHES and tokens.glued(at) and tokens.glued(at + 1):
            start = at + 1
        word = tokens.low[start]
        known = units.scales.get(word)
        if known is None and start == at and tokens.raw[at] in units.glued:
            known = _glued_scale(tokens, at, money=money and at == until)
        if known is None:
            break
        factor *= known
        at = start + 1
        if tokens.low[at] == "." and f"{word}." in units.scales and _abbreviates(tokens, at):
            at += 1
    return at, factor


def _abbreviates(tokens: Tokens, dot: int) -> bool:
    """Whether this dot belongs to the word before: something small or a sign follows."""
    following = tokens.raw[dot + 1]
    return (
        tokens.glued(dot)
        and bool(following)
        and (following[0].islower() or following in _index(tokens.units).signs)
    )


def _glued_scale(tokens: Tokens, at: int, *, money: bool) -> float | None:
    """The factor of a letter as the m of "$5m", "5m people" or "5 m tonnes"; None for "5m wide"."""
    factor = tokens.units.glued[tokens.raw[at]]
    glued = tokens.glued(at)
    if (money and (glued or tokens.raw[at] != "b")) or (
        unit_at(tokens, at + 1) or rate_at(tokens, at + 1)
    ):
        return factor
    word = tokens.low[at + 1]
    persons = tokens.units.persons
    if word in persons or (tokens.raw[at + 1][:1].isupper() and tokens.low[at + 2] in persons):
        return factor
    if not glued:
        return None
    if tokens.raw[at] in ("k", "K", "b", "B"):
        return factor
    return factor if _counts(tokens, at + 1) or _among_millions(tokens, at) else None


def _among_millions(tokens: Tokens, at: int) -> bool:
    """Whether an m tells millions, as those near it: "sold 3 million, up from 2m", "2m of its"."""
    behind = tokens.low[at + 1]
    if behind in _DIMENSIONS or behind in _RACES or behind in _PLACED:
        return False
    if (behind == "of" and tokens.low[at + 2] in _OWNED) or behind in _DONE:
        return True
    return not _MILLIONS.isdisjoint(tokens.low[max(0, at - _NEARBY) : at])


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun begins here, behind adjectives: "5m active users", not "5m hurdles"."""
    if tokens.low[at] in _RACES:
        return False
    for word in tokens.low[at : at + _ADJECTIVES]:
        if word in _MILESTONES or (
            len(word) > 3 and word[-1] == "s" and word[-2] not in "su'" and word not in _NO_NOUN
        ):
            return True
        if not word.isalpha() or word in _NO_ADJECTIVE:
            break
    return False


def rate_at(tokens: Tokens, index: int) -> tuple[str, str] | None:
    """The unit and what it is per of a rate in one word ("kph"), or None."""
    hyphen = tokens.low[index] in SHORT_DASHES and tokens.glued(index) and tokens.glued(index + 1)
    found = _IN_ONE_WORD.get(tokens.low[index + hyphen])
    return (found[0], found[1]) if found else None
