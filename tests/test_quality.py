"""docs/quality.md says what was measured."""

import json
from collections.abc import Callable

import pytest
from benchmarks.last_runs import benchmark, finder, network

from conftest import ROOT


@pytest.mark.parametrize("part", [finder, network, benchmark])
def test_it_is_of_the_last_runs(part: Callable[[], str]) -> None:
    """Each part of a benchmark is what its committed results say, aims that are not met too. After a run of one:
    ``python3 tasks.py quality``."""
    assert part() in (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")


def test_it_is_of_the_checkers_in_use() -> None:
    """The versions that the tests pin: a newer checker asks for a new run of ``python3 tasks.py quality``."""
    pinned = json.loads((ROOT / "tests" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    said = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    checkers = {"axe": "axe-core", "IBM Equal Access": "accessibility-checker-engine", "Nu Html Checker": "vnu-jar"}
    for name, package in {**checkers, "html-validate": "html-validate"}.items():
        assert f"| Problems that {name} {pinned[package]} finds on " in said
