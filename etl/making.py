"""The tables of a snapshot, made of what its sources state and written as they come.

Comes in: the rows of documents, sheets and official tables, gathered in a store. Goes out: a file
for every table. Says nothing of what is right, nor of what was there before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.collecting import uncollected
from etl.reuse import STATED, in_order
from etl.stored import ReadLate, Store
from etl.tables import TABLES, Frames, to_frame, to_records
from etl.transform.computed.claims import claim_sets, ranked
from etl.transform.computed.derivable import derivable
from etl.transform.computed.derive import derive
from etl.transform.computed.measures import measures
from etl.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pandas as pd


def write(
    store: Store,
    folder: Path,
    vocabulary: Vocabulary,
    figures: Callable[[], pd.DataFrame],
    units: Collection[str],
) -> ReadLate:
    """Write every table to `folder`: what is ``stated``, and what follows from its `figures`.

    First what needs no figure: while that is sorted, none is held. `units` are those of all
    numbers. One by one, and in one thread: a process that is forked while another writes may crash.
    """
    for name in STATED:
        store.write(in_order(name), folder / f"{name}.parquet")
    stated = {
        "observations": figures(),
        "documents": store.frame("documents", in_order("documents")),
    }
    for name, frame in completed(stated, units, vocabulary):
        before = [stated[name]] if name == "observations" else []
        store.write_frames([*before, frame], folder / f"{name}.parquet")
    return ReadLate(folder)


def completed(
    stated: Frames, counted: Collection[str], vocabulary: Vocabulary
) -> Iterator[tuple[str, pd.DataFrame]]:
    """What follows from the figures that sources state: computed ones, and the tables beside them.

    `stated` has those figures and their documents; `counted` are the units of all numbers. Units
    are those in use; entities are those listed in the vocabulary and those in use, which may be
    named by a document alone. What is derived is derived from figures as they are published, digit
    for digit.
    """
    told, sources = stated["observations"], stated["documents"]
    with uncollected():
        derived, derivations = derive(
            to_records("observations", derivable(told, vocabulary)), vocabulary
        )
        ranking = ranked(told, sources, vocabulary.policy)
        measured, inputs, missing = measures(told, ranking, vocabulary)
        computed = to_frame("observations", [*derived, *measured])
        yield "observations", computed
        sets, claims = claim_sets(ranking, vocabulary.policy)
        yield from (("claim_sets", sets), ("claims", claims))
    sides = ("entity", "counterpart")
    used = {*counted}.union(*(figures["unit"].unique() for figures in (told, computed)))
    shown = vocabulary.listed.union(
        *(figures[side].unique() for side in sides for figures in (told, computed))
    )
    beside: dict[str, list[Any]] = {
        "derivations": [*derivations, *inputs],
        "missing_inputs": missing,
        "indicators": list(vocabulary.indicators.values()),
        "entities": [
            *(e for e in vocabulary.entities.values() if e.entity in shown),
            *map(vocabulary.entity, sorted(shown - {"", *vocabulary.entities})),
        ],
        "units": [u for u in vocabulary.units.records.values() if u.unit in used],
    }
    made = {*STATED, "observations", "claim_sets", "claims"}
    for name in (name for name in TABLES if name not in made):
        yield name, to_frame(name, beside.get(name, ()))
