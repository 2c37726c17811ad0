"""The part of the tables that a page needs, so that none reads a whole table of very many rows.

Comes in: the store of a snapshot. Goes out: its tables, some of them with fewer rows. Never leaves
out a row that the page would show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.store import Store
from etl.tables import Frames
from etl.told_of_many import MOST_TOLD, of_longest_series


def stating(store: Store, ids: Sequence[str]) -> Frames:
    """The tables with the figures and events `ids` alone, their numbers and their passages."""
    said = (
        "(SELECT mention_id FROM observations WHERE observation_id IN (SELECT unnest(?)) "
        "UNION ALL SELECT mention_id FROM events WHERE event_id IN (SELECT unnest(?)))"
    )
    within = said.replace("mention_id FROM", "passage_id FROM")
    wanted = list(ids)
    return store.part(
        {
            "observations": ("observation_id IN (SELECT unnest(?))", [wanted]),
            "events": ("event_id IN (SELECT unnest(?))", [wanted]),
            "mentions": (f"mention_id IN {said}", [wanted, wanted]),
            "passages": (f"passage_id IN {within}", [wanted, wanted]),
        }
    )


def of_document(store: Store, document_id: str) -> Frames:
    """The tables with the passages of one source, its numbers, and what became of them."""
    passages = "SELECT passage_id FROM passages WHERE document_id = ?"
    mentions = f"SELECT mention_id FROM mentions WHERE passage_id IN ({passages})"
    stated = f"SELECT observation_id FROM occurrences WHERE mention_id IN ({mentions})"
    return store.part(
        {
            "passages": ("document_id = ?", [document_id]),
            "mentions": (f"passage_id IN ({passages})", [document_id]),
            "occurrences": (f"mention_id IN ({mentions})", [document_id]),
            "observations": (f"observation_id IN ({stated})", [document_id]),
            "events": (f"passage_id IN ({passages})", [document_id]),
        }
    )


def unassigned(store: Store, most: int) -> Frames:
    """The tables with the unassigned numbers of most worth, at most so many, and their passages."""
    best = (
        "SELECT mention_id FROM mentions WHERE outcome = 'unassigned' AND worth > 0 "
        f"ORDER BY worth DESC LIMIT {most}"
    )
    within = f"SELECT passage_id FROM mentions WHERE mention_id IN ({best})"
    return store.part(
        {
            "mentions": (f"mention_id IN ({best})", ()),
            "passages": (f"passage_id IN ({within})", ()),
        }
    )


def to_tell(store: Store) -> Frames:
    """The tables with the figures that the overview chooses from: all, but of very many a part."""
    (figures,) = store.column("SELECT count(*) FROM observations")
    if figures <= MOST_TOLD:
        return store.frames
    return store.part({"observations": of_longest_series(store.main_pair)})


def left_out(store: Store, frames: Frames) -> dict[str, int]:
    """How many figures that may be charted each theme has beyond those in `frames`."""
    (figures,) = store.column("SELECT count(*) FROM observations")
    if figures <= MOST_TOLD:
        return {}
    query = (
        "SELECT indicator, theme, count(*) AS n FROM observations "
        "JOIN indicators USING (indicator) WHERE status <> 'negated' GROUP BY ALL"
    )
    rows = frames["observations"]
    held = rows.loc[rows["status"] != "negated", "indicator"].value_counts()
    more: Counter[str] = Counter()
    for row in store.rows(query):
        more[row["theme"]] += row["n"] - int(held.get(row["indicator"], 0))
    return more
