"""What every benchmark returns and how it is printed: a measure, its floor, and their ratio."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_WRITTEN_OUT_FROM = 1000
_STARTER = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the report.

    `value` and `floor` share `unit`; `bar` is the promise, as a number of the kind that `against`
    names: "ratio" (value / floor) or "value". What is promised is at most the bar, or at least
    where more is better. `told` says more of the value, such as how it divides.
    """

    name: str
    value: float
    unit: str
    floor_name: str
    floor: float
    bar: float
    against: str = "ratio"
    more_is_better: bool = False
    told: str = ""

    @property
    def ratio(self) -> float:
        """`value` in floors."""
        return self.value / self.floor

    @property
    def kept(self) -> bool:
        """Whether the promise is kept in this run."""
        judged = self.ratio if self.against == "ratio" else self.value
        return judged >= self.bar if self.more_is_better else judged <= self.bar

    def line(self) -> str:
        """The measure as a sentence."""
        bar = f"{self.bar:g}×" if self.against == "ratio" else f"{_written(self.bar)} {self.unit}"
        return (
            f"{self.name}: {_written(self.value)} {self.unit}, {self.ratio:,.2f}×"
            f" {self.floor_name} ({_written(self.floor)} {self.unit});"
            f" promised at {'least' if self.more_is_better else 'most'} {bar}"
            f", {'kept' if self.kept else 'NOT KEPT'}{self.told and f' ({self.told})'}"
        )


def apart(command: list[str]) -> list[str]:
    """The command that runs `command`, on whose peak of memory what was held here leaves no trace.

    A process begins with the peak of the one that started it: a small one stands between.
    """
    return [sys.executable, "-c", _STARTER, *command]


def printed(command: list[str]) -> list[str]:
    """The lines that `command` prints; where it fails, what it said goes to the terminal.

    Raises:
        subprocess.CalledProcessError: where it fails.
    """
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.stderr.write(result.stderr)
    result.check_returncode()
    return result.stdout.splitlines()


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def percentile(values: Iterable[float], share: int) -> float:
    """The `share`-th percentile (inclusive method) of at least two values."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def _written(value: float) -> str:
    return f"{value:,.0f}" if value >= _WRITTEN_OUT_FROM else f"{value:.3g}"
