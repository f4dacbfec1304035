"""What the tests of groups and events share."""

from pathlib import Path

import pytest

from conftest import FULL


@pytest.fixture(scope="session")
def content() -> Path:
    return FULL
