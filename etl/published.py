"""A document as it was published, as records again.

Comes in: the tidy tables. Goes out: the `Reading` of one document, without its derived figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from etl.tables import (
    TABLES,
    Document,
    Event,
    Frames,
    Mention,
    Observation,
    Occurrence,
    Passage,
    Reading,
)

if TYPE_CHECKING:
    import pandas as pd


def reading_of(frames: Frames, document_id: str) -> Reading | None:
    """What `frames` hold of the document; None where they do not have it."""
    documents = _where(frames, "documents", "document_id", [document_id])
    if documents.empty:
        return None
    passages = _where(frames, "passages", "document_id", [document_id])
    mentions = _where(frames, "mentions", "passage_id", passages["passage_id"])
    observations = _where(frames, "observations", "document_id", [document_id])
    occurrences = _where(frames, "occurrences", "mention_id", mentions["mention_id"])
    events = _where(frames, "events", "passage_id", passages["passage_id"])
    (document,) = _records("documents", documents, Document)
    return Reading(
        document,
        _records("passages", passages, Passage),
        _records("mentions", mentions, Mention),
        _records("observations", observations, Observation),
        _records("occurrences", occurrences, Occurrence),
        _records("events", events, Event),
    )


def _where(frames: Frames, table: str, column: str, values: Iterable[str]) -> pd.DataFrame:
    frame = frames[table]
    return frame[frame[column].isin(list(values))]


def _records(table: str, frame: pd.DataFrame, record: type[Any]) -> tuple[Any, ...]:
    nullable = {column.name for column in TABLES[table].columns if column.nullable}
    made = []
    for row in frame.to_dict("records"):
        cells = {str(c): None if c in nullable and v != v else v for c, v in row.items()}
        made.append(record(**cells))
    return tuple(made)
