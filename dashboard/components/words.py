"""The words that leave the page with the figures of a view: where they come from, how to cite them.

Comes in: a published snapshot and the rows of a view. Goes out: text. Never names a source that no
row rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import flask

from dashboard import state
from dashboard.charts import explore as charts
from dashboard.charts.drawing import Pen
from dashboard.plain import counted
from dashboard.published import Published
from dashboard.queries.explore import Choice
from dashboard.store import Row
from etl.wording import period_text

_NAMED = 3  # publishers that the foot of a chart names, of more than _ALL
_ALL = 4
_CITED = 20


def foot_of(found: Published, rows: Sequence[Row]) -> str:
    """Sources and snapshot of the figures: the last line of every picture.

    Few sources are named with their titles; of many the publishers of most figures are named, and
    how many others there are.
    """
    sources = _sources(found, rows)
    if len(sources) <= _ALL:
        names = [
            ", ".join(filter(None, (source["publisher"], source["title"]))) for source in sources
        ]
        noun = "Source" if len(names) == 1 else "Sources"
        told = f"{noun}: {'; '.join(names)}."
    else:
        by = list(dict.fromkeys(source["publisher"] or source["title"] for source in sources))
        more = f" and {len(by) - _NAMED} more" if len(by) > _NAMED else ""
        whose = f" by {counted(len(by), 'publisher')}" if len(by) > 1 else ""
        told = f"{counted(len(sources), 'source')}{whose}: {'; '.join(by[:_NAMED])}{more}."
    return f"{told} Snapshot {found.number}, {found.day}."


def _sources(found: Published, rows: Sequence[Row]) -> list[Row]:
    """The sources of the rows, those of most figures first."""
    counted_by = Counter(document for row in rows for document in row["documents"])
    return [found.store.documents[one] for one, _ in counted_by.most_common()]


def citation(found: Published, choice: Choice, pen: Pen) -> str:
    """How to cite the view: what it shows, whence, of which snapshot, and where it stands."""
    rows = choice.rows
    sources = [
        ", ".join(
            filter(
                None,
                [row["author"], row["publisher"], f"“{row['title']}”", _dated(row), row["url"]],
            )
        )
        for row in _sources(found, rows)
    ]
    more = f"; and {len(sources) - _CITED} more" if len(sources) > _CITED else ""
    address = flask.request.host_url.rstrip("/") + state.at_snapshot(
        state.address(choice.view), found.number
    )
    return (
        f"“{charts.title(rows, pen)}”. econdep, snapshot {found.number} ({found.day}). "
        f"After: {'; '.join(sources[:_CITED])}{more}. {address}"
    )


def _dated(document: Any) -> str:
    return period_text(document["published"]) if document["published"] else ""
