"""docs/quality.md says what was measured."""

from collections.abc import Callable

import pytest
from benchmarks.last_runs import benchmark, finder, network

from conftest import ROOT


@pytest.mark.parametrize("part", [finder, network, benchmark])
def test_it_is_of_the_last_runs(part: Callable[[], str]) -> None:
    """Each part of a benchmark is what its committed results say, aims that are not met too. After a run of one:
    ``python3 tasks.py quality``."""
    assert part() in (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
