"""Which of many figures tell most: of a measure its one figure, of a snapshot its main pair.

Comes in: the tidy tables of a snapshot. Goes out: rows and plain records, the same for the page and
the workbook. Never averages: the figure is the most recent one that happened, preferred by the
policy where several compete.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.periods import frequency
from etl.tables import Frames

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]

STATUS_RANK = (
    "actual", "estimate", "claimed", "planned", "proposed", "forecast", "hypothetical",
)  # fmt: skip
"""What happened before what may: the order in which a figure speaks for its measure."""
_SERIES_FROM = 4  # years
_OF = ["indicator", "entity", "counterpart"]
_THING = [*_OF, "subject", "breakdown", "unit"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure for one pair: the figure that speaks for it, and all of its thing and frequency."""

    row: Row
    series: tuple[Row, ...]


def with_rank(frames: Frames, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of `observations` with `rank`: the place by the policy, 0 where nothing competes."""
    claims = frames["claims"][["observation_id", "rank"]].drop_duplicates("observation_id")
    joined = rows.merge(claims, on="observation_id", how="left")
    return joined.assign(rank=joined["rank"].fillna(0).astype("int64")).set_axis(rows.index)


def telling(rows: Iterable[Row]) -> list[Row]:
    """`rows`, which have `rank`, the most telling first.

    What happened comes first, else what most of them are; the preferred before others, and of
    these the most recent.
    """
    newest = sorted(rows, key=lambda row: str(row["period"]), reverse=True)
    usual = Counter(row["status"] for row in newest)

    def place(row: Row) -> tuple[bool, int, int, bool]:
        status = row["status"]
        return status != "actual", -usual[status], STATUS_RANK.index(status), row["rank"] > 1

    return sorted(newest, key=place)


def measures_of(
    rows: Iterable[Row], most: int, pair: tuple[str, str] | None = None
) -> list[Measure]:
    """At most `most` measures of `rows`, which have `rank` and `position`, one a pair.

    In the order of the vocabulary; those of `pair` and its reverse come first.
    """
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in _OF)].append(row)
    made = []
    for group in groups.values():
        first = telling(_of_years(group))[0]
        often = frequency(first["period"])
        same = (row for row in group if all(row[name] == first[name] for name in _THING))
        made.append(Measure(first, tuple(r for r in same if frequency(r["period"]) == often)))

    def place(one: Measure) -> tuple[bool, int]:
        sides = {one.row["entity"], one.row["counterpart"]}
        return pair is None or sides != set(pair), int(one.row["position"])

    return sorted(made, key=place)[:most]


def _of_years(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of whole years where these make a series: a quarter would not compare with them."""
    years = [row for row in rows if frequency(row["period"]) == "A"]
    return years if len({row["period"] for row in years}) >= _SERIES_FROM else rows


def main_pair(frames: Frames) -> tuple[str, str] | None:
    """The pair of entity and counterpart that most stated figures are about, or None.

    Both directions of a pair count together; the one with more figures gives the direction, and
    where they are equal the one whose measure comes first in the vocabulary. Countries come
    before groups of countries.
    """
    rows = stated_figures(frames["observations"])
    rows = rows.loc[rows["counterpart"] != "", ["indicator", "entity", "counterpart"]]
    if rows.empty:
        return None
    places = frames["indicators"].set_index("indicator")["position"]
    kinds = frames["entities"].set_index("entity")["kind"]
    directed = (
        rows.assign(place=rows["indicator"].map(places).fillna(len(places) + 1))
        .groupby(["entity", "counterpart"])
        .agg(figures=("place", "size"), place=("place", "min"))
        .reset_index()
    )
    countries = directed["entity"].map(kinds).eq("country") & directed["counterpart"].map(kinds).eq(
        "country"
    )
    key = [
        " ".join(sorted(pair))
        for pair in zip(directed["entity"], directed["counterpart"], strict=True)
    ]
    directed = directed.assign(countries=countries, key=key)
    directed["both"] = directed.groupby("key")["figures"].transform("sum")
    first = directed.sort_values(
        ["countries", "both", "figures", "place", "key", "entity"],
        ascending=[False, False, False, True, True, True],
    ).iloc[0]
    return str(first["entity"]), str(first["counterpart"])


def stated_figures(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `observations` that a source states and that no other row repeats."""
    return rows[
        (rows["method"] != "derived") & (rows["restates"] == "") & (rows["status"] != "negated")
    ]


def records(rows: pd.DataFrame) -> list[Row]:
    """The rows of a frame as mappings."""
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
