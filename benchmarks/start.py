"""From starting the process to the first answer, against the bare app, in turns."""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

from benchmarks.measure import Measure

ROUNDS = 7
PATIENCE_S = 60


def free_port() -> int:
    """A port of the loopback interface that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until_first_answer(command: list[str], port: int) -> float:
    """Seconds from starting `command` to its first complete answer to GET /."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - start < PATIENCE_S:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
                    answer.read()
                return time.perf_counter() - start
            except (URLError, ConnectionError):
                time.sleep(0.005)
        raise TimeoutError(f"{command} gave no answer in {PATIENCE_S} s")
    finally:
        process.terminate()
        process.wait()


def run(seeds: Path, data: Path) -> list[Measure]:
    """The start of a dashboard whose snapshot is published, as medians of `ROUNDS` in turns."""
    ours, floor = [], []
    for _ in range(ROUNDS):
        port = free_port()
        bare = [sys.executable, "-m", "benchmarks.bare_app", str(port)]
        floor.append(until_first_answer(bare, port))
        port = free_port()
        serve = [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)]
        ours.append(until_first_answer([*serve, "--seeds", str(seeds), "--data", str(data)], port))
    return [
        Measure(
            "start to first answer", statistics.median(ours), "s",
            "a bare Dash and dmc page", statistics.median(floor), 1.5,
        )
    ]  # fmt: skip
