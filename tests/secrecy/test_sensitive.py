"""A sensitive entry says on its own site what it is; what leaves the site says no more of it than the tab does."""

import datetime
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pytest
import yaml
from icalendar import Calendar
from lxml import etree

from conftest import build
from published import texts
from scenarios.overlay import lay
from sites import BuiltSite

from .content import BLUE, CONSENT, Nonsense, picture

ATOM = "{http://www.w3.org/2005/Atom}"
SUMMARY = "Et kontor som bare finnes i testene."
OFFICE = f"""---
title: LINK Test
summary: {SUMMARY}
kind: link
area: Et sted
municipalities: ["4601"]
---

Tekst.
"""


def sensitive(number: int, word: Callable[[str], str], fields: Mapping[str, Any]) -> str:
    """An entry whose every word is secret, but for what a tab may say."""
    told = {name: word(name) for name in ("title", "summary", "alt", "caption", "credit")} | {"image": "bilde.png"}
    told["title"] += " hos LINK Test"  # such a title stands alone in the tab
    said = {
        "sensitive": True,
        "neutral_title": f"Nøytralt {number}",
        "slug": f"noytralt-{number}",
        "modified": f"2026-11-0{number}",
    }
    front = yaml.safe_dump({**told, **said, **fields}, allow_unicode=True)
    return f"---\n{front}---\n\n{word('lead')}\n\n## {word('heading')}\n\n{word('text')}\n"


def kinds(word: Nonsense) -> dict[str, dict[str, Any]]:
    """Folder → the fields that an entry in it must have, and those that say something of its meetings."""
    place = {name: word("place", name) for name in ("name", "street", "city", "room", "directions")}
    meeting = {"office": "test", "theme": "vondt", "municipalities": ["4601"], "place": place}
    meeting |= {"audience": word("place", "audience"), "contact": {"email": f"{word('place', 'mail')}@linkbergen.no"}}
    schedule = {"repeat": "hver tirsdag", "first": "2026-11-03", "start": "18:00", "end": "20:00"}
    event = {"kind": "information", "start": "2027-01-14 18:00", "state": "moved", "moved_from": "2027-01-13 18:00"}
    return {
        "pages": {},
        "articles": {"date": "2026-11-01"},
        "stories": {"date": "2026-11-01", "consent": CONSENT},
        "groups": {**meeting, "kind": "twelve-step", "state": "open", "confirmed": "2026-11-20", "schedule": schedule},
        "events": {**meeting, **event, "note": word("events", "note"), "sign_up": {"needed": False}},
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltSite, Nonsense]:
    """A site of which everything but the home page is sensitive."""
    word, folder = Nonsense(), tmp_path_factory.mktemp("sensitive")
    files: dict[str, str | bytes | None] = {
        f"{kind}/{word(kind, 'file')}.md": sensitive(number, partial(word, kind), fields)
        for number, (kind, fields) in enumerate(kinds(word).items(), start=1)
    }
    files |= {"images/bilde.png": picture(BLUE, 1), "offices/test.md": OFFICE}
    files["data/themes.yaml"] = "vondt:\n  label: {nb: Vondt}\n  title: {nb: Grupper om noe vondt}\n"
    data = build(folder / "output", office="test", content=lay(folder, files))
    return BuiltSite(folder / "output", "", data), word


def pages(site: BuiltSite) -> list[str]:
    """The pages of the sensitive entries."""
    return [doc.save_as for doc in site.data.documents.values() if doc.is_sensitive]


def test_what_leaves_the_site_says_no_more_than_the_tab(site: tuple[BuiltSite, Nonsense]) -> None:
    """Feeds, calendars, open data, the sitemap, and what a page tells search engines and those who share a link: no word of a
    sensitive entry, nor the name of its file."""
    built, word = site
    outside = {}
    for path, text in texts(built.folder):
        name = path.relative_to(built.folder).as_posix()
        if path.suffix == ".html":
            outside[name] = text.partition("</head>")[0]
        elif not name.startswith("pagefind/"):
            outside[name] = text
    assert {"feed.xml", "feed.json", "data/groups.csv", "data/meetings.json", "data/kalender.ics"} <= outside.keys()
    assert {name for name, text in outside.items() if any(secret in text for secret in word.meaning)} == set()
    assert len(pages(built)) == 5
    for name in pages(built):
        assert f"<title>{built.data.documents[name.removesuffix('index.html')].tab_title} – LINK Test</title>" in built.text(name)


def test_its_own_site_tells_what_it_is(site: tuple[BuiltSite, Nonsense]) -> None:
    """The page itself, the lists that lead to it, and the search, which is asked for it; the file's name is nowhere."""
    built, word = site
    shown = {meaning for _, text in texts(built.folder) for secret, meaning in word.meaning.items() if secret in text}
    assert {meaning for meaning in word.meaning.values() if not meaning.endswith(" file")} == shown
    assert word("stories", "title") in built.text("historier/index.html")


def test_feeds_lead_to_the_page(site: tuple[BuiltSite, Nonsense]) -> None:
    """Both feeds have the neutral title, the office's summary and the address, no content and no picture; JSON Feed wants some
    content of every item (1.1: content_html or content_text)."""
    built, _ = site
    entries = etree.parse(built.folder / "feed.xml").findall(f"{ATOM}entry")
    told = {(entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary"), entry.find(f"{ATOM}content")) for entry in entries}
    assert told == {("Nøytralt 2", SUMMARY, None), ("Nøytralt 3", SUMMARY, None)}
    items = json.loads((built.folder / "feed.json").read_text(encoding="utf-8"))["items"]
    assert {(item["url"], item["title"], item["content_text"]) for item in items} == {
        ("https://test.example/aktuelt/noytralt-2/", "Nøytralt 2", SUMMARY),
        ("https://test.example/historier/noytralt-3/", "Nøytralt 3", SUMMARY),
    }
    assert not any("content_html" in item or "image" in item for item in items)


def test_a_calendar_says_when_and_where_to_look(site: tuple[BuiltSite, Nonsense]) -> None:
    """In a calendar that others see too: the neutral title, the time, the municipality, and the address of the page."""
    built, _ = site
    calendar = Calendar.from_ical((built.folder / "arrangementer" / "noytralt-5" / "kalender.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert str(calendar["X-WR-CALNAME"]) == str(event["SUMMARY"]) == "Nøytralt 5"
    assert str(event["DESCRIPTION"]) == f"{SUMMARY}\nhttps://test.example/arrangementer/noytralt-5/"
    assert str(event["LOCATION"]) == "Bergen"
    assert str(event["UID"]) == "event-noytralt-5@moteplass"
    assert event.decoded("dtstart").astimezone(datetime.UTC) == datetime.datetime(2027, 1, 14, 17, tzinfo=datetime.UTC)


def test_open_data_has_the_neutral_words(site: tuple[BuiltSite, Nonsense]) -> None:
    """And neither theme nor for whom it is."""
    built, _ = site
    (row,) = json.loads((built.folder / "data" / "groups.json").read_text(encoding="utf-8"))["groups"]
    assert (row["id"], row["title"], row["summary"], row["location"]) == ("noytralt-4", "Nøytralt 4", SUMMARY, "Bergen")
    assert not {"theme", "audience"} & row.keys()
    (meeting,) = json.loads((built.folder / "data" / "meetings.json").read_text(encoding="utf-8"))
    assert (meeting["name"], meeting["notes"], meeting["city"]) == ("Nøytralt 4", SUMMARY, "Bergen")
