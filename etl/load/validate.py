"""The gate before publication: are the tables what `etl/tables.py` says they are?

Comes in: a folder with a file for every table. Goes out: every fault with its table and key; none
means sound. Never mends anything, and holds no table.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from etl.errors import Fault
from etl.load.meaning import UnitKinds, meaning_checks
from etl.load.rows import Check, failed
from etl.stored import Store, quoted
from etl.tables import TABLES, Column

_SMALL = ("indicators", "entities", "units")
"""Tables with few rows, however many figures there are."""

_FEW = 50_000
"""So many rows of all tables together are few enough for all the keys to be held at once."""


def faults(store: Store, folder: Path, unit_kinds: UnitKinds) -> list[Fault]:
    """What is wrong with the tables of `folder`: shape and cells, keys and references, meaning.

    `unit_kinds` are the kinds of unit that each indicator accepts. Each kind of check relies on
    the ones before it, so only the first kind that fails is told. The tables are shown in `store`
    as ``made``.
    """
    if found := list(_shape_faults(store, folder)):
        return found
    store.show_all("made", folder)
    rows = store.counts(folder / f"{name}.parquet" for name in TABLES)
    filled = {path.stem for path, count in rows.items() if count}
    kinds = (_cell_checks, _reference_checks, partial(meaning_checks, store, unit_kinds))
    checks = ([check for check in each() if check.name in filled] for each in kinds)
    return list(failed(store, checks, at_once=sum(rows.values()) <= _FEW))


def _shape_faults(store: Store, folder: Path) -> Iterator[Fault]:
    files = {name: folder / f"{name}.parquet" for name in TABLES}
    types = store.types(path for path in files.values() if path.exists())
    for name, table in TABLES.items():
        path = files[name]
        if path not in types:
            yield Fault(name, "The table is missing.", "Each table is published, even if empty.")
            continue
        has, needs = types[path], {column.name: column.type for column in table.columns}
        if list(has) != list(needs):
            problem, remedy = f"Its columns are {', '.join(has)}.", f"{', '.join(needs)}."
            yield Fault(name, problem, f"They have to be {remedy}")
            continue
        for column, type_ in needs.items():
            if has[column] != type_:
                problem, remedy = f"Its type is {has[column]}.", f"It has to be {type_}."
                yield Fault(f"{name}.{column}", problem, remedy)


def _cell_checks() -> Iterator[Check]:
    for name, table in TABLES.items():
        for column in table.columns:
            yield from _checks_of(name, column)


def _checks_of(name: str, column: Column) -> Iterator[Check]:
    cell = f't."{column.name}"'
    if not column.nullable:
        problem = f"'{column.name}' is null."
        yield Check(name, f"{cell} IS NULL", problem, "It has to have a value.")
    if column.type == "number":
        problem = f"'{column.name}' is infinite."
        yield Check(name, f"isinf({cell})", problem, "It has to be a finite number.")
    if column.allowed:
        problem = f"'{column.name}' may not be '{{{column.name}}}'."
        allowed = ", ".join(value or "nothing" for value in column.allowed)
        among = ", ".join(map(quoted, column.allowed))
        yield Check(name, f"{cell} NOT IN ({among})", problem, f"Allowed: {allowed}.")


def _reference_checks() -> Iterator[Check]:
    for name, table in TABLES.items():
        key = ", ".join(f'"{column}"' for column in table.key)
        firsts = f"SELECT min(row) FROM made.{name} GROUP BY {key}"
        problem = "This key is there twice."
        yield Check(name, f"t.row NOT IN ({firsts})", problem, "Keys are unique.", alone=True)
        first = table.columns[0]
        if first.type == "text":
            problem = "The key is empty."
            yield Check(name, f"t.\"{first.name}\" = ''", problem, "Each row has a key.")
        required = {
            f.name for f in dataclasses.fields(table.record) if f.default is dataclasses.MISSING
        }
        for column in table.columns:
            if column.references:
                theirs = TABLES[column.references].key[0]
                known = f'SELECT "{theirs}" FROM made.{column.references}'
                wrong = f't."{column.name}" NOT IN ({known})'
                if column.name not in required:
                    wrong += f" AND t.\"{column.name}\" <> ''"
                problem = f"'{column.name}' is '{{{column.name}}}'."
                remedy = f"It has to be a key of table '{column.references}'."
                alone = column.references not in _SMALL
                yield Check(name, wrong, problem, remedy, alone=alone)
