"""Builds rows as people do, with ``tasks.py build`` in a process of its own, amid things that it must not touch."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import memory
from conftest import ROOT, TODAY
from memory import Taken

from .table import Vector, lay

# Beside content/, where links and paths upwards lead; none of it may be read into the site, or changed.
OUTSIDE = {
    "hemmelig.md": "---\ntitle: KANARI-UTENFRA\nsummary: KANARI-UTENFRA\n---\n\nKANARI-UTENFRA\n",
    "hemmelig.txt": "KANARI-UTENFRA",
    "hemmelig.yaml": "unconfirmed_days: 90 # KANARI-UTENFRA",
    "hemmelig/x.md": "---\ntitle: KANARI-UTENFRA\nsummary: KANARI-UTENFRA\n---\n\nKANARI-UTENFRA\n",
}


@dataclass(frozen=True)
class Built:
    """One call of ``build``: how it ended, what it printed, what it took, and what it left in the folder around it."""

    folder: Path
    taken: Taken
    printed: str
    around: frozenset[str]


def surroundings(root: Path, rows: Iterable[Vector]) -> Path:
    """Content with these rows, and other things beside it; returns the content folder."""
    for name, text in OUTSIDE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "her").mkdir()
    return lay(root, rows)


def build(content: Path, office: str, folder: Path, *more: str) -> Built:
    """Build one site into the folder, from an empty folder beside it."""
    call = [sys.executable, str(ROOT / "tasks.py"), "build", f"--content={content}", f"--office={office}", f"--output={folder}"]
    printed = folder.with_name(f"{folder.name}.log")
    taken = memory.run([*call, f"--today={TODAY}", *more], content.parent / "her", printed)
    text = printed.read_text(encoding="utf-8", errors="replace")
    printed.unlink()
    return Built(folder, taken, text, around(content.parent, folder))


def around(root: Path, folder: Path) -> frozenset[str]:
    """Each file in the root but those of the content and of the site, with what it holds."""
    others = (path for path in root.rglob("*") if path.relative_to(root).parts[0] not in ("content", folder.name))
    return frozenset(f"{path.relative_to(root).as_posix()}: {path.read_bytes()!r}" for path in others if path.is_file())
