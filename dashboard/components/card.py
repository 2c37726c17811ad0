"""A theme on the overview: headline, chart or statements, the sentences beside them.

Comes in: a `Card` of the queries. Goes out: components. The card's form decides the chart; nothing
here decides the form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dash import html

from dashboard.charts import marks
from dashboard.charts.drawing import Pen, linked
from dashboard.charts.grouped import grouped
from dashboard.charts.pictogram import pictogram
from dashboard.charts.rows import rows_chart
from dashboard.charts.series import series_chart
from dashboard.charts.spread import competing, spread
from dashboard.charts.template import Words
from dashboard.components.attributes import aria
from dashboard.components.charted import charted
from dashboard.components.folding import folded, narrow_fold
from dashboard.components.links import figure_address, theme_address
from dashboard.components.measures import measures_list
from dashboard.components.quotation import quotation, turned_lines
from dashboard.components.statement import fraction_of, notes_list, statement, status_mark
from dashboard.plain import counted
from dashboard.queries.cards import Card
from dashboard.queries.quotes import Quote, row_about
from etl.wording import Wording, period_text

if TYPE_CHECKING:
    import pandas as pd
    from dash.development.base_component import Component

MOST_QUOTES = 3
"""Sentences beside a chart that stand open."""

MOST_STATEMENTS = 3
"""Figures stated beside a chart, or instead of one, that stand open: a row of a wide screen."""


def card(card: Card, pen: Pen, width: str, *, brief: bool = False) -> Component:
    """One theme; `width` is "narrow", "wide" or "whole" of the overview's row.

    A narrow screen shows headline, chart and sentences, of a `brief` one the headline alone; what
    else there is opens on demand.
    """
    wording = pen.wording
    hrefs = {mark.id: _href(card, mark.id) for quote in card.quotes for mark in quote.marks}
    by_id = {mark.id: quote for quote in card.quotes for mark in quote.marks}
    newest = sorted(card.figures, key=lambda row: str(row["period"]), reverse=True)
    first = newest if card.form == "series" else card.figures
    drawn = [str(row["observation_id"]) for row in first]
    drawn += [str(note.row["observation_id"]) for note in card.notes]
    beside = _once(by_id[key] for key in drawn if key in by_id)
    stated = [
        statement(rows, wording, _quote(rows, by_id, hrefs))
        for rows in _by_sentence(card.statements, by_id)
    ]
    body: list[Any] = []
    drawn_part: list[Any] = []
    if card.figures:
        chart = html.Div(
            [
                *_chart(card, pen),
                *([notes_list(card.notes, wording)] if card.notes else []),
            ],
            className="drawn",
        )
        drawn_part.append(
            html.Div(
                [chart, _beside(beside, hrefs, drawn, card, wording)],
                className=" ".join(("pair", card.form, *["stacked"] * bool(card.measures))),
            )
        )
    if stated:
        lone = " lone" if len(stated) == 1 else ""
        body += folded(
            stated,
            MOST_STATEMENTS,
            "statement",
            lambda held: html.Div(held, className=f"statements{lone}"),
        )
    if card.measures:
        body += measures_list(card.measures, wording, pen.colours, pen.scheme)
    if card.figures:
        count = len(card.statements) + len(card.measures)
        body = _on_phone(drawn_part, body, count, brief)
    more = f"Explore {card.label}" + (f": {card.more:,} more figures" if card.more > 0 else "")
    return html.Article(
        [
            html.P(card.label, className="over"),
            html.H2(card.headline) if card.figures else None,
            *body,
            html.P(
                html.A(f"{more} ›", href=theme_address(card.theme)),
                className="onward",
            ),
        ],
        className=f"card theme {width}",
        **aria(label=card.label),
    )


def _on_phone(drawn: list[Any], rest: list[Any], count: int, brief: bool) -> list[Any]:
    """`drawn` and `rest`, which holds `count` figures, as a narrow screen folds them."""
    more = counted(count, "more figure") if count else ""
    if brief:
        told = " and ".join(filter(None, ("Chart, sentences", more)))
        return [narrow_fold(told, [*drawn, *rest])]
    return [*drawn, narrow_fold(more, rest)] if rest else drawn


def marks_of(card: Card) -> list[marks.Shown]:
    """The marks that the chart and the statements of `card` show."""
    drawn = [marks.of_figure(row) for row in card.figures]
    if card.form == "pictogram":
        drawn = [marks.Mark(mark.fill) for mark in drawn]
    form: marks.Form = "dot" if card.form in ("dots", "series") else "bar"
    beside = [mark for row in card.statements if (mark := status_mark(row))]
    shapes = map(marks.shape, card.figures)
    there = [marks.Shown(m, form, s) for m, s in zip(drawn, shapes, strict=True)]
    return there + [marks.Shown(m, "bar") for m in beside]


def _beside(
    quotes: Sequence[Quote],
    hrefs: Mapping[str, str],
    drawn: Sequence[str],
    card: Card,
    wording: Wording,
) -> Component:
    """The sentences beside a chart; of many, the last ones open on demand."""
    rows = {row["observation_id"]: row for row in card.figures}
    place = {key: n for n, key in enumerate(drawn)}
    leads = (
        min((mark.id for mark in one.marks), key=lambda key: place.get(key, len(place)), default="")
        for one in quotes
    )
    said: list[Component] = []
    for one, lead in zip(quotes, leads, strict=True):
        own = [rows[mark.id] for mark in one.marks if mark.id in rows]
        told = quotation(row_about(one, {lead}), hrefs, lead=lead)
        turned = turned_lines(own, wording)
        said.append(html.Div([told, *turned]) if turned else told)

    def hold(held: list[Component]) -> Component:
        return html.Div(held, className="quotes")

    return hold(folded(said, MOST_QUOTES, "sentence", hold))


def _href(card: Card, key: str) -> str:
    rows = [*card.figures, *(note.row for note in card.notes), *card.statements]
    return next((figure_address(row) for row in rows if row["observation_id"] == key), "")


def _by_sentence(
    rows: Sequence[Mapping[str, Any]], quotes: Mapping[str, Quote]
) -> list[list[Mapping[str, Any]]]:
    """The rows of one sentence together, in the order of their first: it is quoted once."""
    groups: dict[Quote | str, list[Mapping[str, Any]]] = {}
    for row in rows:
        key = str(row["observation_id"])
        groups.setdefault(quotes.get(key, key), []).append(row)
    return list(groups.values())


def _once(quotes: Any) -> list[Quote]:
    return list(dict.fromkeys(quotes))


def _quote(
    rows: Sequence[Mapping[str, Any]], quotes: Mapping[str, Quote], hrefs: Mapping[str, str]
) -> Component | None:
    """The sentence that `rows` share."""
    ids = [str(row["observation_id"]) for row in rows]
    quote = quotes.get(ids[0])
    return quotation(row_about(quote, ids), hrefs) if quote else None


def _chart(card: Card, pen: Pen) -> list[Component]:
    hrefs = {str(row["observation_id"]): figure_address(row) for row in card.figures}
    words = Words(title=card.headline, subtitle="", marks="", foot="")
    unsourced = replace(pen, titles={})  # plotly hides a hover text higher than a low chart
    lead: list[Component] = []
    if card.form == "pictogram":
        row = card.figures[0]
        figure = pictogram(row, unsourced)
        sign = fraction_of(row["value"]) if row["qualifier"] == "exact" else ""
        lead = [
            html.P(
                sign or pen.wording.figure(row), className="share", style={"color": pen.colour(row)}
            )
        ]
    elif card.form == "dots" and competing(card.figures):
        figure = rows_chart(_in_time(card.figures), pen, words, dotted=True)
    elif card.form == "dots":
        figure = spread(card.figures, unsourced)
    elif card.form == "series":
        figure = series_chart(card.figures, pen, words)
    else:
        figure = grouped(card.figures, unsourced)
    graph = charted(
        linked(figure, hrefs),
        graph={"type": "linked-graph", "index": card.theme},
        caption=_caption(card, pen),
        summary=_summary(card, pen.wording),
        table=_table(card, pen.wording),
    )
    return [*lead, graph]


def _in_time(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """By period, the undated last, and within one what is of one part or subject together."""
    kinds = list(dict.fromkeys((row["breakdown"], row["subject"]) for row in rows))
    place = {kind: n for n, kind in enumerate(kinds)}
    return sorted(
        rows,
        key=lambda row: (
            not row["period"], row["period"], place[row["breakdown"], row["subject"]],
        ),
    )  # fmt: skip


def _caption(card: Card, pen: Pen) -> str:
    """What is drawn, and in which unit: measure, subject, unit."""
    first, wording = card.figures[0], pen.wording
    if card.form == "pictogram":
        return f"{wording.measure(first)}, {period_text(first['period'])}; a square is one percent."
    what = wording.indicator(first["indicator"])
    subject = f", {first['subject']}" if len({row["subject"] for row in card.figures}) == 1 else ""
    subject = subject if first["subject"] else ""
    return "; ".join(filter(None, (what + subject, pen.units(card.figures)))) + "."


def _summary(card: Card, wording: Wording) -> str:
    said = [
        f"{wording.entity(row['entity'])} {wording.scope(row)}: {wording.figure_in_words(row)}"
        for row in card.figures
    ]
    return " " + "; ".join(said) + "."


def _table(card: Card, wording: Wording) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        [
            (
                wording.entity(row["entity"]),
                wording.scope(row),
                wording.figure(row),
                marks.words(row["qualifier"], row["status"]),
            )
            for row in card.figures
        ],
        columns=["Of", "Covers", "Figure", "As the text has it"],
    )
