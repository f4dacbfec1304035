"""The newest preview build. Each is a process of its own, since Pelican leaks memory when it builds again and again in one."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from ..paths import ROOT
from ..words import editor_words


@dataclass
class Builds:
    """The newest preview build: where it lies, how many there have been, and what the last attempt printed if it failed."""

    options: list[str]
    folder: Path = Path()
    number: int = 0
    problem: str = ""
    news: threading.Condition = field(default_factory=threading.Condition)

    def build(self) -> None:
        """Build in a process of its own and tell those who wait."""
        command = [sys.executable, str(ROOT / "tasks.py"), "build", "--preview", "--output", str(self.folder), *self.options]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        silent = editor_words()("cli.build_ended", status=done.returncode)  # killed: it could not say why
        with self.news:
            self.problem = "" if done.returncode == 0 else done.stderr or done.stdout or silent
            self.number += 1
            self.news.notify_all()

    @property
    def base(self) -> str:
        """The path that the site lies under, as a browser asks for it. The feed knows: it may come from the office's file,
        and change there while we serve."""
        feed = json.loads((self.folder / "feed.json").read_bytes())
        return quote(urlsplit(feed["home_page_url"]).path, safe="/%")
