"""The sheets that hold the tidy tables: Observations, Events, Derivations, Excerpts, Sources.

Comes in: a `Book`. Goes out: a `Grid` for each, with every column of its table first, under the
table's own names and unchanged, and behind them what helps people to read and to follow it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from etl.load.excerpts import sentences_of
from etl.load.workbook.book import (
    DERIVATIONS,
    EVENTS,
    EXCERPTS,
    OBSERVATIONS,
    OCCURRENCES,
    SOURCES,
    Book,
)
from etl.load.workbook.grid import Column, Grid
from etl.tables import TABLES

_WIDTHS = {
    "value": 17, "low": 17, "high": 17, "text": 80, "title": 44, "publisher": 22, "url": 50,
    "sha256": 24, "path": 32, "formula": 34, "subject": 20, "breakdown": 20, "indicator": 26,
    "document_id": 24, "start": 8, "end": 8, "language": 10, "until": 12, "attributed_to": 18,
    "sentence": 90, "heading": 28, "figure": 18, "counterpart_basis": 20, "indicator_basis": 18,
    "reason": 60, "claimant": 26, "role": 30,
}  # fmt: skip
_WRAPPED = {"text", "title", "sentence", "formula", "heading", "reason", "claimant", "role"}


def observations(book: Book) -> Grid:
    """Every figure, one a row: the table's columns, then its text, its source and its excerpt."""
    figures = book.figures
    ids = [row["observation_id"] for row in figures]
    units = [row["unit"] for row in figures]
    shown = {
        name: [book.format(row[name], unit) for row, unit in zip(figures, units, strict=True)]
        for name in ("value", "low", "high")
    }
    return Grid(
        OBSERVATIONS,
        "Observations",
        TABLES["observations"].doc,
        (
            *columns(
                book,
                "observations",
                formats=shown,
                links={
                    "observation_id": [book.evidence_link(key) for key in ids],
                    "document_id": [book.link(SOURCES, row["document_id"]) for row in figures],
                    "restates": [book.link(OBSERVATIONS, row["restates"]) for row in figures],
                },
            ),
            Column(
                name="figure",
                doc="the figure as people write it, with its hedge",
                values=[book.figure_text(row) for row in figures],
                width=20,
            ),
            Column(
                name="source",
                doc="publisher and date of the source, or the formula of a derived figure",
                values=[book.source_text(row) for row in figures],
                width=34,
            ),
            evidence(book, ids),
        ),
    )


def evidence(book: Book, ids: Sequence[str]) -> Column:
    """A column that links each figure to its sentence, or to how it was derived."""
    links = [book.evidence_link(key) for key in ids]
    return Column(
        name="evidence",
        doc="link to the sentence of the figure, or to the derivation of a derived one",
        values=[link and ("derivation" if DERIVATIONS in link else "excerpt") for link in links],
        allowed=("excerpt", "derivation"),
        links=links,
        width=11,
    )


def events(book: Book) -> Grid:
    """Every dated happening, one a row, with a link to its excerpt."""
    ids = book.frames["events"]["event_id"].tolist()
    links = [book.link(EXCERPTS, key) for key in ids]
    return Grid(
        EVENTS,
        "Events",
        TABLES["events"].doc,
        (
            *columns(book, "events", links={"event_id": links}),
            Column(
                name="evidence",
                doc="link to the sentence of the event with its source",
                values=["excerpt" if link else "" for link in links],
                allowed=("excerpt",),
                links=links,
                width=11,
            ),
        ),
    )


def occurrences(book: Book) -> Grid:
    """Every number that states a figure, with its sentence: a source may state one again."""
    table = book.frames["occurrences"]
    stated = table["observation_id"].tolist()
    sentences = sentences_of(book.frames)
    return Grid(
        OCCURRENCES,
        "Occurrences",
        TABLES["occurrences"].doc,
        (
            *columns(
                book,
                "occurrences",
                links={"observation_id": [book.link(OBSERVATIONS, key) for key in stated]},
            ),
            _in_words(book, "figure_in_words", "the figure in words", stated),
            Column(
                name="sentence",
                doc="the sentence that this number stands in, as displayed",
                values=[sentences.get(key, "") for key in table["mention_id"]],
                width=_WIDTHS["sentence"],
                wrap=True,
            ),
        ),
    )


def derivations(book: Book) -> Grid:
    """Every input of every derived figure, with both in words."""
    table = book.frames["derivations"]
    derived, inputs = table["observation_id"].tolist(), table["input_id"].tolist()
    return Grid(
        DERIVATIONS,
        "Derivations",
        TABLES["derivations"].doc,
        (
            *columns(
                book,
                "derivations",
                links={
                    "observation_id": [book.link(OBSERVATIONS, key) for key in derived],
                    "input_id": [book.evidence_link(key) for key in inputs],
                },
            ),
            _in_words(book, "derived_figure", "the derived figure in words", derived),
            _in_words(book, "input_figure", "the input in words", inputs),
        ),
    )


def _in_words(book: Book, name: str, doc: str, ids: Sequence[str]) -> Column:
    words = []
    for key in ids:
        row = book.figure.get(key)
        parts = (book.wording.measure(row), book.wording.scope(row)) if row else ()
        words.append(f"{', '.join(parts)}: {book.figure_text(row)}" if row else "")
    return Column(name=name, doc=doc, values=words, width=62, wrap=True)


_EXCERPT_DOCS = {
    "id": "id of the figure or event; links to its row",
    "table": "where that row is",
    "figure": "the figure as people write it, or the date of the event",
    "sentence": "the sentence as displayed; the number with its hedge is set in bold",
    "title": "title of the source",
    "publisher": "who published it",
    "published": "date it was published or last modified, ISO 8601",
    "document_id": "source; links to its row",
    "author": "who wrote or said it",
    "heading": "nearest heading above the sentence",
    "kind": "kind of source",
    "url": "address of the passage, or of the source; text, not a link",
    "time_s": "second of the video or recording",
    "page": "page of a paginated source, from 1",
    "passage_id": "passage",
    "mention_id": "the number in that passage",
    "mark_start": "first character of the number with its hedge in the sentence, from 0",
    "mark_end": "character after its last in the sentence",
}
_EXCERPT_NUMBERS = {
    "time_s": "number", "page": "integer", "mark_start": "integer", "mark_end": "integer",
}  # fmt: skip


def excerpts(book: Book) -> Grid:
    """The sentence of every figure and event, linked back to it and on to its source."""
    table = book.excerpts
    values = {name: table[name].tolist() for name in _EXCERPT_DOCS if name in table}
    dates = dict(zip(book.frames["events"]["event_id"], book.frames["events"]["date"], strict=True))
    values["figure"] = [
        book.figure_text(book.figure[key]) if key in book.figure else dates[key]
        for key in values["id"]
    ]
    homes = {"observations": OBSERVATIONS, "events": EVENTS}
    links = {
        "id": [
            book.link(homes[home], key)
            for home, key in zip(values["table"], values["id"], strict=True)
        ],
        "document_id": [book.link(SOURCES, key) for key in values["document_id"]],
    }
    spans = [
        (int(start), int(end)) if isinstance(start, int) and isinstance(end, int) else None
        for start, end in zip(values["mark_start"], values["mark_end"], strict=True)
    ]
    return Grid(
        EXCERPTS,
        "Excerpts",
        "The sentence that one figure or event stands in.",
        printed=8,
        columns=tuple(
            Column(
                name=name,
                doc=doc,
                values=values[name],
                type=_EXCERPT_NUMBERS.get(name, "text"),
                width=_WIDTHS.get(name, 15),
                wrap=name in _WRAPPED,
                links=links.get(name, ()),
                marks=spans if name == "sentence" else (),
            )
            for name, doc in _EXCERPT_DOCS.items()
        ),
    )


def sources(book: Book) -> Grid:
    """Every source, with how many numbers, figures and dates it gave."""
    frames = book.frames
    home = dict(
        zip(frames["passages"]["passage_id"], frames["passages"]["document_id"], strict=True)
    )
    counted = (
        ("numbers", "numbers found in it", frames["mentions"]["passage_id"].map(home)),
        ("figures", "figures taken from it", frames["observations"]["document_id"]),
        ("dates", "dated happenings told in it", frames["events"]["passage_id"].map(home)),
    )
    return Grid(
        SOURCES,
        "Sources",
        TABLES["documents"].doc,
        (
            *columns(book, "documents"),
            *(
                Column(
                    name=name,
                    doc=doc,
                    type="integer",
                    values=[found[key] for key in book.sources],
                    width=10,
                )
                for name, doc, found in ((n, d, Counter(f.tolist())) for n, d, f in counted)
            ),
        ),
    )


def columns(
    book: Book,
    table: str,
    formats: Mapping[str, Sequence[str]] | None = None,
    links: Mapping[str, Sequence[str]] | None = None,
) -> list[Column]:
    """The columns of a tidy table as they are in the contract."""
    values: dict[str, list[Any]] = {
        column.name: book.frames[table][column.name].tolist() for column in TABLES[table].columns
    }
    return [
        Column(
            name=column.name,
            doc=column.doc,
            values=values[column.name],
            type=column.type,
            allowed=column.allowed,
            references=column.references,
            width=_WIDTHS.get(column.name, 15),
            wrap=column.name in _WRAPPED,
            formats=(formats or {}).get(column.name, ()),
            links=(links or {}).get(column.name, ()),
            urls=column.name == "url",
        )
        for column in TABLES[table].columns
    ]
