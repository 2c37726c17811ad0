"""Figures made of texts whose structure could make it slow: long runs, lists, headings, tables.

Each shape is a text of any number of numbers; what a number takes may not grow with how many there
are. A run is looked at in pieces of some hundreds of numbers, so the smaller text is longer.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.measure import Measure
from etl.extract.documents import read_document
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary, load_vocabulary

NUMBERS = (600, 2_400)
GROWN = 1.5
ROUNDS = 2

Text = Callable[[int], str]


def _line(joint: str) -> Text:
    return lambda n: f"Russia has {joint.join(str(k % 900 + 3) for k in range(n))} tanks."


def _sentences(opening: str, joint: str, told: str) -> Text:
    return lambda n: opening + joint.join(told.format(k + 3) for k in range(n))


def _below_dates(n: int) -> str:
    dates = _sentences("In", ",", " May {}")(n)
    return _sentences(f"{dates}:\n\n", "\n", "- {} Russian soldiers are stationed in Armenia.")(n)


_SENT = "Russia sent {} soldiers to the exercise."
_BUDGET = "The Union State will spend {} million rubles ($3 million) on its budget in 2015."
_SINCE = "In 2011 it sold {} tons, a year later 7 tons, and in the first quarter of 2014 9 tons."

SHAPES: dict[str, Text] = {
    "one run with commas": _line(", "),
    "one run with and": _line(" and "),
    "one line of counts": _sentences("", " ", "{} soldiers"),
    "under one heading": _sentences("# Zapad-2013\n\n", "\n\n", _SENT),
    "under no heading": _sentences("", "\n\n", _SENT),
    "in one paragraph": _sentences("", "\n", _SENT),
    "timed lines": _sentences("", "\n", f"{_SENT} [00:00:01]"),
    "below a long paragraph": _sentences("word " * 5_000 + "\n\n", " ", _SENT),
    "in one list below many dates": _below_dates,
    "sums told twice": _sentences("", " ", _BUDGET),
    "happenings": _sentences("", " ", "On {} May 2011 they met."),
    "dates counted from dates": _sentences("", " ", _SINCE),
    "one sentence of dates": _sentences("It sold", ",", " {} tons in 2011"),
    "one table below years": _sentences("| a | 2012 |\n|---|---|\n", "\n", "| Peru | {} |"),
    "in one list": _sentences("Forces:\n\n", "\n", f"- {_SENT}"),
    "one figure told again": lambda n: "\n\n".join([_SENT.format(7)] * n),
    "one list of figures that look alike": lambda n: (
        "Forces:\n\n" + "\n".join([f"- {_SENT.format(7)}"] * n)
    ),
}


def run(
    seeds: Path,
    data: Path,
    numbers: tuple[int, int] = NUMBERS,
    shapes: Iterable[str] = tuple(SHAPES),
) -> Iterator[Measure]:
    """Milliseconds of this process for a number, in the longer text beside the shorter."""
    vocabulary = load_vocabulary(data / "vocabulary")
    for shape in shapes:
        few, many = (_milliseconds(SHAPES[shape](n), n, vocabulary) for n in numbers)
        yield Measure(
            f"figures made of {numbers[1]:,} numbers, {shape}",
            many, "ms/number", f"those of {numbers[0]:,}", few, GROWN,
        )  # fmt: skip


def _milliseconds(text: str, numbers: int, vocabulary: Vocabulary) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.txt"
        path.write_text(text, encoding="utf-8")
        reading = read_document(path, vocabulary.units)
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        resolve(reading, vocabulary)
        taken.append(time.process_time() - began)
    return 1e3 * min(taken) / numbers
