"""The files of a snapshot: proven to be as they were written, and held by the disk.

Comes in: a folder. Goes out: its tables; whole files, which the disk holds before anything refers
to them. Knows nothing of manifests or of the snapshots beside this one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from etl.errors import InputFault
from etl.stored import ReadLate, Store, files_in, reader
from etl.tables import TABLES, Frames

MEND = "Choose another with 'econdep log' and 'econdep restore', or run 'econdep refresh'."


def read_tables(folder: Path, files: Mapping[str, str], program: str) -> Frames:
    """The tables in `folder`; raises `InputFault` as `proven` does."""
    proven(folder, files, program)
    late = ReadLate(folder)
    return {name: late[name] for name in TABLES}


def prove(folder: Path, files: Mapping[str, str]) -> None:
    """Raise `InputFault` where a table in `folder` has not the SHA-256 that `files` gives.

    A table that is in neither is one that the version which wrote them did not have.
    """
    for name in TABLES:
        path = folder / f"{name}.parquet"
        try:
            whole = files.get(path.name) == sha256(path)
        except FileNotFoundError:
            whole = path.name not in files
        if not whole:
            raise InputFault.at(str(path), "This file is not as it was published.", MEND)


def proven(folder: Path, files: Mapping[str, str], program: str) -> dict[str, Path]:
    """The file of each table in `folder`, for those who read only a part of it.

    A table that the version which wrote them did not have has none: it is empty.

    Raises `InputFault` as `prove` does, and where a file that `program` wrote lacks a column.
    """
    prove(folder, files)
    paths = {name: path for name in TABLES for path in files_in(folder, name)}
    with Store(beside=reader()) as store:
        types = store.types(paths.values())
        for name, path in paths.items():
            for column in TABLES[name].columns:
                if column.name not in types[path]:
                    problem = (
                        f"This snapshot was published by an older version, {program}, "
                        f"and has no column '{column.name}'."
                    )
                    raise InputFault.at(str(path), problem, MEND)
    return paths


def write_json(path: Path, content: object) -> None:
    """Write `content` as JSON."""
    with path.open("w", encoding="utf-8") as file:
        json.dump(content, file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())


def sync(path: Path) -> None:
    """Have the disk hold `path` before anything refers to it."""
    if path.is_dir() and os.name == "nt":  # Windows cannot open a folder for this
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256(path: Path) -> str:
    """The SHA-256 of the file at `path`, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove(leftover: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if leftover.is_dir():
        shutil.rmtree(leftover, ignore_errors=True)
    else:
        leftover.unlink(missing_ok=True)
