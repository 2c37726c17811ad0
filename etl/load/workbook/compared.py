"""The sheets of claim sets and claims: who states what of the same thing, and what is preferred.

Comes in: a `Book`. Goes out: a `Grid` for each, words first, with every column of its table behind
them, unchanged.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from etl.load.workbook.book import CLAIM_SETS, CLAIMS, OBSERVATIONS, Book, Row, rows_of
from etl.load.workbook.grid import Column, Grid
from etl.load.workbook.records import columns, evidence
from etl.tables import AGREEMENT_LABELS, STATUS_LABELS, TABLES


def claim_sets(book: Book) -> Grid:
    """A row a claim set: what it is about, its spread, what is preferred and why, who states it."""
    sets = rows_of(book.frames["claim_sets"])
    claims = book.frames["claims"]
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for key, claimant in zip(claims["claim_set_id"], claims["claimant"], strict=True):
        named[key].setdefault(claimant)
    preferred = [book.figure[row["preferred"]] for row in sets]
    ids = [row["claim_set_id"] for row in sets]
    links = {
        "claim_set_id": [book.link(CLAIMS, key) for key in ids],
        "preferred": [book.link(OBSERVATIONS, row["preferred"]) for row in sets],
    }
    formats = _formats(book, sets, ("low", "high"))
    things = [_thing(book, *pair) for pair in zip(sets, preferred, strict=True)]
    table = columns(book, "claim_sets", formats=formats, links=links)
    return Grid(
        CLAIM_SETS,
        "Claim_sets",
        TABLES["claim_sets"].doc,
        (
            _text("what", "what the figures are of", things, 40, links["claim_set_id"]),
            _text("spread", "from the lowest to the highest value or bound that is stated",
                  [_spread(book, *pair) for pair in zip(sets, preferred, strict=True)], 28),
            _text("preferred_figure", "the figure that the policy prefers, as people write it",
                  [book.figure_text(row) for row in preferred], 20,
                  [book.link(OBSERVATIONS, row["preferred"]) for row in sets]),
            _text("support", "how many of the other claimants agree with it",
                  [f"{row['agreeing']} of {row['claimants'] - 1}" for row in sets], 10),
            _text("stated_by", "those who state the figures, the preferred one first",
                  ["; ".join(named[key]) for key in ids], 50),
            *(c for c in table if c.name == "reason"),
            *(c for c in table if c.name != "reason"),
        ),
        printed=6,
    )  # fmt: skip


def claims(book: Book) -> Grid:
    """A row a claim, those of a set together, the preferred figure first and in bold."""
    rows = rows_of(book.frames["claims"])
    figures = [book.figure[row["observation_id"]] for row in rows]
    ids = [row["observation_id"] for row in rows]
    texts = [book.figure_text(row) for row in figures]
    marks = [
        (0, len(text)) if row["rank"] == 1 and text else None
        for row, text in zip(rows, texts, strict=True)
    ]
    standing = [AGREEMENT_LABELS[row["agreement"]] for row in rows]
    sets = [book.link(CLAIM_SETS, row["claim_set_id"]) for row in rows]
    units = [book.unit(row["unit"]) for row in figures]
    return Grid(
        CLAIMS,
        "Claims",
        TABLES["claims"].doc,
        (
            _text("what", "what the figure is of", [about(book, row) for row in figures], 40, sets),
            _text("stated_by", "who states it", [row["claimant"] for row in rows], 30),
            Column(name="figure", doc="the figure as people write it; the preferred one in bold",
                   values=texts, width=22, marks=marks),
            _text("standing", "how it stands to the preferred figure", standing, 18),
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
            evidence(book, ids),
            *columns(book, "claims", links={
                "claim_set_id": sets,
                "observation_id": [book.link(OBSERVATIONS, key) for key in ids],
            }),
        ),
        printed=6,
    )  # fmt: skip


def about(book: Book, row: Row) -> str:
    """What a figure is of, without the figure."""
    scope = book.wording.scope(row)
    return f"{book.wording.measure(row)}, {scope}" if scope else book.wording.measure(row)


def _thing(book: Book, row: Row, preferred: Row) -> str:
    """What the figures of a set are of: one stage, but not always one status."""
    told = about(book, preferred | {"status": "actual", "period": row["period"]})
    return told if row["stage"] == "fact" else f"{told}, {row['stage']}"


def _spread(book: Book, row: Row, preferred: Row) -> str:
    low, high = row["low"], row["high"]
    hedge = "exact" if low == high else "range"
    ends = {"low": low, "high": high, "value": (low + high) / 2, "qualifier": hedge}
    return book.figure_text(preferred | ends)


def _formats(book: Book, rows: list[Row], names: tuple[str, ...]) -> dict[str, list[str]]:
    return {name: [book.format(row[name], row["unit"]) for row in rows] for name in names}


def _text(
    name: str, doc: str, values: list[Any], width: float, links: list[str] | None = None
) -> Column:
    return Column(name=name, doc=doc, values=values, width=width, wrap=True, links=links or ())
