"""Runs every benchmark and prints a line each; exit status 1 where a promise is not kept."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from benchmarks import (
    accuracy,
    figure_accuracy,
    hostile,
    memory,
    million,
    number_accuracy,
    numbers,
    redraw,
    refreshing,
    resolving,
    scaling,
    shapes,
    sheets,
    start,
    templates,
    workbook,
)
from etl.refresh import refresh

REPORTS = (accuracy, figure_accuracy, number_accuracy)
BENCHMARKS = (
    numbers, resolving, shapes, memory, refreshing, sheets, workbook, redraw, million, templates,
    start, hostile, scaling,
)  # fmt: skip


def main() -> int:
    """Measure against one freshly published snapshot of the project's own seeds."""
    options = _options()
    kept = True
    seeds, vocabulary = Path("seeds").resolve(), Path("data/vocabulary").resolve()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        shutil.copytree(vocabulary, data / "vocabulary")
        (data / "figures").mkdir()
        refresh(seeds, data)
        for report in REPORTS:
            if _name(report) in options.names:
                print(*report.lines(data), sep="\n", flush=True)
        for benchmark in BENCHMARKS:
            if _name(benchmark) not in options.names:
                continue
            more = (options.documents,) if benchmark is scaling else ()
            for measure in benchmark.run(seeds, data, *more):
                print(measure.line(), flush=True)
                kept &= measure.kept
    return 0 if kept else 1


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _options() -> argparse.Namespace:
    every = [_name(module) for module in (*REPORTS, *BENCHMARKS)]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which to run: {', '.join(every)} (default: all)"
    )
    parser.add_argument(
        "--documents", type=int, default=scaling.DOCUMENTS, metavar="N",
        help="the most documents that are refreshed at once (default: %(default)s)",
    )  # fmt: skip
    options = parser.parse_args()
    if unknown := set(options.names).difference(every):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    options.names = options.names or every
    return options


if __name__ == "__main__":
    sys.exit(main())
