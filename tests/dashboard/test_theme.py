"""Text can be read on every paper, in light and in dark, and every face is at hand."""

import importlib.resources
import itertools
import math

import pytest

from dashboard import theme


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((brightness(one), brightness(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_every_text_passes_contrast_on_every_paper(scheme):
    palette = theme.PALETTES[scheme]
    papers = (palette.paper, palette.card, palette.panel, palette.forward)
    for text, paper in itertools.product((palette.ink, palette.secondary, palette.accent), papers):
        assert contrast(text, paper) >= 4.5, f"{text} on {paper}"
    assert contrast(palette.ink, palette.mark) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.edge, palette.card) >= 3


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_every_entity_keeps_a_colour_that_stands_out_from_the_card(scheme, published):
    colours = theme.entity_colours(published.frames["entities"], scheme)
    assert {"BLR", "RUS"} <= set(colours)
    for entity, colour in colours.items():
        assert contrast(colour, theme.PALETTES[scheme].card) >= 3, f"{entity}: {colour}"
    assert theme.colour_of("NOBODY", colours, scheme) == theme.PALETTES[scheme].other


def test_every_face_is_in_its_package():
    for _, file, _, _ in theme.FACES:
        package = theme.FONT_PACKAGES[file.partition("-")[0]]
        assert (importlib.resources.files(package) / "files" / file).is_file(), file


def test_the_style_names_every_colour_for_both_schemes():
    css = theme.css()
    for scheme, palette in theme.PALETTES.items():
        assert f"--card:{palette.card};" in css
        assert f"data-mantine-color-scheme='{scheme}'" in css
    assert "http" not in css


def apart(one: str, other: str) -> float:
    """How different two colours look: the "redmean" distance, 0 to 765."""
    (r, g, b), (s, h, c) = (
        [int(colour[n : n + 2], 16) for n in (1, 3, 5)] for colour in (one, other)
    )
    mean = (r + s) / 2
    squares = (
        (2 + mean / 256) * (r - s) ** 2,
        4 * (g - h) ** 2,
        (2 + (255 - mean) / 256) * (b - c) ** 2,
    )
    return math.sqrt(sum(squares))


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_no_two_of_the_entities_listed_first_look_alike(published, scheme):
    listed = published.frames["entities"].sort_values("position")
    colours = list(theme.entity_colours(listed, scheme).values())[:14]
    assert min(apart(*pair) for pair in itertools.combinations(colours, 2)) > 45
