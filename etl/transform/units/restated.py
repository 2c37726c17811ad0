"""A sum that repeats the one before it in another currency: "3 billion rubles ($90 million)".

Comes in: a `Spot` and the figures made so far. Goes out: the figure it restates, or none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from etl.tables import Observation
from etl.transform.scene.spots import Spot
from etl.vocabulary.currencies import shared_words

_CURRENCY = "|".join(sorted(map(re.escape, shared_words())))
OPENED = re.compile(
    rf"(?:\s*(?:{_CURRENCY})\b)?"  # whose crowns they are, the text tells elsewhere
    r"\s*(?:more|extra|in all|in total|a year)?"
    r"\s*[(\[]\s*(?:or\s+|i\.e\.,?\s+|equal to\s+|equivalent to\s+)?$"
    r"|\s*,?\s+(?:or|that is,?|i\.e\.,?)\s+$"
)
"""What stands between a sum and the same in another currency."""


def restated(spot: Spot, earlier: Mapping[str, Sequence[Observation]]) -> Observation | None:
    """The figure that the sum at `spot` repeats: the one right before its bracket."""
    before = spot.previous
    if before is None or spot.mention.kind != "money" or before.kind != "money":
        return None
    same = next(iter(earlier.get(before.mention_id, ())), None)
    if same is None or same.unit == spot.mention.unit or same.restates:
        return None
    return same if OPENED.fullmatch(spot.before) else None
