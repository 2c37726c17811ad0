"""What was read of the two source documents, against what people annotated in them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd

from etl.load.snapshots import current, read

_GOLD = Path(__file__).parents[1] / "tests"
_FIELDS = [
    "indicator", "entity", "counterpart", "subject", "breakdown", "period", "qualifier", "unit",
    "status",
]  # fmt: skip


def lines(data: Path) -> list[str]:
    """Numbers, figures and events found in the current snapshot of `data`, a line each."""
    snapshot = current(data)
    if snapshot is None:
        raise ValueError("publish a snapshot first")
    frames = read(data, snapshot.number)
    paths = frames["passages"].merge(frames["documents"], on="document_id")
    mentions = frames["mentions"].merge(paths[["passage_id", "path"]], on="passage_id")
    spans = {
        (Path(path).name, start, end)
        for path, start, end in zip(
            mentions["path"], mentions["start"], mentions["end"], strict=True
        )
    }
    with (_GOLD / "extract/gold/seed_mentions.jsonl").open(encoding="utf-8") as file:
        numbers = [json.loads(line) for line in file]
    found = sum((gold["doc"], gold["start"], gold["end"]) in spans for gold in numbers)
    return [
        f"numbers: {found} of {len(numbers)} annotated ones at their exact place",
        _compared("figures", _figures(frames["observations"]), "seed_observations.csv", _FIELDS),
        _compared("events", frames["events"], "seed_events.csv", ["date", "precision"]),
    ]


def _figures(observations: pd.DataFrame) -> pd.DataFrame:
    return observations[observations["method"] == "extracted"]


def _compared(name: str, found: pd.DataFrame, gold: str, fields: list[str]) -> str:
    with (_GOLD / "transform/gold" / gold).open(encoding="utf-8", newline="") as file:
        wanted = [tuple(row[f] for f in fields) for row in csv.DictReader(file)]
    rest = list(found[fields].itertuples(index=False, name=None))
    right = 0
    for row in wanted:
        if row in rest:
            rest.remove(row)
            right += 1
    return f"{name}: {right} of {len(wanted)} annotated ones right, {len(rest)} others"
