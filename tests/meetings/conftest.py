"""The preview of LINK Bergen og omegn, in which the example groups and events are shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, TODAY, build
from moteplass.enrich.site import Site
from pages.conftest import serve
from sites import BuiltSite


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """Built for 2026-12-01, so that nothing in it grows old."""
    folder = tmp_path_factory.mktemp("preview")
    data: Site = build(folder, preview=True)
    assert TODAY.isoformat() == "2026-12-01"
    with serve(folder) as origin:
        yield BuiltSite(folder, origin, data)


@pytest.fixture(scope="session")
def content() -> Path:
    return ROOT / "content"
