"""Which layout a table has: told by the columns of its header, wherever that stands.

Comes in: a table and the layouts of the vocabulary. Goes out: the layout with the place of each
column; or a fault that says what was seen, and what the nearest layout would need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from etl.errors import Fault, InputFault
from etl.extract.statistics.periods import period_of
from etl.extract.statistics.sdmx import FLOW_COLUMNS, bare, dataflow, is_sdmx
from etl.extract.statistics.table import Row, Table
from etl.vocabulary.layout import Layout

_LOOKED_AT = 20
_SHOWN = 12
_WIDEST = 60


@dataclass(frozen=True)
class Recognised:
    """A table with its layout: where each column stands, and of which period it is, if of one.

    `preamble` are the rows above the header, which is on line `line` and `width` cells wide;
    `flow` is the place of the column that names the dataflow of SDMX.
    """

    table: Table
    layout: Layout
    line: int
    columns: dict[str, int]
    periods: dict[int, str]
    preamble: tuple[Row, ...]
    width: int
    flow: int | None = None


def recognise(table: Table, layouts: Sequence[Layout]) -> Recognised:
    """`table` with the layout it has; raises `InputFault` where it has none, or has two."""
    head = tuple(islice(table.rows(), _LOOKED_AT))
    if not head:
        raise InputFault.at(table.name, "The file is empty.", "Take it as it was downloaded.")
    found = [
        made
        for layout in layouts
        for at in range(len(head))
        if (made := _fit(table, layout, head, at))
    ]
    if not found:
        raise InputFault([_unknown(table, head, layouts)])
    most = max(len(made.layout.required) for made in found)
    best = {made.layout.name: made for made in found if len(made.layout.required) == most}
    if len(best) > 1:
        names = " and ".join(
            f"'{made.layout.label}' ({made.layout.file})" for made in best.values()
        )
        remedy = "Have one of them recognised by a column that the other lacks."
        raise InputFault.at(table.name, f"Two layouts fit it: {names}.", remedy)
    (made,) = best.values()
    if doubled := _doubled(made):
        raise InputFault.at(f"{table.name}:{made.line}", *doubled)
    return made


def closeness(columns: Sequence[str], wanted: Sequence[str]) -> float:
    """How many of the columns `wanted` are there, from 0 to 1."""
    return sum(column in columns for column in wanted) / max(len(wanted), 1)


def is_official(table: Table, layouts: Sequence[Layout], others: Sequence[str]) -> bool:
    """Whether `table` is like a layout rather than like a table with the columns `others`."""
    head = tuple(islice(table.rows(), _LOOKED_AT))
    if any(_fit(table, layout, head, at) for layout in layouts for at in range(len(head))):
        return True
    names = _names(header_of(head).cells) if head else []
    nearest = max((closeness(names, layout.required) for layout in layouts), default=0.0)
    return nearest >= closeness(names, others)


def header_of(head: Sequence[Row]) -> Row:
    """The row that is most likely the header: the first that has as many cells as any."""
    filled = [sum(map(bool, row.cells)) for row in head]
    return head[filled.index(max(filled))]


def _names(cells: Sequence[str], layout: Layout | None = None) -> list[str]:
    """The columns that a header names, as `layout` calls them."""
    bared = [bare(cell) for cell in cells]
    names = bared if is_sdmx(bared) else cells
    return [layout.renamed.get(name, name) if layout else name for name in names]


def _fit(table: Table, layout: Layout, head: Sequence[Row], at: int) -> Recognised | None:
    """The table as `layout` has it, if row `at` of its `head` is such a header."""
    names = _names(head[at].cells, layout)
    if not set(layout.required) <= set(names):
        return None
    flow = next((names.index(column) for column in FLOW_COLUMNS if column in names), None)
    if layout.dataflow:
        first = head[at + 1].cells if at + 1 < len(head) else []
        if flow is None or flow >= len(first) or dataflow(first[flow]) != layout.dataflow:
            return None
    periods = {}
    if layout.periods is not None:
        matched = ((n, layout.periods.fullmatch(name)) for n, name in enumerate(names))
        periods = {n: period_of(m[m.lastindex or 0]) for n, m in matched if m}
        if not periods:
            return None
    columns: dict[str, int] = {}
    for place, name in enumerate(names):
        if name:
            columns.setdefault(name, place)
    return Recognised(
        table, layout, head[at].line, columns, periods, tuple(head[:at]), len(names), flow
    )


def _doubled(made: Recognised) -> tuple[str, str] | None:
    """What is wrong where two columns are of one period, or one's head is no period."""
    remedy = "Take the file as it was downloaded, or mend periods of the layout."
    if not all(made.periods.values()):
        return "The head of a column of values is no period.", remedy
    if len(set(made.periods.values())) < len(made.periods):
        return "Two columns of values are of the same period.", remedy
    return None


def _unknown(table: Table, head: Sequence[Row], layouts: Sequence[Layout]) -> Fault:
    header = header_of(head)
    names = [name for name in _names(header.cells) if name]
    seen = f"Its columns are {_listed(names)}"
    below = [row for row in head if row.line > header.line][:2]
    if below:
        rows = "; ".join(" | ".join(row.cells)[:_WIDEST] for row in below)
        seen += f"; its first rows {rows}"
    flow = _flow(names, below)
    asked = f" It is SDMX of the dataflow '{flow}'." if flow else ""
    near = max(layouts, key=lambda layout: closeness(names, layout.required), default=None)
    needed = "Describe it in a file of vocabulary/layouts, or make it a sheet of figures"
    if near is not None and closeness(names, near.required):
        lacking = [column for column in near.required if column not in names]
        what = f"lacks {_listed(lacking)}" if lacking else f"is of the dataflow '{near.dataflow}'"
        needed += f"; nearest is {near.file} ('{near.label}'), of which it {what}"
        if not lacking:
            needed = f"{needed.partition(', of which')[0]}, which {what}"
    elif layouts:
        needed += f"; it has no column of the {len(layouts)} that are there"
    return Fault(f"{table.name}:{header.line}", f"No layout fits it.{asked} {seen}.", f"{needed}.")


def _flow(names: Sequence[str], below: Sequence[Row]) -> str:
    at = next((names.index(column) for column in FLOW_COLUMNS if column in names), None)
    if at is None or not is_sdmx(names) or not below or at >= len(below[0].cells):
        return ""
    return dataflow(below[0].cells[at]) or below[0].cells[at]


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    shown = ", ".join(f"'{name[:_WIDEST]}'" for name in names[:_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown
