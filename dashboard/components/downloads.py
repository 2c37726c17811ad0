"""Files that the dashboard hands out over plain addresses: the workbook and what is in view.

Comes in: the query string of a view. Goes out: files, each carrying its sources. Never keeps one.
"""

from __future__ import annotations

import flask


def serve(server: flask.Flask) -> None:
    """Add the addresses of the downloads to the app's server."""
