"""The past of a figure: what each snapshot has of it, back to where it first stood.

Comes in: the data folder and a figure of one snapshot. Goes out: its states, newest first, where
they differ. Reads only what names the figure; never writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.store import Row, Store, sentence_of
from etl.errors import InputFault
from etl.load import snapshots
from etl.load.description import Snapshot
from etl.load.figure_changes import pairs_of_ids
from etl.load.pairing import SEEN

MOST = 100
"""Snapshots that are looked through."""


@dataclass(frozen=True, slots=True)
class Past:
    """A figure as `snapshot` first had it; `row` has its columns and its sentence."""

    snapshot: Snapshot
    row: Row


def past_of(data: Path, number: int, observation_id: str) -> list[Past]:
    """The states of a figure up to snapshot `number`, newest first, each where it began.

    A figure that an edit gave another id is followed under its earlier one. Snapshots that are
    damaged or of a program that knew other tables are passed over.
    """
    states: list[Past] = []
    newer: Store | None = None
    wanted = observation_id
    for snapshot, store in _back(data, number):
        row = sentence_of(store, wanted)
        if row is None and newer is not None:
            came_of = {name: was for was, name in pairs_of_ids(store.whole, newer.whole).items()}
            wanted = came_of.get(wanted, "")
            row = sentence_of(store, wanted) if wanted else None
        if row is None:
            break
        if states and _same(states[-1].row, row):
            states[-1] = Past(snapshot, row)
        else:
            states.append(Past(snapshot, row))
        newer = store
    return states


def _back(data: Path, number: int) -> Iterator[tuple[Snapshot, Store]]:
    earlier = [one for one in snapshots.numbers(data) if one <= number]
    for one in reversed(earlier[-MOST:]):
        try:
            snapshot = snapshots.described(data, one)
            yield snapshot, Store.of_files(snapshots.files(data, snapshot))
        except InputFault:
            continue


def _same(one: Row, other: Row) -> bool:
    return all(one[name] == other[name] for name in (*SEEN, "sentence"))
