"""Which countries a text names only as the other side: "exports to Romania, Russia and Malta".

Comes in: a masked text. Goes out: the countries, in order, that it names otherwise: as the subject
of a clause or as an owner. It does not say whose a figure is.
"""

from __future__ import annotations

import re

from etl.transform.scene.masks import Masked
from etl.transform.words import alternatives
from etl.vocabulary.cues import ADJECTIVE, COUNTRY, FILL, GROUP

_LEAD = 30
_MEASURE = (
    r"(?:exports?|imports?|trade|turnover|economy|debts?|GDP|partners?|creditors?|lenders?|"
    r"suppliers?|customers?|dependence)\b"
)
_OWNERS = (
    re.compile(
        rf"(?P<owner>[{COUNTRY}{GROUP}]{FILL}*['’]s?|{ADJECTIVE}{FILL}*)\s+(?:[a-z-]+\s+){{0,3}}?{_MEASURE}"
    ),
    re.compile(rf"\b{_MEASURE} of (?:the )?(?P<owner>[{COUNTRY}{GROUP}]{FILL}*)"),
)
_IT_IS = r"(?:it|they|that) (?:is|was|are|were|does|do|did)"
_ALIKE = re.compile(
    rf"\b(?:(?:{alternatives('pairs')['alike']['before']})(?: {_IT_IS})?|as {_IT_IS})"
    r"\s+(?:for|in|to|with|by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ACROSS = re.compile(r"\b(?:through|via|by way of)\s+(?:the\s+)?$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\b(?:to|from|with|against|towards?|into)\s+(?:(?:both|neighbou?ring)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:\s*\([^()]*\))?\s*(?:,|,?\s*and|,?\s*or|&)\s*(?:the\s+)?", re.IGNORECASE)


def named_as_own(text: Masked) -> list[str]:
    """The entities that `text` names in another place than behind "to", "from" or "with"."""
    own: list[str] = []
    last, partner = 0, False
    for name in text.named:
        between = text.text[last : name.start]
        behind = _BEHIND.search(text.text[max(name.start - _LEAD, 0) : name.start]) is not None
        partner = behind or (partner and _LISTED.fullmatch(between) is not None)
        if not partner:
            own.append(name.entity)
        last = name.end
    return own


def owners_of_measures(text: Masked) -> list[str]:
    """The entities of which `text` tells a measure: "Malta's exports", "a partner of Malta"."""
    starts = (m.start("owner") for p in _OWNERS for m in p.finditer(text.mask))
    return [entity for at in starts if (entity := text.entity_at(at))]


def is_only_crossed(text: str, start: int) -> bool:
    """Whether goods only pass the country at `start`: "of it 3 billion by way of Austria"."""
    return _ACROSS.search(text[max(start - _LEAD, 0) : start]) is not None


def is_only_alike(text: str, start: int) -> bool:
    """Whether the country at `start` is only one like which another fares: "the way it is for"."""
    return _ALIKE.search(text[max(start - _LEAD, 0) : start]) is not None
