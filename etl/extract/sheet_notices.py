"""What is unusual in the rows of a sheet, and no fault: a person should look at it.

Comes in: a sound table. Goes out: sentences with the places. It decides and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from etl.extract.cellcolumn import Column
from etl.extract.celltable import Table
from etl.extract.sheet_cells import Cells
from etl.numbered import Whole
from etl.periods import span

_LISTED = 5
_NEVER = 0


def ahead_of_their_source(table: Table, cells: Cells) -> Iterator[str]:
    """A notice of the rows that tell as done what begins after their source was published.

    One of the two years is mistyped, or what is told is a plan or a forecast.
    """
    begun = _days(cells.columns["period"], 0)
    published = _days(cells.columns["source_date"], 1)
    done = np.array([text == "actual" for text in cells.columns["status"].texts], dtype=bool)
    told = done[cells.columns["status"].numbers] & (published > _NEVER)
    rows = np.flatnonzero(told & (begun > published)).tolist()
    if rows:
        period, date = cells.row(rows[0], "period", "source_date")
        places = ", ".join(table.place(row, "period") for row in rows[:_LISTED])
        more = f" and {len(rows) - _LISTED:,} more" if len(rows) > _LISTED else ""
        yield (
            f"{places}{more}: 'actual', and yet later than its source ({period}, told {date}): "
            "see that period, date and status are right."
        )


def _days(periods: Column, end: int) -> Whole:
    """The first day of each of `periods`, or the last where `end` is 1; `_NEVER` without a span."""
    spans = map(span, periods.texts)
    days = [found[end].toordinal() if found else _NEVER for found in spans]
    return np.array(days, dtype=np.int64)[periods.numbers]
