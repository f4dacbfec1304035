"""axe and the IBM accessibility engine on every page, in every look."""

from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from browser import new_page
from checkers import AXE_COLOURS, IBM_COLOURS, IBM_WIDTH, axe, ibm
from sites import BuiltSite

from .looking import written

pytestmark = pytest.mark.slow

LOOKS = list(product((360, 1280), ("light", "dark", "forced")))
# All of IBM's rules, or those that can come out differently when the width changes.
IBM_RULES = {(1280, "light"): [], (360, "light"): [*IBM_WIDTH, *IBM_COLOURS]}


def test_every_look(opened: BuiltSite, browser: Browser) -> None:
    """In light, dark and forced colours, small and large, axe and the IBM accessibility engine, which has other rules, find no
    violation on any page that stays (a redirect does not): WCAG 2.2 A and AA, best practices, EN 301 549, axe's experimental rules.
    axe has all its rules in light, both small and large, IBM in light and large; in the other looks each has the rules that can
    come out differently there."""
    problems: list[str] = []
    passed: set[str] = set()
    with new_page(browser, width=360, bypass_csp=True) as page:
        for name in written(opened):
            page.goto(opened.address(name))
            for look in LOOKS:
                show(page, *look)
                found, rules = axe(page, *(() if look[1] == "light" else AXE_COLOURS))
                found += ibm(page, *IBM_RULES.get(look, IBM_COLOURS))
                passed |= rules
                problems += [f"{name}, {look}: {one}" for one in found]
    assert problems == []
    assert passed >= {"color-contrast", "target-size", "region", "heading-order", "document-title"}, "axe looked at too little"


def show(page: Page, width: int, mode: str) -> None:
    """The open page in this width, in light, dark or forced colours."""
    scheme: Literal["light", "dark"] = "dark" if mode == "dark" else "light"
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, forced_colors="active" if mode == "forced" else "none")


def test_the_engines_find_what_is_wrong(browser: Browser) -> None:
    """Pale text on white and two links that lie close are found by both engines, so that finding nothing means something."""
    with new_page(browser, width=360) as page:
        page.set_content('<p style="color: #aaa">Tekst <a href="/a">a</a><br><a href="/b">b</a></p>')
        assert axe(page, *AXE_COLOURS)[0]
        assert ibm(page, *IBM_COLOURS)
        page.set_content('<a href="/a" style="display: block; font: 8px/8px sans-serif">a</a>' * 3)
        assert axe(page)[0]
        assert ibm(page, *IBM_WIDTH)
