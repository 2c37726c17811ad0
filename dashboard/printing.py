"""What the command says: outcomes, differences and histories as lines of text.

Comes in: snapshots and their tables. Goes out: lines for people, each figure in words and beside
its source. Prints nothing itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

import pandas as pd

from dashboard.plain import counted, plain, short
from etl.checking import Checked
from etl.load.snapshots import Snapshot
from etl.refresh import Refreshed
from etl.tables import TABLES, Frames
from etl.wording import Wording

LINES = 20
"""How many lines of changes a refresh shows."""

_SIGNS = {"added": "+", "removed": "−", "changed": "~"}
_NAMES = {
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
_TOLD = ("observations", "events", "documents", "indicators", "entities", "units")


def refresh_lines(outcome: Refreshed) -> Iterator[str]:
    """What a refresh came to, with the first changes and every notice but those of skips."""
    snapshot = outcome.snapshot
    if outcome.frames is None or outcome.before is None:
        yield f"Nothing has changed since snapshot {snapshot.number}; nothing new is published."
    else:
        changes = outcome.frames["changes"]
        yield f"Snapshot {snapshot.number} published: {summary(changes)}."
        yield f"It holds {holdings(snapshot)}."
        yield from islice(change_lines(changes, outcome.before, outcome.frames), LINES)
        told = changes[changes["table"].isin(_TOLD)].drop_duplicates(["table", "key"])
        if len(told) > LINES:
            command = f"econdep diff {snapshot.parent} {snapshot.number}"
            yield f"... and {len(told) - LINES} lines more: '{command}' shows all."
    skips = {str(skipped) for skipped in snapshot.skipped}
    yield from (f"Note: {notice}" for notice in snapshot.notices if notice not in skips)


def holdings(snapshot: Snapshot) -> str:
    """What a snapshot holds: "2 sources, 117 numbers, 27 figures, 27 events"."""
    names = ("documents", "mentions", "observations", "events")
    held = ", ".join(counted(snapshot.rows.get(name, 0), _NAMES[name]) for name in names)
    if not snapshot.skipped:
        return held
    return f"{held}; {counted(len(snapshot.skipped), 'document')} skipped"


def summary(changes: pd.DataFrame) -> str:
    """The changes in numbers: "20 figures, 2 sources added; 1 figure changed"."""
    rows = changes.drop_duplicates(["table", "key"]).value_counts(["kind", "table"])
    parts = []
    for kind in _SIGNS:
        told = [
            counted(rows[kind, table], n) for table, n in _NAMES.items() if (kind, table) in rows
        ]
        if told:
            parts.append(f"{', '.join(told)} {kind}")
    return "; ".join(parts) or "its tables are the same as before"


def change_lines(changes: pd.DataFrame, before: Frames, after: Frames) -> Iterator[str]:
    """A line for each change of a figure, event, source or vocabulary entry, in words.

    Passages, numbers and inputs of derived figures are in `summary` only: they follow these.
    """
    old, new = Words(before), Words(after)
    columns = ["key", "kind", "column", "before", "after"]
    for table in _TOLD:
        kinds: dict[str, str] = {}
        cells: dict[str, list[str]] = defaultdict(list)
        for key, kind, column, was, is_ in changes.loc[
            changes["table"] == table, columns
        ].to_numpy():
            kinds[key] = kind
            if column:
                cells[key].append(f"{column} {short(was) or 'nothing'} → {short(is_) or 'nothing'}")
        for key, kind in kinds.items():
            words = (old if kind == "removed" else new).row(table, key)
            yield f"  {_SIGNS[kind]} {words}{': ' if cells[key] else ''}{'; '.join(cells[key])}"


class Words:
    """The rows of a snapshot in words."""

    def __init__(self, frames: Frames) -> None:
        self._wording = Wording.of(frames)
        self._rows = {
            name: frames[name].set_index(TABLES[name].key[0], drop=False).to_dict("index")
            for name in (*_TOLD, "passages")
        }

    def row(self, table: str, key: str) -> str:
        """The row of `table` under `key` on one line."""
        row = self._rows[table][key]
        if table == "observations":
            return plain(self.figure(row))
        if table == "events":
            until = f" to {row['until']}" if row["until"] else ""
            return plain(f"{row['date']}{until}: {short(row['text'])}{self._source(row)}")
        if table == "documents":
            publisher = f", {row['publisher']}" if row["publisher"] else ""
            return plain(f"source {short(row['title'])}{publisher}")
        return plain(f"{_NAMES[table]} {key} ({row['label']})")

    def figure(self, row: Mapping[Any, Any]) -> str:
        """A figure with what it measures, what it covers and where it stands."""
        scope = short(self._wording.scope(row))
        covered = f" ({scope})" if scope else ""
        measure, value = self._wording.measure(row), self._wording.figure(row)
        return f"{measure}{covered}: {value}{self._source(row)}"

    def _source(self, row: Mapping[Any, Any]) -> str:
        passage = self._rows["passages"].get(row["passage_id"])
        if passage is None:
            return " [derived]"
        source = self._rows["documents"][passage["document_id"]]
        return f" [{short(source['title'])}]"


def check_lines(checked: Checked) -> Iterator[str]:
    """What was found sound, and what is worth a look."""
    documents, sheets = counted(checked.documents, "document"), counted(checked.sheets, "sheet")
    tables = counted(checked.statistics, "official table")
    found = (
        f"{documents}, {sheets} and {tables}" if checked.statistics else f"{documents} and {sheets}"
    )
    yield f"The vocabulary, {found} are sound."
    if checked.snapshots:
        published = counted(checked.snapshots, "published snapshot")
        yield f"{published}: every file is as it was written."
    if checked.outdated:
        since = f"differ from snapshot {checked.current}" if checked.current else "are unpublished"
        yield f"The inputs {since}: 'econdep refresh' publishes them."
    yield from (f"Note: {notice}" for notice in checked.notices)


def log_lines(history: Mapping[int, Snapshot | None], current: int) -> Iterator[str]:
    """A line for each snapshot, the newest first, and for each document that it skipped.

    Number `current` is marked, and so is what is damaged.
    """
    for number, snapshot in sorted(history.items(), reverse=True):
        yield f"{'*' if number == current else ' '} {number:>4}  {_told(snapshot)}"
        if snapshot:
            yield from (f"        {plain(str(skipped))}" for skipped in snapshot.skipped)


def _told(snapshot: Snapshot | None) -> str:
    if snapshot is None:
        return "damaged: its snapshot.json cannot be read"
    moment = datetime.fromisoformat(snapshot.published).strftime("%Y-%m-%d %H:%M:%S UTC")
    after = f"after {snapshot.parent}" if snapshot.parent else "the first"
    return f"{moment}  {after:<11}  {holdings(snapshot)}"
