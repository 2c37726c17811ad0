"""Explore: choose figures, see them drawn, read their sentences.

Comes in: a published snapshot and the query string of a view. Goes out: the page and its
callbacks. Never computes a figure: queries and charts do.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.pages.page import Page
from dashboard.published import Published
from dashboard.theme import Scheme


def layout(found: Published, query: str, scheme: Scheme) -> Component:
    """The page for a view."""
    return html.Div([html.H1("Explore"), f"{found.number} {query} {scheme}"])


PAGE = Page(path="/explore", name="Explore", layout=layout)
