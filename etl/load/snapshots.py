"""Snapshots of the tidy tables: immutable folders of Parquet files behind one manifest.

Comes in: a folder of validated tables. Goes out: `data/published/<number>/`, one file a table, and
`manifest.json`, which names the current snapshot and is replaced in one step. A snapshot, once
written, is never changed; a reader is never shown half of one.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import InputFault
from etl.load.description import (
    Manifest,
    Skipped,
    Snapshot,
    read_description,
    read_manifest,
)
from etl.load.failing import unwritable
from etl.load.files import (
    prove,
    proven,
    read_tables,
    remove,
    sha256,
    sync,
    write_json,
)
from etl.load.lock import locked
from etl.stored import Store, reader
from etl.tables import TABLES, Frames

WORK = "work"
_NAMED = 5


def current(data: Path) -> Snapshot | None:
    """The snapshot that `data` shows now, or None where nothing is published."""
    number = current_number(data)
    return described(data, number) if number else None


def current_number(data: Path) -> int:
    """The number of the snapshot that `data` shows now, 0 where nothing is published."""
    return read_manifest(_manifest(data)).current


def is_restored(data: Path) -> bool:
    """Whether a person chose the current snapshot with `restore`."""
    return read_manifest(_manifest(data)).restored


def described(data: Path, number: int) -> Snapshot:
    """What snapshot `number` says of itself; `InputFault` where there is none or it is damaged."""
    try:
        return read_description(_published(data) / str(number) / "snapshot.json", number)
    except (FileNotFoundError, NotADirectoryError):
        was_there = 0 < number < max(numbers(data), default=0)
        problem = f"There is no snapshot {number}{' any more: it was pruned' * was_there}."
        there = ", ".join(map(str, numbers(data)[-_NAMED:])) or "none"
        remedy = f"There are {there}; 'econdep log' lists them."
        raise InputFault.at(f"snapshot {number}", problem, remedy) from None


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
    return read_tables(_published(data) / str(number), snapshot.files, snapshot.program)


def files(data: Path, snapshot: Snapshot) -> dict[str, Path]:
    """The Parquet file of each table of `snapshot`, each proven to be as it was written.

    Raises `InputFault` where one is not, or lacks a column of its table.
    """
    return proven(_published(data) / str(snapshot.number), snapshot.files, snapshot.program)


def folder_of(data: Path, snapshot: Snapshot) -> Path:
    """The folder that these files are in; raises `InputFault` where `files` does."""
    files(data, snapshot)
    return path_of(data, snapshot)


def path_of(data: Path, snapshot: Snapshot) -> Path:
    """The same for those who have just published `snapshot`, and so know it to be whole."""
    return _published(data) / str(snapshot.number)


def verify(data: Path, snapshot: Snapshot) -> None:
    """Prove each file of `snapshot` to be as it was written, or raise `InputFault`."""
    prove(_published(data) / str(snapshot.number), snapshot.files)


@contextmanager
def building(data: Path) -> Iterator[Path]:
    """A new folder for the tables of a snapshot to come; it is gone unless it is published.

    Its folder `work` is for what the tables are made of. Call it while `writing`.
    """
    folder = Path(tempfile.mkdtemp(prefix=".building-", dir=_published(data)))
    (folder / WORK).mkdir()
    try:
        yield folder
    finally:
        remove(folder)


def publish(
    data: Path,
    folder: Path,
    *,
    number: int,
    parent: int,
    program: str,
    inputs: dict[str, str],
    notices: Iterable[str] = (),
    readings: Mapping[str, str] | None = None,
    skipped: Iterable[Skipped] = (),
    figures: Mapping[str, int] | None = None,
    asides: Mapping[str, list[str]] | None = None,
) -> Snapshot:
    """Make the tables in `folder`, which is `building`, snapshot `number` and the current one.

    Whenever the process ends, by whatever means, the manifest names a whole snapshot.
    """
    published = _published(data)
    remove(folder / WORK)
    tables = {name: folder / f"{name}.parquet" for name in TABLES}
    for path in tables.values():
        sync(path)
    with Store(beside=reader()) as store:
        counts = store.counts(tables.values())
    snapshot = Snapshot(
        number=number,
        published=datetime.now(UTC).isoformat(timespec="seconds"),
        program=program,
        parent=parent,
        inputs=inputs,
        notices=list(notices),
        rows={name: counts[path] for name, path in tables.items()},
        files={path.name: sha256(path) for path in sorted(tables.values())},
        readings=dict(readings or {}),
        skipped=list(skipped),
        figures=dict(figures or {}),
        asides=dict(asides or {}),
    )
    write_json(folder / "snapshot.json", asdict(snapshot))
    folder.chmod(0o755)
    sync(folder)
    folder.rename(published / str(number))
    sync(published)
    try:
        _point_to(data, number, restored=False)
    except BaseException:
        if current_number(data) != number:
            remove(published / str(number))
        raise
    return snapshot


def restore(data: Path, number: int) -> Snapshot:
    """Make snapshot `number` the current one again; call it while `writing`.

    Raises `InputFault`, changing nothing, where it does not exist or is damaged.
    """
    folder_of(data, described(data, number))
    _point_to(data, number, restored=True)
    return described(data, number)


def drop(data: Path, number: int) -> int:
    """Remove snapshot `number`, which is not the current one; call it while `writing`.

    Returns how many bytes it held. Whenever the process ends, it is whole or not there.
    """
    published = _published(data)
    folder, gone = published / str(number), published / f".building-pruned-{number}"
    held = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    folder.rename(gone)
    sync(published)
    remove(gone)
    return held


def next_number(data: Path) -> int:
    """The number of the snapshot that comes next: one behind the highest there is.

    The clock has no part in it: it may be set back.
    """
    return max(numbers(data), default=0) + 1


@contextmanager
def writing(data: Path, say: Callable[[str], object]) -> Iterator[None]:
    """Hold `data` for one writer; a second one waits and is told so through `say`.

    Raises `InputFault` where the other one does not end (`locked`), and where the disk is
    full or cannot be written. What a killed writer left half done is cleared away first.
    """
    published = _published(data)
    try:
        published.mkdir(parents=True, exist_ok=True)
        with locked(published, say):
            for leftover in published.glob(".building-*"):
                remove(leftover)
            yield
    except Exception as error:
        if fault := unwritable(error, published):
            raise fault from None
        raise


def _published(data: Path) -> Path:
    return data / "published"


def _manifest(data: Path) -> Path:
    return _published(data) / "manifest.json"


def _point_to(data: Path, number: int, *, restored: bool) -> None:
    published = _published(data)
    handle, name = tempfile.mkstemp(prefix=".building-", dir=published)
    os.close(handle)
    try:
        write_json(Path(name), asdict(Manifest(number, restored)))
        Path(name).chmod(0o644)
        Path(name).replace(_manifest(data))
    except BaseException:
        remove(Path(name))
        raise
    sync(published)
