"""Changes one module in small ways, one at a time, and shows which changes no test notices.

    .venv/bin/python tools/mutation.py model/schedule.py

cosmic-ray makes the changes, in copies of the project; the working tree is not touched. Of all that it can change at one place one
change is drawn, and of the places as many as `--sample` says: the same each time for the same `--seed`. Asked are first the tests
that bear the module's name or import it, then those of its room (ROOMS), but none that needs a browser.

What is left alive is not always wrong: a change of speed alone, or of a sentence, has nothing that a test could notice.
"""

import argparse
import importlib.util
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cosmic_ray.work_item import WorkItem

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path("plugins/moteplass")
# Room → the tests that go through all of it, and hold it by what comes out.
ROOMS = {
    "model": ("tests/model", "tests/meetings/test_very_day.py", "tests/meetings/test_agreement.py", "tests/test_scenarios.py"),
    "check": ("tests/test_scenarios.py", "tests/check"),
    "enrich": ("tests/meetings", "tests/pages/test_structure.py", "tests/secrecy", "tests/test_offices.py"),
    "publish": ("tests/publish", "tests/test_finished_files.py", "tests/test_swap.py"),
}
PYTEST = [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not slow", "-p", "no:cacheprovider"]
WORKERS = os.cpu_count() or 1
PATIENCE = 5  # tests that a change makes this many times slower have noticed it: an endless loop


def main() -> int:
    """The exit status: 0 nothing is left alive, 1 something is, 2 the call is wrong or the tests fail as they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="+", metavar="module", type=Path, help=f"below {PACKAGE}/")
    parser.add_argument("--sample", type=int, default=40, help="places to change in each module (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="draws others (default: %(default)s)")
    parser.add_argument("--tests", nargs="*", default=[], help="asked too, after all others: whole folders of tests, say")
    options = parser.parse_args()
    if unknown := [path for path in options.modules if not (ROOT / PACKAGE / path).is_file()]:
        parser.error(f"not in {PACKAGE}/: {', '.join(map(str, unknown))}")
    if importlib.util.find_spec("cosmic_ray") is None:
        parser.error("first: .venv/bin/python -m pip install --require-hashes -r requirements/mutation.txt")
    with copies() as folders:
        results = [
            mutate(path, [*files_to_ask(path), *options.tests], options.sample, options.seed, folders) for path in options.modules
        ]
    return max(results)


def files_to_ask(module: Path) -> list[str]:
    """The test files and folders to ask about a module, those that tell most in the shortest time first."""
    package, name = ".".join(("moteplass", *module.parent.parts)), module.stem
    importing = re.compile(rf"(from|import) {re.escape(package)}(\.{name}\b| import [^\n]*\b{name}\b)")
    files = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py"))
    namesakes = [file for file in files if file.endswith(f"/test_{name}.py")]
    importers = [file for file in files if importing.search((ROOT / file).read_text(encoding="utf-8"))]
    return list(dict.fromkeys([*namesakes, *importers, *ROOMS.get(module.parts[0], ("tests",))]))


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


def mutate(path: Path, tests: list[str], size: int, seed: int, folders: list[Path]) -> int:
    """Try a sample of changes of one module and print what is left alive."""
    call, began = [*PYTEST, *tests], time.monotonic()
    if subprocess.run(call, cwd=folders[0], stdout=subprocess.DEVNULL, check=False).returncode:
        print(f"{path}: the tests fail as they are: {shlex.join(call)}", file=sys.stderr)
        return 2
    patience = PATIENCE * (time.monotonic() - began) + 30
    places, changes = draw(folders[0] / PACKAGE / path, size, seed)
    print(f"{path}: {len(changes)} of {places} places; {' '.join(tests)}", flush=True)
    with ProcessPoolExecutor(len(folders)) as pool:
        shares = [changes[number :: len(folders)] for number in range(len(folders))]
        attempts = [pool.submit(attempt, *each, path, call, patience) for each in zip(shares, folders, strict=True)]
        alive = [change for each in attempts for change in each.result()]
    print(*sorted(alive), f"{path}: {len(alive)} of {len(changes)} left alive\n", sep="\n", flush=True)
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


def attempt(changes: Sequence["WorkItem"], folder: Path, path: Path, call: list[str], patience: float) -> list[str]:
    """Make these changes in one copy, one after another, and return those that the tests let pass."""
    from attrs import evolve
    from cosmic_ray.mutating import mutate_and_test
    from cosmic_ray.work_item import TestOutcome

    os.chdir(folder)
    alive = []
    for change in changes:
        mutations = [evolve(mutation, module_path=folder / PACKAGE / path) for mutation in change.mutations]
        result = mutate_and_test(mutations, shlex.join(call), patience)
        if result.test_outcome != TestOutcome.KILLED:
            at = change.mutations[0].start_pos[0]
            lines = [line for line in (result.diff or "").splitlines() if re.match(r"[+-](?!\+\+|--)", line)]
            alive.append("\n".join([f"{path}:{at:03}", *(lines or [result.output or "no change"])]))
    return alive


if __name__ == "__main__":
    sys.exit(main())
