"""Rows at fault, told by table and key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
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


def failed(
    store: Store, kinds: Iterable[Iterable[Check]], *, at_once: bool = False
) -> Iterator[Fault]:
    """A `Fault` for each of the first `SHOWN` rows of ``made`` that fail a check, the last with
    how many more there are: of the first kind of checks that any row fails.

    A table is gone over once `at_once` for all of them, if it is so small that all the keys which
    that takes can be held.
    """
    each: Iterable[list[Check]] = map(list, kinds)
    counts: dict[Check, int] = {}
    if at_once:
        each = list(each)
        counts = _counted(store, _together(chain(*each), alone=False))
    for checks in each:
        if not at_once:
            counts = _counted(store, _together(checks))
        if any(counts[check] for check in checks):
            for check in checks:
                if counts[check]:
                    yield from _told(store, check, counts[check] - SHOWN)
            return


def _together(checks: Iterable[Check], *, alone: bool = True) -> list[list[Check]]:
    """The checks that go over the same rows, but for those that are to be asked `alone`."""
    together: dict[tuple[str, str, str], list[Check]] = defaultdict(list)
    for check in checks:
        own = check.wrong if alone and check.alone else ""
        together[check.name, check.beside, own].append(check)
    return list(together.values())


def _counted(store: Store, groups: Iterable[list[Check]]) -> dict[Check, int]:
    """How many rows fail each check of `groups`, each of checks over the same rows."""
    counts: dict[Check, int] = {}
    for alike in groups:
        counted = ", ".join(f"count_if({check.wrong})" for check in alike)
        name, beside = alike[0].name, alike[0].beside
        (found,) = store.rows(f"SELECT {counted} FROM made.{name} AS t {beside}")
        counts |= dict(zip(alike, found, strict=True))
    return counts


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
