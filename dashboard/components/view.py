"""The figures of a view as Explore shows them: charts or a table, with legend, foot and downloads.

Comes in: a published snapshot and the choice of a view. Goes out: components. Never chooses the
figures: the queries do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import state, theme
from dashboard.charts import explore as charts
from dashboard.charts.drawing import Pen
from dashboard.charts.explore import Drawn
from dashboard.charts.panels import Panel, panels
from dashboard.charts.template import CONFIG, Figure, Words, pinned
from dashboard.components import downloads, shell
from dashboard.components.attributes import aria
from dashboard.components.claims import claims
from dashboard.components.folding import fold, later, standing, to_come
from dashboard.components.grid import grid
from dashboard.components.legend import legend
from dashboard.components.measures import method_of
from dashboard.components.words import citation, foot_of
from dashboard.published import Published
from dashboard.queries import explore
from dashboard.queries.claims import ClaimSet, claim_sets_of
from dashboard.queries.explore import Choice
from dashboard.queries.measures import absent
from dashboard.state import View
from dashboard.store import Row
from dashboard.theme import Scheme

CHARTS = "charts"
"""The part of a view whose rest comes later: see `folding.later`."""
MOST_CHARTS = 3
"""Charts of a view that stand open."""
_MOST_NAMED = 4


def chart_card(found: Published, choice: Choice, scheme: Scheme) -> list[Component]:
    """The figures of a view as chart or table, with legend, foot and what can be taken away."""
    rows = choice.rows
    if not rows:
        lacking = absent(found.frames, choice.view.indicator)
        entry = found.wording.indicators.get(choice.view.indicator, {})
        return [_empty(found, choice), *method_of(entry, False, lacking, found.wording)]
    foot = foot_of(found, rows)
    pen = _pen(found, scheme)
    drawn = explore.charted(rows)
    body: list[Component]
    sets = claim_sets_of(found.store, drawn, choice.view.pinned)
    tabled = choice.view.show == "table" or not drawn
    if choice.view.show == "claims":
        told = charts.words(drawn or rows, pen, foot)
        body = [html.Header(html.H2(told.title)), *claims(sets, choice.view, pen, foot)]
    elif tabled:
        told = charts.words(rows, pen, foot)
        body = [_heads(told), grid(rows, found.wording, found.publishers)]
    else:
        body = [*_charts(found, choice, drawn, pen, foot), *_competing(sets, choice.view)]
    return [
        *body,
        *_left_out(choice),
        *_many(choice),
        *method_of(
            found.wording.indicators.get(choice.view.indicator, {}),
            any(row["method"] == "derived" for row in rows),
            absent(found.frames, choice.view.indicator),
            found.wording,
        ),
        html.P(foot, className="foot"),
        downloads.actions(choice.view, citation(found, choice, pen), pictures=not tabled),
    ]


def _panels(found: Published, choice: Choice, drawn: Sequence[Row], pen: Pen) -> list[Panel]:
    economy, _ = found.store.main_pair or ("", "")
    return panels(drawn, pen, choice.view.pinned, economy)


def _charts(
    found: Published, choice: Choice, drawn: Sequence[Row], pen: Pen, foot: str
) -> list[Component]:
    """The first charts, a fold for the others to come, and how to read the marks of all."""
    parts = _panels(found, choice, drawn, pen)
    first = standing(len(parts), MOST_CHARTS)
    body = [_drawn(parts, 0, first, choice, pen, foot)]
    if rest := parts[first:]:
        place = later(CHARTS, state.format(choice.view))
        body.append(fold(len(rest), "chart", to_come(place), _named(rest, pen)))
    key = legend(mark for part in parts for mark in charts.shown_marks(part.rows))
    return [*body, key] if key else body


def later_charts(found: Published, choice: Choice, scheme: Scheme) -> Component:
    """The charts of a view behind the first."""
    pen, drawn = _pen(found, scheme), explore.charted(choice.rows)
    parts = _panels(found, choice, drawn, pen)
    first = standing(len(parts), MOST_CHARTS)
    return _drawn(parts, first, len(parts), choice, pen, foot_of(found, choice.rows))


def _drawn(
    parts: Sequence[Panel], start: int, end: int, choice: Choice, pen: Pen, foot: str
) -> Component:
    figures = []
    for place, panel in enumerate(parts[start:end], start):
        part = charts.draw(panel, pen, foot)
        ringed = pinned(part.figure, choice.view.pinned, pen.scheme)
        figures.append(_figure(ringed, place, part, pen))
    return html.Div(figures, className="charts")


def _named(parts: Sequence[Panel], pen: Pen) -> str:
    """Whom the charts `parts` are about where they differ in it: "Latvia, Poland and 3 more"."""
    partners = dict.fromkeys(row["counterpart"] for part in parts for row in part.rows)
    names = [pen.wording.entity(code) for code in partners if code]
    more = [f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else []
    told = [*names[:_MOST_NAMED], *more]
    return f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else ""


def _competing(sets: list[ClaimSet], view: View) -> list[Component]:
    """How many of the figures compete, and the way to see who states what."""
    differing = sum(one.differs for one in sets)
    if not sets:
        return []
    if len(sets) == 1:
        told = "One thing in view is stated more than once"
        told += ", with figures that differ: " if differing else ": "
    else:
        told = f"{len(sets):,} things in view are stated more than once"
        told += f", {differing:,} of them with figures that differ: " if differing else ": "
    link = html.A("see who states what", href=state.address(replace(view, show="claims")))
    return [html.P([told, link, "."], className="subtitle")]


def _many(choice: Choice) -> list[Component]:
    """That a view holds more figures than are drawn and listed."""
    if choice.total <= len(choice.rows):
        return []
    text = (
        f"{len(choice.rows):,} of {choice.total:,} figures are shown here, whole series of most "
        "figures first. Choose less to see others; CSV and Excel hold all."
    )
    return [html.P(text, className="subtitle")]


def _pen(found: Published, scheme: Scheme) -> Pen:
    colours = theme.entity_colours(found.frames["entities"], scheme)
    return Pen(found.wording, colours, found.sources, scheme)


def _heads(told: Words) -> Component:
    return html.Header([html.H2(told.title), html.P(told.subtitle, className="subtitle")])


def _figure(figure: Figure, place: int, part: Drawn, pen: Pen) -> Component:
    """A chart with its caption, and in words for those who do not see it.

    What the measure is stands once on a page; each picture that leaves it says so too.
    """
    meta = figure["layout"]["meta"]
    told = meta["subtitle"]
    if place:
        told = told.removeprefix(f"{charts.definition(part.rows, pen).rstrip('.')}. ")
    summary = "; ".join(
        f"{pen.wording.whom(row)}, {pen.wording.scope(row) or 'undated'}: {pen.wording.figure(row)}"
        for row in part.rows[:40]
    )
    return html.Figure(
        [
            html.Figcaption(
                [
                    html.H2(meta["title"]),
                    html.P(told, className="subtitle"),
                    html.P(f"The chart shows: {summary}.", className="unseen"),
                ]
            ),
            *([html.P(part.left_out, className="subtitle")] if part.left_out else []),
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
