"""Mentions: one passage in, every number in it out, each with its characters of the file.

Reads the numbers of what is displayed and claims the digits that are hidden in markup. What a
number is a figure of is never decided here: what is a quantity or a date stays unassigned.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from etl.extract.numbers import Number, find_numbers
from etl.extract.offsets import OffsetMap
from etl.extract.sentences import sentence_spans
from etl.tables import Mention, Passage, stable_id
from etl.vocabulary.units import Units

_HIDDEN = "in an address or markup that is not displayed"
_FROM_DIGIT = re.compile(r"\d[^\W_]*+")
_place = attrgetter("start")


def passage_mentions(
    passage: Passage, shown: OffsetMap, text: str, units: Units, offset: int = 0
) -> list[Mention]:
    """Every number of `passage`, in the order of the file.

    `shown` maps what is displayed of it to `text`, which is the file from character `offset` on.
    """
    found: list[Mention] = []
    if numbers := find_numbers(shown.text, units):
        sentences = sentence_spans(shown.text)
        begins = [start for start, _ in sentences]
        for number in numbers:
            start, end = shown.to_file(number.start, number.end)
            sentence = sentences[max(0, bisect_right(begins, number.start) - 1)]
            found.append(_mention(passage, number, start + offset, text[start:end], sentence))
    if shown.whole:
        return found
    hidden = list(_hidden(passage, found, text, offset))
    return sorted([*found, *hidden], key=_place) if hidden else found


def _mention(
    passage: Passage, number: Number, start: int, written: str, sentence: tuple[int, int]
) -> Mention:
    return Mention(
        mention_id=stable_id("m", passage.passage_id, start - passage.start, written),
        passage_id=passage.passage_id,
        start=start,
        end=start + len(written),
        text=written,
        phrase_start=number.phrase_start,
        phrase_end=number.phrase_end,
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        kind=number.kind,
        value=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        trend=number.trend,
        unit=number.unit,
        per=number.per,
        counted=number.counted,
        period=number.period,
        outcome="not_a_figure" if number.reason else "unassigned",
        reason=number.reason,
    )


def _hidden(passage: Passage, found: list[Mention], text: str, offset: int) -> Iterator[Mention]:
    """Mentions of the digits of `passage` that its displayed text does not show."""
    ends = [mention.end for mention in found]
    for match in _FROM_DIGIT.finditer(text, passage.start - offset, passage.end - offset):
        start, end = match.start() + offset, match.end() + offset
        near = bisect_right(ends, start)
        if near < len(found) and found[near].start < end:
            continue
        while start > passage.start and text[start - offset - 1].isalnum():
            start -= 1
        if near and ends[near - 1] > start:
            continue
        written = text[start - offset : end - offset]
        yield Mention(
            mention_id=stable_id("m", passage.passage_id, start - passage.start, written),
            passage_id=passage.passage_id,
            start=start,
            end=end,
            text=written,
            kind="identifier",
            outcome="not_a_figure",
            reason=_HIDDEN,
        )
