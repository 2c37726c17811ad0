"""Are the inputs, the vocabulary and the published tables sound?

Comes in: a project. Goes out: a sentence that says so, or every fault. Publishes nothing, and
changes nothing.
"""

from __future__ import annotations

from pathlib import Path

from etl.errors import Fault, InputFault
from etl.inputs import find_inputs, program
from etl.load import snapshots
from etl.refresh import Say, build, quiet


def check(seeds: Path, data: Path, *, step: Say = quiet) -> list[str]:
    """Sentences on what was checked; raises `InputFault` with every fault that was found.

    Inputs are read as a refresh reads them; every snapshot is compared with its hashes.
    """
    faults: list[Fault] = []
    said = []
    try:
        inputs = find_inputs(seeds, data)
        _, notices = build(seeds, data, inputs, step)
        said.append(
            f"{len(inputs.documents)} documents, {len(inputs.sheets)} sheets and the vocabulary "
            "are sound."
        )
        said.extend(f"Note: {notice}" for notice in notices)
        now = snapshots.current(data)
        if now is None:
            said.append("Nothing is published yet.")
        elif (now.inputs, now.program) != (inputs.hashes, program()):
            said.append(f"They have changed since snapshot {now.number}: run 'econdep refresh'.")
    except InputFault as error:
        faults.extend(error.faults)
    numbers = snapshots.numbers(data)
    for number in numbers:
        step(f"reading snapshot {number}")
        try:
            snapshots.read(data, number)
        except InputFault as error:
            faults.extend(error.faults)
    if faults:
        raise InputFault(faults)
    if numbers:
        said.append(f"{len(numbers)} published snapshots are whole.")
    return said
