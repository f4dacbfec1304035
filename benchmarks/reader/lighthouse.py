"""Lighthouse on pages of a site, through node."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from browser import executable

HERE = Path(__file__).resolve().parent
DETERMINISTIC = ("accessibility", "best-practices", "seo")
CATEGORIES = ("performance", *DETERMINISTIC)
PAGES = {
    "home": "",
    "article": "aktuelt/noen-a-dele-med/",
    "story": "historier/link-bergen-og-statsbudsjettet/",
    "list": "aktuelt/",
}


@dataclass(frozen=True)
class Report:
    """One run on one page. Scores are 0–100; ``failed`` names the audits that took points."""

    url: str
    version: str
    scores: dict[str, int]
    failed: tuple[str, ...]


def lighthouse(urls: Sequence[str], *, runs: int = 1, categories: Sequence[str] = CATEGORIES) -> list[Report]:
    """``runs`` reports on each address, the addresses by turns."""
    node = shutil.which("node")
    if node is None:
        raise FileNotFoundError("no node: run `python3 tasks.py test`, which installs it (tests/install.py)")
    command = [node, str(HERE / "lighthouse.mjs"), str(runs), ",".join(categories), *urls]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": executable()}, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return [
        Report(
            url=it["url"],
            version=it["version"],
            scores={name: round(score * 100) for name, score in it["scores"].items()},
            failed=tuple(it["failed"]),
        )
        for it in json.loads(done.stdout)
    ]
