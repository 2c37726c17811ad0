"""Small sums in a text on one price: "The protocol set $129 for 2018", "they offered 210".

Comes in: a `Spot` and the figures made so far. Goes out: the price told before that such a sum is
like, or None. A sum of another thing is none: one that has a noun, or a sentence, of its own.
"""

from __future__ import annotations

import re

from etl.tables import Observation
from etl.transform.levels.leaning import has_no_noun, is_named_alone
from etl.transform.scene.context import Made
from etl.transform.scene.spots import Spot
from etl.transform.words import alternatives

_LEAST, _MOST = 10.0, 10_000.0
_LIKE = 3.0
_OTHERS = re.compile(rf"\b(?:{alternatives('priced')['others']['words']})\b", re.IGNORECASE)


def topical_price(spot: Spot, made: Made) -> Observation | None:
    """The price told before of which the sum at `spot`, that is of nothing else, is another."""
    mention = spot.mention
    value = abs(mention.value or 0)
    if mention.per or not _LEAST <= value < _MOST or mention.kind not in ("money", "count"):
        return None
    prices = [f for figures in made.values() for f in figures if "/" in f.unit]
    if not prices or len({f.indicator for f in prices}) > 1:
        return None
    if mention.kind == "count" and (mention.counted or not is_named_alone(spot)):
        return None
    if not has_no_noun(spot) or _OTHERS.search(spot.sentence):
        return None
    money = mention.unit if mention.kind == "money" else ""
    like = [
        f for f in prices if is_like(value, f, _LIKE) and f.unit.partition("/")[0].startswith(money)
    ]
    return like[-1] if like else None


def is_like(value: float, price: Observation, times: float) -> bool:
    """Whether neither `value` nor the value of `price` is `times` the other."""
    other = abs(price.value or 0)
    return other < times * value and value < times * other
