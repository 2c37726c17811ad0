"""Whether the next turn of a dialogue denies a number: "HOST: They say 14. GUEST: That is wrong."

Comes in: a `Spot` and its `Scene`. Goes out: yes or no. Its words are in `english/denials.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from etl.tables import Passage
from etl.transform.periods.roles import TURN
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot
from etl.transform.words import any_of, words


def replied(spot: Spot, scene: Scene) -> bool:
    """Whether the number ends a turn, and what the other says to it is that it is not so."""
    text = spot.passage.text
    if TURN.match(text) is None or re.search(r"[.!?]\s+\S", text[spot.offset + spot.end :]):
        return False
    answer = _next(spot.passage, scene)
    label = TURN.match(answer.text) if answer else None
    if answer is None or label is None:
        return False
    return _denies().match(answer.text, label.end()) is not None


def _next(passage: Passage, scene: Scene) -> Passage | None:
    passages = scene.reading.passages
    after = bisect_right(passages, passage.number, key=lambda p: p.number)
    return passages[after] if after < len(passages) else None


@cache
def _denies() -> re.Pattern[str]:
    table = words("denials")["reply"]
    return re.compile(
        rf"\W*{any_of([*table['words'], *table['turns']])}"
        r"(?=\s*[.,!?;:—–]|\s+(?:it|the|we|they)\b)",
        re.I,
    )
