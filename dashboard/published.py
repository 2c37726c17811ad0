"""The snapshot that the dashboard shows, read once and kept.

Comes in: the data folder of the running app. Goes out: the current snapshot, or another one, as a
store to be asked, with its wording, cached by its number. Never writes, and never shows half a
snapshot.
"""

from __future__ import annotations

import atexit
import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import flask

from dashboard.plain import short_names
from dashboard.queries.cards import Card, cards
from dashboard.queries.parts import left_out, stating, to_tell
from dashboard.store import Store
from etl.errors import InputFault
from etl.load import snapshots
from etl.load.description import Snapshot
from etl.load.excerpts import excerpts
from etl.load.figure_changes import FigureDifferences, figure_differences
from etl.stored import ReadLate
from etl.tables import Frames
from etl.wording import Wording

if TYPE_CHECKING:
    import pandas as pd

DATA = "ECONDEP_DATA"
"""Key of the data folder in the server's configuration."""

_KEPT = 4
_cache: dict[tuple[Path, int], Published] = {}
_compared: dict[tuple[Store | None, Store], FigureDifferences] = {}
_reading = Lock()


@atexit.register
def _let_go() -> None:
    """Close the databases while the interpreter still can: at its end they would complain."""
    _cache.clear()
    _compared.clear()


class Unknown(LookupError):
    """An address names a snapshot that is not there: its text is what the address says."""


@dataclass(frozen=True)
class Published:
    """A snapshot with what every page asks of it: its tables and their wording."""

    snapshot: Snapshot
    store: Store

    @property
    def frames(self) -> Frames:
        """The tables, each read when it is first asked for."""
        return self.store.frames

    @cached_property
    def wording(self) -> Wording:
        """How its figures are written."""
        return Wording.of(self.frames)

    def warm(self) -> None:
        """Have at hand what every view asks for: the first reader need not wait for it."""
        _ = self.wording, self.store.indicators, self.store.main_pair, self.store.documents

    def excerpts_of(self, ids: Sequence[str]) -> pd.DataFrame:
        """The sentences of the figures and events `ids`."""
        return excerpts(stating(self.store, ids))

    @cached_property
    def cards(self) -> list[Card]:
        """What the overview says of each theme."""
        frames = to_tell(self.store)
        more = left_out(self.store, frames)
        made = cards(frames, self.excerpts_of, self.wording)
        return [replace(one, more=one.more + more.get(one.theme, 0)) for one in made]

    @cached_property
    def publishers(self) -> dict[str, str]:
        """The publisher of each source by its id, or its title where none is known."""
        documents = self.store.documents
        return {one: row["publisher"] or row["title"] for one, row in documents.items()}

    @cached_property
    def sources(self) -> dict[str, str]:
        """The same as a mark in a chart has room for it."""
        return short_names(self.publishers)

    @property
    def number(self) -> int:
        """The number of the snapshot."""
        return self.snapshot.number

    @property
    def day(self) -> str:
        """The day it was published: "22 Nov 2026"."""
        return day_of(self.snapshot)


def compared(before: Published | None, after: Published) -> FigureDifferences:
    """The figures that differ between two snapshots of one data folder; None is nothing."""
    key = before.store if before else None, after.store
    if key not in _compared:
        _compared.clear()
        old, new = (
            ReadLate(snapshots.folder_of(data_folder(), one.snapshot) if one else None)
            for one in (before, after)
        )
        _compared[key] = figure_differences(old, new)
    return _compared[key]


def day_of(snapshot: Snapshot) -> str:
    """The day a snapshot was published, short: "22 Nov 2026"."""
    day = date.fromisoformat(snapshot.published[:10])
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"


def data_folder() -> Path:
    """The data folder of the app that answers the present request."""
    return Path(flask.current_app.config[DATA])


def current(data: Path) -> Snapshot | None:
    """What the current snapshot of `data` says of itself, without reading its tables.

    None where nothing is published or what is published is damaged: `published` says why.
    """
    try:
        return snapshots.current(data)
    except InputFault:
        return None


def published(data: Path | None = None, frozen: str = "") -> Published | None:
    """A snapshot of `data` (by default the running app's): the current one, or number `frozen`.

    None where nothing is published. Raises `Unknown` where there is no snapshot `frozen`, and
    `InputFault` where what is published is damaged.
    """
    data = data or data_folder()
    if frozen and frozen not in map(str, snapshots.numbers(data)):
        raise Unknown(frozen)
    snapshot = snapshots.described(data, int(frozen)) if frozen else snapshots.current(data)
    if snapshot is None:
        return None
    key = (data, snapshot.number)
    with _reading:
        if (found := _cache.get(key)) and found.snapshot == snapshot:
            return found
        made = Published(snapshot, Store.of_files(snapshots.files(data, snapshot)))
        _cache.pop(key, None)
        while len(_cache) >= _KEPT:
            _cache.pop(next(iter(_cache)))
        _cache[key] = made
        return made
