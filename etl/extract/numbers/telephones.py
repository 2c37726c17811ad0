"""Telephone numbers: "+375 17 222-33-44", "020 7946 0958", "1-800-555-0199", "called 911".

Comes in: the tokens and a numeral. Goes out: its groups of digits as one number that is no
quantity. Digits that only might be a telephone number are left alone.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.neighbours import is_counted
from etl.extract.numbers.signs import SHORT_DASHES
from etl.extract.numbers.tokens import Tokens

_LEXICON = lexicon("labels")
_CALLING = frozenset(_LEXICON["calling"])
_CALLED = frozenset(_LEXICON["called"])
_EMERGENCY = frozenset(_LEXICON["emergency"])
_ASSERTING = frozenset({"called", "text"})
_BETWEEN = frozenset({".", ":", "at", "on", "us", "me", "(", "number"})
_MOST_GROUPS = 8
_REASON = "a telephone number or code"


class _Groups(NamedTuple):
    """Groups of digits: the token behind them, and how many digits, groups and dashes."""

    until: int
    digits: int
    groups: int
    dashes: int


def read_telephone(tokens: Tokens, index: int, free: int) -> Found | None:
    """The telephone number whose first group of digits is the numeral at `index`, or None."""
    low = tokens.low
    number = low[index]
    groups = _groups(tokens, index)
    before = low[index - 1] if index > free else ""
    if before == "+" and tokens.glued(index):
        if groups.digits < 8:
            return None
        return plain(tokens, index - 1, groups.until, "identifier", reason=_REASON)
    called = index > free and _is_called(tokens, index)
    if number in _EMERGENCY and groups.groups == 1:
        found = low[groups.until] in _CALLED or (called and not is_counted(tokens, groups.until))
    elif groups.groups == 1:
        found = _is_alone(tokens, index, called=called)
    else:
        found = _is_in_groups(tokens, index, groups, called=called, opened=before == "(")
    if not found:
        return None
    opened = before == "(" and low[index + 1] == ")" and groups.groups > 1
    return plain(tokens, index - opened, groups.until, "identifier", reason=_REASON)


def _is_alone(tokens: Tokens, index: int, *, called: bool) -> bool:
    number = tokens.low[index]
    if not number.isdecimal() or is_counted(tokens, index + 1):
        return False
    return (called and len(number) > 4 and tokens.low[index - 1] not in _ASSERTING) or (
        number[0] == "0" and len(number) > 2
    )


def _is_in_groups(
    tokens: Tokens, index: int, groups: _Groups, *, called: bool, opened: bool
) -> bool:
    digits, dashes = groups.digits, groups.dashes
    first, last = tokens.low[index], tokens.low[groups.until - 1]
    if digits > 6 and (dashes > 1 or called or (opened and digits > 8)):
        return True
    if first[0] == "0" and len(first) > 1 and "." not in first and digits > 5:
        return True
    return dashes == 1 and groups.groups == 2 and digits == 7 and last[0] == "0"


def _groups(tokens: Tokens, index: int) -> _Groups:
    low = tokens.low
    until = at = index
    digits = groups = dashes = 0
    while groups < _MOST_GROUPS and low[at][:1].isdecimal() and len(low[at]) < 16:
        if not low[at].replace(".", "").isdecimal():
            break
        digits += len(low[at])
        groups += 1
        until = at = at + 1
        if low[at] in SHORT_DASHES and tokens.glued(at) and tokens.glued(at + 1):
            dashes += low[at + 1][:1].isdecimal()
            at += 1
        elif (low[at] == ")" and tokens.glued(at)) or (low[at] == "(" and not tokens.glued(at)):
            at += 1
    return _Groups(until, digits, groups, dashes)


def _is_called(tokens: Tokens, index: int) -> bool:
    """Whether the words just before speak of calling: "call 101", "tel. 101", "call us on 101"."""
    low = tokens.low
    at = index - 1
    while at > index - 4 and low[at] in _BETWEEN:
        at -= 1
    return low[at] in _CALLING
