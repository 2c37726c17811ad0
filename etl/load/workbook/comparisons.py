"""Which figures of a theme may stand in one chart, and how each is named and drawn there.

Comes in: a `Book`. Goes out: `Comparison`s, pure data: a title, a unit, points with a label that
says the hedge, and series that share one colour and one way of drawing. A denied figure is never
in one, nor is a figure that only restates another in a second unit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from etl.chart_forms import SERIES_FROM
from etl.load.workbook.book import Book
from etl.load.workbook.grid import Row
from etl.periods import FREQUENCY_LABELS, frequency
from etl.tables import STATUS_LABELS
from etl.wording import is_about, part_text, period_text

BARS_LIMIT = 24
"""More figures than these are drawn over time, not one below the other."""
MOST_DRAWN = 1_000
"""Figures that one chart takes, the newest; more are no clearer."""
MOST_OF_A_MEASURE = 8
"""Charts that one measure gets; those with fewest figures are left to the table."""
LOG_SPREAD = 50
"""From this ratio of largest to smallest on, an axis is logarithmic."""
_PLANNED = ("planned", "proposed", "forecast")
_NO_COLOR = "#6b6459"
_CHARTABLE = "theme = ? AND isfinite(value) AND status != 'negated' AND restates = ''"
_DATED = r"regexp_matches(period, '(^|/)\d{4}')"


@dataclass(frozen=True, slots=True)
class Series:
    """Figures drawn alike: one entity, one kind of statement."""

    name: str
    color: str
    drawn: str
    """solid (as stated), hollow (about), hatched (planned), dashed (claimed, hypothetical)."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in a chart; `low` and `high` where the text gives a range."""

    label: str
    observation_id: str
    row: int
    series: Series
    value: float
    year: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chart to be: what it measures, in which unit, and its points in order."""

    theme: str
    title: str
    unit: str
    points: tuple[Point, ...]
    over_time: bool
    sources: tuple[str, ...]
    note: str = ""

    @property
    def series(self) -> list[Series]:
        """The series in the order in which they first appear."""
        return list(dict.fromkeys(point.series for point in self.points))

    @property
    def logarithmic(self) -> bool:
        """Whether the smallest figure would be unreadable beside the largest."""
        values = [point.value for point in self.points]
        return min(values) > 0 and max(values) / min(values) > LOG_SPREAD


def comparisons(book: Book, theme: str, only: Collection[str] | None = None) -> list[Comparison]:
    """The charts of a theme: one for each measure and unit with two figures or more.

    Figures too many for names of their own get one for each thing that colours do not tell apart:
    exports to Germany are no series with those to China. `only` limits them to the figures of these
    ids.

    A theme of single statements gets the one chart that is honest about them: a percentage
    against the whole, or the figures of one unit, each named by what it measures.
    """
    where: str = _CHARTABLE
    values: list[Any] = [theme]
    if only is not None:
        where, values = f"{where} AND observation_id IN (SELECT unnest(?))", [theme, list(only)]
    groups = book.rows(
        f"SELECT indicator, unit, count(*) AS size FROM book.worded WHERE {where} "
        "GROUP BY position, indicator, unit ORDER BY position, indicator, unit",
        *values,
    )
    several = [group for group in groups if group["size"] > 1]
    if not several:
        figures = sorted(book.rows(f"FROM book.worded WHERE {where}", *values), key=_order)
        return [_comparison(book, theme, group) for group in _singles(figures) if group]
    found = []
    for group in several:
        rows = book.rows(
            f"FROM book.worded WHERE {where} AND indicator = ? AND unit = ? "
            f"ORDER BY {_DATED} DESC, period DESC, row LIMIT {MOST_DRAWN}",
            *values, group["indicator"], group["unit"],
        )  # fmt: skip
        found += _of_measure(book, theme, sorted(rows, key=_order), group["size"])
    return found


def _of_measure(book: Book, theme: str, rows: list[Row], size: int) -> list[Comparison]:
    """The charts of figures of one measure and unit, of which there are `size` in all."""
    parts = _series_apart(rows) if len(rows) > BARS_LIMIT else [rows]
    often = [{frequency(row["period"]) for row in part} for part in parts]
    told = [one.copy().pop() if len(one) == 1 else "" for one in often]
    several = len({one for one in told if one}) > 1
    drawn = [
        _comparison(book, theme, part, FREQUENCY_LABELS.get(one, "") if several else "")
        for part, one in zip(parts, told, strict=True)
    ]
    left_out = size - sum(len(comparison.points) for comparison in drawn)
    note = f"{left_out:,} more, not drawn, in the table" if left_out else ""
    return [replace(drawn[0], note=note), *drawn[1:]]


def _series_apart(rows: Sequence[Row]) -> list[list[Row]]:
    """The figures of each thing that goes on over time, the longest first; then the newest others.

    Points over time have no names, so a second counterpart or part would pass for more figures of
    the first, and a quarter among years for a fall. Where two are each other's counterparts,
    colours tell them apart. A subject that has too few periods to go on, an exercise of one year,
    stands with its like.
    """
    pairs = {(row["entity"], row["counterpart"]) for row in rows}

    def about(row: Row) -> Hashable:
        return row["breakdown"], row["subject"], frequency(row["period"])

    periods_about = _periods(rows, about)

    def thing(row: Row) -> Hashable:
        mutual = (row["counterpart"], row["entity"]) in pairs
        whom = frozenset((row["entity"], row["counterpart"])) if mutual else row["counterpart"]
        goes_on = len(periods_about[about(row)]) >= SERIES_FROM
        return whom, about(row) if goes_on else row["breakdown"]

    periods = _periods(rows, thing)
    series: dict[Hashable, list[Row]] = {}
    others: list[Row] = []
    for row in rows:
        goes_on = len(periods[thing(row)]) >= SERIES_FROM
        (series.setdefault(thing(row), []) if goes_on else others).append(row)
    newest = sorted(others, key=lambda row: str(row["period"]), reverse=True)[:BARS_LIMIT]
    parts = sorted(series.values(), key=len, reverse=True)[: MOST_OF_A_MEASURE - 1]
    return [*parts, sorted(newest, key=_order)] if len(newest) > 1 or not parts else parts


def _periods(rows: Sequence[Row], key: Callable[[Row], Hashable]) -> dict[Hashable, set[str]]:
    """The periods of the rows of each key; an undated row adds none."""
    found: dict[Hashable, set[str]] = {}
    for row in rows:
        found.setdefault(key(row), set()).update({row["period"]} - {""})
    return found


def strongest(found: Sequence[Comparison], headlines: Collection[str]) -> Comparison:
    """The comparison that stands for its theme: the one that draws most of its headline figures,
    given by their ids; of equals the first, as the vocabulary has the measures in order of weight.
    """
    return max(
        found, key=lambda one: sum(point.observation_id in headlines for point in one.points)
    )


def _order(row: Row) -> tuple[object, ...]:
    names = ("indicator", "unit", "subject", "breakdown", "period", "entity", "counterpart")
    return (row["position"], *(row[name] for name in names))


def _singles(figures: list[Row]) -> list[list[Row]]:
    """Of figures that each stand alone in their measure, the one group to draw."""
    actual = [row for row in figures if row["status"] in ("actual", "claimed", "estimate")]
    for rows in (actual, figures):
        shares = [row for row in rows if row["unit"] == "percent" and 0 <= row["value"] <= 100]
        by_unit = [[r for r in rows if r["unit"] == unit] for unit in {r["unit"]: 0 for r in rows}]
        several = max(by_unit, key=len, default=[])
        if shares or len(several) > 1:
            return [shares[:1] or several[:BARS_LIMIT]]
    return [figures[:1]]


def _comparison(book: Book, theme: str, rows: list[Row], often: str = "") -> Comparison:
    dated = [row for row in rows if year_of(row["period"]) is not None]
    over_time = len(rows) > BARS_LIMIT and len(dated) > 1
    shown = list(dated if over_time else rows[:BARS_LIMIT])
    shared = {name for name in _PARTS if len({row[name] for row in shown}) == 1}
    shared -= {"entity"} if len(shown) == 1 else set()
    if "period" in shared:
        shown.sort(key=lambda row: -row["value"])
    lead_of = str(rows[0]["indicator"])
    lead = book.wording.indicator(lead_of)
    if len({row["indicator"] for row in shown}) > 1:
        lead = "Figures that each stand alone"
    told = _parts(book, shown[0], shared - {"indicator"})
    entities = {row["entity"] for row in shown}
    if len(entities) == 2 and all({r["entity"], r["counterpart"]} == entities for r in shown):
        whom = sorted(map(book.wording.entity, entities))
        told.insert(0, f"{whom[0]} and {whom[1]}, {book.wording.role(lead_of)} each other")
    scope = ", ".join([*told, often] if often else told)
    points = [_point(book, row, _PARTS.keys() - shared) for row in shown]
    return Comparison(
        theme=theme,
        title=f"{lead}: {scope}" if scope else lead,
        unit=rows[0]["unit"],
        points=tuple(_told_apart(points, [book.source_text(row) for row in shown])),
        over_time=over_time,
        sources=tuple(dict.fromkeys(book.source_name(row) for row in shown)),
    )


_PARTS: dict[str, Callable[[Book, Row], str]] = {
    "indicator": lambda book, row: book.wording.indicator(row["indicator"]),
    "entity": lambda book, row: book.wording.entity(row["entity"]),
    "counterpart": lambda book, row: book.counterpart_text(row),
    "subject": lambda _, row: str(row["subject"]),
    "breakdown": lambda _, row: part_text(row["breakdown"]),
    "period": lambda _, row: period_text(row["period"]),
}


def _parts(book: Book, row: Row, names: Collection[str]) -> list[str]:
    """What tells a figure from others, in words; an undated one always says so."""
    texts = (text(book, row) for name, text in _PARTS.items() if name in names)
    return [text for text in texts if text]


def _point(book: Book, row: Row, names: Collection[str]) -> Point:
    status = row["status"]
    told = _parts(book, row, names)
    told += [] if status == "actual" else [STATUS_LABELS[status]]
    told += ["derived"] if row["method"] == "derived" else []
    figure = book.figure_text(row)
    bounds = (row["low"], row["high"]) if row["qualifier"] == "range" else (None, None)
    return Point(
        label=f"{', '.join(told)}: {figure}" if told else figure,
        observation_id=row["observation_id"],
        row=row["own_row"],
        series=_series(book, row),
        value=row["value"],
        year=year_of(row["period"]),
        low=bounds[0],
        high=bounds[1],
    )


def _series(book: Book, row: Row) -> Series:
    entity = book.wording.entities.get(row["entity"], {})
    if row["status"] in _PLANNED:
        drawn = "hatched"
    elif row["status"] != "actual":
        drawn = "dashed"
    else:
        drawn = "hollow" if is_about(row) else "solid"
    said = "about" if drawn == "hollow" else STATUS_LABELS[row["status"]]
    name = book.wording.entity(row["entity"])
    return Series(
        name=name if drawn == "solid" else f"{name}, {said}",
        color=str(entity.get("color_light") or _NO_COLOR).lstrip("#").upper(),
        drawn=drawn,
    )


def _told_apart(points: list[Point], sources: list[str]) -> Iterator[Point]:
    """The points, those that would read alike with their source behind the label."""
    alike = Counter(point.label for point in points)
    for point, source in zip(points, sources, strict=True):
        yield replace(point, label=f"{point.label} ({source})") if alike[point.label] > 1 else point


def year_of(period: str) -> float | None:
    """Where a period stands on an axis of years: its beginning; the middle of a span of years."""
    years = [_year(part) for part in period.split("/")]
    known = [year for year in years if year is not None]
    return sum(known) / len(known) if known else None


def _year(period: str) -> float | None:
    found = re.match(r"(\d{4})(?:-(?:(\d\d)|Q(\d)|H(\d)))?", period)
    if not found:
        return None
    months = (int(found[2] or 1) - 1, 3 * (int(found[3] or 1) - 1), 6 * (int(found[4] or 1) - 1))
    return int(found[1]) + sum(month for month in months if 0 <= month < 12) / 12
