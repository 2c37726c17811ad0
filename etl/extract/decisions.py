"""The decisions of people: the sheet `data/decisions.csv` in, a `Ruling` for each row out.

Each cell that is filled is checked as that of a figure sheet is. A sheet with any fault gives
nothing but its faults, all of them at once, by row and column; so do two rows that contradict each
other. Whether the number that a row rules on is still there is not asked here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from etl.errors import Fault, InputFault
from etl.extract.celltable import decoded, read_rows
from etl.extract.sheet_rows import cell_problems, numbers_of, quoted
from etl.periods import DATE_FORMS, is_date
from etl.possible import Problem
from etl.rulings import (
    CHOICES,
    CLEAR,
    CLEARABLE,
    COLUMNS,
    FIELDS,
    NUMBERS,
    QUOTED,
    REQUIRED,
    WORDS,
    Ruling,
    unguarded,
)
from etl.sheet_columns import OPTIONAL as SHEET_OPTIONAL
from etl.sheet_columns import REQUIRED as SHEET_REQUIRED
from etl.suggestions import suggestion
from etl.vocabulary import Vocabulary

OPTIONAL = tuple(column for column in COLUMNS if column not in REQUIRED)
Cells = Mapping[str, str]
Placed = tuple[str, Cells]
"""A row: the place that its faults name, and its cells by column."""

_SHA256 = re.compile("[0-9a-f]{64}")
_LONGEST = {"reason": 5_000, "by": 500, "before": 5_000, "after": 5_000, "text": 5_000}
_FULL = {
    "document": "Name the document by its file in the seeds, without its ending.",
    "text": "Write the number as the document does.",
    "reason": "Say why: who reads the figure has to know.",
    "by": "Name who decided.",
}
_SETTING = {
    "accept": "An accepted figure stays as it is: to change it, write 'correct'.",
    "reject": "A rejected number has no figure: leave it empty.",
}


def read_decisions(path: Path, vocabulary: Vocabulary, *, name: str) -> list[Ruling]:
    """The rulings in the CSV sheet at `path`, called `name` in faults; none where it is missing.

    Raises `InputFault` with every fault of the sheet.
    """
    if not path.is_file():
        return []
    faults: list[Fault] = []
    rows = rows_of(decoded(path.read_bytes(), name, REQUIRED), name, faults)
    return rulings(rows, vocabulary, faults)


def rows_of(text: str, name: str, faults: list[Fault]) -> list[Placed]:
    """The rows of the sheet `text`; those of another length than the header add a fault."""
    rows = read_rows(text, name, REQUIRED, OPTIONAL, faults)
    return [(row.place, unquoted(row.cells)) for row in rows]


def unquoted(cells: Cells) -> dict[str, str]:
    """`cells` with what they quote of the document as that has it."""
    return {**cells} | {column: unguarded(cells[column]) for column in QUOTED}


def rulings(
    rows: Iterable[Placed], vocabulary: Vocabulary, faults: Iterable[Fault] = ()
) -> list[Ruling]:
    """The rulings that `rows` are, in their order.

    Raises `InputFault` with `faults` and all those of the rows.
    """
    found, sound = list(faults), []
    for place, cells in rows:
        problems = list(_problems(cells, vocabulary))
        found.extend(Fault(f"{place}, {c}", problem, remedy) for c, problem, remedy in problems)
        if not problems:
            sound.append(_ruling(place, cells, vocabulary))
    found.extend(_contradictions(sound))
    if found:
        raise InputFault(found)
    return sound


def _problems(cells: Cells, vocabulary: Vocabulary) -> Iterator[Problem]:
    yield from _binding_problems(cells)
    yield from _decision_problems(cells)
    yield from _field_problems(cells, vocabulary)


def _binding_problems(cells: Cells) -> Iterator[Problem]:
    for column, remedy in _FULL.items():
        if not cells[column]:
            yield column, "It is empty.", remedy
    for column, most in _LONGEST.items():
        if len(cells[column]) > most:
            problem = f"{quoted(cells[column])} has {len(cells[column]):,} characters."
            yield column, problem, f"{most:,} is the most: shorten it."
    if not _SHA256.fullmatch(cells["sha256"]):
        problem = f"{quoted(cells['sha256'])} is no SHA-256." if cells["sha256"] else "It is empty."
        yield "sha256", problem, "'econdep table documents' tells that of each document."
    places = [cells["start"], cells["end"]]
    wrong = [c for c in ("start", "end") if not re.fullmatch(r"\d{1,9}", cells[c], re.ASCII)]
    for column in wrong:
        problem = f"{quoted(cells[column])} is no character of a file."
        yield column, problem, "'econdep table mentions' tells those of each number."
    if not wrong and int(places[0]) >= int(places[1]):
        yield "end", f"The number ends at {places[1]}, before it begins.", "Mend one of the two."
    if not is_date(cells["date"]):
        problem = f"{quoted(cells['date'])} is no date." if cells["date"] else "It is empty."
        yield "date", problem, f"Say when it was decided: {DATE_FORMS}."


def _decision_problems(cells: Cells) -> Iterator[Problem]:
    decision = cells["decision"]
    filled = [column for column in FIELDS if cells[column]]
    if decision not in CHOICES["decision"]:
        problem = f"{quoted(decision)} is no decision." if decision else "It is empty."
        yield "decision", problem, suggestion(decision, CHOICES["decision"])
    for column in filled if decision in _SETTING else ():
        yield column, f"A row that says '{decision}' sets {column}.", _SETTING[decision]
    if decision == "correct" and not filled:
        yield "decision", "It corrects nothing.", "Fill the columns that are to change."
    if decision == "assign" and not cells["indicator"]:
        remedy = "Name the indicator that the number is a figure of."
        yield "indicator", "It is empty.", remedy
    if decision == "assign" and cells["figure"]:
        problem = "A number that is assigned has no figure yet, and this one has."
        yield "figure", problem, "Write 'correct', and the indicator where that is to change."


def _field_problems(cells: Cells, vocabulary: Vocabulary) -> Iterator[Problem]:
    for column in FIELDS:
        if cells[column] == CLEAR and column not in CLEARABLE:
            yield column, f"No figure is without {column}.", "Leave it empty, or say what it is."
    if cells["unit"] not in ("", CLEAR) and not any(cells[column] for column in NUMBERS):
        parsed = vocabulary.units.parse(cells["unit"])
        if parsed and parsed[1] != 1:
            problem = f"'{cells['unit']}' scales a value, and none is set."
            yield "unit", problem, f"Write {parsed[0]}, or fill the value as well."
    filled = {column: "" if cells[column] == CLEAR else cells[column] for column in FIELDS}
    asked = dict.fromkeys((*SHEET_REQUIRED, *SHEET_OPTIONAL), "") | filled
    for column, problem, remedy in cell_problems(asked, vocabulary):
        if filled.get(column):
            yield column, problem, remedy


def _ruling(place: str, cells: Cells, vocabulary: Vocabulary) -> Ruling:
    code, factor = vocabulary.units.parse(cells["unit"]) or ("", 1.0)
    words = {c: "" if cells[c] == CLEAR else cells[c] for c in WORDS if cells[c]}
    if code:
        words["unit"] = code
    scaled = ((c, n * Decimal(repr(factor))) for c, n in numbers_of(cells).items())
    return Ruling(
        place=place,
        decision=cells["decision"],  # type: ignore[arg-type]  # checked against Decision
        **{column: cells[column] for column in ("document", "sha256", "text", "before", "after")},
        start=int(cells["start"]),
        end=int(cells["end"]),
        figure=cells["figure"],
        reason=cells["reason"],
        by=cells["by"],
        date=cells["date"],
        words=words,
        numbers={column: float(number) for column, number in scaled},
    )


def _contradictions(found: Iterable[Ruling]) -> Iterator[Fault]:
    """A fault for each ruling on figures that an earlier row rules on as well."""
    earlier: dict[tuple[object, ...], list[Ruling]] = defaultdict(list)
    for ruling in found:
        key = (ruling.document, ruling.sha256, ruling.start, ruling.end)
        for other in earlier[key]:
            if not (other.figure and ruling.figure) or other.figure == ruling.figure:
                yield _contradiction(ruling, other)
                break
        earlier[key].append(ruling)


def _contradiction(ruling: Ruling, other: Ruling) -> Fault:
    same = _decided(ruling) == _decided(other)
    where = f"characters {ruling.start} to {ruling.end} of '{ruling.document}'"
    problem = (
        f"This row repeats {other.place}."
        if same
        else f"This row contradicts {other.place}: both rule on {where}."
    )
    file, _, line = other.place.rpartition(":")
    decided = file and line.isdecimal() and not ruling.place.startswith(f"{file}:")
    remedy = f"Remove line {line} of {file}, then decide again."
    return Fault(ruling.place, problem, remedy if decided else "Take one of the two out.")


def _decided(ruling: Ruling) -> tuple[object, ...]:
    return ruling.decision, ruling.figure, dict(ruling.words), dict(ruling.numbers)
