"""Tables that lie in Parquet files, queried where they are, within a bound of memory.

Comes in: files of the tables of `etl/tables.py`, and SQL. Goes out: rows, frames and new files,
the same bytes for the same rows in the same order. Knows no snapshot and no rule: what tables mean
is said by those who ask.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from etl.tables import TABLES, Frames, typed

if TYPE_CHECKING:
    import pandas as pd

MEMORY = 128
"""Megabytes that a query may hold; what is more goes to the disk, or it holds more if it cannot."""

_EASED = (1.5, 2, 3, 4, 8)
"""How many times as much is tried, one after the other, for what cannot go to the disk."""

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}
_RECURS, _MOST_WORDS = 10, 1_000  # from how often on a word is held once, of so many at most
_FEW = 10_000  # rows that are held as they are: to look for such words takes longer
_WORDS = {kind: word for word, kind in _TYPES.items()}
_AT_ONCE = 2_048
_GROUP = 40_960  # rows that one thread reads: tables of a hundred thousand are read by several
_FAILED = re.compile(r'file "(?P<path>.+?)"[^:]*: (?P<reason>.+)')


class Store:
    """A database in memory over files; what does not fit is put into the folder `spill`.

    A table is shown to it as a view ``schema.table`` that has the table's columns and `row`, its
    place in its file from 0. One `beside` another is of the same database. Raises `OSError` where
    a file cannot be read or written.
    """

    def __init__(
        self,
        spill: Path | None = None,
        *,
        beside: Store | None = None,
        memory: int = MEMORY,
        threads: int | None = None,
    ) -> None:
        """`memory` (MB) and `threads` are what a query may hold; None is a thread a core."""
        import duckdb  # here, so that a look at the manifest is cheap

        self._at_disk, self._too_much = duckdb.IOException, duckdb.OutOfMemoryException
        self._database: Any = beside._database.cursor() if beside else duckdb.connect(":memory:")
        self._schemas: set[str] = set()
        many = f"SET threads = {threads}" if threads else "RESET threads"
        self._bounds, self._eased = _bounds(many, memory)
        if beside:
            self._bounds, self._eased = beside._bounds, beside._eased
            return
        for bound in self._bounds:
            self.run(bound)
        self.run(f"SET temp_directory = {quoted(spill or '')}")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._database.close()

    def show(self, schema: str, name: str, files: Sequence[Path]) -> None:
        """Show table `name`, whose rows are in `files`, as ``schema.name``; none without files."""
        self.define(schema, name, rows_of(name, files))

    def show_all(self, schema: str, folder: Path | None) -> None:
        """Show every table of `folder`; empty tables where it is None."""
        for name in TABLES:
            self.show(schema, name, files_in(folder, name))

    def define(self, schema: str, name: str, sql: str) -> None:
        """Show what `sql` gives as ``schema.name``."""
        if schema not in self._schemas:
            self.run(f"CREATE SCHEMA IF NOT EXISTS {schema}")
            self._schemas.add(schema)
        self.run(f"CREATE OR REPLACE VIEW {schema}.{name} AS {sql}")

    def show_frames(self, schema: str, name: str, frames: Sequence[pd.DataFrame]) -> None:
        """Show the rows of `frames`, which are not to be changed, as table `name` of `schema`.

        `row` is the place of each in its own frame.
        """
        held = [self._held(f"{schema}_{n}", name, frame) for n, frame in enumerate(frames)]
        self.define(schema, name, " UNION ALL ".join(held) or rows_of(name, ()))

    def given(self, side: str, name: str, frames: Frames) -> str:
        """The rows of table `name` of `frames` as SQL, from its file where it was not read.

        `side` tells it from the table of that name of other frames.
        """
        if isinstance(frames, ReadLate) and name not in frames:
            return rows_of(name, frames.files(name))
        return self._held(side, name, frames[name])

    def _held(self, schema: str, name: str, frame: pd.DataFrame) -> str:
        held = f"{schema}_{name}"
        self._database.register(held, frame.assign(row=range(len(frame))))
        return f"SELECT {_cells(name)}, row FROM {held}"

    def keep(self, name: str, frame: pd.DataFrame) -> None:
        """Keep the rows of `frame` as table `name` of the database."""
        self._database.register("frame", frame)
        self.run(f"CREATE OR REPLACE TABLE {name} AS FROM frame")
        self._database.unregister("frame")

    def types(self, files: Iterable[Path]) -> dict[Path, dict[str, str]]:
        """The type of each column of each of `files`, in the words of `etl/tables.py`."""
        found = self._told_by("schema", "name, duckdb_type", files)
        return {
            path: {name: _WORDS.get(kind, kind) for name, kind in columns if kind is not None}
            for path, columns in found.items()
        }

    def counts(self, files: Iterable[Path]) -> dict[Path, int]:
        """How many rows each of `files` has."""
        found = self._told_by("file_metadata", "num_rows", files)
        return {path: int(rows) for path, [(rows,)] in found.items()}

    def _told_by(
        self, part: str, columns: str, files: Iterable[Path]
    ) -> dict[Path, list[tuple[Any, ...]]]:
        """Rows of what a `part` of each of `files` tells of it; one query reads them all."""
        told: dict[Path, list[tuple[Any, ...]]] = {path: [] for path in files}
        names = {str(path): path for path in told}
        listed = ", ".join(map(quoted, names))
        sql = f"SELECT file_name, {columns} FROM parquet_{part}([{listed}])"
        for name, *row in self.rows(sql) if names else ():
            told[names[name]].append(tuple(row))
        return told

    def run(self, sql: str, *values: Any) -> Any:
        """Execute `sql`, in which `values` stand for question marks."""
        try:
            return self._executed(sql, values or None)
        except self._at_disk as error:
            raise _as_os_error(error) from None

    def _executed(self, sql: str, values: Any) -> Any:
        for further in self._eased:
            try:
                result = self._database.execute(sql, values)
            except self._too_much:
                self._database.execute(further)
                continue
            if further != self._eased[0]:
                self._bound()
            return result
        self._database.execute("RESET memory_limit")
        return self._database.execute(sql, values)

    def _bound(self) -> None:
        """Have queries hold again what they may, after one that had to hold more."""
        with suppress(self._too_much):  # what is held now is let go of later
            for bound in self._bounds:
                # A cursor of its own: a result may still be to be read.
                self._database.cursor().execute(bound)

    @contextmanager
    def one_thread(self) -> Iterator[None]:
        """Have the queries of the block take one thread: each holds what it is about to write."""
        self.run("SET threads = 1")
        try:
            yield
        finally:
            self._bound()

    @contextmanager
    def within(self, memory: int) -> Iterator[None]:
        """Have the queries of the block hold `memory` MB: what is more goes to the disk."""
        before = self._bounds, self._eased
        self._bounds, self._eased = _bounds(self._bounds[0], memory)
        self._bound()
        try:
            yield
        finally:
            self._bounds, self._eased = before
            self._bound()

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows that `sql` gives."""
        found: list[tuple[Any, ...]] = self.run(sql, *values).fetchall()
        return found

    def batches(self, sql: str, *values: Any) -> Iterator[list[dict[str, Any]]]:
        """The rows that `sql` gives as mappings, some at a time; other queries may come between."""
        cursor, eased = self._database.cursor(), False
        try:
            rows, eased = self._first(cursor, sql, values)
            names = [column[0] for column in cursor.description]
            while rows:
                yield [dict(zip(names, row, strict=True)) for row in rows]
                rows = cursor.fetchmany(_AT_ONCE)
        finally:
            cursor.close()
            if eased:
                self._bound()

    def _first(self, cursor: Any, sql: str, values: Any) -> tuple[list[tuple[Any, ...]], bool]:
        """The first rows that `sql` gives, and whether that took more memory than it may hold."""
        for tried, further in enumerate((*self._eased, "RESET memory_limit")):
            try:
                found: list[Any] = cursor.execute(sql, values or None).fetchmany(_AT_ONCE)
                return found, tried > 0
            except self._too_much:
                cursor.execute(further)
        last: list[Any] = cursor.execute(sql, values or None).fetchmany(_AT_ONCE)
        return last, True

    def frame(self, name: str, sql: str, *values: Any) -> pd.DataFrame:
        """The rows that `sql` gives of table `name` as a frame."""
        return typed(name, self.run(sql, *values).df())

    def shared(self, name: str, source: str, order: str) -> pd.DataFrame:
        """The rows of table `name` that `source` has, in `order`; texts that recur as categories.

        Each of these is held once, and not once a row.
        """
        sql = f"SELECT {self._sharing(name, source)} FROM {source} ORDER BY {order}"
        return typed(name, self.run(sql).df(), recurring=True)

    def _sharing(self, name: str, source: str) -> str:
        """The columns of table `name` as SQL lists them, those with few words as these."""
        ((rows,),) = self.rows(f"SELECT count(*) FROM {source}")
        if rows < _FEW:
            return columns_of(name)
        columns = TABLES[name].columns
        texts = [column.name for column in columns if column.type == "text"]
        counts = ", ".join(f'approx_count_distinct("{text}")' for text in texts)
        (found,) = self.rows(f"SELECT {counts} FROM {source}")
        cells = {column.name: f'"{column.name}"' for column in columns}
        most = min(rows / _RECURS, _MOST_WORDS)
        few = [text for text, words in zip(texts, found, strict=True) if words < most]
        if few:
            lists = ", ".join(f'list(DISTINCT "{text}")' for text in few)
            (told,) = self.rows(f"SELECT {lists} FROM {source}")
            for text, words in zip(few, told, strict=True):
                among = ", ".join(quoted(word) for word in sorted(words))
                cells[text] = f'CAST("{text}" AS ENUM ({among})) AS "{text}"'
        return ", ".join(cells.values())

    def write(self, sql: str, path: Path, at_once: int = _GROUP) -> None:
        """Write the rows that `sql` gives, in the order that it asks for, to a file at `path`.

        So many rows `at_once` are held while they are written, and when they are read.
        """
        form = f"FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE {at_once}"
        self.run(f"COPY ({sql}) TO {quoted(path)} ({form})")

    def write_frames(self, frames: Sequence[pd.DataFrame], path: Path) -> None:
        """Write the rows of `frames`, which have the same columns, to a file at `path`.

        They are given in pieces: of one frame a thread reads a hundred thousand rows.
        """
        pieces = [f[at : at + _GROUP] for f in frames for at in range(0, max(len(f), 1), _GROUP)]
        held = {f"frame_{n}": piece for n, piece in enumerate(pieces)}
        for name, frame in held.items():
            self._database.register(name, frame)
        parts = (f"SELECT {_written(frame)} FROM {name}" for name, frame in held.items())
        self.write(" UNION ALL ".join(parts), path)
        for name in held:
            self._database.unregister(name)


class ReadLate(dict[str, "pd.DataFrame"]):
    """The tables in the files of `folder`, each of them read when it is first asked for.

    All are empty where there is no folder. `known` are tables that need not be read.
    """

    def __init__(self, folder: Path | None, known: Frames | None = None) -> None:
        super().__init__(known or {})
        self.folder = folder

    def __missing__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise KeyError(name)
        self[name] = self._read(name)
        return self[name]

    def __or__(self, other: Any) -> ReadLate:  # type: ignore[override]
        return ReadLate(self.folder, {**self, **other})

    def files(self, name: str) -> list[Path]:
        """The file of table `name`; none where there is no folder, or no such table in it."""
        return files_in(self.folder, name)

    def having(self, name: str, column: str, values: Iterable[str]) -> pd.DataFrame:
        """The rows of table `name` that have one of `values` in `column`; no others are read."""
        return self._read(name, f'WHERE "{column}" IN (SELECT unnest(?))', list(values))

    def _read(self, name: str, condition: str = "", *values: Any) -> pd.DataFrame:
        with Store(beside=reader()) as store:
            sql = f"SELECT {columns_of(name)} FROM ({rows_of(name, self.files(name))}) {condition}"
            return store.frame(name, sql, *values)


def reader() -> Store:
    """The database that files are read through: to start one takes as long as many reads.

    Each process has its own, because one that was forked lacks the threads of its parent. It
    remembers no file, so that what has changed on the disk is seen.
    """
    return _reader(os.getpid())


@cache
def _reader(_process: int) -> Store:
    store = Store()
    store.run("SET enable_external_file_cache = false")
    return store


def having(frames: Frames, name: str, column: str, values: Iterable[str]) -> pd.DataFrame:
    """The rows of a table of `frames` that have one of `values` in `column`, in their order."""
    if isinstance(frames, ReadLate) and name not in frames:
        return frames.having(name, column, values)
    frame = frames[name]
    return frame[frame[column].isin(set(values))]


def write_tables(folder: Path, frames: Frames) -> Path:
    """Write each of `frames` into `folder`, which is made where there is none; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    with Store(beside=reader()) as store:
        for name, frame in frames.items():
            store.write_frames([frame], folder / f"{name}.parquet")
    return folder


def files_in(folder: Path | None, name: str) -> list[Path]:
    """The file of table `name` in `folder`: none where an older version had no such table."""
    path = folder / f"{name}.parquet" if folder else None
    return [path] if path and path.exists() else []


def columns_of(name: str, table: str = "") -> str:
    """The columns of table `name` as SQL lists them, each of `table` where that is given."""
    dot = f"{table}." if table else ""
    return ", ".join(f'{dot}"{column.name}"' for column in TABLES[name].columns)


def rows_of(name: str, files: Sequence[Path]) -> str:
    """The rows of table `name` in `files` as SQL, each with its place in its file."""
    if files:
        return f"SELECT {_cells(name)}, {_ROW} AS row FROM {_from(files)}"
    columns = [(f'"{c.name}"', _TYPES[c.type]) for c in TABLES[name].columns]
    cells = [f"CAST(NULL AS {kind}) AS {column}" for column, kind in columns]
    return f"SELECT {', '.join(cells)}, 0 AS row WHERE false"


def _cells(name: str) -> str:
    """The columns of table `name` as SQL lists them, each made of its type."""
    columns = [(f'"{c.name}"', _TYPES[c.type]) for c in TABLES[name].columns]
    return ", ".join(f"CAST({column} AS {kind}) AS {column}" for column, kind in columns)


def _written(frame: pd.DataFrame) -> str:
    """The columns of `frame` as SQL lists them, categories as the texts that they are."""
    recurring = frame.columns[frame.dtypes == "category"]
    cast = {name: f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in recurring}
    return ", ".join(cast.get(name, f'"{name}"') for name in map(str, frame))


def _bounds(many: str, memory: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What bounds a query to `memory` MB, and what is tried where it cannot be.

    `many` says how many threads it may have; one is tried first, for each holds its own.
    """
    more = (f"SET memory_limit = '{times * memory:g}MB'" for times in _EASED)
    return (many, f"SET memory_limit = '{memory}MB'"), ("SET threads = 1", *more)


def quoted(value: object) -> str:
    """`value` as a text in SQL."""
    return "'" + str(value).replace("'", "''") + "'"


_ROW = "file_row_number"


def _from(files: Iterable[Path]) -> str:
    listed = ", ".join(map(quoted, files))
    return f"read_parquet([{listed}], file_row_number = true, hive_partitioning = false)"


def _as_os_error(error: Exception) -> OSError:
    found = _FAILED.search(str(error))
    if found is None:
        return OSError(0, str(error))
    return OSError(0, found["reason"].splitlines()[0], found["path"])
