"""A small built site whose pages the tests of verification change."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import build
from moteplass.enrich.site import Site
from moteplass.publish.page import Page
from scenarios.overlay import BASE


@dataclass(frozen=True)
class Built:
    """``folder`` has the verified pages of ``site``."""

    folder: Path
    site: Site

    def page(self, inside: str = "", head: str = "") -> Page:
        """The home page with more HTML at the end of its ``<main>`` and of its ``<head>``."""
        html = (self.folder / "index.html").read_text(encoding="utf-8")
        return Page.parse("index.html", html.replace("</main>", f"{inside}</main>").replace("</head>", f"{head}</head>").encode())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The base of the scenarios as a public site below a path, with an old address that leads on."""
    folder = tmp_path_factory.mktemp("verified") / "site"
    return Built(folder, build(folder, office="test", content=BASE, site_url="https://link.example/sti/"))
