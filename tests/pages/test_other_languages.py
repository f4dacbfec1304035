"""Texts in languages that the site has no words in: the frame is in bokmål, the text keeps its own language and direction."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import new_page
from conftest import build
from published import files_with, links_in, parsed
from scenarios.overlay import lay
from sites import serve

ARABIC = """---
title: مجموعة
summary: صفحة للاختبار فقط.
lang: ar
translation_of: bli-med
slug: gruppe
{}---

هذه هي الفقرة الأولى وهي طويلة بما يكفي لتملأ السطر.

- اتصل بالرقم [116 123](tel:116123) الآن.

> اقتباس قصير.

> [!TIP]
> نصيحة.

في صفحة [Kontakt](/kontakt/) بالنرويجية.
"""
NYNORSK = "---\ntitle: Heim\nsummary: Her.\nlang: nn\nslug: index\ntemplate: home\ntranslation_of: forside\n---\n\nTekst.\n"
# What a reader sees of a page: whether text and marks run from the right, and in which order the parts of a number stand.
LOOK = """() => {
    const find = selector => document.querySelector(selector);
    const style = selector => getComputedStyle(find(selector));
    const edges = range => { const r = range.getBoundingClientRect(); return [r.left, r.right]; };
    const part = (node, from, to) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        return edges(range);
    };
    const number = find("main a[href='tel:116123']").firstChild;
    const link = find(".prose p a[href='/kontakt/']"), before = link.previousSibling;
    return {
        directions: ["html", "header nav", "h1", ".lead", ".prose", ".prose li", ".callout-title",
            ".crumbs li:last-child", ".site-footer"]
            .map(selector => style(selector).direction),
        indented: [style(".prose ul").paddingRight, style(".prose ul").paddingLeft],
        quoted: [style(".prose blockquote").borderRightWidth, style(".prose blockquote").borderLeftWidth],
        framed: [style(".prose .callout").borderRightWidth, style(".prose .callout").borderLeftWidth],
        number: [part(number, 0, 3), part(number, 4, 7)],
        order: [part(before, 0, 1), part(before, 3, 4), part(link.firstChild, 0, 7)],
        overflow: document.documentElement.scrollWidth - innerWidth,
    };
}"""


def site_with(folder: Path, fields: str = "", *, preview: bool = False) -> Path:
    content = lay(folder, {"pages/arabisk.md": ARABIC.format(fields), "pages/heim.md": NYNORSK})
    build(folder / "site", office="test", content=content, preview=preview)
    return folder / "site"


def test_nothing_unread_is_public(tmp_path: Path) -> None:
    """A draft is in no file of the public site, and the page that it translates does not lead to it; the preview has both."""
    public = site_with(tmp_path / "public", "status: draft\nowner: en som leser arabisk\nreview_by: 2027-02-28\n")
    assert not (public / "ar").exists()
    assert files_with(public, ("مجموعة", "ar/gruppe", "العربية")) == {}
    preview = site_with(tmp_path / "preview", "status: draft\n", preview=True)
    assert (preview / "ar" / "gruppe" / "index.html").is_file()
    assert links_in(preview, "bli-med", "versions") == [("العربية", "/ar/gruppe/")]


def test_found_from_the_page_that_it_translates(tmp_path: Path) -> None:
    """Once it is published, that page leads to it by the language's own name, and it leads back: the link to bokmål is to that
    page, and does not say that the reader is there. Search engines are told of both."""
    site = site_with(tmp_path)
    assert links_in(site, "bli-med", "versions") == [("العربية", "/ar/gruppe/")]
    assert links_in(site, "ar/gruppe", "versions") == []
    assert ("Bokmål", "/bli-med/") in links_in(site, "ar/gruppe", "languages")
    marked = "//nav[@class='languages']//a[@aria-current]"
    assert [link.text for link in parsed(site, "bli-med").xpath(marked)] == ["Bokmål"]
    assert parsed(site, "ar/gruppe").xpath(marked) == []
    for address in ("bli-med", "ar/gruppe"):
        told = parsed(site, address).xpath("//head/link[@rel='alternate' and @hreflang='ar']")
        assert [link.get("href") for link in told] == ["https://test.example/ar/gruppe/"]


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(site_with(tmp_path_factory.mktemp("arabic"))) as origin:
        yield f"{origin}/ar/gruppe/"


@pytest.mark.parametrize("width", [360, 1280])
def test_right_to_left(browser: Browser, arabic: str, width: int) -> None:
    """In a browser an Arabic text runs from the right: its marks, quotes and frames stand there, a number keeps its order, and a
    Norwegian word stands to the left of what comes before it. The frame of the page runs from the left, and nothing sticks out."""
    with new_page(browser, width=width) as page:
        page.goto(arabic)
        seen = page.evaluate(LOOK)
    assert seen["directions"] == ["ltr", "ltr", "rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "ltr"]
    for name in ("indented", "quoted", "framed"):
        right, left = (float(value.removesuffix("px")) for value in seen[name])
        assert right > left == 0, name
    (hundred, first), (second, _) = seen["number"]
    assert hundred < first <= second
    (begins, _), (goes_on, _), (_, linked) = seen["order"]
    assert linked <= goes_on < begins
    assert seen["overflow"] <= 0
