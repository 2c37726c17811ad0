"""Layouts of official tables: `layouts/*.toml` in, `Layout` records out.

A layout says how a table is recognised, in which columns its reporter, partner, period and value
stand, and which of its series are figures of which indicator. Every mistake is a fault with its
line; no table is read here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from etl.errors import Fault
from etl.suggestions import suggestion
from etl.tables import Status
from etl.vocabulary.cues import Rule
from etl.vocabulary.layout import Layout, Series
from etl.vocabulary.reading import Source, read_toml
from etl.vocabulary.shapes import TABLE, TEXT, TEXTS, Shape, entries, usable
from etl.vocabulary.units import Units

SECTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "source": (("label", "publisher"), ("dataset", "title", "url")),
    "recognise": (("columns",), ("optional", "renamed", "dataflow", "encoding")),
    "columns": (
        ("entity",),
        (
            "counterpart",
            "period",
            "value",
            "periods",
            "unit",
            "scale",
            "shown_scale",
            "status",
            "updated",
            "shown",
        ),
    ),
    "cells": ((), ("missing", "nobody", "decimal", "grouping", "updated_form")),
    "preamble": ((), ("updated",)),
    "areas": ((), ()),
    "units": ((), ()),
    "statuses": ((), ()),
}
"""The tables of a layout, each with the keys that it must and may have."""

_NAMED = ("areas", "units", "statuses")
FIGURES: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("where", "indicator"),
    ("unit", "counterpart", "subject", "breakdown", "status"),
)
"""The keys that a series must and may have."""
_LISTS = ("columns", "optional", "shown")
_SINGLE = ("period", "value", "unit", "scale", "shown_scale", "status", "updated")
_FLOW = re.compile(r"[\w.@$-]+:[\w.@$-]+")


def _matches(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and len(value) > 0
        and all(isinstance(v, str) or (_is_list(v) and v) for v in value.values())
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_WHERE = Shape("table of texts or lists of texts", '{ "Column" = "cell" }', _matches)
_MARKS = Shape("list of texts", '["..", "n/a"]', _is_list)
_ONE_OR_MORE = Shape(
    "text or list of texts", '["Code", "Name"]', lambda value: TEXT.fits(value) or TEXTS.fits(value)
)
_SHAPES = {
    **dict.fromkeys(_LISTS, TEXTS),
    **dict.fromkeys(("missing", "nobody"), _MARKS),
    **dict.fromkeys(("entity", "counterpart"), _ONE_OR_MORE),
    "renamed": TABLE,
}


def read_layouts(
    folder: Path,
    rules: Mapping[str, Rule],
    entities: Collection[str],
    units: Units,
    faults: list[Fault],
) -> tuple[Layout, ...]:
    """The layouts of the files in `folder`, in the order of their names; none without a folder."""
    made = []
    for path in sorted(folder.glob("*.toml")):
        source = read_toml(path, faults)
        if source is not None:
            made.append(_Reader(source, rules, entities, units, faults).layout())
    return tuple(layout for layout in made if layout is not None)


def _listed(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file, adding faults with their line."""

    source: Source
    rules: Mapping[str, Rule]
    entities: Collection[str]
    units: Units
    faults: list[Fault]

    def layout(self) -> Layout | None:
        before = len(self.faults)
        for key in self.source.content:
            if key not in SECTIONS and key != "figures":
                self.unknown((key,), "table", key, (*SECTIONS, "figures"))
        told = {name: self.section(name) for name in SECTIONS}
        source, found, columns, cells = (
            told[name] for name in ("source", "recognise", "columns", "cells")
        )
        named = {name: self.named(name, told[name]) for name in _NAMED}
        known = (*found.get("columns", ()), *found.get("optional", ()))
        self.check_columns(columns, known)
        if not _FLOW.fullmatch(found.get("dataflow", "A:B")):
            self.fault(
                ("[recognise]", "dataflow"),
                f"'{found['dataflow']}' is no dataflow.",
                'Write its agency and its id, as in "ESTAT:NAMA_10_GDP"; any version fits.',
            )
        series = [self.series(name, known, columns) for name in self.entries()]
        if len(self.faults) > before:
            return None
        label = source["label"]
        return Layout(
            name=self.source.path.stem,
            path=str(self.source.path),
            label=label,
            publisher=source["publisher"],
            dataset=source.get("dataset", label),
            title=source.get("title", label),
            url=source.get("url", ""),
            required=tuple(found["columns"]),
            optional=tuple(found.get("optional", ())),
            renamed=found.get("renamed", {}),
            dataflow=found.get("dataflow", ""),
            encoding=found.get("encoding", ""),
            entity=_listed(columns.get("entity", ())),
            counterpart=_listed(columns.get("counterpart", ())),
            **{key: columns[key] for key in _SINGLE if key in columns},
            periods=re.compile(columns["periods"]) if "periods" in columns else None,
            shown=tuple(columns.get("shown", ())),
            missing=frozenset({"", *cells.get("missing", ())}),
            nobody=frozenset({"", *cells.get("nobody", ())}),
            decimal=cells.get("decimal", "."),
            grouping=cells.get("grouping", ""),
            updated_form=cells.get("updated_form", ""),
            updated_line=told["preamble"].get("updated", ""),
            areas=named["areas"],
            units=named["units"],
            statuses=named["statuses"],
            series=tuple(s for s in series if s is not None),
        )

    def entries(self) -> dict[str, dict[str, Any]]:
        return entries(self.source, "figures", self.faults)

    def section(self, name: str) -> dict[str, Any]:
        """The table `name`, as far as it can be used; one that holds figures needs the columns."""
        found = self.source.content.get(name, {})
        if not isinstance(found, dict):
            self.fault((name,), f"'{name}' is no table.", f"Write [{name}] and its keys below it.")
            return {}
        if name in _NAMED:
            return found
        required, optional = SECTIONS[name]
        if name == "columns" and "figures" not in self.source.content:
            required, optional = (), (*required, *optional)
        return usable(self.source, name, found, required, optional, _SHAPES, self.faults)

    def named(self, name: str, table: Mapping[str, Any]) -> dict[str, Any]:
        """What the cells of `table` mean: areas, units or statuses."""
        if not TABLE.fits(table):
            self.fault((f"[{name}]",), f"A value of [{name}] is no text.", 'Write "cell" = "code".')
            return {}
        for cell, meaning in table.items():
            at = (f"[{name}]", cell)
            if name == "areas":
                self.choice(at, "area", meaning, self.entities)
            elif name == "statuses":
                self.choice(at, "status", meaning, get_args(Status))
            else:
                self.unit(at, meaning)
        return dict(table)

    def check_columns(self, columns: Mapping[str, Any], known: Collection[str]) -> None:
        """Add a fault for each column that the header may lack, and where no values are found."""
        for key, value in columns.items():
            for column in (value if isinstance(value, list) else [value]) * (key != "periods"):
                if column not in known:
                    self.unlisted(("[columns]", key), column, known)
        if "periods" in columns:
            try:
                re.compile(columns["periods"])
            except re.error as error:
                problem = f"'{columns['periods']}' is no valid pattern: {error}."
                self.fault(("[columns]", "periods"), problem, r"Write, for example, '\d{4}'.")
        if columns and ("periods" in columns) == ("period" in columns and "value" in columns):
            self.fault(
                ("[columns]",),
                "[columns] does not say where the values stand.",
                "Give periods, a pattern for the heads of a wide table; or period and value.",
            )

    def series(
        self, name: str, known: Collection[str], columns: Mapping[str, Any]
    ) -> Series | None:
        header = f"figures.{name}"
        before = len(self.faults)
        shapes = {"where": _WHERE}
        own = usable(self.source, header, self.entries()[name], *FIGURES, shapes, self.faults)
        at = (f"[{header}]",)
        for column in own.get("where", {}):
            if column not in known:
                self.unlisted((*at, "where"), column, known)
        rule = self.choice((*at, "indicator"), "indicator", own.get("indicator"), self.rules)
        self.choice((*at, "status"), "status", own.get("status", "actual"), get_args(Status))
        if "counterpart" in own:
            self.choice((*at, "counterpart"), "counterpart", own["counterpart"], self.entities)
        code, factor = "", Decimal(1)
        if "unit" in own:
            code, factor = self.unit((*at, "unit"), own["unit"])
            kinds = self.rules[own["indicator"]].unit_kinds if rule else ()
            if code and kinds and self.units.kind(code) not in kinds:
                problem = f"The unit '{own['unit']}' does not fit '{own['indicator']}'."
                self.fault((*at, "unit"), problem, f"It is measured in {' or '.join(kinds)}.")
        elif "unit" not in columns:
            self.fault(at, f"[{header}] has no unit.", 'Add a line unit = "million USD".')
        if len(self.faults) > before:
            return None
        where = tuple(
            (column, frozenset([cell] if isinstance(cell, str) else cell))
            for column, cell in own.pop("where").items()
        )
        return Series(name=name, where=where, code=code, factor=factor, **own)

    def unit(self, at: tuple[str, ...], written: str) -> tuple[str, Decimal]:
        parsed = self.units.parse(written)
        if parsed is None:
            remedy = "Write a unit of units.toml or a currency code, such as 'million USD'."
            self.fault(at, f"The unit '{written}' is unknown.", remedy)
            return "", Decimal(1)
        return parsed[0], Decimal(repr(parsed[1]))

    def unlisted(self, at: tuple[str, ...], column: str, known: Collection[str]) -> None:
        problem = f"The column '{column}' is not among those by which the table is recognised."
        remedy = suggestion(column, known)
        self.fault(at, problem, f"{remedy} Columns are listed in [recognise]: columns, optional.")

    def choice(
        self, at: tuple[str, ...], what: str, value: str | None, allowed: Collection[str]
    ) -> bool:
        """Whether `value` is allowed; a fault is added where it is given and is not."""
        if value is not None and value not in allowed:
            self.unknown(at, what, value, allowed)
        return value in allowed

    def unknown(self, at: tuple[str, ...], what: str, value: str, allowed: Collection[str]) -> None:
        self.fault(at, f"The {what} '{value}' is unknown.", suggestion(value, allowed))

    def fault(self, at: tuple[str, ...], problem: str, remedy: str) -> None:
        self.faults.append(Fault(self.source.place(*at), problem, remedy))
