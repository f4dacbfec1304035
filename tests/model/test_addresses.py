"""Where things are published."""

import pytest

from moteplass.model.addresses import FILES, address, contact, file_of, generated
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


def test_lists_and_languages_are_reserved() -> None:
    """No page can take the place of a list, of «Om» or «Kontakt», or of a language."""
    assert {at.split("/")[0] for at in generated(["nb"])} <= RESERVED | {"sok"}
    assert {"nn", "en", "404", "410"} <= RESERVED
    assert contact("nb") in generated(["nb"])


def test_every_file_of_a_site_is_known(site: BuiltSite) -> None:
    """Whatever a build writes besides pages is in ``FILES``, so that no old address (redirect_from) can overwrite it."""
    written = [path.relative_to(site.folder) for path in site.folder.rglob("*") if path.is_file()]
    others = {path.parts[0] for path in written if path.name != "index.html"}
    assert "feed.xml" in others
    assert others - FILES == set()
