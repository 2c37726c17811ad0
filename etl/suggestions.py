"""What a person may have meant: the nearest of the names that are known.

Comes in: what was written, and the names that are allowed. Goes out: a sentence of remedy, or the
name that is most like it. It decides nothing: nobody's writing is mended in silence.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection
from functools import lru_cache
from itertools import takewhile

_LISTED = 20
_QUOTED = 60
_A_SLIP = 0.9  # of a dozen letters one is missing, too many or another


def suggestion(written: str, known: Collection[str]) -> str:
    """What is allowed in place of `written`: the nearest known, or all of a few, or some."""
    near = nearest(written, tuple(known))
    if near:
        return f"Did you mean '{near}'?"
    first = sorted(known)[:_LISTED]
    more = len(known) - len(first)
    return f"Known are {', '.join(first)}{f' and {more} more' if more else ''}."


def _shared_beginning(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@lru_cache(maxsize=1024)
def nearest(written: str, known: tuple[str, ...], likeness: float = 0.6) -> str:
    """The one of `known` that is most like `written`; empty where none is."""
    begun = written[:_QUOTED]
    near = difflib.get_close_matches(begun, known, n=max(len(known), 1), cutoff=likeness)

    def likeness_of(word: str) -> tuple[float, int, float]:
        ratio = difflib.SequenceMatcher(None, word, begun).ratio()
        return ratio if ratio > _A_SLIP else 0, _shared_beginning(begun, word), ratio

    # Short codes are alike by the dozen: what begins alike is meant, of such the first known.
    return max(sorted(near, key=known.index), key=likeness_of, default="")
