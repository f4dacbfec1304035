"""In which order events stand, and whose they are."""

from pathlib import Path

from conftest import build
from meetings.small import build_small_site, event, group
from moteplass.enrich.meeting_lists import joinable_groups, own_upcoming_events, upcoming_events
from moteplass.model.addresses import ARCHIVE, ONLINE
from scenarios.overlay import BASE, lay

NEIGHBOUR = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("LINK Test", "LINK Nabo")
EVERY_TUESDAY = "{repeat: hver tirsdag, first: 2026-01-06, last: 2027-06-29, start: '18:00', end: '20:00'}"


def test_the_next_first(tmp_path: Path) -> None:
    """One that recurs stands where it is next held (here on the day itself), not where it begins or ends."""
    files = {
        "a": event(title="Siden", start="2026-12-09"),
        "b": event(title="Hver uke", schedule=EVERY_TUESDAY),
        "c": event(title="Snart", start="2026-12-02"),
        "d": event(title="I dag", start="2026-12-01"),
    }
    site = build_small_site(lay(tmp_path, {f"events/{name}.md": text for name, text in files.items()}))
    assert [doc.title for doc in upcoming_events(site)] == ["Hver uke", "I dag", "Snart", "Siden"]


def test_our_own_first(tmp_path: Path) -> None:
    """Of the events of one day this office's own come first, each office's by title."""
    whose = {"A": "nabo", "B": "test", "C": "nabo", "D": "test"}
    files = {f"events/{title}.md": event(title=title, start="2026-12-09", office=office) for title, office in whose.items()}
    site = build_small_site(lay(tmp_path, {"offices/nabo.md": NEIGHBOUR, **{name.lower(): text for name, text in files.items()}}))
    assert [doc.title for doc in upcoming_events(site)] == ["B", "D", "A", "C"]


def test_what_the_home_page_offers(tmp_path: Path) -> None:
    """The groups of this office that somebody can join and that somebody has confirmed lately, and its events that are held: none
    that is full or unconfirmed, no event that is cancelled, and nothing of a neighbour."""
    open_one = {"state": "open", "schedule": EVERY_TUESDAY}
    files = {
        "groups/apen.md": group(title="Åpen", **open_one),
        "groups/samler.md": group(title="Samler", state="collecting"),
        "groups/full.md": group(title="Full", state="running"),
        "groups/glemt.md": group(title="Glemt", confirmed="2026-08-01", **open_one),
        "groups/deres.md": group(title="Deres", office="nabo", **open_one),
        "events/vart.md": event(title="Vårt", start="2026-12-09"),
        "events/avlyst.md": event(title="Avlyst", start="2026-12-08", state="cancelled"),
        "events/hos-nabo.md": event(title="Hos nabo", start="2026-12-07", office="nabo"),
    }
    site = build_small_site(lay(tmp_path, {"offices/nabo.md": NEIGHBOUR, **files}))
    assert [doc.title for doc in joinable_groups(site)] == ["Åpen", "Samler"]
    assert [doc.title for doc in own_upcoming_events(site)] == ["Vårt"]


def test_a_list_of_nothing_is_not_published(tmp_path: Path) -> None:
    """Without an event that is over there is no archive, and without a group on the net no page of those; the calendar of what
    comes is always there to be found."""
    pages = set(build_small_site(lay(tmp_path, {"events/snart.md": event(title="Snart", start="2026-12-02")})).documents)
    assert not {ARCHIVE, ONLINE} & pages
    assert "arrangementer/" in pages


def test_whose_it_is(tmp_path: Path) -> None:
    """The list says of an event with whom it is where that is another office; of this office's own it need not."""
    files = {
        "offices/nabo.md": NEIGHBOUR,
        "events/vart.md": event(title="Vårt", start="2026-12-02"),
        "events/deres.md": event(title="Deres", start="2026-12-03", office="nabo"),
    }
    build(tmp_path / "site", office="test", content=lay(tmp_path, files))
    page = (tmp_path / "site" / "arrangementer" / "index.html").read_text(encoding="utf-8")
    own, other = page.split("Deres", 1)
    assert "Informasjonsmøte · hos LINK Nabo" in other
    assert "hos LINK" not in own[own.index("<main") :]
