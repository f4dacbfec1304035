"""Serves a preview on this machine and shows a saved change at once.

Content with faults leaves the last good site on the screen, and its faults in the terminal and on the page.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import watchfiles

from ..faults import printable, stops
from ..generate.site import BuildOptions
from ..words import editor_words
from .server import open_server
from .state import Preview

DEBOUNCE, STEP = 200, 20  # milliseconds: how long saves are gathered at most, and how long none must have come


def serve(options: Callable[[], BuildOptions], watched: Iterable[Path], first_port: int) -> None:
    """Serve, and renew the site after each change, until Ctrl+C. Raises NoFreePort."""
    preview = Preview(options)
    with open_server(preview, first_port) as server:
        try:
            preview.renew()
            _print_problems(preview)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(editor_words()("cli.serving", address=f"http://127.0.0.1:{server.server_port}/"), flush=True)
            _renew_after_each_change(preview, watched)
        except KeyboardInterrupt:
            print(flush=True)  # asked for, and the way to end a preview: no message, and exit status 0


def _renew_after_each_change(preview: Preview, watched: Iterable[Path]) -> None:
    """For ever. What the running program was made from is read at its start alone: when that changes, it starts anew."""
    for changes in watchfiles.watch(*watched, debounce=DEBOUNCE, step=STEP):
        words, names = editor_words(), sorted({Path(name).name for _, name in changes})
        print(printable(words("cli.changed", files=", ".join(names[:5]))), flush=True)
        if any(name.endswith(".py") for name in names):
            print(words("cli.restarting"), flush=True)
            os.execv(sys.executable, [sys.executable, *sys.argv])  # ourselves, as we were called
        started = time.monotonic()
        preview.renew()
        _print_problems(preview)
        if preview.is_fine:
            print(words("cli.rebuilt", seconds=f"{time.monotonic() - started:.1f}"), flush=True)


def _print_problems(preview: Preview) -> None:
    words = editor_words()
    told = [preview.crash] if preview.crash else [fault.text(words) for fault in preview.faults] if stops(preview.faults) else []
    for line in told:
        print(line, file=sys.stderr, flush=True)
