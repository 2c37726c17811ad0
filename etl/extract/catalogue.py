"""The catalogue of documents: `seeds/catalogue.toml` in, what it says about each file out.

A document without an entry is read all the same; an entry whose file is gone or has other bytes
gives a notice, never a fault.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from etl.errors import Fault, InputFault
from etl.periods import DATE_FORMS, is_date
from etl.tables import SourceKind
from etl.vocabulary.reading import Source, check_keys, read_toml

_KINDS = ("article", "transcript", "sheet", "statistics")
_KEYS = ("title", "publisher", "author", "url", "published", "kind", "sha256", "language")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says about one file; an empty text says nothing.

    `made` is no column of the catalogue: the day on which the file was written, by its own word. It
    dates the document only where nothing else does, for a paper is often printed years later.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    kind: SourceKind | None = None
    sha256: str = ""
    language: str = ""
    made: str = ""

    def completed(self, other: Entry) -> Entry:
        """What this entry says, and what `other` says where this one says nothing."""
        return Entry(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


def read_catalogue(path: Path) -> dict[str, Entry]:
    """The entries of `path` by file, relative to its folder; none where there is no such file.

    Raises `InputFault` with every mistake, each with its line.
    """
    if not path.exists():
        return {}
    faults: list[Fault] = []
    source = read_toml(path, faults)
    entries: dict[str, Entry] = {}
    for name, content in (source.content if source else {}).items():
        if source and _sound(source, name, content, faults):
            values: dict[str, Any] = {
                key: str(value) if isinstance(value, datetime.date) else value
                for key, value in content.items()
            }
            entries[name] = Entry(**values)
    if faults:
        raise InputFault(faults)
    return entries


def _sound(source: Source, name: str, content: Any, faults: list[Fault]) -> bool:
    header = f'"{name}"'
    if not isinstance(content, dict):
        faults.append(
            Fault(source.place(name), f"'{name}' is no table.", f"Write [{header}] and its keys.")
        )
        return False
    before = len(faults)
    check_keys(source, header, content, (), _KEYS, faults)
    for key, value in content.items():
        problem, remedy = _problem(key, value)
        if key in _KEYS and problem:
            faults.append(Fault(source.place(f"[{header}]", key), f"{key} {problem}", remedy))
    return len(faults) == before


def _problem(key: str, value: Any) -> tuple[str, str]:
    if key == "published" and isinstance(value, datetime.date):
        value = str(value)
    if not isinstance(value, str):
        return "is no text.", "Write it in quotes."
    if key == "kind" and value not in _KINDS:
        return f"is '{value}'.", f"Kinds are {', '.join(_KINDS)}."
    if key == "published" and not is_date(value):
        return f"is '{value}', no date.", f"Write it as {DATE_FORMS}."
    if key == "sha256" and not _SHA256.fullmatch(value):
        return "is no SHA-256 digest.", "Write its 64 hexadecimal digits, in lower case."
    return "", ""


def notices(entries: dict[str, Entry], digests: dict[str, str]) -> list[str]:
    """What has changed since the catalogue was written, a sentence each.

    `digests` has the SHA-256 of each file that is there.
    """
    told = []
    for name, entry in entries.items():
        if name not in digests:
            told.append(f"{name} is in the catalogue, but there is no such file.")
        elif entry.sha256 and entry.sha256 != digests[name]:
            told.append(f"{name} has changed: its bytes differ from the catalogue's SHA-256.")
    return told
