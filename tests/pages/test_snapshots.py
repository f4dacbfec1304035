"""The accessibility tree of the main templates, as a text that people review.

After a change that is meant: ``UPDATE_SNAPSHOTS=1 python3 tasks.py test --only tests/pages/test_snapshots.py``, and
read the difference before committing it. The site is the tests' own, so that editors change nothing here.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import new_page
from sites import BuiltSite

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).resolve().parent / "snapshots"


def main_templates(built: BuiltSite) -> dict[str, str]:
    """Template → the first page that uses it."""
    found: dict[str, str] = {}
    for document in built.data.documents.values():
        if document.lang == "nb":
            found.setdefault(document.template, document.save_as)
    return found


def test_accessibility_tree(open_office: BuiltSite, browser: Browser) -> None:
    """What a screen reader is told of each template is what was reviewed."""
    changed: list[str] = []
    templates = main_templates(open_office)
    FOLDER.mkdir(exist_ok=True)
    with new_page(browser, width=1280) as page:
        for template, name in templates.items():
            page.goto(open_office.address(name))
            tree = page.locator("body").aria_snapshot() + "\n"
            path = FOLDER / f"{template}.yml"
            if os.environ.get("UPDATE_SNAPSHOTS"):
                path.write_text(tree, encoding="utf-8")
            if not path.exists() or path.read_text(encoding="utf-8") != tree:
                changed.append(template)
    assert changed == []
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted(templates)
