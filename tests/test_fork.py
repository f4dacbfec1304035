"""A centre makes this its own site, and takes our later versions: with real git, as README and docs/drift.md tell it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from browser import NODE_MODULES
from conftest import ROOT
from scenarios.overlay import BASE

pytestmark = pytest.mark.slow

# A few pages of its own, none of ours: one office, in colours of its own, and a third language besides bokmål and English.
OWN = {
    "content/offices/fjellby.md": "---\ntitle: Møteplassen i Fjellby\nsummary: Et senter i testene.\nkind: link\narea: Fjellby\n"
    'municipalities: ["4601"]\npalette: egen\n---\n\nVi holder til i Fjellby.\n',
    "content/pages/forside-en.md": "---\ntitle: Welcome\nsummary: Where it begins.\nlang: en\nslug: index\ntemplate: home\n"
    "translation_of: forside\n---\n\nHere it begins.\n",
    "content/pages/forside-de.md": "---\ntitle: Willkommen\nsummary: Hier geht es los.\nlang: de\nslug: index\ntemplate: home\n"
    "translation_of: forside\n---\n\nHier geht es los.\n",
    "content/pages/mach-mit.md": "---\ntitle: Mach mit\nsummary: So findest du eine Gruppe.\nlang: de\ntranslation_of: bli-med\n"
    "tags: [treffen]\n---\n\nRuf einfach an.\n",
    "content/data/palettes.yaml": 'egen:\n  accent: {light: "#0a4d5c", dark: "#8fd0dd"}\n'
    '  accent_ink: {light: "#ffffff", dark: "#08191d"}\n  accent_soft: {light: "#d9ecf0", dark: "#1c3d45"}\n',
    "content/data/tags.yaml": "treffen: {nb: Møter, de: Treffen}\n",
    "content/data/next_steps.yaml": "nb:\n  default: [bli-med.md]\nde:\n  default: [mach-mit.md]\n",
}


# Git as somebody without settings has it, and pytest as if no other ran: what is made once is made for each run.
NAMES = {f"GIT_{who}_{what}": "test@example.no" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **NAMES,
}
GUIDE = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
# How a fork takes a later version: the commands of the guide, but for the first time's address.
UPDATE = re.findall(r"^git (?:fetch|merge|restore|commit).*", GUIDE[GUIDE.index("## Ta imot nye versjoner") :], re.MULTILINE)[:4]


def run(folder: Path, *command: str | Path) -> str:
    """What a command prints that must go well."""
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def commit(folder: Path, message: str) -> None:
    run(folder, "git", "add", "--all")
    run(folder, "git", "commit", "--quiet", "--message", message)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it is now, in Git."""
    folder = tmp_path_factory.mktemp("upstream") / "moteplass"
    for name in run(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    run(folder, "git", "init", "--quiet", "--initial-branch=main")
    commit(folder, "Ours")
    return folder


@pytest.fixture(scope="module")
def fork(ours: Path) -> Path:
    """A centre's own: all of its changes are in content/, and one new file of words."""
    folder = ours.with_name("fork")
    run(ours.parent, "git", "clone", "--quiet", "--origin", "upstream", ours, folder)
    shutil.rmtree(folder / "content")
    shutil.copytree(BASE, folder / "content")
    (folder / "content" / "offices" / "test.md").unlink()
    for name, text in OWN.items():
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "content" / "data" / "menu.yaml").open("a", encoding="utf-8") as menu:
        menu.write("de:\n  - {title: Mach mit, link: mach-mit.md}\n")
    shutil.copy(folder / "theme" / "locale" / "en.toml", folder / "theme" / "locale" / "de.toml")
    commit(folder, "Our centre")
    (folder / "tests" / "node_modules").symlink_to(NODE_MODULES)
    return folder


def test_a_fork_is_a_site(fork: Path) -> None:
    """Without naming the office, which is the only one; in its three languages and its colours, and nothing of ours in it."""
    assert "Merknader: 0." in run(fork, sys.executable, "tasks.py", "check"), "nothing of ours is missed"
    run(fork, sys.executable, "tasks.py", "build")
    home = (fork / "output" / "index.html").read_text(encoding="utf-8")
    assert "Møteplassen i Fjellby" in home
    assert "#0a4d5c" in home
    assert (fork / "output" / "de" / "mach-mit" / "index.html").is_file()
    assert not (fork / "output" / "nn").exists()
    assert [path for path in (fork / "output").rglob("*.html") if "LINK Bergen" in path.read_text(encoding="utf-8")] == []


def test_the_tests_hold_for_a_fork(fork: Path) -> None:
    """All that is asked of any centre's content is asked of this one's, and it passes: validators, axe, weight, privacy, search."""
    printed = run(fork, sys.executable, "-m", "pytest", "-k", "centre", "-p", "no:cacheprovider", "-p", "no:xdist")
    assert " passed" in printed
    assert " skipped" not in printed


def test_a_fork_takes_a_later_version(fork: Path, ours: Path) -> None:
    """By the commands of the guide: our later version comes whole, the centre's content stays as it is, and the site is built."""
    changed = {
        "theme/templates/partials/footer.html": "\n",
        "plugins/moteplass/model/article.py": "\n# Later.\n",
        "tests/test_fork.py": "\n# Later.\n",
        "content/pages/bli-med.md": "\nOg her.\n",
        "content/data/menu.yaml": "\n# Senere.\n",
        ".github/workflows/site.yml": "\n# Later.\n",
    }
    for name, text in changed.items():
        with (ours / name).open("a", encoding="utf-8") as file:
            file.write(text)
    commit(ours, "A later version")
    for command in UPDATE:
        subprocess.run(shlex.split(command), cwd=fork, env=ENVIRONMENT, capture_output=True, check=False)
    assert run(fork, "git", "status", "--porcelain", "--untracked-files=no") == ""
    assert (fork / "plugins/moteplass/model/article.py").read_text(encoding="utf-8").endswith("# Later.\n")
    assert "Og her." not in (fork / "content/pages/bli-med.md").read_text(encoding="utf-8")
    run(fork, sys.executable, "tasks.py", "build")
