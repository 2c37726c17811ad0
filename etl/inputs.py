"""What a refresh is made from: the documents, sheets and vocabulary of a project, by name.

Comes in: the folders `seeds` and `data`. Goes out: which files there are to read, the hash of
each, and the name of this very program. Reads bytes only; says nothing of what they mean.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from etl.errors import Fault, InputFault
from etl.extract.catalogue import FILE_NAME as CATALOGUE
from etl.extract.decisions import FILE_NAME as DECISIONS
from etl.extract.documents import SUFFIXES as DOCUMENTS

SHEETS = (".csv",)
_BESIDE = ("README.md", CATALOGUE)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a project, sorted by name, and the hash of each by its name.

    `passed_over` names files in the input folders that nothing reads; `vocabulary` is the part
    of `hashes` that is of the vocabulary. A document that the system does not give has the hash
    "": reading it tells why.
    """

    documents: tuple[Path, ...]
    sheets: tuple[Path, ...]
    hashes: dict[str, str]
    passed_over: tuple[Path, ...]
    vocabulary: dict[str, str]

    def document_hashes(self, seeds: Path) -> list[str]:
        """The hash of each document, in their order."""
        return [self.hashes[name] for name in names_of(self.documents, seeds)]

    def made(self, hashes: dict[str, str], made_by: str) -> bool:
        """Whether what was made of inputs with `hashes` by program `made_by` is up to date."""
        return hashes == self.hashes and made_by == program()


def find_inputs(seeds: Path, data: Path) -> Inputs:
    """The inputs in `seeds` and `data`.

    Raises `InputFault` where a folder is missing or `seeds` holds no document.
    """
    found, documents = found_documents(seeds, data)
    tables = _files(data / "figures")
    sheets = [path for path in tables if is_sheet(path)]
    catalogue = [path for path in (seeds / CATALOGUE,) if path.is_file()]
    toml = [path for path in _files(data / "vocabulary") if path.suffix == ".toml"]
    vocabulary = {name_of(path, data): _sha256(path) for path in toml}
    given = {name: path for path, name in zip(documents, names_of(documents, seeds), strict=True)}
    hashes = {name: _sha256_if_given(path) for name, path in given.items()}
    hashes |= {name_of(path, seeds): _sha256(path) for path in catalogue}
    decisions = [path for path in (data / DECISIONS,) if path.is_file()]
    hashes |= {name_of(path, data): _sha256(path) for path in (*sheets, *decisions)}
    read = {*documents, *sheets}
    return Inputs(
        documents=tuple(documents),
        sheets=tuple(sheets),
        hashes=hashes | vocabulary,
        passed_over=tuple(path for path in (*found, *tables) if path not in read),
        vocabulary=vocabulary,
    )


def found_documents(seeds: Path, data: Path) -> tuple[list[Path], list[Path]]:
    """Every file of `seeds`, and those of them that are documents; nothing is read.

    Raises `InputFault` where a folder is missing or `seeds` holds no document.
    """
    if not (data / "vocabulary").is_dir():
        raise InputFault.at(
            str(data / "vocabulary"),
            "There is no such folder.",
            "Restore it, or name the folder that holds it with --data.",
        )
    remedy = f"Put documents ({' or '.join(DOCUMENTS)}) into it, or name another with --seeds."
    if not seeds.is_dir():
        what = "This is no folder." if seeds.exists() else "There is no such folder."
        raise InputFault.at(str(seeds), what, remedy)
    found = _files(seeds)
    documents = [path for path in found if is_document(path)]
    if not documents:
        raise InputFault.at(str(seeds), "There is no document in this folder.", remedy)
    return found, documents


def is_document(path: Path) -> bool:
    """Whether `path`, put into the seeds, is read as a document."""
    return path.suffix.lower() in DOCUMENTS and _is_read(Path(path.name))


def is_sheet(path: Path) -> bool:
    """Whether `path`, put into the figures, is read as a sheet."""
    return path.suffix.lower() in SHEETS and _is_read(Path(path.name))


def name_of(path: Path, folder: Path) -> str:
    """`path` as tables and faults name it: from `folder` on, with slashes."""
    return names_of([path], folder)[0]


def names_of(paths: Iterable[Path], folder: Path) -> list[str]:
    """The same of many: a folder's own name is looked up once."""
    name = folder.resolve().name
    return [f"{name}/{path.relative_to(folder).as_posix()}" for path in paths]


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
    inside = folder.rglob("*") if folder.is_dir() else ()
    return sorted(p for p in inside if p.is_file() and _is_read(p.relative_to(folder)))


def _is_read(path: Path) -> bool:
    """Whether a file is more than hidden or about its own folder."""
    return path.name not in _BESIDE and not any(part.startswith(".") for part in path.parts)


def _sha256_if_given(path: Path) -> str:
    try:
        return _sha256(path)
    except OSError:
        return ""


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
