"""The most memory that reading the numbers of a large text takes, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import texts
from benchmarks.measure import Measure

SIZE = 50_000_000
BESIDE_MB = 150
TIMES_TEXT = 2
_MB = 1e6
_KB_OF_PEAK = 1 if sys.platform == "darwin" else 1024


def run(seeds: Path, data: Path, size: int = SIZE) -> list[Measure]:
    """Once with the whole text held, once as the command reads a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mixed.txt"
        path.write_text(texts.mixed(size), "utf-8")
        return [_held(path, data), _streamed(path, seeds, data)]


def _held(path: Path, data: Path) -> Measure:
    reader = [sys.executable, "-m", "benchmarks.number_reader", str(data / "vocabulary"), "file"]
    result = subprocess.run([*reader, str(path)], capture_output=True, text=True, check=True)
    took = json.loads(result.stdout)
    return _measure("a text held whole", took["peak"], took["text"])


def _streamed(path: Path, seeds: Path, data: Path) -> Measure:
    command = [sys.executable, "-m", "dashboard.cli", "extract", str(path), "--format", "jsonl"]
    where = ["--seeds", str(seeds), "--data", str(data)]
    process = subprocess.Popen([*command, *where], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    peak = usage.ru_maxrss * _KB_OF_PEAK
    return _measure("econdep extract on a file", peak, path.stat().st_size)


def _measure(name: str, peak: float, text: float) -> Measure:
    return Measure(
        f"most memory, {name}", peak / _MB, "MB", "the text", text / _MB,
        BESIDE_MB + TIMES_TEXT * text / _MB, against="value",
    )  # fmt: skip
