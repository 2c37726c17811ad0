"""Columns as numbers: in the order of the texts, without a gap, however many columns there are."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from etl.numbered import alike, distinct, joined, mapped, numbered

WORDS = st.sampled_from(["", "a", "B", "b", "ы", "ab", "\ud800"])


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=12))
def test_rows_are_numbered_as_they_sort(rows: list[tuple[str, str, str]]) -> None:
    frame = pd.DataFrame(rows, columns=["x", "y", "z"], dtype="str")
    order = {row: number for number, row in enumerate(sorted(set(rows)))}
    for told in (frame, frame.astype("category")):
        assert numbered(told, ("x", "y", "z")).tolist() == [order[row] for row in rows]


@given(st.lists(WORDS, max_size=12), WORDS)
def test_categories_are_compared_and_mapped_as_their_texts_are(texts: list[str], one: str) -> None:
    for dtype in ("str", "category"):
        column = pd.Series(texts, dtype="str").astype(dtype)
        assert alike(column, one).tolist() == [text == one for text in texts]
        assert mapped(column, str.upper).tolist() == list(map(str.upper, texts))


def test_numbers_too_large_to_be_joined_at_once_are_joined_all_the_same() -> None:
    parts = [np.array([2**40, 2**40 - 1, 2**40]) for _ in range(4)]
    assert joined(parts, 3).tolist() == [1, 0, 1]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), max_size=20))
def test_the_different_numbers_of_each_are_counted(pairs: list[tuple[int, int]]) -> None:
    same, part = (np.array([pair[i] for pair in pairs], dtype=np.int64) for i in (0, 1))
    found = distinct(same, part, 5)
    assert found.tolist() == [len({p for s, p in pairs if s == n}) for n in range(5)]
