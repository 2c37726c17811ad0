"""A measure of dependence to be computed: its rule, what is known, and the words for both.

Comes in: an indicator that is computed from others, and the preferred figures. Goes out: `Asked`,
which the modules of formulas ask for inputs and tell what is missing. Computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.tables import MissingInput
from etl.transform.computed.derive import Case
from etl.transform.computed.preferred import Known, Place
from etl.vocabulary import Rule, Vocabulary
from etl.vocabulary.derived import Input, in_words

Found = Case | MissingInput
"""What a formula gives: one application of it, or an input for want of which there is none."""


@dataclass(frozen=True)
class Asked:
    """A measure to compute; `totals` are counterparts such as WORLD that stand for all partners."""

    rule: Rule
    known: Known
    vocabulary: Vocabulary
    totals: frozenset[str]

    def inputs(self, key: str) -> tuple[Input, ...]:
        """The inputs under `key`."""
        return self.rule.derived.inputs[key]

    @property
    def origin(self) -> str:
        """The indicator that its only input is."""
        return self.rule.derived.origin

    @property
    def origin_label(self) -> str:
        """What that indicator is called in a formula."""
        return self.called(Input(self.origin))

    def called(self, given: Input) -> str:
        """What an input is called in a formula."""
        own = self.vocabulary.indicators[given.indicator].label
        return in_words(given, {given.indicator: own})

    def name(self, entity: str) -> str:
        """The name of an entity."""
        return self.vocabulary.entity(entity).label

    def unstated(self, given: Input, place: Place) -> str:
        """A sentence that says which figure no source states."""
        indicator = self.vocabulary.indicators[given.indicator]
        whose = f"{indicator.label}: {self.name(place.entity)}"
        if indicator.counterpart_role:
            role = indicator.counterpart_role.lower()
            whose += f", {role} {self.name(given.counterpart or place.counterpart)}"
        when = place.period or "in any period"
        return f"No source states this: {whose}, {when}, in {place.unit}."

    def missing(self, place: Place, role: str, reason: str) -> Iterator[MissingInput]:
        """The row of an absent input, unless a source states the measure itself.

        Of measures over a year, or over all time where the period is empty: what is known of
        months and quarters seldom has all that a measure needs.
        """
        if place.period and (
            not place.period.isdigit() or self.known.tells(self.rule.indicator, place)
        ):
            return
        yield MissingInput(
            indicator=self.rule.indicator,
            entity=place.entity,
            counterpart=place.counterpart,
            period=place.period,
            role=role,
            reason=reason,
        )
