"""Figures of official tables as records: document, passages, mentions, observations.

Comes in: a copy of a dataset. Goes out: a `Reading`. Ids are made from what a figure is of, not
from its value or its place in the file, so that a revised download changes values and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.extract.statistics.figure import Stated
from etl.extract.statistics.files import Copy
from etl.tables import (
    Document,
    Mention,
    MentionKind,
    Observation,
    Passage,
    Reading,
    occurrences_of,
    stable_id,
)
from etl.vocabulary import Vocabulary

_KINDS: dict[str, MentionKind] = {
    "money": "money", "percent": "percent", "persons": "count", "count": "count", "index": "count",
}  # fmt: skip
_UNSAID = ("count", "index")
_APART = " · "


def readings(copies: Sequence[Copy], vocabulary: Vocabulary) -> list[Reading]:
    """The records of each copy that states a figure, in the order of the files."""
    taken: set[str] = set()
    made = []
    for copy in copies:
        if copy.figures:
            document = _document(copy, vocabulary, taken)
            made.append(_reading(copy, document, vocabulary))
    return made


def _document(copy: Copy, vocabulary: Vocabulary, taken: set[str]) -> Document:
    """The source; a second file of a dataset on the same reporter is told apart by its name."""
    layout = copy.layout
    one = copy.reporters[0] if len(copy.reporters) == 1 else ""
    identity = ("statistics", layout.dataset, one, *(() if one else (copy.name,)))
    document_id = stable_id("d", *identity)
    if document_id in taken:
        document_id = stable_id("d", *identity, copy.name)
    taken.add(document_id)
    return Document(
        document_id=document_id,
        title=_filled(layout.title, copy, vocabulary) or layout.label,
        publisher=layout.publisher,
        url=_filled(layout.url, copy, vocabulary),
        published=copy.updated,
        kind="statistics",
        path=copy.name,
        sha256=copy.sha256,
        characters=len(copy.text),
    )


def _filled(template: str, copy: Copy, vocabulary: Vocabulary) -> str:
    """`template` with its names in braces filled; "" where one of them has no single meaning."""
    words = dict(copy.words)
    if len(copy.reporters) == 1:
        words["code"] = copy.reporters[0]
        words["entity"] = vocabulary.entities[copy.reporters[0]].label
    else:
        words["entity"] = f"{len(copy.reporters)} economies"
    for name, word in words.items():
        template = template.replace(f"{{{name}}}", word)
    return "" if "{" in template else template


def _reading(copy: Copy, document: Document, vocabulary: Vocabulary) -> Reading:
    maker = _Maker(copy, document, vocabulary)
    passages: list[Passage] = []
    mentions: list[Mention] = []
    observations: list[Observation] = []
    for figures in _by_row(copy.figures):
        passage, places = maker.passage(figures)
        passages.append(passage)
        for figure, phrase in zip(figures, places, strict=True):
            mention = maker.mention(figure, passage, phrase)
            mentions.append(mention)
            observations.append(maker.observation(figure, mention))
    return Reading(
        document,
        tuple(passages),
        tuple(mentions),
        tuple(observations),
        occurrences_of(observations),
    )


def _by_row(figures: Iterable[Stated]) -> Iterable[list[Stated]]:
    held: list[Stated] = []
    for figure in figures:
        if held and held[-1].line is not figure.line:
            yield held
            held = []
        held.append(figure)
    if held:
        yield held


class _Maker:
    """Makes the records of a document, row by row."""

    def __init__(self, copy: Copy, document: Document, vocabulary: Vocabulary) -> None:
        self.copy, self.document, self.units = copy, document, vocabulary.units

    def passage(self, figures: Sequence[Stated]) -> tuple[Passage, list[tuple[int, int]]]:
        """The row as a person reads it, and where each figure stands in that text."""
        first = figures[0]
        line, shown = first.line, first.line.shown
        if self.units.kind(first.unit) not in _UNSAID:
            shown += f"{_APART}in {first.told}"
        places = []
        for figure in figures:
            shown += f"{_APART}{figure.period}: " if self.copy.found.periods else ": "
            places.append((len(shown), len(shown) + len(figure.written)))
            shown += figure.written
        passage = Passage(
            passage_id=stable_id("p", self.document.document_id, line.identity),
            document_id=self.document.document_id,
            number=line.number,
            paragraph=line.number,
            kind="row",
            text=shown,
            start=line.start,
            end=line.end,
            url=self.document.url,
        )
        return passage, places

    def mention(self, figure: Stated, passage: Passage, phrase: tuple[int, int]) -> Mention:
        """The number of a figure, in its cell and in the row as it is shown."""
        value = float(figure.value)
        return Mention(
            mention_id=stable_id("m", passage.passage_id, figure.period),
            passage_id=passage.passage_id,
            start=figure.start,
            end=figure.end,
            text=figure.written,
            phrase_start=phrase[0],
            phrase_end=phrase[1],
            sentence_start=0,
            sentence_end=len(passage.text),
            kind=_KINDS.get(self.units.kind(figure.unit), "measure"),
            value=value,
            low=value,
            high=value,
            unit=figure.unit,
            outcome="observation",
            reason="stated in an official table",
        )

    def observation(self, figure: Stated, mention: Mention) -> Observation:
        """The figure, of which `mention` is the number."""
        series = figure.series
        dataset = self.copy.layout.dataset
        return Observation(
            observation_id=stable_id("o", "statistics", dataset, *figure.key),
            indicator=series.indicator,
            entity=figure.entity,
            counterpart=figure.counterpart,
            subject=series.subject,
            breakdown=series.breakdown,
            period=figure.period,
            value=mention.value,
            low=mention.low,
            high=mention.high,
            unit=figure.unit,
            status=figure.status,
            document_id=self.document.document_id,
            passage_id=mention.passage_id,
            mention_id=mention.mention_id,
            start=mention.start,
            end=mention.end,
            method="statistics",
            counterpart_basis="stated" if figure.counterpart else "none",
            period_basis="stated",
        )
