"""A small built site whose pages the tests of verification change."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import build
from moteplass.enrich.site import Site
from moteplass.publish.allowed import Allowed
from moteplass.publish.page import Elements, Page
from scenarios.overlay import lay, page


@dataclass(frozen=True)
class Built:
    """``folder`` has the verified pages of ``site``."""

    folder: Path
    site: Site

    @property
    def html(self) -> str:
        """The home page."""
        return (self.folder / "index.html").read_text(encoding="utf-8")

    def changed(self, inside: str = "", head: str = "") -> str:
        """The home page with more HTML at the end of its ``<main>`` and of its ``<head>``."""
        return self.html.replace("</main>", f"{inside}</main>").replace("</head>", f"{head}</head>")

    def problems(self, html: str) -> list[str]:
        """What may not stand there, if this were the home page."""
        return list(Allowed(self.site).problems(Page.parse("index.html", html.encode(), Elements())))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small public site below a path, with all that the theme has for some offices and entries alone: an old address that leads
    on, a sensitive page with a way to leave it quickly."""
    root = tmp_path_factory.mktemp("verified")
    sensitive = "redirect_from: [/gammel/]\nsensitive: true\nneutral_title: Om nettleseren\nslug: om-nettleseren\n"
    content = lay(root, {"pages/varsom.md": page(sensitive)})
    office = content / "offices" / "test.md"
    office.write_text(
        office.read_text(encoding="utf-8").replace("kind:", "quick_exit: https://www.yr.no/\nkind:"), encoding="utf-8"
    )
    return Built(root / "site", build(root / "site", office="test", content=content, site_url="https://link.example/sti/"))
