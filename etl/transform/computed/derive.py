"""Figures computed from figures: shares spent, remainders, changes, rates, totals and ratios.

Comes in: all stated observations and the vocabulary, whose indicators say what is derived from
what. Goes out: derived observations and a row for each of their inputs. Inputs always come from one
source; where a source states a figure itself, or states an input twice, nothing is derived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from operator import attrgetter

from etl.tables import Derivation, Observation, Status, stable_id
from etl.transform.computed.intervals import Hedged, combine
from etl.vocabulary import Rule, Vocabulary

_WEAKNESS: tuple[Status, ...] = ("actual", "claimed", "estimate", "planned", "forecast")
FACTS: tuple[Status, ...] = ("actual", "claimed", "estimate")
PLANS: tuple[Status, ...] = ("planned",)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in the names of its inputs' roles, for each whether the result rises with it."""

    text: str
    roles: tuple[str, ...]
    rising: tuple[bool, ...]
    compute: Callable[..., float]


@dataclass(frozen=True, slots=True)
class Case:
    """One application of a formula: its inputs in the order of the roles, and what is new.

    Without a `counterpart` it has that of its first input. With `upper` the result is a range, from
    what the formula gives to what `upper` does.
    """

    formula: Formula
    inputs: tuple[Observation, ...]
    indicator: str
    entity: str
    unit: str
    status: Status
    counterpart: str | None = None
    of_subject: bool = True
    upper: Callable[..., float] | None = None


EXECUTION = Formula(
    "100 × spent / planned", ("spent", "planned"), (True, False), lambda s, p: 100 * s / p
)
REMAINDER = Formula("planned − spent", ("planned", "spent"), (True, False), lambda p, s: p - s)
GROWTH = Formula(
    "100 × (after − before) / before",
    ("after", "before"),
    (True, False),
    lambda a, b: 100 * (a - b) / b,
)
RATE = Formula(
    "national currency / US dollars",
    ("national currency", "US dollars"),
    (True, False),
    lambda n, d: n / d,
)


def derive(
    observations: Sequence[Observation], vocabulary: Vocabulary
) -> tuple[list[Observation], list[Derivation]]:
    """What follows from `observations`: the derived figures, and a row for each input."""
    stated = [o for o in observations if o.method != "derived" and o.value is not None]
    usable = [o for o in stated if o.status in _WEAKNESS]
    taken = {_key(o, o.document_id) for o in stated}
    derived: dict[str, Observation] = {}
    rows: list[Derivation] = []
    for case in cases(usable, vocabulary):
        made = compute(case)
        if made is None or _key(made, case.inputs[0].document_id) in taken:
            continue
        if made.observation_id not in derived:
            derived[made.observation_id] = made
            rows += derivations(made, case)
    return list(derived.values()), rows


def cases(usable: list[Observation], vocabulary: Vocabulary) -> Iterator[Case]:
    """Every application of every formula that the vocabulary asks for."""
    of: dict[str, list[Observation]] = {}
    for figure in usable:
        of.setdefault(figure.indicator, []).append(figure)
    for rule in vocabulary.rules.values():
        origin = of.get(rule.derived.origin or rule.indicator, [])
        if rule.parts:
            yield from _totals(origin, rule, vocabulary)
        if rule.derived.formula in _CASES:
            yield from _CASES[rule.derived.formula](origin, rule, vocabulary)


def compute(case: Case) -> Observation | None:
    """The derived figure, or None where its inputs leave it open on both sides."""
    result = combine(case.formula.compute, [hedged(o) for o in case.inputs], case.formula.rising)
    if result is None:
        return None
    if case.upper:
        least, most = result.value, case.upper(*(o.value for o in case.inputs))
        result = Hedged((least + most) / 2, least, most, "range")
    first = case.inputs[0]
    ids = sorted(o.observation_id for o in case.inputs)
    return Observation(
        observation_id=stable_id("o", "derived", case.indicator, case.entity, *ids),
        indicator=case.indicator,
        entity=case.entity,
        counterpart=first.counterpart if case.counterpart is None else case.counterpart,
        subject=first.subject if case.of_subject else "",
        breakdown=first.breakdown if case.of_subject else "",
        period=first.period,
        value=result.value,
        low=result.low,
        high=result.high,
        qualifier=result.qualifier,
        unit=case.unit,
        status=case.status,
        method="derived",
        indicator_basis="computed",
        entity_basis=first.entity_basis,
        counterpart_basis=first.counterpart_basis,
        period_basis=first.period_basis,
        unit_basis="computed",
        status_basis="computed",
        confidence=min(figure.confidence for figure in case.inputs),
    )


def hedged(observation: Observation) -> Hedged:
    """The value of `observation` with its hedge."""
    return Hedged(
        observation.value or 0.0, observation.low, observation.high, observation.qualifier
    )


def derivations(made: Observation, case: Case) -> list[Derivation]:
    """A row for each input of `made`."""
    return [
        Derivation(
            observation_id=made.observation_id,
            input_id=source.observation_id,
            role=role,
            formula=case.formula.text,
        )
        for role, source in zip(case.formula.roles, case.inputs, strict=True)
    ]


def weakest(inputs: Iterable[Observation]) -> Status:
    """The least certain status among `inputs`."""
    return max((o.status for o in inputs), key=_WEAKNESS.index)


def _key(o: Observation, source: str) -> tuple[str, ...]:
    """What a figure is about in its source; a stated figure keeps a derived one out."""
    parts = (o.indicator, o.entity, o.counterpart, o.subject, o.breakdown, o.period, o.unit)
    return (source, *parts)


def _groups(observations: Iterable[Observation], *fields: str) -> Iterator[list[Observation]]:
    """The observations of one source that agree in `fields`, in a stable order."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    place = attrgetter("document_id", *fields)
    for o in observations:
        groups.setdefault(place(o), []).append(o)
    for key in sorted(groups):
        yield sorted(groups[key], key=attrgetter("observation_id"))


def _only(observations: Iterable[Observation], statuses: Iterable[Status]) -> Observation | None:
    """The one figure that has one of `statuses`; None where there is none, or more than one."""
    found = [o for o in observations if o.status in tuple(statuses)]
    return found[0] if len(found) == 1 else None


def _executed(origin: list[Observation], rule: Rule, _: Vocabulary) -> Iterator[Case]:
    """What was spent of what was planned for the same purpose and period.

    That the plan was a plan is the formula's own: the result is as certain as what was spent.
    """
    remainder = rule.derived.formula == "remainder"
    for same in _groups(origin, "entity", "counterpart", "subject", "breakdown", "period", "unit"):
        spent, planned = _only(same, FACTS), _only(same, PLANS)
        if spent and planned and spent.period:
            formula = REMAINDER if remainder else EXECUTION
            inputs = (planned, spent) if remainder else (spent, planned)
            unit = spent.unit if remainder else "percent"
            yield Case(formula, inputs, rule.indicator, spent.entity, unit, spent.status)


def _grown(origin: list[Observation], rule: Rule, _: Vocabulary) -> Iterator[Case]:
    """The change of a plan from one year to the next."""
    for same in _groups(origin, "entity", "counterpart", "subject", "breakdown", "unit"):
        years = {o.period for o in same if o.period.isdigit()}
        for year in sorted(years):
            before = _only((o for o in same if o.period == str(int(year) - 1)), PLANS)
            after = _only((o for o in same if o.period == year), PLANS)
            if before and after:
                yield Case(
                    GROWTH, (after, before), rule.indicator, after.entity, "percent", after.status
                )


def _exchanged(origin: list[Observation], rule: Rule, vocabulary: Vocabulary) -> Iterator[Case]:
    """The rate at which a sum in a national currency is restated in US dollars."""
    by_id = {o.observation_id: o for o in origin}
    for one in origin:
        other = by_id.get(one.restates)
        if other is None or (one.unit == "USD") == (other.unit == "USD"):
            continue
        dollars, national = (one, other) if one.unit == "USD" else (other, one)
        unit = f"{national.unit}/USD"
        country = vocabulary.places.currencies.get(national.unit, "")
        if country and unit in vocabulary.units.records:
            inputs = (national, dollars)
            status = weakest(inputs)
            yield Case(RATE, inputs, rule.indicator, country, unit, status, of_subject=False)


def _totals(origin: list[Observation], rule: Rule, vocabulary: Vocabulary) -> Iterator[Case]:
    """The sum over all members of a group; facts and plans are never added together."""
    for members, inputs in _sides(origin, vocabulary):
        group = vocabulary.places.group_within(members)
        formula = Formula(" + ".join(members), members, (True,) * len(members), lambda *v: sum(v))
        yield Case(formula, inputs, rule.indicator, group, inputs[0].unit, weakest(inputs))


def _ratios(origin: list[Observation], rule: Rule, vocabulary: Vocabulary) -> Iterator[Case]:
    """How many of each other member there are per one of the group's first member."""
    people = [o for o in origin if o.unit == "persons"]
    for members, inputs in _sides(people, vocabulary):
        first, base = members[0], inputs[0]
        for member, own in list(zip(members, inputs, strict=True))[1:]:
            formula = Formula(
                f"{member} / {first}", (member, first), (True, False), lambda a, b: a / b
            )
            status = weakest((own, base))
            yield Case(formula, (own, base), rule.indicator, member, "times", status, first)


def _sides(
    origin: list[Observation], vocabulary: Vocabulary
) -> Iterator[tuple[tuple[str, ...], tuple[Observation, ...]]]:
    """The figures of all members of a group about the same thing, in the order of the members."""
    groups = [(m, frozenset(m)) for m in vocabulary.places.groups.values() if len(m) > 1]
    for same in _groups(origin, "counterpart", "subject", "breakdown", "period", "unit"):
        by_entity: dict[str, list[Observation]] = {}
        for figure in same:
            by_entity.setdefault(figure.entity, []).append(figure)
        entities = frozenset(by_entity)
        stated = [members for members, each in groups if each <= entities]
        for members, statuses in product(stated, (FACTS, PLANS)):
            found = [_only(by_entity[member], statuses) for member in members]
            inputs = tuple(o for o in found if o is not None)
            if len(inputs) == len(members):
                yield members, inputs


_CASES: dict[str, Callable[[list[Observation], Rule, Vocabulary], Iterator[Case]]] = {
    "execution": _executed,
    "remainder": _executed,
    "growth": _grown,
    "exchange_rate": _exchanged,
    "member_ratio": _ratios,
}
