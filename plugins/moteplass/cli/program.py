"""Runs a task as a program that people and machines call: whatever happens, a sentence in Norwegian and the right exit status."""

import errno
import os
import signal
import sys
import types
from collections.abc import Callable

from invoke.collection import Collection
from invoke.exceptions import Exit, ParseError
from invoke.parser.context import ParserContext
from invoke.program import Program

from ..faults import printable
from ..words import Words, editor_words
from . import help
from .status import INTERRUPTED, WRONG_CALL
from .streams import secure_streams

# Ctrl+C, what a system asks before it kills, and the closing of a terminal. Windows lacks the last.
STOPPING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def run(tasks: types.ModuleType, arguments: list[str]) -> int:
    """The tasks of a module as a program of its own, which streams and signals are made safe for; returns the exit status."""
    secure_streams()
    heed_signals()
    return call(tasks, arguments)


def call(tasks: types.ModuleType, arguments: list[str]) -> int:
    """Invoke with the tasks of a module; returns the exit status (a wrong call is 2, not Invoke's own 1)."""
    program = _Program(namespace=Collection.from_module(tasks), name="tasks.py", binary="python3 tasks.py", version="0.1.0")
    try:
        program.run(["tasks.py", *(arguments or ["--list"])], exit=True)
    except SystemExit as done:
        return int(done.code or 0)
    except (OSError, MemoryError) as error:
        print(machine_problem(error, editor_words()), file=sys.stderr)
        return WRONG_CALL
    return 0


class _Program(Program):
    """Invoke, with its help and what is wrong with a call in Norwegian, and an exit status of its own for the latter."""

    def parse_core(self, argv: list[str] | None) -> None:
        self._explaining(super().parse_core, argv)

    def parse_tasks(self) -> None:
        self._explaining(super().parse_tasks)

    def parse_cleanup(self) -> None:
        self._explaining(super().parse_cleanup)

    def _explaining(self, step: Callable[..., None], *arguments: list[str] | None) -> None:
        try:
            step(*arguments)
        except (ParseError, ValueError) as error:
            problem = printable(help.problem(error, self._tasks, editor_words()))
            raise Exit(editor_words()("cli.wrong_call", problem=problem), WRONG_CALL) from None

    @property
    def _tasks(self) -> dict[str, ParserContext]:
        contexts = self.namespace.to_contexts() if self.namespace else []
        return {str(task.name): task for task in contexts}

    def print_help(self) -> None:
        print(help.overview(self._tasks, editor_words()))

    def list_tasks(self) -> None:
        self.print_help()

    def print_task_help(self, name: str) -> None:
        print(help.details(name, self._tasks, editor_words()))

    def execute(self) -> None:
        """Invoke's own answer to Ctrl+C is 1, which here says that the content has faults."""
        try:
            super().execute()
        except KeyboardInterrupt:
            raise Exit(editor_words()("cli.interrupted"), INTERRUPTED) from None


def heed_signals() -> None:
    """Every way of being asked to stop is like Ctrl+C, so that a task cleans up behind it; a second one does not disturb that.
    What was to be ignored from the start (nohup, a shell's background) still is."""

    def stop(*_: object) -> None:
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)


def machine_problem(error: OSError | MemoryError, speak: Words) -> str:
    """What the machine lacks, and of which file, as a sentence. One without a number is a library's, of what a file holds."""
    number = errno.ENOMEM if isinstance(error, MemoryError) else error.errno
    if number is None:
        return speak("cli.machine", problem=speak("machine.other", problem=error))
    key = f"machine.{errno.errorcode.get(number, '')}"
    reason = speak(key) if key in speak else os.strerror(number)
    file = getattr(error, "filename", None)
    return speak("cli.machine", problem=f"{file}: {reason}" if file else reason)
