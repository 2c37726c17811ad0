"""Overview: what the documents say, theme by theme, and that every number is accounted for.

Comes in: a published snapshot. Goes out: the page. Never computes: queries do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.drawing import Pen
from dashboard.components import shell
from dashboard.components.card import MOST_QUOTES, MOST_STATEMENTS, card, marks_of
from dashboard.components.legend import legend
from dashboard.components.links import Reading, reading_address
from dashboard.components.measures import absent_list
from dashboard.pages.page import Page
from dashboard.published import Published
from dashboard.queries import overview
from dashboard.queries.cards import Card
from dashboard.queries.measures import absent
from dashboard.queries.overview import Counts
from dashboard.theme import Scheme, entity_colours
from etl.articles import within
from etl.wording import possessive

_WHOLE_ON_PHONE = 3  # themes whose chart a narrow screen shows at once


def layout(found: Published, _query: str, scheme: Scheme) -> Component:
    """The page, whatever the tables hold."""
    made = found.cards
    colours = entity_colours(found.frames["entities"], scheme)
    pen = Pen(found.wording, colours, found.sources, scheme)
    body: Any = [
        card(one, pen, width, brief=n >= _WHOLE_ON_PHONE)
        for n, (one, width) in enumerate(in_rows(made))
    ]
    lacking = absent(found.frames)
    body += [absent_list(lacking, found.wording)] if lacking else []
    shown = [mark for one in made for mark in marks_of(one)]
    return html.Div(
        [
            html.H1(headline(found)),
            html.P(accounted(overview.counts(found.store)), className="lead"),
            html.Div(body, className="themes") if made else _empty(),
            html.Div(legend(shown), className="foot") if shown else None,
        ]
    )


def headline(found: Published) -> str:
    """The page's title, from the pair that most figures are about."""
    pair = found.store.main_pair
    if pair is None:
        return "What the documents say"
    entity, counterpart = (within(found.wording.entity(code)) for code in pair)
    return f"What the documents say about {possessive(entity)} dependence on {counterpart}"


def accounted(counts: Counts) -> list[Any]:
    """How many numbers there are and what became of them; the parts add up to the whole."""
    holders = [
        (counts.documents, "document", "documents"),
        (counts.sheets, "sheet of figures", "sheets of figures"),
        (counts.tables, "official table", "official tables"),
    ]
    held = [_many(n, one, many) for n, one, many in holders if n]
    if not held:
        return ["No source is published yet."]
    subject = " and ".join(filter(None, (", ".join(held[:-1]), held[-1])))
    verb = "holds" if sum(n for n, _, _ in holders) == 1 else "hold"
    said: list[Any] = [f"{subject} {verb} {_many(counts.numbers, 'number')}. "]
    if not counts.numbers:
        return said
    parts = [
        (counts.figures, "is a figure you can chart", "are figures you can chart"),
        (counts.denied, "is a figure that the text denies", "are figures that the text denies"),
        (counts.dates, "is a date", "are dates"),
        (counts.others, "is neither, with the reason given", "are neither, each with its reason"),
    ]
    told = [f"{n:,} {one if n == 1 else many}" for n, one, many in parts if n]
    if told:
        said.append(f"{', '.join(told)}. ")
    if counts.unassigned:
        wait = "waits" if counts.unassigned == 1 else "wait"
        address = reading_address(Reading(outcome="unassigned"))
        said += [html.A(f"{counts.unassigned:,} {wait} for a decision", href=address), ". "]
    else:
        said.append("Every one is accounted for. ")
    if counts.derived:
        more = "more figure is" if counts.derived == 1 else "more figures are"
        said.append(f"{counts.derived:,} {more} worked out from them.")
    return said


def _many(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_rows(made: Sequence[Card]) -> list[tuple[Card, str]]:
    """The cards as they follow each other, each with its width; no row has a hole.

    Charts stand in pairs, the longer one wide; statements take a row, behind a pair that they
    would part.
    """
    rows: list[tuple[Card, str]] = []
    waiting: list[Card] = []
    for one in made:
        if one.form == "statements" and not waiting:
            rows.append((one, "whole"))
            continue
        waiting.append(one)
        if one.form != "statements" and len(waiting) > 1:
            left, *between = waiting[:-1]
            pair = ("wide", "narrow") if _weight(left) > _weight(one) else ("narrow", "wide")
            rows += [*zip((left, one), pair, strict=True), *((card, "whole") for card in between)]
            waiting = []
    return [*rows, *((one, "whole") for one in waiting)]


def _weight(one: Card) -> tuple[int, int, int]:
    """How long a card is: sentences that stand open, rows of its chart, then what it draws.

    The longer one is wide: it has columns for its sentences, and the other one gets longer. Of a
    theme that is told by its measures one sentence stands open, and a series is as high as any.
    """
    quoted = 0 if one.measures else min(len(one.quotes), MOST_QUOTES)
    drawn = len(one.figures) + len(one.notes)
    return (
        quoted + min(len(one.statements), MOST_STATEMENTS),
        0 if one.form == "series" else drawn,
        drawn,
    )


def _empty() -> Component:
    return shell.notice(
        "No figure yet",
        html.P(["Add a document or a sheet with ", html.Code("econdep add FILE"), "."]),
    )


PAGE = Page(path="/", name="Overview", layout=layout)
