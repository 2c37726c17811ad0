"""What every sheet of one workbook needs to know: rows, texts, names of sheets, formats.

Comes in: the tidy tables of a snapshot and the snapshot. Goes out: a `Book`, asked by the modules
that make the sheets for rows, a few at a time, and for their words. Holds no table.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.load.description import Snapshot
from etl.load.workbook import style
from etl.load.workbook.grid import Column, Grid, Row, place_of
from etl.load.workbook.views import show_views
from etl.stored import ReadLate, Store, columns_of, files_in, quoted
from etl.tables import TABLES, Frames
from etl.telling import pair_of
from etl.told_of_many import MOST_TOLD, directed, of_longest_series
from etl.wording import Wording, period_text

if TYPE_CHECKING:
    import pandas as pd

SUMMARY, OBSERVATIONS, EVENTS, DERIVATIONS = "Summary", "Observations", "Events", "Derivations"
OCCURRENCES = "Occurrences"
CLAIM_SETS, CLAIMS = "Claim sets", "Claims"
MEASURES, MISSING, CHANGES = "Measures", "Missing inputs", "Changes"
EXCERPTS, SOURCES, CHART_DATA = "Excerpts", "Sources", "Chart data"
DICTIONARY, CODES, ABOUT = "Data dictionary", "Codes", "About"
_TAKEN = (
    SUMMARY, OBSERVATIONS, EVENTS, DERIVATIONS, EXCERPTS, SOURCES, CHART_DATA, DICTIONARY, CODES,
    ABOUT, OCCURRENCES, CLAIM_SETS, CLAIMS, MEASURES, MISSING, CHANGES, "History",
)  # fmt: skip
HEADER_ROW = 1
"""Row of the header on the sheets that hold one table and nothing else."""
_MEMORY = 64  # MB
_FEW = 2_000  # rows that are sorted in memory
_AT_ONCE = 8_192  # rows that are held of those sorted on the disk
_CHOSEN_BY = (
    "observation_id", "indicator", "entity", "counterpart", "subject", "breakdown", "period",
    "value", "low", "high", "qualifier", "unit", "status", "method", "restates",
)  # fmt: skip
_DERIVED_BY = ("observation_id", "input_id", "formula")
_OF_THEME = "SELECT indicator FROM these.indicators WHERE theme = ?"


@dataclass(frozen=True)
class Theme:
    """A theme with figures: its code, its name, the name of its sheet and of its Excel table."""

    code: str
    label: str
    sheet: str
    table: str


class Book:
    """One workbook to be: the tables, to be asked, the snapshot, and words for both.

    Rows are read when they are asked for and held by nobody. `folder` takes what does not fit into
    memory; it is there as long as the book is.
    """

    def __init__(self, frames: Frames, snapshot: Snapshot, folder: Path) -> None:
        self.frames, self.snapshot = frames, snapshot
        self.folder, self._files = folder, 0
        self.store = Store(folder, memory=_MEMORY, threads=1)
        for name in TABLES:
            late = isinstance(frames, ReadLate) and name not in frames
            if late and isinstance(frames, ReadLate) and frames.folder:
                self.store.show("these", name, files_in(frames.folder, name))
            else:
                # Kept, not shown: batches are read by other cursors, which do not see a frame.
                self.store.keep(f"kept_{name}", frames[name])
                cells = columns_of(name)
                self.store.define("these", name, f"SELECT {cells}, rowid AS row FROM kept_{name}")
        show_views(self.store)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.__exit__(None, None, None)

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """All rows that `sql` gives; for few."""
        return [row for batch in self.store.batches(sql, *values) for row in batch]

    def count(self, sql: str, *values: Any) -> int:
        """How many rows `sql` gives."""
        ((rows,),) = self.store.rows(f"SELECT count(*) FROM ({sql})", *values)
        return int(rows)

    def grid(
        self,
        sheet: str,
        name: str,
        doc: str,
        sql: str,
        make: Callable[[Sequence[Row]], tuple[Column, ...]],
        printed: int = 0,
    ) -> Grid:
        """A grid of the rows that `sql` gives, in the order that it asks for."""

        count = self.count(sql)

        def batches() -> Iterator[Sequence[Row]]:
            if count <= _FEW:
                yield from self.store.batches(sql)
                return
            self._files += 1
            path = self.folder / f"grid{self._files}.parquet"
            # Sorted on the disk, so that they are read in order.
            self.store.write(sql, path, at_once=_AT_ONCE)
            yield from self.store.batches(f"FROM read_parquet({quoted(path)})")
            path.unlink()

        return Grid(sheet, name, doc, make, batches, count, printed)

    @cached_property
    def outcomes(self) -> dict[str, int]:
        """How many numbers have each outcome."""
        return dict(self.store.rows("SELECT outcome, count(*) FROM these.mentions GROUP BY 1"))

    @cached_property
    def wording(self) -> Wording:
        """How figures are written for people."""
        return Wording.of(self.frames)

    def figures(self, ids: Sequence[str]) -> list[Row]:
        """The figures of these ids, in their order."""
        found = self.rows(
            "SELECT * FROM book.worded WHERE observation_id IN (SELECT unnest(?))", list(ids)
        )
        of = {row["observation_id"]: row for row in found}
        return [of[key] for key in ids]

    def choose(self, ids: Sequence[str]) -> None:
        """Keep these ids as table ``chosen``, each with its `place`."""
        import pandas as pd

        told = {"observation_id": pd.Series(list(ids), dtype="str"), "place": range(len(ids))}
        self.store.keep("chosen", pd.DataFrame(told))

    def rows_at(self, ids: Sequence[str]) -> dict[str, int]:
        """The row of the sheet Observations that each of these figures has, if it is there."""
        sql = (
            "SELECT observation_id, row + 2 FROM these.observations "
            "WHERE observation_id IN (SELECT unnest(?))"
        )
        return dict(self.store.rows(sql, list(ids))) if ids else {}

    @cached_property
    def main_pair(self) -> tuple[str, str] | None:
        """The entity and counterpart that most stated figures are about; None without any."""
        found = self.store.run(directed("these.observations", "these.indicators")).df()
        return pair_of(found, self.frames["entities"].set_index("entity")["kind"])

    def to_tell(self, theme: Theme) -> Frames:
        """The tables with what the choice of headlines asks of the figures of `theme`.

        Of very many figures these are the ones that the page chooses from, too.
        """
        where, values = f"indicator IN ({_OF_THEME})", [theme.code]
        if self._many:
            condition, more = of_longest_series(self.main_pair, "these.observations")
            where, values = f"{where} AND {condition}", [*values, *more]
        theirs = f"observation_id IN (SELECT observation_id FROM these.observations WHERE {where})"
        return {
            "indicators": self.frames["indicators"],
            "entities": self.frames["entities"],
            "observations": self._narrow("observations", _CHOSEN_BY, where, values),
            "derivations": self._narrow("derivations", _DERIVED_BY, theirs, values),
            "claims": self._narrow("claims", ("observation_id", "rank"), theirs, values),
        }

    @cached_property
    def _many(self) -> bool:
        return self.count("FROM these.observations") > MOST_TOLD

    def _narrow(
        self, name: str, columns: Sequence[str], where: str, values: Sequence[str]
    ) -> pd.DataFrame:
        import pandas as pd

        made: list[list[Any]] = [[] for _ in columns]
        words: dict[Any, Any] = {}
        for batch in self.store.batches(
            f"SELECT {', '.join(columns)} FROM these.{name} WHERE {where} ORDER BY row", *values
        ):
            for row in batch:
                for cells, value in zip(made, row.values(), strict=True):
                    cells.append(words.setdefault(value, value) if value else value)
        types = {column.name: column.type for column in TABLES[name].columns}
        kinds = {"text": "str", "number": "float64", "integer": "Int64"}
        return pd.DataFrame(
            {
                column: pd.Series(cells, dtype=kinds[types[column]])
                for column, cells in zip(columns, made, strict=True)
            }
        )

    def figure_text(self, row: Row) -> str:
        """The figure as people write it, with its hedge."""
        return self.wording.figure(row)

    def headline(self, row: Row) -> str:
        """The figure as a sentence, or what it measures."""
        return self.wording.headline(row)

    @cached_property
    def themes(self) -> list[Theme]:
        """The themes that have figures, in the order of the vocabulary."""
        labels = {i["theme"]: i["theme_label"] for i in self.wording.indicators.values()}
        present = {row["theme"] for row in self.rows("SELECT DISTINCT theme FROM book.worded")}
        order = [code for code in labels if code in present]
        order += sorted(present.difference(order))
        made: list[Theme] = []
        for code in order:
            label = labels.get(code, code)
            used = {*map(str.casefold, _TAKEN), *(theme.sheet.casefold() for theme in made)}
            table = f"Theme_{len(made) + 1}_{re.sub(r'[^A-Za-z0-9_]', '_', code)}"
            made.append(Theme(code, label, _sheet_name(label, used), table))
        return made

    def source_text(self, row: Row) -> str:
        """Where a figure comes from: publisher (or title) and date, or how it was derived."""
        if row["method"] == "derived":
            return f"derived: {row['formula'] or ''}"
        name, date = self.source_name(row), row["published"]
        return f"{name}, {period_text(date)}" if date else name

    def source_name(self, row: Row) -> str:
        """Who published a figure (the title, where no publisher is known); "derived" of one."""
        if row["method"] == "derived":
            return "derived figures"
        return str(row["publisher"] or row["title"] or "")

    def counterpart_text(self, row: Row) -> str:
        """The counterpart with what it is to the measure: "going to Russia"; '' for none."""
        if not row["counterpart"]:
            return ""
        indicator = self.wording.indicators.get(row["indicator"], {})
        role = str(indicator.get("counterpart_role") or "with")
        return f"{role[:1].lower()}{role[1:]} {self.wording.entity(row['counterpart'])}"

    def format(self, value: float | None, unit: str) -> str:
        """The number format for a value of that unit."""
        if value is None or not known(value):
            return style.GENERAL
        return style.number_format(value, unit, str(self.unit(unit, "kind")))

    def unit(self, code: str, what: str = "label") -> str:
        """What the vocabulary says of a unit; its code where it says nothing."""
        return str(self.wording.units.get(code, {}).get(what) or code)

    def evidence_link(self, row: Row) -> str:
        """The place of a figure's excerpt; of its derivation where it is derived."""
        return place_of(EXCERPTS, row["excerpt_row"]) or place_of(
            DERIVATIONS, row["derivation_row"]
        )

    @property
    def foot(self) -> str:
        """The line at the foot of every page and chart."""
        day = period_text(self.snapshot.published[:10])
        return f"econdep, snapshot {self.snapshot.number}, {day}"


def known(value: float | None) -> bool:
    """Whether there is a number."""
    return value is not None and not math.isnan(value)


def _sheet_name(label: str, used: set[str]) -> str:
    """A name that Excel takes: at most 31 characters, none of ``[]:*?/\\``, not in `used`."""
    base = re.sub(r"[\[\]:*?/\\\x00-\x1f]+", " ", label).strip(" '")[:31].strip(" '") or "Theme"
    name, number = base, 1
    while name.casefold() in used:
        number += 1
        name = f"{base[:27]} {number}"
    return name
