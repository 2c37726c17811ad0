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
                    dmc.AppShellMain(html.Div(loading(), id=PAGE, className="page", tabIndex=-1)),
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


def _header(links: Sequence[tuple[str, str]], badge: Children) -> Component:
    return html.Div(
        [
            dmc.Anchor("econdep", href="/", refresh=False, className="brand", underline="never"),
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
                    html.Span(badge, id=BADGE, className="badge"),
                    html.A("Workbook", href=WORKBOOK_ADDRESS, className="button", download=""),
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


def at_fault(faults: Iterable[Fault]) -> Component:
    """The page where what is published cannot be read: what happened and what to do."""
    lines = [
        html.P([html.Strong(fault.problem), " ", fault.remedy, html.Br(), html.Code(fault.place)])
        for fault in faults
    ]
    return notice("The published figures cannot be read", *lines)


def missing(path: str) -> Component:
    """The page for an address that leads nowhere."""
    return notice(
        "There is no such page",
        html.P(["Nothing stands at ", html.Code(path), "."]),
        dmc.Anchor("Go to the overview", href="/", refresh=False),
    )
