"""The sheets of measures and of what they lack: each computed figure with formula and inputs.

Comes in: a `Book`. Goes out: a `Grid` for each. A computed figure stands beside what sources state
of the same measure; neither takes the other's place.
"""

from __future__ import annotations

from collections import defaultdict

from etl.load.workbook.book import DERIVATIONS, MEASURES, MISSING, OBSERVATIONS, Book, Row, rows_of
from etl.load.workbook.compared import about
from etl.load.workbook.grid import Column, Grid
from etl.load.workbook.records import columns, evidence
from etl.tables import TABLES

MOST_INPUTS = 6
"""Inputs that have a column of their own; all of them are on the sheet Derivations."""

_SAME = ("indicator", "entity", "counterpart", "subject", "breakdown", "period", "unit")


def measures(book: Book) -> Grid:
    """A row a derived figure: its value, its formula, its inputs, each linked, and its origin."""
    figures = [row for row in book.figures if row["method"] == "derived"]
    figures.sort(key=lambda row: (row["position"], *(row[name] for name in _SAME)))
    ids = [row["observation_id"] for row in figures]
    indicators = [book.wording.indicators.get(row["indicator"], {}) for row in figures]
    stated = _stated(book)
    texts = {
        "measure": ("what is computed", 44, [about(book, row) for row in figures]),
        "figure": ("the figure as people write it", 20, [book.figure_text(r) for r in figures]),
        "stated": (
            "what sources state of the same measure", 26,
            ["; ".join(stated[_key(row)]) for row in figures],
        ),
        "formula": (
            "how it is computed, in the names of its inputs", 40,
            [book.wording.in_words(book.formulas.get(key, "")) for key in ids],
        ),
        "literature": ("origin of the measure", 44, [i.get("source", "") for i in indicators]),
        "unit": ("unit of value, low and high", 14, [book.unit(row["unit"]) for row in figures]),
    }  # fmt: skip
    words = [
        Column(name=name, doc=doc, values=values, width=width, wrap=True)
        for name, (doc, width, values) in texts.items()
    ]
    numbers = [
        Column(
            name=name,
            doc=f"{name} in base units",
            type="number",
            values=[row[name] for row in figures],
            formats=[book.format(row[name], row["unit"]) for row in figures],
            width=16,
        )
        for name in ("value", "low", "high")
    ]
    key = Column(
        name="observation_id",
        doc="stable id of the figure; links to its row in Observations",
        references="observations",
        values=ids,
        links=[book.link(OBSERVATIONS, one) for one in ids],
        width=16,
    )
    inputs = _inputs(book, ids)
    return Grid(
        MEASURES,
        "Measures",
        "A figure that is computed from others.",
        (*words[:4], *inputs, words[4], *numbers, words[5], evidence(book, ids), key),
        printed=5 + len(inputs),
    )


def missing(book: Book) -> Grid:
    """A row an input for want of which a measure is absent, in words first."""
    rows = rows_of(book.frames["missing_inputs"])
    word = book.wording
    what = [
        ", ".join(filter(None, (word.indicator(row["indicator"]), *map(word.entity, _sides(row)))))
        for row in rows
    ]
    return Grid(
        MISSING,
        "Missing_inputs",
        TABLES["missing_inputs"].doc,
        (
            Column(name="measure", doc="what is absent", values=what, width=50, wrap=True),
            *columns(book, "missing_inputs"),
        ),
    )


def _sides(row: Row) -> list[str]:
    return [row[name] for name in ("entity", "counterpart") if row[name]]


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in _SAME)


def _stated(book: Book) -> dict[tuple[str, ...], list[str]]:
    """What sources state, by what it is of."""
    told: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in book.figures:
        if row["method"] != "derived" and row["status"] not in ("negated", "hypothetical"):
            told[_key(row)].append(f"{book.figure_text(row)} ({book.source_name(row)})")
    return told


def _inputs(book: Book, ids: list[str]) -> list[Column]:
    """A column for each of the inputs, as many as any of the figures has."""
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of(book.frames["derivations"]):
        figure = book.figure.get(row["input_id"])
        text = book.figure_text(figure) if figure else ""
        role = book.wording.in_words(row["role"])
        told[row["observation_id"]].append((f"{role}: {text}", row["input_id"]))
    count = min(MOST_INPUTS, max((len(told[key]) for key in ids), default=0))
    made = []
    for number in range(count):
        own = [told[key][number] if number < len(told[key]) else ("", "") for key in ids]
        rest = [len(told[key]) - count if number == count - 1 else 0 for key in ids]
        made.append(
            Column(
                name=f"input_{number + 1}",
                doc="an input with its name in the formula; links to its sentence or derivation",
                values=[
                    f"{text}; {more} more on {DERIVATIONS}" if more > 0 else text
                    for (text, _), more in zip(own, rest, strict=True)
                ],
                width=24,
                wrap=True,
                links=[book.evidence_link(key) if key else "" for _, key in own],
            )
        )
    return made
