"""The measures that cannot be computed, and for want of what.

Comes in: the tidy tables of a snapshot. Goes out: plain records. Never says one reason twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.tables import Frames


@dataclass(frozen=True, slots=True)
class Absent:
    """A measure that lacks inputs: for how many periods and pairs, and what, in sentences."""

    indicator: str
    formula: str
    reasons: tuple[str, ...]
    lacking: int


def absent(frames: Frames, indicator: str = "") -> list[Absent]:
    """What cannot be computed for want of inputs, in the order of the vocabulary.

    `indicator` picks one measure. Each reason is said once; `lacking` counts the figures absent.
    """
    table = frames["missing_inputs"]
    if indicator:
        table = table[table["indicator"] == indicator]
    if table.empty:
        return []
    entries = frames["indicators"].set_index("indicator")
    made = []
    for name, group in table.groupby("indicator", sort=False):
        of = ["entity", "counterpart", "period"]
        made.append(
            Absent(
                str(name),
                str(entries["formula"].get(name, "")),
                tuple(dict.fromkeys(group.sort_values("period", ascending=False)["reason"])),
                len(group.drop_duplicates(of)),
            )
        )
    return sorted(made, key=lambda one: int(entries["position"].get(one.indicator, 0)))
