"""Sheets of figures that people keep as CSV: a sheet in, one `Reading` a source it names out.

Each row becomes a passage, a number and an observation, all at the row's place in the file. A
sheet with any fault gives nothing but its faults, all of them at once, by row and column.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from etl.errors import Fault, InputFault
from etl.extract.celltable import decoded, read_rows
from etl.extract.csvfile import Record
from etl.extract.sheet_rows import OPTIONAL, REQUIRED, Figure, check_row
from etl.tables import (
    QUALIFIER_LABELS,
    STATUS_LABELS,
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

_SOURCE = ("source_title", "source_publisher", "source_url", "source_date")
_KINDS: dict[str, MentionKind] = {
    "money": "money",
    "percent": "percent",
    "persons": "count",
    "count": "count",
    "duration": "duration",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A sound row: its record, its cells by column, and its numbers."""

    record: Record
    cells: dict[str, str]
    figure: Figure
    spans: dict[str, tuple[int, int]]


def read_sheet(path: Path, vocabulary: Vocabulary, *, name: str) -> list[Reading]:
    """The readings of the CSV sheet at `path`, called `name` in tables and faults.

    One reading for each distinct source that the rows name, in the order they appear; none for
    a sheet that has a header and no rows. Raises `InputFault` with every fault of the sheet.
    """
    content = path.read_bytes()
    text = decoded(content, name, REQUIRED)
    rows = _sound_rows(text, vocabulary, name)
    sources: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        sources[tuple(row.cells[column] for column in _SOURCE)].append(row)
    digest = hashlib.sha256(content).hexdigest()
    readings = []
    for source, named in sources.items():
        title, publisher, url, published = source
        document = Document(
            document_id=stable_id("d", name, *source),
            title=title,
            publisher=publisher,
            url=url,
            published=published,
            kind="sheet",
            path=name,
            sha256=digest,
            characters=len(text),
        )
        readings.append(_reading(document, named, text, vocabulary))
    return readings


def doubled_across(readings: Iterable[Reading]) -> list[Fault]:
    """A fault for each row of a sheet that an earlier sheet holds as well."""
    seen: dict[tuple[object, ...], str] = {}
    faults = []
    for reading in readings:
        source = reading.document
        for passage, figure in zip(reading.passages, reading.observations, strict=True):
            key = (
                source.title, source.publisher, source.url, source.published, figure.indicator,
                figure.entity, figure.counterpart, figure.subject, figure.breakdown, figure.period,
                figure.value, figure.low, figure.high, figure.qualifier, figure.unit,
                figure.status, figure.attributed_to,
            )  # fmt: skip
            place = f"{source.path}:{passage.number}"
            if key in seen:
                faults.append(
                    Fault(place, f"This row repeats {seen[key]}.", "Take one of the two out.")
                )
            seen.setdefault(key, place)
    return faults


def _sound_rows(text: str, vocabulary: Vocabulary, name: str) -> list[_Row]:
    faults: list[Fault] = []
    rows: list[_Row] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in read_rows(text, name, REQUIRED, OPTIONAL, faults):
        figure = check_row(row.cells, vocabulary, row.place, faults)
        same = tuple(text for column, text in row.cells.items() if column != "note")
        if same in seen:
            problem = f"The row repeats row {seen[same]}."
            faults.append(Fault(row.place, problem, "Take one of the two out."))
        seen.setdefault(same, row.record.line)
        if figure is not None:
            rows.append(_Row(row.record, row.cells, figure, row.spans))
    if faults:
        raise InputFault(faults)
    return rows


def _reading(document: Document, rows: list[_Row], text: str, vocabulary: Vocabulary) -> Reading:
    passages, mentions, observations = [], [], []
    occurrences: Counter[str] = Counter()
    for row in rows:
        written = text[row.record.start : row.record.end]
        occurrences[written] += 1
        passage_id = stable_id("p", document.document_id, written, occurrences[written])
        shown, phrase_start, phrase_end = _shown(row, vocabulary)
        mention = _mention(row, passage_id, text, (phrase_start, phrase_end), len(shown))
        mentions.append(mention)
        observations.append(_observation(row, document, mention))
        passages.append(
            Passage(
                passage_id=passage_id,
                document_id=document.document_id,
                number=row.record.line,
                paragraph=row.record.line,
                kind="row",
                text=shown,
                start=row.record.start,
                end=row.record.end,
                url=document.url,
            )
        )
    return Reading(
        document,
        tuple(passages),
        tuple(mentions),
        tuple(observations),
        occurrences_of(observations),
    )


def _shown(row: _Row, vocabulary: Vocabulary) -> tuple[str, int, int]:
    """The row as a person reads it, and where the figure stands in that text."""
    cells = row.cells
    places = [vocabulary.entities[cells[c]].label for c in ("entity", "counterpart") if cells[c]]
    before = [vocabulary.indicators[cells["indicator"]].label, " – ".join(places)]
    before += [cells[c].replace("_", " ") for c in ("subject", "breakdown", "period") if cells[c]]
    number = cells["value"] or f"{cells['low']}–{cells['high']}"
    hedge = "" if cells["qualifier"] in ("exact", "range") else QUALIFIER_LABELS[cells["qualifier"]]
    phrase = " ".join(filter(None, (hedge, number, cells["unit"])))
    after = [STATUS_LABELS[cells["status"]]]
    after += [cells[column] for column in ("attributed_to", "note") if cells[column]]
    head = " · ".join(before) + " · "
    return head + " · ".join([phrase, *after]), len(head), len(head) + len(phrase)


def _mention(
    row: _Row, passage_id: str, text: str, phrase: tuple[int, int], length: int
) -> Mention:
    cells, figure = row.cells, row.figure
    filled = [row.spans[c] for c in ("value", "low", "high") if cells[c]]
    start, end = row.spans["value"] if cells["value"] else (filled[0][0], filled[-1][1])
    return Mention(
        mention_id=stable_id("m", passage_id, phrase[0], text[start:end]),
        passage_id=passage_id,
        start=start,
        end=end,
        text=text[start:end],
        phrase_start=phrase[0],
        phrase_end=phrase[1],
        sentence_start=0,
        sentence_end=length,
        kind=_KINDS.get(figure.unit_kind, "measure"),
        value=figure.value,
        low=figure.low,
        high=figure.high,
        qualifier=cells["qualifier"],  # type: ignore[arg-type]  # checked against Qualifier
        unit=figure.unit,
        outcome="observation",
        reason="entered in a sheet of figures",
    )


def _observation(row: _Row, document: Document, mention: Mention) -> Observation:
    cells = row.cells
    identity = [
        cells[c] for c in ("indicator", "entity", "counterpart", "subject", "breakdown", "period")
    ]
    return Observation(
        observation_id=stable_id("o", mention.mention_id, *identity),
        indicator=cells["indicator"],
        entity=cells["entity"],
        counterpart=cells["counterpart"],
        subject=cells["subject"],
        breakdown=cells["breakdown"],
        period=cells["period"],
        value=mention.value,
        low=mention.low,
        high=mention.high,
        qualifier=mention.qualifier,
        unit=mention.unit,
        status=cells["status"],  # type: ignore[arg-type]  # checked against Status
        attributed_to=cells["attributed_to"],
        document_id=document.document_id,
        passage_id=mention.passage_id,
        mention_id=mention.mention_id,
        start=mention.start,
        end=mention.end,
        method="sheet",
        counterpart_basis="stated" if cells["counterpart"] else "none",
        period_basis="stated" if cells["period"] else "none",
        status_basis="stated",
    )
