"""Snapshots of the tidy tables: immutable folders of Parquet files behind one manifest.

Comes in: validated tables. Goes out: `data/published/<number>/`, one file a table, and
`manifest.json`, which names the current snapshot and is replaced in one step. A snapshot, once
written, is never changed; a reader is never shown half of one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from etl.errors import InputFault
from etl.tables import TABLES, Frames, typed

WAIT_SECONDS = 120
_MEND = "Choose another with 'econdep log' and 'econdep restore', or run 'econdep refresh'."


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state of the tables.

    `published` is UTC in ISO 8601; `inputs` gives the SHA-256 of each input by its name;
    `parent` is the number of the snapshot that its `changes` compare it with, 0 for none;
    `notices` are sentences on inputs that were taken but are worth a look; `rows` gives the
    number of rows of each table, `files` the SHA-256 of each file.
    """

    number: int
    published: str
    program: str
    parent: int
    inputs: dict[str, str]
    notices: list[str]
    rows: dict[str, int]
    files: dict[str, str]


def current(data: Path) -> Snapshot | None:
    """The snapshot that `data` shows now, or None where nothing is published."""
    number = current_number(data)
    return described(data, number) if number else None


def current_number(data: Path) -> int:
    """The number of the snapshot that `data` shows now, 0 where nothing is published."""
    return _manifest(data).get("current", 0)


def is_restored(data: Path) -> bool:
    """Whether a person chose the current snapshot with `restore`."""
    return bool(_manifest(data).get("restored", False))


def described(data: Path, number: int) -> Snapshot:
    """What snapshot `number` says of itself; `InputFault` where there is none or it is damaged."""
    path = _published(data) / str(number) / "snapshot.json"
    try:
        snapshot = Snapshot(**json.loads(path.read_text(encoding="utf-8")))
        datetime.fromisoformat(snapshot.published)
        if snapshot.number == number and isinstance(snapshot.rows, dict):
            return snapshot
        raise ValueError
    except (FileNotFoundError, NotADirectoryError):
        raise InputFault.at(
            str(path.parent), f"There is no snapshot {number}.", "'econdep log' lists them."
        ) from None
    except (ValueError, TypeError, RecursionError):
        raise InputFault.at(str(path), "This does not describe a snapshot.", _MEND) from None


def history(data: Path) -> dict[int, Snapshot | None]:
    """Every snapshot of `data` by its number, oldest first; None where its description is damaged.

    It reads no table: `read` tells whether the files are as they were written.
    """
    return {number: _sound(data, number) for number in numbers(data)}


def _sound(data: Path, number: int) -> Snapshot | None:
    try:
        return described(data, number)
    except InputFault:
        return None


def numbers(data: Path) -> list[int]:
    """The number of every snapshot of `data`, ascending."""
    folders = _published(data).glob("*") if _published(data).is_dir() else ()
    return sorted(int(f.name) for f in folders if re.fullmatch("[0-9]+", f.name) and f.is_dir())


def read(data: Path, number: int) -> Frames:
    """The tables of snapshot `number`, each file proven to be as it was written."""
    snapshot = described(data, number)
    folder = _published(data) / str(number)
    with _database() as database:
        return {name: _read_table(database, folder, name, snapshot) for name in TABLES}


def publish(
    data: Path,
    frames: Frames,
    *,
    number: int,
    parent: int,
    program: str,
    inputs: dict[str, str],
    notices: Iterable[str] = (),
) -> Snapshot:
    """Write `frames` as snapshot `number` and make it the current one; call it while `writing`.

    Whenever the process ends, by whatever means, the manifest names a whole snapshot.
    """
    published = _published(data)
    folder = Path(tempfile.mkdtemp(prefix=".building-", dir=published))
    try:
        _write_tables(folder, frames)
        snapshot = Snapshot(
            number=number,
            published=datetime.now(UTC).isoformat(timespec="seconds"),
            program=program,
            parent=parent,
            inputs=inputs,
            notices=list(notices),
            rows={name: len(frames[name]) for name in TABLES},
            files={path.name: _sha256(path) for path in sorted(folder.iterdir())},
        )
        _write(folder / "snapshot.json", asdict(snapshot))
        folder.chmod(0o755)
        _sync(folder)
        folder.rename(published / str(number))
    except BaseException:
        _remove(folder)
        raise
    _sync(published)
    _point_to(data, number, restored=False)
    return snapshot


def restore(data: Path, number: int) -> Snapshot:
    """Make snapshot `number` the current one again; call it while `writing`.

    Raises `InputFault`, changing nothing, where it does not exist or is damaged.
    """
    read(data, number)
    _point_to(data, number, restored=True)
    return described(data, number)


def next_number(data: Path) -> int:
    """The number of the snapshot that comes next: one behind the highest there is."""
    return max(numbers(data), default=0) + 1


@contextmanager
def writing(data: Path, say: Callable[[str], object]) -> Iterator[None]:
    """Hold `data` for one writer; a second one waits and is told so through `say`.

    The lock dies with its process. Raises `InputFault` after `WAIT_SECONDS`. What a killed
    writer left half done is cleared away first.
    """
    published = _published(data)
    published.mkdir(parents=True, exist_ok=True)
    lock = FileLock(published / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"Another econdep is writing to {published}; waiting for it to end.")
        try:
            lock.acquire(timeout=WAIT_SECONDS, poll_interval=0.05)
        except Timeout:
            raise InputFault.at(
                str(published),
                f"Another econdep has been writing for {WAIT_SECONDS} seconds.",
                "Let it end, or end it, and try again.",
            ) from None
    try:
        for leftover in published.glob(".building-*"):
            _remove(leftover)
        yield
    finally:
        lock.release()


def _remove(leftover: Path) -> None:
    if leftover.is_dir():
        shutil.rmtree(leftover, ignore_errors=True)
    else:
        leftover.unlink(missing_ok=True)


def _published(data: Path) -> Path:
    return data / "published"


def _database() -> Any:
    """A database in memory; duckdb is imported here, so that a look at the manifest is cheap."""
    import duckdb

    return duckdb.connect(":memory:")


def _write_tables(folder: Path, frames: Frames) -> None:
    with _database() as database:
        for name in TABLES:
            path = folder / f"{name}.parquet"
            database.register("frame", frames[name])
            database.execute(f"COPY frame TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)")
            database.unregister("frame")
            _sync(path)


def _read_table(database: Any, folder: Path, name: str, snapshot: Snapshot) -> Any:
    path = folder / f"{name}.parquet"
    try:
        whole = snapshot.files.get(path.name) == _sha256(path)
    except FileNotFoundError:
        whole = False
    if not whole:
        raise InputFault.at(str(path), "This file is not as it was published.", _MEND)
    try:
        query = f"SELECT * FROM read_parquet({_quoted(path)}, hive_partitioning = false)"
        return typed(name, database.execute(query).df())
    except KeyError as error:
        raise InputFault.at(
            str(path),
            f"This snapshot, of econdep {snapshot.program}, has no column {error}.",
            _MEND,
        ) from None


def _manifest(data: Path) -> dict[str, int]:
    path = _published(data) / "manifest.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {"current": int(content["current"]), "restored": int(content["restored"])}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError):
        raise InputFault.at(str(path), "This is no manifest of snapshots.", _MEND) from None


def _point_to(data: Path, number: int, *, restored: bool) -> None:
    published = _published(data)
    handle, name = tempfile.mkstemp(prefix=".building-", dir=published)
    os.close(handle)
    try:
        _write(Path(name), {"current": number, "restored": restored})
        Path(name).chmod(0o644)
        Path(name).replace(published / "manifest.json")
    except BaseException:
        _remove(Path(name))
        raise
    _sync(published)


def _write(path: Path, content: object) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(content, file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    """Have the disk hold `path` before anything refers to it."""
    if path.is_dir() and os.name == "nt":  # Windows cannot open a folder for this
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
