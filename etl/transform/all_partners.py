"""Trade with all partners together: "exports to all countries", "total imports".

Comes in: a `Spot`, who is known to trade and the figure before. Goes out: both roles of the number,
or none. Its words are in `english/pairs.toml`.
"""

from __future__ import annotations

import re

from etl.tables import Observation
from etl.transform.pairs import WORLD
from etl.transform.roles import Told, Whose
from etl.transform.spots import Spot
from etl.transform.words import any_of, words

# what a share is of is not what is told: "44 percent of all exports"
_ALL = re.compile(rf"(?<!of ){any_of(words('pairs')['all_partners']['words'])}", re.IGNORECASE)


def with_all(spot: Spot, entity: Told, like: Observation | None) -> Whose | None:
    """Both roles of a sum of trade that names all partners and none of them in its clause.

    Whose it is: `entity`, else who is named before those words, else that of the figure `like`.
    """
    begin = spot.sentence.rfind(";", 0, spot.start) + 1
    told = list(_ALL.finditer(spot.sentence, begin, spot.start))
    if not told or any(told[-1].start() <= n.start < spot.right for n in spot.said.named):
        return None
    named = [n.entity for n in spot.said.named if begin <= n.start < told[-1].start()]
    if entity[0]:
        return Whose(entity, (WORLD, "stated"))
    if named:
        return Whose((named[-1], "stated"), (WORLD, "stated"))
    return Whose((like.entity, "continued"), (WORLD, "stated")) if like and like.entity else None
