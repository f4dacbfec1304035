"""Easy-read twins of pages: linked both ways, each a page of its own, and gone when their original is."""

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from conftest import TODAY, build
from moteplass.generate.site import BuildOptions, prepare_site
from published import links_in, parsed
from scenarios.overlay import lay, lines_of, page

ENGLISH = "title: {0}\nsummary: Only in the tests.\nlang: en\n{1}"
HELP = "template: help\nsensitive: true\nneutral_title: Numre\nslug: {0}\n"
FILES: dict[str, str | bytes | None] = {
    "pages/lett.md": page("easy_read_of: bli-med\n").replace("Ny side", "'Lettlest: Bli med'"),
    "pages/hjelp.md": page(HELP.format("numre")).replace("Ny side", "Trenger du hjelp?"),
    "pages/hjelp-lett.md": page(HELP.format("numre-2") + "easy_read_of: hjelp\n")
    .replace("Ny side", "'Lettlest: Hjelp'")
    .replace("title: Numre", "title: Numre 2"),
    "pages/home.md": f"---\n{ENGLISH.format('Home', 'slug: index')}\ntemplate: home\ntranslation_of: forside\n---\n\nText.\n",
    "pages/join.md": f"---\n{ENGLISH.format('Join', 'translation_of: bli-med')}\n---\n\nText.\n",
    "data/menu.yaml": "nb:\n  - title: Bli med\n    link: bli-med.md\n    items: [{title: Historier, link: /historier/}]\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of a small content in which two pages have twins."""
    folder = tmp_path_factory.mktemp("easy-read")
    build(folder / "site", office="test", content=lay(folder, FILES))
    return folder / "site"


def head(page: HtmlElement, rel: str) -> list[str]:
    return [link.get("href", "") for link in page.xpath(f"//head/link[@rel='{rel}' and not(@type)]")]


def test_linked_both_ways(root: Path) -> None:
    """A page leads to its twin and the twin to it; the languages of the page are not the twin's, and search engines are told of
    each by itself. The translation of the page has no twin."""
    ordinary, twin = parsed(root, "bli-med"), parsed(root, "lett")
    assert links_in(root, "bli-med", "versions") == [("Lettlest versjon", "/lett/")]
    assert links_in(root, "lett", "versions") == [("Vanlig versjon", "/bli-med/")]
    assert links_in(root, "en/join", "versions") == []
    assert head(twin, "alternate") == []
    assert {*head(ordinary, "alternate")} == {"https://test.example/bli-med/", "https://test.example/en/join/"}
    assert (head(ordinary, "canonical"), head(twin, "canonical")) == (
        ["https://test.example/bli-med/"],
        ["https://test.example/lett/"],
    )


def test_where_it_stands(root: Path) -> None:
    """A twin is below the section of its page, in no menu, and in the sitemap and the list of all pages."""
    assert links_in(root, "lett", "crumbs") == [("Forsiden", "/"), ("Bli med", "/bli-med/")]
    assert "/lett/" not in [href for _, href in links_in(root, "bli-med", "footer-menu")]
    assert "https://test.example/lett/" in (root / "sitemap.xml").read_text(encoding="utf-8")
    assert ("Lettlest: Bli med", "/lett/") in links_in(root, "sok", "all-pages")


def test_the_help_page_stays_the_ordinary_one(root: Path) -> None:
    """The twin of the page with the help lines has them too, and no page leads to it in the other's place, whatever their order."""
    assert links_in(root, "numre", "help-lines") == links_in(root, "numre-2", "help-lines") != []
    assert ("Mer hjelp", "/numre/") in links_in(root, "bli-med", "help-bar")
    assert parsed(root, "numre-2").findtext(".//title") == "Numre 2 – LINK Test"


@pytest.mark.parametrize("hiding", ["status: draft", "publish_until: 2026-11-30", "publish_from: 2026-12-02", "example: true"])
def test_gone_with_its_original(tmp_path: Path, hiding: str) -> None:
    """A twin says what its original says, so that it is not public before or after it; the editor is told."""
    original = page(f"{hiding}\n").replace("Ny side", "Original")
    content = lay(tmp_path, {"pages/original.md": original, "pages/lett.md": page("easy_read_of: original\n")})
    public = prepare_site(BuildOptions("test", content, TODAY))
    assert {"lett/", "original/"} & set(public.documents) == set()
    preview = prepare_site(BuildOptions("test", content, TODAY, preview=True))
    assert {"lett/", "original/"} <= set(preview.documents)
    assert [line for line in lines_of(content) if "lett.md:4: merknad: «easy_read_of»" in line]


def test_a_draft_of_a_twin(tmp_path: Path) -> None:
    """A page does not lead to a twin that the public may not see."""
    content = lay(tmp_path, {"pages/lett.md": page("easy_read_of: bli-med\nstatus: draft\n")})
    build(tmp_path / "site", office="test", content=content)
    assert links_in(tmp_path / "site", "bli-med", "versions") == []


def test_an_easy_read_home_page(tmp_path: Path) -> None:
    """The twin of the home page is a page like others, since a site has one home page in each language."""
    content = lay(tmp_path, {"pages/lett.md": page("easy_read_of: forside\n")})
    assert lines_of(content) == []
    build(tmp_path / "site", office="test", content=content)
    assert links_in(tmp_path / "site", "lett", "versions") == [("Vanlig versjon", "/")]
    assert links_in(tmp_path / "site", "", "versions") == [("Lettlest versjon", "/lett/")]
