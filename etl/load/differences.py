"""What differs between two snapshots, row by row and column by column.

Comes in: the tables before and after, shown in a `Store`. Goes out: the `changes` table. Never
compares the `changes` tables themselves, and holds no table.
"""

from __future__ import annotations

from pathlib import Path

from etl.stored import Store, columns_of
from etl.tables import TABLES, Column

COMPARED = tuple(name for name in TABLES if name != "changes")
FOUND = "found_changes"
"""What shows the changes in the store, in their order."""

_AT_ONCE = 20_480


def differences(store: Store, before: str | None, after: str, snapshot: int) -> None:
    """Find the changes that turn the tables of schema `before`, or none, into those of `after`.

    Rows are known by their key (its parts joined by spaces); a row that is in both and differs
    gives one change a column, with both values as text. In the order of the tables; in each,
    what was removed, then changed, then added. The store shows them as `FOUND`, under the number
    `snapshot`; what a table without a row before has gained is read when they are asked for.
    """
    found = []
    for name in COMPARED:
        if before and store.rows(f"SELECT row FROM {before}.{name} LIMIT 1"):
            _compare(store, before, after, name, snapshot)
            found.append(f"FROM {FOUND}_{name}")
        else:
            there = f"{_key(name)} AS key FROM {after}.{name}"
            found.append(_whole("added", name, snapshot, there))
    store.run(f"CREATE OR REPLACE VIEW {FOUND} AS {' UNION ALL '.join(found)}")


def _compare(store: Store, before: str, after: str, name: str, snapshot: int) -> None:
    """Keep what differs in table `name`, in order."""
    store.run(
        f'CREATE OR REPLACE TABLE {FOUND}_{name} (snapshot BIGINT, "table" VARCHAR, key VARCHAR, '
        'kind VARCHAR, "column" VARCHAR, before VARCHAR, after VARCHAR)'
    )
    store.run(f"CREATE OR REPLACE TABLE differing AS {_differing(before, after, name)}")
    gone = "key FROM differing WHERE new_row IS NULL ORDER BY old_row"
    come = "key FROM differing WHERE old_row IS NULL ORDER BY new_row"
    changed = "FROM differing WHERE old_row IS NOT NULL AND new_row IS NOT NULL"
    keep = f"INSERT INTO {FOUND}_{name}"
    store.run(f"{keep} {_whole('removed', name, snapshot, gone)}")
    for column in TABLES[name].columns if store.rows(f"SELECT key {changed} LIMIT 1") else ():
        cell = f'"{column.name}"'
        store.run(
            f"{keep} SELECT {snapshot}, '{name}', d.key, 'changed', "
            f" '{column.name}', {_text(column, 'one')}, {_text(column, 'other')} "
            f"FROM (SELECT * {changed}) AS d "
            f"JOIN {before}.{name} AS one ON one.row = d.old_row "
            f"JOIN {after}.{name} AS other ON other.row = d.new_row "
            f"WHERE one.{cell} IS DISTINCT FROM other.{cell} ORDER BY d.old_row"
        )
    store.run(f"{keep} {_whole('added', name, snapshot, come)}")


def _whole(kind: str, name: str, snapshot: int, rows: str) -> str:
    """The changes of kind `kind` that whole `rows`, the end of a query for their keys, are."""
    return (
        f"SELECT {snapshot}::BIGINT AS snapshot, '{name}' AS \"table\", key, '{kind}' AS kind, "
        f"'' AS \"column\", '' AS before, '' AS after FROM (SELECT {rows})"
    )


def _differing(before: str, after: str, name: str) -> str:
    """The rows of table `name` that only one side has, or that differ, as SQL.

    Equal digests of 64 bits stand for equal rows: only what differs is compared cell by cell.
    """
    old, new = (
        f"(SELECT {_key(name)} AS key, row, hash({columns_of(name)}) AS digest "
        f"FROM {schema}.{name})"
        for schema in (before, after)
    )
    return (
        "SELECT key, one.row AS old_row, other.row AS new_row "
        f"FROM {old} AS one FULL JOIN {new} AS other USING (key) "
        "WHERE one.digest IS DISTINCT FROM other.digest"
    )


def write_changes(store: Store, path: Path) -> None:
    """Write the changes found as the table `changes` to a file at `path`.

    They are the longest table of a first refresh; by one thread they are written as soon.
    """
    with store.one_thread():
        store.write(f"SELECT {columns_of('changes')} FROM {FOUND}", path, _AT_ONCE)


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
