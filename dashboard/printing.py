"""What the command says: outcomes and histories as lines of text.

Comes in: snapshots and what became of their tables. Goes out: lines for people. Prints nothing
itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from dashboard.differing import NAMES, SIGNS, change_lines, figure_lines, summary
from dashboard.plain import counted, plain
from etl.checking import Checked
from etl.load.description import Snapshot
from etl.load.pruning import FILE_NAME as KEEP
from etl.load.pruning import Pruned
from etl.load.told import Told, told
from etl.refresh import Draft, Refreshed

_NAMED = 5
_MOST = 200  # more than are shown: those that are gone and come again are left out
LINES = 20
"""How many lines of changes a refresh shows."""


def refresh_lines(outcome: Refreshed) -> Iterator[str]:
    """What a refresh came to, with the first changes and every notice but those of skips."""
    snapshot, draft = outcome.snapshot, outcome.draft
    if draft is None:
        yield f"Nothing has changed since snapshot {snapshot.number}; nothing new is published."
    else:
        found = told(draft.changes, _MOST)
        yield f"Snapshot {snapshot.number} published: {_changed(draft, found)}."
        yield f"It holds {holdings(snapshot)}."
        figures, others = draft.figures.told(LINES), _others(draft, found)
        lines = [*figure_lines(figures, draft.before, draft.frames, sentences=False), *others]
        yield from lines[:LINES]
        if (more := sum(draft.figures.counts.values()) + len(others) + found.left - LINES) > 0:
            command = f"econdep diff {snapshot.parent} {snapshot.number}"
            yield f"... and {counted(more, 'line')} more: '{command}' shows all."
    yield from _notes(outcome)


def _notes(outcome: Refreshed) -> Iterator[str]:
    """The notices on what this run brought, and how many there are on what was there before."""
    skips = {str(skipped) for skipped in outcome.snapshot.skipped}
    notices = [notice for notice in outcome.snapshot.notices if notice not in skips]
    before = set(outcome.noticed_before)
    new = [notice for notice in notices if notice not in before]
    yield from (f"Note: {notice}" for notice in new)
    if old := len(notices) - len(new):
        more = "more " if new else ""
        yield f"{old:,} {more}note{'s' * (old != 1)} of before: 'econdep check' shows all."


def draft_lines(draft: Draft) -> Iterator[str]:
    """What a refresh would publish: every change, and every notice."""
    before = f"to snapshot {draft.parent}" if draft.parent else "to nothing"
    found = told(draft.changes)
    yield f"It would come {before}: {_changed(draft, found)}."
    changes = draft.figures.told()
    yield from figure_lines(changes, draft.before, draft.frames, sentences=True)
    yield from _others(draft, found)
    yield from (f"Note: {notice}" for notice in draft.notices)


def _changed(draft: Draft, found: Told) -> str:
    return summary(draft.figures.counts, found.counts)


def _others(draft: Draft, found: Told) -> list[str]:
    return list(change_lines(found.changes, draft.before, draft.frames))


def holdings(snapshot: Snapshot) -> str:
    """What a snapshot holds: "2 sources, 117 numbers, 27 figures, 27 events"."""
    names = ("documents", "mentions", "observations", "events")
    held = ", ".join(counted(snapshot.rows.get(name, 0), NAMES[name]) for name in names)
    if not snapshot.skipped:
        return held
    return f"{held}; {counted(len(snapshot.skipped), 'document')} skipped"


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


def log_lines(
    history: Mapping[int, Snapshot | None], current: int, cited: Mapping[int, str]
) -> Iterator[str]:
    """What is known of each snapshot, the newest first, below a line with its number.

    Number `current` is marked, and so is what is damaged; `cited` gives the reason to keep one.
    """
    for number, snapshot in sorted(history.items(), reverse=True):
        yield f"{'*' if number == current else ' '} {number:>4}  {_held(snapshot)}"
        below = _below(snapshot, history) if snapshot else []
        if number in cited:
            below.append(f"cited: {cited[number]}")
        yield from (f"        {plain(line)}" for line in below)


def _held(snapshot: Snapshot | None) -> str:
    if snapshot is None:
        return "damaged: its snapshot.json cannot be read"
    moment = datetime.fromisoformat(snapshot.published).strftime("%Y-%m-%d %H:%M:%S UTC")
    after = f"after {snapshot.parent}" if snapshot.parent else "the first"
    return f"{moment}  {after:<11}  {holdings(snapshot)}"


def _below(snapshot: Snapshot, history: Mapping[int, Snapshot | None]) -> list[str]:
    """Which program made a snapshot, what came, went and changed, and what was skipped."""
    figures = [f"{n:,} {kind}" for kind, n in snapshot.figures.items() if n]
    told = f"; figures: {', '.join(figures) or 'as before'}" if snapshot.figures else ""
    lines = [f"by econdep {snapshot.program}{told}"]
    since = max((n for n, s in history.items() if s and n <= snapshot.parent), default=0)
    before = history.get(since)
    if before and (inputs := _inputs(before.inputs, snapshot.inputs)):
        pruned = "" if since == snapshot.parent else f" since snapshot {since}"
        lines.append(f"inputs{pruned}: {inputs}")
    elif snapshot.parent and not before:
        lines.append(f"inputs: not compared, snapshot {snapshot.parent} was pruned")
    return [*lines, *age_lines(snapshot), *map(str, snapshot.skipped)]


def age_lines(snapshot: Snapshot) -> Iterator[str]:
    """That an older version published a snapshot, where it did not have all of today's tables."""
    if snapshot.lacking:
        yield (
            f"Snapshot {snapshot.number} was published by an older version, which had no "
            f"{', '.join(snapshot.lacking)}: run 'econdep refresh' to add what is missing."
        )


def _inputs(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """The inputs that came, went and changed: "+ seeds/new.txt, ~ data/figures/talks.csv"."""
    kinds = {
        "removed": before.keys() - after.keys(),
        "changed": {name for name in before.keys() & after.keys() if before[name] != after[name]},
        "added": after.keys() - before.keys(),
    }
    told = [f"{SIGNS[kind]} {name}" for kind, names in kinds.items() for name in sorted(names)]
    if len(told) > _NAMED:
        told[_NAMED:] = [f"and {counted(len(told) - _NAMED, 'input')} more"]
    return ", ".join(told)


def pruned_lines(pruned: Pruned) -> Iterator[str]:
    """What was taken away, and why each of the others stays."""
    if pruned.removed:
        names = ", ".join(map(str, pruned.removed))
        freed = f"{pruned.freed / 1e6:,.1f} MB"
        yield f"{counted(len(pruned.removed), 'snapshot')} removed ({freed}): {names}."
    else:
        yield "Nothing is removed."
    yield from (f"  {number} stays: {plain(why)}" for number, why in pruned.kept.items())
    yield from (
        f"Note: {KEEP} cites snapshot {number}, which is not there." for number in pruned.absent
    )
