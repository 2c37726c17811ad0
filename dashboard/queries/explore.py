"""What Explore shows: the figures of a view, and what else there is to choose.

Comes in: the store of a snapshot and a view. Goes out: the rows in view, in the order in which
they are drawn and listed, and the options of every control. Never offers what is not there, and
never holds more rows than can be read: of very many those of whole series, and how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from dashboard.queries.behind import resting_on
from dashboard.state import View
from dashboard.store import FIGURES, Row, Store
from etl.tables import STATUS_LABELS
from etl.wording import Wording, known

MOST_ROWS = 300
"""Figures of one view that are drawn and listed; downloads hold all."""
_MOST_SOURCES = 300  # that one control can offer
_STATUS_ORDER = (
    "planned", "proposed", "forecast", "actual", "estimate", "claimed", "hypothetical", "negated",
)  # fmt: skip
_FIRST = "try_cast(period[1:4] AS INTEGER)"
_LAST = f"greatest({_FIRST}, try_cast(split_part(period, '/', 2)[1:4] AS INTEGER))"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its code and its name."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A view with theme and indicator settled, its rows, and the options of each control.

    `rows` are observations as mappings with the columns of `FIGURES`, each with `documents`: the
    ids of the sources it rests on (of its inputs, where it is derived). `total` is the number of
    figures in view, which may be more than `rows` holds. `left_out` counts the undated figures
    that a chosen period hides.
    """

    view: View
    rows: tuple[Row, ...]
    total: int
    left_out: int
    themes: tuple[Option, ...]
    indicators: tuple[Option, ...]
    entities: tuple[Option, ...]
    counterparts: tuple[Option, ...]
    years: tuple[str, ...]
    sources: tuple[Option, ...]
    statuses: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Where:
    """A condition in SQL on `FIGURES`, and the values of its question marks."""

    text: str
    values: tuple[Any, ...] = ()

    def and_(self, text: str, *values: Any) -> _Where:
        return _Where(f"{self.text} AND {text}", (*self.values, *values))


@dataclass(frozen=True, slots=True)
class _There:
    """What the figures of an indicator have: each list without doubles, in no order."""

    entities: list[str]
    counterparts: list[str]
    periods: list[str]
    statuses: list[str]
    derived: list[str]


_NOTHING = dict.fromkeys(_There.__slots__)


def years_of(period: str) -> tuple[int, int] | None:
    """First and last year of an ISO 8601 period; None where it is empty or has none."""
    found = [int(year) for year in re.findall(r"(?:^|/)(\d{4})", period)]
    return (min(found), max(found)) if found else None


def choose(store: Store, wording: Wording, asked: View, most: int | None = MOST_ROWS) -> Choice:
    """The figures of the view `asked`, and what could be chosen instead; None for `most` is all.

    Each control offers what exists given the choices above it: theme, indicator, entity,
    counterpart, then period, source and status side by side.
    """
    view = _settled(store, wording, asked)
    there = _there(store, view)
    where = _of_areas(_Where("indicator = ?", (view.indicator,)), view)
    behind = resting_on(store, there.derived)
    documents = {one: tuple(sorted({d for _, d in many})) for one, many in behind.items()}
    kept = _of_status(_of_sources(where, view, documents), view)
    in_period = _in_period(kept, view)
    rows, total = _rows(store, in_period, most, view.pinned)
    place = {code: entry.get("position", 0) for code, entry in wording.entities.items()}
    offered = _offered(store, wording, view.indicator)
    of_theme = [row for row in offered if row["theme"] == view.theme]
    return Choice(
        view=view,
        rows=tuple(_ordered(_with_documents(rows, documents), place)),
        total=total,
        left_out=_undated(store, kept) if in_period != kept else 0,
        themes=_options({row["theme"]: row["theme_label"] for row in offered}),
        indicators=_options({row["indicator"]: row["label"] for row in of_theme}),
        entities=_named(there.entities, wording, place),
        counterparts=_named(there.counterparts, wording, place),
        years=_years(there.periods),
        sources=_sources(store, where, documents, view.sources),
        statuses=_options({s: label for s, label in STATUS_LABELS.items() if s in there.statuses}),
    )


def _offered(store: Store, wording: Wording, indicator: str) -> list[Row]:
    """The indicators that have figures, in their order, and `indicator` though it may have none."""
    there = store.indicators
    entry = wording.indicators.get(indicator)
    if entry is None or any(row["indicator"] == indicator for row in there):
        return there
    return sorted([*there, entry], key=lambda row: int(row["position"]))


def _settled(store: Store, wording: Wording, asked: View) -> View:
    """`asked` with an indicator and its theme: a pinned figure's own, else the theme's first."""
    indicator, there = asked.indicator, store.indicators
    if not indicator and not asked.theme and asked.pinned:
        query = f"SELECT indicator FROM {FIGURES} WHERE observation_id = ?"
        indicator = next(iter(store.column(query, [asked.pinned])), "")
    if not indicator:
        of_theme = (row for row in there if asked.theme in ("", row["theme"]))
        indicator = next((row["indicator"] for row in of_theme), "")
    theme = wording.indicators.get(indicator, {}).get("theme", asked.theme)
    return replace(asked, theme=theme, indicator=indicator)


def _options(named: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in named.items())


def _named(codes: Iterable[str], wording: Wording, place: dict[str, int]) -> tuple[Option, ...]:
    known_codes = sorted((code for code in codes if code in place), key=place.__getitem__)
    return _options({code: wording.entity(code) for code in known_codes})


def _there(store: Store, view: View) -> _There:
    """What is there to choose from, given the choices above each control, in one look."""
    whole = store.there.get(view.indicator)
    if whole is None or not (view.entity or view.counterpart):
        return _There(**{name: many or [] for name, many in (whole or _NOTHING).items()})
    of_entity = _of_areas(_Where("true"), replace(view, counterpart=""))
    of_both = _of_areas(_Where("true"), view)
    lists = ("counterpart", of_entity), ("period", of_both), ("status", of_both)
    parts = [f"list(DISTINCT {name}) FILTER ({where.text})" for name, where in lists]
    query = (
        f"SELECT {parts[0]} AS b, {parts[1]} AS c, {parts[2]} AS d, "
        f"list(observation_id) FILTER ({of_both.text} AND document_id = '') AS e "
        f"FROM {FIGURES} WHERE indicator = ?"
    )
    values = (*of_entity.values, *of_both.values, *of_both.values, *of_both.values)
    (found,) = store.rows(query, (*values, view.indicator))
    return _There(whole["entities"], *(one or [] for one in found.values()))


def _of_areas(where: _Where, view: View) -> _Where:
    if view.entity:
        where = where.and_("entity = ?", view.entity)
    return where.and_("counterpart = ?", view.counterpart) if view.counterpart else where


def _years(periods: Iterable[str]) -> tuple[str, ...]:
    spans = [span for period in periods if (span := years_of(period))]
    return tuple(f"{year:04d}" for year in sorted({year for span in spans for year in span}))


def _sources(
    store: Store, where: _Where, documents: dict[str, tuple[str, ...]], chosen: Sequence[str]
) -> tuple[Option, ...]:
    """The sources by publisher; of very many those with most figures, and those chosen."""
    query = (
        f"SELECT document_id, count(*) AS figures FROM {FIGURES} WHERE {where.text} "
        "AND document_id <> '' GROUP BY document_id"
    )
    counted = {row["document_id"]: row["figures"] for row in store.rows(query, where.values)}
    there = {**dict.fromkeys((d for many in documents.values() for d in many), 0), **counted}
    most = sorted(there, key=lambda one: (one not in chosen, -there[one]))[:_MOST_SOURCES]
    named = {}
    for one in most:
        source = store.documents[one]
        named[one] = ": ".join(filter(None, (source["publisher"], source["title"])))
    return _options(dict(sorted(named.items(), key=lambda item: (item[1].casefold(), item[0]))))


def _of_sources(where: _Where, view: View, documents: dict[str, tuple[str, ...]]) -> _Where:
    if not view.sources:
        return where
    chosen = set(view.sources)
    resting = [figure for figure, many in documents.items() if chosen & set(many)]
    return where.and_(
        "(document_id IN (SELECT unnest(?)) OR observation_id IN (SELECT unnest(?)))",
        list(view.sources),
        resting,
    )


def _of_status(where: _Where, view: View) -> _Where:
    return (
        where.and_("status IN (SELECT unnest(?))", list(view.statuses)) if view.statuses else where
    )


def _in_period(where: _Where, view: View) -> _Where:
    if not (view.period_from or view.period_to):
        return where
    first, last = int(view.period_from or 0), int(view.period_to or 9999)
    return where.and_(f"{_FIRST} <= ? AND {_LAST} >= ?", last, first)


def _undated(store: Store, where: _Where) -> int:
    query = f"SELECT count(*) FROM {FIGURES} WHERE {where.text} AND period = ''"
    return int(store.column(query, where.values)[0])


def _rows(store: Store, where: _Where, most: int | None, pinned: str) -> tuple[list[Row], int]:
    """The rows and how many there are.

    Of more than `most` whole series are kept: the pinned figure's before all, then those of the
    economy that most figures are about, then those of most figures; of the last series its oldest
    figures are left out.
    """
    query = f"SELECT * FROM {FIGURES} WHERE {where.text}"
    if most is None:
        rows = store.rows(query, where.values)
        return rows, len(rows)
    held = "max(observation_id = ?)" if pinned else "?"
    entity, partner = store.main_pair or ("", "")
    series = store.rows(
        f"SELECT series, count(*) AS figures, {held} AS held, any_value(entity) = ? AS own, "
        "any_value(counterpart) IN ('', ?) AS near, "
        f"sum(count(*)) OVER ()::BIGINT AS total FROM {FIGURES} WHERE {where.text} "
        "GROUP BY series "
        "ORDER BY held DESC, own AND near DESC, own DESC, figures DESC, series LIMIT ?",
        (pinned, entity, partner, *where.values, most),
    )
    if not series:
        return [], 0
    total = int(series[0]["total"])
    if total > most:
        up_to = accumulate(one["figures"] for one in series)
        taken = 1 + sum(1 for reached in up_to if reached < most)
        numbers = ", ".join(str(one["series"]) for one in series[:taken])
        query += f" AND series IN ({numbers})"
    rows = store.rows(query, where.values)
    rank = {one["series"]: n for n, one in enumerate(series)}
    rows.sort(key=lambda row: row["period"], reverse=True)
    rows.sort(key=lambda row: (row["observation_id"] != pinned, rank[row["series"]]))
    return rows[:most], total


def _with_documents(rows: list[Row], documents: dict[str, tuple[str, ...]]) -> list[Row]:
    for row in rows:
        own = row["document_id"]
        row["documents"] = (own,) if own else documents[row["observation_id"]]
    return rows


def _ordered(rows: list[Row], place: dict[str, int]) -> list[Row]:
    """In the order of drawing: by period, subject and part as they first appear, status, entity."""
    rows.sort(key=lambda row: row["place"])
    subjects, parts = _first_seen(rows, "subject"), _first_seen(rows, "breakdown")
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


def _first_seen(rows: Iterable[Row], column: str) -> dict[str, int]:
    return {value: n for n, value in enumerate(dict.fromkeys(row[column] for row in rows))}


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
