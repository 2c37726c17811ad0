"""A refresh: documents and sheets in, a published snapshot of the tidy tables out.

Reads like a table of contents: vocabulary, inputs, extract, transform, validate, compare,
publish. It publishes a whole new snapshot or changes nothing and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from etl.errors import Fault, InputFault
from etl.extract.catalogue import FILE_NAME as CATALOGUE
from etl.extract.catalogue import Entry, read_catalogue
from etl.extract.catalogue import notices as catalogue_notices
from etl.extract.documents import largest, read_bytes, read_document, too_large
from etl.extract.formats import suffix_of
from etl.extract.sheets import doubled_across, read_sheet
from etl.extract.streams import read_stream
from etl.inputs import Inputs, doubled_names, find_inputs, name_of, program
from etl.load import snapshots, texts
from etl.load.differences import differences
from etl.load.snapshots import Snapshot
from etl.load.validate import faults
from etl.tables import Frames, Mention, Passage, Reading, to_frames
from etl.transform.derive import derive
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary, load_vocabulary

Say = Callable[[str], object]
Keep = Callable[[str, str], object]
Stream = Iterator[tuple[Passage, list[Mention]]]
HELD_BYTES = 1_000_000
WHOLE_UP_TO = f"{HELD_BYTES // 1_000_000} MB"
_CHUNK = 65_536


def quiet(_: str) -> None:
    """Say nothing."""


def forget(_sha256: str, _text: str) -> None:
    """Keep nothing."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh came to: the current snapshot, and whether it is a new one.

    `frames` are its tables and `before` those of its parent; both are None where nothing was
    published.
    """

    snapshot: Snapshot
    published: bool
    frames: Frames | None = None
    before: Frames | None = None


def refresh(seeds: Path, data: Path, *, say: Say = quiet, step: Say = quiet) -> Refreshed:
    """Publish in `data` what the documents of `seeds` and the sheets of `data` say now.

    Unchanged inputs, read by an unchanged program, publish nothing. `say` is told when another
    writer has to be waited for, `step` which file is being read. Raises `InputFault` with every
    fault of the first stage that has any; then nothing published has changed.
    """
    find_inputs(seeds, data)
    with snapshots.writing(data, say):
        return refresh_while_writing(seeds, data, step=step)


def refresh_while_writing(seeds: Path, data: Path, *, step: Say = quiet) -> Refreshed:
    """The same for a caller that already holds `snapshots.writing`."""
    inputs = find_inputs(seeds, data)
    now, before, unreadable = _current(data)
    if now and inputs.made(now.inputs, now.program):
        return Refreshed(now, published=False)
    frames, notices = build(seeds, data, inputs, step, partial(texts.keep, data))
    step("comparing and publishing")
    number = snapshots.next_number(data)
    frames["changes"] = differences(before, frames, number)
    snapshot = snapshots.publish(
        data,
        frames,
        number=number,
        parent=now.number if now else 0,
        program=program(),
        inputs=inputs.hashes,
        notices=[*unreadable, *notices],
    )
    return Refreshed(snapshot, True, frames, before)


def build(
    seeds: Path, data: Path, inputs: Inputs, step: Say = quiet, keep: Keep = forget
) -> tuple[Frames, list[str]]:
    """The tables that `inputs` make, validated but unpublished, and notices on the inputs.

    `keep` is given the digest and the extracted text of each document that is no plain text.
    Raises `InputFault` with every fault of the first stage that has any.
    """
    vocabulary = load_vocabulary(data / "vocabulary")
    entries = read_catalogue(seeds / CATALOGUE)
    documents = _documents(seeds, inputs, vocabulary, entries, step)
    sheets = _sheets(data, inputs, vocabulary, step)
    step("finding figures")
    resolved = [resolve(document, vocabulary) for document in documents]
    frames = tables([*resolved, *sheets], vocabulary)
    kinds = {name: rule.unit_kinds for name, rule in vocabulary.rules.items()}
    found = faults(frames, kinds)
    if found:
        raise InputFault(found)
    for reading in resolved:
        if reading.text:
            keep(reading.document.sha256, reading.text)
    filled = {sheet.document.path for sheet in sheets}
    empty = [name for name in (name_of(path, data) for path in inputs.sheets) if name not in filled]
    return frames, _notices(seeds, inputs, entries, resolved, empty)


def read_one(path: Path, vocabulary: Vocabulary) -> Reading:
    """The document at `path` alone, its numbers settled; raises `InputFault`."""
    return resolve(read_document(path, vocabulary.units), vocabulary)


def read_text(
    file: BinaryIO, vocabulary: Vocabulary, *, place: str, document_id: str
) -> Reading | Stream:
    """The text of `file`, its numbers settled; or, of one that is too large to hold, a stream.

    A stream gives each passage with its numbers, which are not settled, as it is read. Raises
    `InputFault` at `place`, the stream when it comes to the fault.
    """
    head = file.read(HELD_BYTES + 1)
    units = vocabulary.units
    is_whole = len(head) <= HELD_BYTES
    if suffix_of(place, head):  # no format but text can be read as it comes
        most, is_whole = largest(place, head), True
        head += file.read(most + 1 - len(head))
        if len(head) > most:
            raise too_large(place, most)
    if is_whole:
        reading = read_bytes(head, units, place=place, name=document_id, document_id=document_id)
        return resolve(reading, vocabulary)
    first = (head[at : at + _CHUNK] for at in range(0, len(head), _CHUNK))
    rest = iter(partial(file.read, _CHUNK), b"")
    return read_stream(chain(first, rest), units, place=place, document_id=document_id)


def tables(readings: Sequence[Reading], vocabulary: Vocabulary) -> Frames:
    """The tidy tables of `readings` with what follows from them.

    Units are those in use, entities those in use or listed in the vocabulary.
    """
    stated = [o for reading in readings for o in reading.observations]
    mentions = [m for reading in readings for m in reading.mentions]
    derived, derivations = derive(stated, vocabulary)
    used = {figure.unit for figure in (*stated, *derived)} | {m.unit for m in mentions}
    sides = {side for figure in (*stated, *derived) for side in (figure.entity, figure.counterpart)}
    shown = sides | vocabulary.listed
    return to_frames(
        {
            "documents": [reading.document for reading in readings],
            "passages": [p for reading in readings for p in reading.passages],
            "mentions": mentions,
            "observations": [*stated, *derived],
            "occurrences": [o for reading in readings for o in reading.occurrences],
            "events": [e for reading in readings for e in reading.events],
            "derivations": derivations,
            "indicators": list(vocabulary.indicators.values()),
            "entities": [e for e in vocabulary.entities.values() if e.entity in shown],
            "units": [u for u in vocabulary.units.records.values() if u.unit in used],
        }
    )


def _current(data: Path) -> tuple[Snapshot | None, Frames, list[str]]:
    """The current snapshot and its tables; none, and why, where they cannot be read.

    A damaged snapshot must not keep a sound one from being published.
    """
    try:
        now = snapshots.current(data)
        return now, snapshots.read(data, now.number) if now else to_frames({}), []
    except InputFault as error:
        return None, to_frames({}), [f"Compared with nothing: {error.faults[0]}"]


def _documents(
    seeds: Path, inputs: Inputs, vocabulary: Vocabulary, entries: dict[str, Entry], step: Say
) -> list[Reading]:
    found = doubled_names(inputs)
    readings = []
    for path in inputs.documents:
        step(f"reading {path}")
        entry = entries.get(path.relative_to(seeds).as_posix())
        try:
            readings.append(read_document(path, vocabulary.units, folder=seeds, entry=entry))
        except InputFault as error:
            found.extend(error.faults)
    if found:
        raise InputFault(found)
    return readings


def _sheets(data: Path, inputs: Inputs, vocabulary: Vocabulary, step: Say) -> list[Reading]:
    found: list[Fault] = []
    readings = []
    for path in inputs.sheets:
        step(f"reading {path}")
        try:
            readings.extend(read_sheet(path, vocabulary, name=name_of(path, data)))
        except InputFault as error:
            found.extend(error.faults)
    found.extend(doubled_across(readings))
    if found:
        raise InputFault(found)
    return readings


def _notices(
    seeds: Path,
    inputs: Inputs,
    entries: dict[str, Entry],
    documents: Sequence[Reading],
    empty: Sequence[str],
) -> list[str]:
    """Sentences on what was taken as it is, but may not be what the keeper of the data meant.

    `empty` names the sheets that have a header alone.
    """
    names = {path.relative_to(seeds).as_posix(): path for path in inputs.documents}
    digests = {name: inputs.hashes[name_of(path, seeds)] for name, path in names.items()}
    told = catalogue_notices(entries, digests)
    told += [
        f"{name} is not in the catalogue: to say who published it and when, add "
        f'["{name}"] to {name_of(seeds / CATALOGUE, seeds)}.'
        for name in names
        if entries and name not in entries
    ]
    told += [
        f"{reading.document.path} states no figure."
        for reading in documents
        if not reading.observations
    ]
    told += [
        f"{reading.document.path} is not in UTF-8; its encoding was told by its bytes. "
        "To be sure of every letter, save it as UTF-8."
        for reading in documents
        if reading.text and not suffix_of(reading.document.path)
    ]
    told += [f"{name} has a header and no rows: it states no figure." for name in empty]
    return told + [
        f"{path} is neither a document nor a sheet; it is not read." for path in inputs.passed_over
    ]
