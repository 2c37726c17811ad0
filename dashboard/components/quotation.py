"""A sentence set as a quotation: its numbers marked, its source beneath.

Comes in: a `Quote`. Goes out: components. Never shortens the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import data
from dashboard.components.links import Reading, away, reading_address
from dashboard.queries.quotes import Mark, Quote
from etl.wording import Wording, period_text

ENTERED = {"sheet": "Entered in a sheet from", "statistics": "Official table of"}
"""Kinds of source whose figures stand in rows, and how the line beneath says so."""


def clock(seconds: float) -> str:
    """A second of a recording as a player shows it: "0:14", "1:02:03"."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"


def quotation(
    quote: Quote, hrefs: Mapping[str, str], chosen: str = "", lead: str = ""
) -> Component:
    """`quote` with each mark linking to `hrefs[mark.id]`; the mark `chosen` stands out.

    In a row of figures the mark `lead` is the one that is coloured: the others are as many as the
    row has cells.
    """
    parts: list[Any] = []
    at = 0
    for mark in quote.marks:
        parts.append(quote.sentence[at : mark.start])
        marked = html.Mark(
            quote.sentence[mark.start : mark.end],
            className=_class(quote, mark, chosen, lead),
        )
        href, own = hrefs.get(mark.id, ""), data(observation=mark.id)
        parts.append(html.A(marked, href=href, className="marked", **own) if href else marked)
        at = mark.end
    parts.append(quote.sentence[at:])
    return html.Div(
        [
            said(quote, [part for part in parts if part != ""]),
            source_line(quote),
        ],
        className="quotation",
    )


def _class(quote: Quote, mark: Mark, chosen: str, lead: str) -> str:
    if mark.id == chosen:
        return "chosen"
    return "other-cell" if lead and mark.id != lead and quote.kind in ENTERED else ""


def turned_lines(rows: Iterable[Mapping[str, Any]], wording: Wording) -> list[Component]:
    """For the sentence of figures that it tells from the other side: that it does."""
    told = dict.fromkeys(filter(None, map(wording.turned_round, rows)))
    return [html.P(line, className="about") for line in told]


def said(quote: Quote, parts: list[Any]) -> Component:
    """`parts` of the sentence as a quotation; the row of a sheet, which nobody said, is none."""
    if quote.kind in ENTERED:
        return html.P(parts, className="said entered")
    return html.Blockquote(parts, className="said")


def source_line(quote: Quote) -> Component:
    """Publisher, title, date and page of the source, and the way to read on in it."""
    first = quote.marks[0].mention_id if quote.marks else ""
    place = Reading(document=quote.document_id, passage=quote.passage_id, mention=first)
    parts: list[Any] = [f"{ENTERED[quote.kind]} "] if quote.kind in ENTERED else []
    if quote.publisher:
        parts += [html.Strong(quote.publisher), " · "]
    parts.append(quote.title)
    if quote.published:
        parts.append(f" · {period_text(quote.published)}")
    if quote.page is not None:
        parts.append(f" · page {quote.page}")
    parts += [" · ", html.A("read on ›", href=reading_address(place), title=quote.title)]
    if quote.time_s is not None and quote.url:
        parts += [" · ", away(f"watch at {clock(quote.time_s)} ›", quote.url)]
    elif quote.kind in ENTERED and quote.url:
        parts += [" · ", away("its source ›", quote.url)]
    return html.P(parts, className="source")
