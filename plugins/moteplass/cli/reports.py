"""What the tasks print: faults, the table of all sites, the table of translations."""

import sys
from collections.abc import Iterable, Mapping, Sequence

from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from ..check.languages import Row
from ..faults import Fault, printable
from ..words import Words
from .all_offices import Outcome

# As wide as a log can be read where nobody sits at a terminal.
LOG_WIDTH = 120


def print_faults(faults: Sequence[Fault], speak: Words) -> None:
    """Each on a line, and how many there are if any must be mended."""
    for fault in faults:
        print(fault.text(speak), file=sys.stderr)
    wrong = sum(not fault.warning for fault in faults)
    if wrong:
        print(speak("cli.faults", faults=wrong, warnings=len(faults) - wrong), file=sys.stderr)


def print_outcomes(outcomes: Iterable[Outcome], speak: Words) -> None:
    """Why builds failed that nothing in the content stopped, and the table of all."""
    table = Table(*(speak(f"outcomes.{name}") for name in ("office", "result", "pages", "seconds")), box=MARKDOWN)
    for outcome in outcomes:
        if outcome.problem:
            print(f"\n{outcome.office}:\n{outcome.problem}", file=sys.stderr, flush=True)
        figures = (str(outcome.pages), f"{outcome.seconds:.0f}") if outcome.done else ("–", "–")
        table.add_row(printable(outcome.office), speak("outcomes.done" if outcome.done else "outcomes.failed"), *figures)
    _print_table(table)


def print_parity(rows: Sequence[Row], languages: Mapping[str, str], speak: Words) -> None:
    """Each page in bokmål with its state in the other languages (code → name), and how many there are."""
    table = Table(speak("languages.page"), *languages.values(), box=MARKDOWN)
    for row in rows:
        table.add_row(printable(row.original.path), *(speak(f"languages.{row.states[lang]}") for lang in languages))
    _print_table(table)
    for lang, name in languages.items():
        count = sum(row.states[lang] != "missing" for row in rows)
        print(speak("languages.count", language=name, count=count, total=len(rows)))


def _print_table(table: Table) -> None:
    """A name of a file that looks like rich's markup (``[bold]``, ``:100:``) is a name."""
    Console(width=None if sys.stdout.isatty() else LOG_WIDTH, markup=False, emoji=False, highlight=False).print(table)
