"""National identity numbers (fødselsnummer, D-nummer) must never be published: neither in a text nor in a name."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from ..faults import Fault
from ..model.identity_numbers import has_identity_number
from ..read.content import Content
from ..read.file_text import words_in
from ..read.files import is_astray
from ..results import NONE_KEPT, Results

LINES = 4  # over how many lines a number can be spread: its two parts, and what ends a cell or a quotation
SHOWN = 20  # lines of one file: of a list with a number on each line, nobody wants to be told more


def check(content: Content, results: Results = NONE_KEPT) -> Iterator[Fault]:
    """Every file of the folder, hidden and unread ones too, and every name. ``Fault`` does not repeat the number."""
    for path in sorted(content.folder.rglob("*")):
        name = path.relative_to(content.folder).as_posix()
        shown = f"{content.folder.name}/{name}"
        if name.startswith(".git/") or not path.is_file() or is_astray(path, content.folder):
            continue
        if has_identity_number(name):
            yield Fault(shown, 1, "identity_number_name")
        for text in words_in(path):
            if results.of("identity number", text, partial(has_identity_number, text)):
                lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
                found = list(islice(_beginnings(lines, 1), SHOWN)) or [1]  # the first where it cannot be told
                yield from (Fault(shown, line, "identity_number") for line in found)


def _beginnings(lines: list[str], first: int) -> Iterator[int]:
    """The lines on which a number begins, looked for by halves; ``first`` is the number of the first of them."""
    if not has_identity_number("\n".join(lines)):
        return
    if len(lines) <= 2 * LINES:
        yield from (first + place for place in range(len(lines)) if _begins_in(lines[place : place + LINES]))
    else:
        half = len(lines) // 2
        before = _beginnings(lines[: half + LINES - 1], first)  # what begins in this half may end in the other
        yield from (line for line in before if line < first + half)
        yield from _beginnings(lines[half:], first + half)


def _begins_in(lines: list[str]) -> bool:
    """Whether a number begins on the first of these lines: it is there with so many of them, and not without the first."""
    ends = next((count for count in range(1, len(lines) + 1) if has_identity_number("\n".join(lines[:count]))), 0)
    return ends > 0 and not has_identity_number("\n".join(lines[1:ends]))
