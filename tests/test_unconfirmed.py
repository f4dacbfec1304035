"""No reader is told that a group or an office is open which nobody has confirmed: by no page, map, data file, calendar or search
record of a whole site."""

import csv
import datetime
import gzip
import io
import json
import re
from collections.abc import Iterator

import pytest
from icalendar import Calendar
from lxml.html import HtmlElement

from conftest import build
from meetings.small import group
from scenarios.overlay import BASE, TODAY, lay
from sites import BuiltSite

DAY = datetime.timedelta(days=1)
SCHEDULE = '{repeat: hver tirsdag, first: 2026-01-06, start: "18:00", end: "20:00"}'
HOURS = 'hours: [{day: tirsdag, opens: "09:41", closes: "14:00"}]\n'
# How many days ago each was confirmed, None: never. The limits are 90 and 180 days (content/data/limits.yaml has none of its own).
OFFICES = {"ny": 0, "nitti": 90, "nittien": 91, "hundreogatti": 180, "gammel": 181, "aldri": None}
GROUPS = {"g-ny": 0, "g-nitti": 90, "g-nittien": 91, "g-hundreogatti": 180, "g-gammel": 181}
FRESH = {"ny", "nitti", "g-ny", "g-nitti"}
MARK = "Ikke bekreftet"
OPEN = re.compile(r"åpent kl\.|Senter for Bergen|Åpne sentre|nærmest")


def confirmed(days: int | None) -> str:
    return "" if days is None else f"confirmed: {TODAY - days * DAY}\n"


def office(name: str, days: int | None, place: int) -> str:
    """An office with everything that could tell that it is open."""
    return f"""---
title: LINK {name}
summary: Et senter som bare finnes i testene, kalt {name}.
kind: link
area: Byen
municipalities: ["4601"]
position: {{place: Sted {name}, latitude: 6{place}.39, longitude: 10.32}}
telephone: 55 31 09 4{place}
{HOURS}{confirmed(days)}---

Et senter.
"""


def group_text(name: str, days: int) -> str:
    fields = {"title": f"Gruppe {name}", "schedule": SCHEDULE, "confirmed": str(TODAY - days * DAY), "kind": "twelve-step"}
    return group(**fields, place="{name: Huset, street: Gata 1, city: Bergen}", modified="2026-11-03")


def files(own: str) -> dict[str, str | bytes | None]:
    found: dict[str, str | bytes | None] = {f"groups/{name}.md": group_text(name, days) for name, days in GROUPS.items()}
    found |= {f"offices/{name}.md": office(name, days, place) for place, (name, days) in enumerate(OFFICES.items())}
    found["offices/stengt.md"] = office("stengt", 1, 9).replace(
        "kind:", f"closed: 2026-06-01\nnearest: [{', '.join(OFFICES)}]\nkind:"
    )
    test = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
    found["offices/test.md"] = test.replace("kind:", f"{own}{HOURS}telephone: 55 31 09 49\nkind:")
    return found


@pytest.fixture(scope="module")
def unconfirmed(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of an office that nobody has confirmed, with offices and groups in every state."""
    root = tmp_path_factory.mktemp("unconfirmed")
    return BuiltSite(root / "site", "", build(root / "site", office="test", content=lay(root, files(own=""))))


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of a closed office, which leads its readers to all the others."""
    root = tmp_path_factory.mktemp("closed")
    return BuiltSite(root / "site", "", build(root / "site", office="stengt", content=lay(root, files(own=""))))


def items_about(site: BuiltSite, name: str) -> Iterator[tuple[str, HtmlElement]]:
    """(page, the card, section or notice with a link to it) wherever a reader meets an office or a group by its link."""
    folder = "grupper" if name in GROUPS else "nettverket"
    for path in site.pages:
        main = site.tree(path).xpath("//main")
        for link in main[0].xpath(f".//a[@href='/{folder}/{name}/']") if main else ():
            yield path, next(link.iterancestors("li", "section", "aside"))


@pytest.mark.parametrize("name", [*OFFICES, *GROUPS])
def test_each_is_told_as_what_it_is(unconfirmed: BuiltSite, name: str) -> None:
    """On every list, card and panel that leads to it, and on its own page, from the 91st day on; until the 90th nowhere. A group of
    181 days is on no list."""
    folder = "grupper" if name in GROUPS else "nettverket"
    own = str(unconfirmed.tree(f"{folder}/{name}/index.html").xpath("string(//main)"))
    # The list of all pages has nothing but their titles.
    met = [(path, str(item.text_content())) for path, item in items_about(unconfirmed, name) if path != "sok/index.html"]
    if name == "g-gammel":
        assert met == []
        assert "Ingen har bekreftet denne gruppa på lenge" in own
        return
    assert len(met) >= 2
    said = {path: MARK in text or "har ikke bekreftet" in text for path, text in met}
    assert said == dict.fromkeys(said, name not in FRESH)
    assert (MARK in own or "har ikke bekreftet" in own) == (name not in FRESH)


def test_no_page_says_open_of_what_is_not_sure(unconfirmed: BuiltSite) -> None:
    """Neither the hours of today, nor that it serves the municipality, nor that it is near, nor a filled dot: but of what is
    confirmed, some of this is said, so that the test can tell."""
    told = {path: found for path in unconfirmed.pages if (found := OPEN.findall(unconfirmed.text(path)))}
    assert told == {
        "nettverket/ny/index.html": ["åpent kl."],
        "nettverket/nitti/index.html": ["åpent kl."],
        "kommune/4601-bergen/index.html": ["Senter for Bergen"] * 2,
    }
    (drawing,) = unconfirmed.tree("nettverket/index.html").xpath("//*[local-name()='svg'][@role='img']")
    for shape, names in (("drawing-dot", 2), ("map-unconfirmed", 4), ("drawing-ring", 1)):
        assert len(drawing.xpath(f".//*[local-name()='circle'][@class='{shape}']")) == names
    title = drawing.xpath("string(.//*[local-name()='title'])")
    said = re.match(r".*har bekreftet at de er åpne: (.*?)\. .*ikke er bekreftet: (.*?)\. ", title)
    assert said
    assert set(said[1].split(", ")) == {"Sted ny", "Sted nitti"}
    assert set(said[2].split(", ")) == {f"Sted {name}" for name in OFFICES.keys() - FRESH}


def test_a_closed_office_leads_on_to_the_confirmed_first(closed: BuiltSite) -> None:
    """Every page's notice parts those that are confirmed from those that are not, and says which; its contact page marks each."""
    for path in closed.pages:
        for notice in closed.tree(path).xpath("//aside[contains(@class, 'closed-notice')]"):
            sure, doubt, unsure = str(notice.text_content()).partition("ingen har bekreftet at de er åpne nå")
            assert doubt
            assert {name for name in OFFICES if f"LINK {name}," in sure or f"LINK {name}." in sure} == FRESH & OFFICES.keys()
            assert all(f"LINK {name}" in unsure for name in OFFICES.keys() - FRESH)
    cards = closed.tree("kontakt/index.html").xpath("//main//li[@class='card']")
    marked = {str(card.xpath("string(.//a)")): MARK in str(card.text_content()) for card in cards}
    assert marked == {f"LINK {name}": name not in FRESH for name in OFFICES}


def test_no_structured_data_say_open(unconfirmed: BuiltSite) -> None:
    """Hours and meetings are in the data of what is confirmed alone: neither vocabulary can say «not sure»."""
    told = set()
    for path in unconfirmed.pages:
        for script in unconfirmed.tree(path).xpath("//script[@type='application/ld+json']"):
            for part in json.loads(script.text)["@graph"]:
                if part["@type"] == "Event" or "openingHoursSpecification" in part:
                    told.add(path.split("/")[1])
    assert told == FRESH
    meetings = json.loads((unconfirmed.folder / "data/meetings.json").read_text(encoding="utf-8"))
    assert {row["slug"] for row in meetings} == {"g-ny", "g-nitti"}


def test_data_files_say_what_is_not_confirmed(unconfirmed: BuiltSite) -> None:
    """Each row, in JSON and CSV; hours stand in those of confirmed offices alone."""
    data = unconfirmed.folder / "data"
    for table, names in (("offices", OFFICES), ("groups", GROUPS)):
        rows = {row["id"]: row for row in json.loads((data / f"{table}.json").read_text(encoding="utf-8"))[table]}
        text = io.StringIO((data / f"{table}.csv").read_text(encoding="utf-8-sig"))
        sheet = {row["id"]: row for row in csv.DictReader(text, delimiter=";")}
        for name in names.keys() - {"g-gammel"}:
            assert rows[name]["unconfirmed"] == (name not in FRESH)
            assert sheet[name]["unconfirmed"] == ("nei" if name in FRESH else "ja")
            assert ("hours" in rows[name]) == (table == "offices" and name in FRESH)
    assert "g-gammel" not in (unconfirmed.folder / "data/groups.json").read_text(encoding="utf-8")


def test_calendars_and_feeds_say_what_is_not_confirmed(unconfirmed: BuiltSite) -> None:
    """A meeting of a group that nobody has confirmed lately is tentative (RFC 5545, 3.8.1.11) and says so in words, as the feed of
    changes does; one of 181 days is in none."""
    seen = set()
    for path in unconfirmed.folder.rglob("*.ics"):
        for entry in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            name = str(entry["url"]).rstrip("/").rpartition("/")[2]
            seen.add(name)
            said = (entry.get("status") == "TENTATIVE", str(entry["description"]).startswith(MARK))
            assert said == ((False, False) if name in FRESH else (True, True))
    assert seen == GROUPS.keys() - {"g-gammel"}
    feed = (unconfirmed.folder / "data/changes.xml").read_text(encoding="utf-8")
    for entry in re.findall(r"<entry>.*?</entry>", feed, re.DOTALL):
        (told,) = re.findall(r'href="[^"]*/grupper/([\w-]+)/"', entry)
        assert (MARK in entry) == (told not in FRESH)


def test_search_finds_the_doubt_too(unconfirmed: BuiltSite) -> None:
    """What the search shows of the page of an unconfirmed office or group holds the words that say so."""
    found = {}
    for path in unconfirmed.folder.rglob("*.pf_fragment"):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        name = fragment["url"].rstrip("/").rpartition("/")[2]
        if name in {*OFFICES, *GROUPS}:
            found[name] = re.search(r"(?<!Sist )bekreftet", fragment["content"]) is not None
    assert found == {name: name not in FRESH for name in (*OFFICES, *GROUPS)}
