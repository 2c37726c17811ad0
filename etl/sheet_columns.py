"""The columns of a sheet of figures: what people fill in, in the order of the template.

Comes in: nothing. Goes out: the columns with what goes into each, as the template tells it. Which
cells are sound is said where sheets are read.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.periods import DATE_FORMS, FORMS


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its name in the header, whether a sheet must have it, and what goes in."""

    name: str
    required: bool
    doc: str


COLUMNS = (
    SheetColumn("indicator", True, "What is measured: an id of vocabulary/indicators.toml."),
    SheetColumn(
        "entity",
        True,
        "Whose figure it is: an ISO 3166 code such as BLR, or the id of a group such as EAEU.",
    ),
    SheetColumn(
        "counterpart", False, "Against whom: such a code, where the indicator has such a side."
    ),
    SheetColumn("subject", False, "What it is about, such as an exercise: Zapad-2013."),
    SheetColumn("breakdown", False, "The part it covers, such as tanks; empty for all of it."),
    SheetColumn("period", True, f"When: {FORMS}; empty where the source does not say."),
    SheetColumn("value", True, "The number as the source states it; empty where it gives a range."),
    SheetColumn("low", False, "The lower bound, where the source gives one."),
    SheetColumn("high", False, "The upper bound, where the source gives one."),
    SheetColumn(
        "qualifier",
        True,
        "How the source hedges it: exact, approx, more_than, at_least, less_than, up_to or range.",
    ),
    SheetColumn(
        "unit",
        True,
        "The unit as people write it, with its scale: billion RUB, percent, persons, USD/1000 m3.",
    ),
    SheetColumn(
        "status", True, "What the source says it is: actual, planned, forecast, claimed, ..."
    ),
    SheetColumn("attributed_to", False, "Who states it, if the source quotes somebody."),
    SheetColumn("source_title", True, "The title of the source."),
    SheetColumn("source_publisher", False, "Who published it."),
    SheetColumn("source_url", False, "Its web address, with https://."),
    SheetColumn("source_date", False, f"When it was published: {DATE_FORMS}."),
    SheetColumn("note", False, "Whatever explains the figure or how it was read."),
)
REQUIRED = tuple(column.name for column in COLUMNS if column.required)
OPTIONAL = tuple(column.name for column in COLUMNS if not column.required)
NUMBERS = ("value", "low", "high")
DATES = ("period", "source_date")
SOURCE = ("source_title", "source_publisher", "source_url", "source_date")

FIGURES_SHEET = "figures"
EXAMPLES_TOLD = f"Examples. Fill in the sheet '{FIGURES_SHEET}'; nothing here is read."
"""What stands in the first cell of a sheet of examples, wherever somebody has moved that."""
