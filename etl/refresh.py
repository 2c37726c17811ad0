"""A refresh: documents, sheets and statistics in, a published snapshot of the tidy tables out.

Reads like a table of contents: vocabulary, inputs, extract, transform, validate, compare,
publish. Only inputs on which something has changed are read. It publishes a whole new snapshot
or changes nothing and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from etl.copying import writing
from etl.documents import Given, documents
from etl.entered import entered
from etl.errors import Fault, InputFault
from etl.extract.catalogue import read_catalogue
from etl.extract.decisions import read_decisions
from etl.extract.documents import largest, read_bytes, read_document, too_large
from etl.extract.formats import suffix_of
from etl.extract.streams import read_stream
from etl.file_kinds import CATALOGUE, DECISIONS
from etl.inputs import (
    Inputs,
    find_inputs,
    name_of,
    program,
    require_inputs,
)
from etl.load import snapshots, texts
from etl.load.description import Skipped, Snapshot
from etl.load.differences import differences, write_changes
from etl.load.figure_changes import FigureDifferences, figure_differences
from etl.load.validate import faults
from etl.making import write
from etl.notices import notices
from etl.reading import Keep, Step, forget
from etl.reuse import Earlier, figures, gather, silent
from etl.stored import ReadLate, Store
from etl.tables import Frames, Mention, Passage, Reading
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary, load_vocabulary

Say = Callable[[str], object]
Stream = Iterator[tuple[Passage, list[Mention]]]
HELD_BYTES = 1_000_000
WHOLE_UP_TO = f"{HELD_BYTES // 1_000_000} MB"
_CHUNK = 65_536
_MANY, _SORTED = 200_000, 80  # numbers that are more than memory holds; MB that sorting them takes


def quiet(_: str, done: int = 0, total: int = 0, /) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a refresh is about to publish, and what that changes.

    `frames` are its tables, `before` those of snapshot `parent` (empty for 0), both read when they
    are asked for; `figures` says what becomes of each figure. `notices` and `skipped` are as in
    `Snapshot`.
    """

    parent: int
    before: ReadLate
    frames: ReadLate
    figures: FigureDifferences
    notices: list[str]
    skipped: list[Skipped]

    @property
    def changes(self) -> Path:
        """The file of the table `changes`."""
        assert self.frames.folder is not None
        return self.frames.folder / "changes.parquet"


Consent = Callable[[Draft], object]
"""Is shown a draft before it is published; what it raises keeps it from being."""


def freely(_: Draft, /) -> None:
    """Let every draft be published."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh came to: the current snapshot, and whether it is a new one.

    `draft` is what was published, None where nothing was; `noticed_before` are the notices that
    were known before, on inputs that are as they were.
    """

    snapshot: Snapshot
    published: bool
    draft: Draft | None = None
    noticed_before: tuple[str, ...] = ()

    @property
    def frames(self) -> Frames | None:
        """The tables that were published, None where nothing was."""
        return self.draft.frames if self.draft else None


@dataclass(frozen=True, slots=True)
class Built:
    """The tables of a project, with what a snapshot tells of them, as `Snapshot` does."""

    frames: ReadLate
    notices: list[str]
    readings: dict[str, str]
    skipped: list[Skipped]
    asides: dict[str, list[str]]


def refresh(
    seeds: Path,
    data: Path,
    *,
    say: Say = quiet,
    step: Step = quiet,
    skip_faulty: bool = False,
    consent: Consent = freely,
) -> Refreshed:
    """Publish in `data` what the documents of `seeds`, the sheets and statistics of `data` say now.

    Unchanged inputs, read by an unchanged program, publish nothing. `say` is told when another
    writer has to be waited for, `step` how far the work has come. Raises `InputFault` with every
    fault of the first stage that has any; then nothing published has changed. With `skip_faulty`
    documents at fault are left out instead, and the snapshot says which and why. `consent` is asked
    before anything is published.
    """
    require_inputs(seeds, data)
    with writing(data, say):
        return refresh_while_writing(
            seeds, data, step=step, skip_faulty=skip_faulty, consent=consent
        )


def refresh_while_writing(
    seeds: Path,
    data: Path,
    *,
    step: Step = quiet,
    skip_faulty: bool = False,
    consent: Consent = freely,
) -> Refreshed:
    """The same for a caller that is already `writing`."""
    step("looking for what has changed")
    inputs = find_inputs(seeds, data)

    def up_to_date(now: Snapshot) -> bool:
        return inputs.made(now.inputs, now.program) and (skip_faulty or not now.skipped)

    now, earlier, unreadable = _current(data, up_to_date)
    if now and earlier is None:
        return Refreshed(now, published=False, noticed_before=_noticed(now, now))
    earlier = earlier or Earlier()
    keep = partial(texts.keep, data)
    before = ReadLate(earlier.folder)
    with snapshots.building(data) as folder, Store(folder / snapshots.WORK) as store:
        built = build(
            seeds, data, inputs, store, folder, step, keep, earlier=earlier, skip_faulty=skip_faulty
        )
        step("comparing and publishing")
        number = snapshots.next_number(data)
        differences(store, "earlier" if earlier.folder else None, "made", number)
        write_changes(store, folder / "changes.parquet")
        draft = Draft(
            parent=now.number if now else 0,
            before=before,
            frames=built.frames,
            figures=figure_differences(before, built.frames),
            notices=[*unreadable, *map(str, built.skipped), *built.notices],
            skipped=built.skipped,
        )
        consent(draft)
        snapshot = snapshots.publish(
            data,
            folder,
            number=number,
            parent=draft.parent,
            program=program(),
            inputs=inputs.hashes,
            notices=draft.notices,
            readings=built.readings,
            skipped=draft.skipped,
            figures=draft.figures.counts,
            asides=built.asides,
        )
        draft.frames.folder = snapshots.path_of(data, snapshot)
    return Refreshed(snapshot, True, draft, _noticed(now, snapshot))


def _noticed(before: Snapshot | None, after: Snapshot) -> tuple[str, ...]:
    """The notices of `before` that name no input which is another in `after`."""
    if before is None:
        return ()
    other = [name for name, digest in after.inputs.items() if before.inputs.get(name) != digest]
    return tuple(told for told in before.notices if not any(name in told for name in other))


def build(
    seeds: Path,
    data: Path,
    inputs: Inputs,
    store: Store,
    folder: Path,
    step: Step = quiet,
    keep: Keep = forget,
    *,
    earlier: Earlier | None = None,
    skip_faulty: bool = False,
) -> Built:
    """Write the tables that `inputs` make to `folder`, once they are found sound.

    Those of `earlier`, if any, are shown in `store` as ``earlier``: inputs on which nothing has
    changed since are not read again. `keep` is given the digest and the extracted text of each
    document read that is no plain text. Raises `InputFault` with every fault of the first stage
    that has any.
    """
    vocabulary = load_vocabulary(data / "vocabulary")
    entries = read_catalogue(seeds / CATALOGUE)
    decisions = data / DECISIONS
    rulings = read_decisions(decisions, vocabulary, name=name_of(decisions, data))
    given = Given(seeds, data / "vocabulary", inputs, vocabulary, entries, rulings, keep)
    earlier = earlier or Earlier()
    parts = folder / snapshots.WORK / "parts"
    read = documents(given, earlier, step, parts)
    if read.faulty and (not skip_faulty or len(read.faulty) == len(inputs.documents)):
        none_left = Fault(str(seeds), "No document is left without these.", "Mend one of them.")
        at_fault = [fault for found in read.faulty.values() for fault in found]
        raise InputFault([*at_fault, none_left] if skip_faulty else at_fault)
    tables = entered(given, data, earlier, step)
    step("deriving and validating")
    if earlier.folder:
        store.show_all("earlier", earlier.folder)
    order = [*read.order, *tables.order]
    gather(store, read.kept | tables.kept, order, read.parts, tables.frames)
    units = dict(store.rows("SELECT unit, count(*) FROM stated.mentions GROUP BY unit"))
    many = sum(units.values()) > _MANY
    # Very many rows go to the disk to be sorted: in less memory that is done as soon.
    with store.within(_SORTED) if many else nullcontext():
        told = partial(figures, store, order, tables.frames)
        frames = write(store, folder, vocabulary, told, units)
        unit_kinds = {name: rule.unit_kinds for name, rule in vocabulary.rules.items()}
        if wrong := faults(store, folder, unit_kinds):
            raise InputFault(wrong)
    noticed = notices(seeds, inputs, entries, silent(store, len(read.order)))
    skipped = [_skipped(name_of(path, seeds), inputs, found) for path, found in read.faulty.items()]
    return Built(
        frames,
        [*noticed, *tables.notices, *read.notices],
        read.readings | tables.readings,
        skipped,
        tables.asides,
    )


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


def _current(
    data: Path, up_to_date: Callable[[Snapshot], bool]
) -> tuple[Snapshot | None, Earlier | None, list[str]]:
    """The current snapshot and what stands of it, which is None where it is up to date.

    None and nothing, and why, where it cannot be read: a damaged snapshot must not keep a sound
    one from being published.
    """
    try:
        now = snapshots.current(data)
        if now and up_to_date(now):
            snapshots.verify(data, now)
            return now, None, []
        earlier = (
            Earlier(snapshots.folder_of(data, now), now.readings, now.asides) if now else Earlier()
        )
        return now, earlier, []
    except InputFault as error:
        return None, Earlier(), [f"Compared with nothing: {error.faults[0]}"]


def _skipped(name: str, inputs: Inputs, found: tuple[Fault, ...]) -> Skipped:
    told = " ".join(f"{fault.problem} {fault.remedy}" for fault in found)
    return Skipped(name, inputs.hashes[name], told)
