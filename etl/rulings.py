"""A ruling: what a person decided about one number of a document.

Comes in: nothing. Goes out: the columns of `data/decisions.csv` and the record of a sound row of
it, which extract reads and transform applies. Holds no rule of either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from etl.tables import Qualifier, Status

Decision = Literal["accept", "assign", "correct", "reject"]

DECISIONS: tuple[str, ...] = get_args(Decision)
PLACE = ("document", "sha256", "start", "end", "text", "before", "after", "figure")
"""Columns that say which number is ruled on: its document and characters, the words around it."""

ACCOUNT = ("reason", "by", "date")
"""Columns that say why, who and when."""

WORDS = (
    "indicator", "entity", "counterpart", "subject", "breakdown", "period", "qualifier", "unit",
    "status", "attributed_to",
)  # fmt: skip
NUMBERS = ("value", "low", "high")
FIELDS = (*WORDS[:6], *NUMBERS, *WORDS[6:])
"""Columns that set a field of the figure; an empty cell leaves it."""

COLUMNS = ("decision", *PLACE, *ACCOUNT, *FIELDS)
REQUIRED = ("decision", *PLACE[:5], *ACCOUNT)
CLEAR = "-"
"""A cell that empties its field."""

CLEARABLE = ("counterpart", "subject", "breakdown", "period", "attributed_to")
CHOICES: dict[str, tuple[str, ...]] = {
    "decision": DECISIONS,
    "qualifier": get_args(Qualifier),
    "status": get_args(Status),
}
"""The words that a column allows, where they are few and fixed."""


_FORMULA = tuple("=+-@")
_GUARD = "'"
QUOTED = ("text", "before", "after")
"""Columns that quote a document, and are guarded in a sheet."""


def guarded(text: str) -> str:
    """`text` of a document as a sheet holds it: none that a spreadsheet takes for a formula."""
    return f"{_GUARD}{text}" if text.removeprefix(_GUARD).startswith(_FORMULA) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made `cell` of."""
    return cell[1:] if cell.startswith(_GUARD) and guarded(cell[1:]) == cell else cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A sound row of the decisions.

    `place` is where it stands (``data/decisions.csv:5``); `sha256` is the document's as it was
    when the person read it, `start` and `end` are characters of that file. `words` and `numbers`
    hold the fields it sets, numbers in base units of the unit it sets or of the figure's own; an
    empty word empties its field. `figure` names one of several figures of the number, and is
    empty for all of them.
    """

    place: str
    decision: Decision
    document: str
    sha256: str
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    figure: str = ""
    reason: str
    by: str
    date: str
    words: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """Who decided what, when and why, as the reason of a number: without its place."""
        what = {"assign": "assigned", "correct": "corrected", "accept": "accepted"}
        return f"{what.get(self.decision, 'rejected')} by {self.by} on {self.date}: {self.reason}"
