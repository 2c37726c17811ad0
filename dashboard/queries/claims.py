"""The claim sets of a view: figures of one thing that several state, and how they stand.

Comes in: the store of a snapshot and the rows of a view. Goes out: plain records, those that
differ most first. Never averages, and never prefers: the policy has done so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.store import Row, Store
from etl.wording import known


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """A row of `claim_sets`, and its figures in view in the order of the policy."""

    row: Mapping[str, Any]
    claims: tuple[Row, ...]

    @property
    def differs(self) -> bool:
        """Whether any of its figures contradicts the preferred one."""
        return any(one["agreement"] == "differs" for one in self.claims)

    @property
    def preferred(self) -> Row | None:
        """The figure that the policy prefers, where it is in view."""
        first = self.claims[0]
        return first if first["agreement"] == "preferred" else None

    @property
    def spread(self) -> float:
        """How many times the least the greatest is; 1 where that says nothing."""
        low, high = self.row["low"], self.row["high"]
        return float(high / low) if known(low) and known(high) and low > 0 else 1.0


def claim_sets_of(store: Store, rows: Sequence[Row], pinned: str = "") -> list[ClaimSet]:
    """The claim sets that two or more of `rows` belong to.

    First the one of the figure `pinned`, then those whose claimants differ, widest spread first.
    """
    of_set: dict[str, list[Row]] = {}
    for row in rows:
        if row["claim_set_id"]:
            of_set.setdefault(row["claim_set_id"], []).append(row)
    if not of_set:
        return []
    query = "SELECT * FROM claim_sets WHERE claim_set_id IN (SELECT unnest(?))"
    made = [
        ClaimSet(row, tuple(sorted(of_set[row["claim_set_id"]], key=lambda one: one["rank"])))
        for row in store.rows(query, [list(of_set)])
    ]
    return sorted(
        (one for one in made if len(one.claims) > 1),
        key=lambda one: (
            all(claim["observation_id"] != pinned for claim in one.claims),
            not one.differs,
            -one.spread,
            one.row["period"],
            one.row["claim_set_id"],
        ),
    )
