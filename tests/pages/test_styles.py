"""A page carries the rules that it can use, and none looks different for it."""

import re

import pytest
from playwright.sync_api import Browser

from browser import new_page
from moteplass.styles import Stylesheet
from sites import BuiltSite

from .looking import document_of, written

# What the browser makes of every element, and of what stands before and after it (CSSOM, 7.2).
LOOKS = """() => [...document.querySelectorAll("html, body, body *")].flatMap((element) =>
    [null, "::before", "::after"].map((part) => getComputedStyle(element, part).cssText))"""
RESTYLE = """(css) => { document.querySelector("style").textContent = css; }"""


@pytest.mark.slow
def test_what_is_left_out_changes_nothing(opened: BuiltSite, browser: Browser) -> None:
    """Every element looks as it would with the whole style sheet, on the longest page of each template and style sheet."""
    whole = Stylesheet(opened.data.office).whole
    longest: dict[tuple[str, str], str] = {}
    for name in sorted(written(opened), key=lambda name: len(opened.text(name))):
        (style,) = opened.tree(name).xpath("//style/text()")
        longest[document_of(opened, name).template, str(style)] = name
    assert len(longest) > 5
    with new_page(browser, width=1280) as page:
        for name in longest.values():
            page.goto(opened.address(name))
            alone = page.evaluate(LOOKS)
            page.evaluate(RESTYLE, whole)
            assert page.evaluate(LOOKS) == alone, name


def test_a_page_has_only_what_it_uses(opened: BuiltSite) -> None:
    """A page without a card has no rule for one; nor has any page the whole style sheet."""
    whole = Stylesheet(opened.data.office).whole
    for name in written(opened):
        (style,) = opened.tree(name).xpath("//style/text()")
        assert len(str(style)) < 0.8 * len(whole), name
        assert (".card" in str(style)) == bool(opened.tree(name).xpath("//*[@class='card']")), name


def test_nothing_moves(each: BuiltSite) -> None:
    """No page fades, slides or scrolls by itself, so that who is made ill by motion (prefers-reduced-motion) has none to reduce."""
    moving = re.compile(r"transition|animation|@keyframes|scroll-behavior|offset-path|view-timeline")
    for name in written(each):
        assert not moving.search(each.text(name)), name
    scripts = list((each.folder / "js").glob("*.js"))
    assert scripts
    assert not [path for path in scripts if "smooth" in path.read_text(encoding="utf-8")]
