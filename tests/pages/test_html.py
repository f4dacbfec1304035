"""Every page is valid HTML with valid CSS, by two checkers that find different things."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from browser import NODE_MODULES, npm_file
from sites import BuiltSite

pytestmark = pytest.mark.slow

CONFIG = NODE_MODULES.parent / ".htmlvalidate.json"
# What .htmlvalidate.json changes of html-validate's recommended rules, and why.
REASONS = {
    "doctype-style": "lower case, as the HTML Standard's own examples; HTML 13.1.1 allows any case",
    "valid-id": "relaxed: HTML 3.2.3.1 allows everything but white space; ours begin with «_» so that no heading can be the same",
    "prefer-native-element": "a wide table's box is a region so that the keyboard can scroll it, not a section of the text",
    "require-sri": "for other hosts alone: our own script comes from where the page comes from",
    "long-title": "the page's own title comes first and the office's name last, where it may be cut; `check` limits the title",
}


def test_nu_html_checker(opened: BuiltSite) -> None:
    """The Nu Html Checker (W3C) finds neither errors nor warnings in any page, style sheet or SVG."""
    files = [*opened.pages, *(path.relative_to(opened.folder).as_posix() for path in opened.folder.rglob("*.svg"))]
    jar = npm_file("vnu-jar/build/dist/vnu.jar")
    arguments = ["--stdout", "--exit-zero-always", "--format", "json", "--also-check-css", "--also-check-svg"]
    done = run(["java", "-jar", str(jar), *arguments, *files], opened)
    assert done.stdout, done.stderr
    messages = json.loads(done.stdout)["messages"]
    assert [describe(message) for message in messages] == []


def describe(message: dict[str, Any]) -> str:
    """The page, the place and the complaint on one line."""
    return f"{message['url'].rpartition('/file:')[2]}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')}"


def test_html_validate(opened: BuiltSite, tmp_path: Path) -> None:
    """html-validate's recommended rules hold on every page, warnings too."""
    program = npm_file("html-validate/bin/html-validate.mjs")
    # Into a file: html-validate ends before a pipe has taken more than its buffer holds.
    output = tmp_path / "results.json"
    formatter = ["--formatter", f"json={output}"]
    done = run(["node", str(program), "--config", str(CONFIG), *formatter, "--max-warnings", "0", *opened.pages], opened)
    assert output.is_file(), done.stderr
    results = json.loads(output.read_text(encoding="utf-8"))
    problems = [
        f"{result['filePath']}:{message['line']}: {message['ruleId']}: {message['message']}"
        for result in results
        for message in result["messages"]
    ]
    assert problems == []
    assert done.returncode == 0, done.stderr


def test_every_changed_rule_has_its_reason() -> None:
    """No rule of html-validate is switched off or changed without a reason in this file."""
    config = json.loads(CONFIG.read_text(encoding="utf-8"))
    assert config["extends"] == ["html-validate:recommended", "html-validate:document"]
    assert set(config["rules"]) == set(REASONS)
    assert all(REASONS.values())


def run(command: list[str], site: BuiltSite) -> subprocess.CompletedProcess[str]:
    """Run a checker in the site's folder; a checker that cannot be started fails the test."""
    program = shutil.which(command[0])
    assert program, f"no {command[0]}: run `python3 tasks.py test`, which says how to install it (tests/install.py)"
    return subprocess.run([program, *command[1:]], cwd=site.folder, capture_output=True, encoding="utf-8", check=False)
