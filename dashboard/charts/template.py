"""The look of every chart, merged once for each colour scheme.

Comes in: the palettes. Goes out: one template a scheme as plain data, which every figure carries,
and `framed`, the words that an exported picture must carry. Never names a template: plotly would
look it up, and merge names joined with a plus, anew for every figure.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from dashboard.theme import PALETTES, SANS, SCHEMES, Scheme

Figure = dict[str, Any]
"""A plotly figure as plain data: ``{"data": [...], "layout": {...}}``."""

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "doubleClick": False,
}
"""Settings of every graph: no button of plotly's own, and none that leads off this machine."""


def _template(scheme: Scheme) -> dict[str, Any]:
    palette = PALETTES[scheme]
    axis = {
        "gridcolor": palette.hairline,
        "linecolor": palette.hairline,
        "zerolinecolor": palette.hairline,
        "showline": False,
        "ticks": "",
        "tickfont": {"color": palette.secondary, "size": 14},
        "title": {"font": {"color": palette.secondary, "size": 14}, "standoff": 10},
        "automargin": True,
        "fixedrange": True,
    }
    return {
        "layout": {
            "font": {"family": SANS, "size": 15, "color": palette.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 2, "r": 8, "t": 8, "b": 8},
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "bargap": 0.35,
            "hoverlabel": {
                "bgcolor": palette.card,
                "bordercolor": palette.secondary,
                "font": {"family": SANS, "size": 14, "color": palette.ink},
                "align": "left",
            },
            "annotationdefaults": {"font": {"color": palette.ink, "size": 14}, "showarrow": False},
            "separators": ".,",
        }
    }


TEMPLATES: dict[Scheme, dict[str, Any]] = {scheme: _template(scheme) for scheme in SCHEMES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a reader of the picture alone must know, as the exported picture writes it."""

    title: str
    subtitle: str
    marks: str
    foot: str


def framed(
    data: list[dict[str, Any]], layout: dict[str, Any], scheme: Scheme, words: Words
) -> Figure:
    """A figure in the look of `scheme`, with the `words` of its exported picture in its meta."""
    palette = PALETTES[scheme]
    meta = {**asdict(words), "paper": palette.card, "ink": palette.ink, "dim": palette.secondary}
    return {"data": data, "layout": {"template": TEMPLATES[scheme], "meta": meta, **layout}}


def pinned(figure: Figure, observation: str, scheme: Scheme) -> Figure:
    """`figure` with the mark of `observation` ringed; unchanged where it draws no such figure.

    The squares of a share are not ringed: the figure itself stands above them.
    """
    ink = PALETTES[scheme].accent
    held = [t for t in figure["data"] if observation in t.get("customdata", ())]
    rings = [ring for trace in held if (ring := _ring(trace, observation, ink))]
    return {**figure, "data": [*figure["data"], *rings]} if rings else figure


def _ring(trace: dict[str, Any], observation: str, colour: str) -> dict[str, Any] | None:
    if trace["type"] == "bar":
        if trace["customdata"] != [observation]:
            return None
        frame = {"color": "rgba(0,0,0,0)", "line": {"color": colour, "width": 3}, "cornerradius": 3}
        wider = {**trace, "width": trace["width"] + 0.16, "marker": frame}
        return {k: v for k, v in wider.items() if k != "hovertext"} | {"hoverinfo": "skip"}
    place = trace["customdata"].index(observation)
    size = trace["marker"]["size"]
    size = (size[place] if isinstance(size, list) else size) + 12
    marker = {"symbol": "circle-open", "size": size, "color": colour, "line": {"width": 2.5}}
    axes: dict[str, Any] = {key: trace[key] for key in ("xaxis", "yaxis") if key in trace}
    at = {"x": [trace["x"][place]], "y": [trace["y"][place]], "cliponaxis": False}
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": marker,
        "hoverinfo": "skip",
        **axes,
        **at,
    }
