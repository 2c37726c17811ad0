"""What a document's own sources dispute: figures of the same thing that do not agree.

Comes in: the figures of one document. Goes out: the same, those marked as claimed that the text
tells as a fact although another figure of the same thing stands beside them and somebody is named
who states one of the two. Only what is counted is disputed so: statistics of money and goods that
differ are made by different methods. Which of them is right is not judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from etl.tables import Observation

_COUNTED = ("persons", "count")
_DISPUTED = ("actual", "claimed", "estimate", "negated")


def disputed(made: Mapping[str, list[Observation]]) -> dict[str, list[Observation]]:
    """`made`, figures by the number that states them, with what is disputed as `claimed`."""
    same: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for figures in made.values():
        for figure in figures:
            counted = figure.unit in _COUNTED
            if figure.period and counted and figure.status in _DISPUTED and not figure.restates:
                same[_thing(figure)].append(figure)
    claims = {thing for thing, figures in same.items() if _disagree(figures)}
    return {
        key: [_claimed(f) if _thing(f) in claims else f for f in figures]
        for key, figures in made.items()
    }


def _thing(figure: Observation) -> tuple[str, ...]:
    return (
        figure.indicator, figure.entity, figure.counterpart, figure.subject, figure.breakdown,
        figure.period, figure.unit,
    )  # fmt: skip


def _disagree(figures: Iterable[Observation]) -> bool:
    told = list(figures)
    return len({f.value for f in told}) > 1 and any(f.attributed_to for f in told)


def _claimed(figure: Observation) -> Observation:
    if figure.status != "actual" or figure.status_basis != "vocabulary":
        return figure
    return replace(figure, status="claimed", status_basis="document")
