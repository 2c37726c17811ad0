"""What differs between two snapshots, row by row and column by column.

Comes in: the tables before and after. Goes out: the `changes` table. Never looks at files, and
never compares the `changes` tables themselves.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from etl.tables import TABLES, Frames, typed

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
    old, new = _by_key(name, before), _by_key(name, after)
    kept = old.index.intersection(new.index, sort=False)
    parts = [_whole_rows(old.index.difference(new.index, sort=False), "removed")]
    old_kept, new_kept = old.loc[kept], new.loc[kept]
    for column in TABLES[name].columns:
        was, is_ = old_kept[column.name], new_kept[column.name]
        differ = ~((was == is_).fillna(False) | (was.isna() & is_.isna())).to_numpy(dtype=bool)
        if differ.any():
            parts.append(_cells(was[differ], is_[differ]))
    parts.append(_whole_rows(new.index.difference(old.index, sort=False), "added"))
    return pd.concat(parts, ignore_index=True).assign(table=name)


def _by_key(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    first, *others = TABLES[name].key
    key = frame[first].astype("str")
    for other in others:
        key = key + " " + frame[other].astype("str")
    return frame.set_axis(pd.Index(key, dtype="str"))


def _whole_rows(keys: pd.Index[Any], kind: str) -> pd.DataFrame:
    return pd.DataFrame({"key": keys, "kind": kind, "column": "", "before": "", "after": ""})


def _cells(old: pd.Series[Any], new: pd.Series[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "key": old.index,
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
