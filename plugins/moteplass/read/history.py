"""What git knows of the content: when each file was changed, whatever it was called then, and which addresses it once had.

One ``git log`` pass, NUL-separated, so that names with æøå come through; committer dates, since those are when a
change reached the site. Without git, without history or in a shallow clone nothing is claimed.

A repository may have come from anywhere, and its configuration names programs that git would run; none of them is needed to
read history, so that none is run (``OPTIONS``, ``_environment``).
"""

import datetime
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Literal

from ..model.dates import OSLO
from .files import is_astray, is_large

MARK = "commit "
FORM = ("--relative", "--raw", "--no-abbrev", "--find-renames", "--date-order", f"--format={MARK}%ct %H %P")
PLAIN = ("--no-show-signature", "--no-ext-diff", "--no-textconv")
OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "log.showRoot=true")
PATIENCE = 120  # seconds; 100,000 commits take four
AT_ONCE = 1_000  # versions of files that are held in memory
SITE = "data/site.yaml"
COMMIT = re.compile(rf"{MARK}\d* ((?:[0-9a-f]{{40,64}} ?)+)")
FILE = re.compile(r"\d+ blob ([0-9a-f]+)\t([^\0]+)\0")
UNSAFE = re.compile(r"git config --global --add safe\.directory .+")  # what git says to write, of another user's repository
OFFICE = re.compile(rb"^office:[ \t]*[\"']?([\w-]+)", re.MULTILINE)
# When git itself began: no change can have reached a site before.
EARLIEST = datetime.datetime(2005, 4, 7, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Revision:
    """When something was last changed, and how many changes it has seen since it was first there."""

    changed: datetime.datetime
    changes: int


@dataclass(frozen=True)
class History:
    """``commits``: path relative to content/ → when each commit changed that file, the last first; those from before it was
    renamed are among them. ``blobs``: every version of every file that there ever was on this office's site, as (path, object id):
    a fork has the commits of the centre that it came from, too (``SITE``). ``state`` says why the others are empty, and ``problem``
    what git said if it failed, or the command by which it may read a repository that is somebody else's."""

    state: Literal["complete", "shallow", "none", "failed", "unsafe"] = "none"
    commits: dict[str, tuple[datetime.datetime, ...]] = field(default_factory=dict)
    blobs: tuple[tuple[str, str], ...] = ()
    problem: str = ""

    @cached_property
    def changed(self) -> dict[str, datetime.datetime]:
        """When each file was last committed."""
        return {path: moments[0] for path, moments in self.commits.items()}

    def revision(self, path: str, shared: str, uses_shared: bool) -> Revision | None:
        """The last change and the number of changes of a file, together with those of one that several share (``pauses.yaml``)
        since this file was there. A file that does not use the shared one (any more) is changed by its own commits alone; changes
        that were counted stay counted, since the SEQUENCE of a calendar entry may never fall (RFC 5545, 3.8.7.4)."""
        own, others = self.commits.get(path, ()), self.commits.get(shared, ())
        if not own:
            return None
        seen = [moment for moment in others if own[-1] < moment and (uses_shared or moment <= own[0])]
        return Revision(max([own[0], *seen]), len(own) - 1 + len(seen))


def read_history(content: Path, latest: datetime.datetime) -> History:
    """The history of the files below ``content``. A commit whose date cannot be right has none, and neither has one that is later
    than ``latest``: what it changed keeps the date of the commit before."""
    try:
        inside, shallow = _git(content, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository").split()
        if shallow == b"true":
            return History("shallow")
        if inside != b"true":
            return History()
        log = _git(content, "log", "-z", *FORM, *PLAIN, "--ignore-missing", "HEAD", "--", ".")  # before a first commit: nothing
        files = _git(content, "ls-tree", "-r", "-z", "HEAD", ".") if log else b""
    except _GitError as error:
        if command := UNSAFE.search(str(error)):
            return History("unsafe", problem=command[0])
        is_repository = any((folder / ".git").exists() for folder in (content, *content.parents))
        return History("failed", problem=str(error)) if str(error) and is_repository else History()
    text = log.decode("utf-8", "surrogateescape")
    return _history_in(text, files.decode("utf-8", "surrogateescape"), latest, _own_commits(content, text))


def _own_commits(content: Path, log: str) -> frozenset[str]:
    """Those of the commits and their parents, and ``HEAD``, in which ``data/site.yaml`` names the office that it names now."""
    path = content / SITE
    now = path.read_bytes() if path.is_file() and not is_astray(path, content) and not is_large(path) else b""
    ids = {"HEAD", *(one for found in COMMIT.findall(log) for one in found.split())}
    then = dict(read_versions(content, tuple((one, f"{one}:./{SITE}") for one in sorted(ids))))
    return frozenset(one for one in ids if _office_in(then.get(one, b"")) == _office_in(now))


def _office_in(site: bytes) -> bytes:
    found = OFFICE.search(site)
    return found[1] if found else b""


def _history_in(log: str, files: str, latest: datetime.datetime, own: frozenset[str]) -> History:
    commits: dict[str, list[datetime.datetime]] = {}
    blobs: dict[tuple[str, str], None] = {}
    now: dict[str, str] = {}  # what a file was called before the commits seen so far → what it is called now
    when, is_own, is_own_before = None, False, False
    parts = iter(log.split("\0"))
    for part in parts:
        part = part.lstrip("\n")
        if part.startswith(MARK):
            seconds, commit, *parents = part.removeprefix(MARK).strip("\n").split(" ")
            when = _moment(seconds, latest)
            is_own = commit in own
            is_own_before = is_own and not own.isdisjoint(parents)
        elif part.startswith(":"):
            _, _, old_id, new_id, status = part.split(" ")
            path = before = next(parts)
            if status.startswith("R"):
                path = next(parts)
                now[before] = now.get(path, path)
            if when:
                commits.setdefault(now.get(path, path), []).append(when)
            versions = ((path, new_id, is_own), (before, old_id, is_own_before))
            blobs.update({(name, blob): None for name, blob, counts in versions if counts and blob.strip("0")})
    if "HEAD" in own:  # what has not been changed since the office was named
        blobs.update({(path, blob): None for blob, path in FILE.findall(files)})
    found = {path: tuple(moments) for path, moments in commits.items()}
    return History("complete", found, tuple(blobs)) if found or blobs else History()


def _moment(seconds: str, latest: datetime.datetime) -> datetime.datetime | None:
    """When a commit was made, by its seconds since 1970: nothing for none, as of a damaged commit, and for one that cannot be."""
    if not re.fullmatch(r"\d{1,12}", seconds, re.ASCII) or not EARLIEST.timestamp() <= int(seconds) <= latest.timestamp():
        return None
    return datetime.datetime.fromtimestamp(int(seconds), OSLO)


def read_versions(content: Path, blobs: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, bytes]]:
    """The bytes of those versions, as far as the repository has them."""
    left = iter(blobs)
    while some := list(islice(left, AT_ONCE)):
        request = "".join(f"{blob}\n" for _, blob in some).encode()
        try:
            output = _git(content, "cat-file", "--batch", stdin=request)
        except _GitError:
            return
        yield from _versions_in(output, some)


def _versions_in(output: bytes, blobs: list[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    position = 0
    for path, _ in blobs:
        end = output.index(b"\n", position)
        header = output[position:end].split()  # id, type, size; or id, «missing»
        position = end + 1
        if len(header) == 3:
            size = int(header[2])
            yield path, output[position : position + size]
            position += size + 1


class _GitError(Exception):
    """What git said as it failed; nothing where there is no git."""


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """git's output. Raises _GitError if it fails, or takes too long."""
    command = ["git", "-C", str(folder), *OPTIONS, *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=True, timeout=PATIENCE, env=_environment())
    except subprocess.CalledProcessError as error:
        raise _GitError(error.stderr.decode("utf-8", "replace").strip() or f"exit {error.returncode}") from None
    except subprocess.TimeoutExpired:
        raise _GitError(f"{PATIENCE} s") from None
    except OSError:
        raise _GitError from None
    return done.stdout


def _environment() -> dict[str, str]:
    """Ours, without what leads git to another repository, or to a program; it asks for nothing and fetches nothing. The way in
    which containers say which folders git may trust stays (GIT_CONFIG_COUNT)."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith("GIT_CONFIG_")}
    return {**ours, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "", "LC_ALL": "C"}


def latest_commit(today: datetime.date) -> datetime.datetime:
    """The latest date that a commit can have: now, or the end of the day that is built for if that is still to come. (Not the end
    of that day if it is past: the text is that of the last commit, and says truly when it was changed.)"""
    end = datetime.datetime.combine(today + datetime.timedelta(days=1), datetime.time(), OSLO)
    return max(end, datetime.datetime.now(OSLO))
