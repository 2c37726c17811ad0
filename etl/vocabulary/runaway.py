r"""Patterns that a text could keep busy for ever: they repeat what is itself a repetition.

Comes in: a pattern as written. Goes out: whether it is one of those. `(?:\W+|of which)*` tries
every way to divide a row of dashes before it gives up: twice as many for each dash more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _parser as parser  # type: ignore[attr-defined]  # no public name reads a pattern
from typing import Any

_MANY = 10
_TWO = 2
_REPEATED_GROUP = re.compile(r"\)(?:[*+](?!\+)|\{\d*,(?:\}|\d\d))")
_BACKTRACKING = (parser.MAX_REPEAT, parser.MIN_REPEAT)
_WITHOUT_WIDTH = (parser.AT, parser.ASSERT, parser.ASSERT_NOT)


def runs_away(pattern: str) -> bool:
    r"""Whether `pattern` repeats what can be nothing but a repetition.

    >>> runs_away(r"(?:\W+|of which)*Malta"), runs_away(r"(?:\W|of which)*Malta")
    (True, False)

    Raises:
        re.error: where it is no pattern.
    """
    if not _REPEATED_GROUP.search(pattern):  # a pattern is taken apart slowly, and few repeat one
        return False
    return any(map(_is_of_repetitions, _repeated(parser.parse(pattern, re.IGNORECASE))))


def _repeated(items: Iterable[Any]) -> Iterable[Any]:
    """Every part that is repeated often, at any depth."""
    for kind, value in items:
        if kind in _BACKTRACKING and value[1] >= _MANY:
            yield value[2]
        for inner in _inner(kind, value):
            yield from _repeated(inner)


def _inner(kind: Any, value: Any) -> Iterable[Any]:
    if kind is parser.BRANCH:
        return tuple(value[1])
    if kind in (parser.SUBPATTERN, *_BACKTRACKING, parser.POSSESSIVE_REPEAT):
        return (value[-1],)
    if kind in (parser.ASSERT, parser.ASSERT_NOT):
        return (value[1],)
    return (value,) if kind is parser.ATOMIC_GROUP else ()


def _is_of_repetitions(items: Any) -> bool:
    """Whether a part can be one repetition and nothing else."""
    needed = [(kind, value) for kind, value in items if not _may_be_empty(kind, value)]
    return len(needed) < _TWO and any(_is_repetition(*part) for part in needed or items)


def _is_repetition(kind: Any, value: Any) -> bool:
    if kind in _BACKTRACKING and value[1] >= _MANY:
        return True
    if kind in (*_BACKTRACKING, parser.SUBPATTERN, parser.BRANCH):
        return any(map(_is_of_repetitions, _inner(kind, value)))
    return False


def _may_be_empty(kind: Any, value: Any) -> bool:
    if kind in (*_BACKTRACKING, parser.POSSESSIVE_REPEAT):
        return bool(value[0] == 0)
    return kind in _WITHOUT_WIDTH
