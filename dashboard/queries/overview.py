"""What the overview says before its cards: how many numbers there are and what became of them.

Comes in: the tidy tables of a snapshot. Goes out: plain records. Never rounds a count.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.store import Store


@dataclass(frozen=True, slots=True)
class Counts:
    """How many numbers the sources hold and what became of them; the outcomes add up to `numbers`.

    `denied` numbers are figures that the text itself denies; `derived` figures come on top.
    """

    documents: int
    sheets: int
    tables: int
    numbers: int
    figures: int
    denied: int
    dates: int
    others: int
    unassigned: int
    derived: int


_SOURCES = """
SELECT count(*) FILTER (kind NOT IN ('sheet', 'statistics')) AS documents,
  count(DISTINCT path) FILTER (kind = 'sheet') AS sheets,  -- a sheet may name many sources
  count(*) FILTER (kind = 'statistics') AS tables
FROM documents
"""
_NUMBERS = """
WITH charted AS (
  SELECT DISTINCT occurrences.mention_id FROM occurrences
  JOIN observations USING (observation_id) WHERE status <> 'negated'
)
SELECT count(*) AS numbers,
  count(*) FILTER (outcome = 'observation' AND charted.mention_id IS NOT NULL) AS figures,
  count(*) FILTER (outcome = 'observation' AND charted.mention_id IS NULL) AS denied,
  count(*) FILTER (outcome = 'event') AS dates,
  count(*) FILTER (outcome = 'not_a_figure') AS others,
  count(*) FILTER (outcome = 'unassigned') AS unassigned
FROM mentions LEFT JOIN charted USING (mention_id)
"""


def counts(store: Store) -> Counts:
    """The count of sources and numbers in a snapshot."""
    (sources,), (numbers,) = store.rows(_SOURCES), store.rows(_NUMBERS)
    (derived,) = store.column("SELECT count(*) FROM observations WHERE method = 'derived'")
    return Counts(**sources, **numbers, derived=derived)
