"""Colours and type of the dashboard, light and dark, each written down once.

Comes in: nothing but the vocabulary's entity colours. Goes out: palettes for charts, CSS variables
and faces for the page, a theme for the components. Never decides what a mark means (charts/marks).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

SANS = "'Source Sans Pro', 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Source Serif Pro', Georgia, 'Times New Roman', serif"

FACES: tuple[tuple[str, str, int, str], ...] = (
    ("Source Sans Pro", "SourceSansPro-Regular.otf", 400, "normal"),
    ("Source Sans Pro", "SourceSansPro-Semibold.otf", 600, "normal"),
    ("Source Serif Pro", "SourceSerifPro-Regular.otf", 400, "normal"),
    ("Source Serif Pro", "SourceSerifPro-It.otf", 400, "italic"),
    ("Source Serif Pro", "SourceSerifPro-Semibold.otf", 600, "normal"),
)
"""Family, file, weight and style of each face that the page uses."""

FONT_PACKAGES = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one scheme as #rrggbb; every text colour passes contrast on its papers."""

    paper: str
    card: str
    hairline: str
    edge: str
    panel: str
    ink: str
    secondary: str
    accent: str
    on_accent: str
    mark: str
    forward: str
    other: str


PALETTES: dict[Scheme, Palette] = {
    "light": Palette(
        paper="#fbfaf7",
        card="#ffffff",
        hairline="#e4e0d8",
        edge="#8d8a83",
        panel="#f5f3ee",
        ink="#1d2430",
        secondary="#545b69",
        accent="#8a4b08",
        on_accent="#ffffff",
        mark="#ffe9a8",
        forward="#fff9e6",
        other="#6b6459",
    ),
    "dark": Palette(
        paper="#14171c",
        card="#1b1f26",
        hairline="#2c323b",
        edge="#6f7783",
        panel="#20252d",
        ink="#e8e6e1",
        secondary="#a9afb9",
        accent="#e0a458",
        on_accent="#14171c",
        mark="#5c4a12",
        forward="#262519",
        other="#b8b0a3",
    ),
}


def entity_colours(entities: pd.DataFrame, scheme: Scheme) -> dict[str, str]:
    """The colour of each entity that the vocabulary gives one, by code."""
    column = f"color_{scheme}"
    return {
        code: colour
        for code, colour in zip(entities["entity"], entities[column], strict=True)
        if colour
    }


def colour_of(entity: str, colours: Mapping[str, str], scheme: Scheme) -> str:
    """An entity's colour in every chart; the one neutral colour where it has none."""
    return colours.get(entity) or PALETTES[scheme].other


def css() -> str:
    """The faces and, for each scheme, the colours as CSS variables (`--paper`, `--ink`, ...)."""
    faces = "".join(
        f"@font-face{{font-family:'{family}';src:url('/fonts/{file}') format('opentype');"
        f"font-weight:{weight};font-style:{style};font-display:swap}}"
        for family, file, weight, style in FACES
    )
    schemes = "".join(
        f":root[data-mantine-color-scheme='{scheme}']{{color-scheme:{scheme};{_variables(scheme)}}}"
        for scheme in SCHEMES
    )
    # on paper there is one scheme, whatever the screen shows
    printed = f"@media print{{:root[data-mantine-color-scheme]{{{_variables('light')}}}}}"
    return f"{faces}:root{{--sans:{SANS};--serif:{SERIF};{_variables('light')}}}{schemes}{printed}"


def _variables(scheme: Scheme) -> str:
    palette = PALETTES[scheme]
    return "".join(f"--{name.replace('_', '-')}:{getattr(palette, name)};" for name in _NAMES)


_NAMES = tuple(Palette.__slots__)


def mantine_theme() -> dict[str, Any]:
    """The theme for the MantineProvider: our type, one accent, small radii."""
    accent = [
        "#fbf3e7", "#f3e3cb", "#ecd0a4", "#e0a458", "#cf8c3a",
        "#b57326", "#9c5d15", "#8a4b08", "#703c05", "#563003",
    ]  # fmt: skip
    return {
        "fontFamily": SANS,
        "headings": {"fontFamily": SERIF, "fontWeight": "600"},
        "colors": {"accent": accent},
        "primaryColor": "accent",
        "primaryShade": {"light": 7, "dark": 3},
        "autoContrast": True,
        "defaultRadius": "sm",
        "respectReducedMotion": True,
        "cursorType": "pointer",
    }
