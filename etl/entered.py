"""Sheets and official tables of a project: what holds of the snapshot before, and what is new.

Comes in: the files, the vocabulary and what the current snapshot has read. Goes out: the rows of
those that had to be read, and which documents are kept. Sheets are checked against each other and
official tables revise each other, so all of a kind are read again where one of them has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from etl.collecting import uncollected
from etl.documents import Given
from etl.errors import Fault, InputFault
from etl.extract.sheets import Sheet, doubled_across, read_sheet
from etl.extract.statistics import read_statistics
from etl.inputs import name_of, program, sha256
from etl.reading import Step, frames_of
from etl.reuse import Earlier, fingerprint_of_kind
from etl.stored import ReadLate
from etl.tables import Frames


@dataclass(frozen=True, slots=True)
class Entered:
    """Where the rows of sheets and official tables are.

    `order` has the ids of their documents; the rows of those of `kept` are in the current snapshot,
    those of the others in `frames`. `readings` and `asides` are as a `Snapshot` has them: files
    that changed while they were read are in neither. `notices` are sentences on what was read.
    """

    frames: list[Frames]
    order: list[str]
    kept: set[str]
    readings: dict[str, str]
    asides: dict[str, list[str]]
    notices: list[str]


_Read = Callable[[], tuple[list[Frames], list[str]]]


def entered(given: Given, data: Path, earlier: Earlier, step: Step) -> Entered:
    """The sheets and official tables in `data`; a kind that differs from `earlier` is read.

    Raises `InputFault` with every fault of the first kind that has any.
    """
    inputs = given.inputs
    made = Entered([], [], set(), {}, {}, [])
    kinds: tuple[tuple[str, tuple[Path, ...], _Read], ...] = (
        ("sheets", inputs.sheets, lambda: _sheets(given, data, step)),
        ("statistics", inputs.statistics, lambda: _statistics(given, data, step)),
    )
    for kind, paths, read in kinds:
        if not paths:
            continue
        hashes = {name_of(path, data): inputs.hashes[name_of(path, data)] for path in paths}
        digest = fingerprint_of_kind(
            kind, program=program(), vocabulary=inputs.vocabulary, hashes=hashes
        )
        told = earlier.asides.get(digest)
        if told is not None:
            there = ReadLate(earlier.folder)["documents"]["document_id"]
            ids = [id_ for id_ in there if earlier.readings.get(id_) == digest]
            made.kept.update(ids)
        else:
            frames, told = read()
            ids = [id_ for tables in frames for id_ in tables["documents"]["document_id"]]
            made.frames.extend(frames)
        made.order.extend(ids)
        made.notices.extend(told)
        if all(sha256(path) == hashes[name_of(path, data)] for path in paths):
            made.readings.update(dict.fromkeys(ids, digest))
            made.asides[digest] = told
    return made


@uncollected()
def _sheets(given: Given, data: Path, step: Step) -> tuple[list[Frames], list[str]]:
    found: list[Fault] = []
    sheets: list[Sheet] = []
    for path in given.inputs.sheets:
        step(f"reading {path}")
        try:
            sheets.append(read_sheet(path, given.vocabulary, name=name_of(path, data)))
        except InputFault as error:
            found.extend(error.faults)
    found.extend(doubled_across(sheets, given.vocabulary))
    if found:
        raise InputFault(found)
    for sheet in sheets:
        if sheet.text:
            given.keep(sheet.sha256, sheet.text)
    notices = [
        f"{s.name} has a header and no rows: it states no figure." for s in sheets if not s.table
    ]
    notices += [notice for sheet in sheets for notice in sheet.notices]
    return [sheet.frames for sheet in sheets], notices


def _statistics(given: Given, data: Path, step: Step) -> tuple[list[Frames], list[str]]:
    step("reading official tables")
    files = [(path, name_of(path, data)) for path in given.inputs.statistics]
    statistics = read_statistics(files, given.vocabulary)
    return [frames_of(statistics.readings)], statistics.notices
