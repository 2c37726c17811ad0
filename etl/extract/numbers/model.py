"""What the grammar says about one number, and what one of its rules returns.

Nothing here reads text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.numbers.tokens import Tokens
from etl.tables import MentionKind, Qualifier, Trend


@dataclass(slots=True, kw_only=True)
class Number:
    """One number of a text, in digits or in words.

    `start` and `end` hold the number with its unit; `phrase_start` and `phrase_end` also its
    hedge ("more than 250"). `value`, `low` and `high` are in base units of `unit`. `period` is
    ISO 8601 or EDTF, for dates and for names that carry a year. `reason` is set where this is no
    quantity and no date, and says why.
    """

    start: int
    end: int
    text: str
    phrase_start: int
    phrase_end: int
    kind: MentionKind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = "exact"
    trend: Trend = ""
    unit: str = ""
    per: str = ""
    counted: str = ""
    period: str = ""
    reason: str = ""


class Found(NamedTuple):
    """What a rule read: its numbers in order, and the first token that it left alone."""

    numbers: Sequence[Number]
    until: int


Rule = Callable[[Tokens, int, int], Found | None]
"""A rule of the grammar: the tokens, the index of the token that woke it (a numeral or a word of
its own), and the first token that no number holds yet, in; what it read there, or None, out.
It may take tokens before the waking one, down to the free one, and looks a bounded way around."""


def plain(
    tokens: Tokens, first: int, until: int, kind: MentionKind, *,
    period: str = "", reason: str = "", value: float | None = None,
) -> Found:  # fmt: skip
    """A number that is no quantity: a date, a time, an identifier, an ordinal."""
    start, end = tokens.span(first, until)
    number = Number(
        start=start, end=end, text=tokens.original(first, until), phrase_start=start,
        phrase_end=end, kind=kind, value=value, period=period, reason=reason,
    )  # fmt: skip
    return Found((number,), until)
