"""Which figures can take part in a derivation: the few, of many, that are worth a closer look.

Comes in: stated figures as rows, and the vocabulary. Goes out: those of the rows that a formula
could take, and those that state what it would give. Whole columns are compared at once; whether
anything is derived is left to `derive`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

import numpy as np
import pandas as pd

from etl.numbered import Flags, alike, codes, distinct, joined, numbered
from etl.transform.computed.derive import FACTS, PLANS
from etl.vocabulary import Rule, Vocabulary

_PART = ("subject", "breakdown")
_PLACE = ("document_id", "counterpart", *_PART, "unit")


def derivable(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """The rows of `observations` from which `derive` makes all that it makes of the whole."""
    valued = observations[observations["value"].notna()]
    there = numbered(valued, ("document_id", "period"))
    beside = joined([there, numbered(valued, _PART)], len(valued))
    untold = alike(valued["subject"], "") & alike(valued["breakdown"], "")
    members = {m for group in vocabulary.places.groups.values() if len(group) > 1 for m in group}
    kept = np.zeros(len(valued), dtype=bool)
    for rule in vocabulary.rules.values():
        if fittings := _fittings(rule, members):
            origin = np.flatnonzero(
                alike(valued["indicator"], rule.derived.origin or rule.indicator)
            )
            figures = valued.take(origin)
            inputs = np.concatenate([origin[fitting(figures)] for fitting in fittings])
            kept[inputs] = True
            # What would be derived is of the part that its inputs are of, or of none.
            same = np.isin(beside, beside[inputs]) | (untold & np.isin(there, there[inputs]))
            kept |= alike(valued["indicator"], rule.indicator) & same
    return valued[kept]


def _fittings(rule: Rule, members: Collection[str]) -> list[Callable[[pd.DataFrame], Flags]]:
    """What tells, of the figures that a rule starts from, those that it could use.

    `members` are those of all groups.
    """
    formulas = ["member_ratio"] * bool(rule.parts) + [rule.derived.formula]
    return [partial(_FITTING[name], members) for name in formulas if name in _FITTING]


def _executed(_: Collection[str], origin: pd.DataFrame) -> Flags:
    """What is planned and told as a fact of the same period."""
    same = numbered(origin, (*_PLACE, "entity", "period"))
    facts = origin["status"].isin(FACTS).to_numpy()
    plans = origin["status"].isin(PLANS).to_numpy()
    return (facts & np.isin(same, same[plans])) | (plans & np.isin(same, same[facts]))


def _planned_for_years(_: Collection[str], origin: pd.DataFrame) -> Flags:
    """Plans for more than one year."""
    plans = origin["status"].isin(PLANS) & origin["period"].str.isdigit()
    return _with_several(origin, plans.to_numpy(dtype=bool), (*_PLACE, "entity"), "period")


def _of_several_sides(members: Collection[str], origin: pd.DataFrame) -> Flags:
    """What is stated of more than one member of groups."""
    told = (origin["status"].isin((*FACTS, *PLANS)) & origin["entity"].isin(members)).to_numpy()
    return _with_several(origin, told, (*_PLACE, "period"), "entity")


def _restated(_: Collection[str], origin: pd.DataFrame) -> Flags:
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


_FITTING: dict[str, Callable[[Collection[str], pd.DataFrame], Flags]] = {
    "execution": _executed,
    "remainder": _executed,
    "growth": _planned_for_years,
    "exchange_rate": _restated,
    "member_ratio": _of_several_sides,
}
