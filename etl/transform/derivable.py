"""Which figures can take part in a derivation: the few, of many, that are worth a closer look.

Comes in: stated figures as rows, and the vocabulary. Goes out: those of the rows that a formula
could take, and those that state what it would give. Whole columns are compared at once; whether
anything is derived is left to `derive`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from etl.numbered import Flags, alike, codes, distinct, numbered
from etl.transform.derive import FACTS, PLANS
from etl.vocabulary import Rule, Vocabulary

_PLACE = ("document_id", "counterpart", "subject", "breakdown", "unit")


def derivable(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """The rows of `observations` from which `derive` makes all that it makes of the whole."""
    valued = observations[observations["value"].notna()]
    beside = numbered(valued, ("document_id", "period"))
    kept = np.zeros(len(valued), dtype=bool)
    for rule in vocabulary.rules.values():
        if fittings := _fittings(rule):
            origin = np.flatnonzero(
                alike(valued["indicator"], rule.derived.origin or rule.indicator)
            )
            figures = valued.take(origin)
            inputs = np.concatenate([origin[fitting(figures)] for fitting in fittings])
            kept[inputs] = True
            stating = alike(valued["indicator"], rule.indicator)
            kept |= stating & np.isin(beside, beside[inputs])
    return valued[kept]


def _fittings(rule: Rule) -> list[Callable[[pd.DataFrame], Flags]]:
    """What tells, of the figures that a rule starts from, those that it could use."""
    found = [_FITTING[rule.derived.formula]] if rule.derived.formula in _FITTING else []
    return [_of_several_sides, *found] if rule.parts else found


def _executed(origin: pd.DataFrame) -> Flags:
    """What is planned and told as a fact of the same period."""
    same = numbered(origin, (*_PLACE, "entity", "period"))
    facts = origin["status"].isin(FACTS).to_numpy()
    plans = origin["status"].isin(PLANS).to_numpy()
    return (facts & np.isin(same, same[plans])) | (plans & np.isin(same, same[facts]))


def _planned_for_years(origin: pd.DataFrame) -> Flags:
    """Plans for more than one year."""
    plans = origin["status"].isin(PLANS) & origin["period"].str.isdigit()
    return _with_several(origin, plans.to_numpy(dtype=bool), (*_PLACE, "entity"), "period")


def _of_several_sides(origin: pd.DataFrame) -> Flags:
    """What is stated of more than one entity."""
    told = origin["status"].isin((*FACTS, *PLANS)).to_numpy()
    return _with_several(origin, told, (*_PLACE, "period"), "entity")


def _restated(origin: pd.DataFrame) -> Flags:
    """What is stated in two units, both times."""
    restates = origin["restates"].astype("str")
    restating = restates.isin(origin["observation_id"])
    restated = origin["observation_id"].isin(restates[restating])
    return (restating | restated).to_numpy()


def _with_several(origin: pd.DataFrame, among: Flags, same: Sequence[str], column: str) -> Flags:
    """Those of the rows `among` that agree in `same` with another of them of another `column`."""
    rows = origin[among]
    things = numbered(rows, same)
    several = among.copy()
    several[among] = distinct(things, codes(rows[column])[0])[things] > 1
    return several


_FITTING: dict[str, Callable[[pd.DataFrame], Flags]] = {
    "execution": _executed,
    "remainder": _executed,
    "growth": _planned_for_years,
    "exchange_rate": _restated,
    "member_ratio": _of_several_sides,
}
