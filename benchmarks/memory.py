"""The most memory that reading the numbers of a large text takes, in a process of its own."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import texts
from benchmarks.measure import Measure, printed

SIZE = 50_000_000
BESIDE_MB = 150
TIMES_TEXT = 2
_MB = 1e6
BYTES = 1 if sys.platform == "darwin" else 1024
# A process begins with the peak of the one that started it: this one is small.
_PROGRAM = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def run(seeds: Path, data: Path, size: int = SIZE) -> list[Measure]:
    """Once with the whole text held, once as the command reads a file."""
    reader = ["benchmarks.number_reader", str(data / "vocabulary"), "file"]
    command = ["dashboard.cli", "extract", "--format", "jsonl"]
    where = ["--seeds", str(seeds), "--data", str(data)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mixed.txt"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(texts.pieces(size))
        held = _peak([*reader, str(path)])
        streamed = _peak([*command, *where, str(path)])
        return [
            _measure("a text held whole", held, sys.getsizeof(path.read_text("utf-8"))),
            _measure("econdep extract on a file", streamed, path.stat().st_size),
        ]


def _peak(module: list[str]) -> int:
    """The most bytes that `python -m module` held."""
    command = [sys.executable, "-c", _PROGRAM, sys.executable, "-m", *module]
    return BYTES * int(printed(command)[-1])


def _measure(name: str, peak: float, text: float) -> Measure:
    return Measure(
        f"most memory, {name}", peak / _MB, "MB", "the text", text / _MB,
        BESIDE_MB + TIMES_TEXT * text / _MB, against="value",
    )  # fmt: skip
