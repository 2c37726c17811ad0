"""Tables as text for other programs: CSV and JSON lines.

Comes in: rows as mappings. Goes out: lines on a stream, null as an empty cell or `null`. Numbers
keep every digit; text is never changed.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

Row = Mapping[Any, Any]
_AS_THEY_ARE = frozenset((str, int, bool, type(None)))


def write_csv(rows: Iterable[Row], columns: list[str], stream: TextIO) -> None:
    """`rows` as CSV with a header; a column that a row lacks is empty."""
    plain = csv.writer(stream, lineterminator="\n")
    # Before Python 3.13 a lone carriage return is left bare, and readers take it for a row's end.
    quoting = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(columns)
    for row in rows:
        values = map(row.get, columns)
        cells = [value if type(value) in _AS_THEY_ARE else _cell(value) for value in values]
        bare = any(isinstance(cell, str) and "\r" in cell for cell in cells)
        (quoting if bare else plain).writerow(cells)


def write_jsonl(rows: Iterable[Row], stream: TextIO) -> None:
    """`rows` as JSON, one line each."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for row in rows:
        other = {k: _cell(v) for k, v in row.items() if type(v) not in _AS_THEY_ARE}
        stream.write(encode({**row, **other} if other else row) + "\n")


def _cell(value: Any) -> Any:
    """A cell without nulls of pandas, and whole numbers as such."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    import pandas as pd

    if value is pd.NA:
        return None
    return value.item() if hasattr(value, "item") else value
