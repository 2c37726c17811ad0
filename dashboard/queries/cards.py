"""A card for each theme: its figures, in the form that they ask for.

Comes in: the tidy tables of a snapshot. Goes out: plain records, with the form of each card chosen
by the shape of its figures alone (how many, of which units, over what they differ). Never knows an
indicator by name, so that other figures find a fitting form too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from dashboard.queries.measures import STATUS_RANK, Measure, measures_of, telling, with_rank
from dashboard.queries.overview import main_pair, stated_figures
from dashboard.queries.quotes import Quote, quotes_among
from etl.tables import Frames
from etl.wording import Wording, part_text, period_text

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]
Form = Literal["pictogram", "bars", "dots", "series", "statements"]

WIDE_SPREAD = 50
"""Largest over smallest figure from which bars hide the small ones: dots on a log axis instead."""
MOST_MARKS = 10
"""Figures that a card's bars or dots take; the newest stay."""
SERIES_FROM = 5
"""Periods from which a time axis serves better than a list of bars."""
MOST_IN_SERIES = 300
"""Figures that a card's time axis takes; the newest stay."""
MOST_STATEMENTS = 6
"""Figures that one card states beside, or instead of, its chart."""

_HEADCOUNT = "headcount"  # persons and pieces stand on one axis: both are numbers of things
_SHARE = re.compile(r"\b(as a percentage of|share of|part of)\b", re.IGNORECASE)
RICH_FROM = 40
"""Figures from which a theme is told by its measures, a line each, not by single statements."""
MOST_MEASURES = 9
_THING = ["indicator", "entity", "counterpart", "subject", "breakdown", "unit"]


@dataclass(frozen=True, slots=True)
class Note:
    """A figure worked out from those of a chart, or one that repeats one of them."""

    row: Row
    label: str
    formula: str


@dataclass(frozen=True, slots=True)
class Card:
    """A theme on the overview: its headline, the figures of its chart, and what stands beside."""

    theme: str
    label: str
    headline: str
    form: Form
    figures: tuple[Row, ...]
    notes: tuple[Note, ...]
    statements: tuple[Row, ...]
    more: int
    quotes: tuple[Quote, ...]
    measures: tuple[Measure, ...] = ()


def cards(frames: Frames, excerpts: pd.DataFrame, wording: Wording) -> list[Card]:
    """A card for each theme that has figures, in the vocabulary's order."""
    indicators = frames["indicators"].sort_values("position")
    charted = frames["observations"][frames["observations"]["status"] != "negated"]
    rows = charted.merge(
        indicators[["indicator", "theme", "position"]], on="indicator", how="inner"
    )
    rows, pair = with_rank(frames, rows), main_pair(frames)
    made = []
    for theme, label in dict(
        zip(indicators["theme"], indicators["theme_label"], strict=True)
    ).items():
        of_theme = rows[rows["theme"] == theme]
        if not of_theme.empty:
            one = _card(str(theme), str(label), of_theme, frames, excerpts, wording, pair)
            made.append(_rich(one, of_theme, pair) if len(of_theme) > RICH_FROM else one)
    return made


def _rich(card: Card, rows: pd.DataFrame, pair: tuple[str, str] | None) -> Card:
    """`card` with the measures of its theme in place of statements; its lead alone is quoted."""
    valued = rows[rows["value"].notna() & (rows["restates"] == "")]
    there = measures_of(_records(valued), MOST_MEASURES, pair)
    drawn = {row["observation_id"] for row in card.figures}
    lead = next((mark for quote in card.quotes for mark in quote.marks if mark.id in drawn), None)
    quotes = [q for q in card.quotes if lead and lead in q.marks][:1]
    more = len(rows) - len(card.figures) - len(there)
    return replace(
        card,
        statements=(),
        notes=(),
        quotes=tuple(quotes),
        measures=tuple(there),
        more=max(more, 0),
    )


def _card(
    theme: str,
    label: str,
    rows: pd.DataFrame,
    frames: Frames,
    excerpts: pd.DataFrame,
    wording: Wording,
    pair: tuple[str, str] | None,
) -> Card:
    stated = stated_figures(rows)
    stated = stated if len(stated) else rows
    group = _largest_group(stated[stated["value"].notna()], wording, pair)
    form = _form(group, wording)
    drawn = group if form != "statements" else group.iloc[:0]
    rest = stated.drop(drawn.index)
    notes = _notes(drawn, rows, frames, wording)
    ranked = _strongest(rest)
    statements = ranked[:MOST_STATEMENTS]
    figures = tuple(_records(drawn))
    lead = telling(figures) if form == "series" else _newest(figures)
    spoken = [*lead, *(note.row for note in notes), *statements]
    return Card(
        theme=theme,
        label=label,
        headline=_headline(tuple(lead), notes, label, wording, of_series=form == "series"),
        form=form,
        figures=figures,
        notes=tuple(notes),
        statements=tuple(statements),
        more=len(rows) - len(figures) - len(notes) - len(statements),
        quotes=tuple(quotes_among(excerpts, [str(row["observation_id"]) for row in spoken])),
    )


def _records(rows: pd.DataFrame) -> list[Row]:
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]


def _scale(unit: str, wording: Wording) -> str:
    kind = str(wording.units.get(unit, {}).get("kind", ""))
    return _HEADCOUNT if kind in ("persons", "count") else unit


def _largest_group(
    rows: pd.DataFrame, wording: Wording, pair: tuple[str, str] | None
) -> pd.DataFrame:
    """The figures of one thing over time, the first measure's that has such a series.

    Of several such things it is that of the economy of `pair` whose dependence is told.

    Else the most figures of one measure and subject that one axis can carry, or of nearly as many
    the newest.
    """
    if rows.empty:
        return rows
    series = rows[rows["period"] != ""].groupby(_THING, sort=False)
    long = series.agg(periods=("period", "nunique"), position=("position", "min"))
    long = long[long["periods"] >= SERIES_FROM]
    if len(long):
        entity, partner = pair or ("", "")
        first = long.assign(
            other=long.index.get_level_values("entity") != entity,
            elsewhere=~long.index.get_level_values("counterpart").isin(["", partner]),
        ).sort_values(
            ["position", "other", "elsewhere", "periods"],
            ascending=[True, True, True, False],
            kind="stable",
        )
        chosen = rows[rows.set_index(_THING).index == first.index[0]]
        in_time: pd.DataFrame = chosen.sort_values("period", ascending=False, kind="stable")
        return in_time.head(MOST_IN_SERIES)
    key = ["indicator", "subject", "scale"]
    keyed = rows.assign(scale=[_scale(unit, wording) for unit in rows["unit"]])
    sizes = keyed.groupby(key, sort=False).agg(
        size=("position", "size"), min=("position", "min"), newest=("period", "max")
    )
    near = sizes[sizes["size"] >= sizes["size"].max() / 2] if len(rows) > RICH_FROM else sizes
    by = ["newest", "size", "min"] if len(rows) > RICH_FROM else ["size", "min"]
    up = [name == "min" for name in by]
    largest = near.sort_values(by, ascending=up, kind="stable").index[0]
    group = rows[keyed.set_index(key).index == largest]
    most = MOST_IN_SERIES if _periods(group) >= SERIES_FROM else MOST_MARKS
    newest: pd.DataFrame = group.sort_values("period", ascending=False, kind="stable").head(most)
    return newest.sort_index()


def _periods(rows: pd.DataFrame) -> int:
    return int(rows.loc[rows["period"] != "", "period"].nunique())


def is_share(row: Row, wording: Wording) -> bool:
    """Whether a figure is a part of a whole, by unit, value and the measure's definition."""
    entry = wording.indicators.get(str(row["indicator"]), {})
    kind = wording.units.get(str(row["unit"]), {}).get("kind")
    defined = _SHARE.search(f"{entry.get('label', '')}. {entry.get('definition', '')}")
    return kind == "percent" and 0 <= float(row["value"]) <= 100 and defined is not None


def _form(group: pd.DataFrame, wording: Wording) -> Form:
    if group.empty:
        return "statements"
    values = group["value"]
    if len(group) == 1:
        row = _records(group)[0]
        solid = row["status"] in ("actual", "estimate", "claimed")
        return "pictogram" if solid and is_share(row, wording) else "statements"
    if _periods(group) >= SERIES_FROM:
        return "series"
    if values.min() > 0 and values.max() / values.min() >= WIDE_SPREAD:
        return "dots"
    return "bars"


def _strongest(rows: pd.DataFrame) -> list[Row]:
    """The newest figure of each measure before the next, what happened before what may."""
    rank = rows["status"].map({status: n for n, status in enumerate(STATUS_RANK)})
    newest = rows.assign(rank=rank).sort_values("period", ascending=False, kind="stable")
    ordered = newest.sort_values(["rank", "position"], kind="stable")
    turn = ordered.groupby(["indicator", "subject"], sort=False).cumcount()
    return _records(
        ordered.assign(turn=turn).sort_values("turn", kind="stable").drop(columns=["rank", "turn"])
    )


def _notes(group: pd.DataFrame, rows: pd.DataFrame, frames: Frames, wording: Wording) -> list[Note]:
    """What is worked out from the figures of `group`, and what repeats one of them."""
    drawn = set(group["observation_id"])
    repeated = rows[rows["restates"].isin(drawn)]
    known = drawn | set(repeated["observation_id"])
    inputs = frames["derivations"].groupby("observation_id", sort=False)
    made = [Note(row, "The same sum in another unit", "") for row in _records(repeated)]
    for row in _records(rows[rows["method"] == "derived"]):
        if row["observation_id"] not in inputs.groups:
            continue
        derivation = inputs.get_group(row["observation_id"])
        if set(derivation["input_id"]) <= known:
            formula = wording.in_words(str(derivation["formula"].iloc[0]))
            made.append(Note(row, _note_label(row, group, wording), formula))
    return made


def _note_label(row: Row, group: pd.DataFrame, wording: Wording) -> str:
    """The measure; for another figure of the measure that is drawn, what sets it apart from it."""
    if row["indicator"] != group["indicator"].iloc[0]:
        return wording.indicator(str(row["indicator"]))
    whose = wording.entity(str(row["entity"]))
    return ", ".join(filter(None, (whose, part_text(str(row["breakdown"])))))


def _newest(figures: tuple[Row, ...]) -> list[Row]:
    """What happened before what may, and of that the newest first."""
    newest = sorted(figures, key=lambda row: str(row["period"]), reverse=True)
    return sorted(
        newest, key=lambda row: (STATUS_RANK.index(row["status"]), row.get("rank", 0) > 1)
    )


def _headline(
    figures: tuple[Row, ...], notes: list[Note], label: str, wording: Wording, *, of_series: bool
) -> str:
    """The first sentence that a measure's template gives; else the measure's name.

    What is worked out from several figures tells more of them than any one does, so it comes first;
    of that, what compares them comes before their total. A series speaks by its own figures, which
    come in the order in which they tell most.
    """
    if not figures:
        return label
    worked_out = sorted(
        (note.row for note in notes if note.row["method"] == "derived" and not of_series),
        key=lambda row: row["indicator"] == figures[0]["indicator"],
    )
    for row in [*worked_out, *(figures if of_series else _newest(figures))]:
        text = wording.headline(row)
        if text != wording.measure(row):
            year = str(row["period"])[:4]
            return text if year in text else f"{text}, {period_text(str(row['period']))}"
    if of_series:
        row = figures[0]
        name = wording.indicator(str(row["indicator"]))
        return f"{name}: {wording.figure_in_words(row)} ({wording.scope(row)})"
    subject = str(figures[0]["subject"])
    name = wording.indicator(str(figures[0]["indicator"]))
    return f"{name}: {subject}" if subject else name
