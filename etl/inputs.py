"""What a refresh is made from: the documents, sheets and vocabulary of a project, by name.

Comes in: the folders `seeds` and `data`. Goes out: which files there are to read, the hash of
each, and the name of this very program. Reads bytes only; says nothing of what they mean.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from etl.errors import Fault, InputFault
from etl.extract.catalogue import FILE_NAME as CATALOGUE
from etl.extract.documents import SUFFIXES as DOCUMENTS

SHEETS = (".csv",)
_BESIDE = ("README.md", CATALOGUE)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a project, sorted by name, and the hash of each by its name.

    `passed_over` names files in the input folders that nothing reads.
    """

    documents: tuple[Path, ...]
    sheets: tuple[Path, ...]
    hashes: dict[str, str]
    passed_over: tuple[Path, ...]

    def made(self, hashes: dict[str, str], made_by: str) -> bool:
        """Whether what was made of inputs with `hashes` by program `made_by` is up to date."""
        return hashes == self.hashes and made_by == program()


def find_inputs(seeds: Path, data: Path) -> Inputs:
    """The inputs in `seeds` and `data`.

    Raises `InputFault` where a folder is missing or `seeds` holds no document.
    """
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
    found = _files(seeds)
    documents = [path for path in found if is_document(path)]
    if not documents:
        raise InputFault.at(str(seeds), "There is no document in this folder.", remedy)
    tables = _files(data / "figures")
    sheets = [path for path in tables if is_sheet(path)]
    catalogue = [path for path in (seeds / CATALOGUE,) if path.is_file()]
    vocabulary = [path for path in _files(data / "vocabulary") if path.suffix == ".toml"]
    read = [(seeds, path) for path in (*documents, *catalogue)]
    read += [(data, path) for path in (*sheets, *vocabulary)]
    return Inputs(
        documents=tuple(documents),
        sheets=tuple(sheets),
        hashes={name_of(path, folder): _sha256(path) for folder, path in read},
        passed_over=tuple(p for p in (*found, *tables) if p not in documents and p not in sheets),
    )


def is_document(path: Path) -> bool:
    """Whether `path`, put into the seeds, is read as a document."""
    return path.suffix.lower() in DOCUMENTS and _is_read(Path(path.name))


def is_sheet(path: Path) -> bool:
    """Whether `path`, put into the figures, is read as a sheet."""
    return path.suffix.lower() in SHEETS and _is_read(Path(path.name))


def name_of(path: Path, folder: Path) -> str:
    """`path` as tables and faults name it: from `folder` on, with slashes."""
    return f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}"


def doubled_names(inputs: Inputs) -> list[Fault]:
    """A fault for each document whose name, but for its ending, is another's as well."""
    seen: dict[Path, Path] = {}
    faults = []
    for path in inputs.documents:
        other = seen.setdefault(path.with_suffix(""), path)
        if other != path:
            problem = f"Its id is '{path.stem}', and so is that of {other.name}."
            faults.append(Fault(str(path), problem, "Rename one of the two."))
    return faults


@cache
def program() -> str:
    """This program's version, with a digest of its sources: other rules make other figures."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
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


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
