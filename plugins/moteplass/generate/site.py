"""What to build, and the first half of the pipeline: from files to the site as data."""

import datetime
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..check.preflight import read_and_check
from ..enrich.assembly import site_of
from ..enrich.meetings import with_public_views
from ..enrich.office_name import with_office_name
from ..enrich.site import Site
from ..enrich.site_settings import SiteSettings, placeholder_address
from ..faults import ContentFaults, printable, stops
from ..model.dates import decide_today
from ..read.selection import is_public
from ..results import NONE_KEPT, Results
from ..words import editor_words, site_words
from .lists import with_generated

logger = logging.getLogger("moteplass")


@dataclass(frozen=True)
class BuildOptions:
    """One site to build: whose (the content's own, if none is named), from where, for which day and address, and whether as a
    preview."""

    office: str
    content: Path
    today: datetime.date
    site_url: str = ""
    preview: bool = False

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> "BuildOptions":
        """Raises ValueError for a ``MOTEPLASS_TODAY`` that is no date."""
        return cls(
            office=settings["MOTEPLASS_OFFICE"],
            content=Path(settings["PATH"]),
            today=decide_today(settings["MOTEPLASS_TODAY"], os.environ),
            site_url=settings["SITEURL"],
            preview=settings["MOTEPLASS_PREVIEW"],
        )


def prepare_site(options: BuildOptions, results: Results = NONE_KEPT) -> Site:
    """read → check → enrich → generate. Raises ContentFaults, or KeyError for an office that is not there."""
    words = editor_words()
    checked = read_and_check(options.content, options.today, results)
    if not options.office:
        options = replace(options, office=checked.content.data.own_office(checked.content.offices.keys()))
    content, history = checked.content_of(options.office, options.preview), checked.history
    faults = checked.faults_of(options.office, options.preview)
    if stops(faults):
        raise ContentFaults(faults)
    for warning in faults:
        logger.info(warning.text(words))
    own = content.offices[options.office]
    if not (options.preview or is_public(own, content, options.today)):
        raise ContentFaults([*faults, own.fault("office_not_public")])
    if history.state != "complete":
        logger.info(words(f"cli.history_{history.state}", problem=printable(history.problem)))
    content = with_office_name(with_public_views(content, options.today), own.entry)
    settings = SiteSettings(
        content=content,
        office_source=content.offices[options.office],
        today=options.today,
        site_url=options.site_url or own.entry.site_url or placeholder_address(options.office),
        preview=options.preview,
        words=site_words(),
    )
    logger.info(words("cli.rendering", office=own.entry.title))
    return with_generated(site_of(settings, history))
