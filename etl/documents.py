"""All documents of a project as tables: what still holds of the snapshot before, and what is new.

Comes in: the documents, the catalogue, the vocabulary and what the current snapshot has read. Goes
out: where the rows of each document are, and which documents are at fault.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.errors import Fault
from etl.extract.catalogue import Entry
from etl.inputs import Inputs, doubled_names, program
from etl.reading import Keep, Step, Task, forget, read_documents
from etl.reuse import Earlier, fingerprint
from etl.rulings import Ruling
from etl.transform.decisions.decide import share_out
from etl.vocabulary import Vocabulary

Faulty = dict[Path, tuple[Fault, ...]]


@dataclass(frozen=True, slots=True)
class Given:
    """What documents are read with; `words` is the folder that `vocabulary` was loaded from."""

    seeds: Path
    words: Path
    inputs: Inputs
    vocabulary: Vocabulary
    entries: Mapping[str, Entry]
    rulings: Sequence[Ruling] = ()
    keep: Keep = forget


@dataclass(frozen=True, slots=True)
class Documents:
    """Where the rows of the sound documents are, and the faults of the others.

    `order` has the ids of the documents; the rows of those of `kept` are in the current snapshot,
    those of the others in the folders `parts`. `readings` is, by a document's id, the digest of
    what its rows depend on. A document that changed while it was read, or has a stale ruling, has
    none: the next refresh reads it again. `notices` tell of rulings that are stale.
    """

    order: list[str]
    kept: set[str]
    parts: list[Path]
    readings: dict[str, str]
    faulty: Faulty
    notices: list[str]


def documents(given: Given, earlier: Earlier, step: Step, parts: Path) -> Documents:
    """The documents of `given`; those that differ from `earlier` are read into `parts`."""
    faulty: Faulty = {path: (fault,) for path, fault in doubled_names(given.inputs).items()}
    hashes = dict(
        zip(given.inputs.documents, given.inputs.document_hashes(given.seeds), strict=True)
    )
    sound = {
        name.removesuffix(path.suffix): (path, name)
        for path, name in zip(given.inputs.documents, given.inputs.names, strict=True)
        if path not in faulty
    }
    shares, notices = share_out(
        given.rulings, {id_: hashes[path] for id_, (path, _) in sound.items()}
    )
    tasks = {
        id_: Task(path, given.entries.get(name), tuple(shares.get(id_, ())))
        for id_, (path, name) in sound.items()
    }
    digests = {
        id_: fingerprint(
            program=program(),
            vocabulary=given.inputs.vocabulary,
            path=f"{given.seeds.name}/{name}",
            sha256=hashes[path],
            entry=tasks[id_].entry,
            rulings=tasks[id_].rulings,
        )
        for id_, (path, name) in sound.items()
    }
    kept = {id_ for id_, digest in digests.items() if earlier.readings.get(id_) == digest}
    changed = [task for id_, task in tasks.items() if id_ not in kept]
    folders: list[Path] = []
    read: dict[str, str] = {}
    stale: dict[str, list[str]] = {}
    for part in read_documents(
        changed, given.seeds, given.words, given.vocabulary, step, parts, given.keep
    ):
        folders.append(part.folder)
        read.update(part.read)
        faulty.update(part.faulty)
        stale.update(part.stale)
    lasting = {
        id_
        for id_, sha256 in read.items()
        if sha256 == hashes[tasks[id_].path] and id_ not in stale
    }
    notices += [notice for told in stale.values() for notice in told]
    readings = {id_: digests[id_] for id_ in tasks if id_ in kept or id_ in lasting}
    return Documents(list(tasks), kept, folders, readings, faulty, notices)
