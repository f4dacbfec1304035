"""The colours of the theme: those that every office has, and the palettes of which an office may name one."""

import re
import tomllib
from functools import cache

from ..model.palette import Palette, Shades
from ..paths import THEME

TOKEN = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


@cache
def common_colours() -> Shades:
    """Of ``tokens.css``."""
    css = (THEME / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    return {name: (light, dark) for name, light, dark in TOKEN.findall(css)}


@cache
def theme_palettes() -> dict[str, Palette]:
    """Of ``theme/palettes.toml``, by name."""
    table = tomllib.loads((THEME / "palettes.toml").read_text(encoding="utf-8"))
    return {
        name: Palette.model_validate({token.replace("-", "_"): _shade(*pair) for token, pair in tokens.items()})
        for name, tokens in table.items()
    }


def _shade(light: str, dark: str) -> dict[str, str]:
    return {"light": light, "dark": dark}
