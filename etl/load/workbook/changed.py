"""The sheet of changes: what became of each figure since the snapshot before.

Comes in: a `Book` and the tables of the snapshot before. Goes out: a `Grid` with a row a figure
that is gone, has changed or was added, as it was and as it is, each in its sentence.
"""

from __future__ import annotations

import dataclasses

from etl.load.figure_changes import figure_changes
from etl.load.pairing import Stated
from etl.load.workbook.book import CHANGES, OBSERVATIONS, Book
from etl.load.workbook.compared import about
from etl.load.workbook.grid import Column, Grid, place_of, whole
from etl.tables import Frames
from etl.wording import Wording

_DOC = "A figure that was added, removed or changed since the snapshot before."


def changes(book: Book, before: Frames | None) -> Grid:
    """What changed from `before`, which is None where there is nothing to compare with."""
    found = figure_changes(before, book.frames) if before else []
    old = Wording.of(before) if before else book.wording
    sides = [(c.before, old, c.after) for c in found]
    shown = [side for c in found if (side := c.after or c.before)]
    ids = [side.observation.observation_id for side in shown]
    at = book.rows_at(ids)
    texts: dict[str, tuple[str, float, list[str]]] = {
        "kind": ("added, removed or changed", 11, [change.kind for change in found]),
        "what": ("what the figure is of", 44, [_about(book, side) for side in shown]),
        "columns": (
            "what of it changed, in the names of columns", 22,
            [", ".join(change.columns) for change in found],
        ),
        "before": ("the figure as it was", 20, [_figure(was, word) for was, word, _ in sides]),
        "after": ("the figure as it is", 20, [_figure(is_, book.wording) for _, _, is_ in sides]),
        "sentence_before": ("its sentence as it was", 60, [_sentence(was) for was, _, _ in sides]),
        "sentence_after": ("its sentence as it is", 60, [_sentence(is_) for _, _, is_ in sides]),
        "source": (
            "title of its source", 36,
            [side.title for side in shown],
        ),
    }  # fmt: skip
    key = Column(
        name="observation_id",
        doc="stable id of the figure; links to its row in Observations where it is still there",
        values=ids,
        links=[place_of(OBSERVATIONS, at.get(one)) for one in ids],
        width=16,
    )
    words = [
        Column(
            name=name,
            doc=doc,
            values=values,
            width=width,
            wrap=True,
            allowed=("added", "removed", "changed") if name == "kind" else (),
        )
        for name, (doc, width, values) in texts.items()
    ]
    return whole(CHANGES, "Changes", _DOC, (*words, key))


def _about(book: Book, side: Stated) -> str:
    return about(book, dataclasses.asdict(side.observation))


def _figure(side: Stated | None, wording: Wording) -> str:
    return wording.figure(dataclasses.asdict(side.observation)) if side else ""


def _sentence(side: Stated | None) -> str:
    return side.sentence if side else ""
