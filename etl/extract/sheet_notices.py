"""What is unusual in the rows of a sheet, and no fault: a person should look at it.

Comes in: a sound table. Goes out: sentences with the places. It decides and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from etl.extract.celltable import Table
from etl.extract.sheet_cells import Cells
from etl.numbered import firsts
from etl.periods import span

_TOLD = ("period", "source_date", "status")
_LISTED = 5


def ahead_of_their_source(table: Table, cells: Cells) -> Iterator[str]:
    """A notice of the rows that tell as done what begins after their source was published.

    One of the two years is mistyped, or what is told is a plan or a forecast.
    """
    same = cells.same(*_TOLD)
    ahead = [same[row] for row in firsts(same).tolist() if _is_ahead(*cells.row(row, *_TOLD))]
    rows = np.flatnonzero(np.isin(same, ahead)).tolist() if ahead else []
    if rows:
        period, date, _ = cells.row(rows[0], *_TOLD)
        places = ", ".join(table.place(row, "period") for row in rows[:_LISTED])
        more = f" and {len(rows) - _LISTED:,} more" if len(rows) > _LISTED else ""
        yield (
            f"{places}{more}: 'actual', and yet later than its source ({period}, told {date}): "
            "see that period, date and status are right."
        )


def _is_ahead(period: str, date: str, status: str) -> bool:
    begun, published = span(period), span(date)
    return status == "actual" and bool(begun and published and begun[0] > published[1])
