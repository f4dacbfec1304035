"""How our documents reach Pelican: pages and articles through its own generators, all others through one of ours."""

import datetime
from pathlib import Path
from typing import Any, ClassVar

from pelican.generators import Generator
from pelican.readers import BaseReader
from pelican.writers import Writer

from ..enrich.site import Document, Site

SETTING = "MOTEPLASS_SITE"
PELICANS_OWN = ("page", "article")


def site_in(settings: dict[str, Any]) -> Site:
    """The site that the pipeline put into Pelican's settings."""
    site = settings[SETTING]
    assert isinstance(site, Site)
    return site


class EntryReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Answers Pelican's generators with what has been read already; what this site does not show is skipped."""

    enabled = True
    file_extensions: ClassVar[list[str]] = ["md"]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """(HTML, metadata) as Pelican wants them; templates use ``document`` alone, so that it gets no text of an editor's in
        which it could look for links of its own (``{filename}``)."""
        site = site_in(self.settings)
        path = Path(source_path).resolve().relative_to(site.content.folder.resolve())
        document = site.documents_by_path.get(path.as_posix())
        if document is None:
            return "", {"title": "", "status": "skip"}
        metadata = {
            "title": document.url,
            "lang": document.lang,
            "slug": document.url.strip("/").replace("/", "-") or "index",
            "url": document.url,
            "save_as": document.save_as,
            "template": document.template,
            "status": "published",
            "document": document,
        }
        if document.kind == "article":  # Pelican refuses an article without a date; no template prints this one
            start = document.date.start if document.date else site.today
            metadata["date"] = datetime.datetime.combine(start, datetime.time())
        return "", metadata


class DocumentGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Stories, campaigns, offices, lists and error pages: url → template, one row of ``Site.documents`` each."""

    def generate_output(self, writer: Writer) -> None:
        for document in site_in(self.settings).documents.values():
            if document.kind not in PELICANS_OWN or document.list_of:
                template = self.get_template(document.template)
                writer.write_file(document.save_as, template, self.context, document=document)


class DocumentWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Gives every template the same two names, whichever generator calls: ``document``, and what the office is called."""

    def write_file(self, name: str, template: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        if not name:  # Pelican's way of saying that a kind of page is switched off
            return
        content = kwargs.get("page") or kwargs.get("article")
        document: Document = kwargs.pop("document", None) or content.document  # type: ignore[union-attr]  # one of the two is there
        names = {"document": document, "office_name": site_in(self.settings).office_name(document.lang)}
        super().write_file(name, template, context, *args, **kwargs, **names)
