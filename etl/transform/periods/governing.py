"""Which date of its sentence governs a number.

Comes in: a `Sentence`. Goes out: the period of its number, or nothing. It looks at the sentence
alone: what holds from before is for `periods` to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from etl.transform.periods.calendar import from_to, shifted
from etl.transform.periods.model import Dated, Period
from etl.transform.periods.roles import tells_of_another_time
from etl.transform.periods.sentence import NEXT_VERB, Sentence
from etl.transform.scene.spots import clause

_COORDINATED = re.compile(
    r"[^\d.;:]{0,25}?(?:,|\band\b|\bor\b)(?:\s+(?:and|to|about|some))?\s*", re.IGNORECASE
)
_LISTED = re.compile(
    r"\s*(?:,|,?\s*and|,?\s*or|&)?\s*(?:(?:the\s+other|another|one|again|once\s+more)\s+)?(?:(?:in|for|of|the|this|last|next)\s+)*",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:(?!\bfrom\b)[^,;.:\d]){0,60}\bto\s+(?:(?!\bfrom\b)[^,;.:\d]){0,25}", re.IGNORECASE
)
# a hedge may stand between, but no name and no change: "imports from Malta fell by 12 percent"
_HEDGED = r"(?:(?!by\b)(?-i:[a-z]+)\s+){0,3}"
_FROM = re.compile(rf"\bfrom\s+{_HEDGED}$", re.IGNORECASE)
_BACK = re.compile(rf"(?:(?!\bto\b)[^;.:\d]){{0,60}}\bfrom\s+{_HEDGED}", re.IGNORECASE)
_TO_BEFORE = re.compile(rf"\bto\s+{_HEDGED}$", re.IGNORECASE)
_BY = re.compile(rf"\bby\s+{_HEDGED}$", re.IGNORECASE)
_TO_RESULT = re.compile(r"\s+to\s+(?:(?-i:[a-z]+)\s+){0,3}[^\w\s]?", re.IGNORECASE)
_DIGIT = re.compile(r"(?<![QH])\d")
_APIECE = re.compile(r"\s*(?:apiece|each)\b", re.IGNORECASE)
_EACH = re.compile(r"\beach\b[^.;,\d]*$", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:]\s")
_AND = re.compile(r"\band\b|&", re.IGNORECASE)
_PARTS = re.compile(
    r"\b(?:the|its|both)\s+(?:first\s+)?(?P<n>two|three|four)\s+(?P<what>quarters|halves)\b", re.I
)
_SIZES = {"two": 2, "three": 3, "four": 4}
_MONTH = re.compile(r"\d{4}-\d\d")
_BOTH = re.compile(r"\b(?:both|each(?: of)?|either)\b[^,;]*$", re.IGNORECASE)
_COLON = re.compile(r"\s*[:—–]\s*(?:it was\s+|at\s+)?[^\w\s]?")
_TWO = 2
_GAP = 12
_SINCE = re.compile(r"\b(?:from|since)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE_THEN = re.compile(r"\bsince\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)\s+(?:the\s+)?$", re.IGNORECASE)


def since_then(sentence: Sentence) -> str:
    """The words around the number where the date that governs it is that of another before."""
    date = sentence.governing()
    if date is None or date.start >= sentence.spot.end:
        return ""
    between = [n for n in sentence.numbers if date.end <= n[0] < sentence.spot.start]
    before = [n for n in sentence.numbers if n[1] <= date.start]
    if not between and (not before or sentence.own_date(before[-1]) is not date):
        return ""
    spot = sentence.spot
    lead = sentence.text[max(date.end, sentence.left) : spot.start].rpartition("; ")[2]
    return (
        lead
        + sentence.text[spot.start : spot.end]
        + NEXT_VERB.split(clause(sentence.text[spot.end : sentence.right]))[0]
    )


def governed(sentence: Sentence) -> Period | None:
    """The period of the number, or nothing where its sentence does not date it."""
    if (listed := _by_list(sentence)) is not None:
        return listed
    if (change := _from_to(sentence)) is not None:
        return change
    date = _of_result(sentence) or sentence.governing()
    if date is None:
        return None
    if date.spans and not sentence.is_own(date):
        return None
    behind = date.start >= sentence.spot.end
    if (
        not behind
        and sentence.basis(date) == "sentence"
        and tells_of_another_time(sentence.opening)
    ):
        return "", "none"
    if stretch := _until(sentence, date):
        return stretch
    if months := _months_together(sentence, date):
        return months, sentence.basis(date)
    date = _joined_to(sentence, date)[0]
    return date.period, sentence.basis(date)


def _by_list(sentence: Sentence) -> Period | None:
    """The period of a number that is one of several told in the order of several dates."""
    return (
        _by_part(sentence)
        or _by_order(sentence)
        or _by_ends(sentence)
        or _by_dated_before(sentence)
    )


def _by_dated_before(sentence: Sentence) -> Period | None:
    """As many numbers as were dated before: "5 for 2021 and 6 for 2022, but it spent 4 and 4.4"."""
    own = (sentence.spot.start, sentence.spot.end)
    for size in range(_TWO, sentence.here + 1):
        before = sentence.numbers[:size]
        rest = sentence.numbers[size:]
        dates = [sentence.own_date(n) for n in before]
        told = [d for d in dates if d is not None and d.period]
        run = _run(sentence, rest)
        if len(run) != size or own not in run or len({d.period for d in told}) != size:
            continue
        if any(d.start >= run[0][0] for d in sentence.all) or len(rest) != size:
            continue
        if all(d.end <= run[0][0] for d in told):
            date = told[run.index(own)]
            return date.period, sentence.basis(date, own=True)
    return None


def _months_together(sentence: Sentence, date: Dated) -> str:
    """The months that one number is of: "in January and February 2 million came in"."""
    joined = _joined_to(sentence, date)
    if len(joined) == 1 or not all(_MONTH.fullmatch(d.period) for d in joined):
        return ""
    follow = all(shifted(a.period, 1, "month") == b.period for a, b in pairwise(joined))
    each = _APIECE.match(sentence.text, sentence.spot.end) or _EACH.search(sentence.opening)
    apart = each or _BOTH.search(sentence.ahead(joined[0])) is not None
    return from_to(joined[0].period, joined[-1].period) if follow and not apart else ""


def _by_ends(sentence: Sentence) -> Period | None:
    """Two numbers for the ends of a stretch: "little changed between 2012 and 2018: 59 and 58"."""
    for date in sentence.dates:
        numbers = [n for n in sentence.numbers if n[0] >= date.end]
        if "/" not in date.period or not numbers:
            continue
        run = _run(sentence, numbers)
        own = (sentence.spot.start, sentence.spot.end)
        if len(run) == _TWO and own in run and _COLON.fullmatch(sentence.text, date.end, run[0][0]):
            return date.period.split("/")[run.index(own)], sentence.basis(date, own=True)
    return None


def _of_result(sentence: Sentence) -> Dated | None:
    """The date of what a change led to: "grew by 18 percent to 13 million in 2017"."""
    if sentence.here + 1 >= len(sentence.numbers):
        return None
    result = sentence.numbers[sentence.here + 1]
    to = _TO_RESULT.fullmatch(sentence.text, sentence.spot.end, result[0])
    return sentence.own_date(result) if to and _BY.search(sentence.opening) else None


def others(sentence: Sentence, period: str) -> list[Period]:
    """Further periods for which the same number holds: "in both 2013 and 2014"."""
    end = sentence.right
    found: list[Period] = [
        (d.period, "stated")
        for d in sentence.all
        if d.role == "alike" and d.period and sentence.spot.end <= d.start < end
    ]
    if _APIECE.match(sentence.text, sentence.spot.end) or _EACH.search(sentence.opening):
        told = [d for d in sentence.dates if d.end <= sentence.spot.start and d.period]
        listed = [dates for dates in _lists(sentence) if told and dates[-1] is told[-1]]
        told = listed[0] if listed else told
        behind = (d for dates in _lists(sentence) for d in dates if d.start >= sentence.spot.end)
        told = told or [d for d in behind if d.period]
        found += [(d.period, "stated") for d in told if d.period != period]
        return found
    date = sentence.governing()
    by_list = _by_list(sentence)
    if date is None or by_list is not None or _from_to(sentence) is not None:
        return found
    if _months_together(sentence, date):
        return found
    joined = [d for d in _joined_to(sentence, date) if d.period not in ("", period)]
    return [*found, *((d.period, sentence.basis(d)) for d in joined)]


def _joined_to(sentence: Sentence, date: Dated) -> list[Dated]:
    """The dates that "and" joins to `date`, itself among them: "in both 2013 and 2014"."""
    for dates in _lists(sentence):
        last = sentence.text[dates[-2].end : dates[-1].start]
        alike = len({_DIGIT.sub("0", d.period) for d in dates}) == 1 and "/" not in date.period
        both = sentence.text[dates[0].start : dates[0].end].casefold() == "both"
        if date in dates and alike and (both or _AND.search(last)):
            return dates
    return [date]


def _by_part(sentence: Sentence) -> Period | None:
    """As many numbers as parts of a year: "after 223, 244, 279 and 306 in the four quarters"."""
    for told in _PARTS.finditer(sentence.text):
        size, letter = _SIZES[told["n"].casefold()], "Q" if told["what"][0] in "qQ" else "H"
        near = (d for d in sentence.dates if d.start <= told.end() + _GAP and d.end >= told.start())
        date = next((d for d in near if d.period[:4].isdigit()), None)
        before = [n for n in sentence.numbers if n[1] <= told.start()]
        after = [n for n in sentence.numbers if n[0] >= told.end()]
        own = (sentence.spot.start, sentence.spot.end)
        for run in (_run(sentence, before[::-1])[::-1], _run(sentence, after)):
            if date is not None and len(run) == size and own in run:
                return f"{date.period[:4]}-{letter}{run.index(own) + 1}", date.basis
    return None


def _by_order(sentence: Sentence) -> Period | None:
    """As many dates listed as numbers: "4 and 5 million in the first and second quarters"."""
    for dates in _lists(sentence):
        numbers = _run_beside(sentence, dates)
        own = (sentence.spot.start, sentence.spot.end)
        if len(numbers) == len(dates) and own in numbers:
            date = dates[numbers.index(own)]
            return date.period, sentence.basis(date, own=True)
    return None


def _lists(sentence: Sentence) -> list[list[Dated]]:
    lists: list[list[Dated]] = []
    for date in sentence.dates:
        last = lists[-1][-1] if lists else None
        if last and _LISTED.fullmatch(sentence.text[last.end : date.start]):
            lists[-1].append(date)
        else:
            lists.append([date])
    return [listed for listed in lists if len(listed) > 1]


def _run_beside(sentence: Sentence, dates: list[Dated]) -> list[tuple[int, int]]:
    """The numbers told in one breath before the listed dates, else those after them."""
    before = [n for n in sentence.numbers if n[1] <= dates[0].start]
    if before and not _PAUSE.search(sentence.text[before[-1][1] : dates[0].start]):
        # "5 last year and in May 6 and 7": the first date is of the number before it
        return _run(sentence, before[::-1])[::-1]
    if not any(
        d.end <= dates[0].start and d.start > before[-1][1] for d in sentence.dates if before
    ):
        run = _run(sentence, before[::-1])[::-1]
        if len(run) == len(dates):
            return run
    return _run(sentence, [n for n in sentence.numbers if n[0] >= dates[-1].end])


def _run(sentence: Sentence, numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    run = numbers[:1]
    for number in numbers[1:]:
        first, second = sorted((run[-1], number))
        between = sentence.text[first[1] : second[0]]
        if not _COORDINATED.fullmatch(between) or any(
            first[1] <= d.start < second[0] for d in sentence.dates
        ):
            break
        run.append(number)
    return run


def _from_to(sentence: Sentence) -> Period | None:
    """The two ends of a change: "fell in 2009, from 5 to 4" tells 5 of 2008 and 4 of 2009."""
    ends = _ends(sentence)
    if ends is None or not sentence.all:
        return None
    old, new = ends
    own = (sentence.spot.start, sentence.spot.end)
    date = sentence.own_date(own)
    if date is not None and not date.spans and "/" not in date.period:
        return date.period, sentence.basis(date, own=True)
    span = next((d for d in sentence.dates if "/" in d.period), None)
    if span is not None:
        first, _, last = span.period.partition("/")
        return (first if own == old else last), sentence.basis(span)
    other = sentence.own_date(old if own == new else new)
    if own == new:
        rest = [d for d in sentence.dates if d is not other and not d.following]
        chosen = sentence.nearest(rest, new)
        return (chosen.period, sentence.basis(chosen)) if chosen else ("", "none")
    since = [d for d in sentence.all if _SINCE_THEN.search(sentence.ahead(d)) and d.start < old[0]]
    if since and since[-1].period.isdigit():
        return since[-1].period, "stated"  # "has doubled since 2020, from 6 billion to 12"
    chosen = sentence.governing_of(new)
    if chosen is None or chosen.following:
        return "", "none"
    if sentence.basis(chosen) == "sentence":
        return "", "none"
    before = shifted(chosen.period, -1, "year") if chosen.period.isdigit() else ""
    return (before, "relative") if before else ("", "none")


def year_behind_old(sentence: Sentence) -> str:
    """The year after that of the old end, of a new one that has none: "from 40 in 2013 to 37"."""
    ends, own = _ends(sentence), (sentence.spot.start, sentence.spot.end)
    date = sentence.own_date(ends[0]) if ends and ends[1] == own else None
    return shifted(date.period, 1, "year") if date and date.period.isdigit() else ""


def old_ends(sentence: Sentence) -> set[tuple[int, int]]:
    """The numbers that changes of the sentence began with: the 11 of "from 11 to nine"."""
    return {old for old, _ in changes(sentence)}


def _ends(sentence: Sentence) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The old and the new number of the change that the number is one end of."""
    own = (sentence.spot.start, sentence.spot.end)
    return next((ends for ends in changes(sentence) if own in ends), None)


def changes(sentence: Sentence) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The old and the new number of each change that the sentence tells."""
    for first, second in pairwise(sentence.numbers):
        between = sentence.bare(first[1], second[0])
        lead = sentence.text[max(first[0] - 40, 0) : first[0]]
        if _FROM.search(lead) and _TO.fullmatch(between):
            yield first, second
        elif _TO_BEFORE.search(lead) and _BACK.fullmatch(between):
            yield second, first


def _until(sentence: Sentence, date: Dated) -> Period | None:
    """The stretch from `date` to another: "from mid-2004 the price was 46 until 2006"."""
    if len(sentence.numbers) > 1 or not _SINCE.search(sentence.ahead(date)):
        return None
    for other in sentence.all:
        years = date.period.isdigit() and other.period.isdigit()
        later = other.start > date.end and bool(_UNTIL.search(sentence.ahead(other)))
        if years and later:
            return f"{date.period}/{other.period}", "stated"
    return None
