"""Who can be reached: telephone numbers and e-mail addresses that are real, and somebody who answers."""

import datetime
import re
from collections.abc import Iterator

from ..faults import Fault
from ..model.event import Event
from ..model.meeting import Contact, Meeting
from ..model.office import Office
from ..model.values import is_norwegian
from ..read import rewritten
from ..read.content import Content
from ..read.selection import is_public
from ..read.source import Source

# Numbers and addresses that people fill in while they do not know the real ones (RFC 2606 for the names).
PLACEHOLDER_NUMBER = re.compile(r"\d\d0{5}\d|(\d)\1{7}|12345678|23456789|98765432|22334455|11223344|(\d\d)\2{3}")
PLACEHOLDER_MAIL = re.compile(r".*@(.+\.)?(example\.(org|com|net|no)|eksempel\.no|.+\.(example|test|invalid|localhost))", re.I)
PLACEHOLDERS = frozenset({"telephone", "telephone_near", "placeholder_telephone", "placeholder_email"})
NOBODY_ANSWERS = frozenset({"nobody_to_reach", "nobodys_hours", "office_unconfirmed"})
# What must be in place when the site is published, and may be missing in a preview.
PUBLIC_ONLY = PLACEHOLDERS | NOBODY_ANSWERS


def check(content: Content, today: datetime.date) -> Iterator[Fault]:
    """Every office, group and event that the public may see."""
    for source in content.readable:
        entry = source.entry
        if isinstance(entry, Office | Meeting) and is_public(source, content, today):
            yield from _placeholders(source)
            if isinstance(entry, Office):
                yield from _nobody_answers(source, entry)


def _nobody_answers(source: Source, office: Office) -> Iterator[Fault]:
    """A site with an address of its own is no trial: who turns to its office must reach somebody, and know when; and somebody there
    must have said that all this is right."""
    if office.in_use:
        if not office.can_be_reached:
            yield source.fault("nobody_to_reach", "site_url")
        if not office.hours:
            yield source.fault("nobodys_hours", "site_url", name=office.title)
        if office.confirmed is None:
            yield source.fault("office_unconfirmed", "site_url", name=office.title)


def _placeholders(source: Source) -> Iterator[Fault]:
    """What no reader should ring or write to."""
    for field, telephone, email in _ways(source):
        if telephone and not is_norwegian(telephone):
            meant = rewritten.telephone(telephone)
            yield source.fault("telephone_near" if meant else "telephone", f"{field}telephone", value=telephone, meant=meant)
        elif telephone and PLACEHOLDER_NUMBER.fullmatch(re.sub(r"\s", "", telephone).removeprefix("+47")):
            yield source.fault("placeholder_telephone", f"{field}telephone", value=telephone)
        if email and PLACEHOLDER_MAIL.fullmatch(email):
            yield source.fault("placeholder_email", f"{field}email", value=email)


def _ways(source: Source) -> Iterator[tuple[str, str | None, str | None]]:
    """(where it stands, telephone, e-mail) of everything that a reader could use to reach somebody."""
    entry = source.entry
    if isinstance(entry, Office):
        yield "", entry.telephone, entry.email
        for number, person in enumerate(entry.people):
            yield f"people.{number}.", person.telephone, person.email
    if isinstance(entry, Meeting) and isinstance(entry.contact, Contact):
        yield "contact.", entry.contact.telephone, entry.contact.email
    if isinstance(entry, Event) and entry.sign_up:
        yield "sign_up.", entry.sign_up.telephone, entry.sign_up.email
