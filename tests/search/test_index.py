"""The list of all pages, and the index beside it."""

import json

import pytest

from moteplass.enrich.document import Document
from moteplass.render.alphabet import ALPHABET, OTHER, by_letter, collation_key
from moteplass.write.search import is_complete
from sites import BuiltSite

from .queries import QUERIES


def test_norwegian_order() -> None:
    """æ, ø and å after z, aa as å, é as e, case and punctuation of no account, word by word."""
    names = ["Øst", "åpent", "Ærlig", "zoo", "én", "En gruppe", "Engel", "ende", "Aasen", "«Andre»", "Ås", "ad", "Örn", "3 råd"]
    wanted = ["3 råd", "ad", "«Andre»", "én", "En gruppe", "ende", "Engel", "zoo", "Ærlig", "Örn", "Øst", "åpent", "Ås", "Aasen"]
    assert sorted(names, key=collation_key) == wanted
    groups = by_letter(Document(url=str(number), template="page", title=name, summary="") for number, name in enumerate(names))
    assert [letter for letter, _ in groups] == ["#", "A", "E", "Z", "Æ", "Ø", "Å"]


def test_the_pages_are_in_order(site: BuiltSite) -> None:
    """On every search page each title stands under its letter, in order; one in another script under none of ours."""
    for place in QUERIES:
        (section,) = site.tree(place + "index.html").xpath("//section[contains(@class, 'all-pages')]")
        titles = [" ".join(link.text_content().split()) for link in section.iter("a")]
        assert titles == sorted(titles, key=collation_key)
        for heading in section.iter("h3"):
            items = heading.getnext()
            assert items is not None
            first = {link.text_content().strip("«")[0].upper() for link in items.iter("a")}
            assert {letter if letter.lower() in ALPHABET else OTHER for letter in first} == {heading.text}


@pytest.mark.parametrize("name", ["site", "preview"])
def test_every_page_is_there(name: str, request: pytest.FixtureRequest) -> None:
    """Every indexed page of a language is on the list of all pages in that language; not there is only the search page
    itself."""
    built: BuiltSite = request.getfixturevalue(name)
    documents = built.data.documents.values()
    for place in QUERIES:
        lang = built.data.documents[place].lang
        listed = links(built, place, "//section[contains(@class, 'all-pages')]")
        absent = [doc for doc in documents if doc.indexed and doc.lang == lang and doc.url not in listed]
        assert [doc.url for doc in absent] == [place]
        assert [doc.url for doc in documents if doc.lang == lang and not doc.indexed and doc.url in listed] == []


def links(built: BuiltSite, place: str, within: str = "//main") -> set[str]:
    """The addresses on the site that this part of a page leads to."""
    (part,) = built.tree(f"{place}index.html").xpath(within)
    return {str(link.get("href")).removeprefix("/") for link in part.iter("a")}


def test_only_what_is_used_is_published(site: BuiltSite) -> None:
    """Of Pagefind's files those that the search page loads, and the words; an index for Norwegian and one for English."""
    files = {
        path.relative_to(site.folder / "pagefind").as_posix() for path in (site.folder / "pagefind").rglob("*.*") if path.is_file()
    }
    plain = {name for name in files if not name.endswith((".pf_fragment", ".pf_index", ".pf_meta"))}
    bundle = {"pagefind.js", "pagefind-entry.json", "words.txt"}
    assert plain == {*bundle, "wasm.nb.pagefind", *(f"en/{name}" for name in bundle), "en/wasm.en.pagefind"}
    for folder, lang in (("", "nb"), ("en/", "en")):
        entry = json.loads((site.folder / "pagefind" / folder / "pagefind-entry.json").read_text(encoding="utf-8"))
        assert list(entry["languages"]) == [lang]


def test_an_index_that_is_cut_is_seen(site: BuiltSite) -> None:
    """What Pagefind leaves on a full disk, files that are empty or end too early, is told from what it makes."""
    files = [path for path in (site.folder / "pagefind").rglob("*") if path.is_file() and path.name != "words.txt"]
    assert {path.suffix for path in files} == {".js", ".json", ".pf_meta", ".pf_index", ".pf_fragment", ".pagefind"}
    for path in files:
        data = path.read_bytes()
        assert is_complete(path.suffix, data), path
        for length in (0, 1, len(data) // 2, len(data) - 1):
            assert not is_complete(path.suffix, data[:length]), (path, length)
