"""A sheet of 100,000 figures read, checked and published, beside a peer that only checks types.

The peer is DuckDB, which reads the CSV, and pandera, which checks the type of each column: what a
project without rules of its own would do. The rows are those of the public record, moved to other
months, and their sums changed, so that few numbers recur. The project holds nothing else but a note
without a number. How our time divides is told beside it: the peer does only a part of the first.
"""

from __future__ import annotations

import csv
import random
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.measure import Measure, seconds

ROWS = 100_000
ROUNDS = 3
_SCALED = ("RUB", "USD", " t", "m3")
_NUMBERS = ("value", "low", "high")


PARTS = {
    "read and checked": ("refresh.entered",),
    "claims": ("making.ranked", "making.claim_sets"),
    "derived": ("making.derivable", "making.derive", "making.measures"),
    "validated": ("refresh.faults",),
    "compared with what was published": (
        "refresh.differences",
        "refresh.write_changes",
        "refresh.figure_differences",
    ),
}
"""What takes our time, and the functions of `etl` that do it; the rest is mostly writing."""


def run(_: Path, data: Path, rows: int = ROWS) -> list[Measure]:
    """Both in this process, in turns, on the same file."""
    from etl.refresh import refresh

    record = Path(__file__).parents[1] / "data" / "figures" / "public_record.csv"
    ours, peers = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder, divided() as parts:
            project, seeds = Path(folder) / "data", Path(folder) / "seeds"
            seeds.mkdir()
            (seeds / "note.txt").write_text("Nothing is counted here.", encoding="utf-8")
            shutil.copytree(data / "vocabulary", project / "vocabulary")
            (project / "figures").mkdir()
            sheet = project / "figures" / "many.csv"
            write_sheet(record, sheet, rows)
            peers.append(seconds(partial(_types_checked, sheet)))
            ours.append((seconds(partial(refresh, seeds, project)), dict(parts)))
    whole, of_it = sorted(ours, key=lambda measured: measured[0])[ROUNDS // 2]
    of_it["written and the rest"] = whole - sum(of_it.values())
    return [
        Measure(
            f"{rows:,} rows of a sheet read, checked and published", whole, "s",
            "their types alone by DuckDB and pandera", statistics.median(peers), 3.0,
            told=", ".join(f"{name} {spent:.2f} s" for name, spent in of_it.items()),
        )
    ]  # fmt: skip


@contextmanager
def divided() -> Iterator[dict[str, float]]:
    """The seconds that each of `PARTS` takes of the refreshes of the block."""
    spent: dict[str, float] = defaultdict(float)

    def timed(part: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return work(*given, **named)
            finally:
                spent[part] += time.perf_counter() - start

        return measured

    with ExitStack() as patches:
        for part, names in PARTS.items():
            for name in names:
                module, _, function = name.partition(".")
                place = import_module(f"etl.{module}")
                work = timed(part, getattr(place, function))
                patches.enter_context(patch.object(place, function, work))
        yield spent


def write_sheet(record: Path, path: Path, rows: int) -> None:
    """A sheet of `rows` rows like those of `record`, each another figure."""
    draw = random.Random(5)
    with record.open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, known[0].keys())
        writer.writeheader()
        for number in range(rows):
            again, row = divmod(number, len(known))
            made = known[row] | {"period": f"{1990 + again // 12}-{1 + again % 12:02}"}
            made["note"] = f"{made['note']} ({known[row]['period']})"  # of one month now as well
            if made["qualifier"] != "range" and made["unit"].endswith(_SCALED):
                made["value"] = f"{float(made['value']) * (1 + draw.random() / 10):.4f}"
            writer.writerow(made)


def _types_checked(path: Path) -> None:
    import duckdb
    import pandera.pandas as pandera

    frame = duckdb.connect().read_csv(str(path), header=True, all_varchar=True).df()
    columns = {
        name: pandera.Column(float if name in _NUMBERS else str, nullable=True, coerce=True)
        for name in frame.columns
    }
    pandera.DataFrameSchema(columns).validate(frame)
