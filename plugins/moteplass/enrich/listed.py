"""What a site has of groups and events, each list in its order: for the finder, data files, calendars and feeds alike."""

from collections.abc import Iterator

from ..model.addresses import calendar
from ..model.event import Event
from ..model.group import Group
from ..model.meeting import Meeting
from ..model.slugs import slugify
from .meetings import next_day, rank
from .site import Document, Site


def groups_of(site: Site) -> Iterator[Document]:
    """The groups that a reader should come across: this office's own first, then its neighbours'."""
    found = [doc for doc in site.documents.values() if doc.facts and isinstance(doc.entry, Group)]
    listed = [doc for doc in found if doc.facts and doc.facts.listed and not doc.facts.is_over]
    yield from sorted(listed, key=lambda doc: rank(meeting_of(doc), doc.facts))  # type: ignore[arg-type]  # all have facts


def events_of(site: Site) -> Iterator[Document]:
    """The events that are still to come, the next first."""
    yield from (doc for doc in all_events(site) if doc.facts and not doc.facts.is_over)


def dated(site: Site) -> Iterator[Document]:
    """What a calendar can have: the open groups and the events to come."""
    yield from (doc for doc in (*groups_of(site), *events_of(site)) if doc.calendar)


def calendar_lists(site: Site) -> Iterator[tuple[str, str, list[Document]]]:
    """(path, title, what is in it) of each calendar: of everything (without a title), a municipality, a theme. One without a
    meeting is there too, so that somebody who subscribes to it hears of the next."""
    shown = list(dated(site))
    yield calendar(), "", shown
    for number, name in site.content.data.municipality_names.items():
        yield calendar(f"{number}-{slugify(name)}"), name, [doc for doc in shown if number in meeting_of(doc).municipalities]
    for key, known in site.content.data.themes.items():
        yield calendar(key), known.label["nb"], [doc for doc in shown if meeting_of(doc).theme == key]


def all_events(site: Site) -> Iterator[Document]:
    """All events, the next first."""
    found = [doc for doc in site.documents.values() if doc.facts and isinstance(doc.entry, Event)]
    yield from sorted(found, key=lambda doc: (next_day(doc.entry, doc.facts), not doc.facts.own, doc.title))  # type: ignore[arg-type,union-attr]


def meeting_of(document: Document) -> Meeting:
    """The group or event that the document is about."""
    assert isinstance(document.entry, Meeting)
    return document.entry
