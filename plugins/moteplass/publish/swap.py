"""Puts a finished folder in the place of the old one at one stroke, so that readers meet the old site or the new."""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path

from ..write import MARK

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # linux/fs.h


class NotOurs(Exception):
    """The place holds something that no build of ours made."""


def workshop(output: Path) -> Path:
    """A new empty folder beside ``output`` (same file system, so that it can be renamed into place).

    Leftovers of builds that were killed are removed first. Raises NotOurs, or OSError where it cannot be made.
    """
    place = output.resolve()
    if place.exists() and not (place.is_dir() and (not any(place.iterdir()) or (place / MARK).is_file())):
        raise NotOurs(output)
    place.parent.mkdir(parents=True, exist_ok=True)
    for leftover in place.parent.glob(f".{output.name}.*.building"):
        if not _alive(leftover):
            shutil.rmtree(leftover, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f".{output.name}.{os.getpid()}.", suffix=".building", dir=place.parent))


def swap(new: Path, output: Path) -> None:
    """``output`` becomes ``new``, and what was there is removed. ``output`` may be missing, a folder or a symlink."""
    new.chmod(0o755)  # mkdtemp's 0o700 would keep a web server out
    if output.is_symlink():
        _swap_symlink(new, output)
    elif not output.exists():
        new.rename(output)
    elif not _exchange(new, output):
        _two_renames(new, output)
    else:
        shutil.rmtree(new)


def _swap_symlink(new: Path, output: Path) -> None:
    """The symlink is replaced by one that points at the new folder, kept beside the old one's."""
    old = output.resolve()
    place = new.with_name(new.name.removeprefix(".").removesuffix(".building"))
    new.rename(place)
    fresh = output.with_name(f".{output.name}.{os.getpid()}.link")
    fresh.symlink_to(os.path.relpath(place, output.parent.resolve()), target_is_directory=True)
    fresh.replace(output)
    if old.is_dir() and old != place:
        shutil.rmtree(old)


def _exchange(new: Path, output: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where the system or file system has none."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(output), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(output))


def _two_renames(new: Path, output: Path) -> None:
    """Where nothing better exists (macOS, Windows): a gap of a moment, and the old one back if the second fails."""
    old = new.with_name(new.name + ".old")
    output.rename(old)
    try:
        new.rename(output)
    except OSError:
        old.rename(output)
        raise
    shutil.rmtree(old)


def _alive(leftover: Path) -> bool:
    """Whether the build that made the folder may still run; its process id stands in the name."""
    if os.name == "nt":
        return True  # os.kill would end a process there, not ask for it
    try:
        os.kill(int(leftover.name.split(".")[-3]), 0)
    except (ValueError, IndexError, ProcessLookupError):
        return False
    except OSError:
        return True
    return True
