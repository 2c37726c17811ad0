"""The measures of a theme, each by its one most telling figure, and those that cannot be computed.

Comes in: the tidy tables of a snapshot. Goes out: plain records. Never averages: the figure is the
most recent one that happened, preferred by the policy where several compete.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.tables import Frames

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]

STATUS_RANK = (
    "actual", "estimate", "claimed", "planned", "proposed", "forecast", "hypothetical",
)  # fmt: skip
"""What happened before what may: the order in which a figure speaks for its measure."""
_OF = ["indicator", "entity", "counterpart"]
_THING = [*_OF, "subject", "breakdown", "unit"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure for one pair: the figure that speaks for it, and all figures of the same thing."""

    row: Row
    series: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """A measure that lacks inputs: for how many periods and pairs, and what, in sentences."""

    indicator: str
    formula: str
    reasons: tuple[str, ...]
    lacking: int


def with_rank(frames: Frames, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of `observations` with `rank`: the place by the policy, 0 where nothing competes."""
    claims = frames["claims"][["observation_id", "rank"]].drop_duplicates("observation_id")
    joined = rows.merge(claims, on="observation_id", how="left")
    return joined.assign(rank=joined["rank"].fillna(0).astype("int64")).set_axis(rows.index)


def telling(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows`, which have `rank`, the most telling first.

    What happened before what may, the preferred before others, and of these the most recent.
    """
    order = rows.assign(
        status_rank=rows["status"].map({status: n for n, status in enumerate(STATUS_RANK)}),
        rival=rows["rank"] > 1,
    ).sort_values("period", ascending=False, kind="stable")
    return order.sort_values(["status_rank", "rival"], kind="stable").drop(
        columns=["status_rank", "rival"]
    )


def measures_of(rows: pd.DataFrame, most: int, pair: tuple[str, str] | None) -> list[Measure]:
    """At most `most` measures of `rows`, which have `rank` and `position`, one a pair.

    In the order of the vocabulary; of each measure those of `pair` and its reverse come first.
    """
    made: list[tuple[Any, Measure]] = []
    for key, group in rows.groupby(_OF, sort=False):
        first = telling(group).iloc[0]
        same = group[(group[_THING] == first[_THING]).all(axis=1)]
        of_pair = pair is not None and {key[1], key[2]} == set(pair)
        made.append(((not of_pair, int(first["position"])), Measure(_row(first), _rows(same))))
    made.sort(key=lambda one: one[0])
    return [measure for _, measure in made[:most]]


def _row(values: pd.Series[Any]) -> Row:
    return {str(name): value for name, value in values.items()}


def _rows(rows: pd.DataFrame) -> tuple[Row, ...]:
    return tuple({str(k): v for k, v in row.items()} for row in rows.to_dict("records"))


def absent(frames: Frames, indicator: str = "") -> list[Absent]:
    """What cannot be computed for want of inputs, in the order of the vocabulary.

    `indicator` picks one measure. Each reason is said once; `lacking` counts the figures absent.
    """
    table = frames["missing_inputs"]
    if indicator:
        table = table[table["indicator"] == indicator]
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
