"""Words that a line end has divided: the lines of a paragraph in, its text out.

Whether a hyphen belongs to the word is told by the other words of the document, by capitals and
digits, and by number words; else it is the printer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from etl.extract.formats.printed import Line
from etl.extract.wordlist import words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 80
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_FIRST_PARTS = frozenset(
    words(
        """
    twenty thirty forty fifty sixty seventy eighty ninety one two three four five six seven eight
    nine ten half non self ex all cross quasi
    """
    )
)
_DASHED = re.compile(r"\w[-/]|\d[–—]")


def words_of(lines: Iterable[Line]) -> Set[str]:
    """Every word of `lines`, in small letters, with the hyphens within it."""
    return {word for line in lines for word in _WORD.findall(line.text.lower())}


def joined(lines: Iterable[Line], known: Set[str]) -> str:
    """The text of the lines of one paragraph, divided words made whole."""
    text, is_broken = "", False
    for line in lines:
        following = line.text
        if is_broken:
            text += "-" if _keeps(text, following, known) else ""
        elif text and not (_DASHED.fullmatch(text[-2:]) and following[:1].isalnum()):
            text += " "
        text, is_broken = text + following, line.is_broken
    return text + ("-" if is_broken else "")


def _keeps(before: str, after: str, known: Set[str]) -> bool:
    """Whether the hyphen between `before` and `after` is a part of the word."""
    first, second = _LAST.search(before[-_LONGEST:]), _WORD.match(after)
    if first is None or second is None or second[0][0].isupper():
        return True
    left, right = first[0].lower(), second[0].lower()
    if f"{left}-{right}" in known:
        return True
    return left + right not in known and left.rpartition("-")[2] in _FIRST_PARTS
