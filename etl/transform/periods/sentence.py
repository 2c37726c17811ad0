"""A sentence as its dates and its numbers, and which date stands nearest to a number.

Comes in: a `Spot` and the dates of its sentence. Goes out: the `Sentence`, which finds the date at
a number, before it, or behind it in its clause. Numbers that are part of a date are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from etl.tables import Basis
from etl.transform.periods.model import Dated
from etl.transform.periods.words import any_of, words
from etl.transform.scene.spots import Spot, clause, phrase
from etl.transform.words import alternatives

_OPENS = re.compile(r"[,;]|\band\b|\bbut\b", re.IGNORECASE)
_AHEAD = 40
_NEXT_CLAUSE = re.compile(
    r",\s+(?:and|but|while|whereas)\s+(?:(?:in|by|at)\s[^,]*,\s+)?(?:the|its|their|our|his)\s"
)
# "eased by 3 points and is now 39 percent": what is now is the number behind
NEXT_VERB = re.compile(
    r",?\s+and\s+(?:(?:it|they)\s+)?(?:is|are|has|have|now|stands?|amounts?|comes?)\b"
    r"|,\s+(?:that|which|who)\s+(?:is|are|has|have)\s+now\b"
)
# "44 percent of imports but only 6 of exports in 2023": one clause, and one year
_BUT_ONLY = re.compile(
    rf",?\s+(?:but|yet|though)\s+(?=(?:{any_of(words()['besides']['limiting'])})\s+\W?\d)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bnot\s+\W?$", re.IGNORECASE)
_BREAK = re.compile(r"[;:]\s|,\s+(?:and|but)\s")
_BRACKETS = re.compile(r"\([^()]{1,120}\)")
_HEADS = re.compile(r"\s*\)?\s*(?:\([^()]{1,30}\)\s*)?[:–—=]\s*[^\s\d]{0,4}\s*")
_OLDER = re.compile(
    r"(?:\b(?:up|down|compared\s+(?:with|to)|rather|more|less|higher|lower|fewer|instead)\s+(?:from|than|of)|"
    r"\b(?:(?<!stood )(?<!stand )(?<!stands )against|versus|compared\s+(?:with|to))|"
    r"\b(?:up|down)\s+on|,\s+(?:from|after)|"
    r"\b(?:up|down)\s+(?:by\s+)?(?!to\b)(?:[\w.-]+\s+){1,4}from|"
    r"\b(?:short\s+of|below|above|ahead\s+of|beyond|beneath)\s+(?:the|its|their))"
    r"\s+(?:(?!to\b)[\w’'-]+\s+){0,3}[^\w\s]?$",
    re.IGNORECASE,
)
_BESIDES = re.compile(rf",\s+(?:{any_of(words()['besides']['words'])})\b", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?(?:$|(?=\s))")
_NOUNS = 1
_WHEN = re.compile(r"\s*(?:,\s*(?:when|in\s+which)\b|\(\W?\d[^()]{0,30}\))", re.IGNORECASE)
_RELATIVE = re.compile(r"[^,;:]{0,30}?\s(?:that|which|who)\s", re.IGNORECASE)
# "the two billion which China granted it in 2031"
_WHICH = re.compile(r"\s*(?:[\w-]+\s+){0,2}(?:which|that)\s[^.,;:\d]{1,60}", re.IGNORECASE)
_THE_REST = re.compile(
    r"[,;]\s+(?:and\s+|but\s+)?the\s+(?:rest|remainder|others?|remaining|balance)\b", re.IGNORECASE
)
_INSTEAD = re.compile(r"\binstead of\s+(?:the\s+)?\W?$", re.IGNORECASE)
_AS = re.compile(r",\s+as\s+(?:in\s+)?$", re.IGNORECASE)
# "has fewer than 5,000 there, since 1,500 left in spring": when those left
_BECAUSE = re.compile(
    r",\s+(?:since|because|after|now that)\s+(?:the\s+|some\s+)?\W?$", re.IGNORECASE
)
_COMMA = re.compile(r",\s+$")
_MODAL_NEXT = re.compile(rf",\s+(?:{alternatives('clauses')['apposed']['verbs']})\b", re.IGNORECASE)
_NAMES_NEXT = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?[:–—=]")


def is_base(text: str, start: int) -> bool:
    """Whether the number at `start` is only compared with: "9, down from 11", "5, after 4"."""
    return _OLDER.search(text[max(start - _AHEAD, 0) : start]) is not None


class Sentence:
    """The numbers and the dates of a sentence; offsets count in the sentence."""

    def __init__(self, spot: Spot, dates: list[Dated]) -> None:
        self.spot = spot
        self.text = spot.sentence
        self.all = [replace(d, start=d.start - spot.offset, end=d.end - spot.offset) for d in dates]
        self.brackets = [found.span() for found in _BRACKETS.finditer(self.text)]
        own = (spot.start, spot.end)
        numbers = ((a - spot.offset, b - spot.offset) for a, b in map(phrase, spot.neighbours))
        self.numbers = sorted({own, *(n for n in numbers if not self._in_date(n))})
        self.here = self.numbers.index(own)
        self.dates = [d for d in self.all if self._dates(d, (spot.start, spot.end))]

    def _in_date(self, number: tuple[int, int]) -> bool:
        """Whether the number is part of a date, as "two years" of "two years later"."""
        n = bisect_right(self.all, number[0], key=lambda d: d.end)
        return n < len(self.all) and self.all[n].start < number[1]

    def _dates(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether `date` may date the number: "less than in 2009, when it was 5" dates the 5."""
        taken_up = date.end <= number[0] and _WHEN.match(self.text, date.end) is not None
        if taken_up and any(date.end <= n[0] < number[0] for n in self.numbers):
            taken_up = False  # "than in 2014, when it was 15, and imported 17"
        owner = date.end <= number[0] and self._owns(date, number)
        if date.role != "dates" and not (date.role == "compared" and (taken_up or owner)):
            return False
        return self._reaches(date, number)

    def _reaches(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether no bracket keeps `date` from the number: "5 (2014: 6)" tells 2014 of the 6."""
        inside = next((b for b in self.brackets if b[0] <= date.start < b[1]), None)
        if inside is None or inside[0] <= number[0] < inside[1]:
            return True
        if inside[1] <= number[0] and _HEADS.fullmatch(self.text, inside[1], number[0]):
            return True
        names_next = _NAMES_NEXT.match(self.text, date.end) is not None or self._has_own(inside)
        between = self.text[number[1] : inside[0]]
        return not names_next and number[1] <= inside[0] and clause(between) == between

    def _has_own(self, bracket: tuple[int, int]) -> bool:
        """Whether brackets hold a number of their own: "2,400 (in 2014 there were 2,000)".

        How long it lasts is none: "2 billion (May 2014, ten years)".
        """
        offset = self.spot.offset
        own = (m for m in self.spot.neighbours if m.kind != "duration")
        numbers = ((a - offset, b - offset) for a, b in map(phrase, own))
        return any(bracket[0] < n[0] < bracket[1] and not self._in_date(n) for n in numbers)

    def in_brackets(self, date: Dated) -> bool:
        """Whether `date` stands in brackets, and the number does not."""
        inside = next((b for b in self.brackets if b[0] <= date.start < b[1]), None)
        return inside is not None and not inside[0] <= self.spot.start < inside[1]

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
        """The words from the number before to the number after, or to the clause of that."""
        tail = self.text[self.spot.end : self.right]
        if self.right < len(self.text):
            tail = _NEXT_CLAUSE.split(tail)[0]
        tail = NEXT_VERB.split(tail)[0]
        return self.text[self.left : self.spot.end] + tail

    @property
    def bare_words(self) -> str:
        """`words` without its dates: "less than in the year now ending" tells nothing of now."""
        return self.bare(self.left, self.left + len(self.words))

    def bare(self, start: int, end: int) -> str:
        """The text from `start` to `end` without its dates."""
        text = self.text[start:end]
        for d in reversed([d for d in self.all if start <= d.start and d.end <= end]):
            text = text[: d.start - start] + text[d.end - start :]
        return text

    @property
    def opening(self) -> str:
        """The words of the number's own clause before it."""
        return _BREAK.split(self.text[self.left : self.spot.start])[-1]

    def ahead(self, date: Dated) -> str:
        """The words right before `date`."""
        return self.text[max(date.start - _AHEAD, 0) : date.start]

    def governing(self) -> Dated | None:
        """The date that governs the number, as far as its place tells."""
        return self.governing_of((self.spot.start, self.spot.end))

    def governing_of(self, number: tuple[int, int]) -> Dated | None:
        """The date at the number, else the nearest before it, else the next in its clause."""
        return self.own_date(number) or self.nearest(self.dates, number)

    def own_date(self, number: tuple[int, int]) -> Dated | None:
        """The date between the number and the next, in its clause and not of the next."""
        later = (n[0] for n in self.numbers if n[0] >= number[1] and not self._aside(n, number))
        right = min(later, default=len(self.text))
        for begin, end in self.brackets:
            if begin <= number[0] < end and any(begin <= d.start < end for d in self.dates):
                right = min(right, end)  # "(2021: 21%) in 2022" tells 21 of 2021
        left = max((n[1] for n in self.numbers if n[1] <= number[0]), default=0)
        found = [d for d in self.dates if number[1] <= d.start < right]
        if not found:
            return None
        date = found[0]
        between = _BRACKETS.sub(" ", self.text[number[1] : date.start])
        if clause(between) != between or _NAMES_NEXT.match(self.text, date.end):
            return None
        if self._opens_next(between, date, number):
            return None
        led = any(left <= d.end <= number[0] for d in self.dates)
        if led and right < len(self.text) and _OPENS.search(between):
            return None
        return date

    def _aside(self, other: tuple[int, int], number: tuple[int, int]) -> bool:
        """Whether `other` stands in brackets right behind `number`: "2.5 (+12%) in 2019"."""
        inside = next((b for b in self.brackets if b[0] <= other[0] < b[1]), None)
        return (
            inside is not None
            and number[1] <= inside[0]
            and not self.text[number[1] : inside[0]].strip()
        )

    def nearest(self, dates: list[Dated], number: tuple[int, int]) -> Dated | None:
        """The last of `dates` before `number`, else the next behind it in its clause."""
        before = [d for d in dates if d.end <= number[0] and not self._of_another(d, number)]
        if before:
            return before[-1]
        later = [d for d in dates if d.start >= number[1]]
        for date in later:
            between = _BUT_ONLY.sub(" and ", self.text[number[1] : date.start])
            if _NOT.search(self.text, 0, number[0]):  # "not 9 but 11 in 2020": one year
                between = between.replace(" but ", " and ", 1)
            which = _WHICH.fullmatch(between) is not None
            if (clause(between) != between and not which) or self._opens_next(
                between, date, number
            ):
                continue
            if not self._of_an_older(number, date) and not self._of_a_clause(number, date):
                return date
        return None

    def _opens_next(self, between: str, date: Dated, number: tuple[int, int]) -> bool:
        """Whether `date` opens the words of a number behind it: "3, and this year it will be 2"."""
        if _THE_REST.search(between):
            return True  # "one billion is to arrive this year, the rest in 2021"
        behind = any(n[0] >= date.end and n != number for n in self.numbers)
        return behind and _BREAK.search(between) is not None

    def _of_a_clause(self, number: tuple[int, int], date: Dated) -> bool:
        """Whether `date` is in a clause on a number between: "7, far from the 15 promised for"."""
        between = [n for n in self.numbers if number[1] <= n[0] and n[1] <= date.start]
        return bool(between) and _RELATIVE.match(self.text, between[-1][1], date.start) is not None

    def _of_an_older(self, number: tuple[int, int], date: Dated) -> bool:
        """Whether `date` is that of a number behind this one, compared with it or told besides.

        As in "3,000, up from 1,400 in 2021", "770 million, plus 185 left from 2002".
        """
        between = [n for n in self.numbers if number[1] <= n[0] and n[1] <= date.start]
        leads = [self.text[number[1] : n[0]] for n in between]
        if between and date.following:
            return True  # "4,600 today and 5,100 two years earlier"
        return any(
            _OLDER.search(lead) or _BESIDES.search(lead) or _BECAUSE.search(lead) for lead in leads
        )

    def _of_another(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether `date` is that of another number: "last year's 5", "down from 5 in 2019"."""
        return (
            self._of_a_base(date, number)
            or self._owns_another(date, number)
            or self._of_an_instead(date, number)
            or self._of_an_apposed(date, number)
        )

    def _of_an_instead(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether `date` is that of what was before: "instead of 230, as in 2019, it sends 90"."""
        told = [n for n in self.numbers if n[1] <= date.start]
        if not told or told[-1] == number or not _INSTEAD.search(self.text, 0, told[-1][0]):
            return False
        return _AS.search(self.text[told[-1][1] : date.start]) is not None

    def _of_an_apposed(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether `date` is that of a number between commas: ", 31 in 2009, would rise"."""
        told = [n for n in self.numbers if n[1] <= date.start]
        if not told or told[-1] == number or not _COMMA.search(self.text, 0, told[-1][0]):
            return False
        between = self.text[told[-1][1] : date.start]
        return "," not in between and _MODAL_NEXT.match(self.text, date.end) is not None

    def _owns_another(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether `date` owns the number behind it, which is not `number`: "last year's 5"."""
        after = next((n for n in self.numbers if n[0] >= date.end), None)
        return after is not None and after != number and self._owns(date, after)

    def _owns(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether `date` owns the number right behind it: "than last year's 5"."""
        own = _OWNS.search(self.text[date.start : date.end]) or _OWNS.match(self.text, date.end)
        return own is not None and len(self.text[date.end : number[0]].split()) <= _NOUNS

    def _of_a_base(self, date: Dated, number: tuple[int, int]) -> bool:
        """Whether `date` is that of a number before, with which another is compared."""
        told = [n for n in self.numbers if n[1] <= date.start]
        if not told or told[-1] == number or not is_base(self.text, told[-1][0]):
            return False
        between = self.text[told[-1][1] : date.start]
        return clause(between) == between

    def is_own(self, date: Dated) -> bool:
        """Whether `date` stands between the number before and the number after."""
        return self.left <= date.start < self.right

    def basis(self, date: Dated, *, own: bool = False) -> Basis:
        """What `date` was told by; "sentence" where another clause of the sentence tells it."""
        if date.basis != "stated" or own or (date.start >= self.spot.end and self.is_own(date)):
            return date.basis
        first, last = sorted((date.end, self.spot.start))
        between = self.text[first:last]
        if _HEADS.fullmatch(between):
            return "stated"
        return "stated" if clause(between) == between else "sentence"
