"""Builds every office's site, each in a process of its own, so that one that fails neither stops nor harms another."""

import datetime
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from .read.content import Content

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    """How one office's build went: whether there is a new site, its pages, seconds, and what was said of a failure."""

    office: str
    done: bool
    pages: int = 0
    seconds: float = 0
    problem: str = ""


def public_offices(content: Content, today: datetime.date, preview: bool) -> list[str]:
    """The ids of the offices that have a site on this day, sorted; one whose file has faults counts as public."""
    offices = content.offices.values()
    kept_back = {source.stem for source in offices if source.whole and not (preview or source.entry.is_public(today))}
    return sorted(content.stems("office") - kept_back)


def build_each(offices: list[str], options: list[str], output: Path, site_url: str) -> Iterator[Outcome]:
    """Build each into ``output/ID/``, as many at a time as there are processors; outcomes as they come.

    ``options`` go to every build; an office's address, where ``site_url`` is given, is ``site_url/ID/``.
    """
    with ThreadPoolExecutor(processors()) as pool:
        try:
            builds = [pool.submit(_build, office, options, output / office, site_url) for office in offices]
            for done in as_completed(builds):
                yield done.result()
        except BaseException:  # Ctrl+C reaches the builds themselves; those that wait shall not begin
            pool.shutdown(cancel_futures=True)
            raise


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _build(office: str, options: list[str], folder: Path, site_url: str) -> Outcome:
    address = [f"--site-url={site_url.rstrip('/')}/{office}/"] if site_url else []
    command = [sys.executable, str(ROOT / "tasks.py"), "build", f"--office={office}", f"--output={folder}", *options, *address]
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    seconds = time.monotonic() - start
    if done.returncode:
        return Outcome(office, False, seconds=seconds, problem=done.stderr.strip())
    return Outcome(office, True, sum(1 for _ in folder.rglob("*.html")), seconds)
