"""A figure through the snapshots: when it came, and what changed of it since.

Comes in: the data folder and the id of a figure. Goes out: the snapshots in which a reader saw it
change, each with the figure as it was then. Snapshots that are damaged or were pruned are passed
over. Never writes.
"""

from __future__ import annotations

from pathlib import Path

from etl.errors import InputFault
from etl.load import snapshots
from etl.load.figure_changes import changed_columns, pairs_of_ids, stated
from etl.load.pairing import Stated
from etl.load.snapshots import Snapshot
from etl.tables import Frames

_TELLING = ("observations", "passages", "mentions", "documents", "derivations")


def history_of(
    data: Path, observation_id: str, number: int | None = None
) -> list[tuple[Snapshot, Stated]]:
    """The figure `observation_id` of snapshot `number` (by default the current one) until then.

    Oldest first: the snapshot in which it came, or the oldest that is left, and each in which
    something that a reader sees of it changed. An edit gives a figure another id; it is followed
    where it is plainly the same (`pairing`). Empty where the snapshot does not have it.
    """
    last = snapshots.current_number(data) if number is None else number
    found: list[tuple[Snapshot, Stated]] = []
    later: tuple[Snapshot, Frames] | None = None
    for earlier in reversed([n for n in snapshots.numbers(data) if n <= last]):
        snapshot = _sound(data, earlier)
        if snapshot is None:
            continue
        if later and _says_the_same(snapshot, later[0]):
            found[-1] = (snapshot, found[-1][1])
            later = (snapshot, later[1])
            continue
        try:
            frames = snapshots.read(data, earlier)
        except InputFault:
            continue
        if later:
            observation_id = _id_before(frames, later[1], observation_id)
        told = stated(frames, [observation_id]).get(observation_id)
        if told is None:
            break
        if found and not changed_columns(told, found[-1][1]):
            found[-1] = (snapshot, found[-1][1])
        else:
            found.append((snapshot, told))
        later = (snapshot, frames)
    return found[::-1]


def _sound(data: Path, number: int) -> Snapshot | None:
    try:
        return snapshots.described(data, number)
    except InputFault:
        return None


def _says_the_same(one: Snapshot, other: Snapshot) -> bool:
    """Whether the files that tell of figures are the same to the byte."""
    names = [f"{table}.parquet" for table in _TELLING]
    return all(one.files.get(name) == other.files.get(name) is not None for name in names)


def _id_before(before: Frames, after: Frames, observation_id: str) -> str:
    if observation_id in set(before["observations"]["observation_id"]):
        return observation_id
    pairs = {later: earlier for earlier, later in pairs_of_ids(before, after).items()}
    return pairs.get(observation_id, "")
