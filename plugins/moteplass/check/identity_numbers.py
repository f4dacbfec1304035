"""National identity numbers (fødselsnummer, D-nummer) must never be published: neither in a text nor in a name."""

from collections.abc import Iterator

from ..faults import Fault
from ..model.identity_numbers import has_identity_number
from ..read.content import Content
from ..read.sources import is_astray
from ..read.words_in_files import words_in

LINES = 4  # over how many lines a number can be spread: its two parts, and what ends a cell or a quotation


def check(content: Content) -> Iterator[Fault]:
    """Every file of the folder, hidden and unread ones too, and every name. ``Fault`` does not repeat the number."""
    for path in sorted(content.folder.rglob("*")):
        name = path.relative_to(content.folder).as_posix()
        shown = f"{content.folder.name}/{name}"
        if name.startswith(".git/") or not path.is_file() or is_astray(path, content.folder):
            continue
        if has_identity_number(name):
            yield Fault(shown, 1, "identity_number_name")
        for text in words_in(path):
            if has_identity_number(text):
                yield from (Fault(shown, line, "identity_number") for line in _lines(text))


def _lines(text: str) -> list[int]:
    """The lines on which a number begins; the first one where that cannot be told."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [number for number in range(1, len(lines) + 1) if _begins_in(lines[number - 1 : number - 1 + LINES])] or [1]


def _begins_in(lines: list[str]) -> bool:
    """Whether a number begins on the first of these lines: it is there with so many of them, and not without the first."""
    ends = next((count for count in range(1, len(lines) + 1) if has_identity_number("\n".join(lines[:count]))), 0)
    return ends > 0 and not has_identity_number("\n".join(lines[1:ends]))
