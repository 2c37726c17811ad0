"""Sentences with the numbers that were read in them marked: one quotation a sentence.

Comes in: the tidy tables and ids of figures or events. Goes out: each sentence once, however many
of its numbers are asked for. Never shortens or alters a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from etl.load.excerpts import excerpts
from etl.tables import Frames


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in a sentence: characters `start` to `end`, and the figure or event it became."""

    start: int
    end: int
    id: str
    mention_id: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as displayed, its marks in order, and where it stands."""

    sentence: str
    marks: tuple[Mark, ...]
    passage_id: str
    document_id: str
    title: str
    publisher: str
    published: str
    kind: str
    url: str
    time_s: float | None


def quotes_of(frames: Frames, ids: Sequence[str]) -> list[Quote]:
    """The sentences behind the figures or events `ids`, each once, in the order of `ids`.

    A derived figure has no sentence of its own and so adds none.
    """
    asked = excerpts(_only(frames, set(ids)))
    order = {key: place for place, key in enumerate(ids)}
    asked = asked.assign(place=asked["id"].map(order)).sort_values("place", kind="stable")
    made = []
    for _, rows in asked.groupby(["passage_id", "sentence"], sort=False):
        first = rows.iloc[0]
        made.append(
            Quote(
                sentence=str(first["sentence"]),
                marks=_marks(rows),
                passage_id=str(first["passage_id"]),
                document_id=str(first["document_id"]),
                title=str(first["title"]),
                publisher=str(first["publisher"]),
                published=str(first["published"]),
                kind=str(first["kind"]),
                url=str(first["url"]),
                time_s=None if pd.isna(first["time_s"]) else float(first["time_s"]),
            )
        )
    return made


def _only(frames: Frames, ids: set[str]) -> Frames:
    """`frames` with just the rows that the excerpts of `ids` need: a page shows few of many."""
    figures = frames["observations"]
    events = frames["events"]
    return {
        **frames,
        "observations": figures[figures["observation_id"].isin(ids)],
        "events": events[events["event_id"].isin(ids)],
    }


def _marks(rows: pd.DataFrame) -> tuple[Mark, ...]:
    """The marks of one sentence in order, without overlap: the first of two keeps its place."""
    shown = rows.dropna(subset=["mark_start", "mark_end"]).sort_values("mark_start", kind="stable")
    made: list[Mark] = []
    for row in shown.to_dict("records"):
        start, end = int(row["mark_start"]), int(row["mark_end"])
        if end > start and (not made or start >= made[-1].end):
            made.append(Mark(start, end, str(row["id"]), str(row["mention_id"])))
    return tuple(made)
