"""«Vis noen veien til en gruppe»: the page for those who would refer somebody."""

import re

from sites import BuiltSite

PAGE = "henvis-noen/index.html"


def test_it_has_what_one_who_refers_needs(site: BuiltSite) -> None:
    """What to say, what happens next, a text to copy, which speaks for itself to whom it is sent, and the way to the sheets
    that can be printed, one for each municipality of the office."""
    main = site.tree(PAGE).xpath("//main")[0]
    headings = [str(heading.text_content()).strip() for heading in main.iter("h2")]
    assert {"Hva du kan si", "Hva som skjer etterpå", "En tekst du kan kopiere"} <= {*headings}
    (copied,) = main.xpath(".//blockquote")
    words = re.sub(r"\s+", " ", str(copied.text_content())).strip()
    assert words.startswith("Hei!")
    assert not copied.xpath(".//a"), "a link is lost when the text is copied"
    assert 150 < len(words) < 600, "what fits in a message"
    assert "/kommune/" in main.xpath(".//a/@href")
    listed = {str(href) for href in site.tree("kommune/index.html").xpath("//main//a/@href")}
    for number in site.data.office.municipalities:
        assert any(href.startswith(f"/kommune/{number}-") for href in listed), number


def test_it_is_found(site: BuiltSite) -> None:
    """From the menu, and in the search by the word that professionals use: «henvise»."""
    assert site.tree("index.html").xpath("//footer//a[@href='/henvis-noen/'] | //header//a[@href='/henvis-noen/']")
    assert "henvise" in str(site.tree(PAGE).xpath("string(//head/meta[@name='description']/@content)"))
