"""In which order events stand."""

from pathlib import Path

from meetings.small import event, made
from moteplass.enrich.listed import upcoming_events
from scenarios.overlay import lay

EVERY_TUESDAY = "{repeat: hver tirsdag, first: 2026-01-06, last: 2027-06-29, start: '18:00', end: '20:00'}"


def test_the_next_first(tmp_path: Path) -> None:
    """One that recurs stands where it is next held (here on the day itself), not where it begins or ends."""
    files = {
        "a": event(title="Siden", start="2026-12-09"),
        "b": event(title="Hver uke", schedule=EVERY_TUESDAY),
        "c": event(title="Snart", start="2026-12-02"),
        "d": event(title="I dag", start="2026-12-01"),
    }
    site = made(lay(tmp_path, {f"events/{name}.md": text for name, text in files.items()}))
    assert [doc.title for doc in upcoming_events(site)] == ["Hver uke", "I dag", "Snart", "Siden"]
