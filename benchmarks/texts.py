"""Texts to read numbers in: news as it is written, and what is hostile to a reader of numbers.

What comes in are the project's own documents and the sentences whose numbers were marked by hand.
Texts of any length are made of them at run time, always the same: nothing is fetched or kept, and
no text is made to please a rule.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_GOLD = _ROOT / "tests/extract/gold"
_DIGITS = re.compile(r"[0-9]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LAST_DAY = 28
_SENTENCES_A_PARAGRAPH = 5

HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda size: _repeated("7", size),
    "numerals of 40 digits": lambda size: _repeated("1234567890" * 4 + " ", size),
    '"and a half"': lambda size: _repeated("and a half ", size),
    '"one hundred "': lambda size: _repeated("one hundred ", size),
    "round brackets, opened": lambda size: _repeated("(", size),
    "round brackets, nested": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "square brackets, opened": lambda size: _repeated("[", size),
    "brackets of all kinds": lambda size: _repeated("([{<", size),
    "commas": lambda size: _repeated(",", size),
    "digits and commas": lambda size: _repeated("1,", size),
    "groups of three": lambda size: _repeated("123,", size),
    '"between between "': lambda size: _repeated("between between ", size),
    '"more than "': lambda size: _repeated("more than ", size),
    '"No. "': lambda size: _repeated("No. ", size),
    '"$ "': lambda size: _repeated("$ ", size),
    "letters": lambda size: _repeated("a", size),
    "hyphens": lambda size: _repeated("-", size),
    "an address without end": lambda size: ("http://" + _repeated("a.", size))[:size],
    "at signs": lambda size: _repeated("a@", size),
    "blanks": lambda size: _repeated(" ", size),
    "line ends": lambda size: _repeated("\n", size),
    "combining marks": lambda size: ("5" + _repeated("\u0301", size))[:size],
}
"""What could make a reader slow, by what it is, each of a given number of characters."""

PACKED: dict[str, Callable[[int], str]] = {
    '"one million "': lambda size: _repeated("one million ", size),
    "numbers in opened brackets": lambda size: _repeated("(1", size),
    "numbers in square brackets": lambda size: _repeated("[1:", size),
    "digits and blanks": lambda size: _repeated("1 ", size),
    "digits and points": lambda size: _repeated("1.", size),
    "digits and hyphens": lambda size: _repeated("1-", size),
    "digits and colons": lambda size: _repeated("1:", size),
    "parts of a date": lambda size: _repeated("19/", size),
    '"1st "': lambda size: _repeated("1st ", size),
    '"first of the "': lambda size: _repeated("first of the ", size),
    '"from 1 to "': lambda size: _repeated("from 1 to ", size),
    '"May "': lambda size: _repeated("May ", size),
    '"5% "': lambda size: _repeated("5% ", size),
    "letters and digits": lambda size: _repeated("a1", size),
    "hyphens between words": lambda size: _repeated("one-", size),
    "marks on each digit": lambda size: _repeated("5\u0301", size),
    "large numbers behind a sum": lambda size: ("$5 " + _repeated("6 million xx, ", size))[:size],
    "numbers of owners": lambda size: _repeated("dog's 3 ", size),
    "soft hyphens": lambda size: _repeated("1\u00ad", size),
}
"""The same, of texts that hold a number, or what looks like one, every few characters."""


def mixed(size: int) -> str:
    """The first `size` characters of ever new variations on the project's own material.

    Documents and sentences take turns with prose that holds no digit, as in the news.
    """
    return "".join(pieces(size))


def pieces(size: int) -> Iterator[str]:
    """The same, paragraph by paragraph."""
    for paragraph in paragraphs():
        if size <= 0:
            return
        yield paragraph[:size]
        size -= len(paragraph)


def line(size: int) -> str:
    """The same without a line's end."""
    return mixed(size).replace("\n", " ")


def sentences() -> list[str]:
    """The sentences whose numbers were marked by hand."""
    found = []
    for path in sorted(_GOLD.glob("numbers_*.jsonl")):
        found += [json.loads(row)["text"] for row in path.read_text("utf-8").splitlines()]
    return found


def documents() -> list[str]:
    """The texts of the project's own documents."""
    return [path.read_text("utf-8") for path in sorted((_ROOT / "seeds").glob("*.txt"))]


def paragraphs() -> Iterator[str]:
    """Paragraphs without end; digits are changed by chance that is the same in each run."""
    chance = random.Random(0)
    news, whole = sentences(), documents()
    prose = [s for text in whole for s in _SENTENCE.split(text) if s and not _DIGITS.search(s)]
    for document in cycle(whole):
        chance.shuffle(news)
        between = cycle(chance.sample(prose, len(prose)))
        told = [part for sentence in news for part in (sentence, next(between))]
        for first in range(0, len(told), _SENTENCES_A_PARAGRAPH):
            paragraph = " ".join(told[first : first + _SENTENCES_A_PARAGRAPH])
            yield _varied(paragraph, chance) + "\n\n"
        yield _varied(document, chance) + "\n\n"


def _varied(text: str, chance: random.Random) -> str:
    """`text` with other digits: years stay years, and what could be a day of a month one."""

    def other(match: re.Match[str]) -> str:
        digits = match[0]
        if _YEAR.fullmatch(digits):
            return digits[:2] + f"{chance.randrange(100):02}"
        if digits.startswith("0"):
            return digits
        least = 10 ** (len(digits) - 1)
        most = 10 * least
        if len(digits) <= len(str(_LAST_DAY)) and int(digits) <= _LAST_DAY:
            most = min(most, _LAST_DAY + 1)
        return str(chance.randrange(least, most))

    return _DIGITS.sub(other, text)


def _repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]
