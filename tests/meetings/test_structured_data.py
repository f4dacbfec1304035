"""Events and open groups as search engines read them (schema.org/Event)."""

import json
from typing import Any

from sites import BuiltSite


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


def test_a_moved_and_a_cancelled_event_say_so(preview: BuiltSite) -> None:
    """The status, and when it first should have been."""
    (moved,) = events(preview, "arrangementer/apent-mote-alver/index.html")
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (moved["previousStartDate"], moved["startDate"]) == ("2027-02-02T18:00:00+01:00", "2027-02-09T18:00:00+01:00")
    (cancelled,) = events(preview, "arrangementer/kontaktmote-desember/index.html")
    assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"
    assert cancelled["startDate"] == "2026-12-10"
