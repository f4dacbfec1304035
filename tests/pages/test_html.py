"""Every page is valid HTML with valid CSS, by two checkers that find different things."""

import json
from pathlib import Path

import pytest

from checkers import HTML_VALIDATE, html_validate, vnu
from sites import BuiltSite

pytestmark = pytest.mark.slow

# What .htmlvalidate.json changes of html-validate's recommended rules, and why.
REASONS = {
    "doctype-style": "lower case, as the HTML Standard's own examples; HTML 13.1.1 allows any case",
    "valid-id": "relaxed: HTML 3.2.3.1 allows everything but white space; ours begin with «_» so that no heading can be the same",
    "prefer-native-element": "a wide table's box is a region so that the keyboard can scroll it, not a section of the text",
    "require-sri": "for other hosts alone: our own script comes from where the page comes from",
    "long-title": "the page's own title comes first and the office's name last, where it may be cut; `check` limits the title",
}


def test_nu_html_checker(all_opened: list[BuiltSite]) -> None:
    """The Nu Html Checker (W3C) finds neither errors nor warnings in any page, style sheet or SVG."""
    assert vnu(all_opened) == []


def test_html_validate(all_opened: list[BuiltSite], tmp_path: Path) -> None:
    """html-validate's recommended rules hold on every page, warnings too."""
    assert html_validate(all_opened, tmp_path / "results.json") == []


def test_every_changed_rule_has_its_reason() -> None:
    """No rule of html-validate is switched off or changed without a reason in this file."""
    config = json.loads(HTML_VALIDATE.read_text(encoding="utf-8"))
    assert config["extends"] == ["html-validate:recommended", "html-validate:document"]
    assert set(config["rules"]) == set(REASONS)
    assert all(REASONS.values())
