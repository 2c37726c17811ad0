"""The tables of one snapshot, queried where they lie: DuckDB over Parquet.

Comes in: the files of a snapshot. Goes out: rows that a query asks for, as mappings,
and whole tables as frames for those who need all of one. Never changes a table. What every view
asks for, the figures with their sentences, is held in memory, compressed and with each series in
one place: a view then touches its own figures alone, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from etl.stored import rows_of
from etl.tables import TABLES, Frames, typed
from etl.telling import pair_of
from etl.told_of_many import directed

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

THING = ("indicator", "entity", "counterpart", "subject", "breakdown", "unit")
"""The columns that say what a figure is of, whoever states it and whenever."""

FIGURES = "held.figures"
"""The observations with the series they belong to, their sentence and their claim.

`series` is the same number for figures of one thing (`THING`), in the order of those columns;
`place` is their order in `observations`. Columns beside those of `observations`: these two,
`sentence`, `mark_start`, `mark_end` (characters in the sentence; null where the number is not
shown), `passage_url`, `time_s`, `page`, `claim_set_id`, `claimant`, `rank` (0 where the figure is
in no claim set) and `agreement`.
"""
_SENTENCE = """p.url AS passage_url, p.time_s, p.page,
  substring(p.text, coalesce(m.sentence_start, 0) + 1,
            coalesce(m.sentence_end, length(p.text)) - coalesce(m.sentence_start, 0)) AS sentence,
  m.phrase_start - coalesce(m.sentence_start, 0) AS mark_start,
  m.phrase_end - coalesce(m.sentence_start, 0) AS mark_end"""
_HOLD = f"""
CREATE TABLE held.figures AS
SELECT series, o.*, {_SENTENCE},
  coalesce(c.claim_set_id, '') AS claim_set_id, coalesce(c.claimant, '') AS claimant,
  coalesce(c.rank, 0) AS rank, coalesce(c.agreement, '') AS agreement
FROM (SELECT row_number() OVER () AS place, * FROM observations) o
JOIN (
  SELECT row_number() OVER (ORDER BY {", ".join(THING)}) AS series, *
  FROM (SELECT DISTINCT {", ".join(THING)} FROM observations)
) USING ({", ".join(THING)})
LEFT JOIN mentions m USING (mention_id)
LEFT JOIN passages p ON p.passage_id = o.passage_id
LEFT JOIN (
  FROM claims QUALIFY row_number() OVER (PARTITION BY observation_id ORDER BY claim_set_id) = 1
) c ON c.observation_id = o.observation_id
ORDER BY series, o.place
"""
_ONE = f"""
SELECT o.*, {_SENTENCE} FROM observations o
LEFT JOIN mentions m USING (mention_id)
LEFT JOIN passages p ON p.passage_id = o.passage_id
WHERE o.observation_id = ?
"""


class Tables(dict[str, "pd.DataFrame"]):
    """Frames by the name of their table, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], pd.DataFrame]) -> None:
        super().__init__()
        self._make = make
        self._making = Lock()

    def __missing__(self, name: str) -> pd.DataFrame:
        with self._making:
            if name not in self:
                self[name] = self._make(name)
            return self.get(name)  # type: ignore[return-value]


class Store:
    """The tables of a snapshot, to be asked from any thread."""

    def __init__(self, database: Any) -> None:
        """`database` has a view, or a table, for each table."""
        self._database = database
        self.frames: Frames = Tables(self._read)
        self._holding = Lock()
        self._holds = False

    @classmethod
    def of_files(cls, files: Mapping[str, Path]) -> Store:
        """The tables in Parquet `files`, by the name of their table."""
        import duckdb  # imported here: a dashboard answers before it needs one

        database = duckdb.connect(":memory:")
        for name in TABLES.keys() - files.keys():
            database.execute(f"CREATE VIEW {name} AS {rows_of(name, [])}")
        for name, path in files.items():
            file = str(path).replace("'", "''")
            database.execute(
                f"CREATE VIEW {name} AS "
                f"SELECT * FROM read_parquet('{file}', hive_partitioning = false)"
            )
        return cls(database)

    def part(self, wanted: Mapping[str, tuple[str, Sequence[Any]]]) -> Frames:
        """The tables, those in `wanted` with only the rows of a condition, and its values.

        Each is read when it is first asked for.
        """

        def read(name: str) -> pd.DataFrame:
            if name not in wanted:
                return self.frames[name]
            condition, values = wanted[name]
            return self._read(name, condition, values)

        return Tables(read)

    @property
    def whole(self) -> Frames:
        """Every table, all of them read."""
        return {name: self.frames[name] for name in TABLES}

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows of `query`, whose question marks stand for `values`; null is None."""
        if FIGURES in query:
            self._hold()
        cursor = self._database.cursor()
        try:
            answer = cursor.execute(query, list(values))
            names = [column[0] for column in answer.description]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        finally:
            cursor.close()

    def column(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """The first column of `query`."""
        return [next(iter(row.values())) for row in self.rows(query, values)]

    @cached_property
    def indicators(self) -> list[Row]:
        """The rows of `indicators` that have figures, in the order of the vocabulary."""
        return self.rows(
            "SELECT * FROM indicators WHERE indicator IN (SELECT unnest(?)) ORDER BY position",
            [list(self.there)],
        )

    @cached_property
    def there(self) -> dict[str, Row]:
        """What the figures of each indicator have, each list without doubles and in no order.

        A mapping of `entities`, `counterparts`, `periods` and `statuses`, and of `derived`, the ids
        of those that no document states (None for none), by indicator.
        """
        found = self.rows(
            "SELECT indicator, list(DISTINCT entity) AS entities, "
            "list(DISTINCT counterpart) AS counterparts, list(DISTINCT period) AS periods, "
            "list(DISTINCT status) AS statuses, "
            "list(observation_id ORDER BY place) FILTER (document_id = '') AS derived "
            f"FROM {FIGURES} GROUP BY indicator"
        )
        return {row.pop("indicator"): row for row in found}

    @cached_property
    def main_pair(self) -> tuple[str, str] | None:
        """The entity and counterpart that most stated figures are about; None without any."""
        kinds = self.frames["entities"].set_index("entity")["kind"]
        cursor = self._database.cursor()
        try:
            return pair_of(cursor.execute(directed()).df(), kinds)
        finally:
            cursor.close()

    @cached_property
    def documents(self) -> dict[str, Row]:
        """The rows of `documents` by their id."""
        return {row["document_id"]: row for row in self.rows("SELECT * FROM documents")}

    def _hold(self) -> None:
        """Hold the figures in memory, when a query first asks for any."""
        with self._holding:
            if not self._holds:
                self._database.execute("ATTACH ':memory:' AS held (COMPRESS true)")
                self._database.execute(_HOLD)
                self._database.execute("CHECKPOINT held")
                # What a view asks for lies in one place: more threads would only wait for it.
                self._database.execute("SET threads = 1")
                self._holds = True

    def _read(self, name: str, where: str = "true", values: Sequence[Any] = ()) -> pd.DataFrame:
        cursor = self._database.cursor()
        try:
            query = f"SELECT * FROM {name} WHERE {where}"
            return typed(name, cursor.execute(query, list(values)).df())
        finally:
            cursor.close()


def sentence_of(store: Store, observation_id: str) -> Row | None:
    """One figure with its sentence, by itself: nothing is held for it. None where there is none."""
    return next(iter(store.rows(_ONE, [observation_id])), None)
