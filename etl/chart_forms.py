"""Which figures of a theme share one chart, and the form that they ask for.

Comes in: the figures of a theme. Goes out: those to draw, and a form chosen by their shape alone
(how many, of which units, over what they differ). Never knows an indicator by name, so that other
figures find a fitting form too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from etl.periods import frequency
from etl.telling import records
from etl.wording import Wording

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]
Form = Literal["pictogram", "bars", "dots", "series", "statements"]

WIDE_SPREAD = 50
"""Largest over smallest figure from which bars hide the small ones: dots on a log axis instead."""
MOST_MARKS = 10
"""Figures that a card's bars or dots take; the newest stay."""
SERIES_FROM = 5
"""Periods from which a time axis serves better than a list of bars."""
MOST_IN_SERIES = 300
"""Figures that a card's time axis takes; the newest stay."""

MANY = 40
"""Figures from which a theme has too many to be told one by one."""

_HEADCOUNT = "headcount"  # persons and pieces stand on one axis: both are numbers of things
_SHARE = re.compile(r"\b(as a percentage of|share of|part of)\b", re.IGNORECASE)
_THING = ["indicator", "entity", "counterpart", "subject", "breakdown", "unit"]
_SERIES = [*_THING, "frequency"]


def _scale(unit: str, wording: Wording) -> str:
    kind = str(wording.units.get(unit, {}).get("kind", ""))
    return _HEADCOUNT if kind in ("persons", "count") else unit


def largest_group(
    rows: pd.DataFrame, wording: Wording, pair: tuple[str, str] | None
) -> pd.DataFrame:
    """The figures of one thing over time, of one frequency: the first measure's with such a series.

    Of several such things it is that of the economy of `pair` whose dependence is told.

    Else the most figures of one measure and subject that one axis can carry, or of nearly as many
    the newest.
    """
    if rows.empty:
        return rows
    rows = rows.assign(frequency=rows["period"].map(frequency))
    series = rows[rows["period"] != ""].groupby(_SERIES, sort=False)
    long = series.agg(periods=("period", "nunique"), position=("position", "min"))
    long = long[long["periods"] >= SERIES_FROM]
    if len(long):
        entity, partner = pair or ("", "")
        first = long.assign(
            other=long.index.get_level_values("entity") != entity,
            elsewhere=~long.index.get_level_values("counterpart").isin(["", partner]),
        ).sort_values(
            ["position", "other", "elsewhere", "periods"],
            ascending=[True, True, True, False],
            kind="stable",
        )
        *one, often = first.index[0]
        same = rows.set_index(_THING).index == tuple(one)
        chosen = rows[same & rows["frequency"].isin([often, ""])]
        in_time: pd.DataFrame = chosen.sort_values("period", ascending=False, kind="stable")
        return in_time.head(MOST_IN_SERIES)
    key = ["indicator", "subject", "scale"]
    keyed = rows.assign(scale=[_scale(unit, wording) for unit in rows["unit"]])
    sizes = keyed.groupby(key, sort=False).agg(
        size=("position", "size"), min=("position", "min"), newest=("period", "max")
    )
    near = sizes[sizes["size"] >= sizes["size"].max() / 2] if len(rows) > MANY else sizes
    by = ["newest", "size", "min"] if len(rows) > MANY else ["size", "min"]
    up = [name == "min" for name in by]
    largest = near.sort_values(by, ascending=up, kind="stable").index[0]
    group = rows[keyed.set_index(key).index == largest]
    often, periods = _periods(group)
    most = MOST_MARKS
    if periods >= SERIES_FROM:
        group, most = group[group["frequency"].isin([often, ""])], MOST_IN_SERIES
    newest: pd.DataFrame = group.sort_values("period", ascending=False, kind="stable").head(most)
    return newest.sort_index()


def _periods(rows: pd.DataFrame) -> tuple[str, int]:
    """The frequency of most periods of `rows`, and how many these are."""
    counted = Counter(frequency(period) for period in rows["period"].unique() if period)
    return counted.most_common(1)[0] if counted else ("", 0)


def is_share(row: Row, wording: Wording) -> bool:
    """Whether a figure is a part of a whole, by unit, value and the measure's definition."""
    entry = wording.indicators.get(str(row["indicator"]), {})
    kind = wording.units.get(str(row["unit"]), {}).get("kind")
    defined = _SHARE.search(f"{entry.get('label', '')}. {entry.get('definition', '')}")
    return kind == "percent" and 0 <= float(row["value"]) <= 100 and defined is not None


def form_of(group: pd.DataFrame, wording: Wording) -> Form:
    """The form in which figures that share one axis are shown."""
    if group.empty:
        return "statements"
    values = group["value"]
    if len(group) == 1:
        row = records(group)[0]
        solid = row["status"] in ("actual", "estimate", "claimed")
        return "pictogram" if solid and is_share(row, wording) else "statements"
    if _periods(group)[1] >= SERIES_FROM:
        return "series"
    if values.min() > 0 and values.max() / values.min() >= WIDE_SPREAD:
        return "dots"
    return "bars"
