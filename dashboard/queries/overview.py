"""What the overview says before its cards: how many numbers there are and what became of them.

Comes in: the tidy tables of a snapshot. Goes out: plain records. Never rounds a count.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.tables import Frames


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
