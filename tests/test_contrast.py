"""Colours: every pair of tokens in use has the contrast that WCAG 2.2 asks for, in every palette, light and dark."""

import re
from itertools import product

import pytest

from conftest import ROOT
from moteplass.model.office import Office
from moteplass.render.palettes import palettes
from moteplass.write.icons import tokens

# Text on its ground: 4.5 (WCAG 1.4.3). A pair that pages use and this list lacks fails tests/pages/test_colours.py.
TEXT = [
    *product(("ink", "ink-quiet", "accent"), ("paper", "surface", "sunken", "accent-soft", "warm-soft")),
    ("accent-ink", "accent"),
    ("warm", "warm-soft"),
]
# Signs, borders of controls and the focus ring: 3 (WCAG 1.4.11).
SIGNS = [
    *product(("focus", "accent"), ("paper", "surface", "sunken", "accent-soft", "warm-soft")),
    ("warm", "paper"),
    ("warm", "accent-soft"),
]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2, definitions)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula() -> None:
    """Black on white is 21, the extreme that WCAG names."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_palette_of_the_model_is_there() -> None:
    """An office can name exactly the palettes that exist, each with the same tokens."""
    choices = re.findall(r"'(\w+)'", str(Office.model_fields["palette"].annotation))
    assert sorted(choices) == sorted(palettes())
    assert len({frozenset(colours) for colours in palettes().values()}) == 1


@pytest.mark.parametrize("palette", sorted(palettes()))
@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_contrast(palette: str, mode: int) -> None:
    """4.5 for text, 3 for signs."""
    colours = {name: pair[mode] for name, pair in {**tokens(), **palettes()[palette]}.items()}
    too_low = [
        (first, second, round(contrast(colours[first], colours[second]), 2))
        for pairs, least in ((TEXT, 4.5), (SIGNS, 3))
        for first, second in pairs
        if contrast(colours[first], colours[second]) < least
    ]
    assert not too_low


def test_what_surrounds_the_page() -> None:
    """A telephone that colours its own bar like the page is told the colour of the paper, in light and in dark."""
    head = (ROOT / "theme" / "templates" / "partials" / "head.html").read_text(encoding="utf-8")
    bars = re.findall(r'name="theme-color" content="(.+?)" media="\(prefers-color-scheme: (light|dark)\)"', head)
    assert bars == list(zip(tokens()["paper"], ("light", "dark"), strict=True))
