"""Where a period lies to the date of the document: still ahead, over, or about to begin.

Comes in: a period or a subject with a year in its name, and the `Scene`. Goes out: yes or no.
"""

from __future__ import annotations

import re

from etl.periods import span
from etl.transform.periods.timeline import timeline
from etl.transform.scene.context import Scene

_YEAR = re.compile(r"\d{4}")
_HAS_BEGUN = re.compile(
    r"\b(?:has|have) (?:just |now )?(?:begun|started|opened|ended)\b"
    r"|\b(?:began|started|opened|ended|is under way)\b",
    re.IGNORECASE,
)


def is_ahead(period: str, scene: Scene) -> bool:
    """Whether `period` had not begun when the document was published."""
    own, published = span(period), span(timeline(scene).written)
    return bool(own and published and own[0] > published[1])


def is_to_begin(subject: str, scene: Scene) -> bool:
    """Whether every day that the text tells of the year in the name of `subject` is still ahead.

    Of its own date, as of what lies before it, it says nothing.
    """
    year, written = subject[-4:], timeline(scene).written
    if not _YEAR.fullmatch(year) or len(scene.reading.document.published) != len("2017-09-14"):
        return False
    days = timeline(scene).days.get(year, set()) - {written}
    if not days or min(days) <= written:
        return False
    told = (p.text for p in scene.reading.passages if subject in p.text)
    return not any(_HAS_BEGUN.search(text) for text in told)


def is_over(period: str, scene: Scene) -> bool:
    """Whether `period` had ended when the document was published."""
    own, published = span(period), span(timeline(scene).written)
    return bool(own and published and own[1] < published[0])
