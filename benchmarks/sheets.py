"""A sheet of 100,000 figures read, checked and published, beside a peer that only checks types.

The peer is DuckDB, which reads the CSV, and pandera, which checks the type of each column: what a
project without rules of its own would do. The rows are those of the public record, moved to other
months, and their sums changed, so that few numbers recur.
"""

from __future__ import annotations

import csv
import random
import shutil
import statistics
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.measure import Measure, seconds

ROWS = 100_000
ROUNDS = 3
_SCALED = ("RUB", "USD", " t", "m3")
_NUMBERS = ("value", "low", "high")


def run(seeds: Path, data: Path) -> list[Measure]:
    """Both in this process, in turns, on the same file."""
    from etl.refresh import refresh

    record = Path(__file__).parents[1] / "data" / "figures" / "public_record.csv"
    ours, peers = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder)
            shutil.copytree(data / "vocabulary", project / "vocabulary")
            (project / "figures").mkdir()
            sheet = project / "figures" / "many.csv"
            write_sheet(record, sheet, ROWS)
            peers.append(seconds(partial(_types_checked, sheet)))
            ours.append(seconds(partial(refresh, seeds, project)))
    return [
        Measure(
            f"{ROWS:,} rows of a sheet read, checked and published", statistics.median(ours), "s",
            "their types alone by DuckDB and pandera", statistics.median(peers), 3.0,
        )
    ]  # fmt: skip


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
