"""Lists and calendars with nothing in them are not published; who had their address gets what is of use."""

from pathlib import Path

import pytest
from icalendar import Calendar

from moteplass.enrich.site import Site
from moteplass.write.calendar import calendars
from moteplass.write.redirects import pages, rules
from moteplass.write.sitemap import sitemap
from scenarios.overlay import lay, page
from sites import BuiltSite

from .small import build_small_site, document, event, group

OPEN = "{repeat: hver tirsdag, first: 2026-09-01, start: '18:00', end: '20:00'}"
LISTS = {
    "grupper/tema/ensomhet/": "grupper/",
    "grupper/sted/4601-bergen/": "grupper/",
    "grupper/digitalt/": "grupper/",
    "arrangementer/tidligere/": "arrangementer/",
}
CALENDARS = {"data/kalender.ics", "data/kalender-4601-bergen.ics", "data/kalender-ensomhet.ics"}
FILLED = {
    "groups/apen.md": group(schedule=OPEN),
    "groups/nett.md": group(title="Nettgruppa", format="online", schedule=OPEN),
    "events/over.md": event(start="2026-10-01"),
}
LINKS = page(
    "next: [/grupper/tema/ensomhet/, /grupper/digitalt/]\n",
    "\n".join(f"- [Lenke](/{address})" for address in (*LISTS, "data/kalender-ensomhet.ics")),
)


@pytest.fixture
def empty(tmp_path: Path) -> Site:
    return build_small_site(lay(tmp_path / "empty", {"pages/lenker.md": LINKS}))


@pytest.fixture
def filled(tmp_path: Path) -> Site:
    return build_small_site(lay(tmp_path / "filled", {"pages/lenker.md": LINKS, **FILLED}))


def hrefs(site: Site) -> list[str]:
    """Where the links of the text lead."""
    html = document(site, "lenker")
    return [part.partition('"')[0] for part in (html.lead + html.html).split('href="')[1:]]


def test_an_empty_list_is_not_published(empty: Site, filled: Site) -> None:
    """It is no page and in no sitemap; with its first entry it is both, at the same address."""
    for address in LISTS:
        assert address not in empty.documents
        assert f"/{address}<".encode() not in sitemap(empty)
        assert address in filled.documents
        assert f"/{address}<".encode() in sitemap(filled)
    assert {"grupper/sted/0301-oslo/"} == set(filled.empty_lists)


def test_who_kept_the_address_gets_the_list_above(empty: Site, filled: Site) -> None:
    """By a page that search engines leave out, or by the host (302: a browser would remember a 301 when the list is back)."""
    led = dict(pages(empty))
    for address, above in LISTS.items():
        text = led[f"{address}index.html"].decode()
        assert f'content="0; url=/{above}"' in text
        assert 'content="noindex"' in text
        assert f"/{address} /{above} 302" in rules(empty).decode().splitlines()
    assert [name for name in dict(pages(filled)) if name.removesuffix("index.html") in LISTS] == []


def test_links_lead_to_the_list_above(empty: Site, filled: Site) -> None:
    """Those of a text and of its next steps, to a calendar too; none twice where two of them lead to one page."""
    assert hrefs(empty) == [f"/{above}" for above in (*LISTS.values(), "grupper/")]
    assert [step.url for step in empty.next_of(document(empty, "lenker"))] == ["grupper/"]
    assert hrefs(filled) == [f"/{address}" for address in (*LISTS, "data/kalender-ensomhet.ics")]
    assert [step.url for step in filled.next_of(document(filled, "lenker"))] == ["grupper/tema/ensomhet/", "grupper/digitalt/"]


@pytest.mark.parametrize(
    "held",
    [
        {"groups/gruppa.md": group(schedule=OPEN)},
        {"groups/gruppa.md": group(state="running")},
        {"groups/gruppa.md": group(state="ended")},
        {"groups/gruppa.md": group(schedule=OPEN, confirmed="2026-01-01")},
        {"events/over.md": event(start="2026-10-01", theme="ensomhet")},
        {"events/over.md": event(start="2026-10-01", theme="ensomhet", publish_until="2026-10-02")},
    ],
)
def test_a_calendar_that_had_something_stays(held: dict[str, str], tmp_path: Path) -> None:
    """Whoever subscribes to it keeps a valid calendar when what was in it is over, closed, unconfirmed or no longer published: a
    program would give up an address that does not answer, and never hear of the next."""
    written = dict(calendars(build_small_site(lay(tmp_path, held))))
    assert written.keys() >= CALENDARS
    for path in CALENDARS:
        assert str(Calendar.from_ical(written[path])["VERSION"]) == "2.0"


@pytest.mark.parametrize(
    "held",
    [
        {},
        {"groups/gruppa.md": group(schedule=OPEN, example="true")},
        {"groups/gruppa.md": group(schedule=OPEN, publish_from="2027-01-01")},
        {"groups/gruppa.md": group(schedule=OPEN, offices="nabo")},
    ],
)
def test_a_calendar_of_nothing_is_not_published(held: dict[str, str], tmp_path: Path) -> None:
    """As long as this site has had no group or event of its theme or municipality, nor any at all."""
    neighbour = "---\ntitle: LINK Nabo\nsummary: Et senter.\nkind: link\narea: Byen\n---\n\nTekst.\n"
    assert dict(calendars(build_small_site(lay(tmp_path, {"offices/nabo.md": neighbour, **held})))) == {}


@pytest.mark.parametrize("name", ["site", "preview", "centre", "centre_preview"])
def test_no_page_links_to_nothing(name: str, request: pytest.FixtureRequest) -> None:
    """No link on any page leads to an empty list, or to a calendar without a meeting but that of everything."""
    built: BuiltSite = request.getfixturevalue(name)
    site = built.data
    empty = {site.url(address) for address in site.empty_lists}
    assert empty
    for path in built.pages:
        assert empty.isdisjoint(map(str, built.tree(path).xpath("//a/@href"))), path
    shown = {str(href) for href in built.tree("data/index.html").xpath("//main//a/@href") if href.endswith(".ics")}
    bare = {path for path in built.folder.glob("data/*.ics") if b"VEVENT" not in path.read_bytes()}
    assert {f"/data/{path.name}" for path in bare} & shown <= {"/data/kalender.ics"}
