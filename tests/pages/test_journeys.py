"""Things that a reader must find from the front page in three steps at most, with JavaScript and without it (issue 14).

Which, and by which links, is a table of the content (``content/tests/journeys.yaml``), like its search queries.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from browser import new_page
from conftest import CENTRE, FULL
from sites import BuiltSite

MOST = 3  # steps
TELEPHONE = 360  # pixels wide


def journeys_of(content: Path) -> list[dict[str, Any]]:
    """The table; none where there is no such file."""
    path = content / "tests" / "journeys.yaml"
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []
    return rows


JOURNEYS = [
    pytest.param(name, journey, id=f"{name}: {journey['find']}")
    for name, content in (("preview", FULL), ("centre_preview", CENTRE))
    for journey in journeys_of(content)
]


def take(page: Page, step: str | dict[str, str]) -> None:
    """One step: a link, by the words in it, or a place that is typed."""
    if isinstance(step, str):
        page.get_by_role("link", name=step, exact=True).first.click()
    else:
        page.get_by_role("main").get_by_role("searchbox").first.fill(step["type"])
        page.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize(("name", "journey"), JOURNEYS)
def test_is_found(name: str, journey: dict[str, Any], scripts: bool, browser: Browser, request: pytest.FixtureRequest) -> None:
    """On a telephone, by links that are there to be seen; what was looked for can be read at the end."""
    site: BuiltSite = request.getfixturevalue(name)
    steps = journey["steps"] if scripts else journey.get("without_script", journey["steps"])
    assert 0 < len(steps) <= MOST
    with new_page(browser, width=TELEPHONE, javascript=scripts) as page:
        page.goto(site.address("index.html"))
        for step in steps:
            take(page, step)
        found = page.get_by_role("main").get_by_text(journey["shows"]).locator("visible=true").first
        expect(found).to_be_visible()
