"""What a group or an event is on this day and for this office: its next dates, whether anybody has confirmed it lately,
and whether it belongs in a list."""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from ..model.dates import OSLO, day_of
from ..model.event import Event
from ..model.group import Group
from ..model.map_projection import project
from ..model.meeting import Meeting
from ..model.occurrences import Occurrence, Timetable
from ..model.office import Office
from ..read.content import Content
from ..read.source import Source

MOST_DATES = 5
# An open schedule has a next meeting for ever; nobody plans further than this.
AHEAD = datetime.timedelta(days=550)
# What can be joined now stands before what can be joined later, and that before what is closed.
STATES = ("open", "starting", "collecting", "paused", "running", "ended")

Freshness = Literal["fresh", "unconfirmed", "withdrawn"]


@dataclass(frozen=True)
class Facts:
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


def published(content: Content, today: datetime.date) -> Content:
    """The content as the public may know it on this day: what an entry keeps back is not there any more for any later step.
    One with faults, which can only be another office's, is on no page."""

    def shown(source: Source) -> Source:
        if not source.whole:
            return source
        entry = source.entry.on(today) if isinstance(source.entry, Group) else source.entry
        return replace(source, entry=entry.published())

    return replace(content, sources={path: shown(source) for path, source in content.sources.items()})


def facts_of(source: Source, content: Content, office: Source, today: datetime.date) -> Facts | None:
    """Nothing for what is no group and no event."""
    entry = source.entry
    if not isinstance(entry, Meeting):
        return None
    schedule = entry.schedule if isinstance(entry, Group | Event) else None
    timetable = Timetable.of(schedule, content.data.pauses) if schedule else None
    is_off = isinstance(entry, Event) and entry.state == "cancelled"
    dates = tuple(islice(timetable.meetings(today, today + AHEAD), MOST_DATES)) if timetable and not is_off else ()
    freshness = _freshness(entry, content, today) if isinstance(entry, Group) else "fresh"
    last = entry.last_day() if isinstance(entry, Event) else None
    over = (last is not None and last < today) or (isinstance(entry, Group) and not entry.in_lists())
    deadline = day_of(entry.deadline) if isinstance(entry, Event) and entry.deadline else None
    return Facts(
        timetable=timetable,
        dates=dates,
        freshness=freshness,
        is_over=over,
        own=entry.office == office.stem,
        km=_distance(office, content.offices.get(entry.office)),
        sign_up_closed=deadline is not None and deadline < today,
    )


def rank(entry: Meeting, facts: Facts) -> tuple[bool, bool, float, int, str]:
    """The order of a list of groups: the confirmed before the others; this office's own, then the nearest neighbours'."""
    state = STATES.index(entry.state) if isinstance(entry, Group) else 0
    return facts.freshness != "fresh", not facts.own, facts.km, state, entry.title.casefold()


def next_day(entry: Event, facts: Facts) -> datetime.date:
    """When an event is next, or was last."""
    if facts.dates:
        return facts.dates[0].start.astimezone(OSLO).date()
    return day_of(entry.start) if entry.start else entry.last_day() or datetime.date.max


def places(groups: Iterable[Meeting]) -> frozenset[str]:
    """The municipalities in which somebody finds one of these."""
    return frozenset(number for group in groups for number in group.municipalities)


def _freshness(group: Group, content: Content, today: datetime.date) -> Freshness:
    age = (today - group.confirmed).days
    limits = content.data.limits
    return "withdrawn" if age > limits.withdrawn_days else "unconfirmed" if age > limits.unconfirmed_days else "fresh"


def _distance(one: Source, other: Source | None) -> float:
    """Kilometres on the map between two offices; far away where one has no place."""
    entries = (one.entry, other.entry if other else None)
    positions = [entry.position for entry in entries if isinstance(entry, Office) and entry.position]
    if len(positions) < 2:
        return 0 if one is other else math.inf
    (ax, ay), (bx, by) = (project(place.latitude, place.longitude) for place in positions)
    return round(2 * math.hypot(ax - bx, ay - by), 1)
