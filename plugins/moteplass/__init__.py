"""THE PIPELINE. ``register()`` connects every step of a build, in the order in which it runs.

Data flows one way: read → check → enrich → generate → render (the theme) → write → verify → swap.
A module imports only from earlier steps; ``model`` comes before them all and imports nothing of ours.
Pelican carries the site between the steps in one setting (``MOTEPLASS_SITE``); no module has state of its own.
"""

from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals

from . import write
from .generate.site import BuildOptions, prepare_site
from .publish.verify import verify
from .render import template_globals
from .render.generator import SETTING, DocumentGenerator, site_in
from .write import search


def register() -> None:
    """Called once by Pelican. blinker keeps the order of connection."""
    signals.initialized.connect(prepare)  # read, check, enrich and generate: the site as data, or every fault at once
    signals.get_generators.connect(use_generator)  # render: every document of the site, with its template
    signals.generator_init.connect(use_theme)  # what templates may call
    signals.finalized.connect(write_files)  # pictures, feeds, sitemap, redirects, robots, the mark of our own output
    signals.finalized.connect(write_search)  # the search index, from the finished pages, whose marks for it (data-search-…) go
    signals.finalized.connect(verify_output)  # links, anchors, foreign hosts, and that everything came out
    # The caller (cli.build_command) then writes the host maps beside the site and swaps the folder in: only one that is verified.


def prepare(pelican: Pelican) -> None:
    """read → check → enrich → generate. Raises ContentFaults, with all of them, before anything is written."""
    pelican.settings[SETTING] = prepare_site(BuildOptions.from_settings(pelican.settings))


def use_generator(pelican: Pelican) -> type[Generator]:
    return DocumentGenerator


def use_theme(generator: Generator) -> None:
    generator.env.globals.update(template_globals.globals_for(site_in(generator.settings)))
    generator.env.filters.update(template_globals.filters_for(site_in(generator.settings)))


def write_files(pelican: Pelican) -> None:
    write.write_all(site_in(pelican.settings), pelican.output_path, Path(pelican.settings["MOTEPLASS_CACHE"]))


def write_search(pelican: Pelican) -> None:
    """Raises SearchIndexError if the index could not be made."""
    search.write_search(site_in(pelican.settings), pelican.output_path)


def verify_output(pelican: Pelican) -> None:
    """Raises VerificationError, with all problems, if the folder may not be shown to readers."""
    verify(site_in(pelican.settings), pelican.output_path)


__all__ = ["register"]
