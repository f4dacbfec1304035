"""Standard output and error that never stop a task: not a pipe that was closed, a terminal that is gone or a full disk."""

import io
import os
import sys
from pathlib import Path
from typing import TextIO


class _Unstoppable(io.TextIOWrapper):
    """A stream whose write errors are ignored, so that a closed terminal or pipe never stops a build."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError:
            self._fall_silent()
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            self._fall_silent()

    def _fall_silent(self) -> None:
        """What is still to be written goes nowhere, also what a buffer holds until the process ends."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


def secure_streams() -> None:
    """Write to ``sys.stdout`` and ``sys.stderr`` without errors from here on. A sign that the encoding lacks is written as its
    number; a stream that was closed before we began goes nowhere."""
    sys.stdout, sys.stderr = _secured(sys.stdout), _secured(sys.stderr)


def _secured(stream: TextIO | None) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    return _Unstoppable(stream.buffer, stream.encoding, "backslashreplace", line_buffering=True, write_through=True)
