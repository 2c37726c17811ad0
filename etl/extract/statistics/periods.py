"""Periods as official tables write them, made ISO 8601.

Comes in: a cell such as `2015`, `201503`, `2015M03`, `2015Q1` or `2015-S1`. Goes out: `2015`,
`2015-03`, `2015-Q1`, `2015-H1`; nothing for what is no period.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.periods import span

_MONTH = re.compile(r"(\d{4})-?M?(0[1-9]|1[0-2])")
_PART = re.compile(r"(\d{4})-?([QSH])([1-4])")
_ANNUAL = re.compile(r"(\d{4})-?A1?")


@lru_cache(maxsize=4096)
def period_of(written: str) -> str:
    """The period of a cell in ISO 8601; "" where it is none.

    >>> period_of("201503"), period_of("2015-S1")
    ('2015-03', '2015-H1')
    """
    if found := _MONTH.fullmatch(written):
        written = f"{found[1]}-{found[2]}"
    elif found := _PART.fullmatch(written):
        written = f"{found[1]}-{found[2].replace('S', 'H')}{found[3]}"
    elif found := _ANNUAL.fullmatch(written):
        written = found[1]
    return written if span(written) else ""
