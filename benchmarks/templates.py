"""A chart with the one merged template, against the same with two templates named by a plus."""

from __future__ import annotations

import statistics
from pathlib import Path

import plotly.graph_objects as go
import plotly.io
from plotly.io.json import to_json_plotly

from benchmarks.measure import Measure, seconds
from dashboard.charts.template import TEMPLATES, Words, framed

ROUNDS = 60
_WORDS = Words(title="", subtitle="", marks="", foot="")
_DATA = [{"type": "bar", "x": [1, 2, 3], "y": [2, 3, 1]}]


def run(seeds: Path, data: Path) -> list[Measure]:
    """Both as the JSON that a browser is sent; medians of `ROUNDS` in turns."""
    plotly.io.templates["benchmark"] = go.layout.Template(TEMPLATES["light"])

    def ours() -> str:
        return str(to_json_plotly(framed(_DATA, {}, "light", _WORDS)))

    def named() -> str:
        figure = go.Figure(_DATA, {"template": "plotly_white+benchmark"})
        return str(to_json_plotly(figure))

    ours()
    named()
    took, floor = zip(*((seconds(ours), seconds(named)) for _ in range(ROUNDS)), strict=True)
    return [
        Measure(
            "a chart with the merged template", 1000 * statistics.median(took), "ms",
            "one that names two templates", 1000 * statistics.median(floor), 0.5,
        )
    ]  # fmt: skip
