"""What a build says while it works, as it stands in a log."""

import io
import logging

from rich.console import Console

from moteplass.cli.progress import watch


def test_a_line_stays_as_it_is() -> None:
    """A number of a line between colons is no picture (rich, «Emoji»), nor are brackets its marks."""
    said = io.StringIO()
    line = "content/pages/[b]side.md:100: merknad: se :id: og [/]"
    with watch(Console(file=said)):
        logging.getLogger("moteplass").warning(line)
    assert said.getvalue() == f"{line}\n"
