"""What a site that is in use must tell its readers of who keeps what about them (GDPR, article 13)."""

import datetime
from collections.abc import Iterator

from ..faults import Fault
from ..model.office import Office
from ..model.page import Page
from ..read.content import Content
from ..read.selection import is_public, select
from ..read.source import Source, sources_of

# What is lacking on one office's own public site alone.
OWN_SITE = frozenset({"controller_missing", "host_missing", "host_outside", "host_privacy", "no_privacy_page"})


def check(content: Content, today: datetime.date) -> Iterator[Fault]:
    """The fields of every office whose site is in use, and the page that tells what they say."""
    for office in sources_of(Office, content.readable):
        if office.entry.in_use and is_public(office, content, today):
            yield from _fields(office)
            entries = [source.entry for source in select(content, office, today)]
            if not content.unread and not any(isinstance(entry, Page) and entry.template == "privacy" for entry in entries):
                yield office.fault("no_privacy_page")


def _fields(source: Source[Office]) -> Iterator[Fault]:
    office = source.entry
    if not office.personal_data:
        yield source.fault("controller_missing", "personal_data", name=office.title)
    if not office.host:
        yield source.fault("host_missing", "host", name=office.title)
    elif office.host.outside_eea is None:
        yield source.fault("host_outside", "host.outside_eea", name=office.host.name)
    elif office.host.outside_eea and not office.host.privacy:
        yield source.fault("host_privacy", "host.privacy", name=office.host.name)
