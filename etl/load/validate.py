"""The gate before publication: are the tables what `etl/tables.py` says they are?

Comes in: a frame for every table. Goes out: every fault with its table and key; none means sound.
Never mends anything.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pandas as pd

from etl.errors import Fault
from etl.load.meaning import UnitKinds, meaning_faults
from etl.load.rows import faulty
from etl.tables import TABLES, Column, Frames, to_frame


def faults(frames: Frames, unit_kinds: UnitKinds) -> list[Fault]:
    """What is wrong with `frames`: shape and cells, keys and references, what rows mean.

    `unit_kinds` are the kinds of unit that each indicator accepts. Each kind of check relies on
    the ones before it, so only the first kind that fails is told.
    """
    return (
        list(_shape_faults(frames))
        or list(_reference_faults(frames))
        or list(meaning_faults(frames, unit_kinds))
    )


def _shape_faults(frames: Frames) -> Iterator[Fault]:
    for name in TABLES:
        if name not in frames:
            yield Fault(name, "The table is missing.", "Each table is published, even if empty.")
            continue
        frame, model = frames[name], to_frame(name, ())
        if list(frame.columns) != list(model.columns):
            yield Fault(
                name,
                f"Its columns are {', '.join(map(str, frame.columns))}.",
                f"They have to be {', '.join(model.columns)}.",
            )
            continue
        for column in TABLES[name].columns:
            has, needs = frame[column.name].dtype, model[column.name].dtype
            if has == needs:
                yield from _cell_faults(name, frame, column)
            else:
                yield Fault(
                    f"{name}.{column.name}", f"Its type is {has}.", f"It has to be {needs}."
                )


def _cell_faults(name: str, frame: pd.DataFrame, column: Column) -> Iterator[Fault]:
    values = frame[column.name]
    if not column.nullable:
        problem = f"'{column.name}' is null."
        yield from faulty(name, frame, values.isna(), problem, "It has to have a value.")
    if column.type == "number":
        problem = f"'{column.name}' is infinite."
        yield from faulty(name, frame, np.isinf(values), problem, "It has to be a finite number.")
    if column.allowed:
        problem = f"'{column.name}' may not be '{{{column.name}}}'."
        allowed = ", ".join(value or "nothing" for value in column.allowed)
        yield from faulty(
            name, frame, ~values.isin(column.allowed), problem, f"Allowed: {allowed}."
        )


def _reference_faults(frames: Frames) -> Iterator[Fault]:
    for name, table in TABLES.items():
        frame, keys = frames[name], list(table.key)
        yield from faulty(
            name, frame, frame.duplicated(keys), "This key is there twice.", "Keys are unique."
        )
        if frame[keys[0]].dtype == "str":
            yield from faulty(
                name, frame, frame[keys[0]] == "", "The key is empty.", "Each row has a key."
            )
        required = {
            f.name for f in dataclasses.fields(table.record) if f.default is dataclasses.MISSING
        }
        for column in table.columns:
            if column.references:
                known = frames[column.references][TABLES[column.references].key[0]]
                unknown = ~frame[column.name].isin(known)
                if column.name not in required:
                    unknown &= frame[column.name] != ""
                problem = f"'{column.name}' is '{{{column.name}}}'."
                remedy = f"It has to be a key of table '{column.references}'."
                yield from faulty(name, frame, unknown, problem, remedy)
