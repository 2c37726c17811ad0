"""The chart of a view: the form that its figures ask for, with the words of its picture.

Comes in: the rows of a view. Goes out: one figure for each kind of unit, and of series for each
frequency and partner. Never averages figures that compete, and never draws two units, two
frequencies of one series, nor one entity's series with several partners, on one axis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, Row
from dashboard.charts.lines import thing
from dashboard.charts.ranges import MOST_LANES, fitting, ranges_chart
from dashboard.charts.rows import in_dots, rows_chart
from dashboard.charts.series import series_chart
from dashboard.charts.statement import is_share, statement
from dashboard.charts.template import Figure, Words
from dashboard.plain import counted
from etl.articles import within
from etl.periods import FREQUENCY_LABELS, frequency
from etl.wording import UNDATED, part_text, period_text, possessive

_SERIES_FROM = 5  # periods, from which a time axis serves better than a list
_ROWS_TO = 24
_NAMED = 3  # entities that a title names
MOST_SERIES = 8
"""Series that one chart can show so that each can be followed."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, the rows that it draws, and the marks that it shows them with.

    `left_out` says what more there is than one chart can show; empty where it shows all.
    """

    figure: Figure
    rows: tuple[Row, ...]
    marks: tuple[marks.Shown, ...]
    left_out: str = ""


def charts(
    rows: Sequence[Row], pen: Pen, foot: str, pinned: str = "", economy: str = ""
) -> list[Drawn]:
    """A figure for each group of `rows` that one axis can hold; `foot` names sources and day.

    Where they are more than a reader can tell apart, the figure `pinned` is among those drawn,
    and of the others those of `economy`, whom most figures are about, come first.
    """
    made = []
    for group, often in _by_frequency(_by_axis(rows, pen), pinned):
        followed, more = _readable(group, pinned, economy)
        for panel in _by_partner(followed, pinned, economy):
            shown, older = _readable(panel, pinned, economy)
            drawn = shown_marks(shown)
            figure = _chart(shown, pen, _words(shown, pen, foot, drawn, often))
            made.append(Drawn(figure, tuple(shown), tuple(drawn), more or older))
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
    if not _is_ranges(rows):
        return rows, ""
    shown_rows = fitting(rows, pinned)
    more = len(rows) - len(shown_rows)
    told = f"The newest {MOST_LANES} are drawn; {counted(more, 'older figure')} in the table."
    return shown_rows, told if more else ""


def shown_marks(rows: Sequence[Row]) -> list[marks.Shown]:
    """The marks that a chart of `rows` shows; a statement says its hedge and status in words.

    Squares of a share are little bars, and show no bound.
    """
    drawn = [marks.of_figure(row) for row in rows]
    if len(rows) == 1:
        return [marks.Shown(marks.Mark(drawn[0].fill), "bar")] if is_share(rows[0]) else []
    dots = _is_series(rows) or _is_ranges(rows) or in_dots(rows)
    return [
        marks.Shown(mark, "dot" if dots else "bar", marks.shape(row))
        for mark, row in zip(drawn, rows, strict=True)
    ]


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
    partners = _partners(rows)
    if len(set(partners)) <= 1 or not _is_over_time(rows):
        return [rows]
    by_partner: dict[Hashable, list[Row]] = {}
    for row, partner in zip(rows, partners, strict=True):
        by_partner.setdefault(partner, []).append(row)
    panels = sorted(
        (many for many in by_partner.values() if _is_series(many)),
        key=lambda many: (
            all(row["observation_id"] != pinned for row in many),
            all(row["entity"] != economy for row in many),
            -max(map(len, _grouped(many, thing))),
        ),
    )
    apart = {id(row) for many in panels for row in many}
    few = [row for row in rows if id(row) not in apart]
    return [*panels, few] if few else panels


def _partners(rows: Sequence[Row]) -> list[Hashable]:
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


def _chart(rows: list[Row], pen: Pen, told: Words) -> Figure:
    if len(rows) == 1:
        return statement(rows[0], pen, told)
    if _is_series(rows):
        return series_chart(rows, pen, told)
    return ranges_chart(rows, pen, told) if _is_ranges(rows) else rows_chart(rows, pen, told)


def _is_series(rows: Sequence[Row]) -> bool:
    """Whether `rows` differ over time, and colours tell all there is to tell about the lines."""
    return len(set(_partners(rows))) == 1 and _is_over_time(rows)


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


def _is_ranges(rows: Sequence[Row]) -> bool:
    return len(rows) > _ROWS_TO and not _is_series(rows)


def words(rows: Sequence[Row], pen: Pen, foot: str) -> Words:
    """What the picture of `rows` says in words: measure, scope and unit, marks, sources and day."""
    return _words(rows, pen, foot, shown_marks(rows))


def _words(
    rows: Sequence[Row], pen: Pen, foot: str, drawn: Sequence[marks.Shown], often: str = ""
) -> Words:
    """The same with the marks that are `drawn`.

    `often` is the frequency that sets them apart from other pictures of the same measure.
    """
    named = title(rows, pen)
    return Words(
        title=f"{named}, {often}" if often and len(rows) > 1 else named,
        subtitle=subtitle(rows, pen),
        marks=marks.in_words(drawn),
        foot=foot,
    )


def _common(rows: Sequence[Row], column: str) -> str:
    values = {row[column] for row in rows}
    return str(values.pop()) if len(values) == 1 else ""


def title(rows: Sequence[Row], pen: Pen) -> str:
    """What is measured, for whom, against whom: a sentence for one figure, else the measure."""
    if len(rows) == 1:
        return pen.wording.headline(rows[0])
    entity, counterpart = _common(rows, "entity"), _common(rows, "counterpart")
    part = part_text(_common(rows, "breakdown"))
    if entity:
        measure = pen.wording.measure({**rows[0], "counterpart": counterpart})
    else:
        measure = pen.wording.indicator(rows[0]["indicator"])
        counted_up = [row for row in rows if not _is_total(row, pen)] or rows
        whom = list(dict.fromkeys(pen.wording.entity(row["entity"]) for row in counted_up))
        if len(whom) <= _NAMED:
            measure += f": {' and '.join(filter(None, [', '.join(whom[:-1]), *whom[-1:]]))}"
        if counterpart:
            measure += f", {pen.wording.towards(rows[0])}"
        elif set(_partners(rows)) == {frozenset(row["entity"] for row in rows)}:
            measure += f", {pen.wording.role(rows[0]['indicator'])} each other"
    return f"{measure}, {part}" if part else measure


def _is_total(row: Row, pen: Pen) -> bool:
    """Whether the figure of a group was added up from its members'."""
    kind = pen.wording.entities.get(row["entity"], {}).get("kind", "")
    return bool(row["method"] == "derived" and kind == "group")


def definition(rows: Sequence[Row], pen: Pen) -> str:
    """What the measure of `rows` is, by the vocabulary: of whom and against whom, where all share.

    "Exports to the counterpart as a percentage ..." is "Exports to Russia as a percentage ...".
    """
    text = str(pen.wording.indicators.get(rows[0]["indicator"], {}).get("definition", ""))
    for column in ("entity", "counterpart"):
        if code := _common(rows, column):
            name = within(pen.wording.entity(code))
            text = re.sub(rf"\b[Tt]he {column}(?:'s|’s)", possessive(name), text)
            text = re.sub(rf"\b[Tt]he {column}\b", name, text)
    return text[:1].upper() + text[1:]


def subtitle(rows: Sequence[Row], pen: Pen) -> str:
    """The scope that all rows share, and the unit: "Fair, 2013. In US dollars."."""
    status = _common(rows, "status")
    dated = {row["period"] for row in rows}
    scope = [
        _common(rows, "subject"),
        part_text(_common(rows, "breakdown")) if len(rows) == 1 else "",
        (period_text(dated.copy().pop()) if dated != {""} else UNDATED) if len(dated) == 1 else "",
        "" if status in ("", "actual") else status,
    ]
    shared = ", ".join(filter(None, scope))
    units = pen.units(rows)
    parts = [
        definition(rows, pen),
        shared[:1].upper() + shared[1:],
        f"In {units}" if units else "",
    ]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
