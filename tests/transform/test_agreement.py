"""How a figure stands to another: equal as far as the coarser one says, within hedges, or not."""

from __future__ import annotations

from math import floor, log10

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.transform.computed.agreement import agreements, step

EXACT, APPROX, MORE, LESS, RANGE = "exact", "approx", "more_than", "up_to", "range"
Told = tuple[str, float] | tuple[str, float, float]


def rows(*told: Told) -> pd.DataFrame:
    """Figures of a hedge and a number, or of a range and its two ends."""
    made = []
    for hedge, first, *rest in told:
        low = first if hedge in (EXACT, MORE, RANGE) else np.nan
        high = first if hedge in (EXACT, LESS) else (rest[0] if rest else np.nan)
        value = (low + high) / 2 if hedge == RANGE else first
        made.append({"value": value, "low": low, "high": high, "qualifier": hedge})
    return pd.DataFrame(made)


def compared(one: Told, other: Told) -> str:
    """How `one` stands to `other`, the same in both directions."""
    (there,) = agreements(rows(one), rows(other), 0.1)
    (back,) = agreements(rows(other), rows(one), 0.1)
    assert there == back
    return str(there)


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ((EXACT, 3.2e9), (EXACT, 3.188e9), "agrees"),
        ((EXACT, 3.2e9), (EXACT, 3.25e9), "differs"),
        ((EXACT, 12_700), (APPROX, 13_000), "agrees"),
        ((EXACT, 12_400), (EXACT, 12_700), "differs"),
        ((EXACT, 45), (EXACT, 44.98), "agrees"),
        ((EXACT, 45), (EXACT, 45.6), "differs"),
        ((EXACT, 33.3), (EXACT, 33.333333333333), "agrees"),
        ((EXACT, 100), (EXACT, 104), "differs"),
        ((EXACT, 100_000), (EXACT, 70_000), "differs"),
        ((EXACT, 200_000), (EXACT, 240_000), "differs"),
        ((EXACT, -5.4), (EXACT, 5.4), "differs"),
        ((EXACT, 0), (EXACT, 0), "agrees"),
        ((APPROX, 40), (EXACT, 40), "agrees"),
        ((APPROX, 40), (EXACT, 42), "overlaps"),
        ((APPROX, 40), (EXACT, 45), "differs"),
        ((MORE, 250), (EXACT, 312), "overlaps"),
        ((MORE, 250), (EXACT, 180), "differs"),
        ((MORE, 100_000), (MORE, 100_000), "agrees"),
        ((MORE, 10_000), (LESS, 12_000), "overlaps"),
        ((MORE, 13_000), (LESS, 12_000), "differs"),
        ((RANGE, 200, 300), (EXACT, 250), "overlaps"),
        ((RANGE, 200, 300), (RANGE, 200, 300), "agrees"),
        ((RANGE, 230_000, 240_000), (APPROX, 70_000), "differs"),
    ],
)  # fmt: skip
def test_how_two_statements_stand_to_each_other(one, other, word):
    assert compared(one, other) == word


@given(st.floats(0.01, 1e12), st.integers(2, 6))
def test_a_number_agrees_with_itself_rounded(value, digits):
    rounded = float(f"{value:.{digits - 1}e}")
    unit = 10 ** (floor(log10(value)) - digits + 1)
    assume(abs(value / unit % 1 - 0.5) > 0.002)  # nearly a half is rounded up, which not all do
    if step(np.array([rounded]))[0] >= 0.99 * unit:  # else its zeros are taken for stated ones
        assert compared((EXACT, value), (EXACT, rounded)) == "agrees"


@given(st.floats(-1e15, 1e15, allow_subnormal=False))
def test_a_number_is_a_multiple_of_its_step(value):
    (unit,) = step(np.array([value]))
    assert unit > 0
    assert abs(round(value / unit) * unit - value) <= 1e-8 * abs(value) + 1e-300
