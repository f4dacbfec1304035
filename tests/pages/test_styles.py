"""A page carries the rules that it can use, and none looks different for it."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from browser import new_page
from moteplass.render.stylesheet import Stylesheet
from sites import BuiltSite

from .looking import LOOKS, RESTYLE, SHEET, at_once, document_of, written

Media = Literal["print", "screen"]
# Width, dark, media, forced colours.
WAYS: tuple[tuple[int, bool, Media, bool], ...] = (
    (320, True, "screen", False),
    (720, False, "print", False),
    (1280, False, "screen", True),
)


@pytest.mark.slow
def test_what_is_left_out_changes_nothing(sample: BuiltSite, browser: Browser) -> None:
    """Every element looks as it would with the whole style sheet, on the longest page of each template and style sheet: small and
    large, in dark and forced colours, on paper, and under a pointer and with the focus."""
    whole = Stylesheet(sample.data.palette, plain=sample.data.office.kind == "district").full_sheet
    longest: dict[tuple[str, str], str] = {}
    for name in sorted(written(sample), key=lambda name: len(sample.text(name))):
        (style,) = sample.tree(name).xpath("//style/text()")
        longest[document_of(sample, name).template, str(style)] = name
    assert len(longest) > 5
    with new_page(browser, width=1280, bypass_csp=True) as page:
        for name in longest.values():
            page.goto(sample.address(name))
            alone = list(looks(page))
            page.evaluate(RESTYLE, whole)
            assert list(looks(page)) == alone, name


def looks(page: Page) -> Iterator[list[str]]:
    """What the browser makes of the open page in each way of looking at it, the last one under a pointer and with the focus too."""
    for width, dark, media, forced in WAYS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if dark else "light", media=media, forced_colors="active" if forced else "none")
        if (width, dark, media, forced) == WAYS[-1]:
            page.evaluate(RESTYLE, at_once(page.evaluate(SHEET)))
        yield page.evaluate(LOOKS)


def test_a_page_has_only_what_it_uses(sample: BuiltSite) -> None:
    """A page without a card has no rule for one; nor has any page the whole style sheet."""
    whole = Stylesheet(sample.data.palette, plain=sample.data.office.kind == "district").full_sheet
    for name in written(sample):
        (style,) = sample.tree(name).xpath("//style/text()")
        assert len(str(style)) < 0.8 * len(whole), name
        assert (".card" in str(style)) == bool(sample.tree(name).xpath("//*[@class='card']")), name


def test_nothing_moves(each: BuiltSite) -> None:
    """No page fades, slides or scrolls by itself, so that who is made ill by motion (prefers-reduced-motion) has none to reduce."""
    moving = re.compile(r"transition|animation|@keyframes|scroll-behavior|offset-path|view-timeline")
    for name in written(each):
        (style,) = each.tree(name).xpath("//style/text()")
        assert not moving.search(str(style)), name
        assert not each.tree(name).xpath("//animate | //animatetransform | //animatemotion | //set | //marquee"), name
    scripts = list((each.folder / "js").glob("*.js"))
    assert scripts
    assert not [path for path in scripts if re.search(r"smooth|\.animate\(", path.read_text(encoding="utf-8"))]
