"""The names of countries and groups within a sentence: "the Netherlands", "the world", "Russia".

Comes in: a name as a label has it. Goes out: the same as English writes it in running text. Goes by
the words of the name, so that a country or group that is added to the vocabulary reads well too.
"""

from __future__ import annotations

from functools import lru_cache

_COMMON = frozenset((
    "Bank", "Commonwealth", "Community", "Council", "Emirates", "Federation", "Fund", "Group",
    "Islands", "Isle", "Kingdom", "Organisation", "Organization", "Republic", "See", "States",
    "Territories", "Territory", "Union", "Zone",
))  # fmt: skip
"""Common nouns that name a state or a body: a name made of one has the article."""
_PLURALS = frozenset(("Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines"))
"""Names that are plurals, or a river's or a thing's, and have it too."""


@lru_cache(maxsize=1_024)
def within(name: str) -> str:
    """`name` as it stands within a sentence.

    >>> within("Netherlands"), within("Union State"), within("World"), within("Norfolk Island")
    ('the Netherlands', 'the Union State', 'the world', 'Norfolk Island')
    """
    words = name.split()
    if name == "World":
        return "the world"
    named = _COMMON & set(words) or (words[-1:] and words[-1] in _PLURALS)
    return f"the {name}" if named else name
