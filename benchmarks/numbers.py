"""Numbers read from mixed text, beside quantulum3 and against one plain pattern for numerals."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import quantulum, texts
from benchmarks.measure import Measure
from etl.extract.numbers import find_numbers
from etl.vocabulary import load_vocabulary

SIZE = 5_000_000
SLICE = 40_000
ROUNDS = 3
AT_LEAST = 1_000_000
TIMES_QUANTULUM = 20
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


def run(seeds: Path, data: Path, size: int = SIZE, part: int = SLICE) -> list[Measure]:
    """The best of `ROUNDS` of each; quantulum3 reads only the first `part` characters, once."""
    units = load_vocabulary(data / "vocabulary").units
    text = texts.mixed(size)
    quantulum.parse("Five tonnes of 20.")  # reads its vocabulary
    numerals = len(_NUMERAL.findall(text))
    ours = max(_speed(size, lambda: find_numbers(text, units)) for _ in range(ROUNDS))
    floor = max(_speed(size, lambda: _NUMERAL.findall(text)) for _ in range(ROUNDS))
    theirs = _speed(part, lambda: quantulum.parse(text[:part]))
    return [
        Measure(
            f"numbers in {size / 1e6:g} million characters of mixed text"
            f" (a numeral every {size / numerals:.0f})", ours, "characters/s",
            "one plain pattern for numerals", floor, AT_LEAST, against="value",
            more_is_better=True,
        ),
        Measure(
            "the same, beside", ours, "characters/s",
            f"quantulum3 on the first {part:,} of them", theirs, TIMES_QUANTULUM,
            more_is_better=True,
        ),
    ]  # fmt: skip


def _speed(size: int, work: Callable[[], object]) -> float:
    """Characters a second of this process, so that others on the machine count little."""
    start = time.process_time()
    work()
    return size / (time.process_time() - start)
