"""Which of many figures tell most: of a measure its one figure, of a snapshot its main pair.

Comes in: the tidy tables of a snapshot. Goes out: rows and plain records, the same for the page and
the workbook. Never averages: the figure is the most recent one that happened, preferred by the
policy where several compete.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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
    rows: pd.DataFrame, most: int, pair: tuple[str, str] | None = None
) -> list[Measure]:
    """At most `most` measures of `rows`, which have `rank` and `position`, one a pair.

    In the order of the vocabulary; those of `pair` and its reverse come first. Each is told by its
    most telling figure, as `telling` has it.
    """
    if rows.empty:
        return []
    rows = rows.assign(group=rows.groupby(_OF, sort=False).ngroup())
    kept = _of_years(rows)
    ranked = kept.assign(
        other=kept["status"] != "actual",
        usual=-kept.groupby(["group", "status"])["period"].transform("size"),
        place=kept["status"].map(STATUS_RANK.index),
        behind=kept["rank"] > 1,
    ).sort_values(
        ["other", "usual", "place", "behind", "period"],
        ascending=[True, True, True, True, False],
        kind="stable",
    )
    first = ranked.drop_duplicates("group").sort_values("group")
    if pair is not None:
        both = first["entity"].isin(pair) & first["counterpart"].isin(pair)
        first = first.assign(elsewhere=~(both & (first["entity"] != first["counterpart"])))
    else:
        first = first.assign(elsewhere=False)
    chosen = first.sort_values(["elsewhere", "position"], kind="stable").head(most)
    made = []
    for row in records(rows.loc[chosen.index]):
        same = rows[(rows[_THING] == [row[name] for name in _THING]).all(axis=1)]
        often = same["period"].map(frequency) == frequency(row["period"])
        made.append(Measure(row, tuple(records(same[often]))))
    return made


def _of_years(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of whole years where these make a series: a quarter would not compare with them."""
    years = rows["period"].map(frequency) == "A"
    counts = rows[years].groupby("group")["period"].nunique()
    series = rows["group"].isin(counts.index[counts >= _SERIES_FROM])
    return rows[years | ~series]


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
    directed = (
        rows.assign(place=rows["indicator"].map(places).fillna(len(places) + 1))
        .groupby(["entity", "counterpart"])
        .agg(figures=("place", "size"), place=("place", "min"))
        .reset_index()
    )
    return pair_of(directed, frames["entities"].set_index("entity")["kind"])


def pair_of(directed: pd.DataFrame, kinds: pd.Series[str]) -> tuple[str, str] | None:
    """The main pair of the directions of pairs, each with its number of stated `figures`.

    `directed` has `entity`, `counterpart`, `figures` and `place`, the first place in the vocabulary
    of their measures; `kinds` the kind of each entity.
    """
    if directed.empty:
        return None
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
