"""What the rows of a recognised table state: figures, checked cell by cell.

Comes in: a table with its layout. Goes out: each figure with its cell, and what was left aside: the
series that the layout does not map, the areas that are no economy. Values are scaled in decimals,
so that 3,200.15 million is exactly 3200150000. It never guesses what a cell might mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from etl.errors import Fault, InputFault
from etl.extract.statistics.figure import Aside, Line, Stated
from etl.extract.statistics.periods import period_of
from etl.extract.statistics.recognise import Recognised
from etl.extract.statistics.sdmx import ACTION, DELETED, bare, dataflow
from etl.extract.statistics.table import Row
from etl.possible import impossible
from etl.vocabulary import Vocabulary
from etl.vocabulary.layout import Series

MOST_FAULTS = 50
_NUMBER = re.compile(r"[-+−]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,2})?", re.ASCII)
_NAMED = re.compile(r"\{([^{}]+)\}")
_APART = " · "
_SCALE = re.compile(r"-?\d{1,2}", re.ASCII)


def stated(found: Recognised, vocabulary: Vocabulary, aside: Aside) -> list[Stated]:
    """The figures of a table; `aside` is told the rest. Raises `InputFault` with every fault."""
    reader = _Reader(found, vocabulary, aside)
    figures: list[Stated] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in found.table.rows():
        if row.line <= found.line:
            continue
        for figure in reader.figures(row):
            first = seen.setdefault(figure.key, row.line)
            if first != row.line:
                problem = f"Line {first} states the same figure already ({figure.period})."
                reader.fault(row, "", problem, "Have the layout tell the two rows apart.")
            figures.append(figure)
    if reader.faults:
        more = len(reader.faults) - MOST_FAULTS
        told = reader.faults[:MOST_FAULTS]
        if more > 0:
            told.append(Fault(found.table.name, f"{more:,} more faults.", "Mend these first."))
        raise InputFault(told)
    return figures


class _Reader:
    """Reads row by row; what is the same for many rows is looked up once."""

    def __init__(self, found: Recognised, vocabulary: Vocabulary, aside: Aside) -> None:
        self.found, self.layout, self.vocabulary = found, found.layout, vocabulary
        self.aside, self.faults = aside, list[Fault]()
        self.telling = [found.columns.get(column) for column in self.layout.telling]
        layout = self.layout
        named = [*_NAMED.findall(layout.title + layout.url), layout.updated, layout.shown_scale]
        self.named = [column for column in named if column in found.columns]
        identity = [column for column in self.layout.required if column != self.layout.value]
        self.identity = [found.columns[column] for column in identity]
        shown = [c for c in self.layout.shown or identity if c in found.columns]
        self.shown = [found.columns[column] for column in shown]
        self.values = found.periods or {found.columns[self.layout.value]: ""}
        self.heads = {place: name for name, place in found.columns.items()}
        self.known: dict[tuple[str, ...], Series | None] = {}
        self.codes: dict[str, str] = {}
        self.parsed: dict[str, tuple[str, Decimal] | None] = {}

    def fault(self, row: Row, column: str, problem: str, remedy: str) -> None:
        place = f"{self.found.table.name}:{row.line}"
        self.faults.append(Fault(f"{place}, {column}" if column else place, problem, remedy))

    def cell(self, row: Row, column: str) -> str:
        """What `row` has in `column`, "" where there is none."""
        return self.at(row, self.found.columns.get(column))

    def at(self, row: Row, place: int | None) -> str:
        if place is None or place >= len(row.cells):
            return ""
        return row.cells[place] if self.found.flow is None else bare(row.cells[place])

    def figures(self, row: Row) -> Iterator[Stated]:
        """The figures of `row`, none where it is left aside."""
        if not self._is_of_table(row):
            return
        series = self._series(row)
        if series is None:
            self.aside.series[self._named(row)] += 1
            return
        entity, counterpart = self._sides(row, series)
        if not entity:
            return
        line = None
        for place, head in self.values.items():
            written = row.cells[place] if place < len(row.cells) else ""
            if written in self.layout.missing or written == "NaN":
                continue
            line = line or self._line(row)
            period = head or self._period(row)
            made = self._figure(row, line, series, (entity, counterpart), place, period)
            if made is not None:
                yield made

    def _line(self, row: Row) -> Line:
        cells = row.cells + [""] * (self.found.width - len(row.cells))
        for column in self.named:
            self.aside.said.setdefault(column, set()).add(cells[self.found.columns[column]])
        labels = [cells[place] for place in self.shown if cells[place] not in self.layout.nobody]
        identity = "\x1f".join([cells[place] for place in self.identity])
        start, end = self.found.table.written(row)
        return Line(row.line, start, end, _APART.join(labels), identity)

    def _is_of_table(self, row: Row) -> bool:
        """Whether `row` is data of the dataflow, and not of the notes below a table."""
        if self.found.flow is not None and self.layout.dataflow:
            named = row.cells[self.found.flow] if self.found.flow < len(row.cells) else ""
            if dataflow(named) != self.layout.dataflow:
                self.aside.series[f"dataflow {named}"] += 1
                return False
            if self.cell(row, ACTION) == DELETED:
                self.aside.deleted += 1
                return False
        if self._is_misshapen(row):
            return False
        filled = [n for n, cell in enumerate(row.cells) if cell]
        if filled == [0] and self.found.width > 1:
            self.aside.notes.append(row.cells[0])
            return False
        return True

    def _is_misshapen(self, row: Row) -> bool:
        """Whether `row` has cells beyond the header, or is where the file was cut off.

        One more than the header may be empty, which UN Comtrade writes, but not in a wide table:
        there a shifted row would be of other years.
        """
        table, cells = self.found.table, row.cells
        beyond = cells[self.found.width :]
        last = row.end == len(table.text) and not table.text.endswith("\n")
        cut = last and 1 < len(cells) < max(self.found.columns.values()) + 1
        if cut or any(beyond) or (beyond and self.found.periods):
            problem = f"The row has {len(cells)} cells, the header {self.found.width}."
            self.fault(row, "", problem, "Take the file as it was downloaded, whole.")
            return True
        return False

    def _series(self, row: Row) -> Series | None:
        cells = tuple(self.at(row, place) for place in self.telling)
        if cells not in self.known:
            told = dict(zip(self.layout.telling, cells, strict=True))
            fitting = (
                series
                for series in self.layout.series
                if all(told[column] in allowed for column, allowed in series.where)
            )
            self.known[cells] = next(fitting, None)
        return self.known[cells]

    def _named(self, row: Row) -> str:
        shown = [self.at(row, place) for place in self.telling]
        return " / ".join(cell for cell in shown if cell not in self.layout.nobody)

    def _sides(self, row: Row, series: Series) -> tuple[str, str]:
        """Reporter and partner; no reporter where the row is left aside or at fault."""
        entity = self._area(row, self.layout.entity)
        if not entity:
            return "", ""
        if series.counterpart or not self.vocabulary.indicators[series.indicator].counterpart_role:
            return entity, series.counterpart
        columns = self.layout.counterpart
        if all(self.cell(row, column) in self.layout.nobody for column in columns):
            remedy = "Have the layout map this series with a counterpart, or not at all."
            self.fault(row, "".join(columns[:1]), "It has no partner.", remedy)
            return "", ""
        counterpart = self._area(row, columns)
        if counterpart == entity:
            self.aside.itself += 1
            return "", ""
        return (entity, counterpart) if counterpart else ("", "")

    def _area(self, row: Row, columns: Iterable[str]) -> str:
        """The entity that the first of `columns` that can names; none, and told, for no economy."""
        cells = [cell for column in columns if (cell := self.cell(row, column))]
        code = next((code for cell in cells if (code := self._code(cell))), "")
        if not code:
            self.aside.areas[cells[-1] if cells else ""] += 1
        return code

    def _code(self, written: str) -> str:
        if written not in self.codes:
            self.codes[written] = self.vocabulary.areas.code(written, self.layout.areas)
        return self.codes[written]

    def _period(self, row: Row) -> str:
        written = self.cell(row, self.layout.period)
        period = period_of(written)
        if not period:
            problem = f"'{written}' is no period." if written else "It is empty."
            self.fault(row, self.layout.period, problem, "Write it as 2013, 201301 or 2013-Q1.")
        return period

    def _figure(
        self, row: Row, line: Line, series: Series, sides: tuple[str, str], place: int, period: str
    ) -> Stated | None:
        if not period:
            return None
        written, column = row.cells[place], self.heads.get(place, period)
        number = self._number(written)
        if number is None:
            marks = ", ".join(sorted(f"'{mark}'" for mark in self.layout.missing if mark))
            remedy = (
                f"Empty{f', {marks}' if marks else ''} stand for no value in {self.layout.file}."
            )
            self.fault(row, column, f"'{written[:60]}' is no number.", remedy)
            return None
        unit = self._unit(row, series)
        if unit is None:
            return None
        told, code, factor = unit
        value = number * factor
        if problem := self._impossible(series, sides, number, value, code):
            self.fault(row, column, *problem)
            return None
        cell = self.cell(row, self.layout.status) if self.layout.status else ""
        status = self.layout.statuses.get(cell, series.status)
        key = (series.indicator, *sides, series.subject, series.breakdown, period, code)
        start, end = self.found.table.span(row, place)
        return Stated(
            series, *sides, period, value, code, told, written, status, line, start, end, key
        )

    def _number(self, written: str) -> Decimal | None:
        plain = written.replace(self.layout.grouping, "") if self.layout.grouping else written
        plain = plain.replace(self.layout.decimal, ".").replace("−", "-")
        return Decimal(plain) if _NUMBER.fullmatch(plain) else None

    def _unit(self, row: Row, series: Series) -> tuple[str, str, Decimal] | None:
        """The unit of the cell, what it is, and how many of that; None, and told, if unknown."""
        scale = self.cell(row, self.layout.scale) if self.layout.scale else ""
        if scale and not _SCALE.fullmatch(scale):
            problem = f"'{scale}' is no power of ten."
            self.fault(row, self.layout.scale, problem, "Millions are 6, thousands 3, units 0.")
            return None
        cell = "" if series.code else self.cell(row, self.layout.unit)
        told = series.unit or self.layout.units.get(cell, cell)
        parsed = self._parsed(told)
        if parsed is None:
            remedy = f"Say in [units] of {self.layout.file} what it stands for."
            self.fault(row, self.layout.unit, f"The unit '{cell}' is unknown.", remedy)
            return None
        code, factor = parsed
        if scale.strip("0-"):
            return f"{told} × 10^{scale}", code, factor.scaleb(int(scale))
        return told, code, factor

    def _parsed(self, unit: str) -> tuple[str, Decimal] | None:
        if unit not in self.parsed:
            found = self.vocabulary.units.parse(unit)
            self.parsed[unit] = (found[0], Decimal(repr(found[1]))) if found else None
        return self.parsed[unit]

    def _impossible(
        self, series: Series, sides: tuple[str, str], number: Decimal, value: Decimal, code: str
    ) -> tuple[str, str] | None:
        """What cannot be in such a figure, and what can; None for a figure that can be."""
        rule = self.vocabulary.rules[series.indicator]
        kind = self.vocabulary.units.kind(code)
        if kind not in rule.unit_kinds:
            problem = f"The unit '{code}' does not fit the indicator '{series.indicator}'."
            return problem, f"It is measured in {' or '.join(rule.unit_kinds)}."
        if value > Decimal(repr(rule.most)):
            return f"{number} is above {rule.most:g}, the most that can be.", "See the source."
        harmless = (value >= 0 or rule.signed) and not rule.share and kind != "count"
        if harmless:
            return None
        entity, counterpart = sides
        cells = {
            "indicator": series.indicator, "entity": entity, "counterpart": counterpart,
            "unit": code, "qualifier": "exact",
        }  # fmt: skip
        found = next(impossible(cells, {"value": value}, self.vocabulary), None)
        return (found[1], found[2]) if found else None
