"""The clause of a number: which words of its sentence speak of it.

Comes in: a `Spot`. Goes out: the words before and behind the number in its own clause, and how far
a word is from it. It never looks beyond the sentence; its words are in `english/clauses.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property

from etl.transform.scene.spots import Spot, clause, phrase
from etl.transform.words import alternatives, any_of, words

_WORDS = alternatives("clauses")
_BE = _WORDS["verbs"]["auxiliaries"]
_WILL = rf"{_BE}|{_WORDS['verbs']['future']}"
_PARTING = re.compile(
    rf"[;:](?!\d)|\s[–—-]\s|—|,?\s\b(?:{_WORDS['parting']['words']})\b"
    r"|(?<!\bof)(?<!\bof whom),\s+(?:which|who)\b|,\s+and\s+(?=(?:he|she|it|they|we)\b)"
    rf"|,\s+(?=(?:the|its|their)\s+[\w-]+\s+(?:{_WORDS['parting']['verbs']})\b)"
    r"|[,.!?][”\"](?=\s)",  # "we shall be above six," he said, and put the turnover at 34
    re.IGNORECASE,
)
_CONCESSION = re.compile(rf"^\W*(?:{_WORDS['parting']['conceding']})\b[^,;]*,\s", re.IGNORECASE)
_IN_CONCESSION = re.compile(
    rf"^\W*(?:{_WORDS['parting']['conceding']}|{_WORDS['parting']['conditions']})\s[^,;]*$",
    re.IGNORECASE,
)
# "of the 42 on the list, 38 were financed": two numbers, each with words of its own
_WHOLE = re.compile(r"^\W*(?:out\s+)?of\s+(?:(?:all|the|its|their|some|about)\s+)*$", re.IGNORECASE)
_BECAME = re.compile(rf"\b(?:{_WORDS['became']['verbs']}|\w{{3,}}ed)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"^\W*(?:out\s+)?of\s[^,;:]*,\s", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:which|who)\b[^,;:]*,\s")
_JOINED = re.compile(rf"[,;:]|\b(?:{_WORDS['joining']['words']}|{_BE})\b", re.I)
_ALONE = re.compile(rf"\s*(?:$|[,.;:)]|(?:{_WORDS['alone']['behind']})\b)")
_PART = re.compile(r"\s*(?:\w+\s+)?of\s+(?:(?:the|its|their|all|these|those)\s+)*")
_ROW_ENDS = re.compile(r"(?:,|\band|\bor|\bto|\bplus)\s*$")
_VERB = re.compile(
    rf"[;:]|\b(?:{_WILL}|{_WORDS['verbs']['conditional']}|{_WORDS['verbs']['parting']}|\w{{3,}}ed)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\s+(?:(?:of|at|for|to|to reach|by)\s+)?(?:the\s+)?")
_NAMES = re.compile(r"\s+(?:of\s+(?:the\s+)?)?")
_SUBJECT = re.compile(rf"\s*(?:[\w-]+\s+){{0,3}}(?:{_WILL})\b")
_DONE = re.compile(rf"\b(?:{_BE})\s+(?:\w+ly\s+|been\s+)?\w{{3,}}(?:ed|en|wn|nt)\b", re.I)
_ANEW = re.compile(
    r"[^,;]*?,?\s\b(?:and|but|then)\s+(?:in the end\s+|only\s+)?"
    rf"(?:{_BE}|{_WORDS['verbs']['done']}|\w{{3,}}ed)\b",
    re.I,
)
_BASE = re.compile(rf"(?:\b(?:{_WORDS['base']['before']})|,\s+after)\s+(?:the\s+)?$", re.IGNORECASE)
_EARLIER = re.compile(
    rf"\s+(?:(?!and\b)[\w-]+\s+){{0,3}}?(?:{_WORDS['base']['behind']}|"
    rf"(?:in )?the (?:{_WORDS['base']['spans']})|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"(?:^|[^,;:]*\s)(?:has|have|had)\s+(?:\w+ly\s+)?(?:been\s+)?\w+$", re.IGNORECASE
)
_APPOSED = re.compile(
    rf"(?P<aside>[^,;.:\d]{{0,30}}\b(?:{_WORDS['apposed']['times']})\b[^,;.:]{{0,30}}),\s+"
    rf"(?:{_WORDS['apposed']['verbs']})\b",
    re.IGNORECASE,
)
# "Germany, which buys 12 percent, may take more"
_RELATIVE = re.compile(r",\s+(?=(?:which|who|where)\b(?:(?!,\s)[^;:])*$)")
_RELATIVE_ENDS = re.compile(
    rf"(?P<aside>(?:(?!,\s)[^;:])*),\s+(?:{_WORDS['relative']['verbs']})\b", re.IGNORECASE
)
_NOUNS = 2
_BY_A_COMMA = 25
_BY_A_NUMBER = 40


@dataclass(frozen=True)
class OwnClause:
    """The clause of the number at `spot`; offsets count in the sentence."""

    spot: Spot

    @cached_property
    def begin(self) -> int:
        """Where it begins: a parenthetic "who ..., " does not part it."""
        lead = self.spot.sentence[: self.spot.start]
        asides = [m.span() for m in _ASIDE.finditer(lead)]
        partings = [
            m.end()
            for m in _PARTING.finditer(lead)
            if not any(start <= m.start() < end for start, end in asides)
            and lead[m.end() :].strip()
        ]
        apart = not self.spot.previous or _DONE.search(self.spot.before) is not None
        if lead.endswith(" and ") and apart and self._begins_anew():
            partings.append(len(lead))
        if self.base is not None:
            partings.append(self.base)
        if self.apposed is not None:
            partings.append(self.spot.start)
        if self.relative is not None:
            partings.append(self.relative[0])
        first = _CONCESSION.match(lead)
        if first is None and self.spot.previous and _BECAME.search(self.spot.after):
            first = self._whole_before(lead)
        return max([*partings, first.end() if first else 0])

    @cached_property
    def apposed(self) -> int | None:
        """Where a number set between commas with its time ends: ", 31 percent in 2009, would rise".

        What is told of the thing it belongs to is told of another time.
        """
        if not self.spot.sentence[: self.spot.start].endswith(", "):
            return None
        found = _APPOSED.match(self.spot.sentence, self.spot.end)
        return found.end("aside") if found else None

    @cached_property
    def relative(self) -> tuple[int, int] | None:
        """Where the "which" clause between commas with the number in it begins, and where it ends.

        What its sentence goes on to tell of is another matter.
        """
        begun = _RELATIVE.search(self.spot.sentence[: self.spot.start])
        ended = _RELATIVE_ENDS.match(self.spot.sentence, self.spot.end) if begun else None
        return (begun.end(), ended.end("aside")) if begun and ended else None

    def _whole_before(self, lead: str) -> re.Match[str] | None:
        """The words on the whole with which the sentence opens, if the number is a part of it."""
        whole = _OF_WHOLE.match(lead)
        start = self._starts[0] if self._starts else len(lead)
        return whole if whole and _WHOLE.match(lead[:start]) and start < whole.end() else None

    @cached_property
    def is_whole(self) -> bool:
        """Whether the sentence opens with the number as a whole: "of 39 announced, 22 came"."""
        if _WHOLE.match(self.spot.sentence[: self.spot.start]) is None:
            return False
        comma = self.spot.sentence.find(", ", self.spot.end)
        return any(0 < comma < start for start in self._starts)

    @cached_property
    def base(self) -> int | None:
        """Where a number begins that is only compared with: "against 40 million a year earlier"."""
        found = _BASE.search(self.spot.sentence[: self.spot.start])
        behind = self.spot.sentence[self.spot.end :]
        return found.start() if found and _EARLIER.match(behind) else None

    def _begins_anew(self) -> bool:
        return _SUBJECT.match(self.spot.sentence[self.spot.end :]) is not None

    @cached_property
    def finish(self) -> int:
        """Where it ends."""
        if self.apposed is not None:
            return self.apposed
        if self.relative is not None:
            return self.relative[1]
        comma = self.spot.sentence.find(", ", self.spot.end)
        if self.is_whole or (
            comma > 0 and _IN_CONCESSION.match(self.spot.sentence[: self.spot.start])
        ):
            return comma
        return self.spot.end + len(clause(self.spot.sentence[self.spot.end :]))

    @cached_property
    def lead(self) -> str:
        """Its words before the number, with blanks for a parenthetic "who ..., "."""
        text = self.spot.sentence[self.begin : self.spot.start]
        return _ASIDE.sub(lambda m: ", " + " " * (len(m[0]) - 4) + ", ", text)

    @cached_property
    def tail(self) -> str:
        """Its words behind the number."""
        return self.spot.sentence[self.spot.end : self.finish]

    @cached_property
    def text(self) -> str:
        """All of its words, those of the number and its hedge among them."""
        return self.spot.sentence[self.begin : self.finish]

    @cached_property
    def _numbers(self) -> list[tuple[int, int]]:
        spans = (phrase(m) for m in self.spot.neighbours)
        offset = self.spot.offset
        return [(s - offset, e - offset) for s, e in spans if s - offset != self.spot.start]

    @cached_property
    def _kinds(self) -> list[str]:
        own = self.spot.start + self.spot.offset
        return [m.kind for m in self.spot.neighbours if m.phrase_start != own]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._numbers]

    def cost(self, start: int, end: int) -> int | None:
        """How far the word from `start` to `end` is: in characters, more for a comma or a number.

        None for a word that belongs to another number ("of 24 million planned, 18 million came").
        """
        first, last = (end, self.spot.start) if end <= self.spot.start else (self.spot.end, start)
        aside = self._aside(start)
        if (
            aside
            and aside != self._own_aside
            and any(aside[0] < n < aside[1] for n in self._starts)
        ):
            return None  # what brackets say with a number of their own is said of that one
        own = aside is not None and aside == self._own_aside
        if not own and self._belongs_elsewhere(start, end):
            return None
        if self._said_of_another(start):
            return None
        gap = self._text(first, last)
        if end <= self.spot.start and (_told().search(gap) or self._is_past_by(end)):
            return None
        between = bisect_right(self._starts, last - 1) - bisect_right(self._starts, first - 1)
        return len(gap) + _BY_A_COMMA * gap.count(", ") + _BY_A_NUMBER * max(between, 0)

    @cached_property
    def _own_aside(self) -> tuple[int, int] | None:
        return self._aside(self.spot.start)

    def _aside(self, at: int) -> tuple[int, int] | None:
        """The brackets of the sentence in which `at` stands: "4.9 billion (plan: 4.8 billion)"."""
        text = self.spot.sentence
        begin = text.rfind("(", 0, at)
        if begin < 0 or ")" in text[begin:at]:
            return None
        end = text.find(")", at)
        return (begin, end if end >= 0 else len(text))

    def _is_past_by(self, end: int) -> bool:
        """Whether another verb has come since: "asked for 20 million and was given 12"."""
        return end <= self.spot.left and _ANEW.match(self.spot.before) is not None

    def _said_of_another(self, start: int) -> bool:
        """Whether the word at `start` has another such number behind ours as its subject."""
        between = [
            at
            for at, kind in zip(self._starts, self._kinds, strict=True)
            if self.spot.end <= at < start and kind == self.spot.mention.kind
        ]
        if not between:
            return False
        gap = self._text(self.spot.end, between[-1])
        return not _in_a_row(gap) and not is_part(gap)

    def _belongs_elsewhere(self, start: int, end: int) -> bool:
        """Whether the word from `start` to `end` stands right behind another number, alone."""
        n = bisect_right(self._starts, start) - 1
        if self._introduces_another(n + 1, end):
            return True
        if n < 0:
            return False
        other = self._numbers[n]
        if other[0] < self.spot.start <= start:
            return False
        behind = self.spot.sentence[other[1] : start]
        if len(behind.split()) > _NOUNS or _JOINED.search(behind):
            return False
        if _ALONE.match(self.spot.sentence[end:]) is None:
            return False
        return start < self.spot.start or not _in_a_row(self._text(self.spot.end, other[0]))

    def _introduces_another(self, n: int, end: int) -> bool:
        """Whether the word that ends at `end` only names the number at `n`: "a plan of 5 billion".

        A row that follows keeps the word: "a plan of 5 and 6 billion".
        """
        if n >= len(self._numbers) or end <= self.spot.start < self._starts[n]:
            return False
        other = self._numbers[n]
        if end > self.spot.start:
            if _PREDICATE.search(self._text(self.spot.end, end)):
                return False
            return _LEADS.fullmatch(self._text(end, other[0])) is not None
        if _NAMES.fullmatch(self._text(end, other[0])) is None:
            return False
        return not _in_a_row(self._text(other[1], self.spot.start))

    def _text(self, start: int, end: int) -> str:
        return self.spot.sentence[start:end]


def is_part(between: str) -> bool:
    """Whether two numbers are a part and its whole: "12 of the 15"."""
    return _PART.fullmatch(between) is not None


@cache
def _told() -> re.Pattern[str]:
    said = any_of(words("voice")["verbs"]["said"])
    return re.compile(rf"{said}(?:\s+\w+){{0,3}}\s+that\b")


def _in_a_row(between: str) -> bool:
    """Whether two numbers stand in a row: "40 tanks and 9 ships"."""
    return _ROW_ENDS.search(between) is not None and _VERB.search(between) is None
