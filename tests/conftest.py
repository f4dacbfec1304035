"""The sites that the tests look at, each built once by the real pipeline."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from moteplass.enrich.site import Site
from moteplass.render import render
from sites import BuiltSite, serve

ROOT = Path(__file__).resolve().parents[1]
TODAY = datetime.date(2026, 12, 1)


def build(
    folder: Path, *, office: str = "bergen", site_url: str = "", preview: bool = False, content: Path = ROOT / "content"
) -> Site:
    """Build one site into ``folder`` and return it as data."""
    return render(office=office, content=content, output=folder, today=TODAY.isoformat(), site_url=site_url, preview=preview)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The public site of LINK Bergen og omegn, served at the root of a host as a plain file server would."""
    folder = tmp_path_factory.mktemp("site")
    data = build(folder)
    with serve(folder) as origin:
        yield BuiltSite(folder, origin, data)


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The preview of LINK Bergen og omegn, in which the example groups and events are shown."""
    folder = tmp_path_factory.mktemp("preview")
    data = build(folder, preview=True)
    with serve(folder) as origin:
        yield BuiltSite(folder, origin, data)
