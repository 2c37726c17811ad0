"""Where a text may be cut so that each part is read on its own: paragraphs, and parts of long ones.

Comes in: a text. Goes out: places. Nothing is cut within a word or a numeral, and what follows a
paragraph never changes where it is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 32_768
_BREAK = re.compile(r"\n[^\S\n]*+\n\s*+")
_SENTENCE = re.compile(r"[.!?][\"”’)]?\s")
_APART = re.compile(r"\s|(?<=[^\w.,])(?=\W)")
_LEAST = LONGEST // 2


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each part of `text`, in order; together they hold all but white space."""
    start = 0
    for match in _BREAK.finditer(text):
        yield from _parts(text, start, match.start())
        start = match.end()
    yield from _parts(text, start, len(text))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = _cut(text, start + _LEAST, start + LONGEST, end)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _cut(text: str, least: int, most: int, end: int) -> int:
    """The place of a cut from `least` on: behind a sentence if one ends before `most`."""
    for pattern, limit in ((_SENTENCE, most), (_APART, most), (_APART, end)):
        if match := pattern.search(text, least, limit):
            return match.end()
    return end
