"""Timeline: what happened when, with the figures of the time, and the sentence of a chosen event.

Comes in: a published snapshot and the query string, which may name an event. Goes out: the page.
Never computes: queries do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import state
from dashboard.charts.drawing import Pen
from dashboard.charts.marks import Mark, Shown, of_figure, shape
from dashboard.charts.timeline import NARROW, WIDE, timeline
from dashboard.components import shell
from dashboard.components.attributes import aria
from dashboard.components.charted import charted
from dashboard.components.legend import legend
from dashboard.components.links import Reading, figure_address, reading_address, staying
from dashboard.components.quotation import quotation
from dashboard.pages.page import Page
from dashboard.plain import counted
from dashboard.published import Published
from dashboard.queries import timeline as queries
from dashboard.queries.quotes import quotes_among
from dashboard.queries.timeline import DatedFigure, Moment, Totals
from dashboard.theme import Scheme, colour_of, entity_colours
from etl.wording import Wording

GRAPH = "timeline-graph"


def layout(found: Published, query: str, scheme: Scheme) -> Component:
    """The page, with the event that `query` names in its panel."""
    events = queries.moments(found.frames)
    there = queries.totals(found.store)
    figures, undated = queries.figures_in_time(queries.to_draw(found.store, there))
    wanted = state.values(query).get("event", [""])[0]
    chosen = next((event for event in events if event.event_id == wanted), None)
    if wanted and chosen is None:
        return shell.notice(
            "This event is not on the timeline",
            html.P("It may belong to another snapshot, or the address was cut."),
            html.P(html.A("See the whole timeline", href=state.TIMELINE)),
        )
    if not events and not figures:
        return shell.notice(
            "No date yet",
            html.P(["Add a document with ", html.Code("econdep add FILE"), "."]),
        )
    side = [_panel(found, chosen, figures)] if chosen else []
    return html.Div(
        [
            html.H1(f"What happened, {queries.range_text(events)}" if events else "Timeline"),
            html.P(_lead(events, there), className="lead"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Section(
                                [
                                    *_chart(found, events, figures, there, scheme, wanted),
                                    *_others(there.dated - len(figures)),
                                ],
                                className="card time",
                                **aria(label="The timeline"),
                            ),
                            _list(events, wanted),
                            *_apart(undated, there.undated - len(undated), found.wording),
                        ]
                    ),
                    html.Div(side or [_invitation()], className="side" + ("" if side else " idle")),
                ],
                className="happened" + (" choosing" if side else ""),
            ),
        ]
    )


def _lead(events: Sequence[Moment], there: Totals) -> str:
    """How many there are; no stated figure goes without a word."""
    happened, dated = counted(len(events), "dated event"), counted(there.dated, "figure")
    parts = [f"{happened} and {dated} with a period."]
    if there.undated:
        verb = "is" if there.undated == 1 else "are"
        parts.append(f"{counted(there.undated, 'figure')} without one {verb} listed at the end.")
    if there.repeats:
        verb = "repeats" if there.repeats == 1 else "repeat"
        parts.append(f"{there.repeats:,} more {verb} another in a second unit.")
    return " ".join([*parts, "Choose an event to read its sentence."])


def _others(number: int) -> list[Component]:
    """That more figures have a period than are drawn, and where to see them."""
    if number <= 0:
        return []
    verb, they = ("is", "it") if number == 1 else ("are", "them")
    told = f"{counted(number, 'more figure')} of sheets and official tables {verb} not drawn here: "
    return [
        html.P([told, html.A(f"see {they} as series", href=state.EXPLORE), "."], className="quiet")
    ]


def _chart(
    found: Published,
    events: Sequence[Moment],
    figures: Sequence[DatedFigure],
    there: Totals,
    scheme: Scheme,
    chosen: str,
) -> list[Any]:
    hrefs = {event.event_id: state.event_address(event.event_id) for event in events}
    hrefs |= {str(f.row["observation_id"]): figure_address(f.row) for f in figures}
    colours = entity_colours(found.frames["entities"], scheme)
    pen = Pen(found.wording, colours, {}, scheme)
    wide, narrow = (
        timeline(events, figures, pen, hrefs, chosen, across) for across in (WIDE, NARROW)
    )
    caption = "A dot is a day, a bar a month or a year. Figures have their entity’s colour."
    return [
        charted(
            wide,
            graph=GRAPH,
            caption=caption,
            summary=f" {_lead(events, there)} The list below has every event.",
            table=queries.table(events, figures, found.wording),
            narrow=narrow,
        ),
        html.Div(
            [_entities(figures, colours, scheme, found.wording), legend(_marks(figures))],
            className="keys",
        ),
    ]


def _marks(figures: Sequence[DatedFigure]) -> list[Shown]:
    """The marks of the figures; along time alone nothing shows a bound, so their labels say it."""
    rows = (figure.row for figure in figures)
    return [Shown(Mark(of_figure(row).fill), "dot", shape(row)) for row in rows]


def _entities(
    figures: Sequence[DatedFigure], colours: Mapping[str, str], scheme: Scheme, wording: Wording
) -> Component:
    codes = dict.fromkeys(str(figure.row["entity"]) for figure in figures)
    dots = [
        html.Span(className="dot", style={"background": colour_of(code, colours, scheme)})
        for code in codes
    ]
    return html.Ul(
        [html.Li([dot, wording.entity(code)]) for dot, code in zip(dots, codes, strict=True)],
        className="legend",
    )


def _list(events: Sequence[Moment], chosen: str) -> Component:
    return html.Div(
        [
            html.Section(
                [
                    html.H2(str(year)),
                    html.Ol([html.Li(_entry(event, chosen)) for event in of_year]),
                ],
                className="of-year",
            )
            for year, of_year in queries.by_year(events)
        ],
        className="years",
    )


def _entry(event: Moment, chosen: str) -> Component:
    on = event.event_id == chosen
    return staying(
        [
            html.Span(className=f"precision {event.precision}"),
            html.Span(event.when, className="when"),
            html.Span(event.text, className="gist"),
        ],
        state.event_address(event.event_id),
        id=event.event_id,
        className="happening" + (" on" if on else ""),
        **(aria(current="true") if on else {}),
    )


def _panel(found: Published, event: Moment, figures: Sequence[DatedFigure]) -> Component:
    quotes = quotes_among(found.excerpts_of([event.event_id]), [event.event_id])
    place = reading_address(Reading(mention=event.mention_id))
    near = queries.of_the_time(event, figures)
    return html.Aside(
        [
            html.Div(
                [
                    html.P("Event", className="over"),
                    staying("×", state.TIMELINE, className="close", **aria(label="Close")),
                ],
                className="panel-head",
            ),
            html.H2(event.when),
            *[quotation(quote, {event.event_id: place}, event.event_id) for quote in quotes],
            *_near(near, found.wording),
        ],
        className="panel",
        **aria(label="The chosen event"),
    )


def _near(figures: Sequence[DatedFigure], wording: Wording) -> list[Component]:
    if not figures:
        return []
    return [
        html.H3("Figures of the time", className="over"),
        html.Ul([html.Li(_figure(figure.row, wording)) for figure in figures], className="near"),
    ]


def _figure(row: Mapping[str, Any], wording: Wording) -> list[Any]:
    return [
        html.A(wording.figure(row), href=figure_address(row)),
        f" {wording.measure(row)}",
        html.Span(f" · {wording.scope(row)}", className="quiet"),
    ]


def _apart(undated: Sequence[Mapping[str, Any]], more: int, wording: Wording) -> list[Component]:
    if not undated:
        return []
    return [
        html.Section(
            [
                html.H2("Undated figures"),
                html.Ul([html.Li(_figure(row, wording)) for row in undated], className="near"),
                html.P(f"and {more:,} more in Explore", className="quiet") if more > 0 else None,
            ],
            className="undated",
        )
    ]


def _invitation() -> Component:
    return html.Aside(
        html.P("Choose an event to read its sentence here.", className="quiet"),
        className="panel",
        **aria(label="The chosen event"),
    )


PAGE = Page(path="/timeline", name="Timeline", layout=layout)
