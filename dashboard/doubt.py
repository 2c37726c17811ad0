"""How sure a figure is, in words: its confidence, and the weakest word that it rests on.

Comes in: a figure with its bases. Goes out: short text, the same in table, panel and chart. Never
weighs anything itself: the pipeline has done so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.tables import BASIS_COLUMNS, BASIS_LABELS

DOUBTFUL = 0.75
"""A figure whose confidence is below this is called doubtful."""
WEAKEST_FIRST = (
    "continued", "paragraph", "document", "mirrored", "heading", "relative", "sentence",
)  # fmt: skip
"""The bases that are less than sure, the least sure first."""

Row = Mapping[str, Any]


def percent(row: Row) -> str:
    """The confidence as people write it: "70 %"."""
    return f"{round(row['confidence'] * 100)}\u00a0%"


def is_doubtful(row: Row) -> bool:
    """Whether the figure is less sure than most."""
    return bool(row["confidence"] < DOUBTFUL)


def told(row: Row) -> list[str]:
    """What tells which field, where not said at the number, the least sure first.

    Fields with one basis share a line: "entity, period: said elsewhere in its sentence".
    """
    lines = []
    for basis in WEAKEST_FIRST:
        fields = [c.removesuffix("_basis") for c in BASIS_COLUMNS if row[c] == basis]
        if fields:
            lines.append(f"{', '.join(fields)}: {BASIS_LABELS[basis]}")
    return lines


def sureness(row: Row) -> str:
    """The confidence, and the word for a doubtful one: "70 %, doubtful"."""
    return percent(row) + (", doubtful" if is_doubtful(row) else "")


def in_words(row: Row) -> str:
    """Confidence and weakest link: "70 %, doubtful (period: taken over from ...)"."""
    text = sureness(row)
    weakest = told(row)[:1] if row["confidence"] < 1 else []
    return f"{text} ({weakest[0]})" if weakest else text
