"""How much a figure would matter if it were wrong: what of two equally doubtful ones comes first.

Comes in: the tidy tables, and a figure of them. Goes out: a weight from 0 to 1, and how many
figures are computed from it. It says nothing of how sure the figure is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.tables import Frames
from etl.wording import known

Row = Mapping[str, Any]

WEIGHTS = {
    "others are computed from it": 0.30,
    "shown": 0.20,
    "happened": 0.10,
    "money": 0.14,
    "percent": 0.10,
    "millions": 0.10,
    "thousands": 0.05,
    "dated": 0.06,
}
"""What each trait of a figure adds. A mistake in an input is a mistake in all that is computed from
it; where several figures compete, only the preferred one is what charts and summaries tell; what
happened is told before what is planned or claimed; the rest is as for numbers that are unassigned.
"""

_MILLIONS, _THOUSANDS = 1e6, 1e3


@dataclass(frozen=True, slots=True)
class Stakes:
    """What hangs on the figures of a snapshot.

    `computed` counts the figures that have one as an input, `outdone` are those that another of
    their claim set is preferred to, `kinds` the kinds of units.
    """

    computed: Mapping[str, int]
    outdone: frozenset[str]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, frames: Frames) -> Stakes:
        """The stakes in the tables of a snapshot."""
        inputs = frames["derivations"][["observation_id", "input_id"]].drop_duplicates()
        claims, units = frames["claims"], frames["units"]
        return cls(
            Counter(inputs["input_id"]),
            frozenset(claims.loc[claims["rank"] > 1, "observation_id"]),
            dict(zip(units["unit"], units["kind"], strict=True)),
        )

    def weight(self, figure: Row) -> float:
        """The weights of all traits of `figure` together."""
        return round(sum(WEIGHTS[trait] for trait in self._traits(figure)), 2)

    def _traits(self, figure: Row) -> list[str]:
        traits = []
        if self.computed.get(figure["observation_id"]):
            traits.append("others are computed from it")
        if figure["observation_id"] not in self.outdone and figure["status"] != "negated":
            traits.append("shown")
        if figure["status"] == "actual":
            traits.append("happened")
        if (kind := self.kinds.get(figure["unit"], "")) in ("money", "percent"):
            traits.append(kind)
        size = max(
            (abs(figure[c]) for c in ("value", "low", "high") if known(figure[c])), default=0
        )
        if size >= _THOUSANDS:
            traits.append("millions" if size >= _MILLIONS else "thousands")
        if figure["period"]:
            traits.append("dated")
        return traits
