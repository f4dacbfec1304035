"""The sites that the tests look at, each built once by the real pipeline."""

import datetime
import os
import pickle
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock

from moteplass.enrich.site import Site
from moteplass.render.pelican import render
from sites import BuiltSite, serve

ROOT = Path(__file__).resolve().parents[1]
# A full site for the tests: every kind of entry, every language. Once a copy of a centre's content, which it need not follow.
FULL = ROOT / "tests" / "full" / "content"
# The content of the centre whose repository this is. Tests that look at every page of any site look at those of its sites too
# (`-k centre`); nothing else is known of it.
CENTRE = ROOT / "content"
TODAY = datetime.date(2026, 12, 1)
Made = TypeVar("Made")


def build(folder: Path, *, office: str = "", site_url: str = "", preview: bool = False, content: Path = FULL) -> Site:
    """Build one site into ``folder`` and return it as data."""
    return render(office=office, content=content, output=folder, today=TODAY.isoformat(), site_url=site_url, preview=preview)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> tuple[Path, Made]:
    """A folder of this name and what ``make`` returned for it: called by the first worker that asks, while the others wait
    (pytest-xdist, «Making session-scoped fixtures execute only once»)."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    returned = folder.with_name(f"{name}.pickle")
    with FileLock(f"{folder}.lock"):
        if not returned.exists():
            returned.write_bytes(pickle.dumps(make(folder)))
    return folder, pickle.loads(returned.read_bytes())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The public site of the tests' full content, served at the root of a host as a plain file server would."""
    folder, data = made_once(tmp_path_factory, "site", build)
    with serve(folder) as origin:
        yield BuiltSite(folder, origin, data)


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The preview of the tests' full content, in which the example groups and events are shown."""
    folder, data = made_once(tmp_path_factory, "preview", partial(build, preview=True))
    with serve(folder) as origin:
        yield BuiltSite(folder, origin, data)


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The public site of the centre whose repository this is."""
    folder, data = made_once(tmp_path_factory, "centre", partial(build, content=CENTRE))
    with serve(folder) as origin:
        yield BuiltSite(folder, origin, data)


@pytest.fixture(scope="session")
def centre_preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The preview of the same."""
    folder, data = made_once(tmp_path_factory, "centre-preview", partial(build, content=CENTRE, preview=True))
    with serve(folder) as origin:
        yield BuiltSite(folder, origin, data)
