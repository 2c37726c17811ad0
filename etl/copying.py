"""Files put into a project together: all of them or, by whatever means the process ends, none.

Comes in: files and where each goes. Goes out: the copies, and beside what is published a note of
them until they are kept; the next refresh or `add` takes back what a killed one left. Never takes
back what anyone else has changed since, nor what a snapshot was made of.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from etl.errors import InputFault
from etl.inputs import sha256
from etl.load import snapshots
from etl.load.files import remove, write_json

_NOTE = "note.json"


@contextmanager
def writing(data: Path, say: Callable[[str], object]) -> Iterator[None]:
    """Hold `snapshots.writing` of `data`, what a killed `add` had copied taken back and told."""
    with snapshots.writing(data, say):
        if undone := take_back(data):
            names = ", ".join(path.name for path in undone)
            told = "An earlier 'econdep add' was ended before its time. Add again what it took"
            say(f"{told}: {names}.")
        yield


def copy(files: Mapping[Path, Path], data: Path) -> None:
    """Copy each of `files` to its target, by which they go, and put aside what was there.

    Call it while `writing`, and `keep` or `take_back` when it is known what becomes of them.
    """
    folder = _folder(data)
    remove(folder)
    folder.mkdir()
    for place, (target, file) in enumerate(files.items()):
        shutil.copyfile(file, folder / f"{place}.new")
        if target.exists():
            shutil.copyfile(target, folder / f"{place}.before")
    number = snapshots.next_number(data)
    note = {"number": number, "targets": [str(target.absolute()) for target in files]}
    write_json(folder / f"{_NOTE}.part", note)
    (folder / f"{_NOTE}.part").replace(folder / _NOTE)
    for place, target in enumerate(files):
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, folder / f"{place}.new")


def keep(data: Path) -> None:
    """Keep what was copied; what was put aside is gone."""
    (_folder(data) / _NOTE).unlink(missing_ok=True)  # first: the rest means nothing without it
    remove(_folder(data))


def take_back(data: Path) -> list[Path]:
    """Have the targets of `copy` as they were before, unless they were kept; returns those.

    What has other content than was copied, and all of it once a snapshot was made of it, stays.
    """
    folder, undone = _folder(data), []
    for place, target in enumerate(_noted(data)):
        _part(target).unlink(missing_ok=True)
        new, before = folder / f"{place}.new", folder / f"{place}.before"
        if target.is_file() and sha256(target) == sha256(new):
            if before.exists():
                _replace(target, before)
            else:
                target.unlink()
            undone.append(target)
    keep(data)
    return undone


def _noted(data: Path) -> list[Path]:
    """The targets whose copies no snapshot was made of."""
    path = _folder(data) / _NOTE
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        published = snapshots.next_number(data) > int(note["number"])
        return [] if published else [Path(target) for target in note["targets"]]
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError, RecursionError):
        problem = "This does not say what an 'econdep add' that was ended had copied."
        remedy = f"Look through the inputs, remove {path.parent} and try again."
        raise InputFault.at(str(path), problem, remedy) from None


def _replace(target: Path, file: Path) -> None:
    """Copy so that `target`, whenever the process ends, is whole."""
    try:
        shutil.copyfile(file, _part(target))
        _part(target).replace(target)
    finally:
        _part(target).unlink(missing_ok=True)


def _part(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _folder(data: Path) -> Path:
    return data / "published" / ".adding"
