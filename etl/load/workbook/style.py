"""How the workbook looks: paper, ink, number formats by unit and print set-up.

Comes in: units and sheets. Goes out: format codes, and sheets that print. Holds no figure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

INK, SECONDARY, HAIRLINE = "1D2430", "5B6472", "E4E0D8"
ACCENT = "8A4B08"
SANS, SERIF = "Arial", "Georgia"

BODY = Font(name=SANS, size=10, color=INK)
HEADER = Font(name=SANS, size=10, color=INK, bold=True)
LINK = Font(name=SANS, size=10, color=ACCENT, underline="single")
TITLE = Font(name=SERIF, size=18, color=INK, bold=True)
SUBTITLE = Font(name=SANS, size=11, color=SECONDARY)
NOTE = Font(name=SANS, size=9, color=SECONDARY)
HEADER_FILL = PatternFill("solid", fgColor=HAIRLINE)
HEADER_RULE = Border(bottom=Side("thin", color=INK), top=Side("thin", color=INK))
ROW_RULE = Border(bottom=Side("hair", color="C9C3B8"))
LEFT, RIGHT = "left", "right"

ROW_POINTS = 15
_WIDEST = 60
GENERAL, INTEGER = "General", "0"
_SUFFIXES = {"percent": '" %"', "percentage_points": '" pp"', "times": '"×"'}


@dataclass(frozen=True, slots=True)
class Print:
    """What stands on every printed page: the snapshot's line and the rows repeated on top."""

    foot: str
    repeat: str
    paper: int = 9  # A4; 8 is A3


def aligned(horizontal: str, vertical: str = "top", wrap: bool = False) -> Alignment:
    """Texts to the left with a little air before them, numbers to the right."""
    return Alignment(
        horizontal=horizontal,
        vertical=vertical,
        wrap_text=wrap,
        indent=1 if horizontal == LEFT else 0,
    )


def row_height(texts: Iterable[tuple[str, float]]) -> float | None:
    """The height in points that wrapped texts need at these widths; None where one line does.

    Programs differ in whether they fit rows to wrapped text when they open a file.
    """
    lines = max((_lines(text, _letters(width)) for text, width in texts), default=1)
    return min(409.0, 13.0 * lines + 2) if lines > 1 else None


def number_format(value: float, unit: str, kind: str) -> str:
    """The Excel format for `value` (base units) of a unit of this code and kind.

    Counts and money `#,##0`; percentages ``0.0" %"``; decimals where the value has any.
    """
    if math.isnan(value):
        return GENERAL
    whole = float(value).is_integer()
    if kind in ("percent", "points"):
        return "0.0" + _SUFFIXES.get(unit, '" %"')
    if abs(value) >= 1000 or whole:
        decimals = "" if whole else ".00"
        return f"#,##0{decimals}" + _SUFFIXES.get(unit, "")
    return "#,##0.00##" + _SUFFIXES.get(unit, "")


def width_of(value: float, shown: str) -> float:
    """How wide a column has to be for `value` in that format: Excel shows ### in a narrower one."""
    code, _, suffix = shown.partition('"')
    if code == GENERAL:
        return 0  # shown in fewer digits where there is no room
    decimals = len(code.partition(".")[2])
    text = f"{value:,.0f}" if "," in code else f"{value:.0f}"
    return min(_WIDEST, len(text) + (decimals and decimals + 1) + len(suffix.rstrip('"')) + 2)


def set_default_font(workbook: Workbook) -> None:
    """Make ours the workbook's own font: the width of its digits is the unit of column widths."""
    workbook._named_styles["Normal"].font = BODY  # type: ignore[attr-defined]


@lru_cache(maxsize=1_024)
def _lines(text: str, letters: int) -> int:
    """How many lines a text takes, breaking between words and within those that are too long."""
    if len(text) <= letters and "\n" not in text:
        return 1
    lines = (wrap(line, letters, break_on_hyphens=False) for line in text.split("\n"))
    return sum(max(1, len(wrapped)) for wrapped in lines)


def _letters(width: float) -> int:
    """How many letters stand on a line of a column: letters are narrower than digits, but a line of
    words is seldom full.
    """
    return max(1, int(1.12 * width - 3))


def page_height_cm(widths: Iterable[float]) -> float:
    """How much of a sheet with columns of these widths one printed page shows."""
    return _PAGE_CM[1] * max(1.0, sum(map(column_cm, widths)) / _PAGE_CM[0])


def column_cm(width: float) -> float:
    """The breadth of a column of that width (in digits of the default font)."""
    return (7 * width + 5) / 96 * 2.54


_PAGE_CM = (29.7 - 2 * 0.5 * 2.54, 21.0 - (0.6 + 0.7) * 2.54)  # A4 landscape within its margins


def set_up_print(sheet: Worksheet, page: Print) -> None:
    """Landscape, as wide as the paper, header rows repeated, snapshot and page in the footer."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = page.paper
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = page.repeat
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_foot(page.foot), center=_foot("&A"), right=_foot("Page &P of &N")
    )


def _foot(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, size=8, color=SECONDARY)
