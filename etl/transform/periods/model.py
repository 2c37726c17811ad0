"""What is passed between the modules that find when a figure holds.

Comes in: nothing. Goes out: a `Phrase`, a time as a text tells it; `Dated`, the same with the
period it means; `Carried`, what holds on from one sentence into the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from etl.tables import Basis

Role = Literal["dates", "compared", "alike", "said"]
Period = tuple[str, Basis]
UNDATED: Period = ("", "none")
Anchor = Literal["", "document", "told", "running"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time as a text tells it.

    `whole` is a period with its year; `part` a part of a year; `count` of `unit` is counted from
    `anchor`. `span` stands for all that was told before; `same_part` names the kind of part told
    before that is meant in another year. Phrases of one list ("the second and third quarters")
    share a `group`. `nth` is which of the years told is meant: "the former" is the first of two, or
    "in the second of these years" the second in time.
    """

    start: int
    end: int
    whole: str = ""
    part: str = ""
    count: int = 0
    unit: str = ""
    anchor: Anchor = ""
    edge: str = ""
    group: int = -1
    span: bool = False
    same_part: str = ""
    nth: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """A time in a passage's text, from `start` to `end`, and the period it means there."""

    start: int
    end: int
    period: str
    basis: Basis
    role: Role = "dates"
    spans: bool = False
    following: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What holds at the start of a sentence unless it says otherwise.

    A basis without a period says that dates were told, but not one for all.
    """

    period: str = ""
    basis: Basis = "none"
