"""The workbook of very many figures beside openpyxl's bare writing of its cells, and its memory.

The peer appends the cells of every sheet, without looks or links, in openpyxl's write-only mode:
what it takes to get them into a file at all. Each is made in a process of its own, and told in
processor time. The memory is the most that the whole process of ours ever takes, at 10,000 rows and
at `ROWS`; with 100,000, of which the promise is, it takes more than five minutes.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measure, printed
from benchmarks.memory import BYTES
from benchmarks.sheets import write_sheet

ROWS, FEW = 50_000, 10_000
_MB = 1e6
# A process begins with the peak of the one that started it: this one is small.
_PROGRAM = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def run(seeds: Path, data: Path, rows: int = ROWS, few: int = FEW) -> list[Measure]:
    """A project of so many rows is published, then exported and written bare in turn."""
    with tempfile.TemporaryDirectory() as folder:
        small = _measured(seeds, data, Path(folder) / "few", few)
        large = _measured(seeds, data, Path(folder) / "many", rows)
    return [
        Measure(
            f"the workbook of {rows:,} rows ({large['cells']:,.0f} cells)", large["seconds"], "s",
            "openpyxl's bare write-only of the cells", large["bare"], 1.3,
        ),
        Measure(
            f"most memory, the workbook of {rows:,} rows", large["peak of ours"] / _MB, "MB",
            f"that of {few:,}", small["peak of ours"] / _MB, 1.3,
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
        asked = [sys.executable, "-m", "benchmarks.workbook", what, str(project)]
        command = [sys.executable, "-c", _PROGRAM, *asked]
        told, peak = printed(command)
        found |= {f"peak of {what}": BYTES * int(peak), **json.loads(told)}
    return found


def _ours(project: Path) -> dict[str, float]:
    """Seconds that the workbook takes."""
    from etl.load import snapshots
    from etl.load.workbook import tables_of, write_workbook

    snapshot = snapshots.current(project)
    assert snapshot is not None
    start = time.process_time()
    write_workbook(tables_of(project, snapshot), snapshot, project / "ours.xlsx")
    return {"seconds": time.process_time() - start}


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
            start = time.process_time()
            into.append(row)
            spent += time.process_time() - start
    start = time.process_time()
    made.save(project / "bare.xlsx")
    return {"bare": spent + time.process_time() - start, "cells": cells}


if __name__ == "__main__":
    print(json.dumps({"ours": _ours, "bare": _bare}[sys.argv[1]](Path(sys.argv[2]))))
