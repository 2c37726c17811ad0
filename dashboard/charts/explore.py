"""The chart of a view: the form that its figures ask for, with the words of its picture.

Comes in: the rows of a view. Goes out: one figure for each kind of unit, and of series for each
frequency and partner (`panels`). Never averages figures that compete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, Row
from dashboard.charts.panels import Panel, is_ranges, is_series, partners_of
from dashboard.charts.ranges import ranges_chart
from dashboard.charts.rows import in_dots, rows_chart
from dashboard.charts.series import series_chart
from dashboard.charts.statement import is_share, statement
from dashboard.charts.template import Figure, Words
from etl.articles import within
from etl.wording import UNDATED, part_text, period_text, possessive

_NAMED = 3  # entities that a title names


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, the rows that it draws, and the marks that it shows them with.

    `left_out` says what more there is than one chart can show; empty where it shows all.
    """

    figure: Figure
    rows: tuple[Row, ...]
    marks: tuple[marks.Shown, ...]
    left_out: str = ""


def draw(panel: Panel, pen: Pen, foot: str) -> Drawn:
    """The figure of `panel`, with the words of its picture; `foot` names sources and day."""
    rows = list(panel.rows)
    drawn = shown_marks(rows)
    figure = _chart(rows, pen, _words(rows, pen, foot, drawn, panel.often))
    return Drawn(figure, panel.rows, tuple(drawn), panel.left_out)


def shown_marks(rows: Sequence[Row]) -> list[marks.Shown]:
    """The marks that a chart of `rows` shows; a statement says its hedge and status in words.

    Squares of a share are little bars, and show no bound.
    """
    drawn = [marks.of_figure(row) for row in rows]
    if len(rows) == 1:
        return [marks.Shown(marks.Mark(drawn[0].fill), "bar")] if is_share(rows[0]) else []
    dots = is_series(rows) or is_ranges(rows) or in_dots(rows)
    return [
        marks.Shown(mark, "dot" if dots else "bar", marks.shape(row))
        for mark, row in zip(drawn, rows, strict=True)
    ]


def _chart(rows: list[Row], pen: Pen, told: Words) -> Figure:
    if len(rows) == 1:
        return statement(rows[0], pen, told)
    if is_series(rows):
        return series_chart(rows, pen, told)
    return ranges_chart(rows, pen, told) if is_ranges(rows) else rows_chart(rows, pen, told)


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
        elif set(partners_of(rows)) == {frozenset(row["entity"] for row in rows)}:
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
