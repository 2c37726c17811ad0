"""Numbers in digits: a place in a text in, the number that stands there out.

Reads grouping by commas, spaces, apostrophes and dots, decimal points and commas, and common
fractions. It never looks at what stands around the number.
"""

from __future__ import annotations

import re
import unicodedata

_MAX_DIGITS = 400

NUMERAL = re.compile(
    r"""
      \d{1,3}+ (?: (?:,\d{3}){1,8}+ | (?:['’]\d{3}){1,8}+ ) (?!\d) (?:\.\d++)?+
    | \d{1,3}+ (?:[ \u00a0\u2009\u202f]\d{3}){1,8}+ (?!\d) (?:[.,]\d++)?+
    | \d{1,3}+ (?:\.\d{3}){2,8}+ (?![\d.]\d?)
    | \d{1,2} (?:,\d{2}){1,5} ,\d{3} (?!\d)
    | \d{1,3}+/\d{1,3}+ (?![\d/])
    | \d++ (?: \.\d++ | ,\d{1,2}+ (?!\d|,\d) )?+ [½¼¾⅓⅔]?+
    | \.\d++
    | [½¼¾⅓⅔]
    """,
    re.VERBOSE,
)
_VULGAR = "½¼¾⅓⅔"
_COMMON_FRACTION = re.compile(r"([1-9])/([2-9]|10)")


def numeral_at(text: str, position: int) -> tuple[int, float] | None:
    """The end and value of the numeral at `position`, or None where none can be meant."""
    match = NUMERAL.match(text, position)
    if match is None or match.end() - match.start() > _MAX_DIGITS:
        return None
    value = _value(match[0])
    return None if value is None else (match.end(), value)


def _value(written: str) -> float | None:
    vulgar = 0.0
    if written[-1] in _VULGAR:
        vulgar, written = unicodedata.numeric(written[-1]), written[:-1]
    if "/" in written:
        fraction = _COMMON_FRACTION.fullmatch(written)
        if fraction and int(fraction[1]) < int(fraction[2]):
            return int(fraction[1]) / int(fraction[2])
        return None
    if written.count(".") > 1:
        written = written.replace(".", "")
    head, comma, tail = written.rpartition(",")
    decimal_comma = (comma and len(tail) != 3) or any(
        space in head for space in " \u00a0\u2009\u202f"
    )
    if comma and decimal_comma and "." not in written:
        written = head.replace(",", "") + "." + tail
    return float(re.sub(r"[^\d.]", "", written) or 0) + vulgar
