"""Runs Pelican for one site. A warning of Pelican's stops the build, since what it warns of is usually missing from the pages."""

import logging
from pathlib import Path

import pelican.log
from pelican import Pelican
from pelican.settings import read_settings

from ..enrich.site import Site
from ..paths import ROOT
from ..words import editor_words
from .generator import site_in


class PelicanProblem(Exception):
    """What Pelican logged as a warning or worse."""


class _Collector(logging.Handler):
    """Keeps what is logged from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def render(office: str, content: Path, output: Path, today: str, site_url: str, preview: bool) -> Site:
    """Build into ``output`` (a new folder) through the whole pipeline; returns the site that was built.

    Raises ContentFaults, VerificationError, SearchIndexError or PelicanProblem.
    """
    settings = read_settings(
        str(ROOT / ("pelicanconf.py" if preview else "publishconf.py")),
        override={
            "MOTEPLASS_OFFICE": office,
            "MOTEPLASS_TODAY": today,
            "MOTEPLASS_PREVIEW": preview,
            "SITEURL": site_url.rstrip("/"),
            "PATH": str(content),
            "OUTPUT_PATH": str(output),
        },
    )
    collector = _Collector()
    logger = logging.getLogger("pelican")
    logger.addHandler(collector)
    logger.propagate = False
    pelican.log.console.quiet = True  # its «Done: Processed …» would be a second voice
    try:
        process = Pelican(settings)
        process.run()
    finally:
        logger.removeHandler(collector)
    if collector.messages:
        raise PelicanProblem("\n".join([editor_words()("cli.pelican"), *collector.messages]))
    return site_in(process.settings)
