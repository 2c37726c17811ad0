"""Runs every benchmark and prints a line each; exit status 1 where a promise is not kept."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

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


def main() -> int:
    """Measure against one freshly published snapshot of the project's own seeds."""
    documents = _documents()
    kept = True
    seeds, vocabulary = Path("seeds").resolve(), Path("data/vocabulary").resolve()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        shutil.copytree(vocabulary, data / "vocabulary")
        (data / "figures").mkdir()
        refresh(seeds, data)
        for report in (accuracy, figure_accuracy, number_accuracy):
            print(*report.lines(data), sep="\n", flush=True)
        for benchmark in (
            numbers,
            resolving,
            shapes,
            memory,
            refreshing,
            sheets,
            workbook,
            redraw,
            million,
            templates,
            start,
            hostile,
        ):
            for measure in benchmark.run(seeds, data):
                print(measure.line(), flush=True)
                kept &= measure.kept
        for measure in scaling.run(seeds, data, documents):
            print(measure.line(), flush=True)
            kept &= measure.kept
    return 0 if kept else 1


def _documents() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--documents", type=int, default=scaling.DOCUMENTS, metavar="N",
        help="the most documents that are refreshed at once (default: %(default)s)",
    )  # fmt: skip
    documents: int = parser.parse_args().documents
    return documents


if __name__ == "__main__":
    sys.exit(main())
