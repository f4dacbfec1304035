"""A centre's own colours can be read: each pair in use has the contrast that WCAG 2.2 asks for, in light and in dark."""

from collections.abc import Iterator
from itertools import product

from ..faults import Fault
from ..model.palette import Palette
from ..read.colours import common_colours
from ..read.content import Content
from ..read.validate import line_at

# Text on its ground (WCAG 1.4.3). A pair that pages use and this list lacks fails tests/pages/test_colours.py.
TEXT = (
    *product(("ink", "ink-quiet", "accent"), ("paper", "surface", "sunken", "accent-soft", "warm-soft")),
    ("accent-ink", "accent"),
    ("warm", "warm-soft"),
)
# Signs, borders of controls and the focus ring (WCAG 1.4.11).
SIGNS = (
    *product(("focus", "accent"), ("paper", "surface", "sunken", "accent-soft", "warm-soft")),
    ("warm", "paper"),
    ("warm", "accent-soft"),
)
LEAST = ((TEXT, 4.5), (SIGNS, 3.0))
MODES = ("light", "dark")


def check(content: Content) -> Iterator[Fault]:
    """Of each palette in ``data/palettes.yaml``, the pair that is hardest to tell apart, in each mode."""
    for name, palette in content.data.own_palettes.items():
        for number, mode in enumerate(MODES):
            if found := min(too_near(palette, number), default=None):
                ratio, one, other, least = found
                colours = common_colours() | palette.shades
                figures = {"ratio": f"{ratio:.2f}".replace(".", ","), "least": f"{least:g}".replace(".", ",")}
                values = {"one": colours[one][number], "other": colours[other][number], **figures}
                field = next(token for token in (one, other) if token in palette.shades).replace("-", "_")
                line = line_at(content.data.lines["palettes"], (name, field, mode), 1)
                yield Fault(f"{content.folder.name}/data/palettes.yaml", line, "contrast", f"{name}.{field}.{mode}", values)


def too_near(palette: Palette, mode: int) -> Iterator[tuple[float, str, str, float]]:
    """(Contrast, one, other, the least that it may be) of each pair with too little."""
    colours = {name: pair[mode] for name, pair in (common_colours() | palette.shades).items()}
    for pairs, least in LEAST:
        for one, other in pairs:
            ratio = contrast(colours[one], colours[other])
            if ratio < least:
                yield round(ratio, 2), one, other, least


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2, definitions)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
