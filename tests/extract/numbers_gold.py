"""How well found numbers agree with numbers marked by hand.

Comes in: sentences of `gold/numbers_*.jsonl` and, for each, what was found in it (`Number` or its
fields as a mapping). Goes out: matches, found and marked ones by level and class of sentence, and
from them precision, recall and F1. It reads no number itself and never writes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUANTITIES = frozenset({"count", "percent", "money", "measure", "duration", "vague"})
LEVELS = ("value", "value_unit", "value_qualifier", "others")
OVERALL = "all"

Fields = Mapping[str, Any]
Agrees = Callable[[Fields, Fields], bool]


@dataclass(slots=True)
class Tally:
    """Numbers that agree, that were found and that are marked."""

    matched: int = 0
    found: int = 0
    marked: int = 0

    @property
    def precision(self) -> float:
        """The share of found ones that agree; 1 where nothing was found."""
        return self.matched / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of marked ones that were found; 1 where nothing is marked."""
        return self.matched / self.marked if self.marked else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.marked
        return 2 * self.matched / both if both else 1.0

    def add(self, other: Tally) -> None:
        """Count the numbers of `other` too."""
        self.matched += other.matched
        self.found += other.found
        self.marked += other.marked


def load(path: Path) -> list[dict[str, Any]]:
    """The sentences of a file of gold, each with `id`, `class`, `text` and `numbers`."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def score_sentence(gold: Sequence[Fields], found: Iterable[object]) -> dict[str, Tally]:
    """The tally of one sentence by level.

    A marked number agrees with at most one found number, whose span overlaps its own. Quantities
    are held against quantities only, so that one found in a date counts as found and wrong.
    """
    numbers = [_fields(number) for number in found]
    marked, others = _parted(gold)
    read, read_others = _parted(numbers)
    return {
        "value": _tally(marked, read, _same_value),
        "value_unit": _tally(marked, read, _same_unit),
        "value_qualifier": _tally(marked, read, _same_qualifier),
        "others": _tally(others, read_others, _same_kind),
    }


def score(
    sentences: Iterable[Fields], find: Callable[[str], Iterable[object]]
) -> dict[str, dict[str, Tally]]:
    """The tallies by class of sentence, and under `OVERALL` of all, each by level."""
    tallies: dict[str, dict[str, Tally]] = {OVERALL: {level: Tally() for level in LEVELS}}
    for sentence in sentences:
        scored = score_sentence(sentence["numbers"], find(sentence["text"]))
        own = tallies.setdefault(sentence["class"], {level: Tally() for level in LEVELS})
        for level, tally in scored.items():
            tallies[OVERALL][level].add(tally)
            own[level].add(tally)
    return tallies


def _fields(number: object) -> Fields:
    if isinstance(number, Mapping):
        return number
    names = (
        "start", "end", "kind", "value", "low", "high", "qualifier", "trend", "unit", "per",
        "counted",
    )  # fmt: skip
    return {name: getattr(number, name) for name in names}


def _parted(numbers: Iterable[Fields]) -> tuple[list[Fields], list[Fields]]:
    """Quantities and the others."""
    quantities: list[Fields] = []
    others: list[Fields] = []
    for number in numbers:
        (quantities if number["kind"] in QUANTITIES else others).append(number)
    return quantities, others


def _tally(marked: Sequence[Fields], found: Sequence[Fields], agrees: Agrees) -> Tally:
    left = list(found)
    matched = 0
    for gold in marked:
        for at, number in enumerate(left):
            if _overlap(gold, number) and agrees(gold, number):
                matched += 1
                del left[at]
                break
    return Tally(matched, len(found), len(marked))


def _overlap(one: Fields, other: Fields) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _same_kind(gold: Fields, number: Fields) -> bool:
    return bool(gold["kind"] == number["kind"])


def _same_value(gold: Fields, number: Fields) -> bool:
    if gold["value"] is None:
        return number["value"] is None and _close(gold["low"], number["low"])
    if gold["qualifier"] == "range":
        return _close(gold["low"], number["low"]) and _close(gold["high"], number["high"])
    # A range whose midpoint happens to be the value is another reading of the text.
    return _close(gold["value"], number["value"]) and number["qualifier"] != "range"


def _same_unit(gold: Fields, number: Fields) -> bool:
    return (
        _same_value(gold, number)
        and gold["unit"] == number["unit"]
        and _singular(gold["per"]) == _singular(number["per"])
        and (gold["kind"] != "count" or _head(gold["counted"]) == _head(number["counted"]))
    )


def _same_qualifier(gold: Fields, number: Fields) -> bool:
    return (
        _same_value(gold, number)
        and gold["qualifier"] == number["qualifier"]
        and gold["trend"] == number["trend"]
    )


def _close(gold: float | None, number: float | None) -> bool:
    if gold is None or number is None:
        return gold is number
    return math.isclose(gold, number, rel_tol=1e-5, abs_tol=1e-9)


def _head(phrase: str) -> str:
    return phrase.split()[-1].lower() if phrase.split() else ""


def _singular(per: str) -> str:
    return per.removesuffix("s")
