"""The events in the order of time, and the figures of their time beside them.

Comes in: the tidy tables. Goes out: plain records with the days that each date covers. Never gives
a date that the text does not give: what has no period is listed apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dashboard.store import Store
from etl import periods
from etl.tables import Frames
from etl.wording import Wording, period_text

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date covers, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """The day in its middle."""
        return self.first + timedelta(days=self.days // 2)

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Moment:
    """An event: what happened, the days it covers, its date in words and how precise it is."""

    event_id: str
    span: Span
    when: str
    precision: str
    text: str
    mention_id: str


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A figure with the days of its period."""

    row: Row
    span: Span


def span_of(period: str, until: str = "") -> Span | None:
    """The days of an ISO 8601 period, or of all from it to `until`; None where it names none.

    >>> span_of("2014-02")
    Span(first=datetime.date(2014, 2, 1), last=datetime.date(2014, 2, 28))
    """
    found = periods.span(f"{period}/{until}" if until else period)
    return Span(*found) if found else None


def moments(frames: Frames) -> list[Moment]:
    """The events, earliest first; of those that begin together, the most precise first."""
    made = []
    for row in frames["events"].to_dict("records"):
        span = span_of(str(row["date"]), str(row["until"]))
        if span is None:
            continue
        when = period_text(str(row["date"]))
        if row["until"]:
            when += f"–{period_text(str(row['until']))}"
        made.append(
            Moment(
                event_id=str(row["event_id"]),
                span=span,
                when=when,
                precision=str(row["precision"]),
                text=str(row["text"]),
                mention_id=str(row["mention_id"]),
            )
        )
    return sorted(made, key=lambda moment: (moment.span.first, moment.span.days))


def by_year(events: Sequence[Moment]) -> list[tuple[int, list[Moment]]]:
    """The events grouped by the year they begin in."""
    return [
        (year, list(group)) for year, group in groupby(events, lambda event: event.span.first.year)
    ]


MOST_DRAWN = 120
"""Dated figures that the timeline draws all of; of more those that documents state."""
_STATED = "status <> 'negated' AND method <> 'derived'"
_ORDER = "method IN ('extracted', 'decided') DESC, period DESC"


@dataclass(frozen=True, slots=True)
class Totals:
    """How many stated figures have a period, have none, and repeat another in a second unit."""

    dated: int
    undated: int
    repeats: int


def totals(store: Store) -> Totals:
    """The count of all stated figures of a snapshot, drawn or not."""
    query = (
        f"SELECT period, restates <> '' AS again, count(*) AS n FROM observations WHERE {_STATED}"
    )
    found = store.rows(f"{query} GROUP BY ALL")
    dated = sum(row["n"] for row in found if not row["again"] and span_of(row["period"]))
    repeats = sum(row["n"] for row in found if row["again"])
    return Totals(dated, sum(row["n"] for row in found) - dated - repeats, repeats)


def to_draw(store: Store, there: Totals) -> Frames:
    """The tables with as many figures as a reader can follow: of many those of documents.

    Where no document states any, they are the newest. Series of sheets and official tables are
    Explore's.
    """
    spoken = f"{_STATED} AND method IN ('extracted', 'decided')"
    (said,) = store.column(f"SELECT count(*) FROM observations WHERE {spoken} AND period <> ''")
    few = there.dated + there.undated <= MOST_DRAWN
    wanted = spoken if said and not few else _STATED
    chosen = (
        f"observation_id IN (SELECT observation_id FROM observations WHERE {wanted} "
        f"AND restates = '' ORDER BY {_ORDER} LIMIT {MOST_DRAWN})"
    )
    return store.part({"observations": (chosen, ())})


def figures_in_time(frames: Frames) -> tuple[list[DatedFigure], list[Row]]:
    """The stated figures with a period, earliest first, and those without one.

    Figures that the text denies, that repeat another in a second unit or are worked out from
    others, are left out.
    """
    rows = _stated(frames)
    rows = rows[rows["restates"] == ""]
    dated: list[DatedFigure] = []
    undated: list[Row] = []
    for record in rows.to_dict("records"):
        row = {str(key): value for key, value in record.items()}
        span = span_of(str(row["period"]))
        if span is None:
            undated.append(row)
        else:
            dated.append(DatedFigure(row, span))
    return sorted(dated, key=lambda figure: (figure.span.first, figure.span.days)), undated


def _stated(frames: Frames) -> pd.DataFrame:
    rows = frames["observations"]
    return rows[(rows["status"] != "negated") & (rows["method"] != "derived")]


def of_the_time(moment: Moment, figures: Sequence[DatedFigure]) -> list[DatedFigure]:
    """The figures whose period has a day in common with the event's."""
    return [figure for figure in figures if figure.span.meets(moment.span)]


def rows_without_overlap(spans: Sequence[Span], room: int) -> list[int]:
    """For each span, in order, the lowest row where it stands `room` days clear of its neighbours.

    >>> day = span_of("2014-01-29")
    >>> rows_without_overlap([day, day, span_of("2018")], 30)
    [0, 1, 0]
    """
    ends: list[date] = []
    placed = []
    for span in spans:
        row = next((n for n, end in enumerate(ends) if (span.first - end).days > room), len(ends))
        ends[row : row + 1] = [span.last]
        placed.append(row)
    return placed


def range_text(events: Sequence[Moment]) -> str:
    """The years that the events reach over: "1996 to 2020"."""
    if not events:
        return ""
    first, last = events[0].span.first.year, max(event.span.last.year for event in events)
    return str(first) if first == last else f"{first} to {last}"


def table(
    events: Sequence[Moment], figures: Sequence[DatedFigure], wording: Wording
) -> pd.DataFrame:
    """Events and dated figures in the order of time as a table: Date, What."""
    rows = [(event.span, event.when, event.text) for event in events]
    rows += [
        (
            figure.span,
            period_text(str(figure.row["period"])),
            f"{wording.measure(figure.row)}: {wording.figure(figure.row)}",
        )
        for figure in figures
    ]
    rows.sort(key=lambda row: (row[0].first, row[0].days))
    import pandas as pd

    return pd.DataFrame([row[1:] for row in rows], columns=["Date", "What"], dtype="str")
