"""What the tests of the workbook share: a snapshot, small tables made by hand, a reader."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from etl.load.description import Snapshot
from etl.load.workbook import decode, write_workbook
from etl.tables import (
    TABLES,
    Document,
    Entity,
    Frames,
    Indicator,
    Mention,
    Observation,
    Passage,
    Unit,
    to_frames,
)

SNAPSHOT = Snapshot(
    **{
        field.name: {
            "number": 7,
            "published": "2026-11-22T04:05:06+00:00",
            "program": "0.1.0",
            "parent": 0,
            "inputs": {"seeds/a.txt": "ab" * 32},
            "notices": [],
        }.get(field.name, {})
        for field in dataclasses.fields(Snapshot)
    }  # type: ignore[arg-type]
)

UNITS = {"RUB": "money", "USD": "money", "percent": "percent", "persons": "persons"}


def figure(number: int, **changed: Any) -> Observation:
    """A figure of a sheet of figures, in a passage and with a mention of its own."""
    given: dict[str, Any] = {
        "observation_id": f"o{number}",
        "indicator": "exercise_forces",
        "entity": "RUS",
        "period": "2013",
        "period_basis": "stated",
        "value": float(100 + number),
        "unit": "persons",
        "status": "actual",
        "document_id": "d1",
        "passage_id": f"p{number}",
        "mention_id": f"m{number}",
        "method": "sheet",
    }
    return Observation(**(given | changed))


def frames_of(
    observations: Iterable[Observation], text: str = "Some 12,000 men took part.", **changed: Any
) -> Frames:
    """Tables that hold these figures; `changed` gives other tables, or replaces them."""
    figures = list(observations)
    passages = sorted({f.passage_id for f in figures if f.passage_id})
    records: dict[str, Any] = {
        "observations": figures,
        "documents": [
            Document(
                document_id="d1", title="A paper", publisher="Its publisher", kind="sheet",
                url="https://example.org/a", path="data/figures/a.csv", sha256="0" * 64,
                characters=10, published="2020-08-23",
            )
        ],
        "passages": [
            Passage(
                passage_id=p, document_id="d1", number=n, paragraph=n, kind="row", text=text,
                start=0, end=len(text),
            )
            for n, p in enumerate(passages, start=1)
        ],
        "mentions": [
            Mention(
                mention_id="m" + p[1:], passage_id=p, start=0, end=min(4, len(text)),
                text=text[:4], phrase_start=0, phrase_end=min(4, len(text)), kind="count",
                outcome="observation",
            )
            for p in passages
        ],
        "indicators": [
            Indicator(
                indicator=code, label=label, theme=theme, theme_label=theme.title(), position=n,
                definition="What it is.", unit_kind=kind,
            )
            for n, (code, label, theme, kind) in enumerate(
                (
                    ("export_share", "Share of exports", "trade", "percent"),
                    ("exercise_forces", "Forces in an exercise", "forces", "persons"),
                    ("budget", "Budget", "budget", "money"),
                ),
                start=1,
            )
        ],
        "entities": [
            Entity(entity=code, label=label, kind="country", position=n, color_light=color)
            for n, (code, label, color) in enumerate(
                (("BLR", "Belarus", "#1f6fb2"), ("RUS", "Russia", "#c2502e")), start=1
            )
        ],
        "units": [
            Unit(unit=u, label=u.lower(), symbol=u if k == "money" else "", kind=k)
            for u, k in UNITS.items()
        ],
    }  # fmt: skip
    return to_frames(records | changed)


def written(frames: Frames, before: Frames | None = None) -> tuple[bytes, list[str]]:
    """The workbook of these tables as bytes, and its notices."""
    target = io.BytesIO()
    notices = write_workbook(frames, SNAPSHOT, target, before)
    return target.getvalue(), notices


def opened(content: bytes) -> Workbook:
    """A workbook as a program reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def table(workbook: Workbook, name: str) -> dict[str, list[Any]]:
    """An Excel table by its name: the cells' values by column, texts decoded."""
    for sheet in workbook.worksheets:
        if name in sheet.tables:
            head, *rows = sheet[sheet.tables[name].ref]
            return {
                decode(cell.value): [
                    decode(row[n].value) if isinstance(row[n].value, str) else row[n].value
                    for row in rows
                ]
                for n, cell in enumerate(head)
            }
    raise KeyError(name)


def joined(columns: dict[str, list[Any]], name: str) -> list[str]:
    """A text column with its continuations, '' for empty cells."""
    parts = [columns[name]]
    while (more := f"{name} ({len(parts) + 1})") in columns:
        parts.append(columns[more])
    return ["".join(part or "" for part in row) for row in zip(*parts, strict=True)]


def read_back(workbook: Workbook, excel_table: str, tidy_table: str) -> dict[str, list[Any]]:
    """The columns of a tidy table as the workbook has them: texts whole, nulls None."""
    columns = table(workbook, excel_table)
    return {
        column.name: joined(columns, column.name) if column.type == "text" else columns[column.name]
        for column in TABLES[tidy_table].columns
    }


def expected(frames: Frames, tidy_table: str) -> dict[str, list[Any]]:
    """The same columns as the tables have them."""
    frame = frames[tidy_table].astype(object)
    return frame.where(frame.notna(), None).to_dict("list")
