"""The colours of an office."""

from .values import Colour, Fields

Shades = dict[str, tuple[str, str]]
"""The name of a colour in the style sheet → in light and in dark."""


class Shade(Fields):
    """One colour, in a light room and in dark mode: ``"#12564f"``."""

    light: Colour
    dark: Colour


class Palette(Fields):
    """``accent``: of links, buttons and the mark; ``accent_ink``: of what is written on it; ``accent_soft``: a ground."""

    accent: Shade
    accent_ink: Shade
    accent_soft: Shade

    @property
    def shades(self) -> Shades:
        return {name.replace("_", "-"): (shade.light, shade.dark) for name, shade in self}
