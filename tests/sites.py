"""A built site as the tests see it: its folder, where it is served, and its data."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import html as lxml_html
from lxml.html import HtmlElement

from moteplass.enrich.site import Site
from moteplass.paths import ROOT
from moteplass.preview.server import LocalServer


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """The standard file server without a line on the screen for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """The folder as a plain file server shows it, at the root of a host of its own; yields the origin."""
    with LocalServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@dataclass(frozen=True)
class BuiltSite:
    """``folder`` on disk, ``origin`` where it is served, ``data`` what it was rendered from; ``templates``: those whose
    pages are looked at, all if none is named."""

    folder: Path
    origin: str
    data: Site
    templates: frozenset[str] = frozenset()

    @property
    def is_ours(self) -> bool:
        """Whether its content is the tests' own, of which they know what it has; else it is the centre's (``conftest.CENTRE``)."""
        return self.data.content.folder != ROOT / "content"

    @property
    def pages(self) -> list[str]:
        """The path of every HTML file, redirects and error pages too: ``bli-med/index.html``."""
        if self.templates:
            return sorted(doc.save_as for doc in self.data.documents.values() if doc.template in self.templates)
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def address(self, page: str) -> str:
        """Where a browser asks for the page."""
        return f"{self.origin}/{page.removesuffix('index.html')}"

    def text(self, page: str) -> str:
        return (self.folder / page).read_text(encoding="utf-8")

    def tree(self, page: str) -> HtmlElement:
        return lxml_html.document_fromstring(self.text(page).encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
