"""What every chart of figures needs to draw its rows: names, colours, labels, hover texts.

Comes in: rows of observations as mappings, the wording and the colours of a scheme. Goes out:
small pieces of text and colour. Draws nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import doubt
from dashboard.charts import marks
from dashboard.charts.template import Figure
from dashboard.charts.text import bold, in_full, literal
from dashboard.theme import PALETTES, Palette, Scheme, colour_of
from etl.tables import METHOD_LABELS, STATUS_LABELS
from etl.wording import UNDATED, Wording, part_text, period_text

Row = Mapping[str, Any]

_CHARACTER = 7.4  # px, of the page's sans at 15 px, on the wide side
_AIR = 12  # px around a label


@dataclass(frozen=True, slots=True)
class Pen:
    """The names and colours to draw with; `titles` names each source by its id, short."""

    wording: Wording
    colours: Mapping[str, str]
    titles: Mapping[str, str]
    scheme: Scheme

    @property
    def palette(self) -> Palette:
        """The colours of the scheme."""
        return PALETTES[self.scheme]

    def colour(self, row: Row) -> str:
        """The colour of the row's entity."""
        return colour_of(row["entity"], self.colours, self.scheme)

    def units(self, rows: Sequence[Row]) -> str:
        """The units of `rows`, plural: "persons", "euros and US dollars".

        A plain count has none to name, nor have persons counted among other things.
        """
        units = {row["unit"]: self.wording.units.get(row["unit"], {}) for row in rows}
        counted = any(unit.get("kind") == "count" for unit in units.values())
        unnamed = ("count", "persons") if counted else ()
        return " and ".join(
            str(unit.get("label", code))
            for code, unit in units.items()
            if unit.get("kind") not in unnamed
        )

    def _unit(self, row: Row) -> str:
        """The unit of one figure, plural, as `units` names it."""
        unit = self.wording.units.get(row["unit"], {})
        return "" if unit.get("kind") == "count" else str(unit.get("label", row["unit"]))

    def hover(self, row: Row) -> str:
        """The full figure with what it is, for whom, when, and how sure."""
        names = self.wording
        figure = names.figure(row)
        full = f"{in_full(row['value'])} {self._unit(row)}".strip()
        lines = (
            names.measure(row),
            names.scope(row),
            "" if full == figure else full,
            marks.words(row["qualifier"], row["status"]),
            f"{METHOD_LABELS[row['method']]}, by {who}" if (who := self.claimant(row)) else "",
            f"confidence {doubt.in_words(row)}",
        )
        told = literal("\n".join(filter(None, lines))).replace("\n", "<br>")
        return f"{bold(figure)}<br>{told}"

    def claimant(self, row: Row) -> str:
        """Who states the figure: who is quoted, else the publisher of its source."""
        stated: str = row["attributed_to"] or self.titles.get(row["document_id"], "")
        return stated

    def place(self, row: Row, dimensions: Sequence[str]) -> str:
        """A row's place in the dimensions as people say it: "personnel, planned"."""
        words = self._words(row)
        return ", ".join(filter(None, (words[name] for name in dimensions)))

    def _words(self, row: Row) -> dict[str, str]:
        return {
            "subject": row["subject"],
            "breakdown": part_text(row["breakdown"]),
            "entity": self.wording.entity(row["entity"]),
            "counterpart": self.wording.entity(row["counterpart"]),
            "status": STATUS_LABELS[row["status"]],
            "document_id": self.titles.get(row["document_id"], ""),
            "attributed_to": row["attributed_to"],
            "period": period_text(row["period"]),
        }

    def label(self, row: Row, varying: Sequence[str]) -> str:
        """What sets the row apart from the others: the columns `varying`, in words."""
        words = self._words(row)
        parts = [words[column] for column in varying if words.get(column)]
        if row["status"] != "actual" and "status" not in varying:
            parts.append(words["status"])
        if row["method"] == "derived":
            parts.append("derived")
        text = " · ".join(parts or [words["entity"]])
        return text[:1].upper() + text[1:]


LABELLED = (
    "subject", "breakdown", "entity", "counterpart", "status", "document_id", "attributed_to",
)  # fmt: skip
"""Columns that may set one figure apart from another, in the order of a label."""


def differing(rows: Sequence[Row], dimensions: Sequence[str] = LABELLED[:5]) -> tuple[str, ...]:
    """The dimensions over which `rows` differ."""
    return tuple(name for name in dimensions if len({row[name] for row in rows}) > 1)


def varying(rows: Sequence[Row]) -> list[str]:
    """The columns that set these rows apart, as few as do; the source only where it must."""
    kept = list(differing([row for row in rows if row["method"] != "derived"]))
    for column in LABELLED[5:]:
        there = [(row["period"], *(row[c] for c in kept)) for row in rows]
        if len(set(there)) < len(there) and len({row[column] for row in rows}) > 1:
            kept.append(column)
    return kept


def width_of(text: str) -> int:
    """About how wide `text` is at the size of labels, in px."""
    return round(len(text) * _CHARACTER)


def room_of(text: str) -> int:
    """Pixels that `text` takes as a label, with the air around it."""
    return width_of(text) + _AIR


def letters_in(px: float) -> int:
    """How many letters a label of `px` pixels holds, at least one."""
    return max(1, int((px - _AIR) / _CHARACTER))


def linked(figure: Figure, hrefs: Mapping[str, str]) -> Figure:
    """`figure` with the address behind each mark, in the order of the marks' ids."""
    data = [
        {**trace, "meta": [hrefs.get(key, "") for key in trace.get("customdata", ())]}
        for trace in figure["data"]
    ]
    return {**figure, "data": data}


def period_heading(row: Row) -> str:
    """The heading over the figures of one period; "undated" where there is none."""
    return period_text(row["period"]) if row["period"] else UNDATED
