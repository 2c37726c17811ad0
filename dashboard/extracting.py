"""The numbers of one text, and the figures they became, as rows and as lines for people.

Comes in: a resolved reading. Goes out: a row for each number, with the figure's columns where it
became one; a number that became several figures has a row for each. Reads no file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from dashboard.plain import counted, plain
from etl.tables import OUTCOME_LABELS, TABLES, Frames, Mention, Observation, Reading
from etl.wording import Wording

_NUMBER = (
    "start", "end", "text", "kind", "value", "low", "high", "qualifier", "trend", "unit", "per",
    "counted", "period", "outcome", "reason",
)  # fmt: skip
_FIGURE = tuple(column.name for column in TABLES["observations"].columns)


def columns() -> list[str]:
    """The columns of `rows`: the document, the number's, then those that only a figure has."""
    return list(dict.fromkeys(("document", *_NUMBER, "mention_id", "passage_id", *_FIGURE)))


def rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """A row for each number of `reading`, in the order of the text.

    Where a number became a figure, columns that both have (value, bounds, period ...) are the
    figure's.
    """
    for mention, figures in _told(reading):
        row = {"document": reading.document.document_id}
        row |= {name: getattr(mention, name) for name in (*_NUMBER, "mention_id", "passage_id")}
        for figure in figures:
            yield row | {name: getattr(figure, name) for name in _FIGURE}
        if not figures:
            yield row


def lines(reading: Reading, frames: Frames) -> Iterator[str]:
    """A line for each number of `reading`: what it became and why; then how many of each."""
    wording = Wording.of(frames)
    texts = {passage.passage_id: passage.text for passage in reading.passages}
    for mention, figures in _told(reading):
        shown = texts[mention.passage_id][mention.phrase_start or 0 : mention.phrase_end or 0]
        told = [_figure(wording, figure) for figure in figures]
        for text in told or [mention.reason]:
            outcome = OUTCOME_LABELS[mention.outcome]
            yield f"{plain(shown or mention.text):<28} {outcome:<13} {plain(text)}"
    outcomes = Counter(str(mention.outcome) for mention in reading.mentions)
    told = [f"{label}: {outcomes[name]}" for name, label in OUTCOME_LABELS.items()]
    yield f"{counted(len(reading.mentions), 'number')} ({', '.join(told)})"


def _told(reading: Reading) -> Iterator[tuple[Mention, list[Observation]]]:
    """Each number of `reading` with the figures that it became, in the order of the text."""
    figures: dict[str, list[Observation]] = defaultdict(list)
    for observation in reading.observations:
        figures[observation.mention_id].append(observation)
    for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end)):
        yield mention, figures[mention.mention_id]


def _figure(wording: Wording, figure: Observation) -> str:
    row = {name: getattr(figure, name) for name in _FIGURE}
    scope = wording.scope(row)
    return f"{wording.measure(row)}{f' ({scope})' if scope else ''}: {wording.figure(row)}"
