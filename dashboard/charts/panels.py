"""Which figures of a view share a chart: by axis, frequency and partner, as many as read well.

Comes in: the rows of a view. Goes out: the rows of each chart. Never puts two units, two
frequencies of one series, nor one entity's series with several partners, on one axis.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts.drawing import Pen, Row
from dashboard.charts.lines import thing
from dashboard.charts.ranges import MOST_LANES, fitting
from dashboard.plain import counted
from etl.periods import FREQUENCY_LABELS, frequency

_SERIES_FROM = 5  # periods, from which a time axis serves better than a list
_ROWS_TO = 24
MOST_SERIES = 8
"""Series that one chart can show so that each can be followed."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The rows of one chart, before it is drawn.

    `often` is the frequency that sets it apart from others of its measure, empty where none does;
    `left_out` says what more there is than it can show.
    """

    rows: tuple[Row, ...]
    often: str = ""
    left_out: str = ""


def panels(rows: Sequence[Row], pen: Pen, pinned: str = "", economy: str = "") -> list[Panel]:
    """A panel for each group of `rows` that one axis can hold.

    Where they are more than a reader can tell apart, the figure `pinned` is among those drawn,
    and of the others those of `economy`, whom most figures are about, come first.
    """
    made = []
    for group, often in _by_frequency(_by_axis(rows, pen), pinned):
        followed, more = _readable(group, pinned, economy)
        for panel in _by_partner(followed, pinned, economy):
            shown, older = _readable(panel, pinned, economy)
            made.append(Panel(tuple(shown), often, more or older))
            more = ""
    return made


def _readable(rows: list[Row], pinned: str, economy: str) -> tuple[list[Row], str]:
    """Of `rows` those that one chart can show, and what is said of the others."""
    if _is_over_time(rows):
        by_thing = _grouped(rows, thing)
        if len(by_thing) <= MOST_SERIES:
            return rows, ""
        first = sorted(
            by_thing,
            key=lambda many: (
                all(r["observation_id"] != pinned for r in many),
                many[0]["entity"] != economy,
                -len(many),
            ),
        )
        shown = {thing(many[0]) for many in first[:MOST_SERIES]}
        more = len(by_thing) - MOST_SERIES
        own = any(row["entity"] == economy for row in rows)
        first_of = "those of the main economy before others and those " if own else "those "
        told = (
            f"{MOST_SERIES} series are drawn, {first_of}of most figures first; "
            f"{more} more stand in the table."
        )
        return [row for row in rows if thing(row) in shown], f"{told} Choose one to see it."
    if not is_ranges(rows):
        return rows, ""
    shown_rows = fitting(rows, pinned)
    more = len(rows) - len(shown_rows)
    told = f"The newest {MOST_LANES} are drawn; {counted(more, 'older figure')} in the table."
    return shown_rows, told if more else ""


def _by_axis(rows: Sequence[Row], pen: Pen) -> list[list[Row]]:
    """The rows by unit, and where they are many by part: small charts of one kind each.

    People and pieces of equipment are counted on one axis.
    """
    by_unit = _grouped(rows, lambda row: _axis_of(row, pen))
    return [
        group
        for many in by_unit
        for group in (
            _grouped(many, lambda row: row["breakdown"]) if len(many) > _ROWS_TO else [many]
        )
    ]


def _by_frequency(groups: Iterable[list[Row]], pinned: str) -> Iterator[tuple[list[Row], str]]:
    """Series apart by the length of their periods, and its name where there are several.

    A quarter among years would read as a fall. The one of the figure `pinned` comes first, then
    that of most periods, which the undated stand with. A list of a few figures stays together:
    there each is named by its period.
    """
    for rows in groups:
        dated = [row for row in rows if row["period"]]
        parts = _grouped(dated, lambda row: frequency(row["period"]))
        if len(parts) < 2 or not _is_over_time(rows):
            yield rows, ""
            continue
        parts.sort(key=lambda many: -len({row["period"] for row in many}))
        parts[0] += [row for row in rows if not row["period"]]
        for part in sorted(parts, key=lambda p: all(r["observation_id"] != pinned for r in p)):
            yield part, FREQUENCY_LABELS[frequency(part[0]["period"])]


def _by_partner(rows: list[Row], pinned: str, economy: str) -> list[list[Row]]:
    """Series with several partners apart, as a colour tells only whose they are.

    First the one of the figure `pinned`, then those of `economy` and of the longest series;
    figures too few for a series come last, together: there each is labelled with its partner.
    """
    partners = partners_of(rows)
    if len(set(partners)) <= 1 or not _is_over_time(rows):
        return [rows]
    by_partner: dict[Hashable, list[Row]] = {}
    for row, partner in zip(rows, partners, strict=True):
        by_partner.setdefault(partner, []).append(row)
    panels = sorted(
        (many for many in by_partner.values() if is_series(many)),
        key=lambda many: (
            all(row["observation_id"] != pinned for row in many),
            all(row["entity"] != economy for row in many),
            -max(map(len, _grouped(many, thing))),
        ),
    )
    apart = {id(row) for many in panels for row in many}
    few = [row for row in rows if id(row) not in apart]
    return [*panels, few] if few else panels


def partners_of(rows: Sequence[Row]) -> list[Hashable]:
    """The counterpart of each row; where two are each other's, the two of them.

    Colours tell the figures of such a pair apart on one axis.
    """
    pairs = {(row["entity"], row["counterpart"]) for row in rows}
    return [
        frozenset((row["entity"], row["counterpart"]))
        if row["entity"] != row["counterpart"] and (row["counterpart"], row["entity"]) in pairs
        else row["counterpart"]
        for row in rows
    ]


def _axis_of(row: Row, pen: Pen) -> str:
    kind = pen.wording.units.get(row["unit"], {}).get("kind", "")
    return "number" if kind in ("count", "persons") else str(row["unit"])


def _grouped(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[list[Row]]:
    groups: dict[Hashable, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())


def is_series(rows: Sequence[Row]) -> bool:
    """Whether `rows` differ over time, and colours tell all there is to tell about the lines."""
    return len(set(partners_of(rows))) == 1 and _is_over_time(rows)


def _is_over_time(rows: Sequence[Row]) -> bool:
    """Whether time is what the figures differ over, not a subject that is of one year each."""
    by_subject = len({row["subject"] for row in rows}) > 1
    dated: dict[Hashable, set[str]] = {}
    for row in rows:
        if period := row["period"]:
            series = (thing(row) if by_subject else (), frequency(period))
            periods = dated.setdefault(series, set())
            periods.add(period)
            if len(periods) >= _SERIES_FROM:
                return True
    return False


def is_ranges(rows: Sequence[Row]) -> bool:
    """Whether `rows` are more than a list holds, and no series."""
    return len(rows) > _ROWS_TO and not is_series(rows)
