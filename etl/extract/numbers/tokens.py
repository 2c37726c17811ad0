"""A stretch of text as tokens: words, numerals and signs, each with its place.

Comes in: characters, however odd. Goes out: `Tokens`, in which the rules of the grammar look around
by index. It holds what is written and never says what it means.
"""

from __future__ import annotations

import re
from itertools import accumulate
from operator import sub

from etl.vocabulary.units import Units

_VULGAR = "¼-¾⅐-⅞↉"
_TOKEN = re.compile(rf"\s*+(?:[^\W\d_{_VULGAR}]++|\d++(?:[.,]\d++)*+|.)", re.DOTALL)
_MARGIN = 16
_ODD = re.compile(
    r"(?![0-9])\d"  # digits of other scripts
    r"|[\u066b\u066c\uff01-\uff5e]"  # Arabic separators; full-width forms
    r"|[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"  # marks
    r"|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_SEPARATORS = {"\u066b": ".", "\u066c": ","}


class Tokens:
    """The tokens of `text`, whose first character has the place `offset` in a whole text.

    `raw` are the tokens as written, `low` in lower case, `start` and `end` their places in `text`
    as it is read (`reading`). A numeral keeps its inner dots and commas ("1,099.50"); anything else
    that is neither letter nor digit is a token of its own; white space is none. Looking up to 16
    tokens beyond either end finds empty tokens that are glued to nothing.
    """

    __slots__ = (
        "_back",
        "_offset",
        "_text",
        "end",
        "low",
        "raw",
        "reading",
        "size",
        "start",
        "units",
    )

    def __init__(self, text: str, units: Units, offset: int = 0) -> None:
        self._text, self._offset, self.units = text, offset, units
        self.reading, self._back = readable(text)
        found = _TOKEN.findall(self.reading.rstrip())
        self.size = len(found)
        outside = [len(text) + 1] * _MARGIN
        self.raw: list[str] = list(map(str.strip, found))
        self.end = list(accumulate(map(len, found)))
        self.start: list[int] = list(map(sub, self.end, map(len, self.raw)))
        self.raw += [""] * _MARGIN
        self.start += outside
        self.end += outside
        self.low = list(map(str.lower, self.raw))

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return self.start[index] == self.end[index - 1]

    def gap(self, index: int) -> str:
        """The white space before a token."""
        return self.reading[self.end[index - 1] if index else 0 : self.start[index]]

    def written(self, first: int, until: int) -> str:
        """The text from token `first` up to, not including, token `until`, as it is read."""
        return self.reading[self.start[first] : self.end[until - 1]]

    def span(self, first: int, until: int) -> tuple[int, int]:
        """The places in the whole text of the tokens from `first` up to, not including, `until`."""
        start, end = self.start[first], self.end[until - 1]
        if self._back is not None:
            start, end = self._back[start], self._back[end - 1] + 1
        return start + self._offset, end + self._offset

    def original(self, first: int, until: int) -> str:
        """The same stretch as it stands in the text that came in."""
        if self._back is None:
            return self.written(first, until)
        start, end = self.span(first, until)
        return self._text[start - self._offset : end - self._offset]


def readable(text: str) -> tuple[str, list[int] | None]:
    """`text` with the digits and signs that the grammar knows, and where each character was.

    Digits of any script and full-width forms become those of ASCII; combining marks, soft hyphens
    and unseen controls are left out. The places are None where each character stays in its place.
    """
    if text.isascii() or _ODD.search(text) is None:
        return text, None
    kept: list[str] = []
    back: list[int] = []
    for place, character in enumerate(text):
        if _ODD.match(character) is None:
            kept.append(character)
        elif character.isdecimal():
            kept.append(str(int(character)))
        elif "\uff01" <= character <= "\uff5e":
            kept.append(chr(ord(character) - 0xFEE0))
        elif character in _SEPARATORS:
            kept.append(_SEPARATORS[character])
        else:
            continue
        back.append(place)
    return "".join(kept), back
