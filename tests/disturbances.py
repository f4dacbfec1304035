"""A program that builds on a machine that fails it: a full disk, no access, files that vanish, a signal, in each step.

    PYTHONPATH=plugins:tests:. python tests/disturbances.py FOLDER

writes to FOLDER/results.json how each build ended, what it said, what was served afterwards and what lay there. What goes wrong
does so inside Python's own audit events (PEP 578): it needs no rights, and the code under test knows nothing of it.
"""

import errno
import io
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import tasks
from PIL import Image

from kills import beside, fingerprint, in_a_fork
from moteplass.cli import program, status
from moteplass.write.mark import MARK
from scenarios.overlay import lay, page

Happening = Callable[[Path, str], None]  # given the content and the file that the event is about


def failing(name: str) -> Happening:
    """What the system says when it cannot."""
    number = getattr(errno, name)

    def happen(_: Path, path: str) -> None:
        raise OSError(number, os.strerror(number), path)

    return happen


def vanishing(name: str) -> Happening:
    """Somebody deletes a file of the content meanwhile, or all of it."""

    def happen(content: Path, _: str) -> None:
        if (content / name).is_dir():
            shutil.rmtree(content / name)
        else:
            (content / name).unlink()

    return happen


def changing(name: str) -> Happening:
    """Somebody saves something else under that name meanwhile."""

    def happen(content: Path, _: str) -> None:
        (content / name).write_bytes(b"Noe helt annet.")

    return happen


def cut(_: Path, path: str) -> None:
    """The disk was full, and the program that wrote there did not say so."""
    (Path(path) / "pagefind-entry.json").write_bytes(b"")


def asking(name: str) -> Happening:
    """Somebody, or the system, asks to stop, and again at once."""

    number = getattr(signal, name)

    def happen(_: Path, __: str) -> None:
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)

    return happen


@dataclass(frozen=True)
class Disturbance:
    """``event`` is one of Python's, or «write» for a file opened to be written; ``file``: a pattern for its name; ``status``: that
    of a build which it happens to."""

    event: str
    file: str
    happen: Happening
    status: int = status.WRONG_CALL


DISTURBANCES = {
    "the output's folder may only be read": Disturbance("write", r"\.ut\.lock$", failing("EROFS")),
    "no access beside the output": Disturbance("os.mkdir", r"\.building\.\w+$", failing("EACCES")),
    "a text without access": Disturbance("open", r"forside\.md$", failing("EACCES")),
    "a data file on a bad disk": Disturbance("open", r"tags\.yaml$", failing("EIO")),
    "full while rendering": Disturbance("write", r"site/404\.html$", failing("ENOSPC")),
    "the cache may only be read": Disturbance("write", r"\.cache/pictures/", failing("EROFS"), 0),
    "full while writing": Disturbance("write", r"site/feed\.xml$", failing("EDQUOT")),
    "no room for the search": Disturbance("os.mkdir", r"\.building\.\w+/tmp", failing("ENOSPC")),
    "the search program may not be run": Disturbance("subprocess.Popen", r"pagefind", failing("EACCES")),
    "the search program is missing": Disturbance("subprocess.Popen", r"pagefind", failing("ENOENT")),
    "full while the search index is written": Disturbance("os.listdir", r"/pagefind$", cut),
    "a page cannot be read again": Disturbance("open", r"site/om/index\.html$", failing("EIO")),
    "a map is a folder": Disturbance("os.rename", r"\.ut\.gone\.caddy$", failing("EISDIR")),
    "a picture vanishes": Disturbance("write", r"site/404\.html$", vanishing("images/bilde.png")),
    "a picture becomes something else": Disturbance("write", r"site/404\.html$", changing("images/bilde.png")),
    "a file to download vanishes": Disturbance("write", r"site/404\.html$", vanishing("files/ark.pdf")),
    "a text vanishes before it is read": Disturbance("open", r"pages/bli-med\.md$", vanishing("pages/ny.md")),
    "a text vanishes after it was read": Disturbance("write", r"site/404\.html$", vanishing("pages/ny.md"), 0),
    "all content vanishes": Disturbance("write", r"site/404\.html$", vanishing("")),
    "Ctrl+C while reading": Disturbance("open", r"forside\.md$", asking("SIGINT"), status.INTERRUPTED),
    "stopped while rendering": Disturbance("write", r"site/404\.html$", asking("SIGTERM"), status.INTERRUPTED),
    "the terminal closed while writing": Disturbance("write", r"site/feed\.xml$", asking("SIGHUP"), status.INTERRUPTED),
    "stopped while searching": Disturbance("subprocess.Popen", r"pagefind", asking("SIGTERM"), status.INTERRUPTED),
    "Ctrl+C while verifying": Disturbance("os.scandir", r"/site$", asking("SIGINT"), status.INTERRUPTED),
    "stopped before the swap": Disturbance("write", r"\.ut\.gone\.caddy$", asking("SIGTERM"), status.INTERRUPTED),
}


def lay_content(folder: Path, number: int) -> Path:
    """The base and a page that has a file to download and a picture, which no build before has made smaller."""
    sheet, picture = io.BytesIO(), io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(sheet)
    Image.new("RGB", (40, 30), (number, os.getpid() % 256, os.getpid() // 256 % 256)).save(picture, "PNG")
    text = page(body="![Et bilde.](../images/bilde.png)\n\n[Et ark](../files/ark.pdf)")
    return lay(folder, {"pages/ny.md": text, "files/ark.pdf": sheet.getvalue(), "images/bilde.png": picture.getvalue()})


def run(what: Disturbance, output: Path, content: Path, log: Path) -> None:
    """The task as it is called; what it says goes to ``log``. Ends the process with its status, or with 99 if nothing happened."""
    happened: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and what.event == "write" and int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR):
            event = "write"
        if event == what.event and not happened and re.search(what.file, str(arguments[0])):
            happened.append(event)
            what.happen(content, str(arguments[0]))

    for stream in (1, 2):
        os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    sys.addaudithook(hook)
    status = program.run(tasks, ["build", "--office=test", f"--content={content}", f"--output={output}", "--today=2026-12-02"])
    os._exit(status if happened else 99)


def results(folder: Path) -> dict[str, dict[str, object]]:
    """Each disturbance, of a build that would replace an old site."""
    found: dict[str, dict[str, object]] = {}
    for number, (name, what) in enumerate(DISTURBANCES.items()):
        here = folder / str(number)
        output, log, content = here / "x" / "ut", here / "log", lay_content(here, number)
        output.mkdir(parents=True)
        for file in (MARK, "index.html"):
            (output / file).write_text("test 2026-12-01 public", encoding="utf-8")
        before = fingerprint(output)
        status = in_a_fork(run, what, output, content, log)
        said = log.read_text(encoding="utf-8")
        found[name] = {"status": status, "said": said, "old": fingerprint(output) == before, "left": beside(output.parent)}
    return found


if __name__ == "__main__":
    place = Path(sys.argv[1])
    (place / "results.json").write_text(json.dumps(results(place)), encoding="utf-8")
