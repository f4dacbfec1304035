"""What a text's links and pictures become on a site."""

from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from meetings.small import build_small_site, document
from moteplass.enrich.document import TextDocument
from scenarios.overlay import BASE, lay

from .entries import entry, home

OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("LINK Test", "LINK Nabo")
WITHDRAWN = "consent: {given_on: 2026-01-01, kept_by: daglig leder, scope: [site], withdrawn_on: 2026-11-01}\n"
PICTURE = "![Et bilde](../images/bilde.png)"


def text_of(tmp_path: Path, body: str, fields: str = "") -> HtmlElement:
    """The text of a page with a first paragraph and this, on a site in bokmål and nynorsk with a page in Arabic."""
    files = {
        "pages/ny.md": entry("Ny", fields, f"Først.\n\n{body}"),
        "pages/nn.md": home("nn"),
        "pages/arabisk.md": entry("مجموعات", "lang: ar\n"),
        "offices/nabo.md": OFFICE,
        "pages/deres.md": entry("Deres", "offices: [nabo]\n"),
    }
    page = document(build_small_site(lay(tmp_path, files)), "ny")
    assert isinstance(page, TextDocument)
    return lxml_html.fragment_fromstring(page.html, create_parent="div")


@pytest.mark.parametrize(
    ("target", "attributes"),
    [
        ("bli-med.md#ta-kontakt", {"href": "/bli-med/#ta-kontakt"}),
        ("/historier/", {"href": "/historier/"}),
        ("arabisk.md", {"href": "/ar/arabisk/", "hreflang": "ar"}),
        ("/nn/grupper/", {"href": "/nn/grupper/", "hreflang": "nn"}),
        ("https://www.selvhjelp.no/", {"href": "https://www.selvhjelp.no/", "class": "external"}),
        ("tel:116123", {"href": "tel:116123"}),
        ("mailto:post@test.example", {"href": "mailto:post@test.example"}),
    ],
)
def test_links(tmp_path: Path, target: str, attributes: dict[str, str]) -> None:
    """A link says in which language what it leads to is, where that is another than the page's, and whether it leaves the site."""
    (link,) = text_of(tmp_path, f"Se [dette stedet]({target}).").iter("a")
    assert dict(link.attrib) == attributes
    assert [mark.get("class") for mark in link] == (["visually-hidden"] if "class" in attributes else [])


def test_what_is_on_another_site(tmp_path: Path) -> None:
    """What only another office's site has is named without a link."""
    text = text_of(tmp_path, "Se [den siden](deres.md) du.")
    assert (text.text_content(), list(text.iter("a"))) == ("Se den siden du.", [])


def test_words_of_ours_in_a_text_in_another_language(tmp_path: Path) -> None:
    """In a language that the site's own words are not in, they say that they are in bokmål, which runs from left to right; in one
    that they are in, and on what the writer wrote, nothing is said."""
    body = "[هنا](https://www.selvhjelp.no/) [و](bli-med.md)\n\n> [!NOTE]\n> انتبه"
    ours = [(mark.get("lang"), mark.get("dir")) for mark in marks(text_of(tmp_path / "ar", body, "lang: ar\n"))]
    assert ours == [("nb", "ltr")] * 2
    assert [mark.get("lang") for mark in marks(text_of(tmp_path / "nb", body))] == [None] * 2


def marks(text: HtmlElement) -> list[HtmlElement]:
    """The words of the site's own in a text: after a link that leaves the site, and above a callout."""
    return list(text.xpath(".//*[@class='visually-hidden' or @class='callout-title']"))


@pytest.mark.parametrize(
    ("fields", "loading"), [("", [None, "lazy", "lazy"]), ("image: ../images/bilde.png\nalt: Bildet\n", ["lazy"] * 3)]
)
def test_pictures_below_wait(tmp_path: Path, fields: str, loading: list[str | None]) -> None:
    """A browser loads the first picture of a page at once, the others when the reader comes near."""
    images = text_of(tmp_path, "\n\n".join([PICTURE] * 3), fields).iter("img")
    assert [image.get("loading") for image in images] == loading


@pytest.mark.parametrize(
    ("fields", "words"),
    [("", ("Bildet", "", "")), ("caption: På tur\ncredit: Testerne\n", ("Bildet", "På tur", "Testerne"))],
)
def test_a_page_opens_with_its_picture(tmp_path: Path, fields: str, words: tuple[str, str, str]) -> None:
    """With what it shows in words, and with its caption and its credit where it has them; one without a picture with none."""
    pictured = entry("Ny", f"image: ../images/bilde.png\nalt: Bildet\n{fields}")
    site = build_small_site(lay(tmp_path, {"pages/ny.md": pictured}))
    opening, other = (document(site, stem) for stem in ("ny", "bli-med"))
    assert opening.image
    assert opening.image.picture.path == "images/bilde.png"
    assert (opening.image.alt, opening.image.caption, opening.image.credit) == words
    assert other.image is None


def test_a_withheld_picture_goes_with_all_that_shows_it(tmp_path: Path) -> None:
    """With the caption, the link and the line of a list that are there for it alone. What stands beside it stays, and so do the
    other pictures."""
    story = entry("Historien", f"image: ../images/fortalt.png\nalt: Et bilde\n{WITHDRAWN}")
    body = f"""![Fortalt](../images/fortalt.png "Bildetekst")

- [![Fortalt](../images/fortalt.png)](https://www.selvhjelp.no/)
- Her ![Fortalt](../images/fortalt.png)

{PICTURE}"""
    files: dict[str, str | bytes | None] = {
        "stories/historien.md": story,
        "images/fortalt.png": (BASE / "images" / "bilde.png").read_bytes() + b"another",
        "pages/ny.md": entry("Ny", body=f"Først.\n\n{body}"),
    }
    page = document(build_small_site(lay(tmp_path, files)), "ny")
    assert isinstance(page, TextDocument)
    text = lxml_html.fragment_fromstring(page.html, create_parent="div")
    assert [image.get("alt") for image in text.iter("img")] == ["Et bilde"]
    assert [item.text_content().strip() for item in text.iter("li")] == ["Her"]
    assert list(text.iter("a", "figcaption")) == []
