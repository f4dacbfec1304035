"""What the tests of groups and events share."""

from pathlib import Path

import pytest

from conftest import ROOT
from pages.conftest import preview

__all__ = ["preview"]


@pytest.fixture(scope="session")
def content() -> Path:
    return ROOT / "content"
