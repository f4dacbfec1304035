"""In which order a site has its entries and its languages."""

from pathlib import Path

from meetings.small import build_small_site
from moteplass.model.article import Article
from scenarios.overlay import BASE, lay

from .entries import entry, home


def test_the_newest_first(tmp_path: Path) -> None:
    """Of one day by title, where small and large letters are the same; last those without a date."""
    dates = {"B": "2026-10-05", "a": "2026-10-05", "Eldst": "2025", "Nyest": "2026-10-06", "Uten": ""}
    files = {f"articles/{title.lower()}.md": entry(title, f"date: {day}\n" if day else "") for title, day in dates.items()}
    site = build_small_site(lay(tmp_path, files))
    assert [doc.title for doc in site.documents.of_kind("article")] == ["Nyest", "a", "B", "Eldst", "Uten"]
    assert [doc.title for doc in site.documents.entries(Article)] == ["Nyest", "a", "B", "Eldst", "Uten"]


def test_norwegian_first(tmp_path: Path) -> None:
    """Readers choose among bokmål, nynorsk, and then the other languages."""
    site = build_small_site(lay(tmp_path, {f"pages/{lang}.md": home(lang) for lang in ("en", "nn")}))
    assert list(site.homes.items()) == [("nb", ""), ("nn", "nn/"), ("en", "en/")]


def test_open_offices_first(tmp_path: Path) -> None:
    """Of the offices that serve a municipality those that are open come before those that are closed, whatever they are called."""
    office = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
    closed = office.replace("title: LINK", "closed: 2026-01-01\nnearest: [test]\ntitle: Et annet")
    elsewhere = office.replace("LINK Test", "LINK Annet").replace("4601", "0301")
    site = build_small_site(lay(tmp_path, {"offices/stengt.md": closed, "offices/annet.md": elsewhere}))
    assert [doc.source.stem for doc in site.offices_in("4601")] == ["test", "stengt"]
