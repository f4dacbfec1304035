"""The mark of our own output: a small file that says whose site a folder holds, of which day, and whether the public may see it.

Only a folder that bears it is ever replaced by a later build.
"""

from dataclasses import dataclass
from pathlib import Path

from ..enrich.site import Site

MARK = ".moteplass"
PUBLIC, PREVIEW = "public", "preview"


@dataclass(frozen=True)
class Mark:
    """Whose site it is, and whether it is a preview: with drafts, and with what was withdrawn."""

    office: str
    preview: bool


def mark(site: Site) -> bytes:
    """What the file says of a site: ``bergen 2026-12-01 public``."""
    return f"{site.office_id} {site.today.isoformat()} {PREVIEW if site.preview else PUBLIC}\n".encode()


def read_mark(folder: Path) -> Mark | None:
    """What it says of a folder; None if there is none. Marks made before there were two kinds have two words, and are public."""
    if not (folder / MARK).is_file():
        return None
    office, *others = (folder / MARK).read_text(encoding="utf-8", errors="replace").split() or [""]
    return Mark(office, PREVIEW in others)
