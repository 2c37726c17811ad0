"""The claim sets of a view: each a chart of who states what, its table, and the policy's reason.

Comes in: claim sets and how figures are written. Goes out: components. Never says which figure is
true: it says which one the policy prefers, and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import state
from dashboard.charts import marks
from dashboard.charts.drawing import Pen
from dashboard.charts.rows import rows_chart
from dashboard.charts.template import CONFIG, Words, pinned
from dashboard.components import shell
from dashboard.components.attributes import aria, data
from dashboard.components.legend import legend
from dashboard.plain import counted
from dashboard.queries.claims import ClaimSet
from dashboard.state import View
from dashboard.store import Row
from etl.tables import AGREEMENT_LABELS, STATUS_LABELS
from etl.wording import Wording, known

_MOST_DRAWN = 6
_MOST_CLAIMS = 24


def claims(sets: Sequence[ClaimSet], view: View, pen: Pen, foot: str) -> list[Component]:
    """The sets that differ most as charts, the others in a table that leads to theirs."""
    if not sets:
        return [
            shell.notice(
                "No competing figures in this view",
                html.P("No two of its figures state the same thing for the same time."),
                heading=html.H2,
            )
        ]
    drawn, rest = sets[:_MOST_DRAWN], sets[_MOST_DRAWN:]
    shown = [
        marks.Shown(marks.of_figure(c), "dot", marks.shape(c)) for s in drawn for c in s.claims
    ]
    key = legend(shown)
    return [
        html.P(_lead(sets), className="subtitle"),
        *(_one(one, n, view, pen, foot) for n, one in enumerate(drawn)),
        *([key] if key else []),
        *([_others(rest, view, pen)] if rest else []),
    ]


def _lead(sets: Sequence[ClaimSet]) -> str:
    differing = sum(one.differs for one in sets)
    told = f"{counted(len(sets), 'thing')} in view stated more than once: "
    agreed = len(sets) - differing
    parts = [f"in {differing:,} the claimants differ"] if differing else []
    parts += [f"in {agreed:,} their figures agree or leave room for each other"] if agreed else []
    return f"{told}{', '.join(parts)}."


def title_of(one: ClaimSet, pen: Pen) -> str:
    """What a claim set is of: "Zapad-2017, personnel, 2017: Union State"."""
    row: dict[str, Any] = {**one.row, "status": "actual"}
    scope = pen.wording.scope(row)
    return f"{pen.wording.measure(row)}, {scope}" if scope else pen.wording.measure(row)


def _reach(one: ClaimSet, wording: Wording) -> str:
    low, high, unit = one.row["low"], one.row["high"], one.row["unit"]
    if not (known(low) and known(high)) or low == high:
        return wording.figure(one.claims[0])
    return f"{wording.number(low, unit)} to {wording.number(high, unit)}"


def _one(one: ClaimSet, place: int, view: View, pen: Pen, foot: str) -> Component:
    wording = pen.wording
    told = f"{_reach(one, wording)}, {counted(one.row['claimants'], 'claimant')}."
    agreeing = one.row["agreeing"]
    verb = "agrees" if agreeing == 1 else "agree"
    told += f" {counted(agreeing, 'other')} {verb} with the preferred figure." if agreeing else ""
    words = Words(title=title_of(one, pen), subtitle=told, marks="", foot=foot)
    rows = sorted(one.claims, key=lambda row: row["value"] if known(row["value"]) else 0.0)
    charted = [{**row, "period": one.row["period"] or "-"} for row in rows if known(row["value"])]
    labels = [_label(row) for row in charted[:_MOST_CLAIMS]]
    figure = rows_chart(charted[:_MOST_CLAIMS], pen, words, labels, dotted=True)
    graph = dcc.Graph(
        id={"type": "claims-graph", "place": place},
        figure=pinned(figure, view.pinned, pen.scheme),
        config=CONFIG,  # type: ignore[arg-type]
        responsive=True,
        style={"height": f"{figure['layout']['height']}px"},
    )
    return html.Figure(
        [
            html.Figcaption([html.H2(words.title), html.P(told, className="subtitle")]),
            html.Div(graph, **aria(hidden="true")),
            html.P([html.Strong("Why this one: "), one.row["reason"]], className="about"),
            html.Details([html.Summary("As a table"), _table(one, wording)]),
        ],
        className="drawn claims",
    )


def _label(row: Row) -> str:
    status = "" if row["status"] == "actual" else STATUS_LABELS[row["status"]]
    return " · ".join(filter(None, (row["claimant"], status, AGREEMENT_LABELS[row["agreement"]])))


def _table(one: ClaimSet, wording: Wording) -> Component:
    heads = ("Claimant", "Figure", "Status", "Agreement", "Place")
    rows = [
        html.Tr(
            [
                html.Th(row["claimant"] or "not said", scope="row"),
                html.Td(_pin(row, wording)),
                html.Td(STATUS_LABELS[row["status"]]),
                html.Td(AGREEMENT_LABELS[row["agreement"]]),
                html.Td(str(row["rank"])),
            ]
        )
        for row in one.claims
    ]
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in heads]))
    return html.Div(
        html.Table([head, html.Tbody(rows)], className="plain"),
        className="scroll",
        tabIndex=0,
        role="region",
        **aria(label="Table of claims"),
    )


def _pin(row: Mapping[str, Any], wording: Wording) -> Component:
    """The figure as a button that brings its sentence forward."""
    return html.Button(
        wording.figure(row),
        className="chip",
        type="button",
        **data(pin=row["observation_id"], observation=row["observation_id"]),
    )


def _others(sets: Sequence[ClaimSet], view: View, pen: Pen) -> Component:
    items = [
        html.Li(
            [
                html.A(
                    title_of(one, pen),
                    href=state.address(
                        state.view(
                            indicator=view.indicator,
                            show="claims",
                            pinned=one.claims[0]["observation_id"],
                        )
                    ),
                ),
                f": {_reach(one, pen.wording)}, {counted(one.row['claimants'], 'claimant')}"
                + ("" if one.differs else ", who agree"),
            ]
        )
        for one in sets
    ]
    return html.Div(
        [html.H2("Also stated more than once", className="over apart"), html.Ul(items)],
        className="more-claims",
    )
