"""Which entries belong on which office's site."""

import datetime
from pathlib import Path

import pytest

from moteplass.read.content import Content, read_content
from moteplass.read.selection import select
from moteplass.words import site_words
from scenarios.overlay import TODAY, lay, page

OFFICE = "---\ntitle: {name}\nsummary: Et kontor i testene.\nkind: {kind}\narea: Et sted\n{more}---\n\nTekst.\n"


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Four offices, and a page for each way to name some of them."""
    offices = {
        "offices/apent.md": OFFICE.format(name="A", kind="link", more=""),
        "offices/stengt.md": OFFICE.format(name="B", kind="link", more="closed: 2023-02-20\n"),
        "offices/distrikt.md": OFFICE.format(name="C", kind="district", more=""),
        "offices/stengt-distrikt.md": OFFICE.format(name="D", kind="district", more="closed: 2023-02-20\n"),
    }
    pages = {
        f"pages/for-{name}.md": page(f"offices: {value}\n")
        for name, value in {
            "link": "link",
            "district": "district",
            "active": "active",
            "closed": "closed",
            "en": "[apent]",
            "to": "[apent, district]",
        }.items()
    }
    pages |= {
        "pages/kladd.md": page("status: draft\n"),
        "pages/eksempel.md": page("example: ja\n"),
        "pages/snart.md": page("publish_from: 2026-12-02\n"),
        "pages/i-dag.md": page("publish_from: 2026-12-01\npublish_until: 2026-12-01\n"),
        "pages/over.md": page("publish_until: 2026-11-30\n"),
        "stories/trukket.md": page("consent: {given_on: 2026-01-01, kept_by: leder, scope: site, withdrawn_on: 2026-12-01}\n"),
        "stories/trekkes.md": page("consent: {given_on: 2026-01-01, kept_by: leder, scope: site, withdrawn_on: 2026-12-02}\n"),
    }
    return read_content(lay(tmp_path, offices | pages), site_words())


def stems(content: Content, office: str, today: datetime.date = TODAY, preview: bool = False) -> set[str]:
    """The names of what the site shows."""
    return {source.stem for source in select(content, content.offices[office], today, preview)}


@pytest.mark.parametrize(
    ("office", "named"),
    [
        ("apent", {"for-link", "for-active", "for-en", "for-to"}),
        ("stengt", {"for-link", "for-closed"}),
        ("distrikt", {"for-district", "for-active", "for-to"}),
        ("stengt-distrikt", {"for-district", "for-closed", "for-to"}),
    ],
)
def test_offices(content: Content, office: str, named: set[str]) -> None:
    """By id, by kind, open or closed; several are joined; without the field everybody."""
    shown = stems(content, office)
    assert {stem for stem in shown if stem.startswith("for-")} == named
    assert {"bli-med", "forside", "sammen", "apent", "stengt", "distrikt", "stengt-distrikt"} <= shown


def test_what_the_public_sees(content: Content) -> None:
    """No draft, no example, nothing before its first day or behind its last, no withdrawn story; the preview has them all."""
    hidden = {"kladd", "eksempel", "snart", "over", "trukket"}
    assert not stems(content, "apent") & hidden
    assert {"i-dag", "trekkes"} <= stems(content, "apent")
    assert hidden <= stems(content, "apent", preview=True)


def test_the_day_decides(content: Content) -> None:
    """The day is an argument: tomorrow other things are public."""
    tomorrow = stems(content, "apent", TODAY + datetime.timedelta(days=1))
    assert "snart" in tomorrow
    assert not tomorrow & {"i-dag", "trekkes"}
