"""What differs between two snapshots, row by row and column by column.

Comes in: the tables before and after, shown in a `Store`. Goes out: the `changes` table. Never
compares the `changes` tables themselves, and holds no table.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from etl.stored import Store, columns_of
from etl.tables import TABLES, Column

if TYPE_CHECKING:
    pass

COMPARED = tuple(name for name in TABLES if name != "changes")
FOUND = "found_changes"
"""The table of the store that holds the changes; by `_ORDER` they are in order."""

_ORDER = "number, turn, cell, row"


def differences(store: Store, before: str, after: str, snapshot: int) -> None:
    """Find the changes that turn the tables of schema `before` into those of `after`.

    Rows are known by their key (its parts joined by spaces); a row that is in both and differs
    gives one change a column, with both values as text. In the order of the tables; in each,
    what was removed, then changed, then added. They are kept in the store as `FOUND`, under the
    number `snapshot`.
    """
    store.run(
        f"CREATE OR REPLACE TABLE {FOUND} (number UTINYINT, turn UTINYINT, cell UTINYINT, "
        'row BIGINT, snapshot BIGINT, "table" VARCHAR, key VARCHAR, kind VARCHAR, '
        '"column" VARCHAR, before VARCHAR, after VARCHAR)'
    )
    store.run(
        "CREATE OR REPLACE TABLE differing "
        "(number BIGINT, name VARCHAR, key VARCHAR, old_row BIGINT, new_row BIGINT)"
    )
    for number, name in enumerate(COMPARED):
        held = store.rows(f"SELECT row FROM {before}.{name} LIMIT 1")
        differing = _differing(before, after, number, name) if held else _all(after, number, name)
        store.run(f"INSERT INTO differing {differing}")
    for kind, turn, there, gone in (("removed", 0, "old", "new"), ("added", 2, "new", "old")):
        store.run(
            f"INSERT INTO {FOUND} SELECT number, {turn}, 0, {there}_row, {snapshot}, name, key, "
            f"'{kind}', '', '', '' FROM differing WHERE {gone}_row IS NULL"
        )
    changed = "FROM differing WHERE old_row IS NOT NULL AND new_row IS NOT NULL"
    for (name,) in store.rows(f"SELECT DISTINCT name {changed}"):
        for at, column in enumerate(TABLES[name].columns):
            cell = f'"{column.name}"'
            store.run(
                f"INSERT INTO {FOUND} "
                f"SELECT d.number, 1, {at}, d.old_row, {snapshot}, d.name, d.key, 'changed', "
                f" '{column.name}', {_text(column, 'one')}, {_text(column, 'other')} "
                f"FROM (SELECT * {changed} AND name = '{name}') AS d "
                f"JOIN {before}.{name} AS one ON one.row = d.old_row "
                f"JOIN {after}.{name} AS other ON other.row = d.new_row "
                f"WHERE one.{cell} IS DISTINCT FROM other.{cell}"
            )


def _differing(before: str, after: str, number: int, name: str) -> str:
    """The rows of table `name` that only one side has, or that differ, as SQL.

    Equal digests of 64 bits stand for equal rows: only what differs is compared cell by cell.
    """
    old, new = (
        f"(SELECT {_key(name)} AS key, row, hash({columns_of(name)}) AS digest "
        f"FROM {schema}.{name})"
        for schema in (before, after)
    )
    return (
        f"SELECT {number}, '{name}', key, one.row, other.row "
        f"FROM {old} AS one FULL JOIN {new} AS other USING (key) "
        "WHERE one.digest IS DISTINCT FROM other.digest"
    )


def _all(after: str, number: int, name: str) -> str:
    """All rows of table `name`, which was empty before, as `_differing` gives them."""
    return f"SELECT {number}, '{name}', {_key(name)}, NULL, row FROM {after}.{name}"


def write_changes(store: Store, path: Path) -> None:
    """Write the changes found as the table `changes` to a file at `path`."""
    store.write(f"SELECT {columns_of('changes')} FROM {FOUND} ORDER BY {_ORDER}", path)


def _key(name: str) -> str:
    return " || ' ' || ".join(f'"{column}"' for column in TABLES[name].key)


def _text(column: Column, row: str) -> str:
    """A cell as text: nothing for null, whole numbers without a decimal point."""
    cell = f'{row}."{column.name}"'
    text = f"CAST({cell} AS VARCHAR)"
    if column.type == "number":
        whole = f"{cell} = trunc({cell}) AND abs({cell}) < {2**53}"
        text = f"CASE WHEN {whole} THEN CAST(CAST({cell} AS BIGINT) AS VARCHAR) ELSE {text} END"
    return f"coalesce({text}, '')"
