"""Numerals that are part of a name: "Su-30", "A380", "FTSE 100", "iPhone 11", "Covid-19".

Comes in: the tokens and a numeral. Goes out: the name as one number that is no quantity. A bare
number behind a capitalised word is one only on evidence: a known family, index or station.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.neighbours import (
    INNER,
    REACH,
    is_bare,
    is_counted,
    measured,
    stretch_until,
)
from etl.extract.numbers.products import is_product
from etl.extract.numbers.signs import HYPHENS
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import sign_before

_WORDS = lexicon("names")
_FAMILIES = frozenset(_WORDS["families"])
_MODELS = frozenset(_WORDS["models"])
_EXACT = {
    head: frozenset(numbers) for head, numbers in (_WORDS["exact"] | _WORDS["models"]).items()
}
_FOLLOWERS = {number: frozenset(words) for number, words in _WORDS["followers"].items()}
_SUFFIXED = {suffix: frozenset(words) for suffix, words in _WORDS["suffixed"].items()}
_NO_HEAD = frozenset(_WORDS["no_head"])
_PREFIXES = frozenset(_WORDS["prefixes"])
_AGES = frozenset({"under", "over"})
_LETTERED: dict[str, list[str]] = _WORDS["lettered"]
_CLAUSED = frozenset({"401", "403", "457", "501"})
_LONGEST_NUMBER = 24
_REASON = "part of a name or code"


def read_name(tokens: Tokens, index: int, free: int) -> Found | None:
    """The name that the numeral at `index` is part of, or None."""
    if index > free and (found := _behind_head(tokens, index, free)):
        return found
    until = _named_until(tokens, index)
    return plain(tokens, index, until, "identifier", reason=_REASON) if until else None


def _behind_head(tokens: Tokens, index: int, free: int) -> Found | None:
    """The name whose number stands behind its word, glued, hyphened or apart."""
    before = tokens.raw[index - 1]
    if tokens.glued(index):
        if before.isalpha():
            return _glued(tokens, index, free)
        if before == "." and _is_point_of_code(tokens, index, free):
            return plain(
                tokens, index - 2, stretch_until(tokens, index + 1), "identifier", reason=_REASON
            )
        hyphened = (before in HYPHENS or before == "/") and tokens.glued(index - 1)
        return _hyphened(tokens, index, free) if hyphened else None
    if not before[:1].isalpha():
        return None
    head = tokens.low[index - 1]
    if head == "s" and tokens.low[index - 3] == "poor" and tokens.low[index] in _EXACT["p"]:
        first = max(free, index - 5)
        return plain(tokens, first, index + 1, "identifier", reason="part of a name")
    if (head in _FAMILIES or head in _EXACT) and (found := _of_family(tokens, index, free)):
        return found
    if before[0].isupper() and is_product(tokens, index):
        until = stretch_until(tokens, index + 1)
        return plain(tokens, index - 1, until, "identifier", reason="part of a name")
    return None


def read_rest(tokens: Tokens, index: int, free: int) -> Found | None:
    """Whatever no rule could read, with the unbroken word around it: no digit is lost."""
    first = index
    least = max(free, index - REACH)
    while first > least and tokens.glued(first) and tokens.raw[first - 1].isalnum():
        first -= 1
    until = _behind(tokens, index)
    return plain(
        tokens, first, until, "identifier", reason="digits that are part of a name or code"
    )


def _behind(tokens: Tokens, index: int) -> int:
    until = index + 1
    most = min(until + REACH, tokens.size)
    while until < most and tokens.glued(until) and tokens.raw[until].isalnum():
        until += 1
    return until


def _glued(tokens: Tokens, index: int, free: int) -> Found | None:
    """A word with digits glued to its end: "A380", "UNITED24", "bZv6B6mVrm0"."""
    head = tokens.raw[index - 1]
    if head == "x" or (len(head) > 1 and not head.isupper() and head.lower() in _NO_HEAD):
        return None
    if sign_before(tokens, index, free)[1]:
        return None
    first = _head_from(tokens, index - 1, free)
    return plain(tokens, first, stretch_until(tokens, index + 1), "identifier", reason=_REASON)


def _head_from(tokens: Tokens, first: int, free: int) -> int:
    """The first token of a name whose digits are glued behind token `first`."""
    least = max(free, first - 12)
    while first > least and tokens.glued(first):
        if tokens.raw[first - 1].isalnum():
            first -= 1
        elif (
            tokens.raw[first - 1] in INNER
            and first - 1 > least
            and tokens.glued(first - 1)
            and tokens.raw[first - 2].isalnum()
        ):
            first -= 2
        else:
            break
    return first


def _is_point_of_code(tokens: Tokens, index: int, free: int) -> bool:
    """Whether a dot joins capitals and digits: "BA.2", "ID.4"; not the end of a sentence."""
    if index - 2 < free or not tokens.glued(index - 1):
        return False
    head, number = tokens.raw[index - 2], tokens.low[index]
    lettered = head.isupper() and len(head) < 4 and tokens.raw[index - 3] != "."
    return lettered and len(number) < 7 and not is_counted(tokens, index + 1)


def _hyphened(tokens: Tokens, index: int, free: int) -> Found | None:
    """A capitalised word, a hyphen and digits: "Su-30", "Zapad-2013", "Covid-19"."""
    if index - 2 < free:
        return None
    head, number = tokens.raw[index - 2], tokens.low[index]
    if not head[:1].isalpha() or "," in number:
        return None
    if head.lower() in _AGES and is_bare(number) and not measured(tokens, index + 1):
        until = stretch_until(tokens, index + 1)
        return plain(tokens, index - 2, until, "identifier", reason="an age group")
    if head.lower() in _PREFIXES and not head.isupper():
        return None
    if tokens.raw[index - 1] == "/" and not (head.isupper() or head == "f"):
        return None
    goes_on = tokens.low[index + 1] in HYPHENS and tokens.glued(index + 1)
    if sign_before(tokens, index - 1, free)[1] and not goes_on:
        return None
    if sign_before(tokens, index, free)[1]:
        return None
    lower = head.islower()
    year = len(number) == 4 and number[:2] in ("19", "20")
    if lower and (year or measured(tokens, index + 1)):
        return None
    if tokens.low[index + 1] in ("%", "percent") or tokens.low[index + 1] in tokens.units.scales:
        return None
    first = _head_from(tokens, index - 2, free)
    until = stretch_until(tokens, index + 1)
    if year and until == index + 1 and len(head) > 2:
        return plain(tokens, first, until, "identifier", period=number)
    return plain(tokens, first, until, "identifier", reason=_REASON)


def _of_family(tokens: Tokens, index: int, free: int) -> Found | None:
    """A known family and its number: "iPhone 11", "FTSE 100", "Windows 8.1", "Ryzen 5 3600"."""
    head, number = tokens.low[index - 1], tokens.low[index]
    capital = tokens.raw[index - 1] != head or head in ("iphone", "ipad", "version", "versions")
    if not capital or "," in number or len(number) > 12:
        return None
    if head in _EXACT:
        if number not in _EXACT[head] or tokens.low[index + 1] in ("points", "point"):
            return None
        if measured(tokens, index + 1):
            return None
        the_one = tokens.low[index - 2] == "the"
        if head in _MODELS and is_counted(tokens, index + 1) and not the_one:
            return None
    elif measured(tokens, index + 1) and not tokens.glued(index + 1):
        return None
    first = _family_from(tokens, index - 1, free)
    until = stretch_until(tokens, index + 1)
    more = tokens.low[until]
    named_on = head in _FAMILIES and is_bare(more) and len(more) > 2
    if named_on and not measured(tokens, until + 1) and not is_counted(tokens, until + 1):
        until = stretch_until(tokens, until + 1)
    return plain(tokens, first, until, "identifier", reason="part of a name")


def _family_from(tokens: Tokens, first: int, free: int) -> int:
    """The first token of a family's name: that of "S&P", or of "Dow Jones"."""
    if first - 2 >= free and tokens.raw[first - 1] == "&" and tokens.glued(first):
        return first - 2
    return first


def _named_until(tokens: Tokens, index: int) -> int:
    """The first token behind a name that begins with a number, or 0: "5G", "737 Max", "1.2.3"."""
    numeral, behind = tokens.low[index], tokens.raw[index + 1]
    if behind.lower() in _SUFFIXED and tokens.glued(index + 1) and _takes_suffix(tokens, index):
        return index + 2
    if behind in HYPHENS and tokens.raw[index + 2] in _LETTERED.get(numeral, ()):
        return index + 3
    if behind == "(" and tokens.glued(index + 1) and numeral in _CLAUSED:
        return index + 4 if tokens.low[index + 3] == ")" else 0
    if behind == "FM" or (behind == "Series" and is_bare(numeral)):
        return index + 2
    if numeral in _FOLLOWERS:
        return _with_follower(tokens, index)
    return index + 1 if numeral.count(".") > 1 and _is_version(numeral) else 0


def _takes_suffix(tokens: Tokens, index: int) -> bool:
    """Whether letters glued behind make it a name in this place: "5G", "3D", "a 4K TV"."""
    entry = _SUFFIXED[tokens.low[index + 1]]
    number = tokens.low[index]
    if number not in entry:
        return False
    needs = {word for word in entry if word.isalpha()}
    if tokens.raw[index + 1].islower() and not needs and tokens.low[index + 1] in "gd":
        return False
    return not needs or tokens.low[index + 2] in needs


def _with_follower(tokens: Tokens, index: int) -> int:
    """The first token behind a number and the words that make it a name ("737 Max"), or 0."""
    at = index + 1
    if tokens.raw[at] in HYPHENS and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    word = tokens.raw[at]
    if word not in _FOLLOWERS[tokens.low[index]]:
        return 0
    numbered = word.upper() == "MAX" and len(tokens.low[at + 1]) < 3
    return at + 1 + (numbered and tokens.low[at + 1].isdecimal())


def _is_version(numeral: str) -> bool:
    """Whether dotted parts are no thousands: "1.2.3", not "1.234.567"."""
    if "," in numeral or len(numeral) > _LONGEST_NUMBER:
        return False
    return any(len(part) != 3 for part in numeral.split(".")[1:])
