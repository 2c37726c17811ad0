"""The data of a chart as a table, so that no figure is in a chart that is not in a cell.

Comes in: a `Comparison`. Goes out: a `Grid` with a row a figure and a column a series.
"""

from __future__ import annotations

from etl.load.workbook.book import CHART_DATA, OBSERVATIONS, Book
from etl.load.workbook.comparisons import Comparison
from etl.load.workbook.grid import Column, Grid, place_of, whole
from etl.load.workbook.text import plain

LABEL, YEAR, BELOW, ABOVE, FIRST_SERIES = 1, 3, 4, 5, 6
"""Numbers of the columns that a chart refers to."""


def data_of(book: Book, comparison: Comparison, number: int) -> Grid:
    """The data of one chart: a label, the figure's id, a column a series, and ranges' arms."""
    points = comparison.points
    ids = [point.observation_id for point in points]
    formats = [book.format(point.value, comparison.unit) for point in points]
    columns = [
        Column(
            name="label",
            doc="the figure's name in the chart, with its hedge",
            values=[point.label for point in points],
            width=58,
        ),
        Column(
            name="observation_id",
            doc="the figure; links to its row",
            references="observations",
            values=ids,
            links=[place_of(OBSERVATIONS, point.row) for point in points],
            width=17,
        ),
        Column(
            name="year",
            doc="where its period stands on an axis of years; empty where undated",
            type="number",
            values=[point.year for point in points],
            formats=["0.##" if p.year and p.year % 1 else "0" for p in points],
            width=9,
        ),
    ]
    for name in ("below", "above"):
        bound = {"below": "low", "above": "high"}[name]
        columns.append(
            Column(
                name=name,
                doc=f"from the value to the {bound} end of a range; empty for other figures",
                type="number",
                values=[
                    None if (end := getattr(p, bound)) is None else abs(end - p.value)
                    for p in points
                ],
                formats=formats,
                width=12,
            )
        )
    taken = {column.name for column in columns}
    for series in comparison.series:
        taken.add(name := _free(plain(series.name), taken))
        columns.append(
            Column(
                name=name,
                doc="values of this entity and kind of statement, in base units",
                type="number",
                values=[p.value if p.series == series else None for p in points],
                formats=formats,
                width=20,
            )
        )
    return whole(CHART_DATA, f"Chart_{number}", comparison.title, tuple(columns))


def _free(name: str, taken: set[str]) -> str:
    """`name`, numbered where a column has it: Excel tells no capitals from small letters."""
    number, free = 1, name
    while free.casefold() in {other.casefold() for other in taken}:
        number += 1
        free = f"{name} {number}"
    return free
