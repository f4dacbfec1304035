"""Characters that were broken when a text went from one encoding to another: «Ã¸» for «ø»."""

import re
from collections.abc import Iterator

from ..faults import Fault
from ..read.content import Content
from ..read.sources import written_lines

# What UTF-8's bytes for æ, ø, å and for curly quotes and dashes look like in Windows-1252, and what stands for a byte
# that no program could read.
BROKEN = ("Ã¸", "Ã¥", "Ã¦", "Ã˜", "Ã…", "Ã†", "â€", "\ufffd")
WORD = re.compile(rf"\S*(?:{'|'.join(BROKEN)})\S*")


def check(content: Content) -> Iterator[Fault]:
    """Every line of every file of text or data."""
    for path, number, line in written_lines(content.folder):
        if found := WORD.search(line):
            meant = repaired(found[0])
            key = "broken_characters" if meant else "lost_characters"
            yield Fault(path, number, key, values={"value": found[0], "meant": meant})


def repaired(word: str) -> str:
    """The word as it was before; nothing where that cannot be told."""
    try:
        return word.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
