"""A number with its label and those that go on with it: "Articles 6, 7 and 9", "No. 813/2-A".

Comes in: the tokens of a label and the first number behind it. Goes out: the numbers of the row, no
quantities. Whether the label is one is decided elsewhere.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, Number, plain
from etl.extract.numbers.months import MONTHS, month_at
from etl.extract.numbers.neighbours import is_bare, is_counted, measured
from etl.extract.numbers.signs import SHORT_DASHES
from etl.extract.numbers.tokens import Tokens

_BEHIND_ONE = frozenset(lexicon("labels")["behind_one"])
_ATTRIBUTES = frozenset(lexicon("labels")["attributes"])
_PARTS = SHORT_DASHES | {"/"}
_THING = "numbers a document or thing"
_LONGEST_ROW = 12
_ENDS = ("", ".", ",", ";", ")")


def numbered(tokens: Tokens, first: int, index: int, *, several: bool) -> Found:
    """The number at `index` with its label from `first`, and those that follow in a row."""
    until = _number_until(tokens, index)
    found: list[Number] = list(plain(tokens, first, until, "identifier", reason=_THING).numbers)
    while len(found) < _LONGEST_ROW and (at := _next_number(tokens, until, several=several)):
        until = _number_until(tokens, at)
        found += plain(tokens, at, until, "identifier", reason=_THING).numbers
    return Found(found, until)


def _number_until(tokens: Tokens, index: int) -> int:
    """The first token behind a number with its parts: "813/2-A", "12-15", "19-1392"."""
    until = index + 1
    most = min(index + 16, tokens.size)
    while until < most and tokens.glued(until):
        word = tokens.raw[until]
        if word[0].isalnum() and not (len(word) > 3 and word.isalpha()):
            until += 1
        elif word in _PARTS and tokens.glued(until + 1) and _is_part(tokens.raw[until + 1]):
            until += 2
        else:
            break
    return until


def _is_part(word: str) -> bool:
    """Whether it may follow a dash within a number: digits or one capital letter."""
    return word.isdecimal() or (len(word) == 1 and word.isupper())


def _next_number(tokens: Tokens, until: int, *, several: bool) -> int:
    """The token of the number that goes on with a row of numbered things, or 0."""
    low = tokens.low
    word = low[until]
    if word == "of" and not several and is_bare(low[until + 1]) and low[until + 2] in _ENDS:
        return 0 if _is_year(low[until + 1]) else until + 1  # "page 4 of 16"
    if word not in (",", "and", "or", "to", "through") or (word == "," and not several):
        return 0
    at = until + 1
    if word == "," and low[at] in ("and", "or"):
        at += 1
    number = low[at]
    if (
        not is_bare(number)
        or _is_year(number)
        or low[at + 1] in MONTHS
        or low[at + 1] == "%"
        or measured(tokens, at + 1)
    ):
        return 0
    if word == "," and month_at(tokens, at + 1):
        return 0
    if several:
        return 0 if is_counted(tokens, at + 1) else at
    return at if low[at + 1] in _BEHIND_ONE or _is_next_kind(tokens, until, at) else 0


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _is_next_kind(tokens: Tokens, until: int, at: int) -> bool:
    """Whether the number at `at` is the next of its kind: "type 1 and 2 diabetes"."""
    last = tokens.low[until - 1]
    kind = tokens.low[until - 2] in _ATTRIBUTES and len(last) < 4 and last.isdecimal()
    return kind and tokens.low[until] != "to" and int(tokens.low[at]) == int(last) + 1
