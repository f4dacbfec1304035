"""The colours that pages really have, also under a pointer and with the focus, are pairs whose contrast is known."""

import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser

from browser import new_page
from moteplass.enrich.palettes import palettes
from moteplass.write.icons import tokens
from sites import BuiltSite
from test_contrast import SIGNS, TEXT

from .looking import written

pytestmark = pytest.mark.slow

# What is seen as a ground or as a line between things, and says nothing by itself.
DECORATION = {"paper", "surface", "sunken", "accent-soft", "warm-soft", "line"}
# Everything as it looks under a pointer and with the focus, both at once.
AT_ONCE = """() => {
    const style = document.querySelector("style");
    style.textContent = style.textContent.replace(/:(hover|focus-visible|focus-within|focus)(?![\\w-])/g, ":not(#_)");
}"""
PAIRS = """() => {
    const text = new Set(), signs = new Set(), opaque = (colour) => !/, 0\\)$/.test(colour) && colour.startsWith("rgb");
    const groundOf = (element) => {
        while (element && !opaque(getComputedStyle(element).backgroundColor)) element = element.parentElement;
        return getComputedStyle(element || document.body).backgroundColor;
    };
    for (const element of document.querySelectorAll("body *")) {
        if (!element.checkVisibility()) continue;
        const style = getComputedStyle(element), around = groundOf(element.parentElement);
        if ([...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) {
            text.add(style.color + "|" + groundOf(element));
        }
        const drawn = element instanceof SVGGeometryElement ? [style.fill, style.stroke] : [];
        for (const side of ["Top", "Right", "Bottom", "Left"]) {
            if (parseFloat(style[`border${side}Width`])) drawn.push(style[`border${side}Color`]);
        }
        const ringed = element.matches("a[href], button, input, select, summary, [tabindex], .card");
        if (ringed && parseFloat(style.outlineWidth) && style.outlineStyle !== "none") drawn.push(style.outlineColor);
        for (const colour of drawn) if (opaque(colour)) signs.add(colour + "|" + around);
    }
    return [[...text], [...signs]];
}"""


def test_no_other_pair_is_in_use(opened: BuiltSite, browser: Browser) -> None:
    """Every colour of text, and of signs, borders and rings, with its ground, on every page, in light and dark, at rest, under a
    pointer and with the focus, is a pair that test_contrast.py holds to WCAG 1.4.3 or 1.4.11 in every palette."""
    text: set[tuple[str, str]] = set()
    signs: set[tuple[str, str]] = set()
    with new_page(browser, width=1280) as page:
        for name in written(opened):
            page.goto(opened.address(name))
            for dark in (False, True):
                page.emulate_media(color_scheme="dark" if dark else "light")
                for part, found in zip((text, signs), page.evaluate(PAIRS), strict=True):
                    part |= set(named(opened, found, dark=dark))
            page.evaluate(AT_ONCE)
            for part, found in zip((text, signs), page.evaluate(PAIRS), strict=True):
                part |= set(named(opened, found, dark=True))
    assert ("ink", "paper") in text
    assert ("focus", "paper") in signs
    assert text - set(TEXT) == set()
    assert {pair for pair in signs if pair[0] not in DECORATION} - {*SIGNS, *TEXT} == set()


def named(site: BuiltSite, pairs: Iterable[str], *, dark: bool) -> Iterable[tuple[str, str]]:
    """Each pair of colours, as the browser writes them, by the names of the tokens."""
    colours = {**tokens(), **palettes()[site.data.office.colours]}
    names = {pair[dark]: name for name, pair in colours.items()}
    for pair in pairs:
        first, second = ("#" + "".join(f"{int(n):02x}" for n in re.findall(r"\d+", colour)[:3]) for colour in pair.split("|"))
        yield names.get(first, first), names.get(second, second)
