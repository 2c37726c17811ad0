"""What is printed on page after page: running heads, running feet and page numbers.

Comes in: the lines of all pages. Goes out: which of them are furniture, and why, so that they are
told apart and never stand in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from etl.extract.formats.printed import Line

REPEATED = "a running head or foot"
NUMBER = "a page number"
_OUTERMOST = 3
_SHIFT = 6.0
_APART = 1.6
_MARGIN = 0.12
_PAGES = 3
_HEAD_UP_TO = 120
_AT_AN_EDGE = re.compile(r"^\d{1,4}\b|\b\d{1,4}$")
_PAGE = re.compile(
    r"(?i)\W*(?:page |p\. ?)?(?P<number>\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|/) ?\d+)?\W*"
)


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Why a line is furniture, by its place in `lines`.

    It is where the same words, whatever their digits, stand in the same place of three pages (of
    two, where there are four at most), or where the line has the number of its page; and where
    nothing but furniture stands between it and the edge, and a gap between it and the text.
    """
    pages: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        pages[line.page].append(place)
    groups: dict[str, list[int]] = defaultdict(list)
    for places in pages.values():
        places.sort(key=lambda place: lines[place].bottom)
        for place in {*places[:_OUTERMOST], *places[-_OUTERMOST:]}:
            groups[_words(lines[place].text)].append(place)
    needed = 2 if len(pages) <= 4 else _PAGES
    repeated = {place for places in groups.values() for place in _alike(lines, places, needed)}
    repeated -= _inner(lines)
    repeated |= _numbered(lines, [p for places in pages.values() for p in (places[0], places[-1])])
    return {
        place: NUMBER if _PAGE.fullmatch(lines[place].text) else REPEATED
        for places in pages.values()
        for order in (places, places[::-1])
        for place in _outside(lines, order, repeated)
    }


def _alike(lines: Sequence[Line], places: Sequence[int], needed: int) -> list[int]:
    """Those of `places`, lines of the same words, that stand at one height of enough pages."""
    height = median(lines[place].bottom for place in places)
    alike = [place for place in places if abs(lines[place].bottom - height) <= _SHIFT]
    return alike if len({lines[place].page for place in alike}) >= needed else []


def _inner(lines: Sequence[Line]) -> set[int]:
    """Lines that stand too far from both edges of what is printed to be a head or foot."""
    bottoms = [line.bottom for line in lines]
    low, high = min(bottoms, default=0.0), max(bottoms, default=0.0)
    margin = _MARGIN * (high - low)
    return {at for at, bottom in enumerate(bottoms) if low + margin < bottom < high - margin}


def _numbered(lines: Sequence[Line], places: Sequence[int]) -> set[int]:
    """Those of `places` that begin or end with the number of their page, however pages count."""
    shifts: dict[int, set[int]] = defaultdict(set)
    for place in places:
        line = lines[place]
        for number in _AT_AN_EDGE.findall(line.text) if len(line.text) <= _HEAD_UP_TO else ():
            shifts[int(number) - line.page].add(place)
    return {place for found in shifts.values() if len(found) >= _PAGES for place in found}


def _outside(lines: Sequence[Line], order: Sequence[int], repeated: set[int]) -> Iterator[int]:
    """The furniture at one edge of a page; `order` leads from there to the other edge."""
    held: list[int] = []
    for place, following in zip(order[:_OUTERMOST], [*order[1:], None], strict=False):
        line = lines[place]
        number = _PAGE.fullmatch(line.text)
        if place not in repeated and not (number and number["number"] == str(line.page)):
            return
        held.append(place)
        gap = abs(lines[following].bottom - line.bottom) if following is not None else 0.0
        if gap > _APART * line.height:
            yield from held
            held = []


def _words(text: str) -> str:
    return "#" if _PAGE.fullmatch(text) else re.sub(r"\d+", "#", text).lower()
