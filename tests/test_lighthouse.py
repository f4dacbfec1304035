"""Lighthouse's opinion of the pages that readers come to first."""

from pathlib import Path

import pytest
from benchmarks.reader.install import install
from benchmarks.reader.lighthouse import DETERMINISTIC, PAGES, lighthouse
from benchmarks.reader.site import build_site

from host import hosting

pytestmark = pytest.mark.slow


def test_scores(tmp_path: Path) -> None:
    """Home, article, story and list have 100 in accessibility, best practices and search engines. The score for performance
    changes with what else the machine does: benchmarks/reader/ measures it, several times."""
    install(peers=False)
    with hosting() as host:
        build_site(tmp_path / "site", host.origin)
        host.show(tmp_path / "site")
        reports = lighthouse([f"{host.origin}/{page}" for page in PAGES.values()], categories=DETERMINISTIC)
    assert len(reports) == len(PAGES)
    wrong = [report for report in reports if report.scores != dict.fromkeys(DETERMINISTIC, 100)]
    assert wrong == []
