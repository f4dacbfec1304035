"""What the tests of the attack share: what came of each row, the sites that were built of those let pass, and what Chromium saw."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser import launch
from conftest import made_once
from sites import serve

from .attack import Outcome
from .building import Built, build, surroundings
from .table import Vector, vectors
from .visit import ARGUMENTS, Seen, visit

ATTACK = Path(__file__).resolve().parent / "attack.py"


@dataclass(frozen=True)
class Attack:
    """The rows by name, and what came of each of those that are refused or bounded."""

    rows: dict[str, Vector]
    outcomes: list[Outcome]

    def expected(self, outcome: Outcome) -> str:
        return self.rows[outcome.name].expected


@pytest.fixture(scope="session")
def rows() -> list[Vector]:
    """The whole table."""
    return vectors()


@pytest.fixture(scope="session")
def attacked(rows: list[Vector], tmp_path_factory: pytest.TempPathFactory) -> Attack:
    """Reads and checks the rows, in a process of its own, whose memory is the product's."""
    return Attack({row.name: row for row in rows}, made_once(tmp_path_factory, "hostile-attack", _attacked)[1])


def _attacked(folder: Path) -> list[Outcome]:
    subprocess.run([sys.executable, str(ATTACK), str(folder)], check=True)
    return [Outcome(**outcome) for outcome in json.loads(folder.read_text(encoding="utf-8"))]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The public site of the office, of all rows that are let pass."""
    return made_once(tmp_path_factory, "hostile-public", _built)[1]


@pytest.fixture(scope="session")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Of a closed office, as a preview, in which drafts and examples are shown too: the rows that have to do with that."""
    return made_once(tmp_path_factory, "hostile-preview", _built_closed)[1]


def _built(root: Path) -> Built:
    root.mkdir()
    return build(surroundings(root, _let_pass()), "test", root / "ut")


def _built_closed(root: Path) -> Built:
    root.mkdir()
    rows = [row for row in _let_pass() if row.kind in ("markup", "formats", "names", "withdrawal")]
    return build(surroundings(root, rows), "stengt", root / "ut", "--preview")


def _let_pass() -> list[Vector]:
    return [row for row in vectors() if row.expected == "harmless"]


@pytest.fixture(scope="session")
def public(published: Built, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Every document of the public site, opened."""
    return made_once(tmp_path_factory, "hostile-seen", lambda _: _seen(published.folder, documents(published.folder)))[1]


@pytest.fixture(scope="session")
def of_closed(closed: Built, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Of the closed office's preview, a page of each folder: they differ from the public ones by the office."""
    pages = [path for path in documents(closed.folder) if path.endswith(".html")]
    first = {path.rpartition("/")[0].rpartition("/")[0]: path for path in reversed(pages)}
    paths = [*first.values(), "index.html", "en/index.html", "404.html"]
    return made_once(tmp_path_factory, "hostile-seen-preview", lambda _: _seen(closed.folder, paths))[1]


def documents(folder: Path) -> list[str]:
    """The paths, relative to the folder, of what a browser could be led to open: every page but those of old addresses, which lead
    on by design, and the first files of every other form."""
    leading = {line.split()[0].strip("/") for line in (folder / "_redirects").read_text(encoding="utf-8").splitlines()}
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_other = name.startswith(("pagefind/", "bilder/", "filer/")) or name.removesuffix("/index.html") in leading
        if path.is_file() and path.suffix and not is_other:
            found.setdefault(path.suffix, []).append(name)
    return [name for ending, names in found.items() for name in (names if ending == ".html" else names[:3])]


def _seen(folder: Path, paths: Iterable[str]) -> Seen:
    with alone() as browser, serve(folder) as origin:
        return visit(browser, origin, [path.removesuffix("index.html") for path in paths])


@contextmanager
def alone() -> Iterator[Browser]:
    """A Chromium that finds no other host."""
    with sync_playwright() as playwright, launch(playwright.chromium, *ARGUMENTS) as browser:
        yield browser
