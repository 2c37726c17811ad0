"""Which date of its sentence governs a number.

Comes in: a `Spot` and the dates of its sentence. Goes out: the period of the number, or nothing. It
looks at the sentence alone: what holds from before is for `periods` to ask.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.tables import Basis
from etl.transform.context import Spot, clause, phrase
from etl.transform.periods_calendar import shifted
from etl.transform.periods_timeline import Dated, Period

_COORDINATED = re.compile(
    r"[^\d.;:]{0,25}?(?:,|\band\b|\bor\b)(?:\s+(?:and|to|about|some))?\s*", re.IGNORECASE
)
_LISTED = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|&)?\s*(?:(?:in|for|of|the)\s+)*", re.IGNORECASE)
_TO = re.compile(
    r"(?:(?!\bfrom\b)[^,;.:\d]){0,60}\bto\s+(?:(?!\bfrom\b)[^,;.:\d]){0,25}", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)
_BACK = re.compile(r"(?:(?!\bto\b)[^;.:\d]){0,60}\bfrom\s+(?:[a-z]+\s+){0,3}", re.IGNORECASE)
_TO_BEFORE = re.compile(r"\bto\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|each|either)\b[^.;]{0,15}$", re.IGNORECASE)
_ALIKE = re.compile(r"\s*,?\s*(?:alike|each|respectively)\b", re.IGNORECASE)
_OPENS = re.compile(r"[,;]|\band\b|\bbut\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{1,120}\)")
_NAMES_NEXT = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?[:–—=]")
_SINCE = re.compile(r"\b(?:from|since)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)\s+(?:the\s+)?$", re.IGNORECASE)


class Sentence:
    """The numbers and the dates of a sentence; offsets count in the sentence."""

    def __init__(self, spot: Spot, dates: list[Dated]) -> None:
        self.spot = spot
        self.text = spot.sentence
        self.all = [replace(d, start=d.start - spot.offset, end=d.end - spot.offset) for d in dates]
        self.brackets = [found.span() for found in _BRACKETS.finditer(self.text)]
        self.dates = [
            d
            for d in self.all
            if d.role == "dates" and d.period and self._reaches(d, (spot.start, spot.end))
        ]
        numbers = [(a - spot.offset, b - spot.offset) for a, b in map(phrase, spot.neighbours)]
        own = (spot.start, spot.end)
        self.numbers = sorted(
            {
                own,
                *(n for n in numbers if not any(d.start < n[1] and n[0] < d.end for d in self.all)),
            }
        )
        self.here = self.numbers.index(own)

    def _reaches(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether no bracket keeps `date` from the number: "5 (2014: 6)" tells 2014 of the 6."""
        inside = next((b for b in self.brackets if b[0] <= date.start < b[1]), None)
        if inside is None or inside[0] <= number[0] < inside[1]:
            return True
        names_next = _NAMES_NEXT.match(self.text, date.end) is not None
        between = self.text[number[1] : inside[0]]
        return not names_next and number[1] <= inside[0] and clause(between) == between

    @property
    def left(self) -> int:
        """Where the number before ends."""
        return self.numbers[self.here - 1][1] if self.here else 0

    @property
    def right(self) -> int:
        """Where the number after begins."""
        last = self.here + 1 == len(self.numbers)
        return len(self.text) if last else self.numbers[self.here + 1][0]

    @property
    def words(self) -> str:
        """The words from the number before to the number after."""
        return self.text[self.left : self.right]

    @property
    def since_then(self) -> str:
        """The words around the number where the date that governs it is that of another before."""
        date = self._governing()
        other = date and any(n[1] <= date.start and self._own(n) is date for n in self.numbers)
        if date is None or not other or date.start >= self.spot.end:
            return ""
        return self.text[max(date.end, self.left) : self.right]

    def period(self) -> Period | None:
        """The period of the number, or nothing where its sentence does not date it."""
        if (listed := self._by_order()) is not None:
            return listed
        if (change := self._from_to()) is not None:
            return change
        date = self._governing()
        if date is None:
            return None
        if date.spans and not self._is_own(date):
            return None
        if stretch := self._until(date):
            return stretch
        return date.period, self._basis(date)

    def others(self, period: str) -> list[Period]:
        """Further periods for which the same number holds: "in both 2013 and 2014"."""
        end = self.right
        found: list[Period] = [
            (d.period, "stated")
            for d in self.all
            if d.role == "alike" and d.period and self.spot.end <= d.start < end
        ]
        for first, second in zip(self.dates, self.dates[1:], strict=False):
            between = self.text[first.end : second.start]
            pair = (first.period, second.period)
            if period not in pair or not between.strip() or not _LISTED.fullmatch(between):
                continue
            if _BOTH.search(self.text[: first.start]) or _ALIKE.match(self.text, second.end):
                found += [(p, "stated") for p in pair if p != period]
        return found

    def _by_order(self) -> Period | None:
        """As many dates listed as numbers: "4 and 5 million in the first and second quarters"."""
        for dates in self._lists():
            numbers = self._run_beside(dates)
            own = (self.spot.start, self.spot.end)
            if len(numbers) == len(dates) and own in numbers:
                date = dates[numbers.index(own)]
                return date.period, self._basis(date, own=True)
        return None

    def _lists(self) -> list[list[Dated]]:
        lists: list[list[Dated]] = []
        for date in self.dates:
            last = lists[-1][-1] if lists else None
            if last and _LISTED.fullmatch(self.text[last.end : date.start]):
                lists[-1].append(date)
            else:
                lists.append([date])
        return [listed for listed in lists if len(listed) > 1]

    def _run_beside(self, dates: list[Dated]) -> list[tuple[int, int]]:
        """The numbers told in one breath before the listed dates, else those after them."""
        before = [n for n in self.numbers if n[1] <= dates[0].start]
        if not any(
            d.end <= dates[0].start and d.start > before[-1][1] for d in self.dates if before
        ):
            run = self._run(before[::-1])[::-1]
            if len(run) == len(dates):
                return run
        return self._run([n for n in self.numbers if n[0] >= dates[-1].end])

    def _run(self, numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
        run = numbers[:1]
        for number in numbers[1:]:
            first, second = sorted((run[-1], number))
            between = self.text[first[1] : second[0]]
            if not _COORDINATED.fullmatch(between) or any(
                first[1] <= d.start < second[0] for d in self.dates
            ):
                break
            run.append(number)
        return run

    def _from_to(self) -> Period | None:
        """The two ends of a change: "fell in 2009, from 5 to 4" tells 5 of 2008 and 4 of 2009."""
        ends = self._ends()
        if ends is None:
            return None
        old, new = ends
        own = (self.spot.start, self.spot.end)
        date = self._own(own)
        if date is not None and not date.spans and "/" not in date.period:
            return date.period, self._basis(date, own=True)
        span = next((d for d in self.dates if "/" in d.period), None)
        if span is not None:
            first, _, last = span.period.partition("/")
            return (first if own == old else last), self._basis(span)
        other = self._own(old if own == new else new)
        if own == new:
            rest = [d for d in self.dates if d is not other and not d.following]
            chosen = self._nearest(rest, new)
            return (chosen.period, self._basis(chosen)) if chosen else ("", "none")
        chosen = self._governing_of(new)
        if chosen is None or chosen.following:
            return "", "none"
        before = shifted(chosen.period, -1, "year") if chosen.period.isdigit() else ""
        return (before, "relative") if before else ("", "none")

    def _ends(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The old and the new number of the change that the number is one end of."""
        for n in (self.here - 1, self.here):
            if not 0 <= n < len(self.numbers) - 1:
                continue
            first, second = self.numbers[n], self.numbers[n + 1]
            between = self._bare(first[1], second[0])
            lead = self.text[max(first[0] - 40, 0) : first[0]]
            if _FROM.search(lead) and _TO.fullmatch(between):
                return first, second
            if _TO_BEFORE.search(lead) and _BACK.fullmatch(between):
                return second, first
        return None

    def _bare(self, start: int, end: int) -> str:
        """The text from `start` to `end` without its dates."""
        text = self.text[start:end]
        for d in reversed([d for d in self.all if start <= d.start and d.end <= end]):
            text = text[: d.start - start] + text[d.end - start :]
        return text

    def _governing(self) -> Dated | None:
        return self._governing_of((self.spot.start, self.spot.end))

    def _governing_of(self, number: tuple[int, int]) -> Dated | None:
        """The date at the number, else the nearest before it, else the next in its clause."""
        return self._own(number) or self._nearest(self.dates, number)

    def _own(self, number: tuple[int, int]) -> Dated | None:
        """The date between the number and the next, in its clause and not of the next."""
        right = min((n[0] for n in self.numbers if n[0] >= number[1]), default=len(self.text))
        left = max((n[1] for n in self.numbers if n[1] <= number[0]), default=0)
        found = [d for d in self.dates if number[1] <= d.start < right]
        if not found:
            return None
        date = found[0]
        between = self.text[number[1] : date.start]
        if clause(between) != between or _NAMES_NEXT.match(self.text, date.end):
            return None
        led = any(left <= d.end <= number[0] for d in self.dates)
        if led and right < len(self.text) and _OPENS.search(between):
            return None
        return date

    def _nearest(self, dates: list[Dated], number: tuple[int, int]) -> Dated | None:
        before = [d for d in dates if d.end <= number[0]]
        if before:
            return before[-1]
        later = [d for d in dates if d.start >= number[1]]
        for date in later:
            between = self.text[number[1] : date.start]
            if clause(between) == between:
                return date
        return None

    def _is_own(self, date: Dated) -> bool:
        return self.left <= date.start < self.right

    def _until(self, date: Dated) -> Period | None:
        """The stretch from `date` to another: "from mid-2004 the price was 46 until 2006"."""
        if len(self.numbers) > 1 or not _SINCE.search(self.text[: date.start]):
            return None
        for other in self.all:
            years = date.period.isdigit() and other.period.isdigit()
            later = other.start > date.end and bool(_UNTIL.search(self.text[: other.start]))
            if years and later:
                return f"{date.period}/{other.period}", "stated"
        return None

    def _basis(self, date: Dated, *, own: bool = False) -> Basis:
        """What `date` was told by; "sentence" where another clause of the sentence tells it."""
        if date.basis != "stated" or own or (date.start >= self.spot.end and self._is_own(date)):
            return date.basis
        first, last = sorted((date.end, self.spot.start))
        between = self.text[first:last]
        if _NAMES_NEXT.fullmatch(between.rstrip()):
            return "stated"
        return "stated" if clause(between) == between else "sentence"
