"""What a page may cost its reader, in exact figures: bytes, elements, requests, and nothing that moves."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from PIL import Image
from playwright.sync_api import Browser

from browser import chromium, new_page
from conftest import FULL, ROOT, build
from host import hosting
from moteplass.enrich.document import Document
from sites import BuiltSite
from weight import ALL_PAGES, SCRIPT_LIMIT, WIDTHS, compressed, elements, elements_limit, limit, load, shift

# Which site, and which page of it: one article has a picture, and the preview has groups and events.
PUBLIC = ("", "aktuelt/noen-a-dele-med/", "historier/fjellby-om-pengene/", "aktuelt/", "nettverket/")
WITH_MEETINGS = ("", "grupper/", "grupper/apen-samtalegruppe/", "kommune/9901-fjellby/")
PAGES = [*(("site", url) for url in PUBLIC), *(("preview", url) for url in WITH_MEETINGS)]
ILLUSTRATED = "aktuelt/fire-bilder/"
SIZES = {"liggende": (900, 500), "staende": (500, 900), "lite": (120, 90), "kvadrat": (700, 700)}


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The full site and an article with four pictures of different shapes."""
    root = tmp_path_factory.mktemp("illustrated")
    content = root / "content"
    shutil.copytree(FULL, content)
    for name, size in SIZES.items():
        Image.linear_gradient("L").resize(size).convert("RGB").save(content / "images" / f"{name}.png")
    first, *others = SIZES
    front = f"title: Fire bilder\nsummary: En prøve.\nowner: redaksjonen\nreview_by: 2027-11-22\nimage: {first}.png\nalt: Et felt."
    text = "\n\n".join(f"## Om {name}\n\nEt avsnitt foran bildet.\n\n![Et felt.]({name}.png)" for name in others)
    (content / "articles" / "fire-bilder.md").write_text(f"---\n{front}\n---\n\nFire bilder.\n\n{text}\n", encoding="utf-8")
    data = build(root / "site", content=content)
    with hosting(root / "site") as host:
        yield BuiltSite(root / "site", host.origin, data)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for this module."""
    with chromium() as running:
        yield running


def documents(site: BuiltSite) -> list[Document]:
    """Every page of the site, error pages too."""
    return list(site.data.documents.values())


def images(tree: HtmlElement) -> list[HtmlElement]:
    return [element for element in tree.iter("img") if isinstance(element, HtmlElement)]


@pytest.fixture(params=["site", "preview", "centre", "centre_preview"])
def built(request: pytest.FixtureRequest) -> BuiltSite:
    """The public sites, and the previews, in which there are groups and events."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, BuiltSite)
    return found


def test_bytes(built: BuiltSite) -> None:
    """A page and its style sheet are one response: home at most 9 kB of brotli, a page with the map or with every page
    of the site 14 kB, any other 7 kB; and 120 bytes for each group or event that it lists."""
    sizes = {doc.save_as: (compressed((built.folder / doc.save_as).read_bytes()), limit(doc)) for doc in documents(built)}
    assert sizes
    assert {page: size for page, size in sizes.items() if size[0] > size[1]} == {}


def test_elements(built: BuiltSite) -> None:
    """No page has more than 400 elements, but for the list of all pages, and 15 for each group or event that a page lists."""
    counts = {
        doc.save_as: (elements(built.tree(doc.save_as)), elements_limit(doc))
        for doc in documents(built)
        if doc.template != ALL_PAGES
    }
    assert {page: count for page, count in counts.items() if count[0] > count[1]} == {}


def test_pictures_say_their_size(site: BuiltSite, illustrated: BuiltSite) -> None:
    """Every picture has its width and height, so that nothing moves when it comes."""
    found = {
        (page, image.get("src")): image
        for built in (site, illustrated)
        for page in built.pages
        for image in images(built.tree(page))
    }
    assert len(found) >= len(SIZES)
    without = [
        where for where, image in found.items() if not all((image.get(name) or "").isdecimal() for name in ("width", "height"))
    ]
    assert without == []


def test_only_the_first_picture_is_waited_for(site: BuiltSite, illustrated: BuiltSite) -> None:
    """The first picture of a page is asked for at once, the others when the reader comes near them."""
    for built in (site, illustrated):
        for page in built.pages:
            loading = [image.get("loading") for image in images(built.tree(page))]
            assert loading in ([], [None, *["lazy"] * (len(loading) - 1)]), page
    page = f"{ILLUSTRATED}index.html"
    assert len(images(illustrated.tree(page))) == len(SIZES)


def test_scripts_are_small() -> None:
    """A script that enhances a page weighs at most 3 kB of brotli; also those that only some offices' sites use."""
    sizes = {path.name: compressed(path.read_bytes()) for path in (ROOT / "theme" / "static" / "js").glob("*.js")}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > SCRIPT_LIMIT} == {}


@pytest.mark.slow
def test_requests(site: BuiltSite, browser: Browser) -> None:
    """A page is one request, its pictures, and at most one deferred script; nothing holds back the first paint. The tab's
    icon, which a browser asks for once a site, is not the page's."""
    with new_page(browser, width=412) as page:
        for document in documents(site):
            tree = site.tree(document.save_as)
            loaded = load(page, site.address(document.save_as))
            scripts = loaded.of_type("script")
            assert len(loaded.of_type("document")) == 1, document.url
            assert len(loaded.of_type("image")) <= len(images(tree)), document.url
            assert len(scripts) <= 1, [script.url for script in scripts]
            assert tree.xpath("//script[@src][not(@defer)]") == [], document.url
            assert loaded.blocking == (), document.url
            known = loaded.of_type("document", "image", "script")
            icons = [f"{site.origin}{href}" for href in tree.xpath("//link[@rel='icon']/@href")]
            assert [it.url for it in loaded.requests if it not in known and it.url not in icons] == [], document.url
            for script in scripts:
                name = script.url.removeprefix(f"{site.origin}/")
                assert compressed((site.folder / name).read_bytes()) <= SCRIPT_LIMIT, name


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("shown", "url"), PAGES)
def test_nothing_moves(shown: str, url: str, width: int, browser: Browser, request: pytest.FixtureRequest) -> None:
    """Cumulative layout shift is exactly 0 on every kind of page when its pictures come late."""
    with new_page(browser, width=width) as page:
        assert shift(page, f"{request.getfixturevalue(shown).origin}/{url}") == 0


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_around_many_pictures(illustrated: BuiltSite, browser: Browser, width: int) -> None:
    """Nor does anything move on a page with pictures of different shapes, late ones above and below the fold."""
    with new_page(browser, width=width) as page:
        assert shift(page, f"{illustrated.origin}/{ILLUSTRATED}") == 0


@pytest.mark.slow
def test_the_measure_sees_what_moves(illustrated: BuiltSite, browser: Browser, tmp_path: Path) -> None:
    """The same page without the sizes of its pictures moves: the measure above can fail."""
    folder = tmp_path / "site"
    shutil.copytree(illustrated.folder / "bilder", folder / "bilder")
    file = folder / ILLUSTRATED / "index.html"
    file.parent.mkdir(parents=True)
    tree = illustrated.tree(f"{ILLUSTRATED}index.html")
    sizes = {f'{name}="{image.get(name)}"' for image in images(tree) for name in ("width", "height")}
    text = illustrated.text(f"{ILLUSTRATED}index.html")
    for size in sizes:
        text = text.replace(size, "")
    file.write_text(text, encoding="utf-8")
    with hosting(folder) as host, new_page(browser, width=412) as page:
        assert shift(page, f"{host.origin}/{ILLUSTRATED}") > 0
