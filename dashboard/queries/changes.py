"""What the page Changes tells: which snapshots there are, and what differs between two of them.

Comes in: what snapshots say of themselves, and the figures that differ. Goes out: plain records.
Never tells more figures than a page shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.store import Store
from etl.load.figure_changes import FigureChange, FigureDifferences

Titles = Mapping[str, Sequence[str]]

A_PART = 20
"""Changes of one file that one page shows, and files that one page lists."""

A_FILE = 5
"""Changes that are shown of each file where there are several."""


@dataclass(frozen=True, slots=True)
class InputChange:
    """A document, sheet or vocabulary file that is new, gone, or has changed."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class InFile:
    """The changes of the figures of one file (`path`, empty for what is derived).

    `changes` are those that are shown, `counts` how many there are of each kind; `is_open` says
    whether they stand open.
    """

    path: str
    title: str
    counts: Mapping[str, int]
    changes: tuple[FigureChange, ...]
    is_open: bool

    @property
    def more(self) -> int:
        """How many are not shown."""
        return sum(self.counts.values()) - len(self.changes)


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the changes, file by file, and how many pages there are."""

    files: tuple[InFile, ...]
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


def part_of(
    files: Mapping[str, FigureDifferences], titles: Titles, path: str | None, part: int
) -> Part:
    """Page `part` (from 1) of `files`, each with its first changes; or of those of one, `path`.

    The first files stand open, until `A_FILE` changes do.
    """
    if path is not None:
        files = {path: files[path]} if path in files else {}
    counts = {name: sum(found.counts.values()) for name, found in files.items()}
    many = len(files) if path is None else counts.get(path, 0)
    parts = max(1, -(-many // A_PART))
    part = min(max(part, 1), parts)
    start = (part - 1) * A_PART
    made: list[InFile] = []
    open_ = 0
    if path is not None:
        for name, found in files.items():
            shown = tuple(found.part(start, A_PART))
            made.append(InFile(name, _title(name, titles), found.counts, shown, True))
        return Part(tuple(made), part, parts)
    for name in list(files)[start : start + A_PART]:
        changes = tuple(files[name].part(0, A_FILE))
        is_open = not made or open_ + len(changes) <= A_FILE
        open_ += len(changes)
        made.append(InFile(name, _title(name, titles), files[name].counts, changes, is_open))
    return Part(tuple(made), part, parts)


def _title(path: str, titles: Titles) -> str:
    """The title of the source in the file at `path`; its path where it holds several sources."""
    found = titles.get(path, ())
    return next(iter(found)) if len(found) == 1 else path or "Computed from other figures"


def titles_of(*stores: Store | None) -> Titles:
    """The titles of the sources in each file of snapshots, the later of which counts."""
    found: dict[str, list[str]] = {}
    for store in stores:
        if store:
            rows = store.rows(
                "SELECT path, list(DISTINCT title) AS titles FROM documents GROUP BY 1"
            )
            found |= {row["path"]: row["titles"] for row in rows}
    return found


def before_of(number: int, parents: Mapping[int, int | None]) -> int:
    """The snapshot that `number` is compared with unless another is chosen; 0 where there is none.

    It is the one that it was made from, while that is there; else the newest before it. `parents`
    gives the former for each snapshot, None for one that is damaged.
    """
    sound = [other for other, parent in parents.items() if parent is not None and other < number]
    own = parents.get(number)
    return own if own in sound else max(sound, default=0)
