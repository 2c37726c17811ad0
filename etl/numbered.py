"""Texts and rows as numbers, by which whole columns are compared and sorted at once.

Comes in: columns of texts. Goes out: for each row a number, equal where the texts are, and in the
order of the texts. Sorting and grouping by numbers takes a small part of the time that texts take.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

Whole: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"

Objects: TypeAlias = "np.ndarray[Any, np.dtype[np.object_]]"

Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"

_MOST = 2**62


def alike(column: pd.Series[str], text: str) -> Flags:
    """Whether each text of `column` is `text`: without the look for absent ones that pandas takes.

    >>> alike(pd.Series(["b", "a", "b"]), "b").tolist()
    [True, False, True]
    """
    same: Flags
    if isinstance(column.dtype, pd.CategoricalDtype):
        (place,) = column.cat.categories.get_indexer(pd.Index([text]))
        same = column.cat.codes.to_numpy() == place
    else:
        same = (column.to_numpy(dtype=object) == text).astype(bool)
    return same


def coded(column: list[str] | pd.Series[str]) -> tuple[Whole, list[str]]:
    """The number of each text of `column` from 0, and the texts by their number, in any order."""
    if not isinstance(column, list) and isinstance(column.dtype, pd.CategoricalDtype):
        places, words = column.cat.codes.to_numpy(), column.cat.categories
        there = np.flatnonzero(np.bincount(places, minlength=len(words)))
        dense = np.zeros(len(words), dtype=np.int64)
        dense[there] = np.arange(len(there))
        return dense[places], words[there].tolist()
    texts = objects(column) if isinstance(column, list) else column.to_numpy(dtype=object)
    numbers, known = pd.factorize(texts)
    return numbers.astype(np.int64, copy=False), known.tolist()


def spread(texts: Sequence[str], numbers: Whole) -> pd.Categorical[str]:
    """The one of `texts` that each of `numbers` stands for, as categories."""
    places, known = coded(list(texts))
    return pd.Categorical.from_codes(places[numbers], pd.Index(known, dtype="str"))


def mapped(column: pd.Series[str], make: Callable[[str], str]) -> pd.Series[str]:
    """What `make` makes of each text of `column`, as categories: it is asked once for each."""
    numbers, texts = coded(column)
    return pd.Series(spread(list(map(make, texts)), numbers), index=column.index)


def objects(texts: Sequence[str]) -> Objects:
    """`texts` as an array."""
    made = np.empty(len(texts), dtype=object)
    made[:] = texts
    return made


def codes(column: pd.Series[str]) -> tuple[Whole, list[str]]:
    """The number of each text of `column` from 0, and the texts by their number, sorted.

    >>> codes(pd.Series(["b", "a", "b"]))
    (array([1, 0, 1]), ['a', 'b'])
    """
    found, known = coded(column)
    order = sorted(range(len(known)), key=known.__getitem__)
    places = np.empty(len(known), dtype=np.int64)
    places[order] = np.arange(len(known))
    return places[found], [known[place] for place in order]


def numbered(rows: pd.DataFrame, columns: Sequence[str]) -> Whole:
    """A number for each row, from 0 without a gap: that of its texts in `columns`, as they sort."""
    return joined([codes(rows[column])[0] for column in columns], len(rows))


def joined(parts: Sequence[Whole], rows: int) -> Whole:
    """A number for each of `rows` rows, from 0 without a gap: that of its `parts`, as they sort."""
    number, size = np.zeros(rows, dtype=np.int64), 1
    for part in parts:
        width = int(part.max(initial=0)) + 1
        if size * width > _MOST:
            number, size = _dense(number)
        number, size = number * width + part, size * width
    return _dense(number)[0]


def firsts(numbers: Whole) -> Whole:
    """Where each of `numbers` is for the first time.

    >>> firsts(np.array([3, 3, 1])).tolist()
    [0, 2]
    """
    return np.flatnonzero(~pd.Series(numbers).duplicated().to_numpy())


def made_of(parts: Sequence[Whole], rows: int, make: Callable[..., str]) -> pd.Categorical[str]:
    """What `make` makes of the numbers `parts` of each of `rows` rows: it is asked once for each.

    >>> list(made_of([np.array([1, 0, 1]), np.array([2, 2, 2])], 3, "{}{}".format))
    ['12', '02', '12']
    """
    same = joined(parts, rows)
    first = firsts(same)
    texts = np.empty(len(first), dtype=object)
    texts[same[first]] = list(map(make, *(part[first].tolist() for part in parts)))
    return spread(texts.tolist(), same)


def distinct(same: Whole, part: Whole, numbers: int = 0) -> Whole:
    """How many numbers `part` the rows of each number `same` have, by that number.

    There are `numbers` of these, or as many as rows have.

    >>> distinct(np.array([0, 0, 1]), np.array([4, 5, 4])).tolist()
    [2, 1]
    """
    width = int(part.max(initial=0)) + 1
    return np.bincount(pd.unique(same * width + part) // width, minlength=numbers)


def _dense(number: Whole) -> tuple[Whole, int]:
    found, known = pd.factorize(number, sort=True)
    return found.astype(np.int64), max(len(known), 1)
