"""Official tables as downloaded: files in, one `Reading` a table out.

A table is read by its layout (`data/vocabulary/layouts`), whoever publishes it. Files with any
fault give nothing but their faults; what no layout maps is counted and told, never dropped in
silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from etl.errors import Fault, InputFault
from etl.extract.statistics.files import Copy, parts_of, read_file, table_of
from etl.extract.statistics.readings import readings
from etl.extract.statistics.recognise import is_official
from etl.extract.statistics.revisions import revises, settle
from etl.tables import Reading
from etl.vocabulary import Vocabulary

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Statistics:
    """The records of official tables, and sentences on what was left aside."""

    readings: list[Reading] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def read_statistics(files: Iterable[tuple[Path, str]], vocabulary: Vocabulary) -> Statistics:
    """What the files state, each given with its name in tables and faults.

    A figure of a dataset that several files state is taken from the one that was updated last.
    Raises `InputFault` with every fault of the files.
    """
    copies: list[Copy] = []
    faults: list[Fault] = []
    for path, name in files:
        try:
            copies += read_file(path, vocabulary, name)
        except InputFault as error:
            faults.extend(error.faults)
    notices = [notice for copy in copies for notice in _aside(copy)]
    settle(copies, faults, notices)
    if faults:
        raise InputFault(faults)
    return Statistics(readings(copies, vocabulary), notices)


def is_official_file(path: Path, vocabulary: Vocabulary, others: Sequence[str]) -> bool:
    """Whether the file at `path` is an official table rather than one with the columns `others`."""
    try:
        layouts = vocabulary.layouts
        return any(
            is_official(table_of(data, place, layouts), layouts, others)
            for data, place in parts_of(path.read_bytes(), str(path))
        )
    except InputFault:
        return False


def revised(path: Path, there: Iterable[Path], vocabulary: Vocabulary) -> Path | None:
    """The first of the files `there` whose data the file at `path` is a later download of.

    Raises `InputFault` with every fault of the file at `path`.
    """
    new = read_file(path, vocabulary, str(path))
    for other in there:
        if other.suffix.lower() == path.suffix.lower():
            with suppress(InputFault):
                if revises(new, read_file(other, vocabulary, str(other))):
                    return other
    return None


def _aside(copy: Copy) -> list[str]:
    """What of a table is no figure here, a sentence a kind."""
    aside, layout = copy.aside, copy.layout
    told = []
    if aside.series:
        told.append(
            f"{copy.name}: {_rows(aside.series)} of series that {layout.file} does not map: "
            f"{_few(aside.series)}."
        )
    if aside.areas:
        told.append(
            f"{copy.name}: {_rows(aside.areas)} of areas that are no entity of the vocabulary: "
            f"{_few(aside.areas)}. Where one is, name it in vocabulary/areas.toml."
        )
    if scales := sorted(aside.said.get(layout.shown_scale, set()) - {"", "0"}):
        units = " or ".join(sorted({figure.told for figure in copy.figures}))
        said = ", ".join(f"'{scale}'" for scale in scales)
        told.append(
            f"{copy.name}: values are taken as they stand, in {units}, although "
            f"{layout.shown_scale} says {said}: that tells how the publisher displays them. Where "
            f"yours are in that scale, write scale for shown_scale in {layout.file}."
        )
    if aside.undated:
        form = f" in the form '{layout.updated_form}'" if layout.updated_form else ""
        told.append(
            f"{copy.name}: {_few(Counter(aside.undated))} is no date{form}, so it is not known "
            f"when the file was updated. Mend updated_form of [cells] in {layout.file}."
        )
    if aside.itself:
        told.append(f"{copy.name}: rows of an economy's trade with itself ({aside.itself:,}).")
    if aside.deleted:
        told.append(f"{copy.name}: rows that tell to delete a figure ({aside.deleted:,}).")
    if not copy.figures:
        told.append(f"{copy.name} states no figure of an indicator.")
    return told


def _rows(counted: Counter[str]) -> str:
    rows = counted.total()
    return f"{rows:,} row{'s' * (rows != 1)}"


def _few(counted: Counter[str]) -> str:
    names = [
        f"'{name}'" if times == 1 else f"'{name}' ({times:,})"
        for name, times in counted.most_common(_SHOWN)
    ]
    more = len(counted) - _SHOWN
    return ", ".join(names) + (f" and {more:,} more" if more > 0 else "")
