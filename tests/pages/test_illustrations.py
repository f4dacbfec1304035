"""The picture that an entry opens with, whatever kind it is of."""

from pathlib import Path

import pytest
from PIL import Image

from conftest import build
from meetings.small import event, group
from moteplass.model.kinds import KINDS
from scenarios.overlay import lay, page
from sites import BuiltSite

from .looking import text

FIGURE = {"image": "bilde.png", "alt": "Et hvitt felt", "caption": "Et felt", "credit": "Ola"}
FIELDS = "".join(f"{name}: {value}\n" for name, value in FIGURE.items())
SCHEDULE = '{repeat: hver tirsdag, first: 2026-09-01, start: "18:00", end: "20:00"}'
ADDRESSES = {
    "page": "bildeside/",
    "article": "aktuelt/bildeartikkel/",
    "story": "historier/bildehistorie/",
    "campaign": "kampanjer/bildekampanje/",
    "group": "grupper/bildegruppe/",
    "event": "arrangementer/bildemote/",
    "office": "nettverket/test/",
    "the office's own page": "om/",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root: Path = tmp_path_factory.mktemp("illustrated")
    files: dict[str, str | bytes | None] = {
        "pages/bildeside.md": page(f"slug: bildeside\n{FIELDS}").replace("Ny side", "Bildeside"),
        "articles/bildeartikkel.md": page(f"date: 2026-11-01\n{FIELDS}").replace("Ny side", "Bildeartikkel"),
        "stories/bildehistorie.md": page(f"source: {{name: Senteret}}\n{FIELDS}").replace("Ny side", "Bildehistorie"),
        "campaigns/bildekampanje.md": page(f"closing_note: Et ord til slutt.\n{FIELDS}").replace("Ny side", "Bildekampanje"),
        "groups/bildegruppe.md": group(schedule=SCHEDULE, **FIGURE),
        "events/bildemote.md": event(start="2027-01-14 18:00", **FIGURE),
    }
    content = lay(root, files)
    Image.new("RGB", (40, 30), "white").save(content / "images" / "bilde.png")
    office = content / "offices" / "test.md"
    office.write_text(office.read_text(encoding="utf-8").replace("kind:", f"{FIELDS}kind:", 1), encoding="utf-8")
    return BuiltSite(root / "site", "", build(root / "site", office="test", content=content))


@pytest.mark.parametrize("kind", ADDRESSES)
def test_it_stands_on_the_page(kind: str, site: BuiltSite) -> None:
    """With its words for those who do not see it, its caption and its credit; a shared link shows it too."""
    tree = site.tree(f"{ADDRESSES[kind]}index.html")
    (figure,) = tree.xpath("//main//figure[.//img]")
    assert figure.find(".//img").get("alt") == FIGURE["alt"]
    assert text(figure) == "Et felt Ola"
    assert tree.xpath("//meta[@property='og:image:alt']/@content") == [FIGURE["alt"]]


def test_every_kind_is_tried() -> None:
    """A new kind is among them."""
    assert {kind.name for kind in KINDS} <= set(ADDRESSES)
