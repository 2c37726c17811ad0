"""Shares of a whole and differences, of figures or of sums of figures that belong together.

Comes in: an `Asked` measure. Goes out: each application of its formula, and what is missing where
some of its inputs are known and others are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.tables import Observation
from etl.transform.computed.derive import Case, Formula, weakest
from etl.transform.computed.measuring import Asked, Found
from etl.transform.computed.preferred import Place
from etl.vocabulary.derived import Input, summed

MIRRORED = "mirrored_share"


def shares(asked: Asked) -> Iterator[Found]:
    """A part of a whole, in percent; both may be sums."""
    part, whole = asked.inputs("part"), asked.inputs("whole")
    mirrored = asked.rule.derived.formula == MIRRORED
    unit = asked.rule.derived.unit or "percent"

    def formula(roles: list[str]) -> Formula:
        size = len(part)
        over, under = summed(roles[:size]), summed(roles[size:])
        return Formula(
            f"100 × {over} / {under}",
            tuple(roles),
            (True,) * size + (False,) * len(whole),
            lambda *values: 100 * sum(values[:size]) / sum(values[size:]),
        )

    yield from _combined(asked, part, whole, formula, unit, mirrored=mirrored)


def differences(asked: Asked) -> Iterator[Found]:
    """What one figure is more than another of the same place."""
    first, second = asked.inputs("first"), asked.inputs("second")

    def formula(roles: list[str]) -> Formula:
        return Formula(" − ".join(roles), tuple(roles), (True, False), lambda a, b: a - b)

    yield from _combined(asked, (*first, *second), (), formula, "", with_totals=True)


def _combined(
    asked: Asked,
    part: tuple[Input, ...],
    whole: tuple[Input, ...],
    formula: Callable[[list[str]], Formula],
    unit: str,
    *,
    mirrored: bool = False,
    with_totals: bool = False,
) -> Iterator[Found]:
    """A formula of `part` and `whole` wherever there is some of the part, all in one unit.

    With `mirrored`, what the entity does not state of the part is taken from its counterpart's
    side: one's exports are the other's imports.
    """
    places: dict[Place, set[str]] = defaultdict(set)
    for place in {p for i in part for p in _covered(asked, i, mirrored)}:
        if with_totals or place.counterpart not in asked.totals:
            places[place._replace(unit="")].add(place.unit)
    sources = [_Source.of(asked, i, mirrored and i in part) for i in (*part, *whole)]
    formulas: dict[tuple[str, ...], Formula] = {}
    for place in sorted(places):
        tries = []
        for one in sorted(places[place]):
            found = [source.find(asked, place, one) for source in sources]
            tries.append((sum(o is None for _, o in found), one, found))
        absent, one, found = min(tries, key=lambda tried: tried[:2]) if tries[1:] else tries[0]
        inputs = tuple(o for _, o in found if o is not None)
        if not absent:
            roles = tuple(role for role, _ in found)
            if roles not in formulas:
                formulas[roles] = formula(list(roles))
            yield Case(
                formulas[roles], inputs, asked.rule.indicator, place.entity, unit or one,
                weakest(inputs), place.counterpart,
            )  # fmt: skip
            continue
        own = not mirrored or any(o and o.entity == place.entity for _, o in found)
        for i, (role, o) in zip((*part, *whole), found, strict=True):
            if o is None and (own or asked.known.ever(i.indicator, place.entity)):
                yield from _missing(asked, i, place._replace(unit=one), role)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an input is looked for: the entity's own figures, or else its counterpart's."""

    given: Input
    role: str
    has_side: bool
    twin: str
    twin_role: str

    @classmethod
    def of(cls, asked: Asked, given: Input, mirrored: bool) -> _Source:
        """The source of `given`; with `mirrored`, its twin of the other side stands for it."""
        twin = asked.vocabulary.rules[given.indicator].twin if mirrored else ""
        return cls(
            given,
            asked.called(given),
            bool(asked.vocabulary.indicators[given.indicator].counterpart_role),
            twin,
            asked.called(Input(twin)) if twin else "",
        )

    def find(self, asked: Asked, place: Place, unit: str) -> tuple[str, Observation | None]:
        """What the input is called, and its figure at `place`."""
        entity, counterpart, period, stage, _ = place
        other = (self.given.counterpart or counterpart) if self.has_side else ""
        own = Place(entity, other, period, stage, unit)
        found = asked.known.get(self.given.indicator, own)
        if found is None and self.twin:
            seen = asked.known.get(self.twin, Place(counterpart, entity, period, stage, unit))
            if seen:
                return f"{self.twin_role} of {counterpart}", seen
        return self.role, found


def _missing(asked: Asked, given: Input, place: Place, role: str) -> Iterator[Found]:
    """The row of an absent input: of a year, or of all time where it is known of no year.

    A table that lists the largest partners lists many in exports and never in imports.
    """
    has_side = asked.vocabulary.indicators[given.indicator].counterpart_role
    never = not asked.known.ever(given.indicator, place.entity, place.counterpart)
    if has_side and not given.counterpart and never and place.period.isdigit():
        place = place._replace(period="")
    yield from asked.missing(place, role, asked.unstated(given, place))


def _covered(asked: Asked, given: Input, mirrored: bool) -> Iterator[Place]:
    """The places of a measure that figures of `given` speak for."""
    for place in asked.known.places(given.indicator):
        if not given.counterpart:
            yield place
        elif place.counterpart == given.counterpart:
            yield place._replace(counterpart="")
    if mirrored:
        for place in asked.known.places(asked.vocabulary.rules[given.indicator].twin):
            yield place._replace(entity=place.counterpart, counterpart=place.entity)
