"""What became of each figure from one snapshot to another, as a reader sees it.

Comes in: the tables before and after. Goes out: the figures that were added, are gone or have
changed, each as it was and as it is, in its sentence. A figure whose place alone has moved has not
changed. Never looks at files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from etl.load.excerpts import excerpts
from etl.load.pairing import SEEN, Inputs, Side, Stated, identities, paired
from etl.stored import having
from etl.tables import ChangeKind, Frames, to_frame, to_records

if TYPE_CHECKING:
    import pandas as pd

SENTENCE, SOURCE = "sentence", "source"
"""What can change of a figure beside its columns: how its sentence reads, and which source it is
of."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that was added (`before` is None), removed (`after` is None) or changed.

    `columns` are those that changed, of `observations` or `SENTENCE` or `SOURCE`; empty for what
    was added or removed.
    """

    kind: ChangeKind
    before: Stated | None
    after: Stated | None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureDifferences:
    """Which figures of two snapshots differ: by id where one has it alone, told where both do."""

    before: Frames
    after: Frames
    removed: list[str]
    changed: list[FigureChange]
    added: list[str]

    @property
    def counts(self) -> dict[str, int]:
        """How many figures were added, removed and changed."""
        return {
            "added": len(self.added), "removed": len(self.removed), "changed": len(self.changed)
        }  # fmt: skip

    def told(self, most: int | None = None) -> list[FigureChange]:
        """What is gone, then what changed, then what was added, each in the order of its table.

        The first `most` of them, where it is given.
        """
        removed = self.removed[:most]
        left = None if most is None else max(0, most - len(removed) - len(self.changed))
        was, is_ = stated(self.before, removed), stated(self.after, self.added[:left])
        return [
            *(FigureChange("removed", was[name], None) for name in removed),
            *self.changed,
            *(FigureChange("added", None, is_[name]) for name in self.added[:left]),
        ][:most]

    def lost_from(self) -> dict[str, int]:
        """How many figures are gone, by the file that stated them; "" stands for derived ones."""
        documents = self.before["documents"].set_index("document_id")["path"]
        figures = self.before["observations"]
        gone = figures[figures["observation_id"].isin(set(self.removed))]
        paths = Counter(gone["document_id"].map(documents).fillna(""))
        return dict(paths.most_common())


def figure_changes(before: Frames, after: Frames) -> list[FigureChange]:
    """The figures that differ: first what is gone, then what changed, then what was added.

    Each in the order of its table. A figure whose sentence or value was edited has another id;
    where it is plainly the same figure still (`pairing`), it is one change, and none where all
    that a reader sees is as before.
    """
    return figure_differences(before, after).told()


def figure_differences(before: Frames, after: Frames) -> FigureDifferences:
    """The same, but that what only one of the two has is not told yet: it may be much."""
    old, new = before["observations"], after["observations"]
    pairs = pairs_of_ids(before, after)
    came_of = {name: earlier for earlier, name in pairs.items()}
    old_ids, new_ids = old["observation_id"].tolist(), new["observation_id"].tolist()
    stays = {*new_ids, *pairs}
    known = {*old_ids, *came_of}
    differing = _differing(old, new)
    both = [
        (came_of.get(name, name), name)
        for name in (new_ids if came_of or differing else ())
        if name in came_of or name in differing
    ]
    was = stated(before, [earlier for earlier, _ in both])
    is_ = stated(after, [name for _, name in both])
    changed = (_change(was[earlier], is_[name]) for earlier, name in both)
    return FigureDifferences(
        before,
        after,
        removed=[name for name in old_ids if name not in stays],
        changed=[change for change in changed if change.columns],
        added=[name for name in new_ids if name not in known],
    )


def pairs_of_ids(before: Frames, after: Frames) -> dict[str, str]:
    """The id after of each figure that has another id than before, by its id before."""
    old, new = (set(side["observations"]["observation_id"].tolist()) for side in (before, after))
    removed, added = old - new, new - old
    if not removed or not added:
        return {}
    moved = _moved(before["documents"], after["documents"])
    return paired(_side(before, removed, moved), _side(after, added, {}))


def stated(frames: Frames, ids: Iterable[str]) -> dict[str, Stated]:
    """The figures `ids`, as their sources state them, by their id."""
    figures = frames["observations"]
    asked = figures[figures["observation_id"].isin(set(ids))]
    if asked.empty:
        return {}
    rows = excerpts(
        {
            "observations": asked,
            "events": to_frame("events", ()),
            "mentions": having(frames, "mentions", "mention_id", asked["mention_id"]),
            "passages": having(frames, "passages", "passage_id", asked["passage_id"]),
            "documents": frames["documents"],
        }
    )
    told = {row["id"]: row for row in rows.to_dict("records")}
    documents = frames["documents"].set_index("document_id")[["title", "path"]].to_dict("index")
    made = {}
    for figure in to_records("observations", asked):
        source = documents.get(figure.document_id, {"title": "", "path": ""})
        row = told.get(figure.observation_id, {})
        made[figure.observation_id] = Stated(
            figure,
            sentence=row.get("sentence", ""),
            mark_start=_place(row.get("mark_start")),
            mark_end=_place(row.get("mark_end")),
            title=source["title"],
            path=source["path"],
        )
    return made


def _place(value: Any) -> int | None:
    return int(value) if value is not None and value == value else None


def changed_columns(was: Stated, is_: Stated) -> tuple[str, ...]:
    """What a reader sees changed of a figure: `columns` of its `FigureChange`."""
    old, new = was.observation, is_.observation
    columns = [name for name in SEEN if not _equal(getattr(old, name), getattr(new, name))]
    if was.sentence != is_.sentence:
        columns.append(SENTENCE)
    if old.document_id != new.document_id and was.title != is_.title:
        columns.append(SOURCE)
    return tuple(columns)


def _change(was: Stated, is_: Stated) -> FigureChange:
    return FigureChange("changed", was, is_, changed_columns(was, is_))


def _differing(old: pd.DataFrame, new: pd.DataFrame) -> set[str]:
    """The ids of the figures of both tables that differ in what a reader sees."""
    import numpy as np
    import pandas as pd

    at = pd.Index(new["observation_id"]).get_indexer(pd.Index(old["observation_id"]))
    was = np.flatnonzero(at >= 0)
    differ = np.zeros(len(was), dtype=bool)
    for column in SEEN:
        one, other = old[column].iloc[was], new[column].iloc[at[was]]
        unequal = one.to_numpy() != other.to_numpy()
        differ |= unequal & ~(one.isna().to_numpy() & other.isna().to_numpy())
    return set(old["observation_id"].iloc[was[differ]])


def _side(frames: Frames, ids: set[str], moved: dict[str, str]) -> Side:
    """The figures `ids` of `frames`, and all that stand in the same files or are derived.

    A file that was `moved` goes by its later path.
    """
    paths = {
        name: moved.get(path, path)
        for name, path in frames["documents"][["document_id", "path"]].itertuples(index=False)
    } | {"": ""}
    alone = [replace(s, path=moved.get(s.path, s.path)) for s in stated(frames, ids).values()]
    involved = {stated.path for stated in alone}
    figures = frames["observations"]
    near = figures[figures["document_id"].map(paths).isin(involved)]
    around: Counter[Hashable] = Counter()
    for figure in to_records("observations", near):
        around.update(identities(figure, paths[figure.document_id]))
    return Side(alone, around, _inputs(frames, ids))


def _inputs(frames: Frames, ids: set[str]) -> Inputs:
    rows = frames["derivations"]
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in to_records("derivations", rows[rows["observation_id"].isin(ids)]):
        found[row.observation_id].append((row.role, row.input_id))
    return found


def _moved(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, str]:
    """The later path, by the earlier, of each file that goes by another name.

    Its bytes are the same; or it is an official table of the same title and publisher.
    """
    gone = before[~before["path"].isin(after["path"])]
    come = after[~after["path"].isin(before["path"])]
    found: dict[str, str] = {}
    for columns, kinds in ((["sha256"], None), (["title", "publisher"], ["statistics"])):
        one, other = (_paths_by(f, columns, kinds) for f in (gone, come))
        for key in one.keys() & other.keys():
            if len(one[key]) == len(other[key]) == 1:
                found.setdefault(*one[key], *other[key])
    return found


def _paths_by(
    documents: pd.DataFrame, columns: list[str], kinds: list[str] | None
) -> dict[Hashable, set[str]]:
    paths: dict[Hashable, set[str]] = defaultdict(set)
    rows = documents if kinds is None else documents[documents["kind"].isin(kinds)]
    for *key, path in rows[[*columns, "path"]].itertuples(index=False):
        paths[tuple(key)].add(path)
    return paths


def _equal(one: object, other: object) -> bool:
    return one == other or (one != one and other != other)
