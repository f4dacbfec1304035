"""The colours of an office, from ``theme/palettes.toml``."""

import tomllib

from ..paths import THEME


def palettes() -> dict[str, dict[str, tuple[str, str]]]:
    """Name → token → (light, dark)."""
    table = tomllib.loads((THEME / "palettes.toml").read_text(encoding="utf-8"))
    return {name: {token: (light, dark) for token, (light, dark) in tokens.items()} for name, tokens in table.items()}
