"""The sheets that explain the others: Data dictionary, Codes and About.

Comes in: the tables of the workbook and its snapshot. Goes out: a `Grid` for each, in which every
column, every code and every rule of reading has a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from etl.load.workbook.book import ABOUT, CODES, DICTIONARY, Book
from etl.load.workbook.grid import Column, Grid, whole
from etl.tables import (
    AGREEMENT_LABELS,
    BASIS_COLUMNS,
    BASIS_LABELS,
    METHOD_LABELS,
    OUTCOME_LABELS,
    QUALIFIER_LABELS,
    STATUS_LABELS,
)

QUALIFIERS = {
    "exact": "the figure as stated; low and high are the value",
    "approx": "the source says about, some, nearly; low and high only where it states them",
    "more_than": "low is the bound stated, high is empty; the value is the bound, not an estimate",
    "at_least": "low is the bound, high is empty; no low where the bound is only about right",
    "less_than": "high is the bound stated, low is empty; the value is the bound",
    "up_to": "high is the bound, low is empty; the value is the bound",
    "range": "low and high are the ends stated; the value is the middle between them",
}
STATUSES = {
    "actual": "stated as a fact",
    "planned": "decided or assigned, not yet done when it was said",
    "proposed": "put forward by someone",
    "forecast": "expected by the source",
    "estimate": "an estimate of the source or of someone it names",
    "claimed": "asserted by someone whom the source names, without taking it over",
    "hypothetical": "said of something that may happen",
    "negated": "denied by the source; kept, and in no chart",
}
METHODS = {
    "extracted": "read in a document; the excerpt is its sentence",
    "sheet": "entered by a person in a sheet of figures",
    "statistics": "taken from an official table",
    "derived": "computed from other figures; formula and inputs are in Derivations",
    "decided": "ruled by a person",
}
AGREEMENTS = {
    "preferred": "the figure that the policy prefers: a stated one, never an average",
    "agrees": "equal at the precision of the coarser of the two statements",
    "overlaps": "hedges or bounds leave room for both",
    "differs": "the two cannot both be right",
}
OUTCOMES = {
    "observation": "became a figure",
    "event": "became a dated happening",
    "not_a_figure": "is no figure; the reason is in the tables",
    "unassigned": "waits for a decision",
}
_COMPETING = {
    "claim set": "two or more stated figures of the same thing and unit; a plan does not compete "
    "with what came of it, a group not with its members, a part not with the whole",
    "claimant": "whom a source quotes, else who published it; each counts once",
    "preferred": "by the policy's criteria in their order; 'reason' names the one that decided",
    "measure": "computed from preferred figures; no claim, and never in place of a stated figure",
    "changes": "told against the snapshot before; none where there is nothing to compare with",
}
_DRAWN = {
    "filled": "actual, as stated",
    "hollow": "about; the label says ≈",
    "hatched (diamond among dots)": "planned, proposed or forecast",
    "dashed outline (square among dots)": "claimed, estimated or hypothetical",
    "bar with two ends": "a range, from low to high",
    "label": "the figure with its hedge; a bound is drawn at the bound, and its label says so",
    "logarithmic axis": "dots where the largest figure is more than 50 times the smallest",
    "left out": "denied figures, and figures that only restate another in a second unit",
}
_TEXTS = {
    "over-long text": "A text of more than 32,767 characters goes on in columns 'name (2)', "
    "'name (3)' at the end of its table: join them in order. The notices below name them.",
    "control characters": "Characters that Excel cannot hold are written as _xHHHH_ with their "
    "Unicode number, Excel's own convention; so is an x that would begin such an escape.",
    "formulas": "There is none. A text from a source that begins with = + - or @ is text.",
    "web addresses": "Only the column url of Sources holds links to the web.",
    "links": "Ids and 'evidence' link within the workbook. Links lead to rows as first written: "
    "after sorting a sheet, find a row by its id.",
    "printing": "Excerpts prints its first columns; every other sheet prints whole.",
    "empty cells": "An empty cell is an empty text, or a number that the source does not give.",
    "numbers": "Values are in base units: 3.2 billion is 3,200,000,000. They have up to 15 "
    "significant digits, which is what a cell holds.",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A table that is explained: its sheet, its name, what a row is, and all its columns."""

    sheet: str
    name: str
    doc: str
    columns: tuple[Column, ...]

    @classmethod
    def of(cls, grid: Grid, columns: tuple[Column, ...] = ()) -> Explained:
        """`grid` with these columns, else with its own."""
        return cls(grid.sheet, grid.name, grid.doc, columns or grid.columns)


def dictionary(grids: Iterable[Explained]) -> Grid:
    """Every column of every table of the workbook, the dictionary's own included."""
    names = ("sheet", "table", "column", "type", "allowed", "refers_to", "meaning")
    docs = (
        "sheet of the workbook", "name of the Excel table", "column of that table",
        "text, integer or number", "the only values it may have, where they are few",
        "table that its values are keys of", "what it holds",
    )  # fmt: skip
    own = _grid(DICTIONARY, "Dictionary", "One column of a table.", names, docs, [])
    rows = [
        (
            grid.sheet, grid.name, column.name, column.type, ", ".join(column.allowed),
            column.references, column.doc,
        )
        for grid in (*grids, Explained.of(own))
        for column in grid.columns
    ]  # fmt: skip
    return _grid(DICTIONARY, own.name, own.doc, names, docs, rows, (18, 26, 26, 10, 40, 16, 70))


def codes(book: Book) -> Grid:
    """What every code in the tables stands for."""
    rows: list[tuple[str, ...]] = []
    for code, row in book.wording.indicators.items():
        origin = f" Source: {row['source']}." if row["source"] else ""
        formula = f" Formula: {row['formula']}." if row["formula"] else ""
        rows.append(("indicator", code, row["label"], f"{row['definition']}{formula}{origin}"))
    for code, row in book.wording.entities.items():
        members = f"group of {row['members']}" if row["members"] else row["kind"]
        rows.append(("entity, counterpart", code, row["label"], members))
    for code, row in book.wording.units.items():
        rows.append(("unit", code, row["label"], row["kind"]))
    for name, labels, meanings in (
        ("qualifier", QUALIFIER_LABELS, QUALIFIERS),
        ("status", STATUS_LABELS, STATUSES),
        ("method", METHOD_LABELS, METHODS),
        ("agreement", AGREEMENT_LABELS, AGREEMENTS),
        (", ".join(BASIS_COLUMNS), BASIS_LABELS, BASIS_LABELS),
    ):
        rows += [(name, code, labels.get(code, code), text) for code, text in meanings.items()]
    return _grid(
        CODES,
        "Codes",
        "One code and what it stands for.",
        ("column", "code", "label", "meaning"),
        ("column that it stands in", "code in the tables", "name for people", "what it means"),
        rows,
        (22, 32, 44, 90),
    )


def about(book: Book, grids: Sequence[Explained], notices: Sequence[str]) -> Grid:
    """Snapshot and date, what is on each sheet, how to read hedges, statuses and charts."""
    snapshot = book.snapshot
    rows: list[tuple[str, str, str]] = [
        ("snapshot", "number", str(snapshot.number)),
        ("snapshot", "published", snapshot.published),
        ("snapshot", "program", snapshot.program),
        *(("input, SHA-256", name, digest) for name, digest in snapshot.inputs.items()),
        *(("numbers found", OUTCOME_LABELS[key], text) for key, text in _counted(book)),
        *(("hedge", QUALIFIER_LABELS[key], text) for key, text in QUALIFIERS.items()),
        *(("status", STATUS_LABELS[key], text) for key, text in STATUSES.items()),
        *(("competing figures", item, text) for item, text in _COMPETING.items()),
        *(("chart", drawn, text) for drawn, text in _DRAWN.items()),
        *(("text and links", item, text) for item, text in _TEXTS.items()),
        *(("notice", str(number), text) for number, text in enumerate(notices, start=1)),
        *(("table", f"{grid.sheet}: {grid.name}", grid.doc) for grid in grids),
    ]
    return _grid(
        ABOUT,
        "About",
        "One thing to know about this workbook.",
        ("topic", "item", "text"),
        ("what it is about", "which one", "what to know"),
        rows,
        (20, 40, 110),
    )


def _counted(book: Book) -> list[tuple[str, str]]:
    return [(key, f"{book.outcomes.get(key, 0):,}: {text}") for key, text in OUTCOMES.items()]


def _grid(
    sheet: str,
    name: str,
    doc: str,
    names: Sequence[str],
    docs: Sequence[str],
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float] = (),
) -> Grid:
    return whole(
        sheet,
        name,
        doc,
        tuple(
            Column(
                name=column,
                doc=docs[number],
                values=[row[number] for row in rows],
                width=widths[number] if widths else 14,
                wrap=True,
            )
            for number, column in enumerate(names)
        ),
    )
