"""Where things are published."""

import pytest

from moteplass.model.addresses import FILES, address, contact, data_files, file_of, generated, group_list, place
from moteplass.model.kinds import KINDS, RESERVED
from sites import BuiltSite


@pytest.mark.parametrize(
    ("kind", "slug", "lang", "expected"),
    [
        ("page", "bli-med", "nb", "bli-med/"),
        ("page", "index", "nb", ""),
        ("page", "index", "nn", "nn/"),
        ("story", "min-historie", "nn", "nn/historier/min-historie/"),
        ("article", "nyhet", "en", "en/aktuelt/nyhet/"),
        ("office", "bergen", "nb", "nettverket/bergen/"),
        ("campaign", "sammen", "nb", "kampanjer/sammen/"),
    ],
)
def test_addresses(kind: str, slug: str, lang: str, expected: str) -> None:
    """Norwegian, with a trailing slash; bokmål at the root, the other languages under their own prefix."""
    assert address(next(row for row in KINDS if row.name == kind), slug, lang) == expected


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("gammel/", "gammel/index.html"),
        ("gammel", "gammel/index.html"),
        ("2015/gammel", "2015/gammel/index.html"),
        ("gammel.html", "gammel.html"),
        ("a/index.html", "a/index.html"),
    ],
)
def test_the_file_that_answers(path: str, file: str) -> None:
    """With and without a trailing slash it is the same page, as web servers have it."""
    assert file_of(path) == file


TOWNS = {"4601": "Bergen", "4627": "Askøy"}


def test_lists_and_languages_are_reserved() -> None:
    """No page can take the place of a list, of «Om» or «Kontakt», or of a language."""
    made = generated(["nb"], TOWNS, ["sorg"])
    assert {at.split("/")[0] for at in made} <= RESERVED | {"sok"}
    assert {"nn", "en", "404", "410"} <= RESERVED
    assert contact("nb") in made


def test_every_language_has_its_own_words() -> None:
    """A list has an address in each language; a language without words of its own takes the bokmål ones below its prefix."""
    assert place("4627", "Askøy") == "grupper/sted/4627-askoy/"
    assert (group_list("nb"), group_list("nn"), group_list("en")) == ("grupper/", "nn/grupper/", "en/groups/")
    assert contact("de") == "de/kontakt/"


def test_every_page_that_no_file_makes_is_known(site: BuiltSite) -> None:
    """What the generator makes is what links, redirects and gone addresses are checked against, neither more nor less."""
    known = site.data.content.data.generated(site.data.homes)
    made = {url for url, document in site.data.documents.items() if document.source is None and document.indexed}
    assert made == known


def test_every_file_of_a_site_is_known(site: BuiltSite) -> None:
    """Whatever a build writes besides pages is in ``FILES``, or is open data, so that no old address (redirect_from) can
    overwrite it and a text can link to it."""
    written = [path.relative_to(site.folder) for path in site.folder.rglob("*") if path.is_file()]
    data = {path.as_posix() for path in written if path.parts[0] == "data" and path.name != "index.html"}
    known = data_files(site.data.content.data.municipality_names, site.data.content.data.themes)
    assert data == {path for path in known if path.startswith("data/")}
    others = {path.parts[0] for path in written if path.name != "index.html" and path.parts[0] != "data"}
    assert "feed.xml" in others
    assert others - FILES == set()
