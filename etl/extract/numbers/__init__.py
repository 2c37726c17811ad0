"""The numbers of a text: `find_numbers` reads every one, in digits or in words.

Comes in: plain text and the units of the vocabulary. Goes out: `Number` by `Number`, in order, no
two sharing a character, no digit left out. The text is read once from left to right: each numeral
and each word of number wakes the rules of its kind, the surest first, and the first that can read
it there takes its tokens.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.numbers.ellipsis import share_currency
from etl.extract.numbers.model import Number
from etl.extract.numbers.rules import RULES_OF_NUMERALS, RULES_OF_WORDS
from etl.extract.numbers.tokens import Tokens
from etl.extract.numbers.windows import windows
from etl.vocabulary.units import Units

__all__ = ["Number", "find_numbers", "iterate_numbers"]


def find_numbers(text: str, units: Units) -> list[Number]:
    """Every number of `text`, in order; spans are characters of `text`.

    >>> [n.text for n in find_numbers("About 40 tanks in May 2013", units)]
    ['40', 'May 2013']
    """
    return list(iterate_numbers(text, units))


def iterate_numbers(text: str, units: Units) -> Iterator[Number]:
    """The same one by one; only a paragraph's worth of tokens is held at a time."""
    for start, end in windows(text):
        part = text[start:end]
        numbers = _read(Tokens(part, units, start))
        share_currency(numbers, part, start)
        yield from numbers


def _read(tokens: Tokens) -> list[Number]:
    numbers: list[Number] = []
    free = 0
    for index, word in enumerate(tokens.low):
        if "0" <= word < ":":
            rules = RULES_OF_NUMERALS
        elif word in RULES_OF_WORDS:
            rules = RULES_OF_WORDS[word]
        else:
            continue
        if index < free:
            continue
        for rule in rules:
            if found := rule(tokens, index, free):
                numbers += found.numbers
                free = found.until
                break
    return numbers
