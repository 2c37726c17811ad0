"""Numbers read right in the sentences that are only ever scored, ours beside quantulum3's.

Sentences marked by hand come in, lines of a report go out: F1 by class of sentence and of all of
them. No sentence is ever printed, so that no rule can be made for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import quantulum
from etl.extract.numbers import find_numbers
from etl.vocabulary import load_vocabulary
from tests.extract.numbers_gold import OVERALL, Tally, load, score

HELD = Path(__file__).parents[1] / "tests/extract/gold/numbers_held.jsonl"
LEVELS = {"value": "value", "value_unit": "unit", "value_qualifier": "hedge"}
_HEADING = "F1 on {} held-back sentences, of the value, value with unit, value with hedge and trend"
_NOTE = "(of quantulum3, which reads no noun that is counted, only the unit is asked)"
_CLASS, _COLUMN = 16, 8


def lines(data: Path, sentences: Sequence[dict[str, Any]] | None = None) -> list[str]:
    """The report on `sentences`, by default those of `HELD`."""
    units = load_vocabulary(data / "vocabulary").units
    held = load(HELD) if sentences is None else sentences
    ours = score(held, lambda text: find_numbers(text, units))
    theirs = score([_without_nouns(sentence) for sentence in held], quantulum.fields)
    titles = [f"{title:>{_COLUMN}}" for title in LEVELS.values()]
    width = len(titles) * _COLUMN
    heading = f"{'':{_CLASS}}{'marked':>{_COLUMN}}{'econdep':>{width}}{'quantulum3':>{width}}"
    report = [
        f"{_HEADING.format(len(held))} {_NOTE}",
        heading,
        f"{'':{_CLASS}}{'':{_COLUMN}}{''.join(titles * 2)}",
    ]
    for name in ours:
        marked = ours[name]["value"].marked
        cells = [_cell(found[name][level]) for found in (ours, theirs) for level in LEVELS]
        report.append(f"{name:{_CLASS}}{marked:>{_COLUMN}}{''.join(cells)}")
    others = ours[OVERALL]["others"]
    report.append(f"dates, times, ordinals and identifiers of econdep: F1 {100 * others.f1:.1f}")
    return report


def _cell(tally: Tally) -> str:
    """F1; where no quantity is marked, how many were read all the same."""
    written = f"{100 * tally.f1:.1f}" if tally.marked else f"+{tally.found}"
    return f"{written:>{_COLUMN}}"


def _without_nouns(sentence: dict[str, Any]) -> dict[str, Any]:
    numbers = [number | {"counted": ""} for number in sentence["numbers"]]
    return sentence | {"numbers": numbers}
