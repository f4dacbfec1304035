"""What is wrong with the content, as data; it becomes a Norwegian sentence where it is printed."""

import dataclasses
import re
from collections.abc import Iterable
from typing import Any, Literal

from .model.identity_numbers import masked
from .words import Words

# Line ends, and the control and direction characters that would make a terminal show something else than what is said.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
LONGEST_VALUE = 500
LONGEST_LIST = 12

PASSWORD = re.compile(r"//[^/\s@]+@")  # the user of an address (RFC 3986, 3.2.1)


@dataclasses.dataclass(frozen=True)
class Fault:
    """One mistake: where it stands, in which field (if in one), and the key of the sentence that explains it.

    ``values`` fill its blanks; a tuple is a list of names.
    ``line`` counts from 1; a missing field has the line of the opening ``---``. A ``warning`` does not stop a build.
    A ``note`` is a warning about how something is said: ``check`` alone gives it.
    """

    path: str
    line: int
    key: str
    field: str = ""
    values: dict[str, Any] = dataclasses.field(default_factory=dict)
    warning: bool = False
    note: bool = False

    @property
    def level(self) -> Literal["fault", "warning", "note"]:
        return "note" if self.note else "warning" if self.warning else "fault"

    def message(self, words: Words) -> str:
        return words(f"faults.{self.key}", **{name: _written(value, words) for name, value in self.values.items()})

    def text(self, words: Words) -> str:
        """``content/groups/ensomhet.md:7: «status»: …``, on one line whatever the editor wrote; nothing that is secret."""
        name = f"«{self.field}»: " if self.field else ""
        kind = words(f"check.{self.level}") if self.warning else ""
        return f"{printable(self.path)}:{self.line}: {kind}{printable(name + self.message(words))}"

    def as_json(self, words: Words) -> dict[str, Any]:
        place = {"file": printable(self.path), "line": self.line, "field": printable(self.field)}
        return {**place, "code": self.key, "level": self.level, "message": printable(self.message(words))}


def _written(value: Any, words: Words) -> Any:
    """A text that somebody pasted, or all names that there are, would fill the screen: then the first, and how many more."""
    if isinstance(value, tuple):
        shown, more = ", ".join(value[:LONGEST_LIST]) or "–", len(value) - LONGEST_LIST
        return words("check.more", shown=shown, count=more) if more > 0 else shown
    return f"{value[:LONGEST_VALUE]}…" if isinstance(value, str) and len(value) > LONGEST_VALUE else value


def printable(text: str) -> str:
    """The text on one line, without what a terminal would obey, and without what no log must keep: the digits of an identity
    number, a password in an address."""
    return UNPRINTABLE.sub(" ", PASSWORD.sub("//•••@", masked(text)))


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Each once, by file and line."""
    return sorted(
        {(f.path, f.line, f.field, f.key, str(f.values)): f for f in faults}.values(),
        key=lambda f: (f.path, f.line, f.field, f.key, str(f.values)),
    )


def stops(faults: Iterable[Fault]) -> bool:
    """Whether any of them must be mended first."""
    return any(not fault.warning for fault in faults)


class ContentFaults(Exception):
    """The content cannot be published: ``faults`` tells why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults
