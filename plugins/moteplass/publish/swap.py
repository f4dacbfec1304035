"""Puts a finished folder in the place of the old one at one stroke, so that readers meet the old site or the new.

Who builds for a place holds a lock on it from beginning to end, and the system lets go of a lock when its process dies. So what
other builds left beside the place is known to belong to nobody once the lock is had, whatever numbers their processes had.
"""

import ctypes
import errno
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from ..words import editor_words
from ..write.mark import MARK

logger = logging.getLogger("moteplass")

NEW, OLD = "site", "old"  # what a build's own folder holds: the site it makes, and for a moment the one that it replaces
PATIENCE = 600  # seconds to wait for another build of the same place, which takes one or two minutes at most
AT_FDCWD = -100
RENAME_EXCHANGE = 2  # linux/fs.h


class OutputError(Exception):
    """A place that cannot be built for; ``key`` names the sentence that says why."""

    key = ""


class OutputNotManagedError(OutputError):
    """The place holds something that no build of ours made."""

    key = "output_foreign"


class OutputBusyError(OutputError):
    """Another build of the same place does not end."""

    key = "output_busy"


def place_of(output: Path) -> Path:
    """Where the site itself lies: the folder that ``output`` is, or that a symlink there leads to. Raises OSError for an address
    that cannot be, such as a ring of symlinks."""
    with suppress(FileNotFoundError):
        output.stat()
    return output.resolve()


@contextmanager
def staging_folder(place: Path) -> Iterator[Path]:
    """A folder of this build's own beside ``place`` (same file system, so that ``NEW`` in it can be renamed into place), while no
    other build works for the same place. It is removed at the end, and those that killed builds left are removed first.

    Raises OutputNotManagedError, OutputBusyError, or OSError where it cannot be made.
    """
    _check_managed(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    with _lock(place.with_name(f".{place.name}.lock")):
        _check_managed(place)  # while we waited, somebody may have put something there
        _remove_leftovers(place)
        staging = Path(tempfile.mkdtemp(prefix=f".{place.name}.building.", dir=place.parent))
        try:
            yield staging
        finally:
            _remove(staging)


def swap(staging: Path, place: Path) -> None:
    """``place``, a folder or nothing yet, becomes the site in ``staging``, which then holds what was there."""
    if hasattr(os, "sync"):  # Windows has none
        os.sync()  # all of it is on the disk before it is in place: a power cut leaves no site of empty files
    new = staging / NEW
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        _two_renames(new, place)


def _check_managed(place: Path) -> None:
    """Raises OutputNotManagedError unless the place is free, an empty folder or one with our mark."""
    if place.exists() and not (place.is_dir() and (not any(place.iterdir()) or (place / MARK).is_file())):
        raise OutputNotManagedError(place)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold the lock file. It goes while it is held: who waits for it sees that (filelock looks) and makes a new one."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        logger.info(editor_words()("cli.waiting"))
        try:
            lock.acquire(timeout=PATIENCE)
        except Timeout:
            raise OutputBusyError(path) from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes it as it lets go
            path.unlink()
        lock.release()


def _remove_leftovers(place: Path) -> None:
    """Remove what killed builds left, also those of before there was a lock. One that was killed between two renames left the site
    itself in its folder: that is put back."""
    left = re.compile(rf"\.{re.escape(place.name)}\.(building\.\w+|.+\.building(\.old)?|.+\.link)")
    for path in [path for path in place.parent.iterdir() if left.fullmatch(path.name)]:
        if (path / OLD).is_dir() and not place.exists():
            (path / OLD).rename(place)
        _remove(path)


def _remove(path: Path) -> None:
    """Remove a folder or a symlink. What cannot be removed now is tried again by the next build: the site matters more."""
    if path.is_symlink():
        path.unlink()
    shutil.rmtree(path, ignore_errors=True)
    if path.exists():
        logger.info(editor_words()("cli.leftover", path=path))


def _exchange(new: Path, place: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where the system or file system has none."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(place), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(place))


def _two_renames(new: Path, place: Path) -> None:
    """Where nothing better exists (macOS, Windows): a gap of a moment, and the old one back if the second fails."""
    old = new.with_name(OLD)
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
