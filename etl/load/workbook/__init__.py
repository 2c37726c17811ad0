"""The workbook: the tidy tables of a snapshot as an Excel file for people.

Comes in: the tables and the snapshot they are of. Goes out: one .xlsx file, the same bytes for
the same snapshot, and notices on what its reader has to know. Never changes a value.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from etl.errors import InputFault
from etl.load import snapshots
from etl.load.description import Snapshot
from etl.load.workbook import pages
from etl.load.workbook.archive import pack
from etl.load.workbook.book import Book
from etl.load.workbook.text import decode
from etl.stored import ReadLate
from etl.tables import Frames

__all__ = ["decode", "tables_before", "tables_of", "write_selection", "write_workbook"]


def write_workbook(
    frames: Frames, snapshot: Snapshot, target: Path | BinaryIO, before: Frames | None = None
) -> list[str]:
    """Write the whole summary of a snapshot; returns notices, such as where a text was split.

    `before` are the tables of the snapshot that its changes are told against (`tables_before`).
    Tables that are read late are never read whole. Raises `InputFault` where the file cannot be
    written.
    """
    return _write(target, frames, snapshot, lambda book: pages.full(book, before))


def tables_before(data: Path, snapshot: Snapshot) -> Frames | None:
    """The tables of the snapshot before, in `data`; None where there is none that can be read."""
    try:
        return (
            tables_of(data, snapshots.described(data, snapshot.parent)) if snapshot.parent else None
        )
    except InputFault:
        return None


def tables_of(data: Path, snapshot: Snapshot) -> Frames:
    """The tables of a snapshot in `data`, read when they are asked for; raises `InputFault`."""
    return ReadLate(snapshots.folder_of(data, snapshot))


def write_selection(
    frames: Frames, observation_ids: Iterable[str], snapshot: Snapshot, target: Path | BinaryIO
) -> list[str]:
    """Write the figures of these ids with their charts, sentences, derivations and sources.

    Inputs of derived figures come along on the sheet Observations. Ids that are in no row are
    passed over: a view may be older than the snapshot. Returns notices, as `write_workbook`.
    """
    known = set(frames["observations"]["observation_id"])
    chosen = [key for key in dict.fromkeys(observation_ids) if key in known]
    return _write(
        target, narrowed(frames, chosen), snapshot, lambda book: pages.selection(book, chosen)
    )


def narrowed(frames: Frames, observation_ids: Iterable[str]) -> Frames:
    """`frames` with these figures, the inputs they were derived from, and the sources of both."""
    wanted = set(observation_ids)
    derivations = frames["derivations"]
    while True:
        inputs = set(derivations["input_id"][derivations["observation_id"].isin(wanted)])
        if inputs <= wanted:
            break
        wanted |= inputs
    keep = dict.fromkeys(("observations", "occurrences", "derivations"), ("observation_id", wanted))
    figures, places = (
        frame[frame["observation_id"].isin(wanted)]
        for frame in (frames["observations"], frames["occurrences"])
    )
    stating = {*figures["mention_id"], *places["mention_id"]}
    mentions = frames["mentions"][frames["mentions"]["mention_id"].isin(stating)]
    keep["mentions"] = ("mention_id", stating)
    keep["passages"] = ("passage_id", {*figures["passage_id"], *mentions["passage_id"]})
    keep["documents"] = ("document_id", set(figures["document_id"]))
    return {
        name: frame[frame[keep[name][0]].isin(keep[name][1])] if name in keep else frame
        for name, frame in (frames | {"events": frames["events"].iloc[:0]}).items()
    }


def _write(
    target: Path | BinaryIO,
    frames: Frames,
    snapshot: Snapshot,
    make: Callable[[Book], pages.Made],
) -> list[str]:
    if not isinstance(target, Path):
        return _packed(target, frames, snapshot, make)
    partial = target.with_name(f".{target.name}.partial")
    try:
        with partial.open("wb") as file:
            notices = _packed(file, frames, snapshot, make)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise InputFault.at(
            str(target),
            f"The workbook cannot be written here: {error.strerror}.",
            "Close it if it is open, or name a file in a folder that you may write to.",
        ) from None
    return notices


def _packed(
    target: BinaryIO, frames: Frames, snapshot: Snapshot, make: Callable[[Book], pages.Made]
) -> list[str]:
    with (
        tempfile.TemporaryDirectory() as name,
        ExitStack() as opened,
        Book(frames, snapshot, Path(name)) as book,
    ):
        made = make(book)
        for body in made.bodies.values():
            opened.callback(body.close)
        pack(made.workbook, made.bodies, snapshot.published, target)
    return made.notices
