"""Runs every benchmark and prints a line each; exit status 1 where a promise is not kept."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import (
    accuracy,
    hostile,
    memory,
    number_accuracy,
    numbers,
    redraw,
    refreshing,
    start,
    templates,
)
from etl.refresh import refresh


def main() -> int:
    """Measure against one freshly published snapshot of the project's own seeds."""
    kept = True
    seeds, vocabulary = Path("seeds").resolve(), Path("data/vocabulary").resolve()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        shutil.copytree(vocabulary, data / "vocabulary")
        (data / "figures").mkdir()
        refresh(seeds, data)
        print(*accuracy.lines(data), *number_accuracy.lines(data), sep="\n", flush=True)
        for benchmark in (numbers, memory, refreshing, redraw, templates, start, hostile):
            for measure in benchmark.run(seeds, data):
                print(measure.line(), flush=True)
                kept &= measure.kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
