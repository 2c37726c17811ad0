"""Figures of official tables as records: document, passages, mentions, observations.

Comes in: a copy of a dataset. Goes out: a `Reading`. Ids are made from what a figure is of, not
from its value or its place in the file, so that a revised download changes values and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.extract.statistics.files import Copy
from etl.extract.statistics.stated import Stated
from etl.extract.statistics.table import Row
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
    passages: list[Passage] = []
    mentions: list[Mention] = []
    observations: list[Observation] = []
    for figures in _by_row(copy.figures):
        passage, places = _passage(copy, document, figures, vocabulary)
        spans = copy.found.table.spans(figures[0].row)
        passages.append(passage)
        for figure, phrase in zip(figures, places, strict=True):
            mention = _mention(figure, passage, spans[figure.cell], phrase, vocabulary)
            mentions.append(mention)
            observations.append(_observation(copy, figure, document, mention))
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
        if held and held[-1].row is not figure.row:
            yield held
            held = []
        held.append(figure)
    if held:
        yield held


def _passage(
    copy: Copy, document: Document, figures: Sequence[Stated], vocabulary: Vocabulary
) -> tuple[Passage, list[tuple[int, int]]]:
    """The row as a person reads it, and where each figure stands in that text."""
    first = figures[0]
    shown = _APART.join(_labels(copy, first.row))
    unit = first.series.unit or first.unit
    if vocabulary.units.kind(first.unit) not in _UNSAID:
        shown += f"{_APART}in {unit}"
    places = []
    for figure in figures:
        shown += f"{_APART}{figure.period}: " if copy.found.periods else ": "
        places.append((len(shown), len(shown) + len(figure.written)))
        shown += figure.written
    start, end = copy.found.table.written(first.row)
    passage = Passage(
        passage_id=stable_id("p", document.document_id, *_identity(copy, first.row)),
        document_id=document.document_id,
        number=first.row.line,
        paragraph=first.row.line,
        kind="row",
        text=shown,
        start=start,
        end=end,
        url=document.url,
    )
    return passage, places


def _labels(copy: Copy, row: Row) -> list[str]:
    """The cells that say what a row is of, as a person reads them."""
    layout = copy.layout
    shown = layout.shown or [c for c in layout.required if c != layout.value]
    cells = [row.cells[copy.found.columns[c]] for c in shown if c in copy.found.columns]
    return [cell for cell in cells if cell and cell not in layout.nobody]


def _identity(copy: Copy, row: Row) -> list[str]:
    """The cells that tell a row from every other: all that must be there but its value."""
    columns = copy.found.columns
    return [row.cells[columns[c]] for c in copy.layout.required if c != copy.layout.value]


def _mention(
    figure: Stated,
    passage: Passage,
    span: tuple[int, int],
    phrase: tuple[int, int],
    vocabulary: Vocabulary,
) -> Mention:
    value = float(figure.value)
    return Mention(
        mention_id=stable_id("m", passage.passage_id, figure.period),
        passage_id=passage.passage_id,
        start=span[0],
        end=span[1],
        text=figure.written,
        phrase_start=phrase[0],
        phrase_end=phrase[1],
        sentence_start=0,
        sentence_end=len(passage.text),
        kind=_KINDS.get(vocabulary.units.kind(figure.unit), "measure"),
        value=value,
        low=value,
        high=value,
        unit=figure.unit,
        outcome="observation",
        reason="stated in an official table",
    )


def _observation(copy: Copy, figure: Stated, document: Document, mention: Mention) -> Observation:
    series = figure.series
    return Observation(
        observation_id=stable_id("o", "statistics", copy.layout.dataset, *figure.key),
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
        document_id=document.document_id,
        passage_id=mention.passage_id,
        mention_id=mention.mention_id,
        start=mention.start,
        end=mention.end,
        method="statistics",
        counterpart_basis="stated" if figure.counterpart else "none",
        period_basis="stated",
    )
