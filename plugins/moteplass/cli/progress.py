"""Tells people what a build is doing and how far it is; plain lines where the output is not a terminal."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pelican.plugins import signals
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


class _Lines(logging.Handler):
    """Each log record of ours as a line."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.INFO)
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        self.console.print(record.getMessage(), markup=False, emoji=False, highlight=False, soft_wrap=True)


@contextmanager
def watch(console: Console) -> Iterator[None]:
    """While the block runs, show its log, and in a terminal a count of the pages written."""
    logger = logging.getLogger("moteplass")
    handler = _Lines(console)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True)
    task = bar.add_task("", total=None)

    def advance(*_: object, **__: object) -> None:
        bar.advance(task)

    signals.content_written.connect(advance)
    try:
        if console.is_terminal:
            with bar:
                yield
        else:
            yield
    finally:
        signals.content_written.disconnect(advance)
        logger.removeHandler(handler)
