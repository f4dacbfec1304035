"""An office's file that was copied from another's tells which fields still are the other's."""

from collections.abc import Iterator
from typing import Any

from ..faults import Fault
from ..model.office import Office
from ..read.content import Content
from ..read.source import Source, sources_of

# What two offices do not share: a municipality, a host or a neutral site to leave for they may.
OWN = ("telephone", "email", "address", "position", "website", "site_url")


def check(content: Content) -> Iterator[Fault]:
    """A remark for each field of an office that a file before it has the very same of. Offices that are closed may have lain in the
    house of another, or share the website of what they were part of."""
    first: dict[tuple[str, Any], Source] = {}
    for source in sources_of(Office, content.valid):
        for field, value in _own(source.entry) if source.entry.active else ():
            other = first.setdefault((field, value), source)
            if other is not source:
                yield source.fault("copied_field", field, warning=True, other=other.shown_path)


def _own(office: Office) -> Iterator[tuple[str, Any]]:
    """(field, value) of what is this office's alone."""
    yield from ((name, value) for name in OWN if (value := getattr(office, name)) is not None)
    for lang, words in office.translations.items():
        yield f"translations.{lang}.title", words.title
