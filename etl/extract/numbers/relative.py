"""Dates told from the time of writing ("last year", "the current year", "a year earlier").

They are dates without a period: what they mean depends on when it was said, which is for a later
stage to find out. A length of time ("two years ago") is left to the quantities.
"""

from __future__ import annotations

from etl.extract.numbers.lexicon import lexicon
from etl.extract.numbers.model import Found, plain
from etl.extract.numbers.tokens import Tokens

_WORDS = lexicon("dates")["relative"]
_SPANS = frozenset(tuple(span.replace("-", " - ").split()) for span in _WORDS["spans"])
_LONGEST = max(map(len, _SPANS))
_ALONE = frozenset(_WORDS["alone"])
_WITH_THE = frozenset(_WORDS["with_the"])
_PARTS = ("half", "quarter", "third")
_BEHIND = frozenset(_WORDS["behind"])

WORDS: frozenset[str] = frozenset(span[0] for span in _SPANS)


def read_relative(tokens: Tokens, index: int, free: int) -> Found | None:
    """The date whose span of time ("year") is the word at token `index`."""
    low = tokens.low
    first, until = index - 1, 0
    if low[first] in _ALONE:
        until = _span_end(tokens, index)
    elif low[first] in ("a", "an"):
        until = _span_end(tokens, index)
        until = until + 1 if until and low[until] in _BEHIND else 0
    elif low[first] == "the" and low[index] == "year" and low[index + 1] == "before":
        until = index + 2 + (low[index + 2] == "last")
    if low[first - 1] == "the" and low[first] in _WITH_THE and first - 1 >= free:
        first, until = first - 1, until or _span_end(tokens, index)
    if not until or first < free or (low[until] == "-" and tokens.glued(until)):
        return None
    if low[until] == "and" and low[until + 1] in ("a", "one") and low[until + 2] in _PARTS:
        return None
    return plain(tokens, first, until, "date")


def _span_end(tokens: Tokens, at: int) -> int:
    """The first token behind the span of time at token `at`, or 0."""
    for length in range(_LONGEST, 0, -1):
        if tuple(tokens.low[at : at + length]) in _SPANS:
            return at + length
    return 0
