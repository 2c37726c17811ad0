"""The figures of a view as Explore shows them: charts or a table, with legend, foot and downloads.

Comes in: a published snapshot and the choice of a view. Goes out: components. Never chooses the
figures: the queries do.
"""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import state, theme
from dashboard.charts import explore as charts
from dashboard.charts.drawing import Pen
from dashboard.charts.explore import Drawn
from dashboard.charts.template import CONFIG, Figure, Words, pinned
from dashboard.components import downloads, shell
from dashboard.components.attributes import aria
from dashboard.components.grid import grid
from dashboard.components.legend import legend
from dashboard.components.words import citation, foot_of
from dashboard.published import Published
from dashboard.queries import explore
from dashboard.queries.explore import Choice
from dashboard.state import View
from dashboard.theme import Scheme


def chart_card(found: Published, choice: Choice, scheme: Scheme) -> list[Component]:
    """The figures of a view as chart or table, with legend, foot and what can be taken away."""
    rows = choice.rows
    if not rows:
        return [_empty(found, choice)]
    foot = foot_of(found, rows)
    pen = _pen(found, scheme)
    drawn = explore.charted(rows)
    body: list[Component]
    tabled = choice.view.show == "table" or not drawn
    if tabled:
        told = charts.words(rows, pen, foot)
        body = [_heads(told), grid(rows, found.wording, pen.titles)]
    else:
        body = []
        parts = charts.charts(drawn, pen, foot)
        for place, part in enumerate(parts):
            body.append(_figure(pinned(part.figure, choice.view.pinned, scheme), place, part, pen))
        key = legend(mark for part in parts for mark in part.marks)
        body += [key] if key else []
    return [
        *body,
        *_left_out(choice),
        html.P(foot, className="foot"),
        downloads.actions(choice.view, citation(found, choice, pen), pictures=not tabled),
    ]


def _pen(found: Published, scheme: Scheme) -> Pen:
    documents = found.frames["documents"]
    names = documents["publisher"].where(documents["publisher"] != "", documents["title"])
    return Pen(
        found.wording,
        theme.entity_colours(found.frames["entities"], scheme),
        dict(zip(documents["document_id"], names, strict=True)),
        scheme,
    )


def _heads(told: Words) -> Component:
    return html.Header([html.H2(told.title), html.P(told.subtitle, className="subtitle")])


def _figure(figure: Figure, place: int, part: Drawn, pen: Pen) -> Component:
    """A chart with its caption, and in words for those who do not see it."""
    meta = figure["layout"]["meta"]
    summary = "; ".join(
        f"{pen.wording.entity(row['entity'])}, {pen.wording.scope(row) or 'undated'}: "
        f"{pen.wording.figure(row)}"
        for row in part.rows[:40]
    )
    return html.Figure(
        [
            html.Figcaption(
                [
                    html.H2(meta["title"]),
                    html.P(meta["subtitle"], className="subtitle"),
                    html.P(f"The chart shows: {summary}.", className="unseen"),
                ]
            ),
            html.Div(
                dcc.Graph(
                    id={"type": "explore-graph", "place": place},
                    figure=figure,
                    config=CONFIG,  # type: ignore[arg-type]
                    responsive=True,
                    style={"height": f"{figure['layout']['height']}px"},
                ),
                **aria(hidden="true"),
            ),
        ],
        className="drawn",
    )


def _empty(found: Published, choice: Choice) -> Component:
    view = choice.view
    if view.indicator not in found.wording.indicators:
        title = "No figure yet for this choice"
    else:
        title = f"No figure yet for “{found.wording.indicator(view.indicator)}” as chosen"
    wider = _widest(view)
    link = (
        html.A("Start from the first figures", href=state.EXPLORE)
        if wider == view
        else html.A("Show every figure there is for it", href=state.address(wider))
    )
    return shell.notice(
        title,
        html.P("Choose less, or add a document or a sheet of figures that states one:"),
        html.P(html.Code("econdep add FILE")),
        html.P(link),
        heading=html.H2,
    )


def _widest(view: View) -> View:
    return View(theme=view.theme, indicator=view.indicator, show=view.show)


def _left_out(choice: Choice) -> list[Component]:
    if not choice.left_out:
        return []
    noun = "figure is" if choice.left_out == 1 else "figures are"
    text = f"{choice.left_out} undated {noun} left out: no period is known for a choice of years."
    return [html.P(text, className="subtitle")]
