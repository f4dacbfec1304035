"""The lists of groups and events that a site has, each in its order: for the finder, data files, calendars and feeds alike."""

from collections.abc import Iterator

from ..model.addresses import calendar
from ..model.event import Event
from ..model.group import Group
from ..model.slugs import slugify
from .document import EventDocument, GroupDocument, MeetingDocument
from .meetings import next_day, rank
from .site import Site

JOINABLE = ("open", "starting", "collecting")


def listed_groups(site: Site) -> list[GroupDocument]:
    """The groups that a reader should come across: this office's own first, then its neighbours'."""
    listed = [doc for doc in site.meetings(Group) if doc.status.listed and not doc.status.is_over]
    return sorted(listed, key=lambda doc: rank(doc.entry, doc.status))


def joinable_groups(site: Site) -> list[GroupDocument]:
    """This office's groups that somebody new can join, or sign up for."""
    groups = [doc for doc in listed_groups(site) if doc.status.own and doc.status.freshness == "fresh"]
    return [doc for doc in groups if doc.entry.state in JOINABLE]


def events_by_date(site: Site) -> list[EventDocument]:
    """All events, the next first."""
    return sorted(site.meetings(Event), key=lambda doc: (next_day(doc.entry, doc.status), not doc.status.own, doc.title))


def upcoming_events(site: Site) -> list[EventDocument]:
    """The events that are still to come, the next first."""
    return [doc for doc in events_by_date(site) if not doc.status.is_over]


def own_upcoming_events(site: Site) -> list[EventDocument]:
    """This office's events that are to come and to be held."""
    return [doc for doc in upcoming_events(site) if doc.status.own and doc.entry.is_held()]


def meetings_with_calendar(site: Site) -> list[MeetingDocument]:
    """What a calendar can have: the open groups and the events to come."""
    return [doc for doc in (*listed_groups(site), *upcoming_events(site)) if doc.calendar]


def calendar_of(site: Site, key: str) -> str:
    """The calendar of a list: that of its municipality or its theme, else of everything."""
    name = site.content.data.municipality_names.get(key)
    return calendar(f"{key}-{slugify(name)}" if name else key if key in site.content.data.themes else "")


def calendar_lists(site: Site) -> Iterator[tuple[str, str, list[MeetingDocument]]]:
    """(path, title, what is in it) of each calendar: of everything (without a title), a municipality, a theme. One is published
    from its first group or event on. When that is over or closed, the calendar stays, if need be without a meeting: a program that
    subscribes to it would give up an address that no longer answers, and never hear of the next."""
    shown = meetings_with_calendar(site)
    everything: list[tuple[str, str, list[MeetingDocument]]] = [("", "", shown)]
    for number, name in site.content.data.municipality_names.items():
        everything.append((number, name, [doc for doc in shown if number in doc.entry.municipalities]))
    for key, known in site.content.data.themes.items():
        everything.append((key, known.label["nb"], [doc for doc in shown if doc.entry.theme == key]))
    for key, title, documents in everything:
        if (path := calendar_of(site, key)) not in site.unused_calendars:
            yield path, title, documents
