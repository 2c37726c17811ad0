"""Files that hold the same data: which of them says what a figure is, and which replaces which.

Comes in: the copies in all files. Goes out: the same, each figure in one of them: the one that was
updated last. Where the files do not say when, two that state the same figure are at fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.errors import Fault
from etl.extract.statistics.figure import Stated
from etl.extract.statistics.files import Copy


@dataclass
class _Rival:
    """Figures that `older` states as `newer` does; `first` is one of them."""

    older: Copy
    newer: Copy
    first: Stated
    figures: int = 0


def settle(copies: Sequence[Copy], faults: list[Fault], notices: list[str]) -> None:
    """Take figures out of `copies` that a copy updated later states as well."""
    held: dict[tuple[str, ...], tuple[Copy, Stated]] = {}
    rivals: dict[tuple[int, int], _Rival] = {}
    lost: dict[int, set[tuple[str, ...]]] = {}
    for copy in sorted(copies, key=lambda copy: copy.updated, reverse=True):
        for figure in copy.figures:
            key = (copy.layout.dataset, *figure.key)
            newer, _ = held.setdefault(key, (copy, figure))
            if newer is not copy:
                pair = (id(copy), id(newer))
                rivals.setdefault(pair, _Rival(copy, newer, figure)).figures += 1
                lost.setdefault(id(copy), set()).add(figure.key)
    for rival in rivals.values():
        older, newer = rival.older, rival.newer
        if older.updated and older.updated < newer.updated:
            notices.append(
                f"{older.name} ({older.updated}): {rival.figures:,} of its figures are taken from "
                f"{newer.name}, which was updated later ({newer.updated})."
            )
        else:
            faults.append(_fault(rival))
    for copy in copies:
        if gone := lost.get(id(copy)):
            copy.figures = [figure for figure in copy.figures if figure.key not in gone]


def revises(new: Sequence[Copy], old: Sequence[Copy]) -> bool:
    """Whether `new` is a later download of all that `old` is one of.

    So it is where it has each reporter, indicator and period that a copy of the same dataset in
    `old` has, and does not say that it is older.
    """
    return bool(old) and all(any(_covers(one, other) for one in new) for other in old)


def _covers(new: Copy, old: Copy) -> bool:
    return (
        new.layout.dataset == old.layout.dataset
        and (new.updated >= old.updated or not new.updated)
        and bool(_keys(new) & _keys(old))
        and all(seen(old) <= seen(new) for seen in (_reporters, _indicators, _periods))
    )


def _keys(copy: Copy) -> set[tuple[str, ...]]:
    return {figure.key for figure in copy.figures}


def _reporters(copy: Copy) -> set[str]:
    return set(copy.reporters)


def _indicators(copy: Copy) -> set[str]:
    return {figure.series.indicator for figure in copy.figures}


def _periods(copy: Copy) -> set[str]:
    return {figure.period for figure in copy.figures}


def _fault(rival: _Rival) -> Fault:
    first = rival.first
    of = f"{first.series.indicator} of {first.entity}, {first.period}"
    return Fault(
        f"{rival.older.name}:{first.line.number}",
        f"It states what {rival.newer.name} states as well, such as {of}"
        f" ({rival.figures:,} figures), and nothing says which of the two is newer.",
        "Take the older file out.",
    )
