"""What one side has against another: the two sides of a dependence, other buyers, other members.

Comes in: an `Asked` measure. Goes out: each application of its formula, and what is missing of the
other side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from etl.tables import Observation
from etl.transform.computed.derive import Case, Formula, weakest
from etl.transform.computed.measuring import Asked, Found
from etl.transform.computed.preferred import Place
from etl.vocabulary.derived import Input, summed

OF_SIDES = "quotient_of_sides"
Named = tuple[str, Observation]


def of_sides(asked: Asked) -> Iterator[Found]:
    """How many times as much the entity depends on its counterpart as the other way round."""
    for place in asked.known.places(asked.origin):
        other = place._replace(entity=place.counterpart, counterpart=place.entity)
        one, two = asked.known.get(asked.origin, place), asked.known.get(asked.origin, other)
        roles = tuple(f"{asked.origin_label} of {p.entity}" for p in (place, other))
        if one and two:
            formula = Formula(" / ".join(roles), roles, (True, False), lambda a, b: a / b)
            status = weakest((one, two))
            yield Case(formula, (one, two), asked.rule.indicator, place.entity, "times", status)
        elif asked.known.ever(asked.origin, place.counterpart):
            what = f"{roles[1]} is not known for {place.period}."
            yield from asked.missing(place, roles[1], what[:1].upper() + what[1:])


def relatives(asked: Asked) -> Iterator[Found]:
    """A figure in percent of what each other entity has from the same counterpart."""
    same: dict[Place, list[Place]] = defaultdict(list)
    for place in asked.known.places(asked.origin):
        same[place._replace(entity="")].append(place)
    for places in same.values():
        named = [(p.entity, o) for p in places if (o := asked.known.get(asked.origin, p))]
        for own in named:
            yield from (_relative(asked, own, other) for other in named if other != own)
        if len(named) == 1:
            others = f"{asked.origin_label} of others"
            place = places[0]
            what = (
                f"No source states what others than {asked.name(place.entity)} had from "
                f"{asked.name(place.counterpart)}, {place.period}, in {place.unit}."
            )
            yield from asked.missing(place, others, what)


def _relative(asked: Asked, own: Named, other: Named) -> Case:
    roles = tuple(f"{asked.origin_label} of {entity}" for entity, _ in (own, other))
    formula = Formula(
        f"100 × {roles[0]} / {roles[1]}", roles, (True, False), lambda a, b: 100 * a / b
    )
    inputs = (own[1], other[1])
    return Case(formula, inputs, asked.rule.indicator, own[0], "percent", weakest(inputs), other[0])


def member_shares(asked: Asked) -> Iterator[Found]:
    """What each member of the counterpart gives of what all its members give, in percent."""
    groups = asked.vocabulary.places.groups
    units = asked.vocabulary.units.records
    places = [
        p for p in asked.known.places(asked.origin)
        if p.entity in groups.get(p.counterpart, ()) and units[p.unit].kind != "percent"
    ]  # fmt: skip
    for place in places:
        members = groups[place.counterpart]
        order = (place.entity, *(m for m in members if m != place.entity))
        found = [asked.known.get(asked.origin, place._replace(entity=m)) for m in order]
        inputs = tuple(o for o in found if o is not None)
        if len(inputs) == len(order):
            formula = Formula(
                f"100 × {place.entity} / {summed(list(members))}",
                order,
                (True,) + (False,) * (len(order) - 1),
                lambda own, *others: 100 * own / (own + sum(others)),
            )
            yield Case(
                formula, inputs, asked.rule.indicator, place.entity, "percent", weakest(inputs)
            )
        for member, o in zip(order, found, strict=True):
            if o is None:
                what = asked.unstated(Input(asked.origin), place._replace(entity=member))
                yield from asked.missing(place, member, what)
