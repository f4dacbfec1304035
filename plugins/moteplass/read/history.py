"""What git knows of the content: when each file was last changed, and which addresses it once had.

One ``git log`` pass, NUL-separated, so that names with æøå come through; committer dates, since those are when a
change reached the site. Without git, without history or in a shallow clone nothing is claimed.
"""

import datetime
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from ..model.dates import OSLO

MARK = "commit "


@dataclass(frozen=True)
class History:
    """``changed``: path relative to content/ → when it was last committed. ``blobs``: every version of every file
    there ever was, as (path, object id). ``state`` says why the others are empty."""

    state: Literal["whole", "shallow", "none"] = "none"
    changed: dict[str, datetime.datetime] = field(default_factory=dict)
    blobs: tuple[tuple[str, str], ...] = ()

    @cached_property
    def versions(self) -> Counter[str]:
        """How many different versions of each file there ever were."""
        return Counter(path for path, _ in self.blobs)


def read_history(content: Path) -> History:
    """The history of the files below ``content``."""
    if _git(content, "rev-parse", "--is-inside-work-tree").strip() != b"true":
        return History()
    if _git(content, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return History("shallow")
    log = _git(content, "log", "-z", "--relative", "--raw", "--no-abbrev", "--no-renames", f"--format={MARK}%cI", "--", ".")
    changed: dict[str, datetime.datetime] = {}
    blobs: dict[tuple[str, str], None] = {}
    when: datetime.datetime | None = None
    parts = iter(log.decode("utf-8", "surrogateescape").split("\0"))
    for part in parts:
        part = part.lstrip("\n")
        if part.startswith(MARK):
            when = datetime.datetime.fromisoformat(part.removeprefix(MARK).strip()).astimezone(OSLO)
        elif part.startswith(":") and when:
            _, _, _, new_id, _ = part.split(" ")
            path = next(parts)
            changed.setdefault(path, when)
            if new_id.strip("0"):
                blobs[path, new_id] = None
    return History("whole", changed, tuple(blobs)) if changed else History()


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
