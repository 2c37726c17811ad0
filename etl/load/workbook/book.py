"""What every sheet of one workbook needs to know: tables, texts, names of sheets, rows of ids.

Comes in: the tidy tables of a snapshot and the snapshot. Goes out: a `Book`, asked by the modules
that make the sheets for labels, formats and link targets. Writes nothing.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from etl.load.excerpts import excerpts
from etl.load.snapshots import Snapshot
from etl.load.workbook import style
from etl.load.workbook.grid import place_of
from etl.tables import Frames
from etl.wording import Wording, period_text

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

Row = dict[str, Any]


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as mappings to plain Python values."""
    rows: list[Row] = frame.to_dict("records")  # type: ignore[assignment]
    return rows


@dataclass(frozen=True)
class Theme:
    """A theme with figures: its code, its name, the name of its sheet and of its Excel table."""

    code: str
    label: str
    sheet: str
    table: str


@dataclass(frozen=True)
class Book:
    """One workbook to be: the tables, the snapshot, and lookups over both."""

    frames: Frames
    snapshot: Snapshot

    @cached_property
    def wording(self) -> Wording:
        """How figures are written for people."""
        return Wording.of(self.frames)

    @cached_property
    def figures(self) -> list[Row]:
        """The observations, each with the `theme` and `position` of its indicator."""
        indicators = self.wording.indicators
        return [
            row
            | {
                "theme": indicators.get(row["indicator"], {}).get("theme", "other"),
                "position": indicators.get(row["indicator"], {}).get("position", math.inf),
            }
            for row in rows_of(self.frames["observations"])
        ]

    @cached_property
    def figure(self) -> dict[str, Row]:
        """The figures by their id."""
        return {row["observation_id"]: row for row in self.figures}

    def figure_text(self, row: Row) -> str:
        """The figure as people write it, with its hedge."""
        return self.wording.figure(row)

    def headline(self, row: Row) -> str:
        """The figure as a sentence, or what it measures."""
        return self.wording.headline(row)

    @cached_property
    def excerpts(self) -> pd.DataFrame:
        """The sentence of every figure and event."""
        return excerpts(self.frames)

    @cached_property
    def sources(self) -> dict[str, Row]:
        """The documents by their id."""
        return {row["document_id"]: row for row in rows_of(self.frames["documents"])}

    @cached_property
    def formulas(self) -> dict[str, str]:
        """The formula of every derived figure by its id."""
        table = self.frames["derivations"]
        return dict(zip(table["observation_id"], table["formula"], strict=True))

    @cached_property
    def themes(self) -> list[Theme]:
        """The themes that have figures, in the order of the vocabulary."""
        labels = {i["theme"]: i["theme_label"] for i in self.wording.indicators.values()}
        present = {row["theme"] for row in self.figures}
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
            return f"derived: {self.formulas.get(row['observation_id'], '')}"
        name, source = self.source_name(row), self.sources.get(row["document_id"], {})
        date = source.get("published")
        return f"{name}, {period_text(date)}" if date else name

    def source_name(self, row: Row) -> str:
        """Who published a figure (the title, where no publisher is known); "derived" of one."""
        if row["method"] == "derived":
            return "derived figures"
        source = self.sources.get(row["document_id"], {})
        return str(source.get("publisher") or source.get("title") or "")

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

    @cached_property
    def _rows(self) -> dict[tuple[str, str], int]:
        rows: dict[tuple[str, str], int] = {}
        for sheet, keys in (
            (OBSERVATIONS, self.frames["observations"]["observation_id"]),
            (EVENTS, self.frames["events"]["event_id"]),
            (DERIVATIONS, self.frames["derivations"]["observation_id"]),
            (CLAIM_SETS, self.frames["claim_sets"]["claim_set_id"]),
            (CLAIMS, self.frames["claims"]["claim_set_id"]),
            (EXCERPTS, self.excerpts["id"]),
            (SOURCES, self.frames["documents"]["document_id"]),
        ):
            for row, key in enumerate(keys, start=HEADER_ROW + 1):
                rows.setdefault((sheet, key), row)
        return rows

    def link(self, sheet: str, key: str) -> str:
        """The place of the first row of a data sheet with that key; '' where there is none."""
        row = self._rows.get((sheet, key))
        return place_of(sheet, row) if row else ""

    def evidence_link(self, observation_id: str) -> str:
        """The place of a figure's excerpt; of its derivation where it is derived."""
        return self.link(EXCERPTS, observation_id) or self.link(DERIVATIONS, observation_id)

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
