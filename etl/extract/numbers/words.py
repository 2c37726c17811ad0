"""Numbers in English words: a place in a text in, the number that stands there out.

Reads cardinals ("two hundred and five thousand", "three point six billion"), ordinals and
fractions ("two-thirds"). It never decides what a number counts.
"""

from __future__ import annotations

import re

from etl.extract.wordlist import words

_UNITS = words(
    """
    zero one two three four five six seven eight nine
    """
)
_TEENS = words(
    """
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    """
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES = {word: value for value, word in enumerate(_UNITS + _TEENS)}
_TENFOLD = {word: 10 * value for value, word in enumerate(_TENS, 2)}
SCALES = {
    "hundred": 1e2,
    "dozen": 12.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "milliard": 1e9,
    "trillion": 1e12,
}
_WORDS = {**_ONES, **_TENFOLD}
_WORD = re.compile(r"(?:[ \u00a0-]|(?<=\w) ?\n)?(?P<word>[A-Za-z]+)(?![A-Za-z'’]|-\w+ly)")
_PART_OF = r"(?:an?|one|three)[ -]quarters? of an? (?:million|billion|trillion)"
START = re.compile(
    rf"(?<![\w'’-])(?:{_PART_OF}|{'|'.join(sorted({**_WORDS, **SCALES}, key=len, reverse=True))}"
    r"|half|an?(?=[ -](?:hundred|dozen|thousand|million|billion|trillion)\b))(?![A-Za-z'’])",
    re.IGNORECASE,
)

_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "twentieth": 20, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
FRACTION = re.compile(
    r"(?<![\w-])(?P<numerator>an?|one|two|three|four|five|six|seven|eight|nine)[ -]"
    rf"(?P<denominator>{'|'.join(sorted(_DENOMINATORS, key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)

_ORDINAL_ONES = words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """
)
_ORDINAL_TENS = [word[:-1] + "ieth" for word in _TENS]
ORDINAL_VALUES = {
    **{word: value for value, word in enumerate(_ORDINAL_ONES, 1)},
    **{word: 10 * value for value, word in enumerate(_ORDINAL_TENS, 2)},
}
ORDINAL = re.compile(
    rf"(?<![\w'’-])(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ORDINAL_ONES[:9])})"
    rf"|{'|'.join([*reversed(_ORDINAL_ONES), *_ORDINAL_TENS])}|hundredth|thousandth)(?!\w)",
    re.IGNORECASE,
)


_QUARTERS = re.compile(_PART_OF, re.IGNORECASE)


def fraction_value(match: re.Match[str]) -> float:
    """What a match of `FRACTION` is worth: two-thirds is 0.67."""
    numerator = match["numerator"].lower()
    return _ONES.get(numerator, 1) / _DENOMINATORS[match["denominator"].lower()]


def cardinal_at(text: str, position: int) -> tuple[int, float, float] | None:
    """End, value and scale (1 where none) of the number in words at `position`, or None.

    >>> cardinal_at("two hundred and five thousand tanks", 0)
    (29, 205000.0, 1000.0)
    """
    if part := _QUARTERS.match(text, position):
        share = 0.75 if part[0][:1].lower() == "t" else 0.25
        scale = SCALES[part[0].rsplit(" ", 1)[1].lower()]
        return part.end(), share * scale, scale
    reader = _Reader(text, position)
    reader.read()
    return (reader.end, reader.value, reader.scale) if reader.end > position else None


class _Reader:
    """Takes word by word as long as they make one number."""

    def __init__(self, text: str, position: int) -> None:
        self.text = text
        self.position = position
        self.end = position
        self.scale = 1.0
        self._total = 0.0
        self._part: float | None = None
        self._last_scale = float("inf")

    @property
    def value(self) -> float:
        return self._total + (self._part or 0.0)

    def read(self) -> None:
        while (word := self._peek()) is not None and self._take(*word):
            pass
        self._fraction_digits()
        self._and_a_half()

    def _peek(self, position: int | None = None) -> tuple[str, int] | None:
        start = self.position if position is None else position
        match = _WORD.match(self.text, start)
        if match is None or (
            start == self.end and not self._began() and match.start("word") > start
        ):
            return None
        return match["word"].lower(), match.end()

    def _began(self) -> bool:
        return self._part is not None or self._total > 0

    def _take(self, word: str, end: int) -> bool:
        if word in _WORDS:
            return self._small(float(_WORDS[word]), end)
        if word in SCALES:
            return self._scaled(SCALES[word], end)
        if word in ("a", "an", "half") and not self._began():
            return self._article(word, end)
        if word == "and" and self._began() and self.scale >= 100:
            following = self._peek(end)
            return (
                following is not None
                and following[0] in _WORDS
                and self._small(float(_WORDS[following[0]]), following[1])
            )
        return False

    def _article(self, word: str, end: int) -> bool:
        following = self._peek(end)
        if word == "half" and following and following[0] in ("a", "an"):
            end = following[1]
            following = self._peek(end)
        if following is None or following[0] not in SCALES:
            return False
        self._part = 0.5 if word == "half" else 1.0
        return self._scaled(SCALES[following[0]], following[1])

    def _small(self, value: float, end: int) -> bool:
        if self._part is None or self._part == 0:
            fits = not self._began() or value < self._last_scale
            part = value
        else:
            tens = self._part % 100
            fits = (tens >= 20 and tens % 10 == 0 and 0 < value < 10) or (tens == 0 and value < 100)
            part = self._part + value
        if fits:
            self._part, self.position, self.end = part, end, end
        return fits

    def _scaled(self, scale: float, end: int) -> bool:
        if scale <= 100 and (self._part or 1.0) < 100:
            self._part = (1.0 if self._part is None else self._part) * scale
        elif scale > 100 and scale < self._last_scale and (self._part or not self._began()):
            self._total += (1.0 if self._part is None else self._part) * scale
            self._part, self._last_scale = None, scale
        else:
            return False
        self.scale, self.position, self.end = scale, end, end
        return True

    def _fraction_digits(self) -> None:
        match = re.compile(rf" point((?: (?:{'|'.join(_UNITS)})\b){{1,6}})", re.I).match(
            self.text, self.end
        )
        if match is None or not self._began():
            return
        digits = "".join(str(_ONES[word]) for word in match[1].lower().split())
        self._part = (self._part or 0.0) + float(f"0.{digits}")
        self.position = self.end = match.end()
        following = self._peek()
        if following and following[0] in SCALES:
            self._scaled(SCALES[following[0]], following[1])

    def _and_a_half(self) -> None:
        match = re.compile(r" and a half\b", re.I).match(self.text, self.end)
        if match is None or not self._began():
            return
        half_of = self._last_scale if self._part is None else 1.0
        self._part = (self._part or 0.0) + 0.5 * half_of
        self.position = self.end = match.end()
        following = self._peek()
        if half_of == 1.0 and following and following[0] in SCALES:
            self._scaled(SCALES[following[0]], following[1])
