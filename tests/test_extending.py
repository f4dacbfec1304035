"""What docs/architecture.md says of adding one of each, done to a copy: what is written there is enough."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, TODAY
from scenarios.overlay import BASE, lay, page

PALETTE = """
[hav]
accent = ["#0a4d5c", "#8fd0dd"]
accent-ink = ["#ffffff", "#08191d"]
accent-soft = ["#d9ecf0", "#1c3d45"]
"""
KIND_MODEL = '''"""A book that somebody has read."""

from .entry import Entry
from .values import Text


class Book(Entry):
    """Who wrote it."""

    author: Text
'''
KIND_ROW = 'Kind("book", "books", Book, "boker/", "list"),\n'
KIND_TEMPLATE = """{% extends "page.html" %}
{% block content %}<p>{{ document.entry.author }}</p>{{ super() }}{% endblock %}
"""
LIST_WORDS = '\n[lists.book]\ntitle = "Bøker"\nintro = "Bøker vi har lest."\nempty = "Ingen bøker."\n'
BOOK = "---\ntitle: Sula\nsummary: En bok.\nauthor: Toni Morrison\ndate: 2026\n---\n\nOm to venner.\n"
BUILD = (
    "import sys; from pathlib import Path; from moteplass.render.pelican import render; "
    f"render('test', Path(sys.argv[1]), Path(sys.argv[2]), '{TODAY}', '', False)"
)
CHECK = (
    "import sys, datetime; from pathlib import Path; from moteplass.check.preflight import read_and_check; "
    "from moteplass.words import editor_words; "
    f"[print(f.text(editor_words())) for f in read_and_check(Path(sys.argv[1]), datetime.date.fromisoformat('{TODAY}')).faults]"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the plugin and the theme with a palette and a kind more."""
    folder = tmp_path_factory.mktemp("adding") / "project"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder)
    append(folder / "theme" / "palettes.toml", PALETTE)
    (folder / "plugins" / "moteplass" / "model" / "book.py").write_text(KIND_MODEL, encoding="utf-8")
    kinds = folder / "plugins" / "moteplass" / "model" / "kinds.py"
    rows = kinds.read_text(encoding="utf-8").replace("from .campaign", "from .book import Book\nfrom .campaign", 1)
    kinds.write_text(rows.replace('    Kind("group"', f'    {KIND_ROW}    Kind("group"', 1), encoding="utf-8")
    (folder / "theme" / "templates" / "book.html").write_text(KIND_TEMPLATE, encoding="utf-8")
    for lang in ("nb", "nn", "en"):
        append(folder / "theme" / "locale" / f"{lang}.toml", LIST_WORDS)
    return folder


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def run(project: Path, program: str, *arguments: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(project / "plugins")}
    call = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(call, check=True, cwd=project, env=environment, capture_output=True, encoding="utf-8").stdout


def test_a_palette_and_a_kind(project: Path, tmp_path: Path) -> None:
    """With an entry in theme/palettes.toml an office may name it and has its colours. With a model, a row, a template and words a
    kind has pages with addresses of its own, their list and their crumbs, and is found by the search."""
    office = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("kind:", "palette: hav\nkind:", 1)
    link = page(body="Se [boka](../books/sula.md), og [alle](/boker/).")
    site = tmp_path / "site"
    run(project, BUILD, lay(tmp_path, {"offices/test.md": office, "books/sula.md": BOOK, "pages/x.md": link}), site)
    assert "--accent:light-dark(#0a4d5c,#8fd0dd)" in (site / "index.html").read_text(encoding="utf-8")
    book = (site / "boker" / "sula" / "index.html").read_text(encoding="utf-8")
    assert "Toni Morrison" in book
    assert '<a href="/boker/">Bøker</a>' in book
    assert '<a href="/boker/sula/">Sula</a>' in (site / "boker" / "index.html").read_text(encoding="utf-8")
    assert "/boker/sula/" in (site / "sok" / "index.html").read_text(encoding="utf-8")


def test_what_a_new_kind_takes(project: Path, tmp_path: Path) -> None:
    """The address and the title of its list are no other page's, and its fields are checked."""
    wrong = {
        "pages/boker.md": page(),
        "pages/x.md": page().replace("Ny side", "Bøker"),
        "books/sula.md": BOOK.replace("author", "autor"),
    }
    assert run(project, CHECK, lay(tmp_path, wrong)).splitlines() == [
        "content/books/sula.md:1: «author»: feltet mangler – legg til en linje øverst i fila: author: …",
        "content/books/sula.md:4: «autor»: feltet finnes ikke – mente du «author»?",
        "content/pages/boker.md:1: adressen «boker» bruker nettstedet selv – gi siden et annet navn",
        "content/pages/x.md:2: «title»: tittelen er den samme som på /boker/, som nettstedet lager selv – gi siden en annen",
    ]
