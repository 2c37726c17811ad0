"""The list of items as a sheet to fill in.

Comes in: items with the place of each number. Goes out: the bytes of a workbook or a CSV file.
Texts of documents stay texts: none of them is ever a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.plain import plain
from dashboard.reviewing.listing import Item
from etl.load.workbook.text import LIMIT, encode
from etl.rulings import CHOICES, FIELDS, PLACE, QUOTED, guarded

READ = ("id", "source", "sentence", "number", "state", "read_as", "why")
"""Columns that a person reads."""

FILL = ("decision", "reason", "by", *FIELDS)
"""Columns that a person fills in."""

HEADER = (*READ, *FILL, *PLACE)
_WIDTHS = {"sentence": 70, "source": 25, "read_as": 40, "why": 40, "reason": 30, "number": 20}
_LONGEST = LIMIT // 7  # no character takes more than seven units


def rows(items: Iterable[tuple[Item, dict[str, str]]]) -> list[dict[str, str]]:
    """A row for each item and its place, by column."""
    return [
        dict.fromkeys(FILL, "")
        | {
            "id": item.id,
            "source": plain(item.source),
            "sentence": plain(item.marked),
            "number": plain(item.number),
            "state": item.state,
            "read_as": plain(item.read),
            "why": plain(item.why),
        }
        | {column: plain(text) for column, text in place.items()}
        for item, place in items
    ]


def csv_bytes(made: Iterable[dict[str, str]]) -> bytes:
    """Rows as CSV with a header, for spreadsheets of any make.

    What quotes a document and begins like a formula gets an apostrophe in front.
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, HEADER, lineterminator="\r\n")
    writer.writeheader()
    for row in made:
        writer.writerow(row | {column: guarded(row[column]) for column in (*READ, *QUOTED)})
    return file.getvalue().encode("utf-8-sig")


def xlsx_bytes(made: Sequence[dict[str, str]], choices: dict[str, Sequence[str]]) -> bytes:
    """Rows as a workbook; `choices` are the words that a column to fill in offers."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "review"
    for number, column in enumerate(HEADER, 1):
        title = sheet.cell(1, number, column)
        title.font = Font(bold=True)
        shape = sheet.column_dimensions[get_column_letter(number)]
        shape.width = _WIDTHS.get(column, 14)
        shape.hidden = column in PLACE
        if column in FILL:
            title.fill = PatternFill("solid", fgColor="FFF2CC")
    for line, row in enumerate(made, 2):
        for number, column in enumerate(HEADER, 1):
            cell = sheet.cell(line, number)
            # Text, so that 2014-01 is no date and a sentence that begins with "=" no formula.
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=column in READ, vertical="top")
            if row[column]:
                cell.value = encode(row[column][:_LONGEST])
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    _offer(book, sheet, {**CHOICES, **choices}, max(len(made) + 1, 2))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _offer(book: Any, sheet: Any, choices: dict[str, Sequence[str]], last: int) -> None:
    """Give each column of `choices` a list to choose from, kept on a sheet that is not shown."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = book.create_sheet("choices")
    lists.sheet_state = "hidden"
    for number, (column, words) in enumerate(choices.items(), 1):
        letter = get_column_letter(number)
        for line, word in enumerate((column, *words), 1):
            lists.cell(line, number, word).data_type = "s"
        rule = DataValidation(
            type="list",
            formula1=f"choices!${letter}$2:${letter}${len(words) + 1}",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=column,
            error="Choose one of the list.",
        )
        sheet.add_data_validation(rule)
        at = get_column_letter(HEADER.index(column) + 1)
        rule.add(f"{at}2:{at}{last}")
