"""axe and the IBM accessibility engine on every page, in every look."""

from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from checkers import AXE_COLOURS, IBM_COLOURS, axe, checked_page, ibm
from sites import BuiltSite

from .looking import written

pytestmark = pytest.mark.slow

LOOKS = list(product((360, 1280), ("light", "dark", "forced")))


@pytest.mark.parametrize("name", ["centre", "centre_meetings"])
def test_every_page_of_the_centre(name: str, browser: Browser, request: pytest.FixtureRequest) -> None:
    """On no page that stays (a redirect does not) axe finds a violation, small and in light: WCAG 2.2 A and AA, best practices,
    EN 301 549, its experimental rules."""
    built: BuiltSite = request.getfixturevalue(name)
    problems: list[str] = []
    with checked_page(browser, width=360) as page:
        for path in written(built):
            page.goto(built.address(path))
            problems += [f"{path}: {one}" for one in axe(page)[0]]
    assert problems == []


def test_every_look(sample: BuiltSite, shapes: set[Path], browser: Browser) -> None:
    """Neither axe nor the IBM accessibility engine, which has other rules, finds any on the pages that together have all that pages
    are made of, in any look: small and large, in light, dark and forced colours. In light both have all their rules, in other
    colours those that can come out differently there."""
    problems: list[str] = []
    passed: set[str] = set()
    with checked_page(browser, width=360) as page:
        for name in (name for name in written(sample) if sample.folder / name in shapes):
            page.goto(sample.address(name))
            for look in LOOKS:
                show(page, *look)
                found, rules = axe(page, *(() if look[1] == "light" else AXE_COLOURS))
                found += ibm(page, *(() if look[1] == "light" else IBM_COLOURS))
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
    with checked_page(browser, width=360) as page:
        page.set_content('<p style="color: #aaa">Tekst <a href="/a">a</a><br><a href="/b">b</a></p>')
        assert axe(page, *AXE_COLOURS)[0]
        assert ibm(page, *IBM_COLOURS)
        page.set_content('<a href="/a" style="display: block; font: 8px/8px sans-serif">a</a>' * 3)
        assert axe(page)[0]
        assert ibm(page, "target_spacing_sufficient")
