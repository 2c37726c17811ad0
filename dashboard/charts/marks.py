"""The one vocabulary of marks: what the text hedged, the mark hedges.

Comes in: the qualifier and status of a figure. Goes out: the mark that shows them in any chart,
tile, legend or table. Never shows a status by colour alone, and never draws a bound as a value.

    as stated            solid                     planned, proposed, forecast   hatched
    about                hollow, "≈" in the label  claimed, estimated            outlined, dotted
    more than, at least  open arrow upward         hypothetical                  crossed
    up to, less than     open arrow downward
    range                a bar from low to high

A point's shape tells how the figure came about: a circle is read in a document, a square entered
in a sheet, a diamond an official table's, a triangle computed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from etl.tables import QUALIFIER_LABELS, STATUS_LABELS
from etl.wording import is_about

Fill = Literal["filled", "hollow", "hatched", "outlined", "crossed"]
Bound = Literal["", "up", "down", "range"]
Form = Literal["bar", "dot"]
Shape = Literal["circle", "square", "diamond", "triangle-up"]

_FILLS: dict[str, Fill] = {
    "actual": "filled",
    "planned": "hatched",
    "proposed": "hatched",
    "forecast": "hatched",
    "estimate": "outlined",
    "claimed": "outlined",
    "hypothetical": "crossed",
    "negated": "crossed",
}
_BOUNDS: dict[str, Bound] = {
    "more_than": "up",
    "at_least": "up",
    "less_than": "down",
    "up_to": "down",
    "range": "range",
}
_SHAPES: dict[str, Shape] = {
    "extracted": "circle",
    "decided": "circle",
    "sheet": "square",
    "statistics": "diamond",
    "derived": "triangle-up",
}
_STYLES: dict[Fill, str] = {
    "filled": "",
    "hollow": "-open",
    "hatched": "-open",
    "outlined": "-open-dot",
    "crossed": "-x-open",
}
_CROSSED_TRIANGLE = "star-triangle-up-open"  # plotly crosses no triangle
_PATTERNS: dict[Fill, dict[str, Any]] = {
    "hatched": {"shape": "/", "size": 7, "solidity": 0.3},
    "outlined": {"shape": ".", "size": 7, "solidity": 0.25},
    "crossed": {"shape": "x", "size": 8, "solidity": 0.25},
}
_CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a figure is drawn: the fill says status and "about", the bound what the text leaves open.

    An approximate figure that is not actual keeps the fill of its status; its label says "≈".
    """

    fill: Fill
    bound: Bound = ""


@cache
def mark_of(qualifier: str, status: str) -> Mark:
    """The mark of a figure with this qualifier and status."""
    fill = _FILLS[status]
    if qualifier == "approx" and fill == "filled":
        fill = "hollow"
    return Mark(fill, _BOUNDS.get(qualifier, ""))


def of_figure(row: Mapping[str, Any]) -> Mark:
    """The mark of an observation; a bound that itself is only about right is hollow as "about" is.

    So "at least about 430" is hollow with its arrow, and "at least 430" solid.
    """
    mark = mark_of(row["qualifier"], row["status"])
    return replace(mark, fill="hollow") if mark.fill == "filled" and is_about(row) else mark


def shape(row: Mapping[str, Any]) -> Shape:
    """The shape of an observation's point: how the figure came about."""
    return _SHAPES[row["method"]]


def point(mark: Mark, colour: str, size: float = 14, form: Shape = "circle") -> dict[str, Any]:
    """The marker of a scatter trace for a figure drawn as a point; `hatch` adds its strokes."""
    symbol = f"{form}{_STYLES[mark.fill]}"
    return {
        "symbol": _CROSSED_TRIANGLE if symbol == "triangle-up-x-open" else symbol,
        "size": size,
        "color": colour,
        "opacity": 1,
        "line": {"width": 2, "color": colour},
    }


def points(made: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The markers of several points as that of one trace, each keeping its look."""
    listed = {key: [one[key] for one in made] for key in ("symbol", "size", "color")}
    rims = {"width": 2, "color": [one["line"]["color"] for one in made]}
    return {**listed, "opacity": 1, "line": rims}


def hatch(
    mark: Mark, x: Any, y: Any, colour: str, size: float = 14, **axes: str
) -> dict[str, Any] | None:
    """The strokes within the point of a hatched figure, as a layout shape; None for any other.

    `x` and `y` are the point's own, on a logarithmic axis too; `axes` may name `xref` and `yref`.
    """
    if mark.fill != "hatched":
        return None
    radius = size / 2
    strokes = []
    for part in (-0.5, 0.0, 0.5):
        middle, half = part * radius, radius * math.sqrt(1 - part**2)
        ends = [((half * way - middle), (half * way + middle)) for way in (-1, 1)]
        (x0, y0), (x1, y1) = (((a * math.sqrt(0.5)), (b * math.sqrt(0.5))) for a, b in ends)
        strokes.append(f"M{x0:.2f},{y0:.2f}L{x1:.2f},{y1:.2f}")
    return {
        "type": "path",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "path": "".join(strokes),
        "line": {"color": colour, "width": 1.2},
        **axes,
    }


def bar(mark: Mark, colour: str) -> dict[str, Any]:
    """The marker of a bar trace for a figure drawn as a bar."""
    made: dict[str, Any] = {"line": {"color": colour, "width": 1.8}, "cornerradius": 3}
    if mark.fill == "filled":
        return {**made, "color": colour}
    if mark.fill == "hollow":
        return {**made, "color": _CLEAR}
    pattern = {**_PATTERNS[mark.fill], "fgcolor": colour, "bgcolor": _CLEAR}
    return {**made, "color": _CLEAR, "pattern": pattern}


def arrow(
    mark: Mark, x: Any, y: Any, colour: str, *, along: Literal["x", "y"] = "x", **axes: str
) -> dict[str, Any] | None:
    """The open arrow that leaves a bound at (`x`, `y`), as a layout annotation; None without one.

    Up means toward greater values, along the axis of values `along`; on a logarithmic axis the
    coordinate is the logarithm. `axes` may name `xref` and `yref`.
    """
    if mark.bound not in ("up", "down"):
        return None
    reach = 30 if mark.bound == "up" else -30
    return {
        "x": x,
        "y": y,
        "ax": reach if along == "x" else 0,
        "ay": 0 if along == "x" else -reach,
        "text": "",
        "showarrow": True,
        "arrowside": "start",
        "startarrowhead": 3,
        "startarrowsize": 1.1,
        "arrowwidth": 2,
        "arrowcolor": colour,
        "startstandoff": 0,
        "standoff": 2,
        **axes,
    }


def span(mark: Mark, value: float, low: float, high: float, colour: str) -> dict[str, Any] | None:
    """The bar from low to high of a range, as the error bar of its trace; None without one.

    It is thick where the figure is a fact; else thin with ends, so that its mark is seen on it.
    """
    if mark.bound != "range":
        return None
    thickness, ends = (7, 0) if mark.fill == "filled" else (2, 5)
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - value],
        "arrayminus": [value - low],
        "color": colour,
        "thickness": thickness,
        "width": ends,
    }


def words(qualifier: str, status: str) -> str:
    """A mark in words, for those who do not see it: "about, planned"; "as stated, actual"."""
    return f"{QUALIFIER_LABELS[qualifier]}, {STATUS_LABELS[status]}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A mark in the form in which a chart shows it; `shape` is that of a dot."""

    mark: Mark
    form: Form
    shape: Shape = "circle"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the legend: the CSS classes of its swatches, one a form, and what it says."""

    swatches: tuple[str, ...]
    text: str


_FILL_TEXTS: dict[Fill, str] = {
    "filled": "as stated",
    "hollow": "about",
    "hatched": "planned, proposed or forecast",
    "outlined": "claimed or estimated",
    "crossed": "hypothetical",
}
_SHAPE_TEXTS: dict[Shape, str] = {
    "circle": "read in a document",
    "square": "entered in a sheet",
    "diamond": "official table",
    "triangle-up": "computed from other figures",
}
_BOUND_TEXTS: dict[Bound, str] = {
    "up": "more than, at least",
    "down": "up to, less than",
    "range": "range",
}


def swatch(fill: Fill, form: Form) -> str:
    """The CSS class of a fill in a form."""
    return f"round {fill}" if form == "dot" else fill


def legend(shown: Iterable[Shown]) -> list[Entry]:
    """The entries that explain what is `shown`, each once, in the order of the vocabulary."""
    there = set(shown)
    bounds = {one.mark.bound for one in there}
    entries = []
    for fill, text in _FILL_TEXTS.items():
        forms = sorted({one.form for one in there if one.mark.fill == fill})
        if forms:
            entries.append(Entry(tuple(swatch(fill, form) for form in forms), text))
    entries += [Entry((b,), text) for b, text in _BOUND_TEXTS.items() if b in bounds]
    return entries + [
        Entry((f"shape {shape}",), text)
        for shape, text in _SHAPE_TEXTS.items()
        if shape in _shapes(there)
    ]


def _shapes(there: Iterable[Shown]) -> set[Shape]:
    """The shapes to explain: all in view, unless every dot is a document's."""
    shapes = {one.shape for one in there if one.form == "dot"}
    return shapes if shapes != {"circle"} else set()


_PICTURE_TEXTS: dict[Fill | Bound, str] = {
    "filled": "solid: as stated",
    "hollow": "hollow, ≈: about",
    "hatched": "hatched: planned, proposed or forecast",
    "outlined": "dotted: claimed or estimated",
    "crossed": "crossed: hypothetical",
    "up": "arrow toward more: more than, at least",
    "down": "arrow toward less: up to, less than",
    "range": "bar: from low to high",
}


def in_words(shown: Iterable[Shown]) -> str:
    """The legend as a line of text, for pictures that leave the page."""
    there = list(shown)
    used = {one.mark.fill for one in there} | {one.mark.bound for one in there}
    told = [text for name, text in _PICTURE_TEXTS.items() if name in used]
    shapes = _shapes(there)
    names = {**dict.fromkeys(_SHAPE_TEXTS), "triangle-up": "triangle"}
    told += [f"{names[s] or s}: {text}" for s, text in _SHAPE_TEXTS.items() if s in shapes]
    return "; ".join(told)
