"""Rows at fault, told by table and key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from etl.errors import Fault
from etl.stored import Store, columns_of
from etl.tables import TABLES

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """What may not be of the rows of table `name`, which SQL calls `t`.

    `wrong` is the condition in SQL, `beside` what is joined to the rows for it, one row each.
    `problem` may name columns of the row in braces: ``"'{low}' is above '{high}'."``. With `alone`
    no other is asked with it, since it holds the keys of a large table.
    """

    name: str
    wrong: str
    problem: str
    remedy: str
    beside: str = ""
    alone: bool = False


def failed(store: Store, checks: Iterable[Check]) -> Iterator[Fault]:
    """A `Fault` for each of the first `SHOWN` rows of ``made`` that fail one of `checks`.

    The last of them says how many more there are.
    """
    checks = list(checks)
    together: dict[tuple[str, str, str], list[Check]] = defaultdict(list)
    for check in checks:
        alone = check.wrong if check.alone else ""
        together[check.name, check.beside, alone].append(check)
    counts: dict[Check, int] = {}
    for (name, beside, _), alike in together.items():
        counted = ", ".join(f"count_if({check.wrong})" for check in alike)
        (found,) = store.rows(f"SELECT {counted} FROM made.{name} AS t {beside}")
        counts |= dict(zip(alike, found, strict=True))
    for check in checks:
        if counts[check]:
            yield from _told(store, check, counts[check] - SHOWN)


def _told(store: Store, check: Check, more: int) -> Iterator[Fault]:
    table = TABLES[check.name]
    found = store.rows(
        f"SELECT {columns_of(check.name, 't')} FROM made.{check.name} AS t {check.beside} "
        f"WHERE {check.wrong} ORDER BY t.row LIMIT {SHOWN}"
    )
    for position, cells in enumerate(found, 1):
        row = {c.name: _written(v) for c, v in zip(table.columns, cells, strict=True)}
        key = " ".join(row[column] for column in table.key)
        tail = f" So have {more} more rows." if more > 0 and position == SHOWN else ""
        yield Fault(f"{check.name} {key}", check.problem.format_map(row) + tail, check.remedy)


def _written(cell: Any) -> str:
    return "nothing" if cell is None else str(cell)
