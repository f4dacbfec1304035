"""Colours: every pair of tokens in use has the contrast that WCAG 2.2 asks for, in every palette, light and dark."""

import os
import re
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from conftest import ROOT
from moteplass.render.palettes import palettes
from moteplass.write.icons import tokens
from scenarios.overlay import BASE, lay

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


def test_palettes_have_the_same_tokens() -> None:
    """Whichever an office names, none of its colours is another's."""
    assert len({frozenset(colours) for colours in palettes().values()}) == 1


NEW_PALETTE = """
[hav]
accent = ["#0a4d5c", "#8fd0dd"]
accent-ink = ["#ffffff", "#08191d"]
accent-soft = ["#d9ecf0", "#1c3d45"]
"""
BUILD = "import sys; from pathlib import Path; from moteplass.render.pelican import render; " + (
    "render('test', Path(sys.argv[1]), Path(sys.argv[2]), '2026-12-01', '', False)"
)


def test_a_new_palette_is_one_entry(tmp_path: Path) -> None:
    """With an entry more in theme/palettes.toml, and nothing else, an office may name it and has its colours."""
    project = tmp_path / "project"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, project)
    with (project / "theme" / "palettes.toml").open("a", encoding="utf-8") as file:
        file.write(NEW_PALETTE)
    office = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("kind:", "palette: hav\nkind:", 1)
    content = lay(tmp_path, {"offices/test.md": office})
    call = [sys.executable, "-c", BUILD, str(content), str(tmp_path / "site")]
    subprocess.run(call, check=True, cwd=project, env={**os.environ, "PYTHONPATH": str(project / "plugins")})
    assert "--accent:light-dark(#0a4d5c,#8fd0dd)" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


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
