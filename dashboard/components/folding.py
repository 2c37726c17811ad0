"""A long list of which the first part stands open and the rest opens on demand.

Comes in: components, and how those of one part are held. Goes out: components, where the rest of
them costs much a place for it that a page fills once its first part stands. Never leaves one out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.plain import counted

Hold = Callable[[list[Any]], Component]


LATER = "later"
"""Type of the ids of places that are filled after the page stands; see `later`."""


def later(part: str, view: str) -> dict[str, str]:
    """The id of the place for the rest of `part` in the view of the query string `view`."""
    return {"type": LATER, "part": part, "view": view}


def standing(count: int, most: int) -> int:
    """How many of `count` stand open; where but one would be left, it does as well.

    A fold would take its place.
    """
    return count if count <= most + 1 else most


def folded(
    items: Sequence[Any], most: int, name: str, hold: Hold, about: str = ""
) -> list[Component]:
    """`items`, held by `hold`, those behind the first `most` in a fold: "5 more measures".

    `about` says what they are.
    """
    first = standing(len(items), most)
    rest = list(items[first:])
    shown = [hold(list(items[:first]))] if items else []
    return [*shown, fold(len(rest), name, hold(rest), about)] if rest else shown


def fold(count: int, name: str, held: Component, about: str = "") -> Component:
    """A fold of `count` things, closed: "5 more measures"; `about` says what they are."""
    told = counted(count, f"more {name}") + (f": {about}" if about else "")
    return html.Details([html.Summary(told), held], className="folded")


def narrow_fold(told: str, held: list[Any]) -> Component:
    """A fold on a narrow screen, closed; on a wide one `held` stands open, and nothing is told."""
    return html.Details(
        [html.Summary(told), html.Div(held, className="folded-rest")],
        className="folded narrow-fold",
    )


def to_come(place: dict[str, str]) -> Component:
    """The place with the id `place`, until it is filled."""
    return html.Div(html.P("One moment …", className="quiet to-come"), id=place)
