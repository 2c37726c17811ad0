"""`econdep review` at work: the list, one ruling, a sheet out, a sheet in.

Comes in: what was asked for, and the current snapshot. Goes out: lines for people; a sheet; rows of
`data/decisions.csv`. Each ruling is checked before it is kept, and nothing is published.
"""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from dashboard.plain import counted, plain
from dashboard.reviewing import sheets
from dashboard.reviewing.arguments import SHOWN
from dashboard.reviewing.listing import Item, Ruled, in_words, items
from etl.deciding import filled, misplaced, places, record, sheet_name, waiting
from etl.errors import InputFault
from etl.file_kinds import DECISIONS
from etl.load.description import Snapshot
from etl.published import reading_of
from etl.rulings import CLEAR, COLUMNS
from etl.tables import Frames, Mention, Observation, Reading
from etl.vocabulary import Vocabulary, load_vocabulary
from etl.wording import Wording

Say = Callable[[str], object]
_PUBLISH = "'econdep refresh' publishes it."
_HOW = "Decide with 'econdep review accept|assign|correct|reject ID --reason TEXT'."


def review(
    options: argparse.Namespace, snapshot: Snapshot, frames: Frames, say: Say
) -> Iterator[str]:
    """Do what `options` ask for; gives the lines that say what was done."""
    vocabulary = load_vocabulary(options.data / "vocabulary")
    if options.decision:
        yield _ruled(options, snapshot, frames, vocabulary, say)
    elif options.filled:
        yield _imported(options, frames, vocabulary, say)
    else:
        found = _open(options.data, snapshot, frames, vocabulary)
        if options.export:
            limit = options.limit or len(found)
            yield _exported(options.export, found[:limit], frames, vocabulary)
        else:
            yield from lines(found, SHOWN if options.limit is None else options.limit, snapshot)


def lines(found: Sequence[Item], limit: int, snapshot: Snapshot) -> Iterator[str]:
    """The first `limit` items (0: all), four lines each, and how to go on."""
    shown = found[: limit or len(found)]
    digits = len(str(len(shown)))
    for number, item in enumerate(shown, 1):
        yield f"{number:>{digits}}  {item.id}  {item.state}  [{plain(item.source)}]"
        yield f"{'':{digits}}    {plain(item.marked)}"
        yield f"{'':{digits}}    read as {plain(item.read)}"
        yield f"{'':{digits}}    why: {plain(item.why)}"
    if len(shown) < len(found):
        yield f"... and {len(found) - len(shown):,} more: --limit N lists N of them, 0 all."
    yield (
        _HOW
        if found
        else f"Nothing in snapshot {snapshot.number} is unassigned or doubtful and undecided."
    )


def _open(data: Path, snapshot: Snapshot, frames: Frames, vocabulary: Vocabulary) -> list[Item]:
    """The items on which nothing was decided since the snapshot was published."""
    documents = frames["documents"]
    hashes = dict(zip(documents["document_id"], documents["sha256"], strict=True))
    ruled: set[Ruled] = {
        (ruling.document, ruling.start, ruling.end, ruling.figure)
        for ruling in waiting(data, snapshot, vocabulary)
        if hashes.get(ruling.document) == ruling.sha256
    }
    return items(frames, Wording.of(frames), ruled)


def _ruled(
    options: argparse.Namespace,
    snapshot: Snapshot,
    frames: Frames,
    vocabulary: Vocabulary,
    say: Say,
) -> str:
    """Keep one ruling."""
    reading, mention, figure = _meant(options.id, snapshot, frames)
    if options.decision == "assign" and _is_figure(mention, reading):
        meant = dict(options.fields).get("indicator", "...")
        remedy = f"Write 'econdep review correct {options.id} --set indicator={plain(meant)}'."
        raise InputFault.at(options.id, "This is a figure already.", remedy)
    cells = dict.fromkeys(COLUMNS, "")
    cells |= places(reading)(mention, figure)
    cells |= dict(options.fields)
    cells |= {"decision": options.decision, "reason": plain(options.reason)}
    cells |= {"by": options.by or _user(), "date": date.today().isoformat()}
    place = f"econdep review {options.decision} {options.id}"
    left = record(options.data, [(place, cells)], frames, vocabulary, say)
    number = f"'{plain(mention.text)}' of '{reading.document.document_id}'"
    if place not in left:
        return f"{sheet_name(options.data)} has it already: {options.decision} {number}."
    told = _told(left[place], _wording(vocabulary))
    return f"Kept in {sheet_name(options.data)}: {number} is {told}. {_PUBLISH}"


def _wording(vocabulary: Vocabulary) -> Wording:
    return Wording.of_records(
        vocabulary.indicators.values(),
        vocabulary.entities.values(),
        vocabulary.units.records.values(),
    )


def _told(figures: Sequence[Observation], wording: Wording) -> str:
    """The figures that a ruling leaves of its number."""
    return plain("; ".join(in_words(asdict(one), wording) for one in figures) or "no figure")


def _meant(id_: str, snapshot: Snapshot, frames: Frames) -> tuple[Reading, Mention, str]:
    """The number of id `id_`, or that of the figure `id_`, in its document; and the figure.

    It is '' for a number of no figure or of several.
    """
    mentions = frames["mentions"].set_index("mention_id")["passage_id"]
    figures = frames["observations"].set_index("observation_id")
    if id_ in figures.index and not figures.at[id_, "mention_id"]:
        problem = "This figure is computed from others."
        raise InputFault.at(id_, problem, "Decide on the numbers that it is computed from.")
    mention_id = str(figures.at[id_, "mention_id"]) if id_ in figures.index else id_
    if mention_id not in mentions.index:
        problem = f"No number and no figure of snapshot {snapshot.number} has this id."
        raise InputFault.at(plain(id_), problem, "'econdep review' lists those to decide on.")
    passages = frames["passages"].set_index("passage_id")["document_id"]
    reading = reading_of(frames, str(passages[mentions[mention_id]]))
    assert reading is not None
    if reading.document.kind == "sheet":
        problem = f"This figure was entered in {reading.document.path}."
        raise InputFault.at(id_, problem, "Mend it there.")
    mention = next(m for m in reading.mentions if m.mention_id == mention_id)
    stated = [p.observation_id for p in reading.occurrences if p.mention_id == mention_id]
    return reading, mention, id_ if id_ in stated else stated[0] if len(stated) == 1 else ""


def _is_figure(mention: Mention, reading: Reading) -> bool:
    return any(place.mention_id == mention.mention_id for place in reading.occurrences)


def _user() -> str:
    """The name of who runs this, or '' where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _exported(path: Path, found: Sequence[Item], frames: Frames, vocabulary: Vocabulary) -> str:
    """Write `found` as a sheet to fill in, but over none in which something is filled in."""
    _spare(path)
    readings: dict[str, Reading] = {}
    for item in found:
        if item.document_id not in readings:
            reading = reading_of(frames, item.document_id)
            assert reading is not None
            readings[item.document_id] = reading
    placing = {name: places(reading) for name, reading in readings.items()}
    numbers = {m.mention_id: m for reading in readings.values() for m in reading.mentions}
    made = sheets.rows(
        (
            item,
            placing[item.document_id](
                numbers[item.mention_id], "" if item.id == item.mention_id else item.id
            ),
        )
        for item in found
    )
    if path.suffix.lower() == ".csv":
        content = sheets.csv_bytes(made)
    else:
        choices: dict[str, Sequence[str]] = {
            "indicator": [*vocabulary.indicators],
            "entity": [*vocabulary.entities],
            "counterpart": [CLEAR, *vocabulary.entities],
        }
        content = sheets.xlsx_bytes(made, choices)
    path.write_bytes(content)
    what = counted(len(found), "item")
    return f"{path}: {what} to decide on. Fill in, then 'econdep review --import {path}'."


def _spare(path: Path) -> None:
    """Raise `InputFault` where `path` holds what somebody has filled in, or is no such sheet."""
    if not path.exists():
        return
    remedy = "Name another, so that nothing is lost."
    try:
        there = len(filled(path, sheets.READ, by="", date="").rows)
    except InputFault:
        raise InputFault.at(str(path), "There is a file of that name.", remedy) from None
    if there:
        problem = (
            f"{counted(there, 'row')} of the list of that name {'is' if there == 1 else 'are'}"
        )
        remedy = "Import it and remove it, or name another, so that nothing is lost."
        raise InputFault.at(str(path), f"{problem} filled in.", remedy)


def _imported(options: argparse.Namespace, frames: Frames, vocabulary: Vocabulary, say: Say) -> str:
    """Keep the rulings that are filled in in a sheet; which numbers they are on is told."""
    by, today = options.by or _user(), date.today().isoformat()
    if options.filled.resolve() == (options.data / DECISIONS).resolve():
        problem = "This is the file of decisions itself; what is in it holds as it is."
        remedy = f"{_PUBLISH} Import a list that 'econdep review --export' has written."
        raise InputFault.at(str(options.filled), problem, remedy)
    found = filled(options.filled, sheets.READ, by=by, date=today)
    made, empty = found.rows, found.empty
    if faults := misplaced(made, frames):
        raise InputFault(faults)
    left = record(options.data, made, frames, vocabulary, say)
    added = len(left)
    sheet = sheet_name(options.data)
    told = f"{counted(added, 'decision')} kept in {sheet}"
    told += f", {len(made) - added:,} there already" if len(made) > added else ""
    told += f", {counted(empty, 'row')} not filled in" if empty else ""
    said = f"{told}. {_PUBLISH if added else 'Nothing new is to be published.'}"
    notes = (f"Note: {plain(notice)}" for notice in found.notices)
    return "\n".join((*notes, said, *_decided(made, left, _wording(vocabulary))))


def _decided(
    rows: Sequence[tuple[str, Mapping[str, str]]],
    left: Mapping[str, Sequence[Observation]],
    wording: Wording,
) -> Iterator[str]:
    """A line for each of the first `rows` that were kept: its number, and what that is now."""
    kept = [(cells, left[place]) for place, cells in rows if place in left]
    for cells, figures in kept[:SHOWN]:
        number = f"'{plain(cells['text'])}' of '{plain(cells['document'])}'"
        yield f"  {number} is {_told(figures, wording)}."
    if len(kept) > SHOWN:
        yield f"  ... and {len(kept) - SHOWN:,} more."
