"""Where the name of a line can stand beside it, on a phone as on a wide screen.

Comes in: lines and marks of a chart over time, in the coordinates of its axes. Goes out: the point
of a line that its name stands above or below, or None. Never lets a name cover a mark or a line,
nor stand close to the marks of another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["left", "center", "right"]
Box = tuple[float, float, float, float]

GAP_PX = 12
"""From the middle of a mark to the name above or below it."""

_WIDTHS = (236.0, 480.0)  # pixels of a plot on a phone and beside the evidence
_LETTER_PX, _LINE_PX = 7.0, 18.0
_MARK_PX = 8.0  # from the middle of a mark to its edge
_OTHERS_PX = 14.0  # from the middle of a mark of another
_STROKE_PX = 2.0
_STEP_PX = 6.0  # between the points that stand for a line
_TRIED = 12  # points of a line, beside its highest and its lowest
_ANCHORS: tuple[Anchor, ...] = ("center", "right", "left")


@dataclass(frozen=True, slots=True)
class Place:
    """A point of a line and how its name stands there."""

    at: Point
    anchor: Anchor
    above: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart draws, `low` and `high` being the corners of its plot.

    `width` is the part of the chart's width that the plot takes, `height` is in pixels.
    """

    low: Point
    high: Point
    height: float
    width: float
    marks: Sequence[Point]
    strokes: Sequence[tuple[Point, Point]]


class Names:
    """The names on a plot, each put where those before it leave room."""

    def __init__(self, plot: Plot) -> None:
        self._screens = [_Screen(plot, width * plot.width) for width in _WIDTHS]

    def put(self, name: str, line: Sequence[Point]) -> Place | None:
        """A free place for `name` at `line`, as near to its end as there is; it is then taken."""
        own = frozenset(line)
        for place in _places(line):
            boxes = [screen.box(place, name) for screen in self._screens]
            if all(s.is_free(box, own) for s, box in zip(self._screens, boxes, strict=True)):
                for screen, box in zip(self._screens, boxes, strict=True):
                    screen.taken.append(box)
                return place
        return None


class _Screen:
    """A plot in pixels, `width` of them from left to right."""

    def __init__(self, plot: Plot, width: float) -> None:
        self._plot, self._width = plot, width
        self._marks = [(mark, self._px(mark)) for mark in plot.marks]
        self._strokes = [point for stroke in plot.strokes for point in self._along(*stroke)]
        self.taken: list[Box] = []

    def box(self, place: Place, name: str) -> Box:
        x, y = self._px(place.at)
        long = len(name) * _LETTER_PX
        left = x - {"left": 0.0, "center": long / 2, "right": long}[place.anchor]
        low = y + GAP_PX if place.above else y - GAP_PX - _LINE_PX
        return left, low, left + long, low + _LINE_PX

    def is_free(self, box: Box, own: frozenset[Point]) -> bool:
        left, low, right, high = box
        return (
            left >= 0
            and right <= self._width
            and low >= 0
            and high <= self._plot.height
            and not any(_meet(box, other) for other in self.taken)
            and not any(_within(point, box, _STROKE_PX) for point in self._strokes)
            and not any(
                _within(point, box, _MARK_PX if mark in own else _OTHERS_PX)
                for mark, point in self._marks
            )
        )

    def _px(self, point: Point) -> Point:
        (x0, y0), (x1, y1) = self._plot.low, self._plot.high
        return (
            (point[0] - x0) / (x1 - x0) * self._width,
            (point[1] - y0) / (y1 - y0) * self._plot.height,
        )

    def _along(self, start: Point, end: Point) -> Iterator[Point]:
        (x0, y0), (x1, y1) = self._px(start), self._px(end)
        count = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / _STEP_PX))
        return ((x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(count + 1))


def _places(line: Sequence[Point]) -> Iterator[Place]:
    """The places at a line in the order of preference: its end before its beginning."""
    ends = {max(line, key=lambda at: at[1]), min(line, key=lambda at: at[1])}
    tried = {*line[:: -math.ceil(len(line) / _TRIED)], *ends}
    for at in sorted(tried, reverse=True):
        for above in (True, False):
            for anchor in _ANCHORS:
                yield Place(at, anchor, above)


def _within(point: Point, box: Box, margin: float) -> bool:
    left, low, right, high = box
    return left - margin < point[0] < right + margin and low - margin < point[1] < high + margin


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
