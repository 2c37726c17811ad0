"""What a page is to the frame: its address, its name, how it is laid out, which callbacks it has.

Comes in: the functions of one page module. Goes out: a `Page` for the frame to route to. Never
knows of the app or of the other pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash
from dash.development.base_component import Component

from dashboard.published import Published
from dashboard.theme import Scheme


def _no_callbacks(_app: Dash) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the dashboard.

    `layout(published, query, scheme)` gives its content. The frame calls it when the page is
    opened and, unless the page is `live`, whenever query, snapshot or colour scheme change; a
    live page follows those changes with callbacks of its own, added by `register`.
    """

    path: str
    name: str
    layout: Callable[[Published, str, Scheme], Component]
    register: Callable[[Dash], None] = _no_callbacks
    live: bool = False
