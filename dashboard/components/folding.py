"""A long list of which the first part stands open and the rest opens on demand.

Comes in: components, and how those of one part are held. Goes out: components. Never leaves one
out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.plain import counted

Hold = Callable[[list[Any]], Component]


def folded(
    items: Sequence[Any], most: int, name: str, hold: Hold, about: str = ""
) -> list[Component]:
    """`items`, held by `hold`, those behind the first `most` in a fold: "5 more measures".

    `about` says what they are. Where but one would be left, it stands open as well: a fold would
    take its place.
    """
    if len(items) <= most + 1:
        return [hold(list(items))] if items else []
    rest = list(items[most:])
    told = counted(len(rest), f"more {name}") + (f": {about}" if about else "")
    return [
        hold(list(items[:most])),
        html.Details([html.Summary(told), hold(rest)], className="folded"),
    ]
