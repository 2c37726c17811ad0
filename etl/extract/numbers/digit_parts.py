"""Ratios and digits in parts: "2:1", "16:9", "24/7", "100/1", "11/05/83".

Comes in: the tokens and a numeral. Goes out: the digits with their signs as one number that is no
quantity. A fraction is left to others.
"""

from __future__ import annotations

from etl.extract.numbers.contests import RATIO, is_amount, is_points
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.tokens import Tokens

_IN_PARTS = frozenset({("24", "7"), ("9", "11"), ("20", "20"), ("7", "7")})
_PARTS = "digits in parts, no quantity"


def read_ratio(tokens: Tokens, index: int) -> Found | None:
    """Numbers with a colon between them: "2:1", "16:9", "1:10,000"."""
    second, behind = tokens.low[index + 2], tokens.low[index + 3]
    if not (tokens.glued(index + 1) and tokens.glued(index + 2) and "0" <= second < ":"):
        return None
    if len(tokens.low[index]) > 5 or len(second) > 10:
        return None
    if tokens.glued(index + 3) and behind in (":", "/"):
        return None
    return plain(tokens, index, index + 3, "identifier", reason=RATIO)


def read_parts(tokens: Tokens, index: int) -> Found | None:
    """Numbers with slashes between them: "24/7", "100/1", "11/05/83"; no fraction."""
    low = tokens.low
    if not is_points(low[index]) or low[index - 1] in tokens.units.signs:
        return None
    until = index + 1
    while until < index + 9 and low[until] == "/" and low[until + 1].isdecimal():
        if not (tokens.glued(until) and tokens.glued(until + 1) and len(low[until + 1]) < 6):
            break
        until += 2
    if until == index + 1 or (until == index + 3 and not _is_no_fraction(tokens, index)):
        return None
    return plain(tokens, index, until, "identifier", reason=_PARTS)


def _is_no_fraction(tokens: Tokens, index: int) -> bool:
    first, second, behind = tokens.low[index], tokens.low[index + 2], index + 3
    if is_amount(tokens, behind) or (tokens.glued(behind) and tokens.low[behind][:1].isalpha()):
        return False
    return (first, second) in _IN_PARTS or int(first) >= int(second) or len(second) > 3
