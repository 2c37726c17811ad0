"""The words without which a pattern cannot match: a cheap test before a dear search.

Comes in: a compiled pattern. Goes out: parts of words in small letters, one of which stands in
every text that the pattern matches, or none where nothing is sure. It never says that a pattern
does match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from re import _parser as parser  # type: ignore[attr-defined]  # no public name reads a pattern
from typing import Any

_SHORTEST = 2
_MOST_KEPT = 20_000
_OFTEN = 24
_ALIKE = (("\u0131", "i"), ("\u0130", "i"), ("\u017f", "s"), ("\u212a", "k"))
_HYPHEN = ord("-")
_REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT)


@dataclass(slots=True)
class _Kept:
    """A pattern with how often it was asked for and, from then on, what it needs."""

    pattern: re.Pattern[str]
    asked: int = 0
    needs: tuple[str, ...] | None = None


_known: dict[int, _Kept] = {}


def folded(text: str) -> str:
    """`text` in small letters, those beyond ASCII that match an ASCII letter in any case as it."""
    if not text.isascii():
        for other, plain in _ALIKE:
            text = text.replace(other, plain)
    return text.lower()


def can_match(pattern: re.Pattern[str], text: str) -> bool:
    """Whether `pattern` may match in a text that is `text` when `folded`, or in a part of it.

    A pattern is taken apart only once it has been asked for often: that takes as long as some
    searches, which a short text does not need.
    """
    # By identity: a pattern's own hash is computed anew, in the length of its program, every time.
    kept = _known.get(id(pattern))
    if kept is None or kept.pattern is not pattern:
        if len(_known) >= _MOST_KEPT:
            _known.clear()
        _known[id(pattern)] = _Kept(pattern)
        return True
    needs = kept.needs
    if needs is None:
        kept.asked += 1
        if kept.asked < _OFTEN:
            return True
        needs = kept.needs = needed(pattern)
    for need in needs:  # asked a hundred times a sentence: any() takes thrice as long
        if need in text:
            return True
    return not needs


def finder(text: str) -> Callable[[re.Pattern[str]], Iterator[re.Match[str]]]:
    """The matches of any pattern in `text`, which is not searched where there can be none."""
    plain = folded(text)

    def every(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return pattern.finditer(text) if can_match(pattern, plain) else iter(())

    return every


def needed(pattern: re.Pattern[str]) -> tuple[str, ...]:
    r"""Parts of words, one of which stands in every match of `pattern`; none where none is sure.

    >>> needed(re.compile(r"(?:revenues?|income) of the"))
    ('income', 'revenue')
    >>> needed(re.compile(r"[A-Z]+-(?:19|20)\d\d"))
    ('-19', '-20')
    """
    return tuple(sorted(_of_sequence(parser.parse(pattern.pattern, pattern.flags))))


def _of_sequence(items: Iterable[Any]) -> frozenset[str]:
    """The surest needs of one part after the other: those of which the shortest is longest."""
    best: frozenset[str] = frozenset()
    run = ""
    for kind, value in (*items, (parser.ANY, None)):
        if _is_plain(kind, value):
            run += chr(value).lower()
            continue
        ends = frozenset(run + text for text in _texts(kind, value))
        for needs in (frozenset([run]), _of_part(kind, value), ends):
            if _surest(needs) > _surest(best):
                best = needs
        run = ""
    return best


def _is_plain(kind: Any, value: Any) -> bool:
    """Whether a part is a letter, a digit or a hyphen that stands for itself."""
    return kind is parser.LITERAL and value < 128 and (chr(value).isalnum() or value == _HYPHEN)


def _texts(kind: Any, value: Any) -> list[str]:
    """The texts of which a part is one, as in "-(?:19|20)"; none where it may be another."""
    if kind is not parser.BRANCH or not all(_is_plain(*one) for each in value[1] for one in each):
        return []
    return ["".join(chr(value).lower() for _, value in each) for each in value[1]]


def _surest(needs: frozenset[str]) -> int:
    """Letters of the shortest of `needs`; 0 where it is too short to tell anything."""
    shortest = min(map(len, needs), default=0)
    return shortest if shortest >= _SHORTEST else 0


def _of_part(kind: Any, value: Any) -> frozenset[str]:
    if kind is parser.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is parser.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind in _REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    if kind is parser.BRANCH:
        each = [_of_sequence(items) for items in value[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    return frozenset()
