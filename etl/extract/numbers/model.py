"""What the grammar says about one number, and the stretches of a text that are already read.

Nothing here reads text: `Number` is what goes out, `Claims` keeps the parts of the grammar from
reading the same characters twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.tables import MentionKind, Qualifier, Trend


@dataclass(frozen=True, slots=True, kw_only=True)
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


class Claims:
    """The numbers found so far in one text; no two of them share a character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Number] = []
        self._taken = bytearray(len(text))

    def free(self, start: int, end: int) -> bool:
        """Whether no number was found in these characters yet."""
        return start < end and self._taken.find(1, start, end) < 0

    def add(self, number: Number) -> bool:
        """Keep `number` unless another has some of its characters."""
        if not self.free(number.start, number.end):
            return False
        self._taken[number.start : number.end] = b"\x01" * (number.end - number.start)
        self.found.append(number)
        return True

    def plain(
        self, start: int, end: int, kind: MentionKind, *, period: str = "", reason: str = ""
    ) -> bool:
        """Keep a number that is no quantity: a date, a time, an identifier, an ordinal."""
        return self.add(
            Number(
                start=start,
                end=end,
                text=self.text[start:end],
                phrase_start=start,
                phrase_end=end,
                kind=kind,
                period=period,
                reason=reason,
            )
        )
