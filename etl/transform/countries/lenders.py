"""Bodies that lend and are no country, such as a fund: which one a text names, and unknown ones.

Comes in: a `Spot` and its `Scene`. Goes out: the code of the body named nearest. It does not say
whether the body has lent anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.tables import Basis
from etl.transform.countries.pairs import (
    SPEAKS,
    WORLD,
    countries_of,
    main_pair,
    oriented,
    texts_near,
)
from etl.transform.scene.context import Scene
from etl.transform.scene.spots import Spot, is_of_part

_BODY = re.compile(
    r"\b[A-Z][\w’'-]+(?: (?:of|for|and|the|[A-Z][\w’'-]+))*? "
    r"(?:Bank|Fund|Facility|Corporation|Agency)\b"
    r"(?: (?:of|for) (?:[A-Z][\w’'-]+ ?(?:and )?)+)?"
)
_FROM_BODY = re.compile(r"\s+from (?:the )?[A-Z][\w’'-]*(?:bank|fund)\b(?! of)")

_LENT = re.compile(
    r"\s+(?:(?:has|had|will|would|is to|then|also|since)\s+){0,2}(?:lends?|lent|grants?|granted|"
    r"gave|gives?|provid\w+|approv\w+|extend\w*|disburs\w+|transferr\w+|wired|pa(?:ys|id))\b",
    re.IGNORECASE,
)
# "the World Bank's new table gives": it tells, and has not lent
_TELLS = re.compile(
    r"['’]s?\s+(?:[a-z]+\s+){0,2}(?:tables?|figures?|estimates?|reports?|data|databases?|count|"
    r"forecasts?|numbers?|notes?|bulletins?|economists?|analysts?|statistics|website)\b"
)


def body_named(spot: Spot, scene: Scene) -> tuple[str, Basis]:
    """The one body that is no country and has no members, such as a fund, told nearest.

    None where a larger country stands nearer: it can be the other side as well.
    """
    bodies = scene.places.joint - set(scene.places.groups)
    two = main_pair(scene)
    larger = set(oriented(two, scene)[1:]) if len(two) == 2 else set()
    for text, basis in (*texts_near(spot, scene), (scene.opening_before(spot.passage), "document")):
        speaking = {
            n.entity
            for n in text.named
            if SPEAKS.match(text.text, n.end) or _TELLS.match(text.text, n.end)
        }
        named = {n.entity for n in text.named if n.entity in bodies} - speaking
        if text is spot.said:
            named -= {n.entity for n in text.named if is_of_part(spot, n.start)}
        if len(named) == 1:
            return named.pop(), basis
        if larger & countries_of(text, scene):
            break
    return "", "none"


def is_lender(code: str, scene: Scene) -> bool:
    """Whether `code` is of a body that is no country and has no members, such as a fund."""
    return code in scene.places.joint - {*scene.places.groups, WORLD}


def is_from_unknown(spot: Spot) -> bool:
    """Whether behind the number stands a bank or fund that is not known: "300 from Agrobank"."""
    found = _FROM_BODY.match(spot.after)
    end = spot.end + found.end() if found else 0
    return bool(found) and not any(spot.end <= n.start < end for n in spot.said.named)


def is_of_unknown(spot: Spot) -> bool:
    """Whether the sentence names a bank or fund that the vocabulary does not know."""
    return next(_unknown(spot), None) is not None


def lent_by_unknown(spot: Spot) -> bool:
    """Whether a bank or fund that the vocabulary does not know has lent the number."""
    return any(_LENT.match(spot.sentence, m.end(), spot.start) for m in _unknown(spot))


def _unknown(spot: Spot) -> Iterator[re.Match[str]]:
    known = [(n.start, n.end) for n in spot.said.named]
    for body in _BODY.finditer(spot.sentence):
        if not any(start < body.end() and body.start() < end for start, end in known):
            yield body
