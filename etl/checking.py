"""Are the inputs, the vocabulary and the published tables sound?

Comes in: a project. Goes out: what was checked, or every fault. Publishes nothing, and changes
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.errors import Fault, InputFault
from etl.inputs import Inputs, find_inputs, program
from etl.load import snapshots
from etl.load.description import Snapshot
from etl.load.pruning import FILE_NAME as KEEP
from etl.load.pruning import cited
from etl.reading import Step
from etl.refresh import build, quiet
from etl.stored import Store


@dataclass(frozen=True, slots=True)
class Checked:
    """A sound project: how much of each there is, and whether a refresh would publish.

    `current` is the number of the current snapshot, 0 for none.
    """

    documents: int
    sheets: int
    statistics: int
    snapshots: int
    current: int
    outdated: bool
    notices: tuple[str, ...]


def check(seeds: Path, data: Path, *, step: Step = quiet) -> Checked:
    """Read the inputs as a refresh does, and each file of each snapshot.

    Raises `InputFault` with every fault of the inputs, of the snapshots and of what cites them.
    """
    faults: list[Fault] = []
    try:
        inputs = find_inputs(seeds, data)
        with TemporaryDirectory() as folder, Store(Path(folder)) as store:
            notices = build(seeds, data, inputs, store, Path(folder), step).notices
    except InputFault as error:
        faults.extend(error.faults)
    try:
        now = snapshots.current(data)
    except InputFault as error:
        faults.extend(error.faults)
    try:
        gone = cited(data).keys() - set(snapshots.numbers(data))
    except InputFault as error:
        faults.extend(error.faults)
    numbers = snapshots.numbers(data)
    old: list[int] = []
    for number in numbers:
        step(f"reading snapshot {number}")
        try:
            snapshot = snapshots.described(data, number)
            snapshots.folder_of(data, snapshot)
            old += [number] if snapshot.lacking else []
        except InputFault as error:
            faults.extend(error.faults)
    if faults:
        raise InputFault(faults)
    return Checked(
        documents=len(inputs.documents),
        sheets=len(inputs.sheets),
        statistics=len(inputs.statistics),
        snapshots=len(numbers),
        current=now.number if now else 0,
        outdated=now is None or _differs(now, inputs),
        notices=(*notices, *map(_missing, sorted(gone)), *_of_older_versions(old, now)),
    )


def _missing(number: int) -> str:
    return f"Snapshot {number}, which {KEEP} cites, is not there."


def _of_older_versions(old: list[int], now: Snapshot | None) -> list[str]:
    if not old:
        return []
    which = f"Snapshot {old[0]} was" if len(old) == 1 else f"Snapshots {_listed(old)} were"
    remedy = ": run 'econdep refresh' to add them" if now and now.lacking else ""
    return [f"{which} published by an older version, which did not have all tables{remedy}."]


def _listed(numbers: list[int]) -> str:
    return f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _differs(now: Snapshot, inputs: Inputs) -> bool:
    return (now.inputs, now.program) != (inputs.hashes, program())
