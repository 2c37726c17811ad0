"""Classes of words by which a noun phrase is found: plurals, adjectives, words that end it.

Comes in: a word. Goes out: what its list or its ending says of it. There is no dictionary.
"""

from __future__ import annotations

from functools import lru_cache

from etl.extract.numbers.lexicon import lexicon

_WORDS = lexicon("nouns")
ENDING = frozenset(_WORDS["stops"])
"""Words that can be in no noun phrase."""
VERBS = frozenset(_WORDS["verbs"])
PLURALS = frozenset(_WORDS["plurals"])
"""Plurals that are listed, most of them without a final s."""
NOUNS = frozenset(_WORDS["nouns_listed"])
"""Nouns that end as adjectives do."""
_PLURAL_ENDINGS = tuple(_WORDS["plural_endings"])
_SINGULARS = frozenset(_WORDS["singulars"])
_DEMONYMS = tuple(_WORDS["demonyms"])
_ADJECTIVES = tuple(_WORDS["adjectives"])
_ADJECTIVES_LISTED = frozenset(_WORDS["adjectives_listed"])
_NO_PLURAL = ("ss", "us", "is")


@lru_cache(maxsize=4096)
def is_plural(raw: str, low: str) -> bool:
    """Whether a word looks like a plural noun."""
    if low in PLURALS:
        return True
    if len(low) < 3 or not low.endswith("s"):
        return len(low) > 3 and low.endswith(_PLURAL_ENDINGS)
    if low in _SINGULARS or low.endswith(_NO_PLURAL):
        if raw[0].isupper() and low.endswith(_DEMONYMS):
            return low not in _SINGULARS
        return len(raw) > 2 and raw[:-1].isupper() and raw[-1] == "s"
    return True


@lru_cache(maxsize=4096)
def is_adjective(low: str) -> bool:
    """Whether a word in lower case is listed as an adjective or ends as one."""
    return low in _ADJECTIVES_LISTED or low.endswith(_ADJECTIVES)
