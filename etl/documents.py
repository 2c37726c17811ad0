"""All documents of a project as tables: what still holds of the snapshot before, and what is new.

Comes in: the documents, the catalogue, the vocabulary and the current snapshot's tables. Goes out:
the tables of the documents, the same as if all of them had just been read, and which are at fault.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.errors import Fault
from etl.extract.catalogue import Entry
from etl.inputs import Inputs, doubled_names, program
from etl.reading import Step, Task, frames_of, read_documents
from etl.reuse import Earlier, fingerprint, gathered, joined
from etl.rulings import Ruling
from etl.tables import Frames
from etl.transform.decide import share_out
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


@dataclass(frozen=True, slots=True)
class Documents:
    """The tables of the sound documents, and the faults of the others.

    `readings` is, by a document's id, the digest of what its rows depend on. A document that
    changed while it was read, or has a stale ruling, has none: the next refresh reads it again.
    `notices` tell of rulings that are stale.
    """

    frames: Frames
    readings: dict[str, str]
    faulty: Faulty
    notices: list[str]


def documents(given: Given, earlier: Earlier, step: Step) -> Documents:
    """The documents of `given`, of which those are read that differ from `earlier`."""
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
    parts = [frames_of([])]
    stale: dict[str, list[str]] = {}
    for part in read_documents(changed, given.seeds, given.words, given.vocabulary, step):
        parts.append(part.frames)
        faulty.update(part.faulty)
        stale.update(part.stale)
    frames = gathered(joined(parts), earlier.frames, kept, list(tasks))
    read = frames["documents"][["document_id", "sha256"]].itertuples(index=False)
    lasting = [
        id_ for id_, sha256 in read if sha256 == hashes[tasks[id_].path] and id_ not in stale
    ]
    notices += [notice for told in stale.values() for notice in told]
    return Documents(frames, {id_: digests[id_] for id_ in lasting}, faulty, notices)
