"""What the page Changes tells: which snapshots there are, and what differs between two of them.

Comes in: what snapshots say of themselves, and the figures that differ. Goes out: plain records.
Never reads a snapshot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.load.figure_changes import FigureChange

A_PART = 40
"""Changes that one page shows."""


@dataclass(frozen=True, slots=True)
class InputChange:
    """A document, sheet or vocabulary file that is new, gone, or has changed."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the changes of one kind, or of all, and how many of each kind there are."""

    changes: tuple[FigureChange, ...]
    counts: Mapping[str, int]
    part: int
    parts: int


def input_changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[InputChange]:
    """The inputs that differ, by name; each argument gives the hash of each input."""
    return [
        InputChange(
            name, "added" if name not in before else "removed" if name not in after else "changed"
        )
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]


def part_of(changes: Sequence[FigureChange], kind: str, part: int) -> Part:
    """Page `part` (from 1) of the changes of `kind`, or of all: what changed, is gone, is new."""
    order = {"changed": 0, "removed": 1, "added": 2}
    chosen = sorted(
        (one for one in changes if kind in ("", one.kind)), key=lambda one: order[one.kind]
    )
    parts = max(1, -(-len(chosen) // A_PART))
    part = min(max(part, 1), parts)
    shown = chosen[(part - 1) * A_PART : part * A_PART]
    return Part(tuple(shown), Counter(one.kind for one in changes), part, parts)


def before_of(number: int, parents: Mapping[int, int | None]) -> int:
    """The snapshot that `number` is compared with unless another is chosen; 0 where there is none.

    It is the one that it was made from, while that is there; else the newest before it. `parents`
    gives the former for each snapshot, None for one that is damaged.
    """
    sound = [other for other, parent in parents.items() if parent is not None and other < number]
    own = parents.get(number)
    return own if own in sound else max(sound, default=0)
