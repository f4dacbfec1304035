"""The marks by which the theme says what of a page is searched."""

import pytest

from moteplass.enrich.document import Document
from moteplass.model.search_words import SearchWords
from moteplass.write.search_marks import searched_parts, without_marks
from moteplass.write.search_records import Expander, record
from sites import BuiltSite

PAGE = """<body><nav>Meny</nav><main data-search-body data-search-share="0.5" data-search-common="Selvhjelp i ">
<h1>Selvhjelp i Bergen</h1>
<nav data-search-ignore><p data-search-body>Smuler</p></nav><header data-search-body>Hode</header>
<p data-search-weight="2">Viktig <b data-search-ignore="">støy</b> sak</p></main><footer>Bunn</footer></body>"""
PAGE_OF_A_LIST = "<main><header data-search-body><h1>Alle</h1></header><p>Liste</p><ul data-search-body><li>Sted</ul></main>"


def test_what_is_searched() -> None:
    """What is marked, once, without what is marked to be left out; nothing else of the page."""
    (body,) = searched_parts(PAGE.encode()).bodies
    assert body.text_content().split() == ["Selvhjelp", "i", "Bergen", "Hode", "Viktig", "sak"]


def test_of_a_list_some_parts() -> None:
    """Of a page that is not marked as a whole, each part that is, in order."""
    assert [body.text_content() for body in searched_parts(PAGE_OF_A_LIST.encode()).bodies] == ["Alle", "Sted"]


def test_what_weighs_how_much() -> None:
    """A mark's weight is the word's; a title weighs as its own words and the page's share say, its common words as text does."""
    document = Document(url="a/", template="page", title="Selvhjelp i Bergen", summary="")
    made = record(document, PAGE.encode(), SearchWords(), Expander(SearchWords()))
    assert '<p data-pagefind-weight="2.0">Viktig  sak</p>' in made
    assert '<h1 data-pagefind-weight="5.0"><small data-pagefind-weight="0.05">Selvhjelp i </small>Bergen</h1>' in made


def test_a_place_to_part_a_word() -> None:
    """A soft hyphen, which nobody sees and nobody types, hides no word; the word is expanded as it is read."""
    document = Document(url="a/", template="page", title="A", summary="")
    known = SearchWords(compound_parts=("gruppe",))
    made = record(document, "<main data-search-body>selvhjelps\u00adgruppe</main>".encode(), known, Expander(known))
    assert ">selvhjelpsgruppe <span" in made
    assert "^gruppe<" in made


@pytest.mark.parametrize(
    ("marked", "published"),
    [
        ('<p data-search-ignore class="a" data-search-weight="2">b</p>', '<p class="a">b</p>'),
        ('<span class="a" data-search-ignore="">b</span>', '<span class="a">b</span>'),
        (
            "<code>&lt;p data-search-ignore&gt; data-search-body</code>",
            "<code>&lt;p data-search-ignore&gt; data-search-body</code>",
        ),
        ('<script data-base="/" data-searches="1">', '<script data-base="/" data-searches="1">'),
    ],
)
def test_readers_get_no_marks(marked: str, published: str) -> None:
    """A mark goes from its element; what a text says stays, also where it is written as a mark is."""
    assert without_marks(marked) == published


@pytest.mark.parametrize("name", ["site", "preview"])
def test_no_mark_is_published(name: str, request: pytest.FixtureRequest) -> None:
    """In no file, though every page has some until the search has read it."""
    built: BuiltSite = request.getfixturevalue(name)
    files = [path for path in built.folder.rglob("*") if path.is_file()]
    assert [path for path in files if b"data-search-" in path.read_bytes()] == []
