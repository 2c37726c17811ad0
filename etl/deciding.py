"""Keeping rulings: each is tried on its number, then all are added to `data/decisions.csv`.

Comes in: rows of decisions, and the published tables that they were made on. Goes out: the sheet
with those rows at its end, or, on any fault, as it was; what people wrote in it stays byte for
byte. Publishes nothing: the next refresh does.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import Fault, InputFault
from etl.extract.celltable import decoded, header_columns
from etl.extract.csvfile import delimiter_of, read_records
from etl.extract.decisions import Placed, read_decisions, rows_of, rulings
from etl.file_kinds import DECISIONS
from etl.inputs import name_of
from etl.load import snapshots
from etl.load.description import Snapshot
from etl.published import reading_of
from etl.rulings import COLUMNS, PLACE, QUOTED, REQUIRED, Ruling, guarded
from etl.surroundings import Surroundings, written
from etl.tables import Frames, Mention, Observation, Reading
from etl.transform.decisions.decide import decide
from etl.vocabulary import Vocabulary

if TYPE_CHECKING:
    from etl.extract.reviewed import Filled

_AGAIN = "List it again with 'econdep review'."
_APART = ("by", "date", "figure")


def sheet_name(data: Path) -> str:
    """The sheet of decisions of `data` as tables and faults name it."""
    return name_of(data / DECISIONS, data)


def waiting(data: Path, snapshot: Snapshot, vocabulary: Vocabulary) -> list[Ruling]:
    """The rulings of `data` where `snapshot` was not made with them, else none.

    Raises `InputFault` with every fault of their sheet.
    """
    path, name = data / DECISIONS, sheet_name(data)
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    if digest == snapshot.inputs.get(name):
        return []
    return read_decisions(path, vocabulary, name=name)


def places(reading: Reading) -> Callable[[Mention, str], dict[str, str]]:
    """What says, in a row of decisions, which number of `reading` is meant, and which figure."""
    return partial(_place, reading, Surroundings(reading.passages, reading.mentions))


def _place(
    reading: Reading, surroundings: Surroundings, mention: Mention, figure: str
) -> dict[str, str]:
    before, after = surroundings.around(mention)
    document, digest = reading.document.document_id, reading.document.sha256
    start, end = str(mention.start), str(mention.end)
    return dict(
        zip(
            PLACE,
            (document, digest, start, end, written(mention), before, after, figure),
            strict=True,
        )
    )


def record(
    data: Path,
    rows: Sequence[Placed],
    frames: Frames,
    vocabulary: Vocabulary,
    say: Callable[[str], object],
) -> dict[str, list[Observation]]:
    """Add `rows` to the decisions of `data`; returns the figures that each, by its place, leaves.

    `say` is told of a wait, and of what is unusual in them and kept all the same.

    A row that is there already, whoever decided it and when, is not added, nor returned. Raises
    `InputFault` with every fault of the sheet as it would be; then it is as it was.
    """
    path, name = data / DECISIONS, sheet_name(data)
    with snapshots.writing(data, say):
        before = path.read_bytes() if path.is_file() else b""
        faults: list[Fault] = []
        text = decoded(before, name, REQUIRED) if before else ""
        there = rows_of(text, name, faults) if text else []
        known = {(_what(cells), cells["figure"]) for _, cells in there}

        def new(rows: Iterable[Placed]) -> list[Placed]:
            return [
                (place, cells)
                for place, cells in rows
                if not known & {(_what(cells), cells["figure"]), (_what(cells), "")}
            ]

        added = new(_as_now(new(rows), frames))
        made = rulings([*there, *added], vocabulary, faults)[len(there) :]
        named, left, unusual = _tried(made, frames, vocabulary)
        if added:
            cells = [
                {**row, "figure": named[place]} | {c: guarded(row[c]) for c in QUOTED}
                for place, row in added
            ]
            _replace(path, before + _written(cells, text, name).encode())
    for notice in unusual:
        say(notice)
    return left


def filled(path: Path, shown: Iterable[str], *, by: str, date: str) -> Filled:
    """What is filled in in the review sheet at `path`; see `etl.extract.reviewed`.

    Raises `InputFault` where it cannot be read, and with its faults.
    """
    from etl.extract import reviewed  # it loads what reads workbooks

    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputFault.unreadable(str(path), error) from None
    if path.suffix.lower() == ".xlsx":
        content = reviewed.as_csv(content, str(path))
    return reviewed.filled(content, str(path), shown, by=by, date=date)


def misplaced(rows: Iterable[Placed], frames: Frames) -> list[Fault]:
    """A fault for each of `rows` whose `id`, which people see, is not that of its hidden place.

    Cells that were sorted or pasted without the hidden ones would rule on another number. In an
    earlier state of its document a number is known by the document alone.
    """
    told = [(place, cells) for place, cells in rows if cells.get("id")]
    mentions = frames["mentions"]
    known = mentions[mentions["mention_id"].isin({cells["id"] for _, cells in told})]
    of = frames["passages"].set_index("passage_id")["document_id"]
    documents = frames["documents"].set_index("document_id")["sha256"]
    numbers = {
        mention: (document, str(start), str(end))
        for mention, document, start, end in zip(
            known["mention_id"], known["passage_id"].map(of), known["start"], known["end"],
            strict=True,
        )
    }  # fmt: skip

    def belongs(cells: Mapping[str, str]) -> bool:
        if cells["figure"]:
            return cells["figure"] == cells["id"]
        number = numbers.get(cells["id"])
        if cells["sha256"] != documents.get(cells["document"]):
            return number is None or number[0] == cells["document"]
        return number == (cells["document"], cells["start"], cells["end"])

    problem = "Its id and the place in its hidden columns do not belong together."
    remedy = "Sort and paste whole rows, or export the list anew and fill that in."
    return [Fault(f"{place}, id", problem, remedy) for place, cells in told if not belongs(cells)]


def _what(cells: Mapping[str, str]) -> tuple[str, ...]:
    """A row without who decided and when: of two that are the same else, one is enough."""
    return tuple(" ".join(cells[c].split()) for c in COLUMNS if c not in _APART)


def _as_now(rows: Iterable[Placed], frames: Frames) -> Iterator[Placed]:
    """`rows` of an earlier state of their document with the place that their number has now.

    That is where it stands between exactly the same words, and only there: what a refresh holds on
    to as well. Other rows are as they were, and will be told.
    """

    @cache
    def read(name: str) -> tuple[Reading | None, Surroundings]:
        reading = reading_of(frames, name)
        parts = (reading.passages, reading.mentions) if reading else ((), ())
        return reading, Surroundings(*parts)

    for place, cells in rows:
        reading, words = read(cells["document"])
        if reading and cells["sha256"] != reading.document.sha256:
            standing = words.between(*(cells[column] for column in ("before", "text", "after")))
            if len(standing) == 1:
                cells = {**cells, **_place_of(standing[0], reading)}
                if cells["decision"] != "accept" and _figures_of(standing[0], reading) < 2:
                    cells["figure"] = ""  # its id went with the passage; the number is the same
        yield place, cells


def _place_of(mention: Mention, reading: Reading) -> dict[str, str]:
    digest = reading.document.sha256
    return {"sha256": digest, "start": str(mention.start), "end": str(mention.end)}


def _figures_of(mention: Mention, reading: Reading) -> int:
    return sum(place.mention_id == mention.mention_id for place in reading.occurrences)


def _tried(
    made: Iterable[Ruling], frames: Frames, vocabulary: Vocabulary
) -> tuple[dict[str, str], dict[str, list[Observation]], list[str]]:
    """By its place, the figure that each ruling is to name, and the figures it leaves; notices.

    Raises `InputFault` with what keeps rulings from their numbers as these are published.
    """
    on: dict[str, list[Ruling]] = {}
    for ruling in made:
        on.setdefault(ruling.document, []).append(ruling)
    faults: list[Fault] = []
    named: dict[str, str] = {}
    left: dict[str, list[Observation]] = {}
    unusual: list[str] = []
    for document, those in on.items():
        reading = reading_of(frames, document)
        now = [r for r in those if reading and r.sha256 == reading.document.sha256]
        faults.extend(_outdated(ruling) for ruling in those if ruling not in now)
        if reading is None or not now:
            continue
        try:
            decided, notices = decide(reading, now, vocabulary)
        except InputFault as error:
            faults.extend(error.faults)
            continue
        before, after = _figures(reading), _figures(decided)
        stale = [notice for notice in notices if " is stale and not applied: " in notice]
        unusual += [notice for notice in notices if notice not in stale]
        for ruling in now:
            stated = before.get((ruling.start, ruling.end), [])
            faults.extend(_misfits(ruling, stated, stale))
            named[ruling.place] = _figure_of(ruling, stated)
            left[ruling.place] = after.get((ruling.start, ruling.end), [])
    if faults:
        raise InputFault(faults)
    return named, left, unusual


def _figures(reading: Reading) -> dict[tuple[int, int], list[Observation]]:
    """The figures that the numbers of `reading` state, by their characters."""
    spans = {mention.mention_id: (mention.start, mention.end) for mention in reading.mentions}
    figures = {figure.observation_id: figure for figure in reading.observations}
    found: dict[tuple[int, int], list[Observation]] = {}
    for place in reading.occurrences:
        found.setdefault(spans[place.mention_id], []).append(figures[place.observation_id])
    return found


def _figure_of(ruling: Ruling, stated: Sequence[Observation]) -> str:
    """The figure that a row names: one of several, or one that is accepted as it is read now.

    Else the row names the number alone, and outlives how that is read.
    """
    if len(stated) != 1:
        return ruling.figure
    return stated[0].observation_id if ruling.decision == "accept" else ""


def _outdated(ruling: Ruling) -> Fault:
    problem = f"'{ruling.document}' is no longer as it was when this was decided."
    return Fault(ruling.place, problem, _AGAIN)


def _misfits(
    ruling: Ruling, stated: Sequence[Observation], stale: Iterable[str]
) -> Iterator[Fault]:
    what = f"'{ruling.text}' of '{ruling.document}'"
    if any(notice.startswith(f"{ruling.place} is stale") for notice in stale):
        yield Fault(ruling.place, f"{what} is read otherwise now.", _AGAIN)
    elif ruling.decision == "assign" and stated:
        problem = f"{what} is a figure already."
        yield Fault(f"{ruling.place}, decision", problem, "Write 'correct' to change it.")


def _written(added: Sequence[Mapping[str, str]], text: str, name: str) -> str:
    """`added` as lines that go on where the sheet `text` ends, in its columns and its manner."""
    header = header_columns(read_records(text, name).cells[0]) if text else list(COLUMNS)
    missing = [c for c in COLUMNS if c not in header and any(cells[c] for cells in added)]
    if missing:
        raise InputFault(
            Fault(f"{name}:1", f"The column '{column}' is missing.", "Add it to the header.")
            for column in missing
        )
    file = io.StringIO()
    end = "\r\n" if "\r\n" in text else "\n"
    delimiter = delimiter_of(text) if text else ","
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
    if not text:
        writer.writerow(header)
    elif not text.endswith(("\n", "\r")):
        file.write(end)
    writer.writerows([" ".join(cells[column].split()) for column in header] for cells in added)
    return file.getvalue()


def _replace(path: Path, content: bytes) -> None:
    """Write `path` so that, whenever the process ends, it is as it was or whole."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    building = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        building.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)
