"""Where things are published."""

import pytest

from moteplass.enrich.document import EntryDocument
from moteplass.model.addresses import FILES, address, contact, file_of, group_list, is_own, place
from moteplass.model.generated import RESERVED, addresses_of, generated_pages
from moteplass.model.kinds import KINDS
from sites import BuiltSite


@pytest.mark.parametrize(
    ("kind", "slug", "lang", "expected"),
    [
        ("page", "bli-med", "nb", "bli-med/"),
        ("page", "index", "nb", ""),
        ("page", "index", "nn", "nn/"),
        ("story", "min-historie", "nn", "nn/historier/min-historie/"),
        ("article", "nyhet", "en", "en/aktuelt/nyhet/"),
        ("office", "fjellby", "nb", "nettverket/fjellby/"),
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
    made = addresses_of(generated_pages(["nb"], TOWNS, ["sorg"]))
    assert {at.split("/")[0] for at in made} <= RESERVED
    assert {"nn", "en", "404", "410", "js", "bilder", "filer", "pagefind"} <= RESERVED
    assert contact("nb") in made


def test_every_language_has_its_own_words() -> None:
    """A list has an address in each language; a language without words of its own takes the bokmål ones below its prefix."""
    assert place("4627", "Askøy") == "grupper/sted/4627-askoy/"
    assert (group_list("nb"), group_list("nn"), group_list("en")) == ("grupper/", "nn/grupper/", "en/groups/")
    assert contact("de") == "de/kontakt/"


def test_every_page_that_no_file_makes_is_known(site: BuiltSite) -> None:
    """What the generator makes is what links, redirects and gone addresses are checked against, neither more nor less."""
    known = addresses_of(site.data.content.data.generated(site.data.homes))
    made = {url for url, document in site.data.documents.items() if not isinstance(document, EntryDocument) and document.indexed}
    assert made | site.data.empty_lists.keys() == known


@pytest.mark.parametrize(
    ("file", "own"),
    [
        *((file, True) for file in sorted(FILES)),
        *(
            (file, True)
            for file in ("bilder/x.html", "filer/a/index.html", "js/index.html", "pagefind/en/x.html", "data/index.html")
        ),
        *((file, True) for file in ("grupper/g/kalender.ics", "nn/arrangementer/a/kalender.ics", "kalender.ics")),
        *((file, False) for file in ("gammel/index.html", "bilder.html", "javascript/index.html", "feed/index.html", "index.html")),
    ],
)
def test_what_is_the_sites_own(file: str, own: bool) -> None:
    """By its name, in one of its folders, or the calendar beside a page; a like name is another's."""
    assert is_own(file) is own
