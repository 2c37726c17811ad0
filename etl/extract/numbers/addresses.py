"""Digits within an address: on the web, of a mail box, a file, a machine, a place in a recording.

Comes in: the tokens and a numeral. Goes out: the whole unbroken stretch around it as one number
that is no quantity. What has no sign of an address is left to other rules.
"""

from __future__ import annotations

import re

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.neighbours import is_counted, measured
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.units import unit_at

_DOMAINS = frozenset(lexicon("names")["domains"])
_SIGNS = frozenset("/.@_#-=?&:%~+\\[")
_STOPS = frozenset("<>\"“”«»|{}[](),;—…'’‘")
_STOPS_BEHIND = frozenset('<>"“”«»|{}')
_TRAILING = frozenset(".,;:!?)'’]…*")
_DOI = re.compile(r"10\.\d{4,9}")
_TIME_PARTS = re.compile(r"\d{2}(?:\.\d{1,3})?")
_TURNS_INTO_NO_CODE = frozenset({"x", "×", "h", "m", "e", "by"})
_QUARTERS = frozenset("1234")
_REACH = 64
_LONGEST = 4096
_WEB = "part of an address on the web"


def read_address(tokens: Tokens, index: int, free: int) -> Found | None:
    """The address that holds the numeral at `index`, or None."""
    start, end = tokens.start, tokens.end
    low = tokens.low
    before = low[index - 1] if start[index] == end[index - 1] else ""
    after = low[index + 1] if start[index + 1] == end[index] else ""
    if before == "[" and (found := _in_brackets(tokens, index, free)):
        return found
    if len(low[index]) > 6 and low[index].count(".") == 3 and _is_ip(low[index]):
        return plain(tokens, index, index + 1, "identifier", reason="the address of a machine")
    if not before and not after:
        return None
    if not (before in _SIGNS or after in _SIGNS or before.isalpha() or after.isalpha()):
        return None
    return _in_stretch(tokens, index, free)


def _is_ip(word: str) -> bool:
    return len(word) < 16 and "," not in word and all(int(part) < 256 for part in word.split("."))


def _in_brackets(tokens: Tokens, index: int, free: int) -> Found | None:
    """A time mark "[00:01:02]" or the reference to a note "[12]"."""
    if index - 1 < free:
        return None
    low = tokens.low
    at, parts = index, [low[index]]
    while len(parts) < 12 and low[at + 1] in (":", ",", "-", "–") and "0" <= low[at + 2] < ":":
        if low[at + 1] == ":" or parts[-1].isdecimal():
            parts.append(low[at + 1])
            parts.append(low[at + 2])
        at += 2
    if low[at + 1] != "]":
        return None
    numerals, signs = parts[::2], set(parts[1::2])
    if signs == {":"} and len(numerals) < 4:
        if len(numerals[0]) < 3 and all(_TIME_PARTS.fullmatch(part) for part in numerals[1:]):
            return plain(tokens, index - 1, at + 2, "timestamp", reason="a place in the recording")
        return None
    if ":" in signs or any(len(part) > 3 for part in numerals for part in part.split(",")):
        return None
    if not tokens.glued(index - 1) and (is_counted(tokens, at + 2) or measured(tokens, at + 2)):
        return None
    return plain(tokens, index - 1, at + 2, "identifier", reason="a reference to a note")


def _in_stretch(tokens: Tokens, index: int, free: int) -> Found | None:
    raw, low = tokens.raw, tokens.low
    first = index
    least = max(free, index - _REACH)
    while first > least and tokens.glued(first) and raw[first - 1] not in _STOPS:
        first -= 1
    most = min(index + 16, tokens.size)
    near = index + 1
    while near < most and tokens.glued(near) and raw[near] not in _STOPS_BEHIND:
        near += 1
    stretch = low[first:near]
    reason = _address(tokens, stretch, first, index)
    if not reason:
        return None
    until = near
    longest = min(near + _LONGEST, tokens.size)
    while until < longest and tokens.glued(until) and raw[until] not in _STOPS_BEHIND:
        until += 1
    while until > index + 1 and raw[until - 1] in _TRAILING:
        until -= 1
    return plain(tokens, first, until, "identifier", reason=reason)


def _address(tokens: Tokens, stretch: list[str], first: int, index: int) -> str:
    """What kind of address the tokens of a stretch are, or ''."""
    opening = stretch[0]
    at = index - first
    if opening in ("http", "https", "ftp", "www") and at > 1:
        return _WEB
    if "@" in stretch:
        place = stretch.index("@")
        if place == 0 and at > 0 and not tokens.glued(first):
            return "part of a name on the web"
        if place > 0 and len(stretch) > place + 2 and "." in stretch[place:]:
            return "part of an e-mail address"
    if opening == "#" and any(part.isalpha() and len(part) > 1 for part in stretch[1:3]):
        return "part of a tag"
    if stretch[at + 1 : at + 2] == ["/"] and len(stretch) > at + 2 and _DOI.fullmatch(stretch[at]):
        return "the number of a document"
    if "." in stretch and _has_domain(tokens, stretch, first, at):
        return _WEB
    if "\\" in stretch or (stretch.count("/") > 1 and at > 1 and _is_path(stretch)):
        return "part of the name of a file"
    if at == 0 and _alternates(tokens, index):
        return "part of a code"
    return ""


def _has_domain(tokens: Tokens, stretch: list[str], first: int, at: int) -> bool:
    """Whether it holds "name.com" or "name.pdf" with the numeral in the name or behind it."""
    for place in range(1, len(stretch) - 1):
        word = stretch[place + 1]
        if stretch[place] != "." or word not in _DOMAINS:
            continue
        before, behind = stretch[place - 1], stretch[place + 2 : place + 3]
        if not before[-1].isalnum() or not tokens.raw[first + place + 1].islower():
            continue
        if behind and (behind[0][0].isalnum() or behind == ["'"]):
            continue
        if at < place or "/" in stretch[place:at]:
            return True
    return False


def _is_path(stretch: list[str]) -> bool:
    opening = stretch[0] in ("/", "~", ".")
    return opening or sum(len(part) > 1 and part.isalpha() for part in stretch) > 1


def _alternates(tokens: Tokens, index: int) -> bool:
    """Whether digits, letters and digits follow unbroken: "6f9b2", not "2h30" or "3x5"."""
    letters, low = tokens.raw[index + 1], tokens.low
    if not (tokens.glued(index + 1) and letters.isalpha() and tokens.glued(index + 2)):
        return False
    if not "0" <= low[index + 2] < ":" or letters.lower() in _TURNS_INTO_NO_CODE:
        return False
    if letters in ("Q", "H") and low[index] in _QUARTERS and len(low[index + 2]) in (2, 4):
        return False
    if len(letters) == 1 and letters.isupper():
        return True
    known = tokens.units
    return not (
        letters in known.glued
        or letters.lower() in known.scales
        or unit_at(tokens, index + 1)
        or letters in known.spellings
    )
