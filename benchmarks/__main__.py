"""Runs every benchmark and prints a line for each promise, then how many of them are kept.

Exit status 1 where one is not. A benchmark that breaks says so, and the others go on.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

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
    options, start = _options(), time.perf_counter()
    kept: list[bool] = []
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
            kept += _told(benchmark, seeds, data, *more)
    minutes = (time.perf_counter() - start) / 60
    print(f"{sum(kept)} of {len(kept)} promises kept; measured in {minutes:.1f} minutes")
    return 0 if all(kept) else 1


def _told(benchmark: ModuleType, *asked: Any) -> Iterator[bool]:
    """Print each measure of `benchmark` as it comes; whether the promise is kept."""
    try:
        for measure in benchmark.run(*asked):
            print(measure.line(), flush=True)
            yield measure.kept
    except Exception as error:  # whatever broke, the others are still measured
        traceback.print_exc()
        print(f"{_name(benchmark)}: broke off ({type(error).__name__}), NOT KEPT", flush=True)
        yield False


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
