"""What a refresh is made from: documents, sheets, statistics and vocabulary of a project, by name.

Comes in: the folders `seeds` and `data`. Goes out: which files there are to read, the hash of
each, and the name of this very program. Reads bytes only; says nothing of what they mean.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from etl.errors import Fault, InputFault
from etl.file_kinds import CATALOGUE, DECISIONS, DOCUMENTS, SHEETS, STATISTICS

_HIDDEN = (".", "~$")
_UNFINISHED = ("~", ".part", ".partial", ".crdownload", ".download", ".tmp", ".swp")
_BESIDE = ("README.md", CATALOGUE)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a project, sorted by name, and the hash of each by its name.

    `names` are those of `documents`, from the folder of documents on, with slashes.
    `passed_over` names files in the input folders that nothing reads; `vocabulary` is the part
    of `hashes` that is of the vocabulary. A document that the system does not give has the hash
    "": reading it tells why.
    """

    documents: tuple[Path, ...]
    names: tuple[str, ...]
    sheets: tuple[Path, ...]
    statistics: tuple[Path, ...]
    hashes: dict[str, str]
    passed_over: tuple[Path, ...]
    vocabulary: dict[str, str]

    def document_hashes(self, seeds: Path) -> list[str]:
        """The hash of each document, in their order."""
        folder = seeds.resolve().name
        return [self.hashes[f"{folder}/{name}"] for name in self.names]

    def made(self, hashes: dict[str, str], made_by: str) -> bool:
        """Whether what was made of inputs with `hashes` by program `made_by` is up to date."""
        return hashes == self.hashes and made_by == program()


def find_inputs(seeds: Path, data: Path) -> Inputs:
    """The inputs in `seeds` and `data`.

    Raises `InputFault` where a folder is missing, `seeds` holds no document or the name of a file
    is no text.
    """
    require_inputs(seeds, data)
    found = _files(seeds)
    documents = [path for path in found if is_document(path)]
    tables = [*_files(data / "figures"), *_files(data / "statistics")]
    sheets = [path for path in _files(data / "figures") if is_sheet(path)]
    statistics = statistics_of(data)
    catalogue = [path for path in (seeds / CATALOGUE,) if path.is_file()]
    toml = [path for path in _files(data / "vocabulary") if path.suffix == ".toml"]
    named = [(path, name_of(path, seeds)) for path in found]
    named += [(path, name_of(path, data)) for path in (*tables, *toml)]
    if faults := [fault for path, name in named if (fault := misnamed(path, name))]:
        raise InputFault(faults)
    vocabulary = {name_of(path, data): sha256(path) for path in toml}
    names = tuple(path.relative_to(seeds).as_posix() for path in documents)
    given = zip(names, documents, strict=True)
    folder = seeds.resolve().name
    hashes = {f"{folder}/{name}": _sha256_if_given(path) for name, path in given}
    hashes |= {name_of(path, seeds): sha256(path) for path in catalogue}
    decisions = [path for path in (data / DECISIONS,) if path.is_file()]
    hashes |= {name_of(path, data): sha256(path) for path in (*sheets, *statistics, *decisions)}
    read = {*documents, *sheets, *statistics}
    return Inputs(
        documents=tuple(documents),
        names=names,
        sheets=tuple(sheets),
        statistics=tuple(statistics),
        hashes=hashes | vocabulary,
        passed_over=tuple(path for path in (*found, *tables) if path not in read),
        vocabulary=vocabulary,
    )


def require_inputs(seeds: Path, data: Path) -> None:
    """Raise `InputFault` where a folder is missing or `seeds` holds no document."""
    if not (data / "vocabulary").is_dir():
        raise InputFault.at(
            str(data / "vocabulary"),
            "There is no such folder.",
            "Restore it, or name the folder that holds it with --data.",
        )
    remedy = f"Put documents ({', '.join(DOCUMENTS)}) into it, or name another with --seeds."
    if not seeds.is_dir():
        what = "This is no folder." if seeds.exists() else "There is no such folder."
        raise InputFault.at(str(seeds), what, remedy)
    if not any(map(is_document, _walked(seeds))):
        raise InputFault.at(str(seeds), "There is no document in this folder.", remedy)


def is_document(path: Path) -> bool:
    """Whether `path`, put into the seeds, is read as a document."""
    return path.suffix.lower() in DOCUMENTS and _is_read(path.name)


def is_sheet(path: Path) -> bool:
    """Whether `path`, put into the figures, is read as a sheet."""
    return path.suffix.lower() in SHEETS and _is_read(path.name)


def is_statistics(path: Path) -> bool:
    """Whether `path`, put into the statistics, is read as an official table."""
    return path.suffix.lower() in STATISTICS and _is_read(path.name)


def statistics_of(data: Path) -> list[Path]:
    """The official tables in `data`, sorted by name."""
    return [path for path in _files(data / "statistics") if is_statistics(path)]


def name_of(path: Path, folder: Path) -> str:
    """`path` as tables and faults name it: from `folder` on, with slashes."""
    return f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}"


def misnamed(path: Path, name: str) -> Fault | None:
    """The fault of a file that tables cannot name: the bytes of its `name` are no UTF-8."""
    if name.isascii() or os.fsencode(name).decode("utf-8", "ignore") == name:
        return None
    place = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Fault(place, "Its name is not UTF-8, and so no text.", "Rename it.")


def doubled_names(inputs: Inputs) -> dict[Path, Fault]:
    """The fault of each document whose name, but for its ending, is another's as well."""
    seen: dict[Path, Path] = {}
    faults = {}
    for path in inputs.documents:
        other = seen.setdefault(path.with_suffix(""), path)
        if other != path:
            problem = f"Its id is '{path.stem}', and so is that of {other.name}."
            faults[path] = Fault(str(path), problem, "Rename one of the two.")
    return faults


@cache
def program() -> str:
    """This program's version, with a digest of its sources: other rules, or other words of theirs,
    make other figures.
    """
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".toml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    try:
        number = version("econdep")
    except PackageNotFoundError:
        number = "0"
    return f"{number}+{digest.hexdigest()[:8]}"


def _files(folder: Path) -> list[Path]:
    """The files of `folder` and of the folders in it, sorted by their names, part by part."""
    return sorted(_walked(folder), key=lambda path: path.parts)


def _walked(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(where, name) for name in names if _is_read(name))
        yield from (path for path in paths if path.is_file())


def is_temporary(name: str) -> bool:
    """Whether a program keeps a file of this name beside another, for a while: it is no input."""
    return name.startswith(_HIDDEN) or name.lower().endswith(_UNFINISHED)


def _is_read(name: str) -> bool:
    """Whether a file of this name is neither for a while nor about its own folder."""
    return name not in _BESIDE and not is_temporary(name)


def _sha256_if_given(path: Path) -> str:
    try:
        return sha256(path)
    except OSError:
        return ""


def sha256(path: Path) -> str:
    """The SHA-256 of the bytes of the file at `path`, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
