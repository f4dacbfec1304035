"""What the tests of pages share: the sites whose every page they look at, and the browser that opens them."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from browser import chromium
from conftest import FULL, build, made_once
from sites import BuiltSite, serve

from .looking import every_shape
from .visit import Visit, walk

# The templates that show groups or events.
MEETINGS = frozenset({"finder", "groups", "group", "events", "event", "municipality", "municipalities", "open_data"})
SAMPLES = ["site", "open_office", "closed_office", "meetings"]
SMALL = Path(__file__).resolve().parent / "content"
BORROWED = ("help_lines.yaml", "references.yaml", "tags.yaml")


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few entries in which everything is in use that the full site has not: pictures, redirects, a
    filled-in contact, titles with markup. Without git history."""
    return made_once(tmp_path_factory, "small_content", write_small_content)[0]


def write_small_content(folder: Path) -> None:
    shutil.copytree(SMALL, folder)
    for name in BORROWED:
        borrowed = (FULL / "data" / name).read_text(encoding="utf-8")
        (folder / "data" / name).write_text(
            borrowed.replace('"9901"', '"4601"'), encoding="utf-8"
        )  # the municipality of its offices
    (folder / "images").mkdir()
    square = Image.new("RGB", (1200, 800), "white")
    ImageDraw.Draw(square).rectangle((300, 200, 900, 600), fill="red")
    square.save(folder / "images" / "firkant.png")


@pytest.fixture(scope="session")
def open_office(tmp_path_factory: pytest.TempPathFactory, small_content: Path) -> Iterator[BuiltSite]:
    """The small content as an open office's site, with an address of its own below a sub-path."""
    root, data = made_once(
        tmp_path_factory, "open_office", lambda root: build(root / "link", office="apent", content=small_content)
    )
    with serve(root) as origin:
        yield BuiltSite(root / "link", f"{origin}/link", data)


@pytest.fixture(scope="session")
def closed_office(tmp_path_factory: pytest.TempPathFactory, small_content: Path) -> Iterator[BuiltSite]:
    """The small content as a closed office's site, at the root of a host."""
    folder, data = made_once(tmp_path_factory, "closed_office", partial(build, office="stengt", content=small_content))
    with serve(folder) as origin:
        yield BuiltSite(folder, origin, data)


@pytest.fixture(scope="session")
def meetings(preview: BuiltSite) -> BuiltSite:
    """Of the preview, the pages with groups and events; the others are those of the public site."""
    return replace(preview, templates=MEETINGS)


@pytest.fixture(scope="session")
def centre_meetings(centre_preview: BuiltSite) -> BuiltSite:
    """The same of the centre's preview."""
    return replace(centre_preview, templates=MEETINGS)


@pytest.fixture(scope="session", params=["site", "meetings"])
def real(request: pytest.FixtureRequest) -> BuiltSite:
    """Every page of the full site: the public one, then the groups and events of the preview."""
    return _fixture(request)


@pytest.fixture(scope="session", params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> BuiltSite:
    """The tests' own sites, for what is slow and shows on few pages: every page of ``each``, but those that the preview shares with
    the public site once."""
    return _fixture(request)


@pytest.fixture(scope="session", params=[*SAMPLES, "centre", "centre_meetings"])
def opened(request: pytest.FixtureRequest) -> BuiltSite:
    """What is opened page for page: the samples and the centre's own site."""
    return _fixture(request)


@pytest.fixture(scope="session", params=["site", "open_office", "closed_office", "preview", "centre", "centre_preview"])
def each(request: pytest.FixtureRequest) -> BuiltSite:
    """The full public site, the two small ones, and the preview, in which there are groups and events; then those of the centre."""
    return _fixture(request)


def _fixture(request: pytest.FixtureRequest) -> BuiltSite:
    built = request.getfixturevalue(request.param)
    assert isinstance(built, BuiltSite)
    return built


@pytest.fixture(scope="session")
def samples(site: BuiltSite, open_office: BuiltSite, closed_office: BuiltSite, meetings: BuiltSite) -> list[BuiltSite]:
    """Those of ``sample`` in one."""
    return [site, open_office, closed_office, meetings]


@pytest.fixture(scope="session", params=["samples", "centre"])
def all_opened(request: pytest.FixtureRequest) -> list[BuiltSite]:
    """Those of ``opened``: ours, or the centre's."""
    if request.param == "centre":
        return [request.getfixturevalue(name) for name in ("centre", "centre_meetings")]
    return list(request.getfixturevalue("samples"))


@pytest.fixture(scope="session")
def shapes(samples: list[BuiltSite]) -> set[Path]:
    """The pages of the samples that together have all that pages are made of."""
    return every_shape(samples)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all the tests of pages, gone before any other test runs (its event loop would be in their way)."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def visit(opened: BuiltSite, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """The walk through a site, once for all tests that ask about it."""
    return walked(opened, browser, tmp_path_factory)


@pytest.fixture(scope="package")
def sample_visit(sample: BuiltSite, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """The same walk through one of the samples."""
    return walked(sample, browser, tmp_path_factory)


def walked(built: BuiltSite, browser: Browser, factory: pytest.TempPathFactory) -> Visit:
    return made_once(factory, f"visit-{built.folder.name}", lambda _: walk(built, browser))[1]
