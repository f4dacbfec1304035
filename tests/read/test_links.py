"""What a link in the content means."""

import pytest

from moteplass.read.links import Paths, Target, known_files
from moteplass.read.source import Source
from moteplass.read.sources import read_sources
from scenarios.overlay import BASE

FILES = frozenset({"images/bilde.png", "images/på tur.jpg", "files/plan.pdf", "pages/ved-siden.png"})


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    """The entries of the base."""
    return {source.path: source for source in read_sources(BASE).sources}


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("bli-med.md", Target("entry", "pages/bli-med.md")),
        ("./bli-med.md", Target("entry", "pages/bli-med.md")),
        ("../campaigns/sammen.md", Target("entry", "campaigns/sammen.md")),
        ("bli-med.md#ta-kontakt", Target("entry", "pages/bli-med.md", "ta-kontakt")),
        ("{filename}/pages/bli-med.md", Target("entry", "pages/bli-med.md")),
        ("{filename}bli-med.md#a", Target("entry", "pages/bli-med.md", "a")),
        ("{static}/files/plan.pdf", Target("file", "files/plan.pdf")),
        ("../files/plan.pdf", Target("file", "files/plan.pdf")),
        ("../files/nr.%231%23del.pdf#side-2", Target("missing", "files/nr.#1#del.pdf", "side-2")),
        ("../images/p%C3%A5%20tur.jpg", Target("file", "images/på tur.jpg")),
        ("/historier/", Target("address", "historier/")),
        ("/bli-med/#ta-kontakt", Target("address", "bli-med/", "ta-kontakt")),
        ("/", Target("address", "")),
        ("#her", Target("here", "", "her")),
        ("https://www.selvhjelp.no/", Target("external", "https://www.selvhjelp.no/")),
        ("mailto:post@link.example", Target("external", "mailto:post@link.example")),
        ("tel:116123", Target("external", "tel:116123")),
        ("//annet.no/x", Target("external", "//annet.no/x")),
        ("bli-med", Target("missing", "pages/bli-med")),
        ("pages/bli-med.md", Target("missing", "pages/pages/bli-med.md")),
        ("../../utenfor.md", Target("missing", "../utenfor.md")),
        ("{filename}/borte.md", Target("missing", "borte.md")),
    ],
)
def test_links(href: str, target: Target, sources: dict[str, Source]) -> None:
    """Relative paths as in any Markdown editor, Pelican's marks, addresses of the site, anchors, and everything else."""
    assert Paths(frozenset(sources), FILES).resolve(href, "pages/forside.md") == target


RING = "a\u030a"  # å as macOS keeps it


@pytest.mark.parametrize(
    ("name", "hrefs"),
    [
        ("50%20 av.pdf", ["50%20 av.pdf", "50%2520%20av.pdf"]),
        ("100%.pdf", ["100%.pdf", "100%25.pdf"]),
        ("Plan #2.pdf", ["Plan #2.pdf", "Plan%20%232.pdf", "Plan%20#2.pdf"]),
        ("#1.pdf", ["#1.pdf", "%231.pdf"]),
        ("hva?.pdf", ["hva?.pdf", "hva%3F.pdf"]),
        (f"p{RING} tur.pdf", ["på tur.pdf", f"p{RING} tur.pdf", "p%C3%A5%20tur.pdf", "pa%CC%8A%20tur.pdf"]),
        ("på tur.pdf", [f"p{RING} tur.pdf", "pa%CC%8A%20tur.pdf"]),
    ],
)
def test_names_that_mean_something_in_an_address(name: str, hrefs: list[str]) -> None:
    """Whichever way they are written, as an address or as on the disk: files, entries and pictures."""
    paths = Paths(frozenset({f"pages/{name}.md"}), frozenset({f"files/{name}", f"images/{name}"}))
    for href in hrefs:
        assert paths.resolve(f"../files/{href}", "pages/x.md") == Target("file", f"files/{name}"), href
        assert paths.resolve_picture(f"../images/{href}", "pages/x.md") == Target("file", f"images/{name}"), href
        assert paths.resolve(f"../pages/{href}.md", "articles/x.md") == Target("entry", f"pages/{name}.md"), href
    for href in hrefs[1:] if name[0] == "#" else hrefs:
        assert paths.resolve_picture(href, "pages/x.md") == Target("file", f"images/{name}"), href


def test_pictures() -> None:
    """A bare name is looked for beside the text, then in images/."""
    paths = Paths(frozenset(), FILES, frozenset({"images/lenke.png"}))
    assert paths.resolve_picture("bilde.png", "pages/x.md") == Target("file", "images/bilde.png")
    assert paths.resolve_picture("../images/bilde.png", "pages/x.md") == Target("file", "images/bilde.png")
    assert paths.resolve_picture("ved-siden.png", "pages/x.md") == Target("file", "pages/ved-siden.png")
    assert paths.resolve_picture("på tur.jpg", "articles/x.md").path == "images/på tur.jpg"
    assert paths.resolve_picture("lenke.png", "articles/x.md") == Target("unread", "images/lenke.png")
    assert paths.resolve_picture("borte.png", "pages/x.md").to == "missing"


def test_what_was_meant() -> None:
    """A suggestion by the file's name, whatever the folder, the ending and the case; none where nothing is like it."""
    known = known_files(FILES)
    assert known.near("pages/Bilde.JPG") == ["images/bilde.png"]
    assert known.near("pages/bilder.png") == ["images/bilde.png"]
    assert known.near("pages/a.md") == []
