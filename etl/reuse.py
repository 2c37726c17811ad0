"""What still holds of the snapshot before: the rows of documents on which nothing has changed.

Comes in: the files of the current snapshot and of newly read documents, and the rows of sheets.
Goes out: the rows of all documents in order, the same whether a row was read now or long ago.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from etl.rulings import Ruling
from etl.stored import Store, columns_of
from etl.tables import Frames, stacked

_OWNERS = {
    "documents": ("places", "document_id"),
    "passages": ("places", "document_id"),
    "mentions": ("placed_passages", "passage_id"),
    "observations": ("places", "document_id"),
    "occurrences": ("placed_observations", "observation_id"),
    "events": ("placed_passages", "passage_id"),
}
"""What says where a row of a table stands, and the column by which it does."""

STATED = tuple(name for name in _OWNERS if name != "observations")
"""The tables that hold nothing but what sources state."""

_PLACED = ("passages", "observations")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The folder of a snapshot, and the digest of what each of its documents depended on.

    `folder` is None where there is none, or none that is sound; `asides` are as in `Snapshot`.
    """

    folder: Path | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    asides: Mapping[str, list[str]] = field(default_factory=dict)


def fingerprint(*, program: str, vocabulary: Mapping[str, str], path: str, sha256: str,
                entry: Any, rulings: Sequence[Ruling] = ()) -> str:  # fmt: skip
    """A digest of everything that the rows of a document depend on: the same gives the same rows.

    `vocabulary` has the hash of each of its files, `path` is the document's in its folder with
    the folder's name, `sha256` its bytes', `entry` what the catalogue says of it, or None,
    `rulings` what people decided on it, wherever in their sheet. What else comes to decide a
    document's rows has to join here, and nowhere else.
    """
    said = None if entry is None else astuple(entry)
    decided = sorted(json.dumps(asdict(replace(r, place="")), sort_keys=True) for r in rulings)
    return _digest(program, sorted(vocabulary.items()), path, sha256, said, decided)


def fingerprint_of_kind(
    kind: str, *, program: str, vocabulary: Mapping[str, str], hashes: Mapping[str, str]
) -> str:
    """A digest of all that the rows of the sheets, or of the official tables, depend on together.

    `hashes` gives the hash of each of the files by its name, in the order in which they are read.
    """
    return _digest(program, sorted(vocabulary.items()), kind, list(hashes.items()))


def _digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def gather(
    store: Store,
    kept: Collection[str],
    order: Sequence[str],
    parts: Sequence[Path],
    entered: Sequence[Frames],
) -> None:
    """Show as ``stated`` the rows of the documents whose ids `order` gives.

    Those of `kept`, if any, are taken from ``earlier``, the others from the folders `parts` and
    from the frames `entered`, each in the order of its documents; what is of no document of
    `order`, such as a derived figure, is left out. By `place` and `row` the rows of a table are in
    that order, and those of a document in their own.
    """
    places = {"document_id": order, "kept": [id_ in kept for id_ in order]}
    store.keep("places", pd.DataFrame(places).rename_axis("place").reset_index())
    for name, (owner, key) in _OWNERS.items():
        store.show("fresh", name, [part / f"{name}.parquet" for part in parts])
        store.show_frames("entered", name, [tables[name] for tables in entered])
        columns = columns_of(name, "rows")
        found = [
            f"SELECT {columns}, rows.row, place, kept FROM {source}.{name} AS rows "
            f"JOIN {owner} USING ({key}) WHERE kept = {source == 'earlier'}"
            for source in ("earlier", "fresh", "entered")[not kept :]
        ]
        store.define("stated", name, " UNION ALL ".join(found))
        store.define("read", name, " UNION ALL ".join(found[:-1]))
        if name in _PLACED:
            placed = f"SELECT {name[:-1]}_id, place, kept FROM stated.{name}"
            store.run(f"CREATE OR REPLACE TABLE placed_{name} AS {placed}")


ORDER = "place, row"
"""The order of what is ``stated``: that of the documents, and in each its own."""


def in_order(name: str) -> str:
    """The rows of ``stated.name`` in their order."""
    return f"SELECT {columns_of(name)} FROM stated.{name} ORDER BY {ORDER}"


def figures(store: Store, order: Sequence[str], entered: Sequence[Frames]) -> pd.DataFrame:
    """The observations that are ``stated``, in their order; texts that recur as categories.

    Those that were `entered` are at hand: where they stand behind all others, as they do unless a
    later kind of table was kept, they need not be read again.
    """
    ids = [id_ for tables in entered for id_ in tables["documents"]["document_id"]]
    if not ids or list(order[-len(ids) :]) != ids:
        return store.shared("observations", "stated.observations", ORDER)
    before = store.shared("observations", "read.observations", ORDER)
    behind = (tables["observations"] for tables in entered)
    return stacked("observations", [frame for frame in (before, *behind) if len(frame)])


def silent(store: Store, documents: int) -> list[str]:
    """The path of each of the first `documents` of those gathered that states no figure."""
    found = store.rows(
        "SELECT path FROM stated.documents WHERE place < ? AND document_id NOT IN "
        "(SELECT document_id FROM stated.observations) ORDER BY place",
        documents,
    )
    return [path for (path,) in found]
