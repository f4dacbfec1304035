"""Search words are an editor's: there may be none of a list, and any sign in them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from conftest import build
from scenarios.overlay import lay
from sites import serve

from .conftest import StrictHandler
from .results import search

pytestmark = pytest.mark.slow

ODD = 'compound_parts: ["c++", "(gruppe", "[", "2\\\\1"]\n'


@pytest.mark.parametrize("words", ["", ODD], ids=["none", "odd"])
def test_any_search_words(words: str, tmp_path: Path, page: Page) -> None:
    """The search finds what there is, and shows the help lines to nobody where no word is one of danger."""
    content = lay(tmp_path, {"data/search_words.yaml": words} if words else {})
    build(tmp_path / "site", office="test", content=content)
    with serve(tmp_path / "site", StrictHandler) as origin:
        page.goto(f"{origin}/sok/")
        assert "bli-med/" in search(page, "gruppe")
        assert page.locator("#_crisis").is_hidden()
