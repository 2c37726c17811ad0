"""The months of the calendar: their names, also with one slip, and how periods are written.

Comes in: a word, or where one stands. Goes out: the number of a month, or a period of ISO 8601.
It never decides whether a text means a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from string import ascii_lowercase

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")["months"]
_FULL = [name.lower() for name in _WORDS["full"]]
_SHORT = {name.lower(): number for number, name in enumerate(_WORDS["short"], 1) if name}
_LONG_ENOUGH = 5

MONTHS: dict[str, int] = {
    **{name: number for number, name in enumerate(_FULL, 1)},
    **_SHORT,
    **_WORDS["other"],
}
"""The months by name and abbreviation, in lower case."""

_ABBREVIATIONS = frozenset(MONTHS) - frozenset(_FULL)
COMMON = frozenset(_WORDS["common"])
"""Months whose name is another word too."""
_NAMES = frozenset(tuple(name.lower().split()) for name in _WORDS["names"])


def _slips(name: str) -> Iterator[str]:
    """Every word that one letter added, dropped, replaced or swapped makes of `name`."""
    for at in range(1, len(name) + 1):
        before, after = name[:at], name[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
            yield before + after[1:2] + after[0] + after[2:]


MISSPELT: dict[str, int] = {
    slip: number
    for number, name in enumerate(_FULL, 1)
    if len(name) >= _LONG_ENOUGH
    for slip in _slips(name)
    if slip not in MONTHS and slip not in _WORDS["unlike"]
}
"""Words one letter away from a month of at least five letters, its first letter being right."""


def month_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The number of the month named at token `index`, and the first token behind its name.

    A word that is also a common one ("may") is a month only with a capital.
    """
    word = tokens.low[index]
    number = MONTHS.get(word)
    if number is None:
        return None
    if word in COMMON and (not tokens.raw[index][0].isupper() or _is_name(tokens, index)):
        return None
    until = index + 1
    if word in _ABBREVIATIONS and tokens.low[until] == "." and tokens.glued(until):
        after = tokens.raw[until + 1]
        until += after != "" and not after[0].isupper()
    return number, until


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether a word with a capital is the rest of a name: "Long March 5", "Theresa May"."""
    before = tokens.raw[index - 1]
    return before[:1].isupper() and (before.lower(), tokens.low[index]) in _NAMES


def misspelt_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The same for a month with one slip, which only a capital and a year beside it make sure."""
    number = MISSPELT.get(tokens.low[index])
    if number is None or not tokens.raw[index][0].isupper():
        return None
    return number, index + 1


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """The period of a year, month or day, None for a day that no calendar has.

    >>> iso(1996, 4, 2), iso(None, 4, 2), iso(1996), iso(2001, 2, 29)
    ('1996-04-02', '--04-02', '1996', None)
    """
    if month is None:
        return "" if year is None else f"{year:04}"
    if not 1 <= month <= 12:
        return None
    written = "-" if year is None else f"{year:04}"
    if day is None:
        return "" if year is None else f"{written}-{month:02}"
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return None
    return f"{written}-{month:02}-{day:02}"


def full_year(short: int) -> int:
    """The year that two digits mean: 96 is 1996, 14 is 2014."""
    return (1900 if short >= 50 else 2000) + short
