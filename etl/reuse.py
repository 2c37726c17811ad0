"""What still holds of the snapshot before: the rows of documents on which nothing has changed.

Comes in: the tables of the current snapshot, and of newly read documents. Goes out: the tables of
all documents, the same whether a row was read now or long ago. Reads no file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from itertools import repeat
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from etl.rulings import Ruling
from etl.tables import Frames

_Places: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"

_NOWHERE = -1
_OWNERS = {"mentions": "passages", "events": "passages", "occurrences": "mentions"}
"""Whose rows the rows of a table are; those of the others are a document's own."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The tables of a snapshot, and the digest of what each of its documents depended on."""

    frames: Frames
    readings: Mapping[str, str]


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
    parts = [program, sorted(vocabulary.items()), path, sha256, said, decided]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def joined(parts: Sequence[Frames]) -> Frames:
    """The rows of `parts`, of which there is at least one, one behind the other."""
    return {name: pd.concat([part[name] for part in parts], ignore_index=True) for name in parts[0]}


def gathered(fresh: Frames, earlier: Frames, kept: Collection[str], order: Sequence[str]) -> Frames:
    """The rows of the documents whose ids `order` gives, in that order.

    Those of `kept` are taken from `earlier`, the others from `fresh`; what is of no document of
    `order`, such as a derived figure, is left out. In a document, rows keep their order.
    """
    places = {document: place for place, document in enumerate(order)}
    sources = [(fresh, _places(fresh, fresh, places))]
    if kept:
        standing = {document: places[document] for document in kept}
        sources.insert(0, (earlier, _places(earlier, fresh, standing)))
    return {name: _ordered([(frames[name], at[name]) for frames, at in sources]) for name in fresh}


def _places(
    frames: Frames, wanted: Iterable[str], documents: Mapping[str, int]
) -> dict[str, _Places]:
    """For each row of each table that is `wanted`, the place of its document, or -1."""
    found: dict[str, _Places] = {}
    for name in wanted:
        owner = _OWNERS.get(name)
        if owner is None:
            key, places = "document_id", documents
        else:
            key = f"{owner[:-1]}_id"
            places = dict(zip(frames[owner][key].tolist(), found[owner].tolist(), strict=True))
        keys = frames[name][key].tolist()
        at = map(places.get, keys, repeat(_NOWHERE))
        found[name] = np.fromiter(at, dtype=np.int64, count=len(keys))
    return found


def _ordered(sources: Sequence[tuple[pd.DataFrame, _Places]]) -> pd.DataFrame:
    """The rows that have a place, by place."""
    found = [(frame[at > _NOWHERE], at[at > _NOWHERE]) for frame, at in sources]
    whole = pd.concat([frame for frame, _ in found], ignore_index=True)
    at = np.concatenate([at for _, at in found])
    if (np.diff(at) >= 0).all():
        return whole
    return whole.take(np.argsort(at, kind="stable")).reset_index(drop=True)
