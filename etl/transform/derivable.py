"""Which figures can take part in a derivation: the few, of many, that are worth a closer look.

Comes in: stated figures as rows, and the vocabulary. Goes out: those of the rows that a formula
could take, and those that state what it would give. Whole columns are compared at once; whether
anything is derived is left to `derive`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from etl.transform.derive import FACTS, PLANS
from etl.vocabulary import Rule, Vocabulary

_PLACE = ("document_id", "counterpart", "subject", "breakdown", "unit")


def derivable(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """The rows of `observations` from which `derive` makes all that it makes of the whole."""
    valued = observations[observations["value"].notna() & (observations["method"] != "derived")]
    kept = pd.Series(False, index=observations.index)
    for rule in vocabulary.rules.values():
        for narrow in _narrowed(rule):
            origin = valued[valued["indicator"] == (rule.derived.origin or rule.indicator)]
            inputs = narrow(origin)
            stating = valued[valued["indicator"] == rule.indicator]
            kept[inputs.index] = True
            kept[_beside(stating, inputs, ("document_id", "period")).index] = True
    return observations[kept]


def _narrowed(rule: Rule) -> list[Callable[[pd.DataFrame], pd.DataFrame]]:
    """What leaves, of the figures that a rule starts from, those that it could use."""
    found = [_NARROWED[rule.derived.formula]] if rule.derived.formula in _NARROWED else []
    return [_of_several_sides, *found] if rule.parts else found


def _executed(origin: pd.DataFrame) -> pd.DataFrame:
    """What is planned and told as a fact of the same period."""
    same = (*_PLACE, "entity", "period")
    facts = origin[origin["status"].isin(FACTS) & (origin["period"] != "")]
    plans = origin[origin["status"].isin(PLANS)]
    return pd.concat([_beside(facts, plans, same), _beside(plans, facts, same)])


def _planned_for_years(origin: pd.DataFrame) -> pd.DataFrame:
    """Plans for more than one year."""
    plans = origin[origin["status"].isin(PLANS) & origin["period"].str.isdigit()]
    return _with_several(plans, (*_PLACE, "entity"), "period")


def _restated(origin: pd.DataFrame) -> pd.DataFrame:
    """What is stated in two units, both times."""
    restating = origin[origin["restates"].isin(origin["observation_id"])]
    return origin[
        origin["observation_id"].isin(restating["restates"]) | origin.index.isin(restating.index)
    ]


def _of_several_sides(origin: pd.DataFrame) -> pd.DataFrame:
    """What is stated of more than one entity."""
    told = origin[origin["status"].isin((*FACTS, *PLANS))]
    return _with_several(told, (*_PLACE, "period"), "entity")


def _with_several(rows: pd.DataFrame, same: Sequence[str], column: str) -> pd.DataFrame:
    """Those of `rows` that agree in `same` with one of another `column`."""
    return rows[rows[column].groupby(_joined(rows, same)).transform("nunique") > 1]


def _beside(rows: pd.DataFrame, others: pd.DataFrame, same: Sequence[str]) -> pd.DataFrame:
    """Those of `rows` that agree in `same` with one of `others`."""
    return rows[_joined(rows, same).isin(_joined(others, same).unique())]


def _joined(rows: pd.DataFrame, columns: Sequence[str]) -> pd.Series[str]:
    first, *others = columns
    return rows[first].str.cat(rows[others], sep="\x1f")


_NARROWED: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "execution": _executed,
    "remainder": _executed,
    "growth": _planned_for_years,
    "exchange_rate": _restated,
    "member_ratio": _of_several_sides,
}
