"""The sheets of claim sets and claims: who states what of the same thing, and what is preferred.

Comes in: a `Book`. Goes out: a `Grid` for each, words first, with every column of its table behind
them, unchanged. Links are on short texts: not every program wraps what is linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.load.workbook.book import CLAIM_SETS, CLAIMS, OBSERVATIONS, Book
from etl.load.workbook.grid import Column, Grid, Row, place_of
from etl.load.workbook.records import columns, evidence
from etl.tables import AGREEMENT_LABELS, STATUS_LABELS, TABLES


def claim_sets(book: Book) -> Grid:
    """A row a claim set: what it is about, its spread, what is preferred and why, who states it."""

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        preferred = [row["figure"] for row in rows]
        links = {
            "claim_set_id": [place_of(CLAIMS, row["claims_row"]) for row in rows],
            "preferred": [place_of(OBSERVATIONS, row["own_row"]) for row in preferred],
        }
        formats = _formats(book, rows, ("low", "high"))
        things = [_thing(book, *pair) for pair in zip(rows, preferred, strict=True)]
        table = columns("claim_sets", rows, formats=formats, links=links)
        return (
            _text("what", "what the figures are of", things, 40),
            _text("spread", "from the lowest to the highest value or bound that is stated",
                  [_spread(book, *pair) for pair in zip(rows, preferred, strict=True)], 28),
            _text("preferred_figure", "the figure that the policy prefers, as people write it",
                  [book.figure_text(row) for row in preferred], 20, links["preferred"]),
            _text("support", "how many of the other claimants agree with it",
                  [f"{row['agreeing']} of {row['claimants'] - 1}" for row in rows], 10,
                  links["claim_set_id"]),
            _text("stated_by", "those who state the figures, the preferred one first",
                  ["; ".join(dict.fromkeys(row["named"] or ())) for row in rows], 50),
            *(c for c in table if c.name == "reason"),
            *(c for c in table if c.name != "reason"),
        )  # fmt: skip

    sql = """
        SELECT s.*, f AS figure, c.claims_row, n.named FROM these.claim_sets s
        LEFT JOIN book.worded f ON s.preferred = f.observation_id
        LEFT JOIN book.claim_rows c ON s.claim_set_id = c.id
        LEFT JOIN (
            SELECT claim_set_id AS id, list(claimant ORDER BY row) AS named
            FROM these.claims GROUP BY 1) n ON s.claim_set_id = n.id
        ORDER BY s.row"""
    doc = TABLES["claim_sets"].doc
    return book.grid(CLAIM_SETS, "Claim_sets", doc, sql, make, printed=6)


def claims(book: Book) -> Grid:
    """A row a claim, those of a set together, the preferred figure first and in bold."""

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        figures = [row["figure"] for row in rows]
        texts = [book.figure_text(row) for row in figures]
        marks = [
            (0, len(text)) if row["rank"] == 1 and text else None
            for row, text in zip(rows, texts, strict=True)
        ]
        standing = [AGREEMENT_LABELS[row["agreement"]] for row in rows]
        sets = [place_of(CLAIM_SETS, row["set_row"]) for row in rows]
        units = [book.unit(row["unit"]) for row in figures]
        return (
            _text("what", "what the figure is of", [about(book, row) for row in figures], 40),
            _text("stated_by", "who states it", [row["claimant"] for row in rows], 30),
            Column(name="figure", doc="the figure as people write it; the preferred one in bold",
                   values=texts, width=22, marks=marks),
            _text("standing", "how it stands to the preferred figure", standing, 18, sets),
            _text("status_label", "what the source says the figure is",
                  [STATUS_LABELS[row["status"]] for row in figures], 13),
            _text("source", "publisher and date of its source",
                  [book.source_text(row) for row in figures], 34),
            *(
                Column(name=name, doc=f"{name} in base units", type="number", width=16,
                       values=[row[name] for row in figures],
                       formats=_formats(book, figures, (name,))[name])
                for name in ("value", "low", "high")
            ),
            _text("unit", "unit of value, low and high", units, 14),
            evidence(book, figures),
            *columns("claims", rows, links={
                "claim_set_id": sets,
                "observation_id": [place_of(OBSERVATIONS, row["own_row"]) for row in figures],
            }),
        )  # fmt: skip

    sql = """
        SELECT c.*, f AS figure, s.row + 2 AS set_row FROM these.claims c
        LEFT JOIN book.worded f ON c.observation_id = f.observation_id
        LEFT JOIN these.claim_sets s ON c.claim_set_id = s.claim_set_id ORDER BY c.row"""
    return book.grid(CLAIMS, "Claims", TABLES["claims"].doc, sql, make, printed=6)


def about(book: Book, row: Row) -> str:
    """What a figure is of, without the figure."""
    scope = book.wording.scope(row)
    return f"{book.wording.measure(row)}, {scope}" if scope else book.wording.measure(row)


def _thing(book: Book, row: Row, preferred: Row) -> str:
    """What the figures of a set are of: one stage, but not always one status."""
    told = about(book, {**preferred, "status": "actual", "period": row["period"]})
    return told if row["stage"] == "fact" else f"{told}, {row['stage']}"


def _spread(book: Book, row: Row, preferred: Row) -> str:
    low, high = row["low"], row["high"]
    hedge = "exact" if low == high else "range"
    ends = {"low": low, "high": high, "value": (low + high) / 2, "qualifier": hedge}
    return book.figure_text({**preferred, **ends})


def _formats(book: Book, rows: Sequence[Row], names: tuple[str, ...]) -> dict[str, list[str]]:
    return {name: [book.format(row[name], row["unit"]) for row in rows] for name in names}


def _text(
    name: str, doc: str, values: list[Any], width: float, links: list[str] | None = None
) -> Column:
    return Column(name=name, doc=doc, values=values, width=width, wrap=True, links=links or ())
