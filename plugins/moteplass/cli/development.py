"""What those who work at the code do: tests, the handbook's tables, pictures, figures."""

import shlex
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from invoke.exceptions import Exit

from ..paths import ROOT
from ..words import editor_words
from .handbook import tables
from .status import WRONG_CALL

STYLE = [["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."], ["-m", "mypy"]]


def test(only: str, fast: bool) -> None:
    """Install what the tests need, check style and types, run pytest; exits with the first status that is not 0."""
    try:
        steps = steps_of_tests(only, fast)
    except ValueError as error:
        raise Exit(editor_words()("cli.wrong_call", problem=error), WRONG_CALL) from None
    _run(steps)


def steps_of_tests(only: str, fast: bool) -> list[list[str]]:
    """What Python is called with, one call after another; the whole suite runs on all processors, up to four, since each has
    browsers and sites of its own. Raises ValueError if ``only`` has a quotation that does not end."""
    everywhere = [] if only else ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
    selected = [*everywhere, *(["-m", "not slow"] if fast else []), *shlex.split(only)]
    checks = [*STYLE, ["-m", "pytest", *selected]]
    return checks if fast else [[str(ROOT / "tests" / "install.py")], *checks]


def lint() -> None:
    """Style and types alone; exits with the first status that is not 0."""
    _run(STYLE)


def coverage(summary: str) -> None:
    """Run the tests that need no browser; print which branches none of them takes, and add the table to a file if one is named."""
    _run([["-m", "pytest", "--numprocesses", "auto", "-m", "not slow", "--cov", "--cov-report="]])
    report = [sys.executable, "-m", "coverage", "report", "--format=markdown", "--sort=cover"]
    table = subprocess.run(report, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    print(table)
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(table)


def handbook() -> None:
    """Write the tables of the handbook from the content model."""
    path = ROOT / "docs" / "felt.md"
    path.write_text(tables(editor_words()), encoding="utf-8")
    print(editor_words()("cli.handbook", file=path.relative_to(ROOT)))


def screenshots() -> None:
    """Take pictures of the main pages of a real build."""
    _run([["tests/install.py"], ["tests/screenshots.py"]])


def quality() -> None:
    """Write what the accessibility checkers find now, and docs/quality.md from a real build and the last runs of the benchmarks."""
    _run([["tests/install.py"], ["benchmarks/accessibility.py"], ["benchmarks/quality.py"]])


def _run(calls: Iterable[list[str]]) -> None:
    """Each in a Python of its own, in the project's folder; exits with the first status that is not 0."""
    for arguments in calls:
        if status := subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode:
            raise Exit(code=status)
