"""Explore: choose figures, see them drawn, read their sentences.

Comes in: a published snapshot and the query string of a view. Goes out: the page and the callback
that keeps it true to controls, address, snapshot and colour scheme. Never computes a figure:
queries and charts do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import (
    MATCH,
    ClientsideFunction,
    Dash,
    Input,
    Output,
    State,
    ctx,
    dcc,
    html,
    no_update,
)
from dash.development.base_component import Component

from dashboard import state
from dashboard.components import filters, folding, shell
from dashboard.components.attributes import aria
from dashboard.components.evidence import MOST_QUOTED, Evidence
from dashboard.components.links import frozen_at
from dashboard.components.view import CHARTS, chart_card, later_charts
from dashboard.pages.page import Page
from dashboard.published import Published, Unknown, published
from dashboard.queries import explore
from dashboard.queries.behind import derivations_of
from dashboard.queries.explore import Choice
from dashboard.queries.quotes import quotes_of
from dashboard.state import View
from dashboard.store import Row
from dashboard.theme import Scheme
from etl.errors import InputFault

_CHART, _EVIDENCE, _PERIOD = "explore-chart", "explore-evidence", "explore-period"
_HELD = "explore-held"


def layout(found: Published, query: str, scheme: Scheme) -> Component:
    """The page for a view, whole: the callback only follows what changes afterwards."""
    choice = explore.choose(found.store, found.wording, state.parse(query))
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


def evidence_of(found: Published, choice: Choice) -> list[Component]:
    """The evidence panel of a view."""
    place = folding.later(_EVIDENCE, state.format(choice.view))
    return _evidence(found, choice).panel(place) if choice.rows else []


def _evidence(found: Published, choice: Choice) -> Evidence:
    ids = [row["observation_id"] for row in quoted(choice) if row["method"] == "derived"]
    return Evidence(
        choice.rows,
        quotes_of(quoted(choice), found.store.documents),
        derivations_of(found.store, ids),
        found.wording,
        choice.view.pinned,
        choice.total,
    )


def quoted(choice: Choice) -> list[Row]:
    """The rows whose sentences are quoted: the first ones, and the pinned one before them."""
    first = list(choice.rows[:MOST_QUOTED])
    held = [row for row in choice.rows if row["observation_id"] == choice.view.pinned]
    return first if held and held[0] in first else held + first


def settled(asked: View, trigger: str, found: Published) -> Choice:
    """The choice after the control `trigger` was moved to make `asked`.

    A wider choice resets the narrower ones below it; what is no longer there is let go.
    """
    if trigger == "theme":
        asked = View(theme=asked.theme, show=asked.show, snapshot=asked.snapshot)
    elif trigger == "indicator":
        asked = replace(
            View(theme=asked.theme, indicator=asked.indicator, show=asked.show),
            snapshot=asked.snapshot,
        )
    elif trigger == "entity":
        asked = replace(asked, counterpart="")
    choice = explore.choose(found.store, found.wording, asked)
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
    return explore.choose(found.store, found.wording, kept)


def asked_for(trigger: str, controls: dict[str, Any], outside: dict[str, Any], held: str) -> View:
    """The view that is asked for: the address's, unless a control was moved or a figure pressed.

    `held` is the query that the page stands for. Pressing the pinned figure lets it go.
    """
    before = state.parse(held)
    if trigger in filters.CONTROLS:
        return filters.chosen(controls, before)
    if outside["cause"] == shell.PIN and outside["pin"]:
        pressed = str(outside["pin"]["id"])
        pinned = "" if pressed == before.pinned else pressed
        return filters.chosen(controls, replace(before, pinned=pinned))
    return state.parse(outside["query"])


def redraw(controls: dict[str, Any], outside: dict[str, Any], held: dict[str, Any]) -> Any:
    """The whole page after a control, the address, the snapshot or the scheme has changed."""
    trigger = _trigger()
    asked = asked_for(trigger, controls, outside, held["query"])
    try:
        found = published(frozen=asked.snapshot)
    except Unknown:
        here = state.address(replace(asked, snapshot=""))
        return _unchanged(shell.unknown_snapshot(asked.snapshot, here))
    except InputFault as fault:
        return _unchanged(shell.at_fault(fault.faults))
    if found is None:
        return _unchanged(shell.unpublished())
    choice = settled(asked, trigger, found)
    moved = trigger in filters.CONTROLS or outside["cause"] == shell.PIN
    return {
        "data": filters.data_of(choice),
        "indicators": filters.indicators_of(choice),
        "value": filters.values_of(choice),
        "label": filters.labels_of(_indicator(found, choice)),
        "hidden": filters.hidden_of(choice),
        "chart": _kept(chart_card(found, choice, outside["scheme"] or "light"), choice),
        "evidence": _kept(evidence_of(found, choice), choice),
        "held": {
            "query": f"?{state.format(choice.view)}" if moved else outside["query"],
            "moved": moved,
        },
    }


def come_later(place: dict[str, str], scheme: Scheme | None) -> Any:
    """What stands at `place`: the charts or sentences of its view behind the first."""
    asked = state.parse(place["view"])
    try:
        found = published(frozen=asked.snapshot)
    except (Unknown, InputFault):
        found = None
    if found is None:
        return html.P("What stood here is gone: load the page again.", className="quiet")
    choice = settled(asked, "", found)
    if place["part"] == CHARTS:
        return _kept(later_charts(found, choice, scheme or "light"), choice)
    return _kept(_evidence(found, choice).rest(), choice)


def _kept(shown: Any, choice: Choice) -> Any:
    """`shown`, leading to the snapshot that the view is frozen at."""
    number = choice.view.snapshot
    return frozen_at(shown, int(number)) if number else shown


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
    place = {"type": folding.LATER, "part": MATCH, "view": MATCH}
    app.callback(Output(place, "children"), Input(place, "id"), State(shell.SCHEME, "data"))(
        come_later
    )
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
