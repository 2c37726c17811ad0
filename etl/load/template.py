"""A sheet of figures to fill in: the vocabulary in, a workbook out.

Its first sheet has the columns of a figure sheet and nothing else; what may be chosen, what goes
into each column, and examples are on sheets of their own, which are not read when the workbook is
added. Periods and dates are cells of text, so that no program makes 2014-01 a day. Never writes
over a file.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.errors import InputFault
from etl.load.workbook.style import BODY, HEADER, HEADER_FILL, HEADER_RULE, NOTE
from etl.load.workbook.text import encode
from etl.sheet_columns import COLUMNS, DATES, EXAMPLES_TOLD, FIGURES_SHEET
from etl.tables import QUALIFIER_LABELS, STATUS_LABELS
from etl.vocabulary import Vocabulary

FIGURES, EXAMPLES, NOTES, CHOICES = FIGURES_SHEET, "examples", "columns", "choices"
_ROWS = 5_000
_UNITS_A_KIND = 4
_SCALED = ("money", "mass", "volume", "persons")
_SCALES = ("thousand", "million", "billion")
_FREE = ("unit",)
_WIDTHS = {
    "indicator": 26, "subject": 18, "breakdown": 18, "unit": 16, "source_title": 40,
    "source_publisher": 24, "source_url": 40, "note": 40,
}  # fmt: skip
_NEEDED = PatternFill("solid", fgColor="FFE9A8")
_TEXT = "@"
_EXAMPLES: tuple[dict[str, str | float], ...] = (
    {
        "indicator": "union_state_budget", "entity": "UNION_STATE", "breakdown": "revenue",
        "period": "2013", "value": 4.872, "qualifier": "exact", "unit": "billion RUB",
        "status": "planned", "source_title": "Decree on the budget of the Union State",
        "source_publisher": "Supreme State Council", "source_url": "https://example.org/decree",
        "source_date": "2012-12-25", "note": "An example: a plain number.",
    },
    {
        "indicator": "export_share", "entity": "BLR", "counterpart": "RUS", "period": "2021-H1",
        "value": 40, "qualifier": "more_than", "unit": "percent", "status": "actual",
        "attributed_to": "Ministry of Economy", "source_title": "Trade in the first half",
        "source_publisher": "News agency", "source_url": "https://example.org/trade",
        "source_date": "2021-08", "note": "An example: more than, said by somebody.",
    },
    {
        "indicator": "exercise_forces", "entity": "RUS", "subject": "Zapad-2013",
        "breakdown": "personnel", "period": "2013-09", "low": 9000, "high": 12000,
        "qualifier": "range", "unit": "persons", "status": "claimed",
        "source_title": "The exercise in figures", "source_publisher": "Newspaper",
        "note": "An example: a range has its low and its high, and needs no value.",
    },
)  # fmt: skip


def write_template(path: Path, vocabulary: Vocabulary) -> None:
    """Write the sheet to fill in to `path`; raises `InputFault` where a file is there already."""
    content = template_bytes(vocabulary)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise InputFault.at(
            str(path), "There is a file of that name.", "Name another, so that none is lost."
        ) from None


def template_bytes(vocabulary: Vocabulary) -> bytes:
    """The sheet to fill in, as an .xlsx file."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = FIGURES
    _head(sheet, 1, noted=True)
    choices = _choices(vocabulary)
    _offer(sheet, choices)
    _write_examples(book.create_sheet(EXAMPLES), vocabulary)
    _write_notes(book.create_sheet(NOTES))
    _write_choices(book.create_sheet(CHOICES), choices)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _head(sheet: Worksheet, row: int, *, noted: bool) -> None:
    """The header in `row`, as every sheet of figures has it; what has to be filled is marked."""
    for at, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(row, at, column.name)
        cell.font, cell.border = HEADER, HEADER_RULE
        cell.fill = _NEEDED if column.required else HEADER_FILL
        if noted:
            cell.comment = Comment(column.doc, "econdep", height=120, width=280)
        shape = sheet.column_dimensions[get_column_letter(at)]
        shape.width = _WIDTHS.get(column.name, 14)
        shape.font = BODY
        shape.number_format = _TEXT if column.name in DATES else "General"
    sheet.freeze_panes = f"C{row + 1}"


def _choices(vocabulary: Vocabulary) -> dict[str, list[tuple[str, str]]]:
    """What each column offers, with what it means."""
    areas = sorted(vocabulary.entities.values(), key=lambda area: area.label)
    areas.sort(key=lambda area: area.entity not in vocabulary.listed)
    named = [(area.entity, area.label) for area in areas]
    return {
        "indicator": [(i.indicator, i.label) for i in vocabulary.indicators.values()],
        "entity": named,
        "counterpart": named,
        "qualifier": list(QUALIFIER_LABELS.items()),
        "unit": list(_units(vocabulary)),
        "status": list(STATUS_LABELS.items()),
    }


def _units(vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """The usual units of each kind that is measured, in the scales that people use."""
    records = vocabulary.units.records.values()
    kinds = dict.fromkeys(kind for rule in vocabulary.rules.values() for kind in rule.unit_kinds)
    for kind in kinds:
        for unit in [record for record in records if record.kind == kind][:_UNITS_A_KIND]:
            yield unit.unit, unit.label
            for scale in _SCALES if kind in _SCALED else ():
                yield f"{scale} {unit.unit}", f"{scale} {unit.label}"


def _offer(sheet: Worksheet, choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Let the columns of `choices` be chosen from the sheet that lists them."""
    names = [column.name for column in COLUMNS]
    for number, (column, words) in enumerate(choices.items()):
        listed = get_column_letter(2 * number + 1)
        rule = DataValidation(
            type="list",
            formula1=f"{CHOICES}!${listed}$2:${listed}${len(words) + 1}",
            allow_blank=True,
            showErrorMessage=column not in _FREE,
            errorTitle=column,
            error=f"Choose one of the list; the sheet '{CHOICES}' says what they mean.",
        )
        at = get_column_letter(names.index(column) + 1)
        rule.add(f"{at}2:{at}{_ROWS}")
        sheet.add_data_validation(rule)


def _write_examples(sheet: Worksheet, vocabulary: Vocabulary) -> None:
    said = sheet.cell(1, 1, EXAMPLES_TOLD)
    said.font = NOTE
    _head(sheet, 2, noted=False)
    known = [row for row in _EXAMPLES if row["indicator"] in vocabulary.indicators]
    for line, row in enumerate(known, 3):
        for at, column in enumerate(COLUMNS, 1):
            cell = sheet.cell(line, at)
            cell.value = row.get(column.name)
            cell.font = BODY
            cell.number_format = _TEXT if column.name in DATES else "General"


def _write_notes(sheet: Worksheet) -> None:
    rows = [
        (c.name, "has to be there" if c.required else "may be left out", c.doc) for c in COLUMNS
    ]
    _write_table(sheet, ("column", "in the header", "what goes in"), rows, (20, 18, 100))


def _write_choices(sheet: Worksheet, choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    for number, (column, words) in enumerate(choices.items()):
        left = 2 * number + 1
        _write_table(sheet, (column, "which is"), words, (26, 30), left)


def _write_table(
    sheet: Worksheet,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    left: int = 1,
) -> None:
    for row, texts in enumerate((head, *rows), 1):
        for at, text in enumerate(texts, left):
            cell = sheet.cell(row, at, encode(text))
            cell.data_type = "s"
            cell.font = HEADER if row == 1 else BODY
            cell.alignment = Alignment(vertical="top", wrap_text=len(text) > 60)
    for at, width in enumerate(widths, left):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
