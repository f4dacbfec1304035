"""How our documents reach Pelican: one generator, for all of them alike. Pelican's own, for pages and articles, find nothing."""

from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from ..enrich.site import Site

SETTING = "MOTEPLASS_SITE"


def site_in(settings: dict[str, Any]) -> Site:
    """The site that the pipeline put into Pelican's settings."""
    site = settings[SETTING]
    assert isinstance(site, Site)
    return site


class DocumentGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes each document of the site with its template, which gets it as ``document``, and what the office is called."""

    def generate_output(self, writer: Writer) -> None:
        site = site_in(self.settings)
        for document in site.documents.values():
            names = {"document": document, "office_name": site.office_name(document.lang)}
            writer.write_file(document.save_as, self.get_template(document.template), self.context, **names)
