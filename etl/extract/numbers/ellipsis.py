"""Amounts of money that leave their currency to another of the sentence.

Comes in: the numbers of a stretch of text, in order. Goes out: nothing; a large number that tells
neither unit nor noun ("profit rose to 4.1 billion kronor, beating the 3.9 billion expected") gets
the currency that its sentence told last before it, where the two are compared. No currency crosses
the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.numbers.model import Number

_LEAST = 1_000_000
_REACH = 160
_SENTENCE = re.compile(r"[.!?][\"”’)]?\s+[\"“‘(]?[A-Z]|[;\n]")
_COMPARED = re.compile(
    r"\b(?:than|from|versus|vs|against|with|to|below|above|beating|beat|missing|exceeding|topping)"
    r"(?: (?:an?|the|its|their|about|around|nearly|some|just|analysts|expected|of)\b)*\s*$"
    r"|\(\s*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\((?:or |some |about |around |roughly |nearly |almost |over |under )*")
_EXPECTED = re.compile(r"\s+(?:that )?(?:\w+ ){0,3}(?:expected|forecast|predicted|a year)\b")
_OF_OTHERS = re.compile(r"\s+(?:of|more|others?|who|whom)\b", re.IGNORECASE)


def share_currency(numbers: Sequence[Number], text: str, offset: int) -> None:
    """Give a number without unit the currency of its sentence; `text` begins at place `offset`."""
    money: Number | None = None
    for number in numbers:
        if number.kind == "money":
            if money is None or not _converts(money, number, text, offset):
                money = number
        elif number.kind == "count" and number.counted:
            money = None
        elif (
            money is not None
            and number.start - money.end <= _REACH  # asked first: it bounds what is searched
            and _may_be_money(number, text, offset)
            and _is_compared(money, number, text, offset)
        ):
            number.kind, number.unit = "money", money.unit


def _converts(money: Number, number: Number, text: str, offset: int) -> bool:
    """Whether a sum only says the one before it in another currency, in brackets."""
    between = text[money.end - offset : number.start - offset]
    return money.unit != number.unit and _BRACKET.fullmatch(between) is not None


def _is_compared(money: Number, number: Number, text: str, offset: int) -> bool:
    """Whether a number is compared with the sum before it in its sentence."""
    between = text[money.end - offset : number.start - offset]
    if _SENTENCE.search(between):
        return False
    return bool(_COMPARED.search(between) or _EXPECTED.match(text, number.end - offset))


def _may_be_money(number: Number, text: str, offset: int) -> bool:
    return (
        number.kind == "count"
        and not number.counted
        and not number.per
        and number.value is not None
        and abs(number.value) >= _LEAST
        and number.text[-1].isalpha()
        and _OF_OTHERS.match(text, number.end - offset) is None
    )
