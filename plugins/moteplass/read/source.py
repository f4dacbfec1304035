"""A content file as read: its front matter checked against the model of its kind, and its text."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic

from typing_extensions import TypeVar

from ..faults import Fault
from ..model.addresses import HOME_SLUG
from ..model.entry import Entry
from ..model.kinds import Kind
from ..model.page import Page
from . import validate
from .yaml_text import Location

E = TypeVar("E", bound=Entry, default=Entry, covariant=True)


@dataclass(frozen=True)
class Source(Generic[E]):
    """One Markdown file. ``path`` is relative to the content folder, with slashes; ``body_line`` is the body's first line.

    Where the front matter has faults, ``is_valid`` is False and the entry stands in for it, so that the text, and what
    other files say of this one, can be checked in the same run. It is ``readable`` if all but its ``doubtful`` fields were read.
    """

    path: str
    shown_path: str
    kind: Kind
    entry: E
    body: str
    body_line: int
    lines: dict[Location, int] = field(repr=False)
    is_valid: bool = True
    readable: bool = True
    doubtful: frozenset[str] = frozenset()

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def slug(self) -> str:
        return self.entry.slug or self.stem

    @property
    def original_paths(self) -> dict[str, str]:
        """What this file says over again, relative to content/, by the field that names it: the text that it translates, the one
        whose easy-read twin it is."""
        ordinary = self.entry.easy_read_of if isinstance(self.entry, Page) else None
        named = {"translation_of": self.entry.translation_of, "easy_read_of": ordinary}
        return {field: f"{self.kind.folder}/{stem}.md" for field, stem in named.items() if stem}

    @property
    def is_home(self) -> bool:
        """Whether it is the home page of a language."""
        return isinstance(self.entry, Page) and self.entry.template == "home" and self.slug == HOME_SLUG

    def fault(self, key: str, field: str = "", line: int | None = None, warning: bool = False, **values: Any) -> Fault:
        """A fault in this file: at ``line``, or where ``field`` stands, or at the opening ``---``."""
        location = tuple(int(part) if part.isdigit() else part for part in field.split(".")) if field else ()
        at = line or validate.line_at(self.lines, location, 1) if location else line or 1
        return Fault(self.shown_path, at, key, validate.label(location), values, warning)

    def line_of(self, needle: str) -> int:
        """The line of the text where ``needle`` first stands, for what Markdown's parser no longer knows the line of; the body's
        first line if it is nowhere."""
        return self.line_at(max(self.body.find(needle), 0))

    def line_at(self, position: int) -> int:
        """The line of a character of the body."""
        return self.body_line + bisect_right(self._line_ends, position)

    def has_tag(self, line: int, tag: str) -> bool:
        """Whether a tag of HTML begins on this line of the text."""
        return f"<{tag}" in "".join(self.body.split("\n")[line - self.body_line : line - self.body_line + 1]).lower()

    @cached_property
    def _line_ends(self) -> list[int]:
        """Where each line of the body ends: the character after its last."""
        return [match.end() for match in re.finditer("\n", self.body)]


def sources_of(model: type[E], sources: Iterable[Source]) -> list[Source[E]]:
    """Those whose entry is of a kind: a page, a group, or any meeting."""
    return [source for source in sources if isinstance(source.entry, model)]  # type: ignore[misc]  # mypy does not narrow a generic
