"""Texts that could make a reader of numbers slow, against ordinary text of the same length.

Each is read in a process of its own with a limit of time, so that one that takes quadratic time
neither stops the benchmark nor takes another's memory; as many at a time as there are cores, since
what is measured is the time of a process, and ordinary text has company too. What is packed with
numbers, where ordinary text holds one in fifty characters or more, is judged by the time for a
number.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Measure
from benchmarks.texts import HOSTILE, PACKED

SIZES = (500_000, 2_000_000)
SIZES_PACKED = (125_000, 500_000)
LINE = 20_000_000
TIMES_ORDINARY = 2.0
LIMIT_S = 240


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a text of `size` characters took; endless where it was not done in time."""

    size: int
    seconds: float = float("inf")
    numbers: int = 0

    @property
    def per_character(self) -> float:
        """Nanoseconds for a character."""
        return 1e9 * self.seconds / self.size

    @property
    def per_number(self) -> float:
        """Nanoseconds for a number."""
        return 1e9 * self.seconds / max(1, self.numbers)

    def denser(self, other: Reading) -> bool:
        """Whether it holds more numbers for its size than `other`."""
        return self.numbers * other.size > other.numbers * self.size


def run(
    seeds: Path, data: Path, sizes: tuple[int, int] = SIZES, packed: tuple[int, int] = SIZES_PACKED,
    line: int = LINE, kinds: Iterable[str] = (*HOSTILE, *PACKED),
) -> Iterator[Measure]:  # fmt: skip
    """Time at the larger of two sizes; how a character's time grew from the smaller is told."""
    vocabulary, asked = data / "vocabulary", {"mixed": sizes}
    asked |= {kind: packed if kind in PACKED else sizes for kind in kinds}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        read = pool.map(
            lambda one: _readings(vocabulary, *one), [*asked.items(), ("line", (line,))]
        )
        _, ordinary = next(read)
        for kind, (small, large) in zip(list(asked)[1:], read, strict=False):
            by_number = kind in PACKED and large.denser(ordinary)
            yield _measure(f"{kind} ({_grown(small, large)})", large, ordinary, by_number=by_number)
        [whole] = next(read)
        yield _measure(f"one line of {line:,} characters", whole, ordinary)


def _measure(name: str, read: Reading, ordinary: Reading, *, by_number: bool = False) -> Measure:
    taken, floor = (
        (read.per_number, ordinary.per_number) if by_number
        else (read.per_character, ordinary.per_character)
    )  # fmt: skip
    unit = "ns/number" if by_number else "ns/character"
    name = f"hostile text, {name}"
    return Measure(name, taken, unit, "ordinary text", floor, TIMES_ORDINARY)


def _grown(small: Reading, large: Reading) -> str:
    if large.seconds == float("inf"):
        return f"{large.size:,} characters not read in {LIMIT_S} s"
    grown = large.per_character / small.per_character
    return f"a character of {large.size:,} {grown:.2f}× one of {small.size:,}"


def _readings(
    vocabulary: Path, kind: str, sizes: tuple[int, ...], limit: float = LIMIT_S
) -> list[Reading]:
    command = [sys.executable, "-m", "benchmarks.number_reader", str(vocabulary), kind]
    process = subprocess.Popen(
        [*command, *map(str, sizes)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    try:
        printed, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        process.kill()
        printed, _ = process.communicate()
    else:
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
    told = [json.loads(row) for row in printed.splitlines()]
    read = [
        Reading(size, took["seconds"], took["numbers"])
        for size, took in zip(sizes, told, strict=False)
    ]
    return read + [Reading(size) for size in sizes[len(read) :]]
