"""Numbers in digits: the tokens of a text in, the numeral that stands at one of them out.

Reads grouping by commas, dots, apostrophes and spaces, decimal points and commas, common fractions
and powers of ten. It never looks at units, and never takes a place of the text that is no numeral.
"""

from __future__ import annotations

import unicodedata
from math import gcd

from etl.extract.numbers.signs import SLASHES
from etl.extract.numbers.tokens import Tokens

_LONGEST = 400
_MOST_DIGITS = 300
_GREATEST_MANTISSA = 1e200
_SPACES = frozenset(" \u00a0\u2006\u2007\u2008\u2009\u202f")
_APOSTROPHES = frozenset("'’ʼ")
_TIMES = frozenset("xX×*·")
_MINUS = frozenset("-−–‐‑⁻")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_JETS = frozenset({"707", "717", "727", "737", "747", "757", "767", "777", "787"})
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32, 64, 100})
VULGAR = {character: unicodedata.numeric(character) for character in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_CONTINUES = (
    _APOSTROPHES
    | SLASHES
    | _TIMES
    | frozenset(VULGAR)
    | frozenset("eE^-⁻")
    | frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
)


def numeral_at(tokens: Tokens, index: int) -> tuple[int, float] | None:
    """The first token behind the numeral that begins at token `index`, and its value, or None.

    A run of more than 300 digits and a row of dots as in a version ("1.2.3") are no numerals.
    """
    raw = tokens.raw
    written, following = raw[index], raw[index + 1]
    if written in VULGAR:
        return index + 1, VULGAR[written]
    value = float(written) if written.isdecimal() and len(written) < 16 else _value(written)
    if value is None:
        return None
    if following and ("0" <= following[0] < ":" or following[0] in _CONTINUES):
        return _longer(tokens, index, value)
    return index + 1, value


def _value(written: str) -> float | None:
    """What one token of digits, dots and commas is worth."""
    if not "0" <= written[:1] < ":" or len(written) > _LONGEST:
        return None
    if "," not in written:
        plain = written if written.count(".") < 2 else _ungrouped(written, ".")
    elif "." not in written:
        plain = _with_commas(written)
    elif written.rindex(",") > written.rindex("."):
        head, _, tail = written.rpartition(",")
        whole = _ungrouped(head, ".")
        plain = f"{whole}.{tail}" if whole else None
    else:
        head, _, tail = written.rpartition(".")
        whole = _ungrouped(head, ",")
        plain = f"{whole}.{tail}" if whole else None
    if plain is None or len(plain) > _MOST_DIGITS:
        return None
    return float(plain)


def _with_commas(written: str) -> str | None:
    head, _, tail = written.rpartition(",")
    if "," in head or (len(tail) == 3 and len(head) < 4 and head[0] != "0"):
        return _ungrouped(written, ",")
    decimal = len(tail) < 4 or len(head) < 3
    return f"{head}.{tail}" if decimal else None


def _ungrouped(written: str, separator: str) -> str | None:
    """The digits of groups of three, or of two as in India ("12,34,567"), or None for others."""
    first, *groups = written.split(separator)
    if not groups:
        return first if separator == "." or len(first) < 4 else None
    if first[0] == "0" or len(first) > 3 or len(groups[-1]) != 3:
        return None
    size = len(groups[0])
    if size != 3 and (size != 2 or separator != "," or len(first) > 2):
        return None
    if any(len(group) != size for group in groups[:-1]):
        return None
    digits = first + "".join(groups)
    return digits if digits.isdecimal() else None


def _longer(tokens: Tokens, index: int, value: float) -> tuple[int, float]:
    """The same where more than one token may make the numeral."""
    raw = tokens.raw
    until = index + 1
    if raw[index].isdecimal():
        if grouped := _grouped(tokens, index):
            until, value = grouped
        elif fraction := _fraction(tokens, index):
            return fraction
    if mixed := _mixed(tokens, until):
        return mixed[0], value + mixed[1]
    if power := _power(tokens, until, value):
        return power
    return until, value


def _grouped(tokens: Tokens, index: int) -> tuple[int, float] | None:
    """Groups of three digits set apart by apostrophes or by spaces."""
    raw = tokens.raw
    digits = raw[index]
    if len(digits) > 3 or digits[0] == "0":
        return None
    apostrophes = raw[index + 1] in _APOSTROPHES
    step = 2 if apostrophes else 1
    space = "" if apostrophes else tokens.gap(index + 1)
    if not apostrophes and (space not in _SPACES or not space):
        return None
    at, tail = index, ""
    while len(digits) < 30 and not tail and _is_group(tokens, at, step, space):
        at += step
        digits += raw[at][:3]
        tail = raw[at][3:]
    if at == index or (space == " " and _is_list(tokens, index, at)):
        return None
    value = float(f"{digits}.{tail[1:]}") if len(tail) < _MOST_DIGITS else float(digits)
    return at + 1, value


def _is_group(tokens: Tokens, at: int, step: int, space: str) -> bool:
    """Whether three digits stand `step` tokens behind token `at`, perhaps with decimals."""
    raw = tokens.raw
    group = raw[at + step]
    if len(group) < 3 or not group[:3].isdecimal() or group[3:4] not in ("", ".", ","):
        return False
    if step == 2:
        if raw[at + 1] not in _APOSTROPHES or not (tokens.glued(at + 1) and tokens.glued(at + 2)):
            return False
    elif tokens.gap(at + 1) != space:
        return False
    return group.count(".") + group.count(",") < 2


def _is_list(tokens: Tokens, index: int, last: int) -> bool:
    """Whether numbers with plain spaces between them stand in a row and are no groups of one."""
    raw = tokens.raw
    before, after = raw[index - 1], raw[last + 1]
    if before[:1].isdecimal() and tokens.gap(index) == " ":
        return True
    if after[:1].isdecimal() and tokens.gap(last + 1) == " " and raw[last + 2] not in SLASHES:
        return True
    if raw[index + 1] in _JETS and (after[:1].isupper() or after in ("jets", "aircraft", "planes")):
        return True
    return (
        len(raw[index]) == 3
        and raw[index + 1].isdecimal()
        and (0 < int(raw[index + 1]) - int(raw[index]) < 3)
    )


def _fraction(tokens: Tokens, index: int) -> tuple[int, float] | None:
    """A proper fraction of small numbers in its lowest terms: "3/4", not "3/12"."""
    raw = tokens.raw
    over, under = raw[index], raw[index + 2]
    if raw[index + 1] not in SLASHES or len(over) > 2 or len(under) > 3:
        return None
    if not under.isdecimal() or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    before, after = raw[index - 1], raw[index + 3]
    if (after in SLASHES and tokens.glued(index + 3)) or (
        before in SLASHES and tokens.glued(index)
    ):
        return None
    numerator, denominator = int(over), int(under)
    if (
        denominator in _DENOMINATORS
        and 0 < numerator < denominator
        and gcd(numerator, denominator) == 1
    ):
        return index + 3, numerator / denominator
    return None


def _mixed(tokens: Tokens, until: int) -> tuple[int, float] | None:
    """The fraction behind a whole number: "2½", "2 1/2", "2-1/2"."""
    raw = tokens.raw
    at = (
        until + 1
        if raw[until] == "-" and tokens.glued(until) and tokens.glued(until + 1)
        else until
    )
    if raw[at] in VULGAR:
        if at > until or tokens.glued(at) or tokens.gap(at) in _SPACES:
            return at + 1, VULGAR[raw[at]]
        return None
    if raw[at].isdecimal() and (at > until or tokens.gap(at) in _SPACES):
        return _fraction(tokens, at)
    return None


def _power(tokens: Tokens, until: int, value: float) -> tuple[int, float] | None:
    """A power of ten: "1.5e6", "3 x 10^5", "10⁵"."""
    raw = tokens.raw
    sign = raw[until]
    if sign in ("e", "E"):
        glued = tokens.glued(until) and not (
            tokens.low[until - 2].isalpha() and tokens.glued(until - 1)
        )
        found = _exponent(tokens, until + 1) if glued else None
        return _scaled(value, found)
    if sign in _TIMES and raw[until + 1] == "10":
        return _scaled(value, _raised(tokens, until + 2))
    if value == 10:
        return _scaled(1.0, _raised(tokens, until))
    return None


def _raised(tokens: Tokens, at: int) -> tuple[int, int] | None:
    return _exponent(tokens, at + 1 if tokens.raw[at] == "^" else at, raised=tokens.raw[at] != "^")


def _exponent(tokens: Tokens, at: int, *, raised: bool = False) -> tuple[int, int] | None:
    """The first token behind a glued whole exponent, and the exponent; `raised` in superscript."""
    negative = tokens.raw[at] in (_MINUS if not raised else "⁻") and bool(tokens.raw[at])
    if negative and not tokens.glued(at):
        return None
    at += negative
    written = tokens.raw[at]
    digits = written.translate(_SUPERSCRIPT) if raised else written
    if not tokens.glued(at) or (raised and digits == written):
        return None
    if len(digits) > 2 or not (digits.isascii() and digits.isdecimal()):
        return None
    following = tokens.raw[at + 1]
    if following and tokens.glued(at + 1) and following[0].isalnum():
        return None
    return at + 1, -int(digits) if negative else int(digits)


def _scaled(value: float, exponent: tuple[int, int] | None) -> tuple[int, float] | None:
    if exponent is None or value > _GREATEST_MANTISSA:
        return None
    return exponent[0], float(f"{value * 10.0 ** exponent[1]:.15g}")
