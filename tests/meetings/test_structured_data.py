"""Events and open groups as search engines read them (schema.org/Event)."""

import json
from pathlib import Path
from typing import Any

from moteplass.render.structured_data import json_ld
from scenarios.overlay import lay
from sites import BuiltSite

from .small import build_small_site, document, event, group, meeting


def events(site: BuiltSite, page: str) -> list[dict[str, Any]]:
    data = json.loads(site.tree(page).xpath("string(//script[@type='application/ld+json'])"))
    return [thing for thing in data["@graph"] if thing["@type"] == "Event"]


def test_an_open_group_is_a_recurring_event(preview: BuiltSite) -> None:
    """With its next meeting, its rule and its place; a group that keeps its hours is no event."""
    (event,) = events(preview, "grupper/apen-samtalegruppe/index.html")
    assert event["startDate"] == "2026-12-01T18:00:00+01:00"
    assert event["eventSchedule"]["byDay"] == "1TU"
    assert event["location"]["address"]["streetAddress"] == "Eksempelgata 1"
    assert events(preview, "grupper/unge-voksne/index.html") == []
    assert events(preview, "grupper/tirsdagsgruppa/index.html") == []


def test_a_rule_says_when_it_does_not_hold(tmp_path: Path) -> None:
    """Pauses and public holidays from today on, as far ahead as the calendars look; every other week is counted from the
    first meeting, whatever day the schedule was said to begin."""
    schedule = "{repeat: annenhver torsdag, first: 2026-11-10, start: '18:00', end: '20:00', pauses: [%s]}"
    pauses = "{first: 2026-11-01, last: 2026-12-24}, {first: 2027-05-13}, {first: 2028-06-01, last: 2029-01-01}"
    content = lay(tmp_path, {"groups/a.md": group(schedule=schedule % pauses, place="{name: Huset}")})
    site = build_small_site(content)
    (event,) = [part for part in json.loads(json_ld(site, document(site, "a")))["@graph"] if part["@type"] == "Event"]
    assert event["eventSchedule"] == {
        "@type": "Schedule",
        "startDate": "2026-11-12",
        "startTime": "18:00:00",
        "endTime": "20:00:00",
        "repeatFrequency": "P2W",
        "byDay": "https://schema.org/Thursday",
        "scheduleTimezone": "Europe/Oslo",
        "exceptDate": ["2026-12-10", "2026-12-24", "2027-05-13", "2028-04-13", "2028-05-25"],
    }


def test_what_never_meets_again_is_no_event(tmp_path: Path) -> None:
    """An Event without a date is none (schema.org wants startDate)."""
    schedule = "{repeat: hver torsdag, first: 2026-01-01, last: 2026-06-01, start: '18:00', end: '20:00'}"
    site = build_small_site(lay(tmp_path, {"groups/a.md": group(schedule=schedule, place="{name: Huset}")}))
    assert '"Event"' not in json_ld(site, document(site, "a"))


def test_a_moved_and_a_cancelled_event_say_so(preview: BuiltSite) -> None:
    """The status, and when it first should have been."""
    (moved,) = events(preview, "arrangementer/apent-mote-sildvik/index.html")
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (moved["previousStartDate"], moved["startDate"]) == ("2027-02-02T18:00:00+01:00", "2027-02-09T18:00:00+01:00")
    (cancelled,) = events(preview, "arrangementer/kontaktmote-desember/index.html")
    assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"
    assert cancelled["startDate"] == "2026-12-10"


def test_what_recurs_and_is_cancelled_says_so(tmp_path: Path) -> None:
    """With the date at which nobody shall come; the page itself lists no next times."""
    schedule = "{repeat: hver torsdag, first: 2027-01-07, start: '18:00', end: '20:00'}"
    site = build_small_site(lay(tmp_path, {"events/a.md": event(schedule=schedule, state="cancelled")}))
    (told,) = [part for part in json.loads(json_ld(site, document(site, "a")))["@graph"] if part["@type"] == "Event"]
    assert told["eventStatus"] == "https://schema.org/EventCancelled"
    assert told["startDate"] == "2027-01-07T18:00:00+01:00"
    assert meeting(site, "a").status.dates == ()
