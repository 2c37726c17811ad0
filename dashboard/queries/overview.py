"""What the overview says before its cards: how many numbers there are, and whom they are about.

Comes in: the tidy tables of a snapshot. Goes out: plain records. Never rounds a count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.tables import Frames

if TYPE_CHECKING:
    import pandas as pd


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


def counts(frames: Frames) -> Counts:
    """The count of sources and numbers in `frames`."""
    documents, mentions = frames["documents"], frames["mentions"]
    observations = frames["observations"]
    outcomes = mentions["outcome"].value_counts()
    held = observations.loc[observations["status"] != "negated", "observation_id"]
    places = frames["occurrences"]
    charted = set(places.loc[places["observation_id"].isin(held), "mention_id"])
    figures = mentions.loc[mentions["outcome"] == "observation", "mention_id"]
    shown = int(figures.isin(charted).sum())
    kinds = documents["kind"]
    return Counts(
        documents=int((~kinds.isin(["sheet", "statistics"])).sum()),
        sheets=documents.loc[kinds == "sheet", "path"].nunique(),  # a sheet may name many sources
        tables=int((kinds == "statistics").sum()),
        numbers=len(mentions),
        figures=shown,
        denied=len(figures) - shown,
        dates=int(outcomes.get("event", 0)),
        others=int(outcomes.get("not_a_figure", 0)),
        unassigned=int(outcomes.get("unassigned", 0)),
        derived=int((observations["method"] == "derived").sum()),
    )


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
