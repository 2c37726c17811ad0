"""Explore: choose figures, see them drawn, read their sentences.

Comes in: a published snapshot and the query string of a view. Goes out: the page and the callback
that keeps it true to controls, address, snapshot and colour scheme. Never computes a figure:
queries and charts do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import flask
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import state, theme
from dashboard.charts import explore as charts
from dashboard.charts.drawing import Pen
from dashboard.charts.explore import Drawn
from dashboard.charts.template import CONFIG, Figure, Words, pinned
from dashboard.components import downloads, filters, shell
from dashboard.components.attributes import aria
from dashboard.components.evidence import evidence
from dashboard.components.grid import grid
from dashboard.components.legend import legend
from dashboard.pages.page import Page
from dashboard.published import Published, published
from dashboard.queries import explore
from dashboard.queries.explore import Choice, Row
from dashboard.queries.quotes import quotes_among
from dashboard.state import View
from dashboard.theme import Scheme
from etl.errors import InputFault
from etl.wording import period_text

_CHART, _EVIDENCE, _PERIOD = "explore-chart", "explore-evidence", "explore-period"
_HELD = "explore-held"


def layout(found: Published, query: str, scheme: Scheme) -> Component:
    """The page for a view, whole: the callback only follows what changes afterwards."""
    choice = explore.choose(found.frames, found.wording, state.parse(query))
    return html.Div(
        [
            html.H1("Explore", className="unseen"),
            shell.outside(state.EXPLORE, query, scheme),
            dcc.Store(id=_HELD, data={"query": query, "moved": False}),
            filters.filters(choice, _indicator(found, choice)),
            html.Section(
                chart_card(found, choice, scheme),
                id=_CHART,
                className="card",
                **aria(label="Figures in view"),
            ),
            html.Aside(
                evidence_of(found, choice),
                id=_EVIDENCE,
                className="card",
                tabIndex=0,
                **aria(label="Evidence"),
            ),
        ],
        className="explore",
    )


def _indicator(found: Published, choice: Choice) -> dict[str, Any]:
    return found.wording.indicators.get(choice.view.indicator, {})


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


def foot_of(found: Published, rows: Sequence[Row]) -> str:
    """Sources and snapshot of the figures: the last line of every picture."""
    there = {document for row in rows for document in row["documents"]}
    documents = found.frames["documents"]
    documents = documents[documents["document_id"].isin(there)]
    names = [
        f"{publisher}, {title}" if publisher else title
        for publisher, title in zip(documents["publisher"], documents["title"], strict=True)
    ]
    shown = "; ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    noun = "Source" if len(names) == 1 else "Sources"
    return f"{noun}: {shown}. Snapshot {found.number}, {found.day}."


def citation(found: Published, choice: Choice, pen: Pen) -> str:
    """How to cite the view: what it shows, whence, of which snapshot, and where it stands."""
    rows = choice.rows
    there = {document for row in rows for document in row["documents"]}
    documents = found.frames["documents"]
    sources = [
        ", ".join(
            filter(
                None,
                [row["author"], row["publisher"], f"“{row['title']}”", _dated(row), row["url"]],
            )
        )
        for row in documents[documents["document_id"].isin(there)].to_dict("records")
    ]
    address = flask.request.host_url.rstrip("/") + state.address(choice.view)
    return (
        f"“{charts.title(rows, pen)}”. econdep, snapshot {found.number} ({found.day}). "
        f"After: {'; '.join(sources)}. {address}"
    )


def _dated(document: Any) -> str:
    return period_text(document["published"]) if document["published"] else ""


def evidence_of(found: Published, choice: Choice) -> list[Component]:
    """The evidence panel of a view."""
    if not choice.rows:
        return []
    ids = [row["observation_id"] for row in choice.rows]
    return evidence(
        choice.rows,
        quotes_among(found.excerpts, ids),
        explore.derivations_of(found.frames, ids),
        found.wording,
        choice.view.pinned,
    )


def settled(asked: View, trigger: str, found: Published) -> Choice:
    """The choice after the control `trigger` was moved to make `asked`.

    A wider choice resets the narrower ones below it; what is no longer there is let go.
    """
    if trigger == "theme":
        asked = View(theme=asked.theme, show=asked.show)
    elif trigger == "indicator":
        asked = View(theme=asked.theme, indicator=asked.indicator, show=asked.show)
    elif trigger == "entity":
        asked = replace(asked, counterpart="")
    choice = explore.choose(found.frames, found.wording, asked)
    there = {option.value for option in choice.sources}
    statuses = {option.value for option in choice.statuses}
    figures = {row["observation_id"] for row in choice.rows}
    kept = replace(
        choice.view,
        sources=tuple(one for one in asked.sources if one in there),
        statuses=tuple(one for one in asked.statuses if one in statuses),
        pinned=asked.pinned if asked.pinned in figures else "",
    )
    if kept == choice.view:
        return choice
    return explore.choose(found.frames, found.wording, kept)


def asked_for(trigger: str, controls: dict[str, Any], outside: dict[str, Any], held: str) -> View:
    """The view that is asked for: the address's, unless a control was moved or a figure pressed.

    `held` is the query that the page stands for. Pressing the pinned figure lets it go.
    """
    pinned = state.parse(held).pinned
    if trigger in filters.CONTROLS:
        return filters.chosen(controls, pinned)
    if outside["cause"] == shell.PIN and outside["pin"]:
        pressed = str(outside["pin"]["id"])
        return filters.chosen(controls, "" if pressed == pinned else pressed)
    return state.parse(outside["query"])


def redraw(controls: dict[str, Any], outside: dict[str, Any], held: dict[str, Any]) -> Any:
    """The whole page after a control, the address, the snapshot or the scheme has changed."""
    trigger = _trigger()
    try:
        found = published()
    except InputFault as fault:
        return _unchanged(shell.at_fault(fault.faults))
    if found is None:
        return _unchanged(shell.unpublished())
    choice = settled(asked_for(trigger, controls, outside, held["query"]), trigger, found)
    moved = trigger in filters.CONTROLS or outside["cause"] == shell.PIN
    return {
        "data": filters.data_of(choice),
        "indicators": filters.indicators_of(choice),
        "value": filters.values_of(choice),
        "label": filters.labels_of(_indicator(found, choice)),
        "hidden": filters.hidden_of(choice),
        "chart": chart_card(found, choice, outside["scheme"] or "light"),
        "evidence": evidence_of(found, choice),
        "held": {
            "query": f"?{state.format(choice.view)}" if moved else outside["query"],
            "moved": moved,
        },
    }


def _unchanged(notice: Component) -> dict[str, Any]:
    """What stands where nothing can be shown: the controls keep what they hold."""
    return {
        "data": dict.fromkeys(filters.WITH_OPTIONS, no_update),
        "indicators": no_update,
        "value": dict.fromkeys(filters.CONTROLS, no_update),
        "label": dict.fromkeys(("entity", "counterpart"), no_update),
        "hidden": dict.fromkeys(("counterpart", "period"), no_update),
        "chart": notice,
        "evidence": [],
        "held": no_update,
    }


def _trigger() -> str:
    """The field of the control that was moved, or the id of what else has changed."""
    by_id = {filters.control_id(name): name for name in filters.CONTROLS}
    return by_id.get(str(ctx.triggered_id), str(ctx.triggered_id or ""))


def register(app: Dash) -> None:
    """Add the callbacks of the page."""
    control = {name: filters.control_id(name) for name in filters.CONTROLS}
    app.callback(
        output={
            "data": {name: Output(control[name], "data") for name in filters.WITH_OPTIONS},
            "indicators": Output(control["indicator"], "children"),
            "value": {name: Output(control[name], "value") for name in filters.CONTROLS},
            "label": {name: Output(control[name], "label") for name in ("entity", "counterpart")},
            "hidden": {
                "counterpart": Output(control["counterpart"], "className"),
                "period": Output(_PERIOD, "className"),
            },
            "chart": Output(_CHART, "children"),
            "evidence": Output(_EVIDENCE, "children"),
            "held": Output(_HELD, "data"),
        },
        inputs={
            "controls": {name: Input(control[name], "value") for name in filters.CONTROLS},
            "outside": Input({"type": shell.OUTSIDE, "path": state.EXPLORE}, "data"),
            "held": State(_HELD, "data"),
        },
        prevent_initial_call=True,
    )(redraw)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("econdep", "unfolded"),
        Output(filters.CHOOSING, "open"),
        Input(filters.CHOOSING, "id"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("econdep", "write"),
        Output(shell.ADDRESS, "search"),
        Input(_HELD, "data"),
        prevent_initial_call=True,
    )


PAGE = Page(path=state.EXPLORE, name="Explore", layout=layout, register=register, live=True)
