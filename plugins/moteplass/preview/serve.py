"""Serves a preview build on this machine and shows a saved change at once.

A build that fails leaves the last good one on the screen and its faults in the terminal and on the page.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import watchfiles

from ..faults import printable
from ..publish.swap import NEW, staging_folder
from ..words import editor_words
from .builds import Builds
from .server import open_server


def serve(options: list[str], watched: Iterable[Path], first_port: int) -> None:
    """Build, serve and rebuild until Ctrl+C. Raises NoFreePort."""
    words = editor_words()
    builds = Builds(options)
    # No other preview has the port: what lies beside a folder of that name was left by one that was killed.
    with open_server(builds, first_port) as server, staging_folder(_place(server.server_port)) as folder:
        builds.folder = folder / NEW
        try:
            builds.build()
            print(builds.problem, file=sys.stderr) if builds.problem else None
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(words("cli.serving", address=f"http://127.0.0.1:{server.server_port}/"), flush=True)
            _rebuild(builds, watched)
        except KeyboardInterrupt:
            print(flush=True)  # asked for, and the way to end a preview: no message, and exit status 0


def _place(port: int) -> Path:
    return Path(tempfile.gettempdir()) / f"moteplass-{port}"


def _rebuild(builds: Builds, watched: Iterable[Path]) -> None:
    """Build again after each change, for ever."""
    words = editor_words()
    for changes in watchfiles.watch(*watched):
        names = sorted({Path(name).name for _, name in changes})
        print(printable(words("cli.changed", files=", ".join(names[:5]))), flush=True)
        started = time.monotonic()
        builds.build()
        if builds.problem:
            print(builds.problem, file=sys.stderr, flush=True)
        else:
            print(words("cli.rebuilt", seconds=f"{time.monotonic() - started:.1f}"), flush=True)
