"""What is told of each theme first: its headline, the figures of its chart, what stands beside.

Comes in: the tidy tables of a snapshot. Goes out: plain records, one choice for the page and the
workbook. Never knows an indicator by name, so that other figures are told as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from etl.chart_forms import MANY, Form, form_of, largest_group
from etl.tables import Frames
from etl.telling import (
    STATUS_RANK,
    Measure,
    main_pair,
    measures_of,
    records,
    stated_figures,
    telling,
    with_rank,
)
from etl.wording import Wording, part_text, period_text

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]

MOST_STATEMENTS = 6
"""Figures that are stated of a theme beside, or instead of, its chart."""
MOST_MEASURES = 9
"""Measures that are told of a theme."""
_THING = ("indicator", "entity", "counterpart", "subject")


@dataclass(frozen=True, slots=True)
class Note:
    """A figure worked out from those of a chart, or one that repeats one of them."""

    row: Row
    label: str
    formula: str


@dataclass(frozen=True, slots=True)
class Told:
    """A theme: its headline, the figures of its chart, and what is told beside them.

    `spoken` are figures to quote, the one that tells most first; `leads` is the figure that the
    headline is about.
    """

    theme: str
    label: str
    headline: str
    form: Form
    figures: tuple[Row, ...]
    notes: tuple[Note, ...]
    statements: tuple[Row, ...]
    more: int
    measures: tuple[Measure, ...] = ()
    spoken: tuple[Row, ...] = ()
    leads: Row | None = None

    def first(self, most: int) -> list[Row]:
        """At most so many figures of the theme in the order in which they tell most.

        One of each measure, pair and subject comes before the second of any.
        """
        told = [self.leads, *(one.row for one in self.measures), *self.spoken]
        rows = {row["observation_id"]: row for row in told if row is not None}
        seen: Counter[tuple[str, ...]] = Counter()
        ordered = []
        for place, row in enumerate(rows.values()):
            thing = tuple(row[name] for name in _THING)
            ordered.append((seen[thing], place, row))
            seen[thing] += 1
        return [row for *_, row in sorted(ordered, key=lambda one: one[:2])][:most]


def themes_told(
    frames: Frames, wording: Wording, pair: tuple[str, str] | None = None
) -> list[Told]:
    """What is told of each theme that has figures, in the vocabulary's order.

    `pair` is the main pair of all figures, for those who give the figures of some themes alone.
    """
    indicators = frames["indicators"].sort_values("position")
    charted = frames["observations"][frames["observations"]["status"] != "negated"]
    rows = charted.merge(
        indicators[["indicator", "theme", "position"]], on="indicator", how="inner"
    )
    rows, pair = with_rank(frames, rows), pair or main_pair(frames)
    made = []
    for theme, label in dict(
        zip(indicators["theme"], indicators["theme_label"], strict=True)
    ).items():
        of_theme = rows[rows["theme"] == theme]
        if not of_theme.empty:
            one = _told(str(theme), str(label), of_theme, frames, wording, pair)
            made.append(_rich(one, of_theme, pair) if len(of_theme) > MANY else one)
    return made


def _rich(told: Told, rows: pd.DataFrame, pair: tuple[str, str] | None) -> Told:
    """`told` with the measures of its theme, where it has any, in place of statements."""
    valued = rows[rows["value"].notna() & (rows["restates"] == "")]
    there = measures_of(valued, MOST_MEASURES, pair)
    if not there:
        return told
    more = max(len(rows) - len(told.figures) - len(there), 0)
    return replace(told, statements=(), notes=(), measures=tuple(there), more=more)


def _told(
    theme: str,
    label: str,
    rows: pd.DataFrame,
    frames: Frames,
    wording: Wording,
    pair: tuple[str, str] | None,
) -> Told:
    stated = stated_figures(rows)
    stated = stated if len(stated) else rows
    group = largest_group(stated[stated["value"].notna()], wording, pair)
    form = form_of(group, wording)
    drawn = group if form != "statements" else group.iloc[:0]
    notes = _notes(drawn, rows, frames, wording)
    statements = _strongest(stated.drop(drawn.index))[:MOST_STATEMENTS]
    figures = records(drawn)
    lead = telling(figures) if form == "series" else _newest(figures)
    lead.sort(key=lambda row: _is_elsewhere(row, pair))
    spoken = [*lead, *(note.row for note in notes), *statements]
    headline, leads = (
        _headline(lead, notes, wording, of_series=form == "series") if lead else (label, None)
    )
    return Told(
        theme=theme,
        label=label,
        headline=headline,
        form=form,
        figures=tuple(figures),
        notes=tuple(notes),
        statements=tuple(statements),
        more=len(rows) - len(figures) - len(notes) - len(statements),
        spoken=tuple(spoken),
        leads=leads,
    )


def _strongest(rows: pd.DataFrame) -> list[Row]:
    """The newest figure of each measure before the next, what happened before what may."""
    rank = rows["status"].map({status: n for n, status in enumerate(STATUS_RANK)})
    newest = rows.assign(rank=rank).sort_values("period", ascending=False, kind="stable")
    ordered = newest.sort_values(["rank", "position"], kind="stable")
    turn = ordered.groupby(["indicator", "subject"], sort=False).cumcount()
    return records(
        ordered.assign(turn=turn).sort_values("turn", kind="stable").drop(columns=["rank", "turn"])
    )


def _notes(group: pd.DataFrame, rows: pd.DataFrame, frames: Frames, wording: Wording) -> list[Note]:
    """What is worked out from the figures of `group`, and what repeats one of them."""
    drawn = set(group["observation_id"])
    repeated = rows[rows["restates"].isin(drawn)]
    known = drawn | set(repeated["observation_id"])
    table = frames["derivations"]
    within = table["input_id"].isin(known).groupby(table["observation_id"]).all()
    formulas = table.drop_duplicates("observation_id").set_index("observation_id")["formula"]
    made = [Note(row, "The same sum in another unit", "") for row in records(repeated)]
    derived = rows[
        (rows["method"] == "derived") & rows["observation_id"].isin(set(within[within].index))
    ]
    for row in records(derived):
        formula = wording.in_words(str(formulas[row["observation_id"]]))
        made.append(Note(row, _note_label(row, group, wording), formula))
    return made


def _note_label(row: Row, group: pd.DataFrame, wording: Wording) -> str:
    """The measure; for another figure of the measure that is drawn, what sets it apart from it."""
    if row["indicator"] != group["indicator"].iloc[0]:
        return wording.indicator(str(row["indicator"]))
    whose = wording.entity(str(row["entity"]))
    return ", ".join(filter(None, (whose, part_text(str(row["breakdown"])))))


def _is_elsewhere(row: Row, pair: tuple[str, str] | None) -> bool:
    """Whether a figure is of two sides that are not the `pair` that the snapshot is told of."""
    both = {row["entity"], row["counterpart"]}
    return pair is not None and bool(row["counterpart"]) and not both <= set(pair)


def _newest(figures: Sequence[Row]) -> list[Row]:
    """What happened before what may, and of that the newest first."""
    newest = sorted(figures, key=lambda row: str(row["period"]), reverse=True)
    return sorted(
        newest, key=lambda row: (STATUS_RANK.index(row["status"]), row.get("rank", 0) > 1)
    )


def _headline(
    figures: Sequence[Row], notes: list[Note], wording: Wording, *, of_series: bool
) -> tuple[str, Row]:
    """The first sentence that a measure's template gives, else the measure's name; and of which.

    What is worked out from several figures tells more of them than any one does, so it comes first;
    of that, what compares them comes before their total. A series speaks by its own figures. These
    come in the order in which they tell most.
    """
    first = figures[0]
    worked_out = sorted(
        (note.row for note in notes if note.row["method"] == "derived" and not of_series),
        key=lambda row: row["indicator"] == first["indicator"],
    )
    for row in [*worked_out, *figures]:
        text = wording.headline(row)
        if text != wording.measure(row):
            year = str(row["period"])[:4]
            return text if year in text else f"{text}, {period_text(str(row['period']))}", row
    name, subject = wording.indicator(str(first["indicator"])), str(first["subject"])
    if of_series:
        told = ", ".join(filter(None, (wording.whom(first), wording.scope(first))))
        return f"{name}: {wording.figure_in_words(first)} ({told})", first
    return f"{name}: {subject}" if subject else name, first
