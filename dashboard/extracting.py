"""The numbers of one text, and the figures they became, as rows and as lines for people.

Comes in: a settled reading, or the passages of a stream with their numbers. Goes out: a row for
each number, with the figure's columns where it became one (a number that became several has a row
for each); or the text itself, its numbers marked and explained. Reads no file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, NamedTuple

from dashboard.plain import counted, plain, unsteered
from etl.tables import OUTCOME_LABELS, TABLES, Mention, Observation, Passage, Reading
from etl.wording import Wording

_NUMBER = (
    "start", "end", "text", "kind", "value", "low", "high", "qualifier", "trend", "unit", "per",
    "counted", "period", "outcome", "reason", "mention_id", "passage_id",
)  # fmt: skip
_FIGURE = tuple(column.name for column in TABLES["observations"].columns)
_number, _figure = attrgetter(*_NUMBER), attrgetter(*_FIGURE)
_PLACE = ("mention_id", "passage_id", "start", "end")
_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_WIDEST = 32


class Told(NamedTuple):
    """A passage and each of its numbers with the figures that it became, in their order."""

    passage: Passage
    numbers: Sequence[tuple[Mention, Sequence[Observation]]]


def told(reading: Reading) -> Iterator[Told]:
    """The passages of a settled reading."""
    figures = figures_stated(reading)
    numbers: dict[str, list[tuple[Mention, Sequence[Observation]]]] = defaultdict(list)
    for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end)):
        numbers[mention.passage_id].append((mention, figures.get(mention.mention_id, ())))
    for passage in reading.passages:
        yield Told(passage, numbers.get(passage.passage_id, ()))


def figures_stated(reading: Reading) -> dict[str, list[Observation]]:
    """The figures that each number of `reading` states, by its id.

    One that it states again is as that number states it: it stands there, not where it is first.
    """
    figures = {figure.observation_id: figure for figure in reading.observations}
    mentions = {mention.mention_id: mention for mention in reading.mentions}
    found: dict[str, list[Observation]] = defaultdict(list)
    for occurrence in reading.occurrences:
        mention = mentions[occurrence.mention_id]
        place = {name: getattr(mention, name) for name in _PLACE}
        found[mention.mention_id].append(replace(figures[occurrence.observation_id], **place))
    return found


def streamed(passages: Iterable[tuple[Passage, Sequence[Mention]]]) -> Iterator[Told]:
    """The passages of a stream: no number of theirs is settled."""
    for passage, mentions in passages:
        yield Told(passage, [(mention, ()) for mention in mentions])


def columns() -> list[str]:
    """The columns of `rows`: the document, the number's, then those that only a figure has."""
    return list(dict.fromkeys(("document", *_NUMBER, *_FIGURE)))


def rows(passages: Iterable[Told]) -> Iterator[dict[str, Any]]:
    """A row for each number, in the order of the text.

    Where a number became a figure, columns that both have (value, bounds, period ...) are the
    figure's. A figure that the text states again has a row at each of the numbers that state it.
    """
    names = ("document", *_NUMBER)
    for passage, numbers in passages:
        for mention, figures in numbers:
            row = dict(zip(names, (passage.document_id, *_number(mention)), strict=True))
            for figure in figures:
                yield row | dict(zip(_FIGURE, _figure(figure), strict=True))
            if not figures:
                yield row


def lines(passages: Iterable[Told], wording: Wording, *, styled: bool = False) -> Iterator[str]:
    """The text with its numbers marked, what each was read as below, and at last the outcomes.

    A mark is the running number and the phrase in brackets, "[3: about 40]"; `styled` sets both
    off for a terminal as well. No character of the text can steer a terminal.
    """
    outcomes: Counter[str] = Counter()
    for passage, numbers in passages:
        first = outcomes.total() + 1
        outcomes.update(mention.outcome for mention, _ in numbers)
        yield "".join(_marked(passage.text, [m for m, _ in numbers], first, styled))
        yield from _explained(passage, numbers, first, wording, styled)
        yield ""
    said = [f"{label}: {outcomes[name]}" for name, label in OUTCOME_LABELS.items()]
    yield f"{counted(outcomes.total(), 'number')} ({', '.join(said)})"


def _marked(text: str, mentions: Sequence[Mention], first: int, styled: bool) -> Iterator[str]:
    """The pieces of a passage's text, those that are numbers in brackets."""
    dim, bold, end = (_DIM, _BOLD, _END) if styled else ("", "", "")
    at = 0
    for number, mention in enumerate(mentions, first):
        start, until = max(at, mention.phrase_start or 0), mention.phrase_end or 0
        if start < until:
            yield unsteered(text[at:start])
            phrase = unsteered(text[start:until])
            yield f"{dim}[{number}:{end} {bold}{phrase}{end}{dim}]{end}"
            at = until
    yield unsteered(text[at:])


def _explained(
    passage: Passage,
    numbers: Sequence[tuple[Mention, Sequence[Observation]]],
    first: int,
    wording: Wording,
    styled: bool,
) -> Iterator[str]:
    dim, end = (_DIM, _END) if styled else ("", "")
    phrases = [_phrase(passage, mention) for mention, _ in numbers]
    width = min(_WIDEST, max(map(len, phrases), default=0))
    digits = len(str(first + len(numbers) - 1))
    for number, (phrase, (mention, figures)) in enumerate(
        zip(phrases, numbers, strict=True), first
    ):
        for meaning in _meanings(mention, figures, wording):
            yield f"    {dim}{number:>{digits}}{end}  {phrase:<{width}}  {plain(meaning)}"


def _phrase(passage: Passage, mention: Mention) -> str:
    if mention.phrase_start is None:
        return plain(mention.text)
    return plain(passage.text[mention.phrase_start : mention.phrase_end])


def _meanings(mention: Mention, figures: Sequence[Observation], wording: Wording) -> Iterator[str]:
    """What a number was read as and what became of it; one text a figure."""
    read = wording.read(dict(zip(_NUMBER, _number(mention), strict=True)))
    for figure in figures:
        row = dict(zip(_FIGURE, _figure(figure), strict=True))
        scope = wording.scope(row)
        measure = f"{wording.measure(row)}{f' ({scope})' if scope else ''}"
        yield f"{read} → {measure}: {wording.figure(row)}"
    if not figures:
        outcome = ", unassigned" if mention.outcome == "unassigned" else ""
        yield f"{read}{outcome}{f': {mention.reason}' if mention.reason else ''}"
