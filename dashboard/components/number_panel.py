"""What became of one number: how it was read, why, and the figure or date it stands for.

Comes in: a `Chosen` number. Goes out: the panel beside the text. Never decides anything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dash import html

from dashboard import doubt, state
from dashboard.components.attributes import aria
from dashboard.components.links import (
    Reading,
    away,
    figure_address,
    reading_address,
    staying,
)
from dashboard.components.past import past_fold
from dashboard.components.quotation import clock
from dashboard.queries.sources import Chosen, Row
from etl.tables import (
    METHOD_LABELS,
    OUTCOME_LABELS,
    QUALIFIER_LABELS,
    STATUS_LABELS,
)
from etl.wording import Wording, known, part_text, period_text

if TYPE_CHECKING:
    from dash.development.base_component import Component

_KIND_LABELS = {
    "timestamp": "second of the recording",
    "ordinal": "ordinal number",
    "identifier": "part of a name or a reference",
    "vague": "vague number",
    "time": "time of day",
}


def number_panel(
    chosen: Chosen, wording: Wording, reading: Reading, before: str, after: str
) -> Component:
    """The panel of a chosen number, with ways to its chart, its date and its neighbours."""
    mention = chosen.mention
    if chosen.figures:
        body = [part for row in chosen.figures for part in _figure(row, wording)]
    elif chosen.events:
        body = [part for row in chosen.events for part in _event(row)]
    else:
        body = [html.P(f"“{mention['text']}”", className="big quoted")]
    return html.Aside(
        [
            html.Div(
                [
                    html.H2(OUTCOME_LABELS[mention["outcome"]], className="over"),
                    staying(
                        "×",
                        reading_address(
                            replace(reading, mention="", passage=mention["passage_id"])
                        ),
                        className="close",
                        **aria(label="Close"),
                    ),
                ],
                className="panel-head",
            ),
            *body,
            html.Dl(_pairs(_read_as(chosen, wording)), className="fields quiet"),
            _watch(chosen.passage),
            html.Nav(
                [
                    _neighbour("‹ Previous number", before, reading),
                    _neighbour("Next number ›", after, reading),
                ],
                className="neighbours",
                **aria(label="Numbers of this document"),
            ),
        ],
        className="panel",
        **aria(label="The chosen number"),
    )


def _figure(row: Row, wording: Wording) -> list[Component]:
    role = str(wording.indicators.get(row["indicator"], {}).get("counterpart_role") or "With")
    entity_role = str(wording.indicators.get(row["indicator"], {}).get("entity_role") or "Of")
    fields = [
        (entity_role, wording.entity(row["entity"])),
        (role, wording.entity(row["counterpart"]) if row["counterpart"] else ""),
        ("About", row["subject"]),
        ("Part", part_text(row["breakdown"])),
        ("Period", period_text(row["period"])),
        ("Hedge", QUALIFIER_LABELS[row["qualifier"]]),
        ("Status", STATUS_LABELS[row["status"]]),
        ("Stated by", row["attributed_to"]),
        ("Same as", "the figure in the other unit" if row["restates"] else ""),
        ("How", METHOD_LABELS["decided"] if row["method"] == "decided" else ""),
        ("Confidence", doubt.sureness(row)),
    ]
    parts: list[Component] = [
        html.H3(wording.indicator(row["indicator"])),
        html.P(wording.figure(row), className="big"),
        html.Dl(_pairs(fields), className="fields"),
        *(html.P(line[:1].upper() + line[1:], className="about") for line in doubt.told(row)),
    ]
    if row["status"] == "negated":
        parts.append(html.P("The text denies this figure, so no chart shows it."))
    else:
        parts.append(html.A("See in chart", href=figure_address(row), className="button primary"))
    parts.append(past_fold(row["observation_id"]))
    return parts


def _event(row: Row) -> list[Component]:
    when = period_text(row["date"]) + (f"–{period_text(row['until'])}" if row["until"] else "")
    return [
        html.P(when, className="big"),
        html.A(
            "See on the timeline",
            href=state.event_address(row["event_id"]),
            className="button primary",
        ),
    ]


def _read_as(chosen: Chosen, wording: Wording) -> list[tuple[str, Any]]:
    mention = chosen.mention
    value = mention["value"]
    read: list[str] = [_KIND_LABELS.get(str(mention["kind"]), str(mention["kind"]))]
    read += [mention["counted"]] if mention["counted"] else []
    read += [{"rise": "a rise", "fall": "a fall"}[mention["trend"]]] if mention["trend"] else []
    return [
        ("Written", f"“{mention['text']}”"),
        ("Read as", ", ".join(read)),
        ("Value", wording.number(value, mention["unit"]) if known(value) else ""),
        ("Date", period_text(mention["period"]) if mention["period"] else ""),
        ("Why", mention["reason"]),
    ]


def _pairs(fields: list[tuple[str, Any]]) -> list[Component]:
    return [html.Div([html.Dt(name), html.Dd(text)]) for name, text in fields if text]


def _watch(passage: Row) -> Any:
    if not known(passage["time_s"]) or not passage["url"]:
        return None
    return html.P(away(f"Watch at {clock(passage['time_s'])} ›", passage["url"]))


def _neighbour(text: str, mention_id: str, reading: Reading) -> Component:
    if not mention_id:
        return html.Span(text, className="button off")
    place = replace(reading, mention=mention_id, passage="", part=1)
    return staying(text, reading_address(place), className="button")
