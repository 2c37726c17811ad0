"""What differs between two snapshots beside the figures, to be read: counted, the first in full.

Comes in: a table of `changes`. Goes out: numbers of rows, and the changes of the tables that are
told row by row. Of figures `figure_changes` tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from etl.load.differences import differences, write_changes
from etl.stored import Store, columns_of, quoted

if TYPE_CHECKING:
    import pandas as pd

TOLD = ("events", "documents", "indicators", "entities", "units")
PLACES = (
    "start", "end", "number", "paragraph", "phrase_start", "phrase_end", "sentence_start",
    "sentence_end", "document_id", "passage_id", "mention_id",
)  # fmt: skip
"""Columns that say where something stands: what has only moved has not changed."""

_SEEN = f'"column" NOT IN ({", ".join(map(quoted, PLACES))})'


@dataclass(frozen=True, slots=True)
class Told:
    """What differs: how many rows of each table, and changes of the tables `TOLD`.

    `counts` is by kind and table, without figures; `changes` has the first rows of the table of
    that name; `left` is how many rows of `TOLD` are not among them.
    """

    counts: dict[tuple[str, str], int]
    changes: pd.DataFrame
    left: int = 0


def told(path: Path, most: int | None = None) -> Told:
    """The changes in the file `path`: those of the first `most` rows in full; None for all."""
    with Store() as store:
        store.show("these", "changes", [path])
        counted = store.rows(
            'SELECT kind, "table", count(DISTINCT key) FROM these.changes '
            f"WHERE \"table\" <> 'observations' AND {_SEEN} GROUP BY ALL"
        )
        order = ", ".join(map(quoted, TOLD))
        limit = "" if most is None else f"LIMIT {most}"
        first = (
            f'SELECT "table", key FROM these.changes WHERE "table" IN ({order}) AND {_SEEN} '
            f'GROUP BY "table", key ORDER BY list_position([{order}], "table"), min(row) {limit}'
        )
        changes = store.frame(
            "changes",
            f"SELECT {columns_of('changes', 'these.changes')} FROM these.changes "
            f'SEMI JOIN ({first}) AS first USING ("table", key) WHERE {_SEEN} ORDER BY row',
        )
    counts = {(kind, table): number for kind, table, number in counted}
    rows = sum(number for (_, table), number in counts.items() if table in TOLD)
    return Told(counts, changes, rows - len(changes[["table", "key"]].drop_duplicates()))


def compared(before: Path | None, after: Path | None) -> Told:
    """All that differs between the tables of two folders; None stands for no tables."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "changes.parquet"
        with Store(Path(folder)) as store:
            store.show_all("before", before)
            store.show_all("after", after)
            differences(store, "before", "after", 0)
            write_changes(store, path)
        return told(path)
