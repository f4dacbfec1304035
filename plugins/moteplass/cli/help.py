"""What can be called, and what was wrong with a call, in Norwegian; Invoke has both in English alone."""

import re
from collections.abc import Mapping

from invoke.exceptions import ParseError
from invoke.parser.argument import Argument
from invoke.parser.context import ParserContext

from ..read.known import Known
from ..words import Words

Tasks = Mapping[str, ParserContext]
UNKNOWN = re.compile(r"No idea what '(.*)' is!", re.DOTALL)
NO_VALUE = re.compile(r"Flag <Argument: (\S+).*> needed value")


def overview(tasks: Tasks, speak: Words) -> str:
    """Every task, with what it does."""
    wide = max(map(len, tasks))
    rows = [f"  {name.ljust(wide)}  {speak(f'tasks.{name}')}" for name in sorted(tasks)]
    return "\n".join([speak("cli.usage"), "", *rows, "", speak("cli.usage_more")])


def details(name: str, tasks: Tasks, speak: Words) -> str:
    """One task, with its options."""
    options = {f"--{option}" + (" …" if argument.takes_value else ""): option for option, argument in _options(tasks[name])}
    wide = max(map(len, options), default=0)
    rows = [f"  {shown.ljust(wide)}  {speak(f'options.{option}')}" for shown, option in options.items()]
    return "\n".join([f"python3 tasks.py {name} – {speak(f'tasks.{name}')}", *rows])


def problem(error: ParseError | ValueError, tasks: Tasks, speak: Words) -> str:
    """What is wrong with a call, and what could have been meant."""
    task = getattr(getattr(error, "context", None), "name", None) or ""
    if unknown := UNKNOWN.fullmatch(str(error)):
        return _unknown(unknown[1], task, tasks, speak)
    if lacking := NO_VALUE.match(str(error)):
        return speak("cli.no_value", option=f"--{lacking[1].replace('_', '-')}")
    if isinstance(error, ParseError):
        return str(error)
    return speak("cli.no_number", value=str(error).rpartition(": ")[2].strip("'"))


def _unknown(written: str, task: str, tasks: Tasks, speak: Words) -> str:
    """An option, or a word that is no task."""
    if not written.startswith("-") or task not in tasks:
        near = Known(tasks).near(written, cutoff=0.6)
        return speak("cli.no_task_near" if near else "cli.no_task", value=written, near="".join(near))
    known = [f"--{name}" for name, _ in _options(tasks[task])]
    if near := Known(known).near(written, cutoff=0.7):
        return speak("cli.no_option_near", value=written, task=task, near=near[0])
    others = [name for name, other in sorted(tasks.items()) if written in other.flags]
    if others:
        return speak("cli.option_of_others", value=written, task=task, others=", ".join(others), known=", ".join(known) or "–")
    return speak("cli.no_option", value=written, task=task, known=", ".join(known) or "–")


def _options(task: ParserContext) -> list[tuple[str, Argument]]:
    return [(name.replace("_", "-"), task.args[name]) for name in sorted({argument.name for argument in task.args.values()})]
