"""The history of a figure over the snapshots, told where the figure is looked at.

Comes in: the id of a figure, or its states. Goes out: a fold that asks for them when it is first
opened, and the states as a list. Never reads a snapshot itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import state
from dashboard.components.changed import past_card
from dashboard.components.links import figure_address
from dashboard.past import Past
from dashboard.published import day_of
from etl.wording import Wording

ASKED, TOLD = "past-asked", "past-told"
"""Types of the ids of what is pressed to ask for a figure's history, and of where it is told."""


def past_fold(observation_id: str) -> Component:
    """A fold for the history of a figure, empty until it is opened."""
    return html.Details(
        [
            html.Summary("History of this figure", id={"type": ASKED, "figure": observation_id}),
            html.Div(
                html.P("Looking through the snapshots …", className="quiet"),
                id={"type": TOLD, "figure": observation_id},
            ),
        ],
        className="past",
    )


def past_states(states: Sequence[Past], wording: Wording, number: int) -> list[Component]:
    """The states of a figure up to snapshot `number`, the newest first, each where it began."""
    same = (
        f"It has been the same since it was first published, up to snapshot {number}."
        if len(states) == 1
        else f"It has been published in {len(states)} states up to snapshot {number}, the newest "
        "first."
    )
    entries = [html.Li(_entry(one, wording), className="excerpt") for one in states]
    return [html.P(same, className="subtitle"), html.Ol(entries, className="excerpts")]


def _entry(one: Past, wording: Wording) -> list[Component]:
    number = one.snapshot.number
    there = state.at_snapshot(figure_address(one.row), number)
    since: list[Any] = ["Since ", html.A(f"snapshot {number}", href=there)]
    told = html.P([*since, f" · {day_of(one.snapshot)}"], className="over")
    return [told, *past_card(one.row, wording)]
