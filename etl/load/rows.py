"""Rows at fault, told by table and key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from etl.errors import Fault
from etl.tables import TABLES

SHOWN = 5


def faulty(
    name: str, frame: pd.DataFrame, at_fault: pd.Series[Any], problem: str, remedy: str
) -> Iterator[Fault]:
    """A `Fault` for each of the first `SHOWN` rows of table `name` where `at_fault` holds.

    The last of them says how many more there are. `problem` may name columns of the row in
    braces: ``"'{low}' is above '{high}'."``.
    """
    marked = at_fault.to_numpy(dtype=bool, na_value=False)
    if not marked.any():
        return
    rows = frame[marked]
    more = len(rows) - SHOWN
    for position, row in enumerate(rows.head(SHOWN).to_dict("records"), 1):
        key = " ".join(str(row[column]) for column in TABLES[name].key)
        tail = f" So have {more} more rows." if more > 0 and position == SHOWN else ""
        yield Fault(f"{name} {key}", problem.format_map(row) + tail, remedy)
