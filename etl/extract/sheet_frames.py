"""The rows of a sound sheet as the tables have them: cells in, frames out, column by column.

What recurs in many rows is made once. A row has one passage, one number and one figure, which
share the digits of their id: it is made of the source and of what the figure is, not of its value,
so that a corrected value is a changed figure and not another one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from etl.extract.celltable import Table
from etl.extract.sheet_cells import Cells
from etl.extract.sheet_rows import LOWER, UPPER, Numbers, middle, scaled_all
from etl.numbered import Objects, Whole, firsts, joined, objects, spread
from etl.sheet_columns import NUMBERS, SOURCE
from etl.tables import (
    QUALIFIER_LABELS,
    STATUS_LABELS,
    Document,
    Frames,
    frame_of,
    to_frame,
)
from etl.vocabulary import Vocabulary

_WHAT = ("indicator", "entity", "counterpart", "subject", "breakdown")
_WHOSE = ("status", "attributed_to")
_IDENTITY = (*_WHAT, "period", *_WHOSE)
_KINDS = {
    "money": "money", "percent": "percent", "persons": "count", "count": "count",
    "duration": "duration",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shown:
    """Each row as a person reads it, and where the figure stands in that text."""

    texts: Objects
    starts: Whole
    ends: Whole


def sources_of(cells: Cells) -> list[tuple[str, ...]]:
    """The distinct sources that the rows name, in the order they appear."""
    return [cells.row(row, *SOURCE) for row in firsts(cells.same(*SOURCE))]


def frames_of_rows(
    table: Table, cells: Cells, documents: Sequence[Document], vocabulary: Vocabulary
) -> Frames:
    """The tables that the rows of a sound sheet make, those of each source together.

    `cells` are those of `table`, `documents` those of `sources_of`, in whose order the rows are.
    """
    rows = len(table)
    of = np.asarray(pd.factorize(cells.same(*SOURCE))[0])
    order = np.argsort(of, kind="stable")
    of, cells = of[order], cells.at(order)
    table = replace(table, columns=cells.columns, records=table.records[order])
    starts, ends = _number_spans(table)
    digits = list(_digits(documents, of, cells))
    shown = _shown(table, cells, vocabulary)
    own: dict[str, Any] = {
        "passage_id": objects([f"p{digit}" for digit in digits]),
        "mention_id": objects([f"m{digit}" for digit in digits]),
        "observation_id": objects([f"o{digit}" for digit in digits]),
        "start": starts,
        "end": ends,
    }
    shared = own | _amounts(table, cells, vocabulary)
    shared["document_id"] = spread([document.document_id for document in documents], of)
    shared["qualifier"] = cells.column("qualifier")
    passages = _passages(table, shown)
    passages["url"] = spread([document.url for document in documents], of)
    mentions = _mentions(cells, shown, vocabulary)
    mentions["text"] = _written(table.source.text, starts, ends)
    return {
        "documents": to_frame("documents", documents),
        "passages": frame_of("passages", rows, shared | passages),
        "mentions": frame_of("mentions", rows, shared | mentions),
        "observations": frame_of("observations", rows, shared | _observations(cells)),
        "occurrences": frame_of("occurrences", rows, shared),
        "events": to_frame("events", ()),
    }


def _passages(table: Table, shown: _Shown) -> dict[str, Any]:
    source = table.source
    lines = source.lines[table.records]
    return {
        "number": lines,
        "paragraph": lines,
        "kind": "row",
        "text": shown.texts,
        "start": source.starts[table.records],
        "end": source.ends[table.records],
    }


def _written(text: str, starts: Whole, ends: Whole) -> Objects:
    return objects(
        [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    )


def _mentions(cells: Cells, shown: _Shown, vocabulary: Vocabulary) -> dict[str, Any]:
    units = [code for code, _ in _units(cells, vocabulary)]
    kinds = [_KINDS.get(vocabulary.units.kind(unit), "measure") for unit in units]
    return {
        "phrase_start": shown.starts,
        "phrase_end": shown.ends,
        "sentence_start": 0,
        "sentence_end": np.fromiter(map(len, shown.texts), np.int64, len(shown.texts)),
        "kind": spread(kinds, cells.columns["unit"].numbers),
        "outcome": "observation",
        "reason": "entered in a sheet of figures",
    }


def _observations(cells: Cells) -> dict[str, Any]:
    bases = {
        f"{column}_basis": spread(
            ["stated" if text else "none" for text in cells.columns[column].texts],
            cells.columns[column].numbers,
        )
        for column in ("counterpart", "period")
    }
    own = {column: cells.column(column) for column in _IDENTITY}
    return own | bases | {"method": "sheet", "status_basis": "stated"}


def _digits(documents: Sequence[Document], of: Whole, cells: Cells) -> Iterator[str]:
    """The digits of the ids of each row: those of another row that says the same are others."""
    same = joined([of, *(cells.columns[column].numbers for column in _IDENTITY)], cells.rows)
    again = pd.Series(same).groupby(same).cumcount().add(1).astype("str").tolist()
    ids = [documents[source].document_id for source in of.tolist()]
    what, when, whose = (
        cells.each(_joined, *columns).rows for columns in (_WHAT, ("period",), _WHOSE)
    )
    for parts in zip(ids, what, when, whose, again, strict=True):
        written = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        yield hashlib.blake2b(written).digest()[:6].hex()


def _joined(*parts: str) -> str:
    return "\x1f".join(parts)


def _number_spans(table: Table) -> tuple[Whole, Whole]:
    """The characters of each number in the sheet's text: its value, or from its low to its high."""
    source, values = table.source, table.columns["value"].rows
    starts, ends = source.spans(table.records, table.at["value"])
    without = np.flatnonzero(np.array(values, dtype=object) == "")
    if without.size:
        records = table.records[without]
        low, high = (source.spans(records, table.at[column]) for column in ("low", "high"))
        starts[without] = np.minimum(low[0], high[0])
        ends[without] = np.maximum(low[1], high[1])
    return starts, ends


def _units(cells: Cells, vocabulary: Vocabulary) -> list[tuple[str, float]]:
    """The code and the factor of each unit that the rows name."""
    return [vocabulary.units.parse(unit) or ("", 1.0) for unit in cells.columns["unit"].texts]


def _amounts(table: Table, cells: Cells, vocabulary: Vocabulary) -> dict[str, Any]:
    """Unit, value, low and high of each row, in base units.

    A bound that the qualifier implies is filled in, and a range without a value has its middle.
    """
    units = _units(cells, vocabulary)
    of = cells.columns["unit"].numbers
    factors = [factor for _, factor in units]
    value, low, high = (_scaled(cells, name, factors) for name in NUMBERS)
    lows, highs = table.columns["low"].rows, table.columns["high"].rows
    for row in np.flatnonzero(np.isnan(value)).tolist():
        value[row] = middle(lows[row], highs[row], factors[of[row]])
    qualifier = cells.columns["qualifier"]
    least, most = (
        np.array([text in ("exact", *bounding) for text in qualifier.texts], dtype=bool)
        for bounding in (LOWER, UPPER)
    )
    return {
        "unit": spread([code for code, _ in units], of),
        "value": value,
        "low": np.where(least[qualifier.numbers], value, low),
        "high": np.where(most[qualifier.numbers], value, high),
    }


def _scaled(cells: Cells, column: str, factors: Sequence[float]) -> Numbers:
    """The numbers of a column, each times the one of `factors` that its unit has."""
    same = cells.same(column, "unit")
    rows = firsts(same)
    made = np.empty(int(same.max(initial=-1)) + 1)
    units = cells.columns["unit"].numbers[rows].tolist()
    texts = cells.columns[column].taken(rows)
    made[same[rows]] = scaled_all(texts, [factors[unit] for unit in units])
    each: Numbers = made[same]
    return each


def _shown(table: Table, cells: Cells, vocabulary: Vocabulary) -> _Shown:
    def head(indicator: str, entity: str, counterpart: str, *parts: str) -> str:
        sides = [vocabulary.entities[code].label for code in (entity, counterpart) if code]
        told = [part.replace("_", " ") for part in parts if part]
        return " · ".join([vocabulary.indicators[indicator].label, " – ".join(sides), *told, ""])

    def hedge(qualifier: str) -> str:
        return "" if qualifier in ("exact", "range") else f"{QUALIFIER_LABELS[qualifier]} "

    def tail(status: str, *parts: str) -> str:
        return " · ".join(["", STATUS_LABELS[status], *filter(None, parts)])

    values, lows, highs = (table.columns[column].rows for column in NUMBERS)
    heads = cells.each(head, *_WHAT, "period").rows
    hedges, tails = cells.each(hedge, "qualifier").rows, cells.each(tail, *_WHOSE, "note").rows
    parts = zip(hedges, values, lows, highs, table.columns["unit"].rows, strict=True)
    phrases = [
        f"{hedge}{value or f'{low}–{high}'} {unit}" for hedge, value, low, high, unit in parts
    ]
    starts = np.fromiter(map(len, heads), np.int64, cells.rows)
    return _Shown(
        objects([*map("".join, zip(heads, phrases, tails, strict=True))]),
        starts,
        starts + np.fromiter(map(len, phrases), np.int64, cells.rows),
    )
