"""Changes one module in small ways, one at a time, and shows which changes no test notices.

    .venv/bin/python tools/mutation.py model/schedule.py

cosmic-ray makes the changes, in copies of the project; the working tree is not touched. Of all that it can change at one place one
change is drawn, and of the places as many as `--sample` says: the same each time for the same `--seed`. Asked are the test files
that run the changed line, the quickest first, as many as SECONDS allow; none of them needs a browser. Which lines a test file runs
is measured once, for all in a quarter of an hour, and kept in `.cache/mutation/` until the test file or the module is changed.

What is left alive is not always wrong: a change of speed alone, or of a sentence, has nothing that a test could notice.
"""

import argparse
import importlib.util
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import accumulate, groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from coverage import Coverage, CoverageData

if TYPE_CHECKING:
    from cosmic_ray.work_item import WorkItem

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path("plugins/moteplass")
MEASURED = ROOT / ".cache" / "mutation"
PYTEST = ["-m", "pytest", "-x", "-q", "-m", "not slow", "-p", "no:cacheprovider"]
WORKERS = os.cpu_count() or 1
SECONDS = 180.0  # of a processor, for the tests that one change is shown to; those that notice it end it sooner
PATIENCE = 10  # tests that last this many times longer, beyond half a minute, have noticed the change: an endless loop
Attempt: TypeAlias = "tuple[WorkItem, list[str]]"  # a change, and the test files that it is shown to


class Reach(TypedDict):
    """How long a test file keeps a processor, and the lines that it runs in each module: none if it fails."""

    seconds: float
    lines: dict[str, list[int]]


def main() -> int:
    """The exit status: 0 nothing is left alive, 1 something is, 2 the call is wrong or the tests fail as they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="+", metavar="module", type=Path, help=f"below {PACKAGE}/")
    parser.add_argument("--sample", type=int, default=40, help="places to change in each module (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="draws others (default: %(default)s)")
    options = parser.parse_args()
    if unknown := [path for path in options.modules if not (ROOT / PACKAGE / path).is_file()]:
        parser.error(f"not in {PACKAGE}/: {', '.join(map(str, unknown))}")
    if importlib.util.find_spec("cosmic_ray") is None:
        parser.error("first: .venv/bin/python -m pip install --require-hashes -r requirements/mutation.txt")
    with copies() as folders:
        tests = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py"))
        reach = {test: measure(test, options.modules, folders[0]) for test in tests}
        drawn = {path: draw(folders[0] / PACKAGE / path, options.sample, options.seed) for path in options.modules}
        attempts = {
            path: [(change, files_to_ask(path, change.mutations[0].start_pos[0], reach)) for change in changes]
            for path, (_, changes) in drawn.items()
        }
        asked = sorted({test for each in attempts.values() for _, files in each for test in files})
        call = [sys.executable, *PYTEST, *asked]
        if asked and subprocess.run(call, cwd=folders[0], stdout=subprocess.DEVNULL, check=False).returncode:
            print(f"the tests fail as they are: {shlex.join(call)}", file=sys.stderr)
            return 2
        return max([mutate(path, places, attempts[path], reach, folders) for path, (places, _) in drawn.items()])


@contextmanager
def copies() -> Iterator[list[Path]]:
    """A copy of the working tree, with its history, for each processor."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.split("\0")
    with TemporaryDirectory(prefix="mutation-") as temporary:
        folders = [Path(temporary, str(number), ROOT.name) for number in range(WORKERS)]
        for folder in folders:
            subprocess.run(["git", "clone", "-q", "--shared", ROOT, folder], check=True)
            for name in filter(None, names):
                (folder / name).unlink(missing_ok=True)
                if os.path.lexists(ROOT / name):  # else it is deleted, but not yet in git
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(ROOT / name, folder / name, follow_symlinks=False)
            (folder / ".venv").symlink_to(ROOT / ".venv")
        yield folders


def measure(test: str, modules: Iterable[Path], folder: Path) -> Reach:
    """What a test file runs, as it was measured or, if it or one of the modules has changed since, as it is now in this copy."""
    kept = MEASURED / f"{test}.json"
    files = (ROOT / test, *(ROOT / PACKAGE / module for module in modules))
    if not kept.exists() or any(kept.stat().st_mtime < path.stat().st_mtime for path in files):
        print(f"measuring {test}", file=sys.stderr, flush=True)
        with TemporaryDirectory() as temporary:
            call, before = ["-m", "coverage", "run", f"--data-file={temporary}/data", *PYTEST, test], os.times()
            passed = subprocess.run([sys.executable, *call], cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode == 0
            seconds, coverage = os.times().children_user - before.children_user, Coverage(f"{temporary}/data")
            coverage.combine()
            lines = lines_run(coverage.get_data(), folder) if passed else {}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(Reach(seconds=seconds, lines=lines)), encoding="utf-8")
    reach: Reach = json.loads(kept.read_bytes())
    return reach


def lines_run(found: CoverageData, folder: Path) -> dict[str, list[int]]:
    """Module → its lines that were run in this copy. Some test files run a copy of their own, which no change of ours is in."""
    ran = [file for file in found.measured_files() if Path(file).is_relative_to(folder)]
    return {Path(file).relative_to(folder / PACKAGE).as_posix(): sorted(found.lines(file) or ()) for file in ran}


def files_to_ask(module: Path, line: int, reach: Mapping[str, Reach]) -> list[str]:
    """The test files that run a line of a module, the quickest first. Of a statement of several lines the first is measured. What
    all run, as a constant, they run by importing the module: of them those that run more of it are asked."""
    measured = {test: set(each["lines"].get(module.as_posix(), ())) for test, each in reach.items()}
    first = max((number for lines in measured.values() for number in lines if number <= line), default=line)
    running = sorted((test for test, lines in measured.items() if first in lines), key=lambda test: reach[test]["seconds"])
    imported = set[int]().union(*measured.values()).intersection(*filter(None, measured.values()))
    running = [test for test in running if measured[test] > imported] or running
    total = accumulate(reach[test]["seconds"] for test in running)
    return [test for test, seconds in zip(running, total, strict=True) if seconds <= SECONDS] or running[:1]


def mutate(path: Path, places: int, attempts: Sequence[Attempt], reach: Mapping[str, Reach], folders: list[Path]) -> int:
    """Make these changes of one module and print what is left alive."""
    with ProcessPoolExecutor(len(folders)) as pool:
        shares = [attempts[number :: len(folders)] for number in range(len(folders))]
        results = [pool.submit(attempt, *each, path, reach) for each in zip(shares, folders, strict=True)]
        alive = [change for each in results for change in each.result()]
    print(*sorted(alive), f"{path}: {len(alive)} of {len(attempts)} left alive ({places} places)\n", sep="\n", flush=True)
    return 1 if alive else 0


def draw(module: Path, size: int, seed: int) -> tuple[int, list["WorkItem"]]:
    """(how many places can be changed, one change of each that was drawn)."""
    from cosmic_ray.commands.init import init
    from cosmic_ray.work_db import use_db

    def what(item: "WorkItem") -> tuple[tuple[int, int], tuple[int, int], str, int]:
        (change,) = item.mutations
        return change.start_pos, change.end_pos, change.operator_name, change.occurrence

    chance = random.Random(seed)
    with TemporaryDirectory() as temporary, use_db(Path(temporary, "changes.sqlite")) as database:
        init([module], database, {})
        items = sorted(database.work_items, key=what)
    one_each = [chance.choice(list(items)) for _, items in groupby(items, key=lambda item: what(item)[:2])]
    return len(one_each), chance.sample(one_each, min(size, len(one_each)))


def attempt(attempts: Sequence[Attempt], folder: Path, path: Path, reach: Mapping[str, Reach]) -> list[str]:
    """Make these changes in one copy, one after another, and return those that the tests let pass."""
    from attrs import evolve
    from cosmic_ray.mutating import mutate_and_test
    from cosmic_ray.work_item import TestOutcome

    os.chdir(folder)
    alive = []
    for change, tests in attempts:
        mutations = [evolve(mutation, module_path=folder / PACKAGE / path) for mutation in change.mutations]
        call = shlex.join([sys.executable, *PYTEST, *tests]) if tests else "true"  # which lets everything pass
        result = mutate_and_test(mutations, call, PATIENCE * sum(reach[test]["seconds"] for test in tests) + 30)
        if result.test_outcome != TestOutcome.KILLED:
            at = change.mutations[0].start_pos[0]
            lines = [line for line in (result.diff or "").splitlines() if re.match(r"[+-](?!\+\+|--)", line)]
            alive.append("\n".join([f"{path}:{at:03}", *(lines or [result.output or "no change"])]))
    return alive


if __name__ == "__main__":
    sys.exit(main())
