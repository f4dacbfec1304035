"""Colours: every pair of tokens in use has the contrast that WCAG 2.2 asks for, in every palette, light and dark."""

import re
from pathlib import Path

import pytest

from conftest import ROOT, build
from moteplass.check.palettes import contrast, too_near
from moteplass.read.colours import common_colours, theme_palettes
from scenarios.overlay import BASE, lay


def test_the_formula() -> None:
    """Black on white is 21, the extreme that WCAG names."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("palette", theme_palettes())
@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_contrast(palette: str, mode: int) -> None:
    """4.5 for text, 3 for signs."""
    assert list(too_near(theme_palettes()[palette], mode)) == []


def test_a_centres_own_colours(tmp_path: Path) -> None:
    """A palette that stands in the content alone: an office may name it, and its pages and its icon have those colours. (One that
    cannot be read is a fault: scenarios/palette.)"""
    office = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("kind:", "palette: hav\nkind:", 1)
    shades = {"accent": ("#0a4d5c", "#8FD0DD"), "accent_ink": ("#ffffff", "#08191d"), "accent_soft": ("#d9ecf0", "#1c3d45")}
    lines = [f'  {name}: {{light: "{light}", dark: "{dark}"}}' for name, (light, dark) in shades.items()]
    content = lay(tmp_path, {"offices/test.md": office, "data/palettes.yaml": "\n".join(["hav:", *lines])})
    build(tmp_path / "site", office="test", content=content)
    assert "light-dark(#0a4d5c,#8fd0dd)" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert 'fill="#0a4d5c"' in (tmp_path / "site" / "icon.svg").read_text(encoding="utf-8")


def test_what_surrounds_the_page() -> None:
    """A telephone that colours its own bar like the page is told the colour of the paper, in light and in dark."""
    head = (ROOT / "theme" / "templates" / "partials" / "head.html").read_text(encoding="utf-8")
    bars = re.findall(r'name="theme-color" content="(.+?)" media="\(prefers-color-scheme: (light|dark)\)"', head)
    assert bars == list(zip(common_colours()["paper"], ("light", "dark"), strict=True))
