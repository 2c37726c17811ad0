"""Changes from one year to the next, each within what one claimant states.

Comes in: an `Asked` measure. Goes out: each application of its formula. Two claimants may count
differently, so that a change from the one to the other would be none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from etl.transform.computed.derive import GROWTH, Case, weakest
from etl.transform.computed.measuring import Asked

Series = tuple[str, ...]
_SERIES = ("entity", "counterpart", "subject", "breakdown", "unit", "stage")


def changes(asked: Asked) -> Iterator[Case]:
    """The change to each year, of the best claimant of that year who states the one before."""
    own = asked.known.claims_of(asked.origin)
    own = own[own["period"].str.isdigit()]
    told: dict[Series, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    columns = ("period", "claimant", "observation_id", *_SERIES)
    for year, claimant, figure, *series in zip(*(own[c].tolist() for c in columns), strict=True):
        told[tuple(series)][int(year)].setdefault(claimant, figure)
    pairs = [pair for _, years in sorted(told.items()) for pair in _followed(years)]
    figures = asked.known.records(chain.from_iterable(pairs))
    for pair in pairs:
        inputs = tuple(figures[id_] for id_ in pair)
        yield Case(
            GROWTH, inputs, asked.rule.indicator, inputs[0].entity, "percent", weakest(inputs)
        )


def _followed(years: Mapping[int, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """The figures of a year and of the one before that one claimant states, by their ids."""
    for year in sorted(years):
        before = years.get(year - 1, {})
        both = next((c for c in years[year] if c in before), None)
        if both is not None:
            yield years[year][both], before[both]
