"""A layout of official tables, as the vocabulary holds it: how to know a table, and what it states.

Comes in: nothing. Goes out: the record classes that `layouts` fills and the reading of tables uses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from etl.tables import Status


@dataclass(frozen=True, slots=True)
class Series:
    """Rows of a table that are figures of `indicator`: those whose cells are as `where` says.

    `unit` is as people write it, "" where a column has it; `code` and `factor` are what it means.
    `counterpart` is set where it is always the same.
    """

    name: str
    where: tuple[tuple[str, frozenset[str]], ...]
    indicator: str
    unit: str = ""
    code: str = ""
    factor: Decimal = Decimal(1)
    counterpart: str = ""
    subject: str = ""
    breakdown: str = ""
    status: Status = "actual"


@dataclass(frozen=True)
class Layout:
    """How a kind of official table is laid out, and what its series mean.

    `dataset` names what a table is a copy of: a cell of a dataset is stated once. A wide table has
    `periods`, a pattern for the heads of its columns of values; a long one `period` and `value`.
    `shown_scale` tells how values are displayed, and is not applied. An area is told by the first
    column of `entity` or `counterpart` that names one; `renamed` gives the name here of a column
    that some files call otherwise. A layout without `series` is of tables that hold no figures.
    """

    name: str
    path: str
    label: str
    publisher: str
    dataset: str
    title: str
    url: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    dataflow: str = ""
    encoding: str = ""
    entity: tuple[str, ...] = ()
    counterpart: tuple[str, ...] = ()
    period: str = ""
    value: str = ""
    periods: re.Pattern[str] | None = None
    unit: str = ""
    scale: str = ""
    shown_scale: str = ""
    status: str = ""
    updated: str = ""
    shown: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset({""})
    nobody: frozenset[str] = frozenset({""})
    decimal: str = "."
    grouping: str = ""
    updated_form: str = ""
    updated_line: str = ""
    areas: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    series: tuple[Series, ...] = ()

    @property
    def file(self) -> str:
        """Its file, as a note for people names it."""
        return f"vocabulary/layouts/{self.name}.toml"

    @property
    def telling(self) -> tuple[str, ...]:
        """The columns that tell which series a row is of."""
        return tuple(dict.fromkeys(column for s in self.series for column, _ in s.where))
