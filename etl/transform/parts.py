"""A part told right after its total: "3.2 billion, of which 1.3 billion for defence".

Comes in: the figures of a number and the `Spot` at which it stands. Goes out: the same figures; or,
where nothing else tells them from a total of the same sentence, with the words that name the part
as their breakdown; or none, where no words name it. A part never stands as a second total.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.tables import Observation, stable_id
from etl.transform.cells import CellSpot
from etl.transform.context import Spot, phrase
from etl.transform.evidence import Made

UNNAMED_PART = "a part of the figure before it that no breakdown names"

_INTRODUCED = re.compile(
    r"\b(?:of (?:which|whom|them|these|those|this|that)|among (?:which|whom|them|these|those)|"
    r"includ(?:ing|es|ed|e)|inclusive of|(?:consist(?:ing|s|ed)?|made up|composed) of|"
    r"compris(?:ing|es|ed|e))\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"[;:]|\b(?:while|whereas|although|but|compared|against|up from|down from)\b", re.I
)
_SAME = ("indicator", "entity", "counterpart", "subject", "breakdown", "period", "unit")
_MOST_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her|our|all|some|about|around|only)", re.I)
_LINK = re.compile(r"(?:for|of|on|as|in|were|was|are|is|and|or|at|with|worth)", re.I)
_IN_A_PLACE = re.compile(r"\s*in\s+(?:the\s+)?[A-Z]")
_STOPS = re.compile(
    r"[,;:.()!?–—]|\b(?:and|or|while|which|that|who|when|as|than|will|would|was|were|is|are|has|had|"
    r"have|made|makes|make|came|comes|come|amounts?|amounted|accounts?|accounted|totall?ed|"
    r"totall?ing)\b",
    re.IGNORECASE,
)


def told_apart(figures: list[Observation], spot: Spot, made: Made) -> list[Observation]:
    """`figures` of the number at `spot`, each told from the totals that it is a part of.

    None are left where one of them competes with its total and no words name the part.
    """
    totals = _totals(spot, made)
    competing = [f for f in figures if any(_competes(f, total) for total in totals)]
    if not competing:
        return figures
    words = part_named(spot)
    if not words or any(words == total.breakdown for total in totals):
        return []
    return [_named(f, words) if f in competing else f for f in figures]


def part_named(spot: Spot) -> str:
    """The words that name the part at `spot`, in snake_case; empty where there are none.

    Those before the number ("of which defence took 3 billion"), else those behind it; "for" and
    articles say nothing, "to" and "from" do.
    """
    before = spot.sentence[_opened(spot, spot.left) : spot.start]
    return _snake(before) or _snake(spot.after)


def _totals(spot: Spot, made: Made) -> list[Observation]:
    """The figures of its sentence of which the number is introduced as a part."""
    if isinstance(spot, CellSpot):
        return []
    for other in reversed(spot.neighbours[: max(spot.position, 0)]):
        end = phrase(other)[1] - spot.offset
        between = spot.sentence[end : spot.start]
        if _ENDED.search(between):
            return []
        following = spot.neighbours[spot.neighbours.index(other) + 1]
        first = spot.sentence[end : phrase(following)[0] - spot.offset]
        if _INTRODUCED.search(first):
            return list(made.get(other.mention_id, ()))
    return []


def _competes(figure: Observation, total: Observation) -> bool:
    """Whether nothing but its size tells `figure` from `total`."""
    smaller = abs(figure.value or 0) < abs(total.value or 0)
    return smaller and all(getattr(figure, name) == getattr(total, name) for name in _SAME)


def _opened(spot: Spot, start: int) -> int:
    """Where the words that introduce the part end, between `start` and the number."""
    found = list(_INTRODUCED.finditer(spot.sentence, start, spot.start))
    return found[-1].end() if found else start


def _snake(text: str) -> str:
    """The first words of `text` up to a verb, a comma or another clause, as written."""
    place = _IN_A_PLACE.match(text) is not None
    rest = text.lstrip(" ,")
    stop = _STOPS.search(rest)
    words = _WORD.findall(rest[: stop.start()] if stop else rest)
    words = [w for w in words if not _ARTICLE.fullmatch(w)]
    while words and not place and _LINK.fullmatch(words[0]):
        del words[0]
    words = words[:_MOST_WORDS]
    while words and (_LINK.fullmatch(words[-1]) or words[-1] in ("to", "from")):
        del words[-1]
    return "_".join(re.sub(r"[’'-]", "_", word) for word in words).lower()


def _named(figure: Observation, words: str) -> Observation:
    return replace(
        figure,
        observation_id=stable_id("o", figure.observation_id, words),
        breakdown=words,
    )

