"""Groups, events and offices: what they say of time, place and room must fit together."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from ..faults import Fault
from ..model.access import Online
from ..model.dates import day_of, is_skipped_or_double
from ..model.event import Event
from ..model.group import Group
from ..model.meeting import Meeting
from ..model.occurrences import Timetable, clock, is_backwards
from ..model.office import Office
from ..model.schedule import Pause, Schedule
from ..read import written_dates
from ..read.content import Content
from ..read.source import Source

# How far ahead a schedule without an end is looked at for moments that the clock skips.
AHEAD = datetime.timedelta(days=2 * 366)


def check(content: Content, today: datetime.date) -> Iterator[Fault]:
    """Every group and event, and the hours of offices."""
    served = {number for office in content.valid if isinstance(office.entry, Office) for number in office.entry.municipalities}
    offices_read = content.stems("office") == {office.stem for office in content.offices.values() if office.is_valid}
    for source in content.readable:
        entry = source.entry
        if isinstance(entry, Office):
            yield from _hours(source, entry)
        if not isinstance(entry, Meeting):
            continue
        yield from _for_whom(source, entry)
        if offices_read:  # else the one that serves it may be in a file that has faults
            for number, municipality in enumerate(entry.municipalities):
                if municipality in content.data.municipalities and municipality not in served:
                    name = content.data.municipalities[municipality].name
                    yield source.fault("municipality_unserved", f"municipalities.{number}", value=municipality, name=name)
        if isinstance(entry, Group):
            yield from _group(source, entry, today)
        if isinstance(entry, Event):
            yield from _event(source, entry)
        if entry.schedule:
            yield from _schedule(source, entry.schedule, content)
    yield from _same_uid(content)
    yield from _named_pauses(content)


def _hours(source: Source, office: Office) -> Iterator[Fault]:
    for number, hours in enumerate(office.hours):
        if is_backwards(clock(hours.opens), clock(hours.closes)):
            yield source.fault("end_before_start", f"hours.{number}.closes")
    for number, closure in enumerate(office.closures):
        if closure.end < closure.first:
            yield source.fault("last_before_first", f"closures.{number}.last")


def _for_whom(source: Source, entry: Meeting) -> Iterator[Fault]:
    if entry.format == "place" and not entry.municipalities:
        yield source.fault("municipality_missing", "municipalities")
    if entry.format != "place" and entry.place:
        yield source.fault("place_apart", "place", format=entry.format)
    if entry.format != "online" and entry.online != Online():
        yield source.fault("online_apart", "online", format=entry.format)
    if entry.age and entry.age.least is not None and entry.age.most is not None and entry.age.most < entry.age.least:
        yield source.fault("age_order", "age.most", least=entry.age.least, most=entry.age.most)


def _group(source: Source, group: Group, today: datetime.date) -> Iterator[Fault]:
    if group.seats is not None and group.signed_up is not None and group.signed_up > group.seats:
        yield source.fault("signed_up", "signed_up", count=group.signed_up, seats=group.seats)
    if group.state == "starting" and not group.starts:
        yield source.fault("starts_missing", "state")
    if group.on(today).state != group.state:
        yield source.fault("group_past", "state", warning=True, owner=source.entry.owner or group.office, state=group.state)
    if group.state == "open" and group.places == "none":
        yield source.fault("open_full", "places")
    if group.state == "open" and not group.schedule:
        yield source.fault("open_without_schedule", "state")


def _event(source: Source, event: Event) -> Iterator[Fault]:
    if bool(event.start) == bool(event.schedule):
        yield source.fault("event_when", "start" if event.start else "")
    if event.schedule and not event.is_open:
        yield source.fault("closed_recurs", "schedule")
    if event.start and event.end:
        if type(event.start) is not type(event.end):
            yield source.fault("end_form", "end")
        elif event.end < event.start or (event.end == event.start and isinstance(event.end, datetime.datetime)):
            yield source.fault("end_before_start", "end")
    starts = event.start or (event.schedule.first if event.schedule else None)
    if event.deadline and starts and _is_after(event.deadline, starts):
        yield source.fault("deadline_late", "deadline")
    if event.state == "moved" and not event.moved_from:
        yield source.fault("moved_from_missing", "state")
    if event.moved_from and event.state == "planned":
        yield source.fault("moved_from_alone", "moved_from")
    if not (event.sign_up and event.sign_up.is_said):
        yield source.fault("sign_up_missing", "sign_up")


def _is_after(one: datetime.date, other: datetime.date) -> bool:
    """Whether one day or moment is later than another, as exactly as both are known."""
    both = isinstance(one, datetime.datetime) and isinstance(other, datetime.datetime)
    return one > other if both else day_of(one) > day_of(other)


def _schedule(source: Source, schedule: Schedule, content: Content) -> Iterator[Fault]:
    if is_backwards(clock(schedule.start), clock(schedule.end)):
        yield source.fault("end_before_start", "schedule.end")
        return
    if schedule.last and schedule.last < schedule.first:
        yield source.fault("last_before_first", "schedule.last")
        return
    for number, pause in enumerate(schedule.pauses):
        field = f"schedule.pauses.{number}"
        if isinstance(pause, Pause):
            yield from _pause(source, schedule, pause, field)
        elif pause not in content.data.pauses and "data/pauses.yaml" not in content.unread:
            if days := written_dates.period(pause):
                yield source.fault("written_otherwise", field, value=pause, meant=days)
                continue
            known = tuple(sorted(content.data.pauses))
            yield source.fault("unknown_pause", field, value=pause, known=known)
    timetable = Timetable.of(schedule, content.data.pauses)
    until = min(schedule.last or datetime.date.max, schedule.first + AHEAD)
    meetings = list(timetable.meetings(schedule.first, until))
    if not meetings:
        yield source.fault("never_meets", "schedule")
    for meeting in meetings:
        for field, moment in (("start", meeting.start), ("end", meeting.end)):
            if is_skipped_or_double(moment):
                yield source.fault("clock_change", f"schedule.{field}", value=moment.strftime("%Y-%m-%d %H:%M"))


def _pause(source: Source, schedule: Schedule, pause: Pause, field: str) -> Iterator[Fault]:
    if pause.end < pause.first:
        yield source.fault("last_before_first", f"{field}.last")
    elif pause.end < schedule.first or (schedule.last and pause.first > schedule.last):
        yield source.fault("pause_outside", field, first=pause.first.isoformat())


def _named_pauses(content: Content) -> Iterator[Fault]:
    lines = content.data.lines.get("pauses", {})
    for name, named in content.data.pauses.items():
        for number, pause in enumerate(named.dates):
            if pause.end < pause.first:
                line = lines.get((name, "dates", number, "last"), 1)
                yield Fault(f"{content.folder.name}/data/pauses.yaml", line, "last_before_first", "last")


def _same_uid(content: Content) -> Iterator[Fault]:
    taken: dict[str, list[Source]] = defaultdict(list)
    for source in content.valid:
        if isinstance(source.entry, Meeting):
            taken[source.entry.calendar_uid(f"{source.kind.name}-{source.stem}")].append(source)
    for sources in taken.values():
        for source in sources[1:]:
            yield source.fault("same_uid", "uid", other=sources[0].shown_path)
