"""The colours that pages really have, also under a pointer and with the focus, are pairs whose contrast is known."""

import re
from collections.abc import Iterable
from itertools import product

import pytest
from playwright.sync_api import Browser

from browser import new_page
from moteplass.enrich.palettes import palettes
from moteplass.write.icons import tokens
from sites import BuiltSite
from test_contrast import SIGNS, TEXT

from .looking import RESTYLE, SHEET, at_once, written

pytestmark = pytest.mark.slow

# What is seen as a ground or as a line between things, and says nothing by itself.
DECORATION = {"paper", "surface", "sunken", "accent-soft", "warm-soft", "line"}
PAIRS = """() => {
    const text = new Set(), signs = new Set(), other = new Set();
    const isSeen = (colour) => {
        if (colour === "none" || colour === "transparent" || /^rgba.* 0\\)$/.test(colour)) return false;
        if (!/^rgb\\(\\d/.test(colour)) other.add(colour);
        return true;
    };
    const groundOf = (element) => {
        while (element && !isSeen(getComputedStyle(element).backgroundColor)) element = element.parentElement;
        return getComputedStyle(element || document.body).backgroundColor;
    };
    for (const element of document.querySelectorAll("body *")) {
        if (!element.checkVisibility()) continue;
        for (const part of [null, "::before", "::after"]) {
            const style = getComputedStyle(element, part);
            if (part && style.content === "none") continue;
            const around = groundOf(part ? element : element.parentElement), drawn = [];
            const says = part ? /\\S/.test(style.content.replace(/"/g, ""))
                : [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
            if (says) text.add(style.color + "|" + groundOf(element));
            if (!part && element instanceof SVGGeometryElement) drawn.push(style.fill, style.stroke);
            if (part && isSeen(style.backgroundColor)) drawn.push(style.backgroundColor);
            for (const side of ["Top", "Right", "Bottom", "Left"]) {
                if (parseFloat(style[`border${side}Width`])) drawn.push(style[`border${side}Color`]);
            }
            const ringed = element.matches("a[href], button, input, select, summary, [tabindex], .card");
            if (ringed && parseFloat(style.outlineWidth) && style.outlineStyle !== "none") drawn.push(style.outlineColor);
            if (style.boxShadow !== "none") drawn.push(style.boxShadow.match(/^rgba?\\([^)]*\\)/)[0]);
            for (const colour of drawn) if (isSeen(colour)) signs.add(colour + "|" + around);
        }
    }
    return [[...text], [...signs], [...other]];
}"""


def test_no_other_pair_is_in_use(opened: BuiltSite, browser: Browser) -> None:
    """Every colour of text, and of signs, borders and rings, with its ground, on every page, in light and dark, at rest, under a
    pointer and with the focus, is a pair that test_contrast.py holds to WCAG 1.4.3 or 1.4.11 in every palette. What is drawn upon
    something drawn has the ground of the whole drawing here."""
    text: set[tuple[str, str]] = set()
    signs: set[tuple[str, str]] = set()
    with new_page(browser, width=1280, bypass_csp=True) as page:
        for name in written(opened):
            page.goto(opened.address(name))
            sheet = page.evaluate(SHEET)
            for dark, css in product((False, True), (sheet, at_once(sheet))):
                page.emulate_media(color_scheme="dark" if dark else "light")
                page.evaluate(RESTYLE, css)
                said, drawn, unknown = page.evaluate(PAIRS)
                assert unknown == [], name
                text |= set(named(opened, said, dark=dark))
                signs |= set(named(opened, drawn, dark=dark))
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
