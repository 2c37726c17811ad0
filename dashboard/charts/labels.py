"""What charts of few figures write beside their marks.

Comes in: rows of `observations`. Goes out: labels, hover texts and the room they take. Never
drops a hedge: the wording writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts import marks
from etl.tables import STATUS_LABELS
from etl.wording import Wording, part_text, period_text

Row = Mapping[str, Any]

_DIMENSIONS = ("subject", "breakdown", "entity", "counterpart", "status")
_A_LETTER = 7.4  # pixels that a letter of a label takes on average at 15 pixels


def varying(rows: Sequence[Row], dimensions: Sequence[str] = _DIMENSIONS) -> tuple[str, ...]:
    """The dimensions over which `rows` differ."""
    return tuple(name for name in dimensions if len({row[name] for row in rows}) > 1)


def words_of(row: Row, dimensions: Sequence[str], wording: Wording) -> str:
    """A row's place in the dimensions as people say it: "personnel, planned"."""
    texts = {
        "subject": str(row["subject"]),
        "breakdown": part_text(str(row["breakdown"])),
        "entity": wording.entity(str(row["entity"])),
        "counterpart": wording.entity(str(row["counterpart"])),
        "status": STATUS_LABELS[str(row["status"])],
        "period": period_text(str(row["period"])),
    }
    return ", ".join(filter(None, (texts[name] for name in dimensions)))


def hover(row: Row, wording: Wording) -> str:
    """The whole of a figure, for who points at its mark."""
    full = f"{row['value']:,.10g} {row['unit']}"
    lines = (
        f"<b>{wording.figure(row)}</b>",
        wording.measure(row),
        wording.scope(row),
        f"{full}, {marks.words(row['qualifier'], row['status'])}",
    )
    return "<br>".join(filter(None, lines))


def room(text: str) -> int:
    """Pixels that a label takes."""
    return round(len(text) * _A_LETTER) + 12


def letters(px: float) -> int:
    """How many letters a label of `px` pixels holds, at least one."""
    return max(1, int((px - 12) / _A_LETTER))
