"""What git knows of the content: when each file was changed, whatever it was called then, and which addresses it once had.

One ``git log`` pass, NUL-separated, so that names with æøå come through; committer dates, since those are when a
change reached the site. Without git, without history or in a shallow clone nothing is claimed.
"""

import datetime
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from ..model.dates import OSLO

MARK = "commit "


@dataclass(frozen=True)
class Revision:
    """When something was last changed, and how many changes it has seen since it was first there."""

    changed: datetime.datetime
    changes: int


@dataclass(frozen=True)
class History:
    """``commits``: path relative to content/ → when each commit changed that file, the last first; those from before it was
    renamed are among them. ``blobs``: every version of every file there ever was, as (path, object id). ``state`` says why
    the others are empty."""

    state: Literal["whole", "shallow", "none"] = "none"
    commits: dict[str, tuple[datetime.datetime, ...]] = field(default_factory=dict)
    blobs: tuple[tuple[str, str], ...] = ()

    @cached_property
    def changed(self) -> dict[str, datetime.datetime]:
        """When each file was last committed."""
        return {path: moments[0] for path, moments in self.commits.items()}

    def revision(self, path: str, shared: str, uses_shared: bool) -> Revision | None:
        """Of the file together with one that several share, which counts from the day this one was there. A file that does
        not use it (any more) is changed by its own commits alone, but forgets no change that it has seen: what a calendar
        program was once told never falls (RFC 5545, 3.8.7.4)."""
        own, others = self.commits.get(path, ()), self.commits.get(shared, ())
        if not own:
            return None
        seen = [moment for moment in others if own[-1] < moment and (uses_shared or moment <= own[0])]
        return Revision(max([own[0], *seen]), len(own) - 1 + len(seen))


def read_history(content: Path) -> History:
    """The history of the files below ``content``."""
    if _git(content, "rev-parse", "--is-inside-work-tree").strip() != b"true":
        return History()
    if _git(content, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return History("shallow")
    form = ("--relative", "--raw", "--no-abbrev", "--find-renames", "--date-order", f"--format={MARK}%cI")
    log = _git(content, "log", "-z", *form, "--", ".")
    commits: dict[str, list[datetime.datetime]] = {}
    blobs: dict[tuple[str, str], None] = {}
    now: dict[str, str] = {}  # what a file was called before the commits seen so far → what it is called now
    when: datetime.datetime | None = None
    parts = iter(log.decode("utf-8", "surrogateescape").split("\0"))
    for part in parts:
        part = part.lstrip("\n")
        if part.startswith(MARK):
            when = datetime.datetime.fromisoformat(part.removeprefix(MARK).strip()).astimezone(OSLO)
        elif part.startswith(":") and when:
            _, _, _, new_id, status = part.split(" ")
            path = next(parts)
            if status.startswith("R"):
                before, path = path, next(parts)
                now[before] = now.get(path, path)
            commits.setdefault(now.get(path, path), []).append(when)
            if new_id.strip("0"):
                blobs[path, new_id] = None
    found = {path: tuple(moments) for path, moments in commits.items()}
    return History("whole", found, tuple(blobs)) if found else History()


def read_versions(content: Path, blobs: tuple[tuple[str, str], ...]) -> list[tuple[str, bytes]]:
    """The bytes of those versions, in one ``git cat-file`` pass."""
    request = "".join(f"{blob}\n" for _, blob in blobs).encode()
    output = _git(content, "cat-file", "--batch", stdin=request)
    versions: list[tuple[str, bytes]] = []
    position = 0
    for path, _ in blobs:
        end = output.find(b"\n", position)
        header = output[position:end].split()
        if len(header) != 3:
            break
        size = int(header[2])
        versions.append((path, output[end + 1 : end + 1 + size]))
        position = end + 1 + size + 1
    return versions


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """git's output, or nothing where git or a repository is missing."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], input=stdin, capture_output=True, check=False)
    except FileNotFoundError:
        return b""
    return done.stdout if done.returncode == 0 else b""
