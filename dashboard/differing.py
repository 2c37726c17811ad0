"""What changed from one snapshot to another, as lines and as rows.

Comes in: the tables before and after, and what became of each figure. Goes out: text for people,
each figure in words beside its source with its old and new sentence; rows for other programs.
Prints nothing itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from dashboard.plain import counted, plain, short
from etl.load.figure_changes import SENTENCE, SOURCE, FigureChange
from etl.load.pairing import IDENTITY, Stated
from etl.load.told import TOLD
from etl.stored import having
from etl.tables import TABLES, Frames
from etl.wording import Wording

SIGNS = {"added": "+", "removed": "−", "changed": "~"}
NAMES = {
    "observations": "figure",
    "events": "event",
    "documents": "source",
    "mentions": "number",
    "passages": "passage",
    "occurrences": "occurrence of a figure",
    "derivations": "input of derived figures",
    "indicators": "indicator",
    "entities": "entity",
    "units": "unit",
}
_NUMBER = ("value", "low", "high", "qualifier", "unit")
_TYPED = ("sheet", "statistics")
_SIDES = ("figure", "value", "sentence", "source", "observation_id")
_BOTH = tuple(f"{name}_{side}" for name in _SIDES for side in ("before", "after"))
COLUMNS = ("kind", "changed", *IDENTITY, *_BOTH)
"""The columns of `change_rows`."""


def summary(figures: Mapping[str, int], others: Mapping[tuple[str, str], int]) -> str:
    """The changes in numbers: "20 figures, 2 sources added; 1 figure changed".

    `figures` counts those by kind, `others` the rows of other tables by kind and table.
    """
    numbers = dict(others) | {(kind, "observations"): n for kind, n in figures.items() if n}
    parts = []
    for kind in SIGNS:
        told = [counted(numbers[kind, t], n) for t, n in NAMES.items() if (kind, t) in numbers]
        if told:
            parts.append(f"{', '.join(told)} {kind}")
    return "; ".join(parts) or "it says the same as before"


def figure_lines(
    changes: list[FigureChange], before: Frames, after: Frames, *, sentences: bool
) -> Iterator[str]:
    """A line for each figure that changed; with `sentences`, these below it."""
    old, new = Wording.of(before), Wording.of(after)
    for change in changes:
        told = _told(change, old, new)
        yield f"  {SIGNS[change.kind]} {plain(told)}"
        if sentences:
            yield from (f"      {line}" for line in _sentences(change))


def change_lines(changes: pd.DataFrame, before: Frames, after: Frames) -> Iterator[str]:
    """A line for each change of an event, a source or an entry of the vocabulary, in words.

    Passages, numbers and inputs of derived figures are in `summary` only: they follow these.
    """
    columns = ["key", "kind", "column", "before", "after"]
    for table in TOLD:
        kinds: dict[str, str] = {}
        cells: dict[str, list[str]] = defaultdict(list)
        rows = changes.loc[changes["table"] == table, columns]
        for key, kind, column, was, is_ in rows.to_numpy():
            kinds[key] = kind
            if column == "sha256":
                cells[key].append("its bytes")
            elif column:
                cells[key].append(f"{column} {short(was) or 'nothing'} → {short(is_) or 'nothing'}")
        old, new = (_words(frames, table, set(kinds)) for frames in (before, after))
        lines = [
            (kind, f"{(old if kind == 'removed' else new)[key]}"
             f"{': ' if cells[key] else ''}{'; '.join(cells[key])}")
            for key, kind in kinds.items()
        ]  # fmt: skip
        for (kind, words), times in Counter(_apart(lines)).items():  # parts of one file read alike
            yield f"  {SIGNS[kind]} {words}{f' ({times} times)' if times > 1 else ''}"


def change_rows(
    changes: list[FigureChange], before: Frames, after: Frames
) -> Iterator[dict[str, Any]]:
    """A row of `COLUMNS` for each figure that changed.

    The columns that say what the figure is of are as after, for one that is gone as before.
    """
    old, new = Wording.of(before), Wording.of(after)
    for change in changes:
        last = change.after or change.before
        assert last is not None
        row: dict[str, Any] = {"kind": change.kind, "changed": " ".join(change.columns)}
        row |= {name: getattr(last.observation, name) for name in IDENTITY}
        for side, told, wording in (("before", change.before, old), ("after", change.after, new)):
            cells = _cells(told, wording) if told else dict.fromkeys(_SIDES)
            row |= {f"{name}_{side}": cell for name, cell in cells.items()}
        yield {name: row[name] for name in COLUMNS}


def _cells(stated: Stated, wording: Wording) -> dict[str, Any]:
    cells = (
        wording.figure(asdict(stated.observation)), stated.observation.value, stated.sentence,
        stated.title, stated.id,
    )  # fmt: skip
    return dict(zip(_SIDES, cells, strict=True))


def _told(change: FigureChange, old: Wording, new: Wording) -> str:
    """A change of a figure in words: what it is of, the figure, and where it stands."""
    if change.after is None:
        assert change.before is not None
        return _figure(change.before, old)
    if change.before is None:
        return _figure(change.after, new)
    was, is_ = asdict(change.before.observation), asdict(change.after.observation)
    first, then = old.figure(was), new.figure(is_)
    columns = [name for name in change.columns if name not in (SENTENCE, SOURCE)]
    if first != then:
        columns = [name for name in columns if name not in _NUMBER]
    cells = [f"{name} {_cell(was[name])} → {_cell(is_[name])}" for name in columns]
    if SOURCE in change.columns:
        cells.append(f"source {short(change.before.title)} → {short(change.after.title)}")
    if not cells and first == then:
        cells.append("its sentence reads otherwise")
    moved = f"{first} → " if first != then else ""
    return "; ".join([_figure(change.after, new, moved), *cells])


def _figure(stated: Stated, wording: Wording, moved: str = "") -> str:
    row = asdict(stated.observation)
    scope = short(wording.scope(row))
    covered = f" ({scope})" if scope else ""
    source = short(stated.title) if stated.title else "derived"
    return f"{wording.measure(row)}{covered}: {moved}{wording.figure(row)} [{source}]"


def _cell(value: object) -> str:
    if value is None or value != value or value == "":
        return "nothing"
    return f"{value:.15g}" if isinstance(value, float) else short(str(value))


def _sentences(change: FigureChange) -> Iterator[str]:
    """The sentences of a change; a row that was typed in says no more than its figure."""
    sides = [side for side in (change.before, change.after) if side and side.sentence]
    same = len({side.sentence for side in sides}) == 1
    if all(side.observation.method in _TYPED for side in sides) and (
        same or change.columns != (SENTENCE,)
    ):
        return
    for side in sides[-1:] if same else sides:
        name = "" if same else "was: " if side is change.before else "now: "
        yield f"{name}{_marked(side)}"


def _marked(stated: Stated) -> str:
    text, start, end = stated.sentence, stated.mark_start, stated.mark_end
    if start is None or end is None:
        return plain(text)
    return plain(f"{text[:start]}[{text[start:end]}]{text[end:]}")


def _apart(lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """`lines` without those that are gone and come again in the same words."""
    gone = Counter(words for kind, words in lines if kind == "removed")
    both = gone & Counter(words for kind, words in lines if kind == "added")
    left = {"removed": both.copy(), "added": both.copy(), "changed": Counter[str]()}
    for kind, words in lines:
        if left[kind][words]:
            left[kind][words] -= 1
        else:
            yield kind, words


def _words(frames: Frames, table: str, keys: set[str]) -> dict[str, str]:
    """The rows of `table` under `keys` on one line each, by their key."""
    rows = _rows(frames, table, keys)
    if table == "events":
        passages = _rows(frames, "passages", {row["passage_id"] for row in rows.values()})
        names = {row["document_id"] for row in passages.values()}
        titles = {name: row["title"] for name, row in _rows(frames, "documents", names).items()}
        source = {name: short(titles[row["document_id"]]) for name, row in passages.items()}
        return {key: plain(_event(row, source[row["passage_id"]])) for key, row in rows.items()}
    if table == "documents":
        return {key: plain(_source(row)) for key, row in rows.items()}
    return {key: plain(f"{NAMES[table]} {key} ({row['label']})") for key, row in rows.items()}


def _rows(frames: Frames, table: str, keys: set[str]) -> dict[str, dict[str, Any]]:
    (key,) = TABLES[table].key
    rows: list[dict[Any, Any]] = having(frames, table, key, keys).to_dict("records")
    return {row[key]: row for row in rows}


def _event(row: Mapping[str, Any], source: str) -> str:
    until = f" to {row['until']}" if row["until"] else ""
    return f"{row['date']}{until}: {short(row['text'])} [{source}]"


def _source(row: Mapping[str, Any]) -> str:
    publisher = f", {row['publisher']}" if row["publisher"] else ""
    return f"source {short(row['title'])}{publisher}"
