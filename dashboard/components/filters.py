"""The controls of Explore: what to choose, only from what there is.

Comes in: a `Choice`. Goes out: the controls, or the properties that bring them up to date. Never
decides what can be chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import aria
from dashboard.queries.explore import Choice, Option
from dashboard.state import Show, View, view

ALL = "all"
"""The value of a single choice that is not made."""

CHOOSING = "explore-choosing"
"""Id of what holds the controls: folded on a narrow screen, so that the chart comes first."""

CONTROLS = (
    "theme", "indicator", "entity", "counterpart", "period_from", "period_to", "sources",
    "statuses", "show",
)  # fmt: skip
"""The controls by the field of the view that each holds."""

WITH_OPTIONS = tuple(name for name in CONTROLS if name not in ("indicator", "show"))
"""The controls that offer a list; the indicators are written out, so that none is cut short."""


def control_id(name: str) -> str:
    """The id of the control that holds the field `name`."""
    return f"explore-{name.replace('_', '-')}"


def chosen(controls: Mapping[str, Any], before: View) -> View:
    """The view that the controls hold; what no control holds is as in the view `before`."""
    made = {n: ("" if value == ALL else value) for n, value in controls.items() if n in CONTROLS}
    return view(**made, pinned=before.pinned, snapshot=before.snapshot)


def _data(options: Sequence[Option], every: str = "") -> list[dict[str, str]]:
    first = [{"value": ALL, "label": every}] if every else []
    return first + [{"value": option.value, "label": option.label} for option in options]


def data_of(choice: Choice) -> dict[str, list[dict[str, str]]]:
    """What each control offers."""
    years = [Option(year, year) for year in choice.years]
    return {
        "theme": _data(choice.themes),
        "entity": _data(choice.entities, "All"),
        "counterpart": _data(choice.counterparts, "All"),
        "period_from": _data(years, "first"),
        "period_to": _data(years, "last"),
        "sources": _data(choice.sources),
        "statuses": _data(choice.statuses),
    }


def indicators_of(choice: Choice) -> list[Component]:
    """The indicators of the theme, one under the other."""
    return [
        dmc.Radio(label=option.label, value=option.value, size="xs") for option in choice.indicators
    ]


def values_of(choice: Choice) -> dict[str, Any]:
    """What each control holds."""
    shown = choice.view
    return {
        "theme": shown.theme or None,
        "indicator": shown.indicator or None,
        "entity": shown.entity or ALL,
        "counterpart": shown.counterpart or ALL,
        "period_from": shown.period_from or ALL,
        "period_to": shown.period_to or ALL,
        "sources": list(shown.sources),
        "statuses": list(shown.statuses),
        "show": shown.show,
    }


def labels_of(indicator: Mapping[str, Any]) -> dict[str, str]:
    """The labels of entity and counterpart: what they are to the measure."""
    return {
        "entity": indicator.get("entity_role") or "Of",
        "counterpart": indicator.get("counterpart_role") or "Counterpart",
    }


def hidden_of(choice: Choice) -> dict[str, str]:
    """The class of each control that has nothing to choose for some measures."""
    return {
        "counterpart": "control" if choice.counterparts else "control idle",
        "period": "control pair" if choice.years else "control pair idle",
    }


def filters(choice: Choice, indicator: Mapping[str, Any]) -> Component:
    """All controls, holding `choice`."""
    offered, held, labels = data_of(choice), values_of(choice), labels_of(indicator)
    hidden = hidden_of(choice)

    def one(name: str, label: str, classes: str = "control") -> Component:
        made: Component = dmc.Select(
            id=control_id(name),
            label=label,
            data=offered[name],
            value=held[name],
            allowDeselect=False,
            checkIconPosition="right",
            className=classes,
        )
        return made

    def many(name: str, label: str, every: str) -> Component:
        made: Component = dmc.MultiSelect(
            id=control_id(name),
            label=label,
            data=offered[name],
            value=held[name],
            placeholder=every,
            className="control",
        )
        return made

    form = html.Form(
        [
            one("theme", "Theme", "control whole"),
            dmc.RadioGroup(
                indicators_of(choice),
                id=control_id("indicator"),
                label="Indicator",
                value=held["indicator"],
                className="control whole",
            ),
            one("entity", labels["entity"]),
            one("counterpart", labels["counterpart"], hidden["counterpart"]),
            html.Div(
                [one("period_from", "From year", ""), one("period_to", "To year", "")],
                id="explore-period",
                className=hidden["period"],
            ),
            many("sources", "Sources", "all"),
            many("statuses", "Status", "any"),
            _show(held["show"]),
        ],
        className="controls",
        **aria(label="What to show"),
    )
    return html.Details(
        [html.Summary("Choose what to show", className="button"), form],
        id=CHOOSING,
        open=True,
        className="refine",
    )


def _show(held: str) -> Component:
    return html.Div(
        [
            html.Span("Show as", className="control-label", id="show-as"),
            dmc.SegmentedControl(
                id=control_id("show"),
                data=[{"value": one, "label": one.capitalize()} for one in get_args(Show)],
                value=held,
                fullWidth=True,
                **aria(labelledby="show-as"),
            ),
        ],
        className="control whole",
    )
