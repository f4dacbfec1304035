"""Another office's groups and events have their pages on that office's site, once it has one."""

import json
import re
from pathlib import Path

import pytest

from conftest import build
from moteplass.enrich.document import ListDocument
from moteplass.write.open_data import files as data_files
from moteplass.write.redirects import rules
from scenarios.overlay import BASE, IN_USE, PRIVACY, faults_of, lay, page
from sites import BuiltSite

from .small import build_small_site, event, group

OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("LINK Test", "LINK Nabo")
SITE = "https://nabo.example.org/selvhjelp/"
IN_REAL_USE = OFFICE.replace("kind:", f"site_url: {SITE}\n{IN_USE}kind:")
PICTURE = "---\n\n![Et bilde](../images/bilde.png)\n"
SCHEDULE = '{repeat: hver tirsdag, first: 2026-09-01, start: "18:00", end: "20:00"}'
FIELDS = {"office": "nabo", "schedule": SCHEDULE}
HOME = (BASE / "pages" / "forside.md").read_text(encoding="utf-8")


def files(office: str = IN_REAL_USE) -> dict[str, str | bytes | None]:
    return {
        "offices/nabo.md": office,
        "pages/forside.md": HOME,
        "pages/personvern.md": PRIVACY,
        "pages/ny-side.md": page("next: [../groups/nabogruppa.md, bli-med.md]\n", "Se [gruppa](../groups/nabogruppa.md)."),
        "groups/egen.md": group(title="Egen gruppe", schedule=SCHEDULE),
        "groups/nabogruppa.md": group(title="Nabogruppa", redirect_from="[/gammel-gruppe/]", **FIELDS).replace("---\n\n", PICTURE),
        "events/nabomotet.md": event(title="Nabomøtet", office="nabo", start="2027-01-12 18:00", end="2027-01-12 20:00"),
    }


MOVED = ("grupper/nabogruppa/", "arrangementer/nabomotet/")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A whole site, verified, whose neighbour has a site of its own."""
    root = tmp_path_factory.mktemp("elsewhere")
    return BuiltSite(root / "site", "", build(root / "site", office="test", content=lay(root, files())))


def test_lists_lead_to_the_other_site(built: BuiltSite) -> None:
    """Wherever the group or the event is listed, its title leads there, and says that it leaves this site."""
    for address, lists in {
        "grupper/nabogruppa/": ("grupper", "grupper/sted/4601-bergen", "grupper/tema/ensomhet", "kommune/4601-bergen"),
        "arrangementer/nabomotet/": ("arrangementer", "kommune/4601-bergen"),
    }.items():
        for path in lists:
            root = built.tree(f"{path}/index.html")
            (link,) = root.xpath(f"//li//a[@href='{SITE}{address}']")
            assert (link.get("class"), "(annet nettsted)" in str(link.text_content())) == ("external", True)
            assert not root.xpath(f"//a[@href='/{address}']")


def test_its_old_address_leads_there(built: BuiltSite) -> None:
    """By a page that works on any host and tells nobody where the reader was, and by the rules of hosts that read them: neither for
    good, since the page comes back when that office has no site any more. What led to it before leads to that."""
    for address in MOVED:
        text = built.text(f"{address}index.html")
        assert f'<meta http-equiv="refresh" content="0; url={SITE}{address}">' in text
        assert f'<link rel="canonical" href="{SITE}{address}">' in text
        assert f'<a href="{SITE}{address}">' in text
        assert '<meta name="referrer" content="no-referrer">' in text
    lines = (built.folder / "_redirects").read_text(encoding="utf-8").splitlines()
    assert {f"/{address} {SITE}{address} 302" for address in MOVED} <= set(lines)
    assert f"/grupper/nabogruppa/kalender.ics {SITE}grupper/nabogruppa/kalender.ics 302" in lines
    assert "/gammel-gruppe/ /grupper/nabogruppa/ 301" in lines
    assert 'url=/grupper/nabogruppa/"' in built.text("gammel-gruppe/index.html")


def test_nothing_else_of_it_is_here(built: BuiltSite) -> None:
    """No calendar, no picture, no place in the sitemap, the search, the feed of changes or the calendars of lists."""
    assert not list(built.folder.glob("*/nabo*/kalender.ics"))
    assert not list((built.folder / "bilder").glob("*bilde*"))
    files = [path for path in built.folder.rglob("*") if path.suffix in (".ics", ".xml") or path.match("sok/index.html")]
    assert len(files) > 5
    assert [path for path in files if re.search("nabogruppa|nabomotet", path.read_text(encoding="utf-8"), re.IGNORECASE)] == []


def test_texts_lead_there_too(built: BuiltSite) -> None:
    """A link in a text leads to the other site and says so; as a next step, which has a card of this site, it is left out."""
    root = built.tree("ny-side/index.html")
    assert root.xpath(f"//main//a[@class='external'][@href='{SITE}grupper/nabogruppa/']")
    assert not root.xpath("//main//a[contains(., 'Nabogruppa')]")


def test_open_data_give_its_address_there(tmp_path: Path) -> None:
    """With all else that this site knows of it."""
    written = dict(data_files(build_small_site(lay(tmp_path, files()))))
    for table, address in (("groups", "grupper/nabogruppa/"), ("events", "arrangementer/nabomotet/")):
        rows = json.loads(written[f"data/{table}.json"])[table]
        assert f"{SITE}{address}" in {row["url"] for row in rows}


@pytest.mark.parametrize(
    ("office", "group_fields"),
    [
        (OFFICE, {}),  # no site of its own yet
        (IN_REAL_USE.replace("kind:", "closed: 2026-11-01\nnearest: [test]\nkind:"), {}),
        (IN_REAL_USE.replace("kind:", "status: draft\nkind:"), {}),
        (IN_REAL_USE, {"offices": "[test]"}),  # it is not on that site
    ],
)
def test_until_then_its_page_is_here(tmp_path: Path, office: str, group_fields: dict[str, str]) -> None:
    """As every group's: while its office has no site that is in use, and where the group is not on it."""
    text = group(title="Nabogruppa", **FIELDS, **group_fields)
    content = lay(tmp_path, {**files(office), "groups/nabogruppa.md": text})
    assert not [fault for fault in faults_of(content) if not fault.warning]
    site = build_small_site(content)
    assert "grupper/nabogruppa/" in site.documents
    assert "grupper/nabogruppa/" not in site.elsewhere
    assert re.findall(r"^/grupper/nabogruppa/", rules(site).decode(), re.MULTILINE) == []


def test_the_pages_of_a_site_do_not_grow_with_the_network(tmp_path: Path) -> None:
    """As many with fifty groups of the neighbour as with one; all of them are on the lists."""
    sites = []
    for count in (1, 50):
        more = {f"groups/nabogruppe-{number}.md": group(title=f"Nabogruppe {number}", **FIELDS) for number in range(count)}
        sites.append(build_small_site(lay(tmp_path / str(count), {**files(), **more})))
    assert len(sites[0].documents) == len(sites[1].documents)
    assert len(sites[1].elsewhere) == len(sites[0].elsewhere) + 49
    (finder,) = (doc for doc in sites[1].documents.values() if doc.url == "grupper/")
    assert isinstance(finder, ListDocument)
    assert sum("nabogruppe-" in url for url in finder.members) == 50
