"""axe-core on every page in Chromium, small and light, large and dark; and nothing to scroll sideways for."""

import pytest
from playwright.sync_api import Browser

from browser import new_page
from checkers import axe
from sites import BuiltSite

from .looking import written

pytestmark = pytest.mark.slow


def test_axe(opened: BuiltSite, browser: Browser) -> None:
    """axe finds no violation on any page that stays (a redirect does not): WCAG 2.2 A and AA, best practices, EN 301 549
    and its experimental rules. What can differ in other colours and sizes is in test_modes.py."""
    problems: list[str] = []
    passed: set[str] = set()
    with new_page(browser, width=360) as page:
        for name in written(opened):
            page.goto(opened.address(name))
            found, rules = axe(page)
            passed |= rules
            problems += [f"{name}: {violation}" for violation in found]
    assert problems == []
    assert passed >= {"color-contrast", "target-size", "region", "heading-order", "document-title"}, "axe looked at too little"


def test_nothing_to_scroll_sideways_for(opened: BuiltSite, browser: Browser) -> None:
    """At 320 px no page is wider than the screen (WCAG 1.4.10); only a wide table scrolls, in its own box."""
    too_wide: list[str] = []
    with new_page(browser, width=320) as page:
        for name in written(opened):
            page.goto(opened.address(name))
            width = page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
            if width > 320:
                too_wide.append(f"{name}: {width}")
    assert too_wide == []
