"""An entry of a calendar: its last day, and how a program learns that it was changed (RFC 5545, 3.8.7), from real repositories."""

from pathlib import Path

import pytest
from icalendar import Calendar

from moteplass.write.calendar import calendar
from read.test_history import commit, git
from scenarios.overlay import lay

from .small import build_small_site, event, group, meeting

WEEKLY = "{repeat: hver tirsdag, first: 2026-01-06, start: '18:00', end: '20:00', pauses: [%s]}"
PAUSES = "sommer: {name: Sommer, dates: [{first: 2027-06-20, last: %s}]}\n"
JUNE = "20270629T180000"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The base, with a pause that groups share, in a repository of its own."""
    folder = lay(tmp_path, {})
    git(tmp_path, "init", "-b", "main")
    save(folder, "data/pauses.yaml", PAUSES % "2027-06-25", "2026-01-01")
    return folder


def save(content: Path, path: str, text: str, day: str) -> None:
    """Write and commit a file at twelve o'clock UTC that day."""
    commit(content.parent, f"content/{path}", text, f"{day}T12:00:00+00:00")


def entry(content: Path, stem: str) -> dict[str, str]:
    """The lines of the entry, unfolded: name → value."""
    site = build_small_site(content)
    (found,) = Calendar.from_ical(calendar(site, "", [meeting(site, stem)])).walk("VEVENT")
    lines = [line.partition(":") for line in found.to_ical().decode().replace("\r\n ", "").splitlines()]
    return {name.partition(";")[0]: value for name, _, value in lines}


def signs(content: Path, stem: str) -> tuple[int, str, str]:
    """SEQUENCE, LAST-MODIFIED and DTSTAMP."""
    found = entry(content, stem)
    return int(found["SEQUENCE"]), found["LAST-MODIFIED"], found["DTSTAMP"]


def test_a_move_and_the_way_back_are_two_changes(content: Path) -> None:
    """SEQUENCE counts commits, so that a program that knows the move takes in that it was undone; both moments are the
    last commit's, in UTC, even where the page names another day."""
    for number, (start, day) in enumerate(
        (("2027-01-14", "2026-02-01"), ("2027-01-15", "2026-03-01"), ("2027-01-14", "2026-04-01"))
    ):
        save(content, "events/mote.md", event(start=start, modified="2026-01-15"), day)
        stamp = f"{day.replace('-', '')}T120000Z"
        assert signs(content, "mote") == (number, stamp, stamp)


def test_a_renamed_file_is_the_same_entry(content: Path) -> None:
    """With its old name as `uid` it keeps its name and its number in calendars."""
    save(content, "events/gammel.md", event(start="2027-01-14"), "2026-02-01")
    save(content, "events/gammel.md", event(start="2027-01-15"), "2026-03-01")
    uid = entry(content, "gammel")["UID"]
    git(content, "mv", "events/gammel.md", "events/ny.md")
    save(content, "events/ny.md", event(start="2027-01-15", uid="event-gammel"), "2026-04-01")
    assert entry(content, "ny")["UID"] == uid
    assert signs(content, "ny") == (2, "20260401T120000Z", "20260401T120000Z")


def test_an_entry_changes_with_the_pause_that_it_names(content: Path) -> None:
    """New dates of a shared pause change the exceptions of the entries that name it, and those of no other."""
    save(content, "groups/uten.md", group(schedule=WEEKLY % ""), "2026-02-01")
    save(content, "groups/med.md", group(schedule=WEEKLY % "sommer", title="En til"), "2026-02-01")
    assert signs(content, "med") == signs(content, "uten") == (0, "20260201T120000Z", "20260201T120000Z")
    assert JUNE not in entry(content, "med")["EXDATE"]
    save(content, "data/pauses.yaml", PAUSES % "2027-06-30", "2026-05-01")
    assert signs(content, "med") == (1, "20260501T120000Z", "20260501T120000Z")
    assert JUNE in entry(content, "med")["EXDATE"]
    assert signs(content, "uten") == (0, "20260201T120000Z", "20260201T120000Z")


def test_the_last_day_that_there_can_be(tmp_path: Path) -> None:
    """The end of an event of whole days is the day after it (3.6.1), which must be there."""
    found = entry(lay(tmp_path, {"events/mote.md": event(start="2100-12-30", end="2100-12-31")}), "mote")
    assert (found["DTSTART"], found["DTEND"]) == ("21001230", "21010101")


def test_without_history_nothing_is_claimed(tmp_path: Path) -> None:
    """No SEQUENCE and no LAST-MODIFIED; the stamp that the format wants is the same at every build."""
    found = entry(lay(tmp_path, {"events/mote.md": event(start="2027-01-14")}), "mote")
    assert "SEQUENCE" not in found
    assert "LAST-MODIFIED" not in found
    assert found["DTSTAMP"] == "19700101T000000Z"


def test_the_name_of_a_calendar_is_text(tmp_path: Path) -> None:
    """Commas, semicolons and line ends in it end nothing (3.3.11)."""
    site = build_small_site(lay(tmp_path, {}))
    lines = calendar(site, "Sorg; tap,\nog mer", []).decode().splitlines()
    assert [line for line in lines if "Sorg" in line] == [r"NAME:Sorg\; tap\,\nog mer", r"X-WR-CALNAME:Sorg\; tap\,\nog mer"]
