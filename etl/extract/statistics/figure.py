"""A figure of an official table, and what of a table is none: records between reading and tables.

Comes in: nothing. Goes out: the record classes that `stated` fills.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from etl.tables import Status
from etl.vocabulary.layout import Series


@dataclass(frozen=True, slots=True)
class Line:
    """A row that states figures: where it stands, what its cells say, and what tells it apart."""

    number: int
    start: int
    end: int
    shown: str
    identity: str


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure: what it is of, its value in base units of `unit`, and the cell it stands in.

    `told` is the unit of the cell, as people write it; `key` is what the figure is of, which a
    dataset states once.
    """

    series: Series
    entity: str
    counterpart: str
    period: str
    value: Decimal
    unit: str
    told: str
    written: str
    status: Status
    line: Line
    start: int
    end: int
    key: tuple[str, ...]


@dataclass
class Aside:
    """What a table has that is no figure here, by its name: how many rows.

    `said` is all that rows with figures say in the columns that title, address and date are of;
    `undated` what stands where the date of the data should, and is none.
    """

    said: dict[str, set[str]] = field(default_factory=dict)
    series: Counter[str] = field(default_factory=Counter)
    areas: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    itself: int = 0
    deleted: int = 0
    undated: tuple[str, ...] = ()
