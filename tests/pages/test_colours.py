"""The colours that pages really have, also under a pointer and with the focus, are pairs whose contrast is known."""

import re
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import new_page
from moteplass.check.palettes import SIGNS, TEXT
from moteplass.read.colours import common_colours
from sites import BuiltSite

from .looking import COLOURS, RESTYLE, SHEET, at_once, written
from .visit import Visit

pytestmark = pytest.mark.slow

# What is seen as a ground or as a line between things, and says nothing by itself.
DECORATION = {"paper", "surface", "sunken", "accent-soft", "warm-soft", "line"}


def test_no_other_pair_is_in_use(sample: BuiltSite, sample_visit: Visit, shapes: set[Path], browser: Browser) -> None:
    """Every colour of text, and of signs, borders and rings, with its ground, is a pair that check/palettes.py holds to WCAG 1.4.3
    or 1.4.11 in every palette: on every page in light and at rest, and in dark, under a pointer and with the focus on those pages
    that together have all that pages are made of. What is drawn upon something drawn has the ground of the whole drawing here."""
    found = [(name, False, shown.colours) for name, shown in sample_visit.pages.items()]
    with new_page(browser, width=1280, bypass_csp=True) as page:
        for name in written(sample):
            if sample.folder / name in shapes:
                page.goto(sample.address(name))
                sheet = page.evaluate(SHEET)
                for dark, css in product((False, True), (sheet, at_once(sheet))):
                    page.emulate_media(color_scheme="dark" if dark else "light")
                    page.evaluate(RESTYLE, css)
                    found.append((name, dark, page.evaluate(COLOURS)))
    assert [(name, other) for name, _, (_, _, other) in found if other] == []
    text = {pair for _, dark, (said, _, _) in found for pair in named(sample, said, dark=dark)}
    signs = {pair for _, dark, (_, drawn, _) in found for pair in named(sample, drawn, dark=dark)}
    assert ("ink", "paper") in text
    assert ("focus", "paper") in signs
    assert text - set(TEXT) == set()
    assert {pair for pair in signs if pair[0] not in DECORATION} - {*SIGNS, *TEXT} == set()


def named(site: BuiltSite, pairs: Iterable[str], *, dark: bool) -> Iterable[tuple[str, str]]:
    """Each pair of colours, as the browser writes them, by the names of the tokens."""
    colours = common_colours() | site.data.palette.shades
    names = {pair[dark]: name for name, pair in colours.items()}
    for pair in pairs:
        first, second = ("#" + "".join(f"{int(n):02x}" for n in re.findall(r"\d+", colour)[:3]) for colour in pair.split("|"))
        yield names.get(first, first), names.get(second, second)
