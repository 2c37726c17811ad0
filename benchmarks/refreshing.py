"""A refresh of the two documents, beyond the imports that it needs."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Measure, printed

ROUNDS = 5
_PROGRAM = """
import json, sys, time
from pathlib import Path
start = time.perf_counter()
from etl.refresh import refresh
import pandas, duckdb
imported = time.perf_counter()
refresh(Path(sys.argv[1]), Path(sys.argv[2]))
print(json.dumps([imported - start, time.perf_counter() - imported]))
"""


def run(seeds: Path, data: Path) -> list[Measure]:
    """Each round in a process of its own and into an empty folder of snapshots."""
    imports, refreshes = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("vocabulary", "figures"):
                (Path(folder) / name).symlink_to((data / name).resolve())
            lines = printed([sys.executable, "-c", _PROGRAM, str(seeds), folder])
        imported, refreshed = json.loads(lines[-1])
        imports.append(imported)
        refreshes.append(refreshed)
    return [
        Measure(
            "refresh of the two documents", statistics.median(refreshes), "s",
            "its imports", statistics.median(imports), 1.0, against="value",
        )
    ]  # fmt: skip
