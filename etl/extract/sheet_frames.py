"""The rows of a sound sheet as the tables have them: cells in, frames out, column by column.

What recurs in many rows is made once. A row has one passage, one number and one figure, which
share the digits of their id: it is made of the source and of what the figure is, not of its value,
so that a corrected value is a changed figure and not another one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from etl.extract.celltable import Table
from etl.extract.sheet_rows import bounded
from etl.sheet_columns import NUMBERS, SOURCE
from etl.tables import (
    QUALIFIER_LABELS,
    STATUS_LABELS,
    Document,
    Frames,
    series_of,
    to_frame,
    typed_columns,
)
from etl.vocabulary import Vocabulary

_ABOUT = ("indicator", "entity", "counterpart", "subject", "breakdown", "period")
_IDENTITY = (*_ABOUT, "status", "attributed_to")
_KINDS = {
    "money": "money", "percent": "percent", "persons": "count", "count": "count",
    "duration": "duration",
}  # fmt: skip

Cells = dict[str, list[str]]


def sources_of(table: Table) -> list[tuple[str, ...]]:
    """The distinct sources that the rows name, in the order they appear."""
    return list(dict.fromkeys(zip(*(table.columns[column] for column in SOURCE), strict=True)))


def frames_of_rows(table: Table, documents: Sequence[Document], vocabulary: Vocabulary) -> Frames:
    """The tables that the rows of a sound sheet make; `documents` are those of `sources_of`."""
    known = dict(zip(sources_of(table), documents, strict=True))
    cells = table.columns
    of = [known[source] for source in zip(*(cells[column] for column in SOURCE), strict=True)]
    spans = [_number_span(table, row) for row in range(len(table))]
    document_ids = [document.document_id for document in of]
    digits = list(_digits(document_ids, cells))
    shown = list(_shown(cells, vocabulary))
    amounts = _amounts(cells, vocabulary)
    shared = series_of(
        "observations",
        {
            "document_id": document_ids,
            "passage_id": [f"p{digit}" for digit in digits],
            "mention_id": [f"m{digit}" for digit in digits],
            "observation_id": [f"o{digit}" for digit in digits],
            "start": [start for start, _ in spans],
            "end": [end for _, end in spans],
            "qualifier": cells["qualifier"],
            **amounts,
        },
    )
    rows = len(table)
    mentions = _mentions(table, shown, spans, amounts["unit"], vocabulary)
    return {
        "documents": to_frame("documents", documents),
        "passages": typed_columns("passages", rows, shared | _passages(table, of, shown)),
        "mentions": typed_columns("mentions", rows, shared | mentions),
        "observations": typed_columns("observations", rows, shared | _observations(cells)),
        "occurrences": typed_columns("occurrences", rows, shared),
        "events": to_frame("events", ()),
    }


def _passages(
    table: Table, of: Sequence[Document], shown: Sequence[tuple[str, int, int]]
) -> dict[str, Any]:
    source = table.source
    lines = [source.lines[record] for record in table.records]
    return {
        "number": lines,
        "paragraph": lines,
        "kind": "row",
        "text": [text for text, _, _ in shown],
        "start": [source.starts[record] for record in table.records],
        "end": [source.ends[record] for record in table.records],
        "url": [document.url for document in of],
    }


def _mentions(
    table: Table,
    shown: Sequence[tuple[str, int, int]],
    spans: Sequence[tuple[int, int]],
    units: Sequence[str],
    vocabulary: Vocabulary,
) -> dict[str, Any]:
    text = table.source.text
    kinds = {unit: _KINDS.get(vocabulary.units.kind(unit), "measure") for unit in set(units)}
    return {
        "text": [text[start:end] for start, end in spans],
        "phrase_start": [start for _, start, _ in shown],
        "phrase_end": [end for _, _, end in shown],
        "sentence_start": 0,
        "sentence_end": [len(row) for row, _, _ in shown],
        "kind": [kinds[unit] for unit in units],
        "outcome": "observation",
        "reason": "entered in a sheet of figures",
    }


def _observations(cells: Cells) -> dict[str, Any]:
    return {column: cells[column] for column in _IDENTITY} | {
        "method": "sheet",
        "counterpart_basis": ["stated" if cell else "none" for cell in cells["counterpart"]],
        "period_basis": ["stated" if cell else "none" for cell in cells["period"]],
        "status_basis": "stated",
    }


def _digits(document_ids: Sequence[str], cells: Cells) -> Iterator[str]:
    """The digits of the ids of each row: those of another row that says the same are others."""
    seen: Counter[str] = Counter()
    for parts in zip(document_ids, *(cells[column] for column in _IDENTITY), strict=True):
        same = "\x1f".join(parts)
        seen[same] += 1
        again = f"{same}\x1f{seen[same]}".encode("utf-8", "surrogatepass")
        yield hashlib.blake2b(again).hexdigest()[:12]


def _number_span(table: Table, row: int) -> tuple[int, int]:
    """The characters of the number in the sheet's text: its value, or from its low to its high."""
    record = table.records[row]
    if table.columns["value"][row]:
        return table.source.span(record, table.at["value"])
    low, high = (table.source.span(record, table.at[column]) for column in ("low", "high"))
    return min(low[0], high[0]), max(low[1], high[1])


def _amounts(cells: Cells, vocabulary: Vocabulary) -> dict[str, list[Any]]:
    """Unit, value, low and high of each row, in base units."""
    units = {unit: vocabulary.units.parse(unit) or ("", 1.0) for unit in set(cells["unit"])}
    columns = (cells[column] for column in (*NUMBERS, "qualifier", "unit"))
    made = [
        bounded(value, low, high, qualifier, units[unit][1])
        for value, low, high, qualifier, unit in zip(*columns, strict=True)
    ]
    numbers = map(list, zip(*made, strict=True)) if made else ([], [], [])
    codes = [units[unit][0] for unit in cells["unit"]]
    return {"unit": codes, **dict(zip(NUMBERS, numbers, strict=True))}


def _shown(cells: Cells, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Each row as a person reads it, and where the figure stands in that text."""

    @cache
    def head(*about: str) -> str:
        indicator, entity, counterpart, *parts = about
        sides = [vocabulary.entities[code].label for code in (entity, counterpart) if code]
        told = [part.replace("_", " ") for part in parts if part]
        return " · ".join([vocabulary.indicators[indicator].label, " – ".join(sides), *told, ""])

    columns = (*_ABOUT, *NUMBERS, "qualifier", "unit", "status", "attributed_to", "note")
    for row in zip(*(cells[column] for column in columns), strict=True):
        value, low, high, qualifier, unit, status, speaker, note = row[6:]
        before = head(*row[:6])
        hedge = "" if qualifier in ("exact", "range") else f"{QUALIFIER_LABELS[qualifier]} "
        phrase = f"{hedge}{value or f'{low}–{high}'} {unit}"
        after = [phrase, STATUS_LABELS[status], *filter(None, (speaker, note))]
        yield before + " · ".join(after), len(before), len(before) + len(phrase)
