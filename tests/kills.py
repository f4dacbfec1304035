"""A program that publishes and is killed: SIGKILL in a process of its own, at every point where the disk is about to change, and in
every step of a whole build.

    PYTHONPATH=plugins python tests/kills.py FOLDER swap|two-renames|build

writes to FOLDER/results.json what was served and what lay there after each kill, and after the next start. Python's own audit
events (PEP 578) name the points: nothing in the code under test knows of them.
"""

import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from pagefind.service import get_executable

from moteplass.cli import build_command
from moteplass.generate.site import BuildOptions, prepare_site
from moteplass.model.dates import decide_today
from moteplass.publish import swap as swapping
from moteplass.write.host_maps import write_host_maps
from moteplass.write.mark import MARK

CONTENT = Path(__file__).resolve().parent / "scenarios" / "base" / "content"
OLD_DAY, NEW_DAY = "2026-12-01", "2026-12-02"
CHANGES = {"os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "subprocess.Popen"}
# The steps of a build, by the first event of that kind in it whose file has such a name.
STEPS = {
    "read": ("open", r"forside\.md$"),
    "render": ("open", r"site/404\.html$"),
    "write": ("open", r"site/feed\.xml$"),
    "search": ("os.remove", r"pagefind"),
    "verify": ("os.scandir", rf"/{swapping.NEW}$"),
    "the maps beside it": ("open", r"\.gone\.caddy$"),
    "after the swap": ("shutil.rmtree", r"\.building\.\w+$"),
}
SEARCHING = "while the search index is made"
Hook = Callable[[str, tuple[object, ...]], None]


def kill_at(number: int, names: list[str]) -> Hook:
    """A hook that notes each point at which the disk is about to change, and kills at the one with this number."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            changes = bool(int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        else:
            changes = event in CHANGES or (event == "ctypes.dlsym" and arguments[1] == "renameat2")
        if changes and len(names) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        if changes:
            names.append(f"{event} {arguments[0]}")

    return hook


def kill_in(step: str) -> Hook:
    """A hook that kills where a step of a build begins."""
    wanted, name = STEPS[step]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == wanted and re.search(name, str(arguments[0])):
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


def in_a_fork(work: Callable[..., None], *arguments: object) -> int:
    """The status with which it ended; where a signal ended it, its number below zero."""
    if (child := os.fork()) == 0:
        try:
            work(*arguments)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Swaps:
    """Kills everywhere between the lock and its release, with a site of three files."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.output = folder / "x", folder / "x" / "ut"
        self.site = prepare_site(BuildOptions("test", CONTENT, decide_today(OLD_DAY, {})))

    def publish(self, text: str) -> None:
        """What ``build`` does, with the making of the site left out."""
        place = swapping.place_of(self.output)
        with swapping.staging_folder(place) as staging:
            (staging / swapping.NEW / "side").mkdir(parents=True)
            for name in ("index.html", "side/index.html", MARK):
                (staging / swapping.NEW / name).write_text(text, encoding="utf-8")
            write_host_maps(self.site, self.output)
            swapping.swap(staging, place)

    def served(self) -> str:
        """What readers get: the text that all files have, or what is wrong with them."""
        texts = [path.read_text(encoding="utf-8") for path in self.output.rglob("*") if path.is_file()]
        return texts[0] if len(texts) == 3 and len({*texts}) == 1 else f"{len(texts)} files: {sorted({*texts})}"

    def results(self, form: str) -> list[dict[str, object]]:
        """Publish again and again, killed one point later each time, until one comes through."""
        found: list[dict[str, object]] = []
        ended = True
        while ended:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
            if form == "symlink":
                self.output.symlink_to("versjon", target_is_directory=True)
            if form != "missing":
                self.publish("gammel")
            ended = in_a_fork(self.publish_until, len(found)) == -signal.SIGKILL
            killed = {"killed": ended, "served": self.served()}
            self.publish("nyere")
            found.append({**killed, "then": self.served(), "left": beside(self.folder)})
        return found

    def publish_until(self, number: int) -> None:
        sys.addaudithook(kill_at(number, []))
        self.publish("ny")


def builds(folder: Path) -> list[dict[str, object]]:
    """Kills in every step of a whole build, and while the program that makes the search index runs."""
    old, new = folder / "old", folder / "new"
    # Nothing is built in this process itself: the threads that lightningcss starts would be missing in every fork.
    in_a_fork(build, old, OLD_DAY)
    in_a_fork(build, new, NEW_DAY)
    sites = {fingerprint(old): "old", fingerprint(new): "new"}
    killer = folder / "pagefind"
    killer.write_text(f'#!/bin/sh\nkill -9 $PPID\nsleep 0.2\nexec "{get_executable()}" "$@"\n', encoding="utf-8")
    killer.chmod(0o755)

    def killed_build(step: str, output: Path) -> None:
        if step in STEPS:
            sys.addaudithook(kill_in(step))
        else:
            os.environ["PAGEFIND_BINARY_PATH"] = str(killer)
        build(output, NEW_DAY)

    found = []
    for number, step in enumerate([*STEPS, SEARCHING]):
        here = folder / str(number)
        here.mkdir()
        target = here / ("ut" if number % 2 else "versjon")
        shutil.copytree(old, target)
        if not number % 2:
            (here / "ut").symlink_to("versjon", target_is_directory=True)
        ended = in_a_fork(killed_build, step, here / "ut") == -signal.SIGKILL
        served = sites.get(fingerprint(here / "ut"), "neither")
        with swapping.staging_folder(swapping.place_of(here / "ut")):
            pass  # as any next build begins
        found.append({"point": step, "killed": ended, "served": served, "left": beside(here)})
    return found


def build(output: Path, day: str) -> None:
    build_command.build(office="test", content=str(CONTENT), output=str(output), today=day, site_url="", preview=False)


def fingerprint(folder: Path) -> str:
    return repr([(str(path.relative_to(folder)), path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()])


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


if __name__ == "__main__":
    place, what = Path(sys.argv[1]), sys.argv[2]
    os.sync = lambda: None  # a kill loses nothing that was written, and the disk has other work
    if what == "two-renames":
        swapping._exchange = lambda *_: False  # as on macOS and Windows
    if what == "build":
        told: object = builds(place)
    else:
        swaps = Swaps(place)
        told = {form: swaps.results(form) for form in ("folder", "symlink", "missing")}
    (place / "results.json").write_text(json.dumps(told), encoding="utf-8")
