"""A municipality's page on paper: what somebody who refers hands over."""

import re
import shutil
from pathlib import Path

import pytest

from browser import chromium, new_page
from conftest import FULL, build
from sites import BuiltSite, serve

pytestmark = pytest.mark.slow

SHEET = re.compile(rb"/Type\s*/Page\b")  # a page of a PDF, not the tree of them (ISO 32000, 7.7.3)
MANY = 20
FILLED_IN = """telephone: 55 18 27 36
email: post@prove-senteret.no
address:
  street: Prøvegata 1
  postal_code: "5003"
  city: Bergen
  directions: Gå inn fra bakgården, ta heisen til tredje etasje og følg skiltene til høyre. Døra er grønn.
hours:
""" + "".join(
    f'  - {{day: {day}, opens: "1{n}:00", closes: "15:00"}}\n'
    for n, day in enumerate(("mandag", "tirsdag", "onsdag", "torsdag", "fredag"))
)


def test_every_municipality_prints_on_one_sheet(preview: BuiltSite) -> None:
    """Each page of a municipality, with the groups and events that the preview has, on A4."""
    pages = [url for url, doc in preview.data.documents.items() if doc.template == "municipality"]
    assert len(pages) == len(preview.data.content.data.municipalities) > 1
    with chromium() as browser, new_page(browser, width=1280) as page:
        for url in pages:
            page.goto(f"{preview.origin}/{url}")
            assert len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True))) == 1, url


def test_many_groups_still_print_on_one_sheet(tmp_path: Path) -> None:
    """However many there are, unconfirmed ones too, and however much the office has filled in: the first five groups and three
    events are printed, and where the others stand."""
    content = Path(shutil.copytree(FULL, tmp_path / "content"))
    office = content / "offices" / "fjellby.md"
    office.write_text(office.read_text(encoding="utf-8").replace("owner:", FILLED_IN + "owner:", 1), encoding="utf-8")
    group = (content / "groups" / "apen-samtalegruppe.md").read_text(encoding="utf-8")
    event = (content / "events" / "informasjonsmote-januar.md").read_text(encoding="utf-8")
    for number in range(MANY):
        for kind, name, text in (("groups", "Gruppe", group), ("events", "Møte", event)):
            title = f"title: {name} {number} har en tittel som er så lang som den kan være\n"
            path = content / kind / f"nummer-{number}.md"
            old = text.replace("confirmed: 2026-11", "confirmed: 2026-08")
            path.write_text(re.sub(r"title: .*\n", title, old, count=1), encoding="utf-8")
    build(tmp_path / "ut", content=content, preview=True)
    with serve(tmp_path / "ut") as origin, chromium() as browser, new_page(browser, width=1280) as page:
        page.goto(f"{origin}/kommune/9901-fjellby/")
        assert page.locator(".meeting-list > li").count() > 2 * MANY
        assert len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True))) == 1
        page.emulate_media(media="print")
        assert page.locator(".meeting-list > li:visible").count() == 8
        assert page.get_by_text("finner du på https://fjellby.example/kommune/9901-fjellby/").is_visible()
