"""What a group or an event is on this day and for this office: its next dates, whether anybody has confirmed it lately,
and whether it belongs in a list."""

import datetime
import math
from dataclasses import dataclass, replace
from itertools import islice

from ..model.data import Freshness
from ..model.dates import OSLO, day_of
from ..model.event import Event
from ..model.group import Group
from ..model.map_projection import project
from ..model.meeting import Meeting
from ..model.occurrences import Occurrence, Timetable
from ..model.office import Office
from ..read.content import Content
from ..read.selection import address_of, is_for, is_public
from ..read.source import Source

MOST_DATES = 5
# An open schedule has a next meeting for ever; nobody plans further than this.
AHEAD = datetime.timedelta(days=550)
# What can be joined now stands before what can be joined later, and that before what is closed.
STATES = ("open", "starting", "collecting", "paused", "running", "ended")


@dataclass(frozen=True)
class MeetingStatus:
    """``timetable`` of what recurs and ``dates`` of its next meetings; ``own``: whether it is this office's; ``km`` from this
    office to the one that has it, as the crow flies; ``sign_up_closed``: whether the deadline has passed."""

    timetable: Timetable | None
    dates: tuple[Occurrence, ...]
    freshness: Freshness
    is_over: bool
    own: bool
    km: float
    sign_up_closed: bool = False

    @property
    def listed(self) -> bool:
        """Whether lists, feeds and data files have it."""
        return self.freshness != "withdrawn"


def with_public_views(content: Content, today: datetime.date) -> Content:
    """The content as the public may know it on this day: what an entry keeps back is not there any more for any later step.
    One with faults, which can only be another office's, is on no page."""

    def shown(source: Source) -> Source:
        if not source.is_valid:
            return source
        entry = source.entry.on(today) if isinstance(source.entry, Group) else source.entry
        return replace(source, entry=entry.public_view())

    return replace(content, sources={path: shown(source) for path, source in content.sources.items()})


def status_of(meeting: Meeting, content: Content, office: Source[Office], today: datetime.date) -> MeetingStatus:
    """What holds of a group or an event on this day, for this office."""
    timetable = Timetable.of(meeting.schedule, content.data.pauses) if meeting.schedule else None
    dates = timetable.meetings(today, today + AHEAD) if timetable and meeting.is_held() else ()
    return MeetingStatus(
        timetable=timetable,
        dates=tuple(islice(dates, MOST_DATES)),
        freshness=meeting.freshness(content.data.limits, today),
        is_over=meeting.is_over(today),
        own=meeting.office == office.stem,
        km=_distance(office, content.offices.get(meeting.office)),
        sign_up_closed=meeting.sign_up_closed(today),
    )


def address_elsewhere(source: Source, content: Content, office_id: str, today: datetime.date) -> str:
    """Where the page of another office's group or event is, once that office has a site of its own: there; '' while it is on this
    site. So the pages of a site do not grow with the network."""
    if not isinstance(source.entry, Meeting) or source.entry.office == office_id:
        return ""
    office = content.offices.get(source.entry.office)
    if not office or not (office.entry.in_use and is_public(office, content, today) and is_public(source, content, today)):
        return ""
    is_there = is_for(source.entry.offices, office.stem, office.entry)
    return f"{(office.entry.site_url or '').rstrip('/')}/{address_of(source)}" if is_there else ""


def rank(group: Group, status: MeetingStatus) -> tuple[bool, bool, float, int, str]:
    """The order of a list of groups: the confirmed before the others; this office's own, then the nearest neighbours'."""
    return status.freshness != "fresh", not status.own, status.km, STATES.index(group.state), group.title.casefold()


def next_day(event: Event, status: MeetingStatus) -> datetime.date:
    """When an event is next, or was last."""
    if status.dates:
        return status.dates[0].start.astimezone(OSLO).date()
    return day_of(event.start) if event.start else event.last_day() or datetime.date.max


def _distance(one: Source[Office], other: Source[Office] | None) -> float:
    """Kilometres on the map between two offices; far away where one has no place."""
    positions = [office.entry.position for office in (one, other) if office and office.entry.position]
    if len(positions) < 2:
        return 0 if one is other else math.inf
    (ax, ay), (bx, by) = (project(place.latitude, place.longitude) for place in positions)
    return round(2 * math.hypot(ax - bx, ay - by), 1)
