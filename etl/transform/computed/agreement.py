"""How figures stand to another figure of the same thing: they agree, overlap or differ.

Comes in: figures as rows of the table observations, and for each the one that it is held against.
Goes out: a word for each. Whole columns are compared at once; which of two is right is not judged.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from etl.numbered import alike, coded

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"

_DIGITS = 15
_ROUNDED_FROM = 1000
_NEARLY = 1e-9
_SIDES = {"more_than": 1, "at_least": 1, "less_than": -1, "up_to": -1, "range": 2}


def agreements(figures: pd.DataFrame, held_against: pd.DataFrame, about: float) -> pd.Series[str]:
    """For each of `figures` how it stands to that in the same row of `held_against`.

    "agrees": both state a number, a range or the same kind of bound, equal at the precision of the
    coarser statement. "overlaps": some value lies within the hedges and bounds of both; "about"
    reaches `about`, a fraction of the value, to either side. "differs" otherwise.
    """
    one, other = _Stated(figures, about), _Stated(held_against, about)
    ends = _equal(
        np.concatenate([one.low_end, one.high_end]), np.concatenate([other.low_end, other.high_end])
    )
    agrees = (one.side == other.side) & ends.reshape(2, -1).all(axis=0)
    overlaps = (one.least <= other.most) & (other.least <= one.most)
    words = np.select([agrees, overlaps], ["agrees", "overlaps"], "differs")
    return pd.Series(words, index=figures.index, dtype="str")


def step(values: Numbers) -> Numbers:
    """What the last digit of each value counts: the precision it is stated with.

    From 1,000 on zeros at the end are taken for rounding, but for the first two digits: 12,700 is
    stated in hundreds, 100,000 in ten thousands. Below, each digit of a whole number counts.

    >>> step(np.array([12700.0, 100000.0, 3.188e9, 40.0, 44.98])).tolist()
    [100.0, 10000.0, 1000000.0, 1.0, 0.01]
    """
    size = np.abs(values)
    first = np.floor(np.log10(np.where(size > 0, size, 1)))
    last = first - _DIGITS + 1
    for digits in range(_DIGITS, 0, -1):
        unit = 10.0 ** (first - digits + 1)
        whole = np.round(size / unit)
        last = np.where(np.abs(whole * unit - size) <= _NEARLY * size, first - digits + 1, last)
    least = np.where(size >= _ROUNDED_FROM, first - 1, 0)
    exact: Numbers = 10.0 ** np.minimum(last, least)
    return exact


class _Stated:
    """Figures as numbers: their ends as stated, and how far their hedges let them reach."""

    def __init__(self, figures: pd.DataFrame, about: float) -> None:
        value, low, high = (figures[c].to_numpy(dtype=float) for c in ("value", "low", "high"))
        hedges = figures["qualifier"]
        numbers, texts = coded(hedges)
        self.side = np.array([_SIDES.get(text, 0) for text in texts], dtype=float)[numbers]
        bound = np.where(np.isnan(low), high, low)
        value = np.where(np.isnan(value), bound, value)
        is_range = self.side == 2
        self.low_end = np.where(is_range & ~np.isnan(low), low, value)
        self.high_end = np.where(is_range & ~np.isnan(high), high, value)
        room = np.where(alike(hedges, "approx"), about, 0) * np.abs(value)
        self.least = np.where(np.isnan(low), value - room, low)
        self.most = np.where(np.isnan(high), value + room, high)
        self.least = np.where(self.side == -1, -np.inf, self.least)
        self.most = np.where(self.side == 1, np.inf, self.most)


def _equal(one: Numbers, other: Numbers) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Where both are the same number at the precision of the coarser one, halves rounded up."""
    numbers, places = np.unique(np.concatenate([one, other]), return_inverse=True)
    unit = step(numbers)[places].reshape(2, -1).max(axis=0)
    counts = (np.floor(np.abs(v) / unit * (1 + _NEARLY) + 0.5) * np.sign(v) for v in (one, other))
    first, second = counts
    same: np.ndarray[Any, np.dtype[np.bool_]] = first == second
    return same
