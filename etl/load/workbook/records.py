"""The sheets that hold the tidy tables: Observations, Events, Derivations, Excerpts, Sources.

Comes in: a `Book`. Goes out: a `Grid` for each, with every column of its table first, under the
table's own names and unchanged, and behind them what helps people to read and to follow it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.load.workbook.book import (
    DERIVATIONS,
    EVENTS,
    EXCERPTS,
    OBSERVATIONS,
    OCCURRENCES,
    SOURCES,
    Book,
)
from etl.load.workbook.grid import Column, Grid, Row, place_of
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

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        shown = {
            name: [book.format(row[name], row["unit"]) for row in rows]
            for name in ("value", "low", "high")
        }
        links = {
            "observation_id": [book.evidence_link(row) for row in rows],
            "document_id": [place_of(SOURCES, row["source_row"]) for row in rows],
            "restates": [place_of(OBSERVATIONS, row["restates_row"]) for row in rows],
        }
        return (
            *columns("observations", rows, formats=shown, links=links),
            Column(
                name="figure",
                doc="the figure as people write it, with its hedge",
                values=[book.figure_text(row) for row in rows],
                width=20,
            ),
            Column(
                name="source",
                doc="publisher and date of the source, or the formula of a derived figure",
                values=[book.source_text(row) for row in rows],
                width=34,
            ),
            evidence(book, rows),
        )

    sql = """
        SELECT f.*, r.row + 2 AS restates_row FROM book.figures f
        LEFT JOIN these.observations r ON f.restates = r.observation_id ORDER BY f.row"""
    return book.grid(OBSERVATIONS, "Observations", TABLES["observations"].doc, sql, make)


def evidence(book: Book, rows: Sequence[Row]) -> Column:
    """A column that links each figure to its sentence, or to how it was derived."""
    links = [book.evidence_link(row) for row in rows]
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

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        links = [place_of(EXCERPTS, row["excerpt_row"]) for row in rows]
        return (
            *columns("events", rows, links={"event_id": links}),
            Column(
                name="evidence",
                doc="link to the sentence of the event with its source",
                values=["excerpt" if link else "" for link in links],
                allowed=("excerpt",),
                links=links,
                width=11,
            ),
        )

    sql = """
        SELECT e.*, x.excerpt_row FROM these.events e
        LEFT JOIN book.excerpt_rows x ON e.event_id = x.id ORDER BY e.row"""
    return book.grid(EVENTS, "Events", TABLES["events"].doc, sql, make)


def occurrences(book: Book) -> Grid:
    """Every number that states a figure, with its sentence: a source may state one again."""

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        figures = [figure_of(row) for row in rows]
        links = [place_of(OBSERVATIONS, one["own_row"]) if one else "" for one in figures]
        return (
            *columns("occurrences", rows, links={"observation_id": links}),
            _in_words(book, "figure_in_words", "the figure in words", figures),
            Column(
                name="sentence",
                doc="the sentence that this number stands in, as displayed",
                values=[row["sentence"] or "" for row in rows],
                width=_WIDTHS["sentence"],
                wrap=True,
            ),
            _aside(book, figures),
        )

    sql = """
        SELECT o.*, f AS figure, s.sentence FROM these.occurrences o
        LEFT JOIN book.worded f ON o.observation_id = f.observation_id
        LEFT JOIN book.sentences s ON o.mention_id = s.mention_id ORDER BY o.row"""
    return book.grid(OCCURRENCES, "Occurrences", TABLES["occurrences"].doc, sql, make)


def derivations(book: Book) -> Grid:
    """Every input of every derived figure, with both in words."""

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        made, inputs = ([figure_of(row, name) for row in rows] for name in ("figure", "input"))
        links = {
            "observation_id": [
                place_of(OBSERVATIONS, one["own_row"]) if one else "" for one in made
            ],
            "input_id": [book.evidence_link(one) if one else "" for one in inputs],
        }
        return (
            *columns("derivations", rows, links=links),
            _in_words(book, "derived_figure", "the derived figure in words", made),
            _in_words(book, "input_figure", "the input in words", inputs),
        )

    sql = """
        SELECT d.*, f AS figure, i AS input FROM these.derivations d
        LEFT JOIN book.worded f ON d.observation_id = f.observation_id
        LEFT JOIN book.worded i ON d.input_id = i.observation_id ORDER BY d.row"""
    return book.grid(DERIVATIONS, "Derivations", TABLES["derivations"].doc, sql, make)


def figure_of(row: Row, name: str = "figure") -> Row | None:
    """The figure that a row came with, None where it came with none."""
    figure: Row | None = row[name]
    return figure if figure and figure["observation_id"] else None


def _in_words(book: Book, name: str, doc: str, figures: Sequence[Row | None]) -> Column:
    words = []
    for row in figures:
        parts = (book.wording.measure(row), book.wording.scope(row)) if row else ()
        words.append(f"{', '.join(parts)}: {book.figure_text(row)}" if row else "")
    return Column(name=name, doc=doc, values=words, width=62, wrap=True)


_ASIDE = "how the figure differs from its sentence: told there of the other side of trade"


def _aside(book: Book, figures: Sequence[Row | None]) -> Column:
    """What a reader has to know who compares a sentence with its figure."""
    told = [book.wording.turned_round(row) if row else "" for row in figures]
    return Column(name="aside", doc=_ASIDE, values=told, width=30, wrap=True)


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
_BESIDE = list(_EXCERPT_DOCS).index("sentence") + 1
_EXCERPT_NUMBERS = {
    "time_s": "number", "page": "integer", "mark_start": "integer", "mark_end": "integer",
}  # fmt: skip


def excerpts(book: Book) -> Grid:
    """The sentence of every figure and event, linked back to it and on to its source."""
    homes = {"observations": OBSERVATIONS, "events": EVENTS}

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        figures = [figure_of(row) for row in rows]
        texts = [
            book.figure_text(figure) if figure else row["date"]
            for row, figure in zip(rows, figures, strict=True)
        ]
        links = {
            "id": [place_of(homes[row["table"]], row["own_row"]) for row in rows],
            "document_id": [place_of(SOURCES, row["source_row"]) for row in rows],
        }
        spans = [
            None if row["mark_start"] is None or row["mark_end"] is None
            else (row["mark_start"], row["mark_end"])
            for row in rows
        ]  # fmt: skip
        made = [
            Column(
                name=name,
                doc=doc,
                values=texts if name == "figure" else [row[name] for row in rows],
                type=_EXCERPT_NUMBERS.get(name, "text"),
                width=_WIDTHS.get(name, 15),
                wrap=name in _WRAPPED,
                links=links.get(name, ()),
                marks=spans if name == "sentence" else (),
            )
            for name, doc in _EXCERPT_DOCS.items()
        ]
        made.insert(_BESIDE, _aside(book, figures))
        return tuple(made)

    sql = """
        SELECT x.*, f AS figure FROM book.excerpts x
        LEFT JOIN book.worded f ON x.id = f.observation_id ORDER BY x.excerpt_row"""
    doc = "The sentence that one figure or event stands in."
    return book.grid(EXCERPTS, "Excerpts", doc, sql, make, printed=9)


_COUNTED = {
    "numbers": ("numbers found in it", "mentions m JOIN these.passages p USING (passage_id)"),
    "figures": ("figures taken from it", "observations"),
    "dates": ("dated happenings told in it", "events e JOIN these.passages p USING (passage_id)"),
}


def sources(book: Book) -> Grid:
    """Every source, with how many numbers, figures and dates it gave."""

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        counts = (
            Column(
                name=name,
                doc=doc,
                type="integer",
                values=[row[name] or 0 for row in rows],
                width=10,
            )
            for name, (doc, _) in _COUNTED.items()
        )
        return (*columns("documents", rows), *counts)

    joined = "".join(
        f" LEFT JOIN (SELECT document_id, count(*) AS {name} FROM these.{rows} GROUP BY 1) "
        f"AS of_{name} ON d.document_id = of_{name}.document_id"
        for name, (_, rows) in _COUNTED.items()
    )
    sql = f"SELECT d.*, {', '.join(_COUNTED)} FROM these.documents d {joined} ORDER BY d.row"
    return book.grid(SOURCES, "Sources", TABLES["documents"].doc, sql, make)


def columns(
    table: str,
    rows: Sequence[Row],
    formats: Mapping[str, Sequence[str]] | None = None,
    links: Mapping[str, Sequence[str]] | None = None,
) -> list[Column]:
    """The columns of a tidy table as they are in the contract, with the values of `rows`."""
    return [
        Column(
            name=column.name,
            doc=column.doc,
            values=[row[column.name] for row in rows],
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
