"""The date over the column of a table in which a number stands.

Comes in: a `Spot` in a line of cells set apart by "|" or tabs. Goes out: the one date in the cell
of the table's first line over it, else of the first cell of its own line; empty where there is
none.
"""

from __future__ import annotations

import re

from etl.tables import Passage
from etl.transform.periods.timeline import timeline
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot

_EDGE = re.compile(r"\||\t")


def column_date(spot: Spot, scene: Scene) -> str:
    """The date that heads the column, or the row, of the number at `spot`."""
    passage = spot.passage
    if not _is_line(passage):
        return ""
    column = _column(passage, spot.offset + spot.start)
    head = _head(passage, scene)
    if head is not None and (told := _in_cell(head, column, scene)):
        return told
    return _in_cell(passage, _first(passage), scene)


def _is_line(passage: Passage) -> bool:
    text = passage.text.strip()
    return text.startswith("|") or (passage.kind == "row" and bool(_EDGE.search(text)))


def _column(passage: Passage, at: int) -> int:
    return len(_EDGE.findall(passage.text[:at]))


def _first(passage: Passage) -> int:
    return 1 if passage.text.lstrip().startswith("|") else 0


def _head(passage: Passage, scene: Scene) -> Passage | None:
    """The first line of the table."""
    if not scene.table_heads:
        head: Passage | None = None
        for line in scene.reading.passages:
            head = (head or line) if _is_line(line) else None
            if head is not None:
                scene.table_heads[line.passage_id] = head
    head = scene.table_heads.get(passage.passage_id)
    return None if head is passage else head


def _in_cell(passage: Passage, column: int, scene: Scene) -> str:
    """The one date in a cell of a line, if it has one only."""
    edges = [0, *(found.end() for found in _EDGE.finditer(passage.text)), len(passage.text)]
    if column + 1 >= len(edges):
        return ""
    start, end = edges[column : column + 2]
    told = {
        d.period
        for d in timeline(scene).within(passage.passage_id, start, end)
        if d.role == "dates" and d.period
    }
    return told.pop() if len(told) == 1 else ""
