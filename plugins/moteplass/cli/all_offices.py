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

from ..paths import ROOT
from ..read.content import Content
from ..read.selection import is_public

# Bytes for one build: 100 MB of Python and libraries, 300 for a picture at the limits, and as much again for everything else.
BUILD_MEMORY = 800_000_000


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
    kept_back = {source.stem for source in offices if source.is_valid and not (preview or is_public(source, content, today))}
    return sorted(content.stems("office") - kept_back)


def build_each(offices: list[str], options: list[str], output: Path, site_url: str) -> Iterator[Outcome]:
    """Build each into ``output/ID/``, ``at_once()`` at a time; outcomes as they come.

    ``options`` go to every build; an office's address, where ``site_url`` is given, is ``site_url/ID/``.
    """
    running: set[subprocess.Popen[str]] = set()
    with ThreadPoolExecutor(at_once()) as pool:
        try:
            builds = [pool.submit(_build, office, options, output / office, site_url, running) for office in offices]
            for done in as_completed(builds):
                yield done.result()
        except BaseException:  # stopped: cancel the queued builds, and stop those that run
            pool.shutdown(wait=False, cancel_futures=True)
            for process in [*running]:
                process.terminate()
            raise


def at_once() -> int:
    """As many builds as there are processors, but no more than the memory carries: a build that runs out of it is killed, or
    everything else on the machine is."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    if sys.platform == "win32":  # has no sysconf
        return processors
    # All that the machine has: what is free just now says little, since systems fill it with files they have read.
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(1, min(processors, memory // BUILD_MEMORY))


def _build(office: str, options: list[str], folder: Path, site_url: str, running: set[subprocess.Popen[str]]) -> Outcome:
    """``running`` has the process while it runs."""
    address = [f"--site-url={site_url.rstrip('/')}/{office}/"] if site_url else []
    command = [sys.executable, str(ROOT / "tasks.py"), "build", f"--office={office}", f"--output={folder}", *options, *address]
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="replace") as process:
        running.add(process)
        _, said = process.communicate()
        running.remove(process)
    seconds = time.monotonic() - start
    if process.returncode:
        return Outcome(office, False, seconds=seconds, problem=said.strip())
    return Outcome(office, True, sum(1 for _ in folder.rglob("*.html")), seconds)
