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
from etl.tables import QUALIFIER_LABELS, STATUS_LABELS, Document, Frames, to_frame, typed_columns
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
    """The tables that the rows of a sound sheet make; `documents` are those of `sources_of`.

    The rows of a source stand together, in the order of the sheet.
    """
    places = {source: n for n, source in enumerate(sources_of(table))}
    source_of = [places[source] for source in zip(*(table.columns[c] for c in SOURCE), strict=True)]
    order = sorted(range(len(table)), key=source_of.__getitem__)
    cells = {column: [values[n] for n in order] for column, values in table.columns.items()}
    of = [documents[source_of[n]] for n in order]
    spans = [_number_span(table, n) for n in order]
    digits = list(_digits([document.document_id for document in of], cells))
    shown = list(_shown(cells, vocabulary))
    shared = {
        "document_id": [document.document_id for document in of],
        "passage_id": [f"p{digit}" for digit in digits],
        "mention_id": [f"m{digit}" for digit in digits],
        "observation_id": [f"o{digit}" for digit in digits],
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "qualifier": cells["qualifier"],
        **_amounts(cells, vocabulary),
    }
    rows = len(order)
    return {
        "documents": to_frame("documents", documents),
        "passages": typed_columns("passages", rows, _passages(table, order, of, shown, shared)),
        "mentions": typed_columns("mentions", rows, _mentions(table, shown, shared, vocabulary)),
        "observations": typed_columns("observations", rows, _observations(cells, shared)),
        "occurrences": typed_columns("occurrences", rows, shared),
        "events": to_frame("events", ()),
    }


def _passages(
    table: Table,
    order: Sequence[int],
    of: Sequence[Document],
    shown: Sequence[tuple[str, int, int]],
    shared: dict[str, Any],
) -> dict[str, Any]:
    records = [table.records[n] for n in order]
    lines = [table.source.lines[record] for record in records]
    return shared | {
        "number": lines,
        "paragraph": lines,
        "kind": "row",
        "text": [text for text, _, _ in shown],
        "start": [table.source.starts[record] for record in records],
        "end": [table.source.ends[record] for record in records],
        "url": [document.url for document in of],
    }


def _mentions(
    table: Table,
    shown: Sequence[tuple[str, int, int]],
    shared: dict[str, Any],
    vocabulary: Vocabulary,
) -> dict[str, Any]:
    text = table.source.text
    kinds = {unit: vocabulary.units.kind(unit) for unit in set(shared["unit"])}
    places = zip(shared["start"], shared["end"], strict=True)
    return shared | {
        "text": [text[start:end] for start, end in places],
        "phrase_start": [start for _, start, _ in shown],
        "phrase_end": [end for _, _, end in shown],
        "sentence_start": 0,
        "sentence_end": [len(row) for row, _, _ in shown],
        "kind": [_KINDS.get(kinds[unit], "measure") for unit in shared["unit"]],
        "outcome": "observation",
        "reason": "entered in a sheet of figures",
    }


def _observations(cells: Cells, shared: dict[str, Any]) -> dict[str, Any]:
    same = {column: cells[column] for column in _IDENTITY}
    return (
        shared
        | same
        | {
            "method": "sheet",
            "counterpart_basis": ["stated" if cell else "none" for cell in cells["counterpart"]],
            "period_basis": ["stated" if cell else "none" for cell in cells["period"]],
            "status_basis": "stated",
        }
    )


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

    @cache
    def amounts(value: str, low: str, high: str, qualifier: str, unit: str) -> tuple[Any, ...]:
        code, factor = vocabulary.units.parse(unit) or ("", 1.0)
        numbers = {"value": value, "low": low, "high": high, "qualifier": qualifier}
        return code, *bounded(numbers, factor)

    columns = (cells[column] for column in (*NUMBERS, "qualifier", "unit"))
    made = [amounts(*row) for row in zip(*columns, strict=True)]
    parts = zip(*made, strict=True) if made else ([], [], [], [])
    return dict(zip(("unit", *NUMBERS), map(list, parts), strict=True))


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
