"""The workbook of 100,000 figures beside openpyxl's bare writing of the same cells, and its memory.

The peer appends the cells of every sheet, without looks or links, in openpyxl's write-only mode:
what it takes to get them into a file at all. Each measure is made in a process of its own. The
memory is what a workbook takes beyond the tables that it is made of, at 10,000 rows and at
100,000: flat means that ten times the rows do not take ten times as much.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measure
from benchmarks.memory import BYTES
from benchmarks.sheets import write_sheet

ROWS, FEW = 100_000, 10_000
_MB = 1e6


def run(seeds: Path, data: Path, rows: int = ROWS, few: int = FEW) -> list[Measure]:
    """A project of so many rows is published, then exported and written bare in turn."""
    with tempfile.TemporaryDirectory() as folder:
        small = _measured(seeds, data, Path(folder) / "few", few)
        large = _measured(seeds, data, Path(folder) / "many", rows)
    return [
        Measure(
            f"the workbook of {rows:,} rows ({large['cells']:,} cells)", large["seconds"], "s",
            "openpyxl's bare write-only of the cells", large["bare"], 1.3,
        ),
        Measure(
            f"memory of a workbook beyond its tables, {rows:,} rows", large["held"] / _MB, "MB",
            f"that of {few:,}", max(small["held"], _MB) / _MB, 1.3,
        ),
    ]  # fmt: skip


def _measured(seeds: Path, data: Path, project: Path, rows: int) -> dict[str, float]:
    from etl.refresh import refresh

    record = Path(__file__).parents[1] / "data" / "figures" / "public_record.csv"
    shutil.copytree(data / "vocabulary", project / "vocabulary")
    (project / "figures").mkdir()
    write_sheet(record, project / "figures" / "many.csv", rows)
    refresh(seeds, project)
    found: dict[str, float] = {}
    for what in ("ours", "bare"):
        command = [sys.executable, "-m", "benchmarks.workbook", what, str(project)]
        made = subprocess.run(command, capture_output=True, text=True, check=True)
        found |= json.loads(made.stdout)
    return found


def _ours(project: Path) -> dict[str, float]:
    """Seconds that the workbook takes, and bytes that it holds beyond the tables."""
    from etl.load import snapshots
    from etl.load.workbook import write_workbook

    snapshot = snapshots.current(project)
    assert snapshot is not None
    frames = snapshots.read(project, snapshot.number)
    before, start = _peak(), time.perf_counter()
    write_workbook(frames, snapshot, project / "ours.xlsx")
    return {"seconds": time.perf_counter() - start, "held": _peak() - before}


def _bare(project: Path) -> dict[str, float]:
    """Seconds of writing the cells of that workbook row by row; reading them is not counted."""
    import openpyxl

    read = openpyxl.load_workbook(project / "ours.xlsx", read_only=True)
    made = openpyxl.Workbook(write_only=True)
    spent, cells = 0.0, 0
    for sheet in read.worksheets:
        into = made.create_sheet(sheet.title)
        for row in sheet.iter_rows(values_only=True):
            cells += sum(value is not None for value in row)
            start = time.perf_counter()
            into.append(row)
            spent += time.perf_counter() - start
    start = time.perf_counter()
    made.save(project / "bare.xlsx")
    return {"bare": spent + time.perf_counter() - start, "cells": cells}


def _peak() -> int:
    return BYTES * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    print(json.dumps({"ours": _ours, "bare": _bare}[sys.argv[1]](Path(sys.argv[2]))))
