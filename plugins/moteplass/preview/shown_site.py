"""A site as a browser asks for it: each page is rendered, and every other file made, when it is first asked for.

What comes out is what a preview build would write (tests/test_preview_pages.py compares them).
"""

import runpy
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from .. import write
from ..enrich.document import Document
from ..enrich.site import Site
from ..model.addresses import SEARCH_INDEX
from ..model.downloads import address_of_file
from ..paths import ROOT, THEME
from ..render import template_globals
from ..results import Results
from ..write import downloads
from ..write.search import write_search
from ..write.search_marks import without_marks

NOT_FOUND = "404.html"


class Templates(BytecodeCache):
    """Compiled templates, kept while the preview runs: one that was changed on disk is compiled again."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key, bucket.checksum] = bucket.code


class ShownSite:
    """The files of a site by their names, which are relative to the output folder of a build."""

    def __init__(self, site: Site, templates: Templates, results: Results) -> None:
        settings = runpy.run_path(str(ROOT / "pelicanconf.py"))
        self.site = site
        self._environment = Environment(
            loader=FileSystemLoader(THEME / "templates"), bytecode_cache=templates, **settings["JINJA_ENVIRONMENT"]
        )
        self._environment.globals.update(template_globals.globals_for(site, results))
        self._environment.filters.update(template_globals.filters_for(site))
        self._documents = {document.save_as: document for document in site.documents.values()}
        self._downloads = {address_of_file(name): site.content.folder / name for name in site.files}
        self._made: dict[str, bytes] = {}
        self._others = write.files(site, Path(settings["MOTEPLASS_CACHE"]))
        self._making = threading.RLock()

    def file(self, name: str) -> bytes | None:
        """What a build writes there; None where it writes nothing."""
        with self._making:
            if name not in self._made:
                self._made |= self._make(name)
            return self._made.get(name)

    def document(self, name: str) -> Document | None:
        """The document that makes a file."""
        return self._documents.get(name)

    def _make(self, name: str) -> dict[str, bytes]:
        """The file, and others that come with it."""
        if document := self._documents.get(name):
            return {name: without_marks(self._rendered(document)).encode()}
        if name in self._downloads:
            return {name: self._published(self._downloads[name])}
        if name.startswith(SEARCH_INDEX):
            return self._search_index()
        return dict(self._up_to(name))

    def _rendered(self, document: Document) -> str:
        names = {"document": document, "office_name": self.site.office_name(document.lang)}
        return self._environment.get_template(f"{document.template}.html").render(names)

    def _up_to(self, name: str) -> Iterator[tuple[str, bytes]]:
        """The other files in their order, the one of this name last."""
        for made, content in self._others:
            yield made, content
            if made == name:
                return

    def _published(self, source: Path) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / source.name
            downloads.publish(source, place)
            return place.read_bytes()

    def _search_index(self) -> dict[str, bytes]:
        """All of the index, which is made of all pages; at once, so that no part of it is older than another."""
        with tempfile.TemporaryDirectory() as folder:
            output = Path(folder) / "site"
            for document in self._documents.values():
                page = output / document.save_as
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(self._rendered(document), encoding="utf-8")
            write_search(self.site, str(output))
            index = output / SEARCH_INDEX
            return {path.relative_to(output).as_posix(): path.read_bytes() for path in index.rglob("*") if path.is_file()}
