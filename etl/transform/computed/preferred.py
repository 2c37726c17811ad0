"""What is known of each thing for computing with it: the figure that the policy prefers.

Comes in: stated figures, their sources and the vocabulary. Goes out: `Known`, which measures ask
for their inputs. A figure that a measure has computed is known only where no source states one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from etl.numbered import alike
from etl.tables import Observation, to_records
from etl.vocabulary.policy import Policy


class Place(NamedTuple):
    """What a figure of an indicator is of, where it covers the whole and no part of it."""

    entity: str
    counterpart: str
    period: str
    stage: str
    unit: str


@dataclass(frozen=True)
class Known:
    """The preferred figure of each indicator and place; `claims` are all figures, ranked.

    `told` are the figures as they are published.
    """

    claims: pd.DataFrame
    told: pd.DataFrame
    figures: dict[str, dict[Place, Observation]] = field(default_factory=dict)
    stated: frozenset[tuple[str, str, str, str]] = frozenset()
    sides: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(
        cls,
        observations: pd.DataFrame,
        claims: pd.DataFrame,
        policy: Policy,
        indicators: Collection[str],
    ) -> Known:
        """What `observations`, of which `claims` are the ranked ones, say of `indicators`.

        Facts and plans alone: nothing is computed from what somebody proposes or expects.
        """
        told = observations[observations["indicator"].isin(indicators)]
        stages = {policy.stages.get("actual"), policy.stages.get("planned")}
        claims = claims[claims["stage"].isin(stages) & claims["indicator"].isin(indicators)]
        first = claims[claims["rank"] == 1]
        first = first[alike(first["subject"], "") & alike(first["breakdown"], "")]
        known = cls(claims, told, defaultdict(dict), frozenset(_stated(told)))
        records = known.records(first["observation_id"])
        columns = ("observation_id", "indicator", *Place._fields)
        for key, indicator, *place in zip(*(first[c].tolist() for c in columns), strict=True):
            known.figures[indicator][Place(*place)] = records[key]
            known._note(indicator, place[0], place[1])
        return known

    def claims_of(self, indicator: str) -> pd.DataFrame:
        """The claims of `indicator`, ranked."""
        return self.claims.take(self._rows.get(indicator, []))

    @cached_property
    def _rows(self) -> dict[Hashable, Any]:
        return dict(self.claims.groupby("indicator", sort=False).indices)

    def records(self, ids: Iterable[str]) -> dict[str, Observation]:
        """The figures `ids`, by their ids; no others are made."""
        asked = self.told[self.told["observation_id"].isin(set(ids))]
        return {o.observation_id: o for o in to_records("observations", asked)}

    def get(self, indicator: str, place: Place) -> Observation | None:
        """The figure of `indicator` at `place`."""
        return self.figures.get(indicator, {}).get(place)

    def places(self, indicator: str) -> Iterator[Place]:
        """Where there is a figure of `indicator`, in a stable order."""
        yield from sorted(self.figures.get(indicator, ()))

    def add(self, made: Observation, stage: str) -> None:
        """Let a computed figure be known where none is."""
        place = Place(made.entity, made.counterpart, made.period, stage, made.unit)
        self.figures.setdefault(made.indicator, {}).setdefault(place, made)
        self._note(made.indicator, made.entity, made.counterpart)

    def tells(self, indicator: str, place: Place) -> bool:
        """Whether a source states the indicator itself, in whatever unit or part."""
        return (indicator, place.entity, place.counterpart, place.period) in self.stated

    def ever(self, indicator: str, *sides: str) -> bool:
        """Whether the indicator is known of an entity, or of it and a counterpart, at any time."""
        return sides in self.sides[indicator]

    def _note(self, indicator: str, entity: str, counterpart: str) -> None:
        self.sides[indicator] |= {(entity,), (entity, counterpart)}


def _stated(observations: pd.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    columns = ("indicator", "entity", "counterpart", "period")
    yield from zip(*(observations[name].tolist() for name in columns), strict=True)
