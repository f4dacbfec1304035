"""Made pictures, kept from build to build, and believed only if they prove to be what was put there.

A kept file ends with a seal, a SHA-256 of what it was made from and of its bytes. So a half-written, damaged or foreign file, one
that was made by other code or from another original, or one that lies under another's name, is made again. Who can write
into the folder and knows this code can forge a seal; what they can bring in is a picture of the right format and size.
"""

import hashlib
import io
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

SEAL = hashlib.sha256().digest_size
LARGEST = 50_000_000  # bytes


@dataclass(frozen=True)
class PictureCache:
    """The folder may be missing, full, read-only or something else: then every picture is made anew."""

    folder: Path

    def get(self, name: str, made_from: str, kind: str, size: tuple[int, int]) -> bytes | None:
        """The picture that was put under the name, if it was made from the same and is such a picture."""
        path = self.folder / name
        try:
            state = path.lstat()
            if self._leads_away() or not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
                return None
            kept = path.read_bytes()
        except OSError:
            return None
        data = kept[:-SEAL]
        return data if kept[-SEAL:] == _seal(made_from, data) and _is_picture(data, kind, size) else None

    def put(self, name: str, made_from: str, data: bytes) -> None:
        """Keep the picture, if that can be done. A build that is killed leaves the old file, or one under the same second name
        that the next build replaces; of two builds at the same time, both write the same."""
        path = self.folder / name
        fresh = path.with_name(f".{name}.part")
        try:
            if self._leads_away():
                return
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            with fresh.open("xb") as file:  # x: never through a symbolic link
                file.write(data + _seal(made_from, data))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def _leads_away(self) -> bool:
        """Whether the folder, or the one that it lies in, is a symbolic link: nothing is written where that points."""
        return self.folder.is_symlink() or self.folder.parent.is_symlink()


def _seal(made_from: str, data: bytes) -> bytes:
    return hashlib.sha256(made_from.encode() + b"\n" + data).digest()


def _is_picture(data: bytes, kind: str, size: tuple[int, int]) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=(kind,)) as opened:
            return opened.size == size
    except Exception:  # of what is no picture, each of Pillow's plugins raises what its parser happens to raise
        return False
