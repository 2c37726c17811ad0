"""Computing with figures as the texts hedge them: values, their bounds and their qualifiers.

Comes in: figures as `Hedged`, and which of them make the result rise or fall. Goes out: the result,
hedged as its inputs are. A result is never more certain than what it was computed from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etl.tables import Qualifier

Formula = Callable[..., float]


@dataclass(frozen=True, slots=True)
class Hedged:
    """A value with the bounds that the text allows; an open side is None."""

    value: float
    low: float | None
    high: float | None
    qualifier: Qualifier

    @property
    def open_above(self) -> bool:
        """Whether the text sets a floor but no ceiling, as "more than" does."""
        return self.qualifier in ("more_than", "at_least")

    @property
    def open_below(self) -> bool:
        """Whether the text sets a ceiling but no floor, as "up to" does."""
        return self.qualifier in ("less_than", "up_to")


def combine(formula: Formula, inputs: Sequence[Hedged], rising: Sequence[bool]) -> Hedged | None:
    """`formula` of the inputs; it rises with those marked in `rising` and falls with the others.

    About 180 and more than 250 make at least about 430: an approximate input counts as its value
    and makes the bound itself approximate, so that none is stated as sure. Inputs that leave both
    sides open give no result, nor does a division by nothing.

    >>> combine(lambda a, b: a + b, [Hedged(180, None, None, "approx"),
    ...                              Hedged(250, 250, None, "more_than")], [True, True])
    Hedged(value=430, low=None, high=None, qualifier='at_least')
    """
    if all(h.qualifier == "exact" and h.low == h.value == h.high for h in inputs):
        return _exact(formula, inputs)
    above = any(h.open_above if up else h.open_below for h, up in zip(inputs, rising, strict=True))
    below = any(h.open_below if up else h.open_above for h, up in zip(inputs, rising, strict=True))
    if above and below:
        return None
    vague = any(h.qualifier == "approx" for h in inputs)
    try:
        value = formula(*(h.value for h in inputs))
        floor = formula(*(_end(h, not up) for h, up in zip(inputs, rising, strict=True)))
        ceiling = formula(*(_end(h, up) for h, up in zip(inputs, rising, strict=True)))
    except ZeroDivisionError:
        return None
    strict = not vague and _strict(inputs)
    if above:
        low = None if vague else floor
        return Hedged(floor, low, None, "more_than" if strict else "at_least")
    if below:
        high = None if vague else ceiling
        return Hedged(ceiling, None, high, "less_than" if strict else "up_to")
    if vague:
        return Hedged(value, None, None, "approx")
    if any(h.qualifier == "range" for h in inputs):
        return Hedged((floor + ceiling) / 2, floor, ceiling, "range")
    return Hedged(value, value, value, "exact")


def _exact(formula: Formula, inputs: Sequence[Hedged]) -> Hedged | None:
    try:
        value = formula(*(h.value for h in inputs))
    except ZeroDivisionError:
        return None
    return Hedged(value, value, value, "exact")


def _end(hedged: Hedged, upper: bool) -> float:
    """The upper or lower end of `hedged`; its value where that end is not stated."""
    bound = hedged.high if upper else hedged.low
    return hedged.value if bound is None else bound


def _strict(inputs: Sequence[Hedged]) -> bool:
    """Whether an open bound excludes the bound itself, as "more than" does."""
    return any(h.qualifier in ("more_than", "less_than") for h in inputs)
