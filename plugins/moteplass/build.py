"""What to build, and the first half of the pipeline: from files to the site as data."""

import dataclasses
import datetime
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .check import check
from .check.meetings import PUBLIC_ONLY
from .check.sites import OWN_SITE
from .enrich.documents import site_of
from .enrich.site import Site
from .faults import ContentFaults, Fault, printable, stops
from .generate.lists import add_generated
from .model.dates import OSLO, YEARS
from .model.meeting import Meeting
from .model.office import Office
from .read.content import Content, read_content
from .read.history import History, read_history
from .read.selection import is_elsewhere, is_public, withdrawal_of
from .read.sources import Source
from .read.withdrawal import language_versions
from .words import editor_words, site_words

logger = logging.getLogger("moteplass")


@dataclass(frozen=True)
class Order:
    """One site to build: whose, from where, for which day and address, and whether as a preview."""

    office: str
    content: Path
    today: datetime.date
    site_url: str = ""
    preview: bool = False

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> "Order":
        """Raises ValueError for a ``MOTEPLASS_TODAY`` that is no date."""
        return cls(
            office=settings["MOTEPLASS_OFFICE"],
            content=Path(settings["PATH"]),
            today=decide_today(settings["MOTEPLASS_TODAY"], os.environ),
            site_url=settings["SITEURL"],
            preview=settings["MOTEPLASS_PREVIEW"],
        )


def decide_today(given: str, environment: Mapping[str, str]) -> datetime.date:
    """The day that is built for, decided once: as given, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the
    clock, in Oslo. Raises ValueError for something that is no date, or none that content could have."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    try:
        if given:
            day = datetime.date.fromisoformat(given)
        else:
            day = (datetime.datetime.fromtimestamp(int(epoch), OSLO) if epoch else datetime.datetime.now(OSLO)).date()
    except (OverflowError, OSError) as error:  # the calendar, or the machine's clock, does not reach so far
        raise ValueError(epoch) from error
    if day.year not in YEARS:
        raise ValueError(day)
    return day


def latest_commit(today: datetime.date) -> datetime.datetime:
    """The latest date that a commit can have: now, or the end of the day that is built for if that is still to come. (Not the end
    of that day if it is past: the text is that of the last commit, and says truly when it was changed.)"""
    end = datetime.datetime.combine(today + datetime.timedelta(days=1), datetime.time(), OSLO)
    return max(end, datetime.datetime.now(OSLO))


@dataclass(frozen=True)
class Checked:
    """Content as read for a day, and everything that the preflight says of it."""

    content: Content
    today: datetime.date
    history: History
    faults: list[Fault]

    def faults_of(self, office: str, preview: bool) -> list[Fault]:
        """What they mean for one office's site: a fault that cannot come out on it is only remarked, so that one site's fault
        never stops another, nor one in a withdrawn story its leaving. So is, in a preview, the telephone number that somebody
        has still to fill in."""
        own = self.content.offices.get(office)
        elsewhere = {source.shown_path for source in (*(self._elsewhere(own) if own else ()), *self._neighbours(office))}
        if not preview:
            elsewhere |= {source.shown_path for source in self.content.whole if withdrawal_of(source, self.content, self.today)}
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

    def _elsewhere(self, own: Source) -> list[Source]:
        """The entries that are other offices' alone. One that could not be read is not among them if it is told in another
        language here: it may be a draft or withdrawn, and then this one is too."""
        sources = self.content.sources
        versions = language_versions(sources)
        here = {path for path, source in sources.items() if not is_elsewhere(source, own)}
        return [source for path, source in sources.items() if path not in here and (source.whole or not versions[path] & here)]

    def _neighbours(self, office: str) -> list[Source]:
        """The groups and events that another office is known to have."""
        offices = self.content.offices.keys()
        others = offices - {office} if office in offices else frozenset[str]()
        sources = self.content.sources.values()
        return [source for source in sources if isinstance(source.entry, Meeting) and source.entry.office in others]


def read_and_check(folder: Path, today: datetime.date) -> Checked:
    """read → check. Never raises for what an editor wrote."""
    words = editor_words()
    languages = site_words()
    logger.info(words("cli.read"))
    content = read_content(folder, languages)
    history = read_history(folder, latest_commit(today))
    logger.info(words("cli.checked", count=len(content.sources)))
    return Checked(content, today, history, check(content, today, history, languages))


def prepare_site(order: Order) -> Site:
    """read → check → enrich → generate. Raises ContentFaults, or KeyError for an office that is not there."""
    words = editor_words()
    checked = read_and_check(order.content, order.today)
    content, history = checked.content_of(order.office, order.preview), checked.history
    faults = checked.faults_of(order.office, order.preview)
    if stops(faults):
        raise ContentFaults(faults)
    for warning in faults:
        logger.info(warning.text(words))
    own = content.offices[order.office]
    office = own.entry
    assert isinstance(office, Office)
    site_url = order.site_url or office.site_url or f"https://{order.office}.example/"
    if not (order.preview or is_public(own, content, order.today)):
        raise ContentFaults([*faults, own.fault("office_not_public")])
    if history.state != "whole":
        logger.info(words(f"cli.history_{history.state}", problem=printable(history.problem)))
    site = site_of(content, order.office, order.today, site_url, site_words(), history, order.preview)
    logger.info(words("cli.rendering", office=office.title))
    return add_generated(site)
