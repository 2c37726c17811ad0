"""The frame around every page: header, navigation, stores, and the states when there is no page.

Comes in: the names of the pages. Goes out: components. Never reads a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import theme
from dashboard.components.attributes import aria
from dashboard.components.downloads import WORKBOOK_ADDRESS
from dashboard.state import CHANGES
from etl.errors import Fault

ADDRESS = "address"
"""Id of the location: where the reader is."""
SNAPSHOT = "snapshot"
"""Id of the store with the number of the snapshot shown."""
SCHEME = "scheme"
"""Id of the store with the colour scheme in force."""
PAGE = "page"
"""Id of the place for a page's content."""
LAID_OUT = "laid-out"
"""Id of the store with the path of the page that stands there; empty for a notice."""
PIN = "pin"
"""Id of the store with the figure last pressed, in a chart or beside it: ``{"id", "at"}``."""
OUTSIDE = "outside"
"""Type of the stores through which live pages learn what changes outside them, see `outside`."""
BADGE, NEWS, POLL = "snapshot-badge", "news", "poll"
CITE, BRAND, WORKBOOK = "cite-view", "brand", "workbook"
"""Ids of the frame's links beside the navigation: they lead to the snapshot that is shown."""

Children = Any
POLL_MS = 1000


def outside(path: str, query: str, scheme: str) -> Component:
    """The store through which the live page at `path` learns what changes outside it.

    Its data are ``{"cause", "query", "scheme", "pin"}``: the id of what changed, the query of the
    address, the colour scheme and the figure last pressed. A page that listened to the frame's own
    stores would do so while another page is laid out, and Dash would miss its parts.
    """
    known = {"cause": "", "query": query, "scheme": scheme, "pin": None}
    return dcc.Store(id={"type": OUTSIDE, "path": path}, data=known)


def nav_id(path: str) -> str:
    """The id of the link in the header that leads to `path`."""
    return f"nav{path.replace('/', '-')}"


def shell(links: Sequence[tuple[str, str]], snapshot: int | None, badge: Children) -> Component:
    """The whole page around its content; `links` are path and name of each page."""
    frame: Component = dmc.MantineProvider(
        [
            dcc.Location(id=ADDRESS, refresh=False),
            dcc.Store(id=SNAPSHOT, data=snapshot),
            dcc.Store(id=SCHEME),
            dcc.Store(id=PIN),
            dcc.Store(id=LAID_OUT, data=""),
            dcc.Interval(id=POLL, interval=POLL_MS),
            html.A("Skip to the content", href=f"#{PAGE}", className="skip"),
            dmc.AppShell(
                [
                    dmc.AppShellHeader(_header(links, badge), className="header"),
                    dmc.AppShellMain(
                        [
                            html.Div(loading(), id=PAGE, className="page", tabIndex=-1),
                            html.P(_cite(), className="citing-view"),
                        ]
                    ),
                ],
                mode="static",
                className="frame",
                padding=0,
            ),
            html.Div(id=NEWS, className="news", role="status"),
        ],
        theme=theme.mantine_theme(),
        defaultColorScheme="auto",
    )
    return frame


def _cite() -> Component:
    made: Component = dmc.Anchor("Cite this view as it is now", id=CITE, href="/", refresh=False)
    return made


def _header(links: Sequence[tuple[str, str]], badge: Children) -> Component:
    return html.Div(
        [
            dmc.Anchor(
                "econdep",
                id=BRAND,
                href="/",
                refresh=False,
                className="brand",
                underline="never",
            ),
            html.Nav(
                [
                    dmc.Anchor(
                        name,
                        id=nav_id(path),
                        href=path,
                        refresh=False,
                        className="nav",
                        underline="never",
                    )
                    for path, name in links
                ],
                **aria(label="Pages"),
            ),
            html.Div(
                [
                    html.A(badge, id=BADGE, className="badge", href=CHANGES),
                    html.A(
                        "Workbook",
                        id=WORKBOOK,
                        href=WORKBOOK_ADDRESS,
                        className="button",
                        download="",
                    ),
                    dmc.ColorSchemeToggle(
                        lightIcon="☀",
                        darkIcon="☾",
                        variant="default",
                        radius="xl",
                        size=30,
                        className="toggle",
                        **aria(label="Switch between light and dark"),
                    ),
                ],
                className="tools",
            ),
        ],
        className="masthead",
    )


def badge(number: int | None, date: str) -> Children:
    """The text of the header's badge; a narrow screen leaves the date out."""
    if number is None:
        return "No snapshot"
    return [f"Snapshot {number}", html.Span(f" · {date}", className="wide-only")]


def loading() -> Component:
    """What stands in for content that is on its way."""
    return html.Div(
        [html.Div(className="bone wide"), html.Div(className="bone"), html.Div(className="bone")],
        className="loading",
        **aria(hidden="true"),
    )


def notice(title: str, *body: Component, heading: Callable[..., Component] = html.H1) -> Component:
    """A page or a card that has no figure to show: what is so, and what to do."""
    return html.Section([heading(title), *body], className="notice")


def unpublished() -> Component:
    """The page where nothing is published yet."""
    return notice(
        "Nothing is published yet",
        html.P(["Run ", html.Code("econdep refresh"), "; this page then fills by itself."]),
    )


def at_fault(faults: Iterable[Fault], here: str = "") -> Component:
    """The page where what is published cannot be read: what happened and what to do.

    `here` is the address of the same page in the current snapshot, where this is an older one.
    """
    lines = [
        html.P([html.Strong(fault.problem), " ", fault.remedy, html.Br(), html.Code(fault.place)])
        for fault in faults
    ]
    way = [html.P(html.A("See this page as it is now", href=here))] if here else []
    return notice("The published figures cannot be read", *lines, *way)


def frozen(number: int, day: str, current: int | None, here: str) -> Component:
    """The line above a page that shows a snapshot as it was; `here` is the same page as it is."""
    told = f"You are reading snapshot {number} of {day}, as it was. "
    if number == current:
        told = f"This address cites snapshot {number} of {day}; later ones will not change it. "
    link = html.A("See the current view", href=here)
    return html.P([told, link], className="frozen", role="note")


def unknown_snapshot(asked: str, here: str) -> Component:
    """The page for an address that cites a snapshot which is not there."""
    return notice(
        f"There is no snapshot {asked}",
        html.P(
            "This address cites figures as they were then. That snapshot may have been removed, "
            "it may belong to another project, or the address was cut."
        ),
        html.P(html.A("See this page as it is now", href=here)),
        html.P(html.A("See which snapshots there are", href=CHANGES)),
    )


def missing(path: str) -> Component:
    """The page for an address that leads nowhere."""
    return notice(
        "There is no such page",
        html.P(["Nothing stands at ", html.Code(path), "."]),
        dmc.Anchor("Go to the overview", href="/", refresh=False),
    )
