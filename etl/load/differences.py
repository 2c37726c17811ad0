"""What differs between two snapshots, row by row and column by column.

Comes in: the tables before and after. Goes out: the `changes` table. Never looks at files, and
never compares the `changes` tables themselves.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from etl.tables import TABLES, Frames, typed

_Cells: TypeAlias = "np.ndarray[Any, Any]"

COMPARED = tuple(name for name in TABLES if name != "changes")


def differences(before: Frames, after: Frames, snapshot: int) -> pd.DataFrame:
    """The `changes` that turn `before` into `after`, under the number `snapshot`.

    Rows are known by their key (its parts joined by spaces); a row that is in both and differs
    gives one change a column, with both values as text. In the order of the tables; in each,
    what was removed, then changed, then added.
    """
    found = [
        _of_table(name, before[name], after[name])
        for name in COMPARED
        if len(before[name]) or len(after[name])
    ] or [_whole_rows(pd.Index([], dtype="str"), "added").assign(table="")]
    return typed("changes", pd.concat(found, ignore_index=True).assign(snapshot=snapshot))


def _of_table(name: str, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    old, new = _keys(name, before), _keys(name, after)
    at = new.get_indexer(old)
    stays = at >= 0
    was, is_ = np.flatnonzero(stays), at[stays]
    parts = [_whole_rows(old[~stays], "removed")]
    for column in TABLES[name].columns:
        left, right = _cells(before[column.name]), _cells(after[column.name])
        differ = (left[was] != right[is_]) & ~(_missing(left[was]) & _missing(right[is_]))
        if differ.any():
            old_cells = before[column.name].iloc[was[differ]]
            new_cells = after[column.name].iloc[is_[differ]]
            parts.append(_changed(old[was[differ]], old_cells, new_cells))
    known = np.zeros(len(new), dtype=bool)
    known[is_] = True
    parts.append(_whole_rows(new[~known], "added"))
    return pd.concat(parts, ignore_index=True).assign(table=name)


def _keys(name: str, frame: pd.DataFrame) -> pd.Index[Any]:
    first, *others = TABLES[name].key
    key = frame[first].astype("str")
    for other in others:
        key = key + " " + frame[other].astype("str")
    return pd.Index(key, dtype="str")


def _cells(values: pd.Series[Any]) -> _Cells:
    """The cells as an array that compares as fast as they do; a missing number is NaN."""
    if values.dtype == "str":
        return values.to_numpy(dtype="object")
    return values.to_numpy(dtype="float64", na_value=np.nan)


def _missing(cells: _Cells) -> _Cells:
    return np.isnan(cells) if cells.dtype == "float64" else np.zeros(len(cells), dtype=bool)


def _whole_rows(keys: pd.Index[Any], kind: str) -> pd.DataFrame:
    return pd.DataFrame({"key": keys, "kind": kind, "column": "", "before": "", "after": ""})


def _changed(keys: pd.Index[Any], old: pd.Series[Any], new: pd.Series[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "key": keys,
            "kind": "changed",
            "column": old.name,
            "before": list(map(as_text, old)),
            "after": list(map(as_text, new)),
        }
    )


def as_text(value: object) -> str:
    """A cell as text: nothing for null, whole numbers without a decimal point."""
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)
