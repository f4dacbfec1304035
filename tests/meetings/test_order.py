"""In which order events stand, and whose they are."""

from pathlib import Path

from conftest import build
from meetings.small import build_small_site, event
from moteplass.enrich.meeting_lists import upcoming_events
from moteplass.model.addresses import ARCHIVE, ONLINE
from scenarios.overlay import BASE, lay

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


def test_a_list_of_nothing_is_not_published(tmp_path: Path) -> None:
    """Without an event that is over there is no archive, and without a group on the net no page of those; the calendar of what
    comes is always there to be found."""
    pages = set(build_small_site(lay(tmp_path, {"events/snart.md": event(title="Snart", start="2026-12-02")})).documents)
    assert not {ARCHIVE, ONLINE} & pages
    assert "arrangementer/" in pages


def test_whose_it_is(tmp_path: Path) -> None:
    """The list says of an event with whom it is where that is another office; of this office's own it need not."""
    neighbour = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("LINK Test", "LINK Nabo")
    files = {
        "offices/nabo.md": neighbour,
        "events/vart.md": event(title="Vårt", start="2026-12-02"),
        "events/deres.md": event(title="Deres", start="2026-12-03", office="nabo"),
    }
    build(tmp_path / "site", office="test", content=lay(tmp_path, files))
    page = (tmp_path / "site" / "arrangementer" / "index.html").read_text(encoding="utf-8")
    own, other = page.split("Deres", 1)
    assert "Informasjonsmøte · hos LINK Nabo" in other
    assert "hos LINK" not in own[own.index("<main") :]
