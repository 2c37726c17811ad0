"""What speaks for an indicator at a number, and how strongly: the scale of all evidence.

Nothing comes in. Goes out: the shape of an `Evidence`, the strengths in their order, and how much
a number of each kind asks for. It weighs no words itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.tables import Basis, Observation
from etl.vocabulary import Rule

CUE = 120
"""A cue that holds the number; the longer it is, the more."""
HOLDS = 100
"""A term that holds the number."""
TERM = 80
"""A term of the measure right beside the number; less with each character and number between."""
SUM = 90
"""As much as the two figures before it that the measure is the sum of."""
PRICED = 70
"""A price for an amount that only one measure is priced by."""
LIST = 62
"""The figure right before it in a list."""
SAME = 60
"""A figure before it in its sentence."""
FRESH = 58
"""What the text told last, with no number since."""
ANAPHORIC = 56
"""A figure of the sentence before, where this one points back."""
BEFORE = 44
"""A figure of the sentence before."""
ELLIPTIC = 41
"""A count that leaves out what it counts, which the text told before."""
LOOSE = 40
"""Below this a term of the sentence is held against what was told before."""
TOPIC = 38.5
"""What the whole document is about."""
TOLD: dict[Basis, float] = {"paragraph": 38, "heading": 42, "document": 24}
"""A term told before the sentence, by where."""
ONLY = 34
"""The one indicator of all figures so far in the number's unit."""
LAST = 33
"""The first figure of the paragraph before."""
FAR = 400
"""Characters beyond which a word is no weaker for being further away."""

ENOUGH: dict[str, float] = {
    "count": 36.0,
    "money": 38.0,
    "percent": 40.0,
    "gdp": 36.0,
    "measure": 36.0,
    "price": 33.0,
    "duration": 80.0,
}
"""What a number needs to be a figure, by the kind of its unit."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a rule: how strongly (a higher number wins), and what it rests on.

    `found` is the cue that holds the number, `like` the figure that it goes on from.
    """

    rule: Rule
    strength: float
    basis: Basis
    found: re.Match[str] | None = None
    like: Observation | None = None
    said: str = ""
