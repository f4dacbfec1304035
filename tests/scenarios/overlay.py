"""A valid little content folder with a scenario's files laid over it, and what the preflight says of the result."""

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path

from moteplass.check.preflight import read_and_check
from moteplass.faults import Fault
from moteplass.words import editor_words

SCENARIOS = Path(__file__).resolve().parent
BASE = SCENARIOS / "base" / "content"
TODAY = datetime.date(2026, 12, 1)
PAGE = "---\ntitle: Ny side\nsummary: En side som bare finnes i testene.\n{fields}---\n\n{body}\n"

# What an office must tell its readers besides, once its site has an address, and the page that does.
HOST_AND_CONTROLLER = (
    "host: {name: Verten, outside_eea: false}\npersonal_data: {controller: Foreningen, basis: interest, months: 6}\n"
)
IN_USE = (
    "confirmed: 2026-11-20\n"
    f'telephone: 55 31 09 45\nhours: [{{day: tirsdag, opens: "10:00", closes: "14:00"}}]\n{HOST_AND_CONTROLLER}'
)
PRIVACY = PAGE.format(fields="template: privacy\n", body="Tekst.").replace("Ny side", "Personvern")


def page(fields: str = "", body: str = "Tekst.") -> str:
    """A valid page, with further fields (whole lines) and its text."""
    return PAGE.format(fields=fields, body=body)


def lay(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """The base in ``folder``/content with ``files`` (path → what it holds; None: not there) laid over it."""
    content = Path(shutil.copytree(BASE, folder / "content"))
    for name, held in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if held is None:
            path.unlink()
        else:
            path.write_bytes(held.encode() if isinstance(held, str) else held)
    return content


def scenario(name: str) -> dict[str, str | bytes | None]:
    """The files of one scenario; ``removed.txt`` names those of the base that it goes without."""
    folder = SCENARIOS / name
    removed = folder / "removed.txt"
    files: dict[str, str | bytes | None] = dict.fromkeys(removed.read_text().split()) if removed.is_file() else {}
    own = folder / "content"
    return files | {path.relative_to(own).as_posix(): path.read_bytes() for path in own.rglob("*") if path.is_file()}


def faults_of(content: Path, today: datetime.date = TODAY) -> list[Fault]:
    """Every fault and warning, from the same call that `check` and `build` make."""
    return read_and_check(content, today).faults


def lines_of(content: Path, today: datetime.date = TODAY) -> list[str]:
    """What an editor reads on the screen."""
    words = editor_words()
    return [fault.text(words) for fault in faults_of(content, today)]
