"""The figures in view as a table that can be sorted, filtered and read cell by cell.

Comes in: rows of figures. Goes out: a grid. Never leaves a hedge out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_ag_grid
from dash.development.base_component import Component

from dashboard import doubt
from dashboard.store import Row
from etl.tables import METHOD_LABELS, QUALIFIER_LABELS, STATUS_LABELS
from etl.wording import UNDATED, Wording, part_text, period_text

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("figure", "Figure", 130),
    ("period", "Period", 140),
    ("hedge", "Hedge", 110),
    ("status", "Status", 110),
    ("entity", "Of", 120),
    ("counterpart", "Counterpart", 120),
    ("subject", "About", 130),
    ("part", "Part", 150),
    ("value", "Value", 140),
    ("low", "Low", 120),
    ("high", "High", 120),
    ("unit", "Unit", 110),
    ("confidence", "Confidence", 220),
    ("method", "How", 150),
    ("said_by", "Stated by", 140),
    ("source", "Source", 200),
)
_NUMBERS = ("value", "low", "high")
_SHOWN = {"confidence": {"valueFormatter": {"function": "params.data.sure"}}}
"""Sorted as a number, read in words."""


def records(
    rows: Sequence[Row], wording: Wording, titles: Mapping[str, str]
) -> list[dict[str, Any]]:
    """`rows` as the grid holds them: words for people, numbers as numbers."""
    return [
        {
            "figure": wording.figure(row),
            "period": period_text(row["period"]) if row["period"] else UNDATED,
            "hedge": QUALIFIER_LABELS[row["qualifier"]],
            "status": STATUS_LABELS[row["status"]],
            "entity": wording.entity(row["entity"]),
            "counterpart": wording.entity(row["counterpart"]),
            "subject": row["subject"],
            "part": part_text(row["breakdown"]),
            **{name: None if row[name] != row[name] else row[name] for name in _NUMBERS},
            "unit": wording.units.get(row["unit"], {}).get("label", row["unit"]),
            "confidence": row["confidence"],
            "sure": doubt.in_words(row),
            "method": METHOD_LABELS[row["method"]],
            "said_by": row["attributed_to"],
            "source": "; ".join(titles.get(one, one) for one in row["documents"]),
        }
        for row in rows
    ]


def grid(rows: Sequence[Row], wording: Wording, titles: Mapping[str, str]) -> Component:
    """The table of `rows`, without the columns that hold nothing; `titles` names the sources."""
    held = records(rows, wording, titles)
    made: Component = dash_ag_grid.AgGrid(
        id="explore-grid",
        rowData=held,
        columnSize="autoSize",
        columnDefs=[
            {
                "field": field,
                "headerName": name,
                "width": width,
                **({"type": "rightAligned"} if field in _NUMBERS else {}),
                **_SHOWN.get(field, {}),
            }
            for field, name, width in _COLUMNS
            if any(record[field] not in ("", None) for record in held)
        ],
        defaultColDef={"sortable": True, "filter": True, "resizable": True},
        dashGridOptions={
            "domLayout": "autoHeight",
            "animateRows": False,
            "suppressColumnVirtualisation": True,  # a column that is not drawn cannot be measured
        },
        style={"height": None},
        className="ag-theme-quartz grid",
    )
    return made
