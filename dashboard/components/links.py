"""Addresses of the pages Overview, Timeline and Sources, and links to them.

Comes in: ids. Goes out: addresses, and the query strings of Sources as values and back. Never
looks at data: whether an id is known is the queries' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import state
from etl.tables import OUTCOME_LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What Sources shows: a document (its part, or the passage or number in it), or the list.

    `outcome` picks the numbers that stand out; empty for all.
    """

    document: str = ""
    passage: str = ""
    mention: str = ""
    part: int = 1
    outcome: str = ""


def parse_reading(query: str) -> Reading:
    """The reading of a query string. Total: any string gives a valid one."""
    found = {name: many[0] for name, many in state.values(query).items()}
    part = found.get("part", "")
    outcome = found.get("outcome", "")
    return Reading(
        document=found.get("document", ""),
        passage=found.get("passage", ""),
        mention=found.get("mention", ""),
        part=int(part) if part.isascii() and part.isdigit() and 0 < int(part) < 10**6 else 1,
        outcome=outcome if outcome in OUTCOME_LABELS else "",
    )


def reading_address(reading: Reading) -> str:
    """The address of a reading; what is not chosen is left out."""
    pairs = {
        "document": reading.document,
        "passage": reading.passage,
        "mention": reading.mention,
        "part": str(reading.part) if reading.part > 1 else "",
        "outcome": reading.outcome,
    }
    query = urlencode({name: value for name, value in pairs.items() if value})
    return f"{state.SOURCES}?{query}" if query else state.SOURCES


def figure_address(row: Any) -> str:
    """The address in Explore of a figure's measure with the figure pinned.

    `row` is a row of `observations` as a mapping.
    """
    return state.address(
        state.view(indicator=str(row["indicator"]), pinned=str(row["observation_id"]))
    )


def theme_address(theme: str) -> str:
    """The address in Explore of a theme."""
    return state.address(state.view(theme=theme))


def staying(children: Any, href: str, **props: Any) -> html.A:
    """A link to another choice on the same page: the reader keeps their place."""
    return html.A(children, href=href, **{"data-stay": "", **props})


def frozen_at(shown: Any, number: int) -> Any:
    """`shown`, its links within the dashboard and its charts' marks leading to snapshot `number`.

    The components are changed in place: they are made anew for every answer.
    """
    if isinstance(shown, (list, tuple)):
        for one in shown:
            frozen_at(one, number)
    if isinstance(shown, Component):
        href = getattr(shown, "href", None)
        if isinstance(href, str):
            setattr(shown, "href", _frozen(href, number))  # noqa: B010 # only some have one
        if isinstance(shown, dcc.Graph):
            for trace in getattr(shown, "figure", {}).get("data", ()):
                if isinstance(hrefs := trace.get("meta"), list):
                    trace["meta"] = [_frozen(one, number) for one in hrefs]
        frozen_at(getattr(shown, "children", None), number)
    return shown


def _frozen(href: str, number: int) -> str:
    return state.at_snapshot(href, number) if href.startswith("/") else href


def away(children: Any, href: str, **props: Any) -> html.A:
    """A link to another site, followed only by a click and told nothing about the reader."""
    return html.A(children, href=href, rel="noreferrer", **props)
