"""The feed of what is new and changed, as a feed reader shows it (RFC 4287)."""

from pathlib import Path

from lxml import etree

from moteplass.write.feeds import atom, changes
from scenarios.overlay import lay

from .small import build_small_site, event, group

ATOM = "{http://www.w3.org/2005/Atom}"
MOVED = {"state": "moved", "start": "2027-02-09 18:00", "moved_from": "2027-02-02 18:00", "note": "Lokalet var opptatt."}
FILES = {
    "groups/samler.md": group(title="Ny gruppe", state="collecting", modified="2026-11-01"),
    "groups/slutt.md": group(title="Gammel gruppe", state="ended", modified="2026-11-02"),
    "groups/glemt.md": group(title="Glemt gruppe", state="collecting", confirmed="2026-01-01", modified="2026-11-03"),
    "events/planlagt.md": event(title="Planlagt", start="2027-01-14", modified="2026-11-04"),
    "events/avlyst.md": event(title="Et møte", start="2027-01-15", state="cancelled", modified="2026-11-05"),
    "events/flyttet.md": event(title="Et annet", **MOVED, modified="2026-11-06"),
    "events/eksempel.md": event(title="Eksempel", start="2027-01-14", example="true", modified="2026-11-07"),
    "events/udatert.md": event(title="Udatert", start="2027-01-16"),
    "articles/nytt.md": "---\ntitle: Nytt\nsummary: En artikkel.\ndate: 2026-11-08\n---\n\nTekst.\n",
}


def test_each_entry_says_what_has_become_of_it(tmp_path: Path) -> None:
    """The latest change first, with the theme's own words: a cancelled or moved event in its title, with when it should have
    been and why; a group's state. What lists leave out, and what nobody knows the age of, is not there."""
    feed = etree.fromstring(changes(build_small_site(lay(tmp_path, FILES))))
    found = {
        (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary"), (entry.findtext(f"{ATOM}updated") or "")[:10])
        for entry in feed.findall(f"{ATOM}entry")
    }
    told = [
        (
            "Flyttet: Et annet",
            "Flyttet fra tirsdag 2. februar 2027 kl. 18. Lokalet var opptatt. Finnes bare i testene.",
            "2026-11-06",
        ),
        ("Avlyst: Et møte", "Finnes bare i testene.", "2026-11-05"),
        ("Planlagt", "Finnes bare i testene.", "2026-11-04"),
        ("Gammel gruppe", "Avsluttet. Finnes bare i testene.", "2026-11-02"),
        ("Ny gruppe", "Tar imot påmelding. Finnes bare i testene.", "2026-11-01"),
    ]
    assert [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")] == [title for title, _, _ in told]
    assert found == set(told)


def test_it_is_a_feed_of_its_own(tmp_path: Path) -> None:
    """Another id than that of the news (4.2.6: never two feeds with one), its own address, and words that say what it has."""
    site = build_small_site(lay(tmp_path, FILES))
    feed, news = etree.fromstring(changes(site)), etree.fromstring(atom(site))
    assert feed.findtext(f"{ATOM}id") == "https://test.example/data/changes.xml" != news.findtext(f"{ATOM}id")
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == ["https://test.example/data/changes.xml"]
    assert feed.findtext(f"{ATOM}subtitle") == "Grupper og arrangementer som er nye eller endret hos LINK Test."
    assert [entry.findtext(f"{ATOM}title") for entry in news.findall(f"{ATOM}entry")] == ["Nytt"]
