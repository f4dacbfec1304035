"""Content read and checked for a day, and what its faults mean for one office's site."""

import dataclasses
import datetime
import logging
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..faults import Fault
from ..model.meeting import Meeting
from ..model.office import Office
from ..read.content import Content, read_content
from ..read.history import History, latest_commit, read_history
from ..read.selection import is_elsewhere, withdrawal_of
from ..read.source import Source, sources_of
from ..read.withdrawal import language_versions
from ..results import NONE_KEPT, Results
from ..words import editor_words, site_words
from . import check, contacts, plain_language, privacy, sites

OWN_SITE = sites.OWN_SITE | contacts.NOBODY_ANSWERS | privacy.OWN_SITE
PUBLIC_ONLY = contacts.PUBLIC_ONLY | privacy.OWN_SITE
logger = logging.getLogger("moteplass")


@dataclass(frozen=True)
class Checked:
    """Content as read for a day, and everything that the preflight says of it."""

    content: Content
    today: datetime.date
    history: History
    faults: list[Fault]

    @cached_property
    def notes(self) -> list[Fault]:
        """What could be said more plainly, file by file, the worst first: of no consequence for any site."""
        return list(plain_language.check(self.content, site_words().keys()))

    def faults_of(self, office: str, preview: bool) -> list[Fault]:
        """The faults as they count for one office's site. Warnings only: those in entries of other offices, so that one
        site's fault never stops another's build; those in withdrawn stories, so that nothing keeps them on the site; and in a
        preview, what somebody has still to fill in."""
        own = self.content.offices.get(office)
        elsewhere = {source.shown_path for source in (*(self._elsewhere(own) if own else ()), *self._neighbours(office))}
        if not preview:
            elsewhere |= {source.shown_path for source in self.content.readable if withdrawal_of(source, self.content, self.today)}
        others = {source.shown_path for source in self.content.offices.values() if own and source is not own}
        return [
            dataclasses.replace(fault, warning=True)
            if fault.path in elsewhere or (fault.path in others and fault.key in OWN_SITE) or (preview and fault.key in PUBLIC_ONLY)
            else fault
            for fault in self.faults
        ]

    def content_of(self, office: str, preview: bool) -> Content:
        """What the office's site is made from: without its neighbours' groups and events that have faults."""
        faulty = {fault.path for fault in self.faults if not (fault.warning or (preview and fault.key in PUBLIC_ONLY))}
        versions = language_versions(self.content.sources)
        left_out = [source.path for source in self._neighbours(office) if source.shown_path in faulty]
        return self.content.without(version for path in left_out for version in versions[path])

    def _elsewhere(self, own: Source[Office]) -> list[Source]:
        """The entries that are other offices' alone. One that could not be read is not among them if it is told in another
        language here: it may be a draft or withdrawn, and then this one is too."""
        sources = self.content.sources
        versions = language_versions(sources)
        here = {path for path, source in sources.items() if not is_elsewhere(source, own)}
        return [source for path, source in sources.items() if path not in here and (source.is_valid or not versions[path] & here)]

    def _neighbours(self, office: str) -> list[Source[Meeting]]:
        """The groups and events that another office is known to have."""
        offices = self.content.offices.keys()
        others = offices - {office} if office in offices else frozenset[str]()
        found = sources_of(Meeting, self.content.sources.values())  # type: ignore[type-abstract]  # only asked of with isinstance
        return [source for source in found if source.entry.office in others]


def read_and_check(folder: Path, today: datetime.date, results: Results = NONE_KEPT) -> Checked:
    """read → check. Never raises for what an editor wrote."""
    words = editor_words()
    languages = site_words()
    logger.info(words("cli.read"))
    content = read_content(folder, languages, results)
    history = read_history(folder, latest_commit(today))
    logger.info(words("cli.checked", count=len(content.sources)))
    return Checked(content, today, history, check(content, today, history, languages, results))
