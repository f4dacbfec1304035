"""Installs what the tests need beyond Python: programs of the system through apt where we may, and the npm packages.

Run with the Python of ``.venv``: ``python tests/install.py``. Exit status: 0 everything is there, 2 something is
missing that cannot be installed from here (the exact command is printed).
"""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS.parent / "plugins"))

from browser import BROWSERS
from moteplass.words import Words, editor_words

STAMP = TESTS / "node_modules" / ".stamp"


@dataclass(frozen=True)
class Tool:
    """A program under one of several names, the Debian packages that bring it, and the sentence for who must do it: none where
    the tests can do without it."""

    names: tuple[str, ...]
    packages: tuple[str, ...]
    sentence: str | None

    @property
    def is_here(self) -> bool:
        path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))  # where Debian puts servers
        return any(shutil.which(name, path=path) for name in self.names)


TOOLS = (
    Tool(("git",), ("git",), "cli.need_git"),
    Tool(("node",), ("nodejs", "npm"), "cli.need_npm"),
    Tool(("npm",), ("npm",), "cli.need_npm"),
    Tool(("java",), ("default-jre-headless",), "cli.need_java"),
    # Chromium without its window, with which pages are opened in two thirds of the time.
    Tool(BROWSERS[:1], ("chromium-headless-shell",), None),
    Tool(BROWSERS, ("chromium",), "cli.need_chromium"),
    Tool(("firefox-esr", "firefox"), ("firefox-esr",), "cli.need_firefox"),
    Tool(("nginx",), ("nginx-light",), "cli.need_nginx"),
    Tool(("caddy",), ("caddy",), "cli.need_caddy"),
)


def main() -> int:
    """Make sure of every tool and of the npm packages; returns the exit status."""
    words = editor_words()
    missing = [tool for tool in TOOLS if not tool.is_here]
    if missing:
        install_with_apt(missing, words)
    sentences = {tool.sentence for tool in missing if tool.sentence and not tool.is_here}
    for sentence in sorted(sentences):
        print(words(sentence), file=sys.stderr)
    return 2 if sentences else install_npm_packages(words)


def install_with_apt(tools: list[Tool], words: Words) -> None:
    """Install them where there is apt and we are root or may be it without a password; else leave them missing."""
    apt, sudo = shutil.which("apt-get"), as_root()
    if apt is None or sudo is None:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if any(tool.sentence for tool in tools):
        subprocess.run([*sudo, apt, "update", "-qq"], env=environment, check=False)
    for tool in tools:
        if tool.is_here:  # by what another has brought
            continue
        print(words("cli.installing_apt", package=" ".join(tool.packages)), flush=True)
        subprocess.run(
            [*sudo, apt, "install", "-qq", "-y", "--no-install-recommends", *tool.packages],
            env=environment, stdout=subprocess.DEVNULL, stderr=None if tool.sentence else subprocess.DEVNULL, check=False,
        )  # fmt: skip


def as_root() -> list[str] | None:
    """What to put before a command so that root runs it, or None where we may not."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install_npm_packages(words: Words) -> int:
    """``npm ci`` unless the stamp, written last, says that this lock has been installed whole."""
    wanted = lock_hash()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return 0
    print(words("cli.installing_npm"), flush=True)
    npm = shutil.which("npm")
    assert npm, "main() has looked for it"
    # No install scripts: vnu-jar's would fetch a Java of its own, and nothing else needs one.
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=TESTS, check=False).returncode:
        print(words("cli.npm_failed"), file=sys.stderr)
        return 2
    STAMP.write_text(wanted, encoding="utf-8")
    return 0


def lock_hash() -> str:
    """What ``node_modules`` is made from."""
    names = ("package.json", "package-lock.json")
    return hashlib.sha256(b"\0".join((TESTS / name).read_bytes() for name in names)).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
