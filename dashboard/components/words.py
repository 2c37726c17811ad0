"""The words that leave the page with the figures of a view: where they come from, how to cite them.

Comes in: a published snapshot and the rows of a view. Goes out: text. Never names a source that no
row rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flask

from dashboard import state
from dashboard.charts import explore as charts
from dashboard.charts.drawing import Pen
from dashboard.published import Published
from dashboard.queries.explore import Choice, Row
from etl.wording import period_text


def foot_of(found: Published, rows: Sequence[Row]) -> str:
    """Sources and snapshot of the figures: the last line of every picture."""
    there = {document for row in rows for document in row["documents"]}
    documents = found.frames["documents"]
    documents = documents[documents["document_id"].isin(there)]
    names = [
        f"{publisher}, {title}" if publisher else title
        for publisher, title in zip(documents["publisher"], documents["title"], strict=True)
    ]
    shown = "; ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    noun = "Source" if len(names) == 1 else "Sources"
    return f"{noun}: {shown}. Snapshot {found.number}, {found.day}."


def citation(found: Published, choice: Choice, pen: Pen) -> str:
    """How to cite the view: what it shows, whence, of which snapshot, and where it stands."""
    rows = choice.rows
    there = {document for row in rows for document in row["documents"]}
    documents = found.frames["documents"]
    sources = [
        ", ".join(
            filter(
                None,
                [row["author"], row["publisher"], f"“{row['title']}”", _dated(row), row["url"]],
            )
        )
        for row in documents[documents["document_id"].isin(there)].to_dict("records")
    ]
    address = flask.request.host_url.rstrip("/") + state.at_snapshot(
        state.address(choice.view), found.number
    )
    return (
        f"“{charts.title(rows, pen)}”. econdep, snapshot {found.number} ({found.day}). "
        f"After: {'; '.join(sources)}. {address}"
    )


def _dated(document: Any) -> str:
    return period_text(document["published"]) if document["published"] else ""
