"""Measures of dependence: shares, ratios, balances, changes and concentration, each computed.

Comes in: stated figures, their sources and the vocabulary, whose indicators say what is computed
from what. Goes out: derived figures with a row for each input, and for a measure that is absent
because inputs are, a row for each that is missing. Bounds and hedges are carried over; a stated
figure of the same measure stands beside the computed one and is never replaced by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from etl.tables import Derivation, MissingInput, Observation
from etl.transform.computed.changes import changes
from etl.transform.computed.concentration import concentrations
from etl.transform.computed.derive import Case, compute, derivations
from etl.transform.computed.measured_sides import OF_SIDES, member_shares, of_sides, relatives
from etl.transform.computed.measured_sums import MIRRORED, differences, shares
from etl.transform.computed.measuring import Asked, Found
from etl.transform.computed.preferred import Known
from etl.vocabulary import Rule, Vocabulary


def measures(
    observations: pd.DataFrame,
    claims: pd.DataFrame,
    vocabulary: Vocabulary,
) -> tuple[list[Observation], list[Derivation], list[MissingInput]]:
    """What follows from `observations`: computed figures, their inputs, and what is missing.

    `claims` are those of them that are claims, ranked.
    """
    rules = [rule for rule in vocabulary.rules.values() if rule.derived.formula in _FORMULAS]
    inputs = {i for rule in rules for own in rule.derived.inputs.values() for i in own}
    used = {rule.indicator for rule in rules}.union(
        *((i.indicator, vocabulary.rules[i.indicator].twin) for i in inputs)
    )
    known = Known.of(observations, claims, vocabulary.policy, used)
    totals = frozenset(i.counterpart for i in inputs if i.counterpart)
    made: dict[str, Observation] = {}
    rows: list[Derivation] = []
    missing: dict[tuple[str, ...], MissingInput] = {}
    for rule in rules:
        for found in _FORMULAS[rule.derived.formula](Asked(rule, known, vocabulary, totals)):
            if isinstance(found, MissingInput):
                key = (found.indicator, found.entity, found.counterpart, found.period, found.role)
                missing.setdefault(key, found)
            elif (figure := _possible(found, rule)) and figure.observation_id not in made:
                made[figure.observation_id] = figure
                rows += derivations(figure, found)
                known.add(figure, vocabulary.policy.stages[figure.status])
    return list(made.values()), rows, list(missing.values())


def _possible(case: Case, rule: Rule) -> Observation | None:
    """The figure of a case; None of inputs that do not belong together, such as a part that is
    larger than its whole, and of the side that depends less.
    """
    made = compute(case)
    if made is None or made.value is None:
        return None
    beyond = rule.share and made.value > 100
    less = rule.derived.formula == OF_SIDES and made.value < 1
    return None if beyond or less else made


_FORMULAS: dict[str, Callable[[Asked], Iterable[Found]]] = {
    "share": shares,
    MIRRORED: shares,
    "difference": differences,
    OF_SIDES: of_sides,
    "relative": relatives,
    "member_share": member_shares,
    "change": changes,
    "concentration": concentrations,
}
