"""The finder's filters in a browser: combined, announced, in the address, with Back; the keyboard; and no script at all."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import chromium, new_page
from conftest import build
from sites import BuiltSite, serve
from weight import KB, compressed

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def shown(page: Page) -> int:
    return page.locator(".meeting-list > li:visible").count()


def test_filters(preview: BuiltSite, browser: Browser) -> None:
    """Two choices together; the count is announced; the choice is in the address, can be shared, and Back takes it away."""
    with new_page(browser, width=1280) as page:
        page.goto(f"{preview.origin}/grupper/")
        status = page.get_by_role("status")
        assert (shown(page), status.inner_text()) == (9, "9 grupper")
        page.get_by_label("Sted").select_option("Fjellby")
        assert (shown(page), status.inner_text()) == (6, "6 grupper")
        page.get_by_label("Status").select_option("Åpen for nye")
        assert (shown(page), status.inner_text()) == (2, "2 grupper")
        assert page.url.endswith("/grupper/?place=9901&state=open")
        assert not page.get_by_role("heading", name="Grupper hos andre sentre").is_visible()
        address = page.url
        page.go_back()
        assert shown(page) == 6
        assert page.get_by_label("Status").input_value() == ""
        page.goto(address)
        assert shown(page) == 2
        page.get_by_label("Tema").select_option("Sorg")
        assert status.inner_text() == "Ingen grupper passer til valgene. Ta bort ett av dem, eller spør oss."
        page.get_by_role("button", name="Vis alle").click()
        page.wait_for_url(lambda address: "?" not in address)
        assert shown(page) == 9
        page.goto(f"{preview.origin}/grupper/?theme=finnes-ikke")
        assert shown(page) == 9


def test_who_can_come(preview: BuiltSite, browser: Browser) -> None:
    """By the part of the day, by the reader's age, by whether a wheelchair gets in, and by language: each shows just
    what is known to fit; a group that names no ages is for all of them."""
    with new_page(browser, width=1280) as page:
        page.goto(f"{preview.origin}/grupper/")

        def chosen(label: str, option: str) -> list[str]:
            page.get_by_role("button", name="Vis alle").click()
            page.get_by_role("combobox", name=label).select_option(option)
            return page.locator(".meeting-list > li:visible h4").all_inner_texts()

        assert chosen("Tid på dagen", "ettermiddag") == ["Blandet gruppe i Nordnes"]
        assert len(chosen("Tid på dagen", "kveld")) == 5
        assert chosen("Alder", "17 år og yngre") == ["Tolv trinn på torsdager", "Unge sammen"]
        assert len(chosen("Alder", "18 år og eldre")) == 9
        assert chosen("Trinnfritt", "Ja") == ["Åpen samtalegruppe", "Når angsten styrer dagen"]
        assert chosen("Trinnfritt", "Nei") == ["Tolv trinn på torsdager"]
        assert len(chosen("Trinnfritt", "Ikke opplyst")) == 6
        assert chosen("Språk", "arabisk") == ["Bedre netter"]
        assert page.url.endswith("/grupper/?language=ar")


def test_filters_by_keyboard(preview: BuiltSite, browser: Browser) -> None:
    """From the top of the page with the Tab key alone to the first filter, set with the arrows, and on to the first group."""
    with new_page(browser, width=1280) as page:
        page.goto(f"{preview.origin}/grupper/")
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "theme":
                break
        page.keyboard.press("ArrowDown")
        assert page.url.endswith("?theme=livet")
        assert shown(page) == 2
        for _ in range(10):
            page.keyboard.press("Tab")
            if page.evaluate("!!document.activeElement.closest('.meeting-list')"):
                break
        assert page.evaluate("document.activeElement.textContent") == "Tirsdagsgruppa"


def test_without_a_script(preview: BuiltSite, browser: Browser) -> None:
    """Every group is there, no filter that does nothing is, and the lists by theme and place are one tap away."""
    with new_page(browser, width=360, javascript=False) as page:
        page.goto(f"{preview.origin}/grupper/")
        assert shown(page) == 9
        assert not page.locator("#_filter").is_visible()
        page.get_by_role("link", name="Sorg", exact=True).click()
        assert page.get_by_role("heading", level=1).inner_text() == "Grupper om sorg"
        assert shown(page) == 1


def test_five_hundred_groups(tmp_path: Path, content: Path, browser: Browser) -> None:
    """The finder with 500 groups weighs at most 60 kB, and a filter shows just those that fit it."""
    copy = Path(shutil.copytree(content, tmp_path / "content"))
    text = (copy / "groups" / "apen-samtalegruppe.md").read_text(encoding="utf-8").replace("example: true\n", "")
    text = text.replace("55 00 00 01", "55 12 34 57").replace(", email: post@example.org", "")
    themes = ("livet", "ensomhet", "sorg", "angst", "sovn")
    for number in range(500):
        named = text.replace("Åpen samtalegruppe", f"Samtalegruppe {number}").replace(
            "theme: ensomhet", f"theme: {themes[number % 5]}"
        )
        (copy / "groups" / f"samtale-{number}.md").write_text(named, encoding="utf-8")
    build(tmp_path / "site", content=copy)
    weight = compressed((tmp_path / "site" / "grupper" / "index.html").read_bytes())
    assert weight <= 60 * KB
    with serve(tmp_path / "site") as origin, new_page(browser, width=412) as page:
        page.goto(f"{origin}/grupper/")
        page.get_by_label("Tema").select_option("Sorg")
        assert shown(page) == 100
