"""Reads and checks every row, as ``check`` and ``build`` do, and writes what came of each as JSON.

A program of its own (``attack.py REPORT``), so that the memory it takes is that of the product.
"""

import dataclasses
import datetime
import json
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[number]) for number in (1, 2)]
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "plugins"))

from hostile.table import Vector, lay, vectors
from memory import peak
from moteplass.check.preflight import read_and_check
from moteplass.faults import Fault
from moteplass.words import editor_words
from scenarios.overlay import TODAY

CPU_SECONDS = 2.0
MEGABYTES = 300
MOST = 5  # faults that are kept of a row
WORDS = editor_words()
# Of rows that stand side by side in one folder: what one says of another, and not of itself.
OF_EACH_OTHER = ("same_title", "same_address")
Check = Callable[[Path, datetime.date], Iterable[Fault]]


class TooSlow(BaseException):
    """It took longer than anything may. No handler of the product shall catch it."""


@dataclass(frozen=True)
class Outcome:
    """What came of one row: the first faults on its own lines (``told``) and elsewhere (``astray``), as an editor reads them; the
    end of a traceback, if there was one; what it took."""

    name: str
    told: list[str]
    astray: list[str]
    failure: str = ""
    seconds: float = 0
    megabytes: float = 0


def check(content: Path, today: datetime.date) -> Iterable[Fault]:
    """What stops the office's own site."""
    return [fault for fault in read_and_check(content, today).faults if not fault.warning]


def attack(rows: Iterable[Vector], check: Check = check) -> Iterator[Outcome]:
    """Each row for itself; those that are refused and need nothing but files of their own side by side, in one folder."""
    rows = list(rows)
    beside = _beside_each_other(rows)
    for row in rows:
        if row not in beside:
            yield _outcome(row, _checked([row], check))
    found = _checked(beside, check) if beside else None
    for row in beside:
        if found and not found.failure:
            yield _outcome(row, found, len(beside))
        else:  # whichever of them it was
            yield _outcome(row, _checked([row], check))


def _beside_each_other(rows: Iterable[Vector]) -> list[Vector]:
    taken: set[str] = set()
    found: list[Vector] = []
    for row in rows:
        is_alone = row.entries or not row.files or any(path.startswith("data/") or path.count("/") != 1 for path in row.files)
        if row.expected == "refused" and not is_alone and taken.isdisjoint(path.lower() for path in row.files):
            taken.update(path.lower() for path in row.files)
            found.append(row)
    return found


@dataclass(frozen=True)
class _Found:
    """The faults of one check, the texts of the files that have them, the end of a traceback, and CPU seconds."""

    faults: list[Fault]
    texts: dict[str, str]
    failure: str
    seconds: float


def _checked(rows: list[Vector], check: Check) -> _Found:
    with tempfile.TemporaryDirectory() as folder:
        content = lay(Path(folder), rows)
        began = time.process_time()
        try:
            with _at_most(CPU_SECONDS if len(rows) == 1 else 0):
                faults = list(check(content, TODAY))
        except (Exception, TooSlow) as error:
            return _Found([], {}, _end(error), time.process_time() - began)
        seconds = time.process_time() - began
        texts = {path: _text(content.parent / path) for path in {fault.path for fault in faults}}
        return _Found(faults, texts, "", seconds)


def _outcome(row: Vector, found: _Found, beside: int = 0) -> Outcome:
    """What the check says of the row, which stood ``beside`` so many others."""
    own = {path: row.lines(found.texts[path]) for path in (f"content/{path}" for path in row.paths) if path in found.texts}
    told: list[str] = []
    astray: list[str] = []
    for fault in found.faults:
        is_own = fault.path in own and not (beside and fault.key in OF_EACH_OTHER)
        if is_own and fault.line in own[fault.path]:
            told.append(fault.text(WORDS))
        elif is_own or not beside:
            astray.append(fault.text(WORDS))
    return Outcome(row.name, told[:MOST], astray[:MOST], found.failure, found.seconds / (beside or 1), peak())


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raises TooSlow inside the block when it has taken so many seconds of processor time; 0 is no limit."""
    signal.signal(signal.SIGPROF, _raise_too_slow)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _raise_too_slow(*_: object) -> None:
    raise TooSlow


def _end(error: BaseException) -> str:
    """The last places that it came through."""
    return "".join(traceback.format_exception(error)[-4:])[-1500:]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    except OSError:
        return ""


if __name__ == "__main__":
    outcomes = attack(row for row in vectors() if row.expected != "harmless")  # those are built, which checks them too
    Path(sys.argv[1]).write_text(json.dumps([dataclasses.asdict(outcome) for outcome in outcomes]), encoding="utf-8")
