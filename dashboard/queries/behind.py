"""What a derived figure rests on: its formula and inputs, and the stated figures behind them.

Comes in: the store of a snapshot and ids of figures. Goes out: plain records. Never computes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.store import FIGURES, Row, Store


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a derived figure: its name in the formula, and the figure."""

    role: str
    row: Row


@dataclass(frozen=True, slots=True)
class Derived:
    """How a derived figure came about."""

    formula: str
    inputs: tuple[Input, ...]


def derivations_of(store: Store, ids: Iterable[str]) -> dict[str, Derived]:
    """The formula and inputs of each derived figure among `ids`, in the order of `derivations`."""
    asked = list(dict.fromkeys(ids))
    if not asked:
        return {}
    links = store.rows(
        "SELECT * FROM derivations WHERE observation_id IN (SELECT unnest(?))", [asked]
    )
    if not links:
        return {}
    needed = list({link["input_id"] for link in links})
    query = f"SELECT * FROM {FIGURES} WHERE observation_id IN (SELECT unnest(?))"
    rows = {row["observation_id"]: row for row in store.rows(query, [needed])}
    made: dict[str, list[Row]] = defaultdict(list)
    for link in links:
        made[link["observation_id"]].append(link)
    return {
        one: Derived(
            made[one][0]["formula"],
            tuple(Input(link["role"], rows[link["input_id"]]) for link in made[one]),
        )
        for one in asked
        if one in made
    }


def resting_on(store: Store, ids: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The stated figures that each of `ids` rests on, itself or its inputs, however deep.

    Each with its source: ``{figure: ((stated figure, document), ...)}``.
    """
    asked = list(ids)
    found: dict[str, list[tuple[str, str]]] = {one: [] for one in asked}
    if not asked:
        return {}
    query = f"""
        WITH RECURSIVE behind(figure, input) AS (
            SELECT unnest(?) AS figure, figure
            UNION
            SELECT b.figure, d.input_id
            FROM behind b JOIN derivations d ON d.observation_id = b.input
        )
        SELECT b.figure, b.input, o.document_id FROM behind b
        JOIN {FIGURES} o ON o.observation_id = b.input
        WHERE o.document_id <> '' ORDER BY o.place
    """
    for row in store.rows(query, [asked]):
        found[row["figure"]].append((row["input"], row["document_id"]))
    return {one: tuple(many) for one, many in found.items()}
