"""Standard output and error that never stop a task: not a pipe that was closed, a terminal that is gone or a full disk."""

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Unstoppable(io.RawIOBase):
    """A stream that drops what it cannot write: a withdrawn story leaves the site also when nobody hears that it did."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw

    def write(self, data: "ReadableBuffer", /) -> int:
        try:
            written = self._raw.write(data)
        except OSError:
            written = None
        return memoryview(data).nbytes if written is None else written

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()


def secure_streams() -> None:
    """Write to ``sys.stdout`` and ``sys.stderr`` without errors from here on. A sign that the encoding lacks is written as its
    number; a stream that was closed before we began goes nowhere."""
    sys.stdout, sys.stderr = _secured(sys.stdout), _secured(sys.stderr)


def _secured(stream: TextIO | None) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    # Below Python's own buffer, which PYTHONUNBUFFERED does without.
    file = cast(io.RawIOBase, getattr(stream.buffer, "raw", stream.buffer))
    return io.TextIOWrapper(io.BufferedWriter(_Unstoppable(file)), stream.encoding, "backslashreplace", line_buffering=True)
