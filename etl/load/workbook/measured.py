"""The sheets of measures and of what they lack: each computed figure with formula and inputs.

Comes in: a `Book`. Goes out: a `Grid` for each. A computed figure stands beside what sources state
of the same measure; neither takes the other's place.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.load.workbook.book import DERIVATIONS, MEASURES, MISSING, OBSERVATIONS, Book
from etl.load.workbook.compared import about
from etl.load.workbook.grid import Column, Grid, Row, place_of
from etl.load.workbook.records import columns, evidence, figure_of
from etl.tables import TABLES

MOST_INPUTS = 6
"""Inputs that have a column of their own; all of them are on the sheet Derivations."""
MOST_STATED = 12
"""Statements of the same measure that are told in one cell; all are on the sheet Observations."""

_SAME = ("indicator", "entity", "counterpart", "subject", "breakdown", "period", "unit")


def measures(book: Book) -> Grid:
    """A row a derived figure: its value, its formula, its inputs, each linked, and its origin."""
    ((most,),) = book.store.rows(
        "SELECT coalesce(max(n), 0) FROM "
        "(SELECT count(*) AS n FROM these.derivations GROUP BY observation_id)"
    )
    count = min(MOST_INPUTS, int(most))
    return book.grid(
        MEASURES,
        "Measures",
        "A figure that is computed from others.",
        _SQL,
        lambda rows: _columns(book, rows, count),
        printed=5 + count,
    )


_SAME_SQL = ", ".join(_SAME)
_SQL = f"""
    WITH derived AS (SELECT * FROM book.worded WHERE method = 'derived'),
    told AS (
        SELECT *, row_number() OVER (PARTITION BY {_SAME_SQL} ORDER BY row) AS place,
            count(*) OVER (PARTITION BY {_SAME_SQL}) AS many
        FROM book.worded
        WHERE method != 'derived' AND status NOT IN ('negated', 'hypothetical')
            AND ({_SAME_SQL}) IN (SELECT ({_SAME_SQL}) FROM derived)),
    stated AS (
        SELECT {_SAME_SQL}, list(told ORDER BY row) AS statements, any_value(many) AS many
        FROM told WHERE place <= {MOST_STATED} GROUP BY ALL),
    made AS (
        SELECT d.observation_id, list({{'role': d.role, 'figure': f}} ORDER BY d.row) AS inputs
        FROM these.derivations d LEFT JOIN book.worded f ON d.input_id = f.observation_id
        GROUP BY 1)
    SELECT derived.*, statements, many, inputs FROM derived
    LEFT JOIN stated USING ({_SAME_SQL}) LEFT JOIN made USING (observation_id)
    ORDER BY position, {_SAME_SQL}, row"""


def _columns(book: Book, rows: Sequence[Row], count: int) -> tuple[Column, ...]:
    indicators = [book.wording.indicators.get(row["indicator"], {}) for row in rows]
    texts = {
        "measure": ("what is computed", 44, [about(book, row) for row in rows]),
        "figure": ("the figure as people write it", 20, [book.figure_text(r) for r in rows]),
        "stated": (
            "what sources state of the same measure", 26, [_stated(book, row) for row in rows],
        ),
        "formula": (
            "how it is computed, in the names of its inputs", 40,
            [book.wording.in_words(row["formula"] or "") for row in rows],
        ),
        "literature": ("origin of the measure", 44, [i.get("source", "") for i in indicators]),
        "unit": ("unit of value, low and high", 14, [book.unit(row["unit"]) for row in rows]),
    }  # fmt: skip
    words = [
        Column(name=name, doc=doc, values=values, width=width, wrap=True)
        for name, (doc, width, values) in texts.items()
    ]
    numbers = [
        Column(
            name=name,
            doc=f"{name} in base units",
            type="number",
            values=[row[name] for row in rows],
            formats=[book.format(row[name], row["unit"]) for row in rows],
            width=16,
        )
        for name in ("value", "low", "high")
    ]
    key = Column(
        name="observation_id",
        doc="stable id of the figure; links to its row in Observations",
        references="observations",
        values=[row["observation_id"] for row in rows],
        links=[place_of(OBSERVATIONS, row["own_row"]) for row in rows],
        width=16,
    )
    inputs = [_input(book, rows, number, count) for number in range(count)]
    return (*words[:4], *inputs, words[4], *numbers, words[5], evidence(book, rows), key)


def _stated(book: Book, row: Row) -> str:
    """What sources state of the same measure, the first of it where it is much."""
    told = row["statements"] or ()
    said = [f"{book.figure_text(one)} ({book.source_name(one)})" for one in told]
    more = (row["many"] or 0) - len(said)
    return "; ".join([*said, f"{more:,} more on {OBSERVATIONS}"] if more else said)


def _input(book: Book, rows: Sequence[Row], number: int, count: int) -> Column:
    """The column of input `number`, of `count`; the last of them says how many more there are."""
    values, links = [], []
    for row in rows:
        inputs = row["inputs"] or ()
        one = inputs[number] if number < len(inputs) else None
        figure = one and figure_of(one)
        text = f"{book.wording.in_words(one['role'])}: " if one else ""
        text += book.figure_text(figure) if figure else ""
        more = len(inputs) - count if number == count - 1 else 0
        values.append(f"{text}; {more} more on {DERIVATIONS}" if more > 0 else text)
        links.append(book.evidence_link(figure) if figure else "")
    return Column(
        name=f"input_{number + 1}",
        doc="an input with its name in the formula; links to its sentence or derivation",
        values=values,
        width=34,  # not every program wraps what is linked
        wrap=True,
        links=links,
    )


def missing(book: Book) -> Grid:
    """A row an input for want of which a measure is absent, in words first."""
    word = book.wording

    def make(rows: Sequence[Row]) -> tuple[Column, ...]:
        what = [
            ", ".join([word.indicator(row["indicator"]), *map(word.entity, _sides(row))])
            for row in rows
        ]
        return (
            Column(name="measure", doc="what is absent", values=what, width=50, wrap=True),
            *columns("missing_inputs", rows),
        )

    sql = "FROM these.missing_inputs ORDER BY row"
    return book.grid(MISSING, "Missing_inputs", TABLES["missing_inputs"].doc, sql, make)


def _sides(row: Row) -> list[str]:
    return [row[name] for name in ("entity", "counterpart") if row[name]]
