"""What became of each figure from one snapshot to another, as a reader sees it.

Comes in: the tables before and after. Goes out: the figures that were added, are gone or have
changed, each as it was and as it is, in its sentence. A figure whose place alone has moved has not
changed. Never looks at files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.load.pairing import SEEN, Inputs, Side, Stated, identities, paired
from etl.stored import Store, columns_of, having, reader
from etl.tables import TABLES, ChangeKind, Frames, Observation, to_records

if TYPE_CHECKING:
    import pandas as pd

SENTENCE, SOURCE = "sentence", "source"
"""What can change of a figure beside its columns: how its sentence reads, and which source it is
of."""

_OBSERVED = tuple(column.name for column in TABLES["observations"].columns)
_STATED = f"""
SELECT {columns_of("observations", "o")},
  coalesce(substring(p.text, coalesce(m.sentence_start, 0) + 1,
    coalesce(m.sentence_end, length(p.text)) - coalesce(m.sentence_start, 0)), ''),
  m.phrase_start - coalesce(m.sentence_start, 0), m.phrase_end - coalesce(m.sentence_start, 0),
  coalesce(d.title, ''), coalesce(d.path, '')
FROM {{observations}} AS o
LEFT JOIN {{mentions}} AS m USING (mention_id)
LEFT JOIN {{passages}} AS p ON p.passage_id = o.passage_id
LEFT JOIN {{documents}} AS d ON d.document_id = o.document_id
WHERE observation_id IN (SELECT unnest(?)) ORDER BY o.row
"""


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
        gone = _by_path(self.before, self.removed)
        return dict(Counter({path: len(ids) for path, ids in gone.items()}).most_common())

    def part(self, start: int, most: int) -> list[FigureChange]:
        """`most` of them from `start` on: what changed, then what is gone, then what was added."""
        changed = self.changed[start : start + most]
        start, most = max(0, start - len(self.changed)), most - len(changed)
        gone = self.removed[start : start + most]
        start, most = max(0, start - len(self.removed)), most - len(gone)
        new = self.added[start : start + most]
        return [*changed, *replace(self, changed=[], removed=gone, added=new).told()]

    def of_kind(self, kind: str) -> FigureDifferences:
        """Those that were added, removed or changed alone; all where `kind` is empty."""
        if not kind:
            return self
        return replace(
            self,
            removed=self.removed if kind == "removed" else [],
            changed=self.changed if kind == "changed" else [],
            added=self.added if kind == "added" else [],
        )

    def by_file(self) -> dict[str, FigureDifferences]:
        """Those of each file alone, by its path; "" stands for what is derived.

        First the files of which something changed or is gone; what is derived comes last.
        """
        changed: dict[str, list[FigureChange]] = defaultdict(list)
        for change in self.changed:
            assert change.after is not None
            changed[change.after.path].append(change)
        removed = _by_path(self.before, self.removed)
        added = _by_path(self.after, self.added)
        paths = sorted(dict.fromkeys([*changed, *removed, *added]), key=lambda path: path == "")
        return {
            path: replace(
                self,
                removed=removed.get(path, []),
                changed=changed.get(path, []),
                added=added.get(path, []),
            )
            for path in paths
        }


def figure_changes(before: Frames, after: Frames) -> list[FigureChange]:
    """The figures that differ: first what is gone, then what changed, then what was added.

    Each in the order of its table. A figure whose sentence or value was edited has another id;
    where it is plainly the same figure still (`pairing`), it is one change, and none where all
    that a reader sees is as before. An edited sentence is told once: by the figures of it that
    changed, else by the first.
    """
    return figure_differences(before, after).told()


def figure_differences(before: Frames, after: Frames) -> FigureDifferences:
    """The same, but that what only one of the two has is not told yet: it may be much."""
    removed, added, differing = _ids(before, after)
    pairs = _pairs(before, after, set(removed.values()), set(added.values()))
    came_of = {name: earlier for earlier, name in pairs.items()}
    both = {row: name for row, name in added.items() if name in came_of} | differing
    names = [(came_of.get(name, name), name) for _, name in sorted(both.items())]
    was = stated(before, [earlier for earlier, _ in names])
    is_ = stated(after, [name for _, name in names])
    changed = [_change(was[earlier], is_[name]) for earlier, name in names]
    return FigureDifferences(
        before,
        after,
        removed=[name for name in removed.values() if name not in pairs],
        changed=list(_once_a_sentence([change for change in changed if change.columns])),
        added=[name for name in added.values() if name not in came_of],
    )


def _once_a_sentence(changes: list[FigureChange]) -> Iterator[FigureChange]:
    """The changes without figures of which nothing changed but a sentence that is told already."""
    told = {_sentence_of(change) for change in changes if change.columns != (SENTENCE,)}
    for change in changes:
        if change.columns == (SENTENCE,):
            if (sentence := _sentence_of(change)) in told:
                continue
            told.add(sentence)
        yield change


def _sentence_of(change: FigureChange) -> tuple[str, str]:
    assert change.after is not None
    return change.after.path, change.after.sentence


def pairs_of_ids(before: Frames, after: Frames) -> dict[str, str]:
    """The id after of each figure that has another id than before, by its id before."""
    removed, added, _ = _ids(before, after)
    return _pairs(before, after, set(removed.values()), set(added.values()))


def _pairs(before: Frames, after: Frames, removed: set[str], added: set[str]) -> dict[str, str]:
    if not removed or not added:
        return {}
    moved = _moved(before["documents"], after["documents"])
    return paired(_side(before, removed, moved), _side(after, added, {}))


def _ids(before: Frames, after: Frames) -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    """The ids of the figures that only `before` has, that only `after` has, and that differ.

    Each by its row, which for what differs is that of `after`. No table is held for it.
    """
    differ = " OR ".join(f'one."{column}" IS DISTINCT FROM other."{column}"' for column in SEEN)
    with Store(beside=reader()) as store:
        was, is_ = (
            f"({store.given(side, 'observations', frames)})"
            for side, frames in (("before", before), ("after", after))
        )
        if not store.rows(f"SELECT row FROM {was} LIMIT 1"):
            ids = store.rows(f"SELECT row, observation_id FROM {is_} ORDER BY row")
            return {}, dict(ids), {}
        removed, added, differing = (
            dict(store.rows(f"SELECT one.row, observation_id FROM {joined} ORDER BY one.row"))
            for joined in (
                f"{was} AS one ANTI JOIN {is_} AS other USING (observation_id)",
                f"{is_} AS one ANTI JOIN {was} AS other USING (observation_id)",
                f"{is_} AS one JOIN {was} AS other USING (observation_id) WHERE {differ}",
            )
        )
    return removed, added, differing


def stated(frames: Frames, ids: Iterable[str]) -> dict[str, Stated]:
    """The figures `ids`, as their sources state them, by their id, in the order of their table."""
    asked = list(ids)
    if not asked:
        return {}
    with Store(beside=reader()) as store:
        tables = ("observations", "mentions", "passages", "documents")
        given = {name: f"({store.given('told', name, frames)})" for name in tables}
        rows = store.rows(_STATED.format(**given), asked)
    fields = len(_OBSERVED)
    figures = (Observation(**dict(zip(_OBSERVED, row[:fields], strict=True))) for row in rows)
    return {
        figure.observation_id: Stated(figure, *row[fields:])
        for figure, row in zip(figures, rows, strict=True)
    }


def _by_path(frames: Frames, ids: list[str]) -> dict[str, list[str]]:
    """`ids` by the path of their document, in the order of their table; "" where they have none."""
    if not ids:
        return {}
    with Store(beside=reader()) as store:
        figures, documents = (
            f"({store.given('of', name, frames)})" for name in ("observations", "documents")
        )
        rows = store.rows(
            "SELECT coalesce(d.path, ''), list(observation_id ORDER BY o.row) "
            f"FROM {figures} AS o LEFT JOIN {documents} AS d USING (document_id) "
            "WHERE observation_id IN (SELECT unnest(?)) GROUP BY 1 ORDER BY min(o.row)",
            ids,
        )
    return dict(rows)


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
    documents = [name for name, path in paths.items() if path in involved]
    near = having(frames, "observations", "document_id", documents)
    around: Counter[Hashable] = Counter()
    for figure in to_records("observations", near):
        around.update(identities(figure, paths[figure.document_id]))
    return Side(alone, around, _inputs(frames, ids))


def _inputs(frames: Frames, ids: set[str]) -> Inputs:
    rows = having(frames, "derivations", "observation_id", ids)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in to_records("derivations", rows):
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
