"""What a snapshot says of itself, and the manifest of all: JSON, read as exactly what it must be.

Comes in: JSON files beside the tables. Goes out: a `Snapshot` or a `Manifest`, or `InputFault`
where one is damaged in any way. Reads no table, and knows no folder.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from etl.errors import InputFault
from etl.load.files import MEND
from etl.tables import TABLES


@dataclass(frozen=True, slots=True)
class Manifest:
    """The number of the current snapshot, 0 for none, and whether a person chose it."""

    current: int
    restored: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was left out: its name, the SHA-256 of its bytes, and why, in a sentence."""

    name: str
    sha256: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.name} is skipped. {self.sentence}"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state of the tables.

    `published` is UTC in ISO 8601; `inputs` gives the SHA-256 of each input by its name;
    `parent` is the number of the snapshot that its `changes` compare it with, 0 for none;
    `notices` are sentences on inputs that were taken but are worth a look; `rows` gives the
    number of rows of each table, `files` the SHA-256 of each file; `readings` gives, by the id of
    each document that was read, the digest of all that its rows depend on; `skipped` are the
    documents that were left out because they are faulty; `figures` gives the number of figures
    that were added, removed and changed since the parent, empty where an older program published;
    `asides` gives, by the digest of all that the sheets or the official tables depend on together,
    the notices that came of reading them.
    """

    number: int
    published: str
    program: str
    parent: int
    inputs: dict[str, str]
    notices: list[str]
    rows: dict[str, int]
    files: dict[str, str]
    readings: dict[str, str] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)
    asides: dict[str, list[str]] = field(default_factory=dict)

    @property
    def lacking(self) -> list[str]:
        """The tables that the version which published it did not have; they are read as empty."""
        return [name for name in TABLES if f"{name}.parquet" not in self.files]


def read_manifest(path: Path) -> Manifest:
    """The manifest at `path`, of nothing where there is none; `InputFault` where it is damaged."""
    try:
        manifest: Manifest = _made(Manifest, _content(path))
        if manifest.current >= 0:
            return manifest
        raise ValueError
    except FileNotFoundError:
        return Manifest(current=0, restored=False)
    except (ValueError, TypeError, RecursionError):
        raise InputFault.at(str(path), "This is no manifest of snapshots.", MEND) from None


def read_description(path: Path, number: int) -> Snapshot:
    """Snapshot `number`, which the file at `path` describes; `InputFault` where it is damaged.

    Raises `OSError` where it cannot be read.
    """
    try:
        snapshot: Snapshot = _made(Snapshot, _content(path))
        datetime.fromisoformat(snapshot.published)
        if snapshot.number == number:
            return snapshot
        raise ValueError
    except (ValueError, TypeError, RecursionError):
        raise InputFault.at(str(path), "This does not describe a snapshot.", MEND) from None


def _content(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))


def _made(kind: Any, value: Any) -> Any:
    """`value`, as JSON gives it, as what the hint `kind` says; raises `TypeError` for another."""
    is_record = is_dataclass(kind)
    if is_record and isinstance(value, dict):
        kinds = _kinds(kind)
        if value.keys() <= kinds.keys():
            return kind(**{name: _made(kinds[name], part) for name, part in value.items()})
    elif get_origin(kind) is dict and isinstance(value, dict):
        return {name: _made(get_args(kind)[1], part) for name, part in value.items()}
    elif get_origin(kind) is list and isinstance(value, list):
        return [_made(get_args(kind)[0], part) for part in value]
    elif type(value) is kind:
        return value
    raise TypeError


@cache
def _kinds(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
