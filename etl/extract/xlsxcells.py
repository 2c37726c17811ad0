"""One cell of a workbook as the text that people see in it.

Comes in: a cell as openpyxl has it. Goes out: its text, and whether it is a number by its type; or
`Trouble` for what no figure sheet can mean. Never rounds what the cell holds.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl.utils.escape import unescape

from etl.sheet_columns import DATES, NUMBERS

_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_SCALING = re.compile(r"[0#?],+(?![0#?,])")
_TYPE_AGAIN = "Type the value itself into the cell."


class Trouble(Exception):
    """A cell that cannot be taken: what is wrong with it, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def cell_text(cell: Any, formula: bool, column: str) -> tuple[str, bool]:
    """The text of `cell`, which stands under `column`, and whether it is a number by its type.

    `formula` says whether the cell has one; its value is then the result that was saved. Raises
    `Trouble`.
    """
    value = cell.value
    if value is None:
        if formula:
            raise Trouble(
                "Its formula has no saved result.",
                "Open the workbook in a spreadsheet program and save it, or type the value.",
            )
        return "", False
    if cell.data_type == "e":
        raise Trouble(f"It shows the error {value}.", "Mend its formula, or type the value.")
    if isinstance(value, bool):
        raise Trouble(f"It holds the truth value {str(value).upper()}.", _TYPE_AGAIN)
    if isinstance(value, (datetime, date, time, timedelta)):
        return _date(value, _shape(cell.number_format), column), False
    if isinstance(value, (int, float)):
        return _number(value, _shape(cell.number_format), column)
    return unescape(str(value)).strip(), False


def _shape(number_format: str) -> str:
    """What a format shows of a positive number, without the letters that it only adds."""
    return _LITERAL.sub("", number_format.split(";")[0])


def _number(value: float, shape: str, column: str) -> tuple[str, bool]:
    number = Decimal(f"{value:.15g}")
    if column in NUMBERS and _SCALING.search(shape):
        raise Trouble(
            f"It holds {number:f}, and its format shows thousands or millions of it.",
            "Give the cell a plain format, and type the number that its unit is meant for.",
        )
    if "%" in shape:
        return f"{_plain(number * 100)}%", True
    return _plain(number), True


def _plain(number: Decimal) -> str:
    """Digits without an exponent and without zeros at the end of decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: datetime | date | time | timedelta, shape: str, column: str) -> str:
    """A date as precise as its cell shows it: "mmm yy" is a month."""
    if column not in DATES or not isinstance(value, date):
        shown = value.date() if isinstance(value, datetime) and value.time() == time() else value
        raise Trouble(
            f"It holds the date or time {shown}.",
            "Format the cell as text, or as a number, and type its content again.",
        )
    if isinstance(value, datetime) and value.time() != time():
        raise Trouble(f"It holds the time {value}.", "Write a day, a month or a year.")
    letters = shape.lower()
    if "d" in letters or "y" not in letters:
        return value.strftime("%Y-%m-%d") if value.year > 999 else value.isoformat()[:10]
    return value.isoformat()[:7] if "m" in letters else value.isoformat()[:4]
