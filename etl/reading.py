"""Many documents read at once: paths in, files with the rows of their tables out, on every core.

A chunk of documents is read, its numbers are settled, and its rows are written to a folder before
the next one is taken: no more than that is ever held. What a few documents need is done in this
process, because to start others costs more. The order of what comes out is that of what goes in.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Protocol

from etl.errors import Fault, InputFault
from etl.extract.catalogue import Entry
from etl.extract.documents import read_document
from etl.extract.formats import suffix_of
from etl.rulings import Ruling
from etl.stored import write_tables
from etl.tables import Frames, Reading, to_frame
from etl.transform.decisions.decide import decide
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary, load_vocabulary

POOL_FROM_BYTES = 2_000_000
"""How much there is to read where other processes begin to be worth their start."""

_CHUNK_DOCUMENTS = 250
_CHUNK_AT_LEAST = 20
_CHUNK_BYTES = 1_000_000
_SHARE = 8
_MOST_PROCESSES = 61  # what Windows can wait for at once


Keep = Callable[[str, str], object]
"""Is given the digest and the extracted text of a document that is no plain text."""


def forget(_sha256: str, _text: str) -> None:
    """Keep nothing."""


class Step(Protocol):
    """Is told what is being done and, where that is counted, how far it has come."""

    def __call__(self, text: str, done: int = 0, total: int = 0, /) -> object:
        """Be told that `done` of `total` is done of what `text` says."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read, with what the catalogue says about it and people ruled on it."""

    path: Path
    entry: Entry | None
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents to read one after the other, and the folder for what comes of them."""

    tasks: tuple[Task, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Part:
    """What came of some documents: the rows of their tables, and the faults of the others, by path.

    `folder` holds a file for each table; `read` gives the SHA-256 of what was read, by a document's
    id, in their order. `stale` has notices that are told at every refresh, by a document's id: on
    rulings that no longer find their number, on a doubtful encoding, on what could not be
    read. Such a document is read again.
    """

    folder: Path
    read: dict[str, str]
    faulty: dict[Path, tuple[Fault, ...]]
    stale: dict[str, list[str]]


def read_documents(
    tasks: Sequence[Task],
    seeds: Path,
    words: Path,
    vocabulary: Vocabulary,
    step: Step,
    parts: Path,
    keep: Keep = forget,
) -> Iterator[Part]:
    """The documents of `tasks`, which are in `seeds`, read into folders of `parts`, in order.

    `keep`, which other processes call as well, keeps extracted texts; `words` is the folder that
    `vocabulary` was loaded from: each process loads its own. Raises `InputFault` where a process
    ends before its time.
    """
    sizes = [_size(task.path) for task in tasks]
    chunks = [
        Chunk(tuple(found), parts / f"{number:06}")
        for number, found in enumerate(_chunks(tasks, sizes), 1)
    ]
    done = 0
    step("reading documents", done, len(tasks))
    made = _parts(chunks, sum(sizes), seeds, words, vocabulary, keep)
    for chunk, part in zip(chunks, made, strict=True):
        done += len(chunk.tasks)
        step("reading documents", done, len(tasks))
        yield part


def frames_of(readings: Sequence[Reading]) -> Frames:
    """The tables that hold rows of `readings`."""
    return {
        "documents": to_frame("documents", [reading.document for reading in readings]),
        "passages": to_frame("passages", (p for reading in readings for p in reading.passages)),
        "mentions": to_frame("mentions", (m for reading in readings for m in reading.mentions)),
        "observations": to_frame(
            "observations", (o for reading in readings for o in reading.observations)
        ),
        "occurrences": to_frame(
            "occurrences", (o for reading in readings for o in reading.occurrences)
        ),
        "events": to_frame("events", (e for reading in readings for e in reading.events)),
    }


def _parts(
    chunks: Sequence[Chunk],
    size: int,
    seeds: Path,
    words: Path,
    vocabulary: Vocabulary,
    keep: Keep,
) -> Iterator[Part]:
    processes = min(_cores(), len(chunks), _MOST_PROCESSES)
    if processes < 2 or size < POOL_FROM_BYTES:
        yield from (_part(chunk, seeds, vocabulary, keep) for chunk in chunks)
        return
    pool = ProcessPoolExecutor(
        processes,
        # The same on every system, and sound in a program that has threads.
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(words,),
    )
    try:
        yield from pool.map(partial(_part_of_process, seeds=seeds, words=words, keep=keep), chunks)
    except BrokenProcessPool:
        raise InputFault.at(
            str(seeds),
            "A process that was reading documents ended before its time; so the system does where "
            "memory runs out.",
            "End other programs and try again; if it comes back, add the documents in smaller "
            "groups to find the one.",
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _part(chunk: Chunk, seeds: Path, vocabulary: Vocabulary, keep: Keep) -> Part:
    readings: list[Reading] = []
    faulty: dict[Path, tuple[Fault, ...]] = {}
    stale: dict[str, list[str]] = {}
    for task in chunk.tasks:
        try:
            found = read_document(task.path, vocabulary.units, folder=seeds, entry=task.entry)
            reading, notices = decide(resolve(found, vocabulary), task.rulings, vocabulary)
            readings.append(reading)
            if reading.text:
                keep(reading.document.sha256, reading.text)
                notices = [*notices, *_encoded(reading), *_unread(reading)]
            if notices:
                stale[reading.document.document_id] = notices
        except InputFault as error:
            faulty[task.path] = error.faults
    write_tables(chunk.folder, frames_of(readings))
    read = {r.document.document_id: r.document.sha256 for r in readings}
    return Part(chunk.folder, read, faulty, stale)


def _encoded(reading: Reading) -> list[str]:
    """A notice on a plain text whose encoding had to be told by its bytes."""
    path = reading.document.path
    if suffix_of(path):
        return []
    return [
        f"{path} is not in UTF-8; its encoding was told by its bytes. To be sure of every letter, "
        "save it as UTF-8."
    ]


def _unread(reading: Reading) -> list[str]:
    return [f"{reading.document.path}: {sentence}" for sentence in reading.unread]


def _part_of_process(chunk: Chunk, *, seeds: Path, words: Path, keep: Keep) -> Part:
    return _part(chunk, seeds, _vocabulary(words), keep)


@cache
def _vocabulary(words: Path) -> Vocabulary:
    return load_vocabulary(words)


def _begin(words: Path) -> None:
    """Make a process ready to read: the one that began it is interrupted, and it ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _vocabulary(words)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunks(tasks: Sequence[Task], sizes: Sequence[int]) -> Iterator[list[Task]]:
    """`tasks` in order, in chunks of like sizes: some for each core, none too large to hold."""
    share = len(tasks) // (_SHARE * _cores())
    most = min(max(share, _CHUNK_AT_LEAST), _CHUNK_DOCUMENTS)
    chunk: list[Task] = []
    held = 0
    for task, size in zip(tasks, sizes, strict=True):
        if chunk and (len(chunk) >= most or held + size > _CHUNK_BYTES):
            yield chunk
            chunk, held = [], 0
        chunk.append(task)
        held += size
    if chunk:
        yield chunk


def _cores() -> int:
    """How many processes can run at once on the cores that this one may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
