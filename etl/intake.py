"""Taking in what people add: documents, sheets, official tables, each to its place; then a refresh.

Comes in: files from anywhere. Goes out: a refreshed project. All or nothing: on any fault, in a
file or in the refresh, no file is copied and nothing is published.
"""

from __future__ import annotations

import filecmp
from collections.abc import Iterable
from pathlib import Path

from etl.copying import copy, keep, take_back, writing
from etl.errors import Fault, InputFault
from etl.extract.sheets import read_sheet
from etl.extract.statistics import is_official_file, read_statistics, revised
from etl.file_kinds import BETTER, DOCUMENTS, SHEETS, STATISTICS
from etl.inputs import is_document, is_sheet, is_statistics, misnamed, statistics_of
from etl.reading import Step
from etl.refresh import Consent, Refreshed, Say, freely, quiet, read_one, refresh_while_writing
from etl.sheet_columns import REQUIRED
from etl.vocabulary import Vocabulary, load_vocabulary


def add(
    files: Iterable[Path],
    seeds: Path,
    data: Path,
    *,
    say: Say = quiet,
    step: Step = quiet,
    skip_faulty: bool = False,
    consent: Consent = freely,
) -> Refreshed:
    """Check `files`, copy them into the project and refresh it.

    Documents go into `seeds`, sheets into the `figures` of `data`, official tables into its
    `statistics`, where a later download takes the place of the one before; a file that is there
    already with the same content is left as it is. Raises `InputFault` with the faults of every
    file: `skip_faulty` leaves out what is at fault among the documents that were there before.
    What `consent` raises before the tables are published leaves the project as it was.
    """
    vocabulary = load_vocabulary(data / "vocabulary")
    with writing(data, say):
        targets = _checked(files, seeds, data, vocabulary)
        try:
            copy({t: file for t, file in targets.items() if not _is_there(t, file)}, data)
            outcome = refresh_while_writing(
                seeds, data, step=step, skip_faulty=skip_faulty, consent=consent
            )
        except BaseException:
            take_back(data)
            raise
        keep(data)
        return outcome


def _checked(
    files: Iterable[Path], seeds: Path, data: Path, vocabulary: Vocabulary
) -> dict[Path, Path]:
    """Each of `files` by where it goes; raises `InputFault` with the faults of all of them."""
    targets: dict[Path, Path] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            target = _target(file, seeds, data, vocabulary)
            if target in targets:
                problem = f"{targets[target]} has the same name."
                raise InputFault.at(str(file), problem, "Rename one of the two.")
            targets[target] = file
            _check(file, target, vocabulary)
        except InputFault as error:
            faults.extend(error.faults)
    if faults:
        raise InputFault(faults)
    return targets


def _target(file: Path, seeds: Path, data: Path, vocabulary: Vocabulary) -> Path:
    """Where `file` goes; a later download goes where the one before it is."""
    if not file.is_file():
        what = "This is no file." if file.exists() else "There is no such file."
        raise InputFault.at(
            str(file), what, "Name a document, a sheet of figures or an official table."
        )
    if fault := misnamed(file, file.name):
        raise InputFault([fault])
    if is_document(file):
        target = seeds / file.name
    elif is_statistics(file) and (
        not is_sheet(file) or is_official_file(file, vocabulary, REQUIRED)
    ):
        target = data / "statistics" / file.name
        if old := revised(file, statistics_of(data), vocabulary):
            return old
    elif is_sheet(file):
        target = data / "figures" / file.name
    else:
        endings = (
            f"{', '.join(DOCUMENTS)} (documents), {', '.join(SHEETS)} (sheets) or "
            f"{', '.join(STATISTICS)} (official tables)"
        )
        better = BETTER.get(file.suffix.lower())
        raise InputFault.at(
            str(file),
            "This is neither a document nor a table of figures.",
            f"Save it as {better}." if better else f"Give it as {endings}.",
        )
    if target.exists() and not _is_there(target, file):
        raise InputFault.at(
            str(file),
            f"There is another file of that name: {target}.",
            f"Rename yours; or replace {target} by hand and run 'econdep refresh'.",
        )
    return target


def _is_there(target: Path, file: Path) -> bool:
    return target.exists() and filecmp.cmp(file, target, shallow=False)


def _check(file: Path, target: Path, vocabulary: Vocabulary) -> None:
    if target.parent.name == "statistics":
        read_statistics([(file, str(file))], vocabulary)
    elif is_sheet(file):
        read_sheet(file, vocabulary, name=str(file))
    else:
        read_one(file, vocabulary)
