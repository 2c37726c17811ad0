"""What Explore shows: the figures of a view, and what else there is to choose.

Comes in: the tidy tables and a view. Goes out: the rows in view, in the order in which they are
drawn and listed, and the options of every control. Never offers what is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from dashboard.state import View
from etl.tables import STATUS_LABELS, Frames
from etl.wording import Wording, known

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

_STATUS_ORDER = (
    "planned", "proposed", "forecast", "actual", "estimate", "claimed", "hypothetical", "negated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its code and its name."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A view with theme and indicator settled, its rows, and the options of each control.

    `rows` are observations as mappings, each with `documents`: the ids of the sources it rests
    on (of its inputs, where it is derived). `left_out` counts the undated figures that a chosen
    period hides.
    """

    view: View
    rows: tuple[Row, ...]
    left_out: int
    themes: tuple[Option, ...]
    indicators: tuple[Option, ...]
    entities: tuple[Option, ...]
    counterparts: tuple[Option, ...]
    years: tuple[str, ...]
    sources: tuple[Option, ...]
    statuses: tuple[Option, ...]


def years_of(period: str) -> tuple[int, int] | None:
    """First and last year of an ISO 8601 period; None where it is empty or has none."""
    found = [int(year) for year in re.findall(r"(?:^|/)(\d{4})", period)]
    return (min(found), max(found)) if found else None


def choose(frames: Frames, wording: Wording, asked: View) -> Choice:
    """The figures of the view `asked`, and what could be chosen instead.

    Each control offers what exists given the choices above it: theme, indicator, entity,
    counterpart, then period, source and status side by side.
    """
    figures = frames["observations"]
    indicators = frames["indicators"].sort_values("position")
    known = indicators[indicators["indicator"].isin(figures["indicator"].unique())]
    view = _settled(figures, known, asked)
    of_theme = known[known["theme"] == view.theme]
    rows = _rows(frames, figures[figures["indicator"] == view.indicator])
    entities = _entities(frames, wording, rows, "entity")
    if view.entity:
        rows = [row for row in rows if row["entity"] == view.entity]
    counterparts = _entities(frames, wording, rows, "counterpart")
    if view.counterpart:
        rows = [row for row in rows if row["counterpart"] == view.counterpart]
    kept = [row for row in rows if _of_sources(row, view) and _of_status(row, view)]
    in_period = [row for row in kept if _in_period(row, view)]
    return Choice(
        view=view,
        rows=tuple(in_period),
        left_out=sum(not row["period"] for row in kept) - sum(not r["period"] for r in in_period),
        themes=_options(known.drop_duplicates("theme"), "theme", "theme_label"),
        indicators=_options(of_theme, "indicator", "label"),
        entities=entities,
        counterparts=counterparts,
        years=_years(rows),
        sources=_sources(frames, rows),
        statuses=tuple(
            Option(status, label)
            for status, label in STATUS_LABELS.items()
            if any(row["status"] == status for row in rows)
        ),
    )


def _settled(figures: pd.DataFrame, known: pd.DataFrame, asked: View) -> View:
    """`asked` with an indicator and its theme: a pinned figure's own, else the theme's first."""
    indicator = asked.indicator
    if not indicator and not asked.theme and asked.pinned:
        own = figures.loc[figures["observation_id"] == asked.pinned, "indicator"]
        indicator = own.iloc[0] if len(own) else ""
    if not indicator:
        candidates = known[known["theme"] == asked.theme] if asked.theme else known
        indicator = candidates["indicator"].iloc[0] if len(candidates) else ""
    themes = known.loc[known["indicator"] == indicator, "theme"]
    theme = themes.iloc[0] if len(themes) else asked.theme
    return replace(asked, theme=theme, indicator=indicator)


def _options(table: pd.DataFrame, value: str, label: str) -> tuple[Option, ...]:
    return tuple(Option(v, n) for v, n in zip(table[value], table[label], strict=True))


def _entities(
    frames: Frames, wording: Wording, rows: Iterable[Row], column: str
) -> tuple[Option, ...]:
    there = {row[column] for row in rows} - {""}
    ordered = frames["entities"].sort_values("position")["entity"]
    codes = [code for code in ordered if code in there]
    return tuple(Option(code, wording.entity(code)) for code in codes)


def _years(rows: Iterable[Row]) -> tuple[str, ...]:
    spans = [span for row in rows if (span := years_of(row["period"]))]
    return tuple(str(year) for year in sorted({year for span in spans for year in span}))


def _sources(frames: Frames, rows: Iterable[Row]) -> tuple[Option, ...]:
    there = {document for row in rows for document in row["documents"]}
    table = frames["documents"]
    table = table[table["document_id"].isin(there)]
    return tuple(
        Option(document, f"{publisher}: {title}" if publisher else title)
        for document, publisher, title in zip(
            table["document_id"], table["publisher"], table["title"], strict=True
        )
    )


def _of_sources(row: Row, view: View) -> bool:
    return not view.sources or bool(set(view.sources) & set(row["documents"]))


def _of_status(row: Row, view: View) -> bool:
    return not view.statuses or row["status"] in view.statuses


def _in_period(row: Row, view: View) -> bool:
    if not (view.period_from or view.period_to):
        return True
    span = years_of(row["period"])
    if span is None:
        return False
    first, last = int(view.period_from or 0), int(view.period_to or 9999)
    return span[0] <= last and first <= span[1]


def _rows(frames: Frames, figures: pd.DataFrame) -> list[Row]:
    """`figures` as mappings with the sources they rest on, in the order of drawing."""
    rows = _records(figures)
    documents = _documents(frames, rows)
    place = {code: n for n, code in enumerate(frames["entities"].sort_values("position")["entity"])}
    subjects, parts = _first_seen(rows, "subject"), _first_seen(rows, "breakdown")
    for row in rows:
        row["documents"] = documents[row["observation_id"]]
    return sorted(
        rows,
        key=lambda row: (
            not row["period"],
            row["period"],
            subjects[row["subject"]],
            parts[row["breakdown"]],
            row["method"] == "derived",
            _STATUS_ORDER.index(row["status"]),
            place.get(row["entity"], len(place)),
            row["observation_id"],
        ),
    )


def _records(table: pd.DataFrame) -> list[Row]:
    return cast("list[Row]", table.to_dict("records"))


def _first_seen(rows: Iterable[Row], column: str) -> dict[str, int]:
    return {value: n for n, value in enumerate(dict.fromkeys(row[column] for row in rows))}


def _documents(frames: Frames, rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """The sources that each row rests on: its own, or those of its inputs, however deep."""
    own = {row["observation_id"]: row["document_id"] for row in rows}
    if all(own.values()):
        return {figure: (document,) for figure, document in own.items()}
    table = frames["observations"]
    documents = dict(zip(table["observation_id"], table["document_id"], strict=True))
    return {
        figure: tuple(sorted({documents[one] for one in stated}))
        for figure, stated in stated_behind(frames, own).items()
    }


def stated_behind(frames: Frames, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The figures of sources that each of `ids` rests on: itself, or its inputs, however deep."""
    links, table = frames["derivations"], frames["observations"]
    inputs: dict[str, list[str]] = {}
    for figure, source in zip(links["observation_id"], links["input_id"], strict=True):
        inputs.setdefault(figure, []).append(source)
    stated = set(table.loc[table["document_id"] != "", "observation_id"])

    def behind(figure: str, seen: frozenset[str]) -> list[str]:
        if figure in stated:
            return [figure]
        deeper = (one for one in inputs.get(figure, ()) if one not in seen)
        return [found for one in deeper for found in behind(one, seen | {one})]

    return {one: tuple(dict.fromkeys(behind(one, frozenset({one})))) for one in ids}


def charted(rows: Iterable[Row]) -> list[Row]:
    """The rows that are drawn: not those denied by the text, nor those that repeat one in view.

    A figure that restates another in view in another unit would be drawn as a second figure.
    """
    rows = list(rows)
    there = {row["observation_id"] for row in rows if row["status"] != "negated"}
    return [
        row
        for row in rows
        if row["status"] != "negated" and row["restates"] not in there and known(row["value"])
    ]


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a derived figure: its name in the formula, and the figure."""

    role: str
    row: Row


@dataclass(frozen=True, slots=True)
class Derived:
    """How a derived figure came about."""

    formula: str
    inputs: tuple[Input, ...]


def derivations_of(frames: Frames, ids: Iterable[str]) -> dict[str, Derived]:
    """The formula and inputs of each derived figure among `ids`."""
    links = frames["derivations"]
    links = links[links["observation_id"].isin(set(ids))]
    table = frames["observations"]
    needed = table[table["observation_id"].isin(set(links["input_id"]))]
    rows = {row["observation_id"]: row for row in _records(needed)}
    return {
        str(figure): Derived(
            str(group["formula"].iloc[0]),
            tuple(
                Input(role, rows[source])
                for role, source in zip(group["role"], group["input_id"], strict=True)
            ),
        )
        for figure, group in links.groupby("observation_id", sort=False)
    }
