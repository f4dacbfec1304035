"""docs/quality.md says what was measured."""

import pytest
from benchmarks.quality import TARGET, benchmark, finder, network

MENDED = "run `python3 tasks.py quality`"


@pytest.mark.parametrize("part", [finder, network, benchmark])
def test_it_is_of_the_last_run(part: object) -> None:
    """Each part of a benchmark is what its committed results say, aims that are not met too."""
    assert callable(part)
    assert part() in TARGET.read_text(encoding="utf-8"), MENDED
