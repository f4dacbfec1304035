"""Calendars (iCalendar, RFC 5545): one of everything, one for each municipality and theme, one for each entry.

Only what has a date that the public may know is in them. Exceptions reach 18 months from today; until then a calendar
program shows just the meetings that the page tells of.
"""

import datetime
from collections.abc import Iterable, Iterator

from icalendar import Calendar, Timezone, vRecur, vText
from icalendar import Event as Entry

from ..enrich.document import MeetingDocument
from ..enrich.meeting_lists import calendar_lists, meetings_with_calendar
from ..enrich.meetings import AHEAD, MeetingStatus
from ..enrich.site import Site
from ..model.addresses import entry_calendar
from ..model.event import Event
from ..model.group import Group
from ..model.meeting import Meeting
from ..render.formatting import format_date

PRODID = "-//Møteplass//Kalender//NO"
STATUS = {"planned": "CONFIRMED", "moved": "CONFIRMED", "cancelled": "CANCELLED"}
# Summer time as it has been since 1996 and is until further notice (directive 2000/84/EC), with rules: not every program reads
# the lists of dates that a library makes of it (measured: ical.js was an hour wrong).
OSLO_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Oslo
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
# A calendar without history still needs a stamp (3.8.7.2), the same at every build.
NO_STAMP = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def calendars(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each calendar file."""
    for path, title, documents in calendar_lists(site):
        yield path, calendar(site, f"{site.office.title}: {title}" if title else site.office.title, documents)
    for document in meetings_with_calendar(site):
        yield entry_calendar(document.url), calendar(site, site.shared(document).title, [document])


def calendar(site: Site, name: str, documents: Iterable[MeetingDocument]) -> bytes:
    """One calendar with CRLF and folded lines; its time zone stands in it, for programs that know none."""
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    for field in ("name", "x-wr-calname"):  # RFC 7986, 5.1; icalendar knows neither as text
        made.add(field, vText(name))
    licence = site.office.data_licence
    made.add("description", vText(f"{licence.name}: {licence.url}"))  # RFC 7986, 5.2
    made.add_component(Timezone.from_ical(OSLO_ZONE))
    for document in documents:
        made.add_component(entry(site, site.shared(document)))
    return made.to_ical()  # type: ignore[no-any-return]


def entry(site: Site, document: MeetingDocument) -> Entry:
    """One VEVENT, with its rule and exceptions where it recurs."""
    meeting, status = document.entry, document.status
    made = Entry()
    made.add("uid", meeting.calendar_uid(f"{document.kind}-{document.id}"))
    changed = document.revision.changed if document.revision else document.updated
    made.add("dtstamp", (changed or NO_STAMP).astimezone(datetime.UTC))
    if changed:
        made.add("last-modified", changed.astimezone(datetime.UTC))
    if document.revision:
        made.add("sequence", document.revision.changes)
    made.add("summary", document.title)
    made.add("description", f"{_unconfirmed(site, meeting, status)}{document.summary}\n{site.absolute(document.url)}")
    made.add("url", site.absolute(document.url))
    if where := location(site, meeting):
        made.add("location", where)
    if isinstance(meeting, Event):
        made.add("status", STATUS[meeting.state])
    elif status.freshness != "fresh":
        made.add("status", "TENTATIVE")
    if status.timetable:
        until = site.today + AHEAD
        first = status.timetable.on(next(status.timetable.days()))
        made.add("dtstart", first.start)
        made.add("dtend", first.end)
        made.add("rrule", vRecur({**status.timetable.rrule(), "wkst": "MO"}))
        if off := list(status.timetable.exceptions(until)):
            made.add("exdate", off)
    elif isinstance(meeting, Event) and meeting.start:
        made.add("dtstart", meeting.start)
        if meeting.end:
            is_day = not isinstance(meeting.end, datetime.datetime)
            made.add("dtend", meeting.end + datetime.timedelta(days=1) if is_day else meeting.end)  # a day's end is exclusive
    return made


def _unconfirmed(site: Site, meeting: Meeting, status: MeetingStatus) -> str:
    """A line that says so of a group that nobody has confirmed lately."""
    if not isinstance(meeting, Group) or status.freshness == "fresh":
        return ""
    return f"{site.words['nb']('groups.unconfirmed', date=format_date(meeting.confirmed, 'nb'))}.\n"


def location(site: Site, meeting: Meeting) -> str:
    """As exactly as the public may know it."""
    place = meeting.place
    if place:
        return ", ".join(part for part in (place.name, place.room, *place.address) if part)
    if meeting.format != "place":
        return site.words["nb"](f"groups.formats.{meeting.format}")
    return site.content.data.municipalities[meeting.municipalities[0]].name if meeting.municipalities else ""
