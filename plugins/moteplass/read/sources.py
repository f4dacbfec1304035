"""A content file as read: its front matter checked against the model of its kind, and its text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..faults import Fault
from ..model.addresses import HOME_SLUG
from ..model.characters import in_context, tidy, unwanted
from ..model.entry import Entry
from ..model.forms import SLUG
from ..model.kinds import KINDS, Kind
from ..model.page import Page
from . import limits, validate, yaml_text
from .yaml_text import Location


@dataclass(frozen=True)
class Source:
    """One Markdown file. ``path`` is relative to the content folder, with slashes; ``body_line`` is the body's first line.

    Where the front matter has faults, ``whole`` is False and the entry stands in for it, so that the text, and what
    other files say of this one, can be checked in the same run.
    """

    path: str
    shown_path: str
    kind: Kind
    entry: Entry
    body: str
    body_line: int
    lines: dict[Location, int] = field(repr=False)
    whole: bool = True

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def slug(self) -> str:
        return self.entry.slug or self.stem

    @property
    def original_path(self) -> str:
        """The file that this one translates, relative to content/; '' if it is no translation."""
        return f"{self.kind.folder}/{self.entry.translation_of}.md" if self.entry.translation_of else ""

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
        """The line of the text where ``needle`` first stands, for what Markdown's parser no longer knows the line of."""
        return self.lines_of(needle)[0]

    def lines_of(self, *needles: str) -> list[int]:
        """Every line where the first of ``needles`` that is there stands; the body's first line if none is."""
        for needle in needles:
            if positions := list(_positions(needle, self.body)):
                return [self.line_at(position) for position in positions]
        return [self.body_line]

    def line_at(self, position: int) -> int:
        """The line of a character of the body."""
        return self.body_line + bisect_right(self._line_ends, position)

    @cached_property
    def _line_ends(self) -> list[int]:
        """Where each line of the body ends: the character after its last."""
        return [position + 1 for position in _positions("\n", self.body)]


@dataclass(frozen=True)
class Sources:
    """What the Markdown files hold. ``unread``: those of which nothing could be read, by path."""

    sources: list[Source] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def read_sources(content: Path) -> Sources:
    """Every Markdown file below ``content``, sorted by path; files that could not be read are faults."""
    read = Sources()
    folders = {kind.folder: kind for kind in KINDS}
    for path in files_below(content):
        relative = path.relative_to(content).as_posix()
        shown = f"{content.name}/{relative}"
        kind = folders.get(relative.rpartition("/")[0])
        if path.suffix != ".md":
            continue
        if kind is None:
            read.faults.append(Fault(shown, 1, "wrong_folder", values={"folders": ", ".join(sorted(folders))}))
            continue
        text, problem = read_text(path, shown)
        source, found = (None, [problem]) if problem else _read(text, relative, shown, kind)
        read.faults.extend(found)
        if source:
            read.sources.append(source)
        else:
            read.unread.add(relative)
    return read


def files_below(content: Path) -> list[Path]:
    """Every file below the folder that is not hidden, sorted; no link that leads out of its own folder."""
    return sorted(
        path for path in content.rglob("*") if path.is_file() and not is_hidden(path, content) and not is_astray(path, content)
    )


def written_texts(content: Path) -> Iterator[tuple[str, str]]:
    """(shown path, text) of every file of text or data, readable or not. What is no UTF-8 comes as surrogates, which are like no
    letter."""
    for path in files_below(content):
        if path.suffix in (".md", ".yaml") and not is_large(path):
            text = path.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")
            yield f"{content.name}/{path.relative_to(content).as_posix()}", text


def _positions(needle: str, text: str) -> Iterator[int]:
    """Where ``needle`` stands in the text; an empty one stands nowhere."""
    position = text.find(needle) if needle else -1
    while position >= 0:
        yield position
        position = text.find(needle, position + len(needle))


def is_hidden(path: Path, content: Path) -> bool:
    """Whether it is a program's own: ``.DS_Store``, an editor's swap file, Word's ``~$side.docx``."""
    return any(part.startswith((".", "~$")) for part in path.relative_to(content).parts)


def is_astray(path: Path, content: Path) -> bool:
    """Whether it is a symbolic link to something else than a file of its own folder; such a thing is never read. What lies in
    another folder, or is hidden, may be a draft, or a program's own."""
    if not path.is_symlink():
        return False
    try:
        target = path.resolve()
        is_beside = path.is_file() and target.parent == path.parent.resolve()
        return not (is_beside and not is_hidden(target, content.resolve()))
    except (OSError, RuntimeError):  # a loop
        return True


def is_large(path: Path) -> bool:
    """Whether it holds more than a file of text or data may; such a file is not read."""
    return path.stat().st_size > limits.LARGEST_FILE


def read_text(path: Path, shown: str) -> tuple[str, Fault | None]:
    """What is in a file of text or data, or why it cannot be read."""
    if is_large(path):
        return "", Fault(shown, 1, "file_large", values={"most": limits.LARGEST_FILE // 1_000_000})
    return decode(path.read_bytes(), shown)


def decode(raw: bytes, shown: str) -> tuple[str, Fault | None]:
    """UTF-8 text with ``\\n`` line ends, without characters that nobody sees (``characters.tidy``); others that no page may have
    are a fault."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", raw[: error.start])) + 1
        return "", Fault(shown, line, "not_utf8")
    text = tidy(text.replace("\r\n", "\n").replace("\r", "\n"))
    if (place := unwanted(text)) is not None:
        line = text.count("\n", 0, place) + 1
        return "", Fault(shown, line, "control_character", values={"context": in_context(text, place)})
    return text, None


def _read(text: str, relative: str, shown: str, kind: Kind) -> tuple[Source | None, list[Fault]]:
    front, body, body_line = split(text)
    if front is None:
        opened = text.lstrip("\n").partition("\n")[0].rstrip() == "---"
        return None, [Fault(shown, 1, "front_matter_open" if opened else "no_front_matter")]
    parsed = yaml_text.parse(front, first_line=2)
    faults = [Fault(shown, line, key, values=dict(values)) for line, key, values in parsed.problems]
    fields = {} if parsed.value is None else parsed.value
    entry: Entry | None = None
    if any(fault.key.startswith("yaml") for fault in faults) or (faults and not parsed.value):
        fields = {}
    elif not isinstance(fields, dict):
        fields = {}
        faults.append(Fault(shown, min(2, body_line), "front_matter_form"))
    else:
        if "title" not in fields and (heading := _first_heading(body)):
            fields["title"] = heading
        entry, found = validate.validate(kind.model, fields, shown, parsed.lines)
        faults += found
    used = entry or _stand_in(kind, fields, body)
    return Source(relative, shown, kind, used, body, body_line, parsed.lines, whole=entry is not None), faults


def _stand_in(kind: Kind, fields: Mapping[str, Any], body: str) -> Entry:
    """An entry of a file whose front matter has faults: its title, address and whose it is, as far as they can be read."""
    names = ("title", "slug", "lang", "translation_of")
    title, slug, lang, original = (value.strip() if isinstance(value := fields.get(name), str) else "" for name in names)
    known: dict[str, Any] = {name: "" for name, field in kind.model.model_fields.items() if field.is_required()}
    known |= {"title": title or _first_heading(body), "slug": slug if SLUG.fullmatch(slug) else None, "lang": lang or "nb"}
    known["translation_of"] = original or None
    offices = fields.get("offices", ())
    if isinstance(offices, str):
        offices = (offices,)
    if all(isinstance(office, str) for office in offices):
        known["offices"] = tuple(offices)
    if isinstance(office := fields.get("office"), str):
        known["office"] = office.strip()
    return kind.model.model_construct(**known)


def split(text: str) -> tuple[str | None, str, int]:
    """(front matter, body, line of the body's first line); the front matter is None where there is none.

    Empty lines above the first ``---`` are accepted and stand, as empty lines, in the front matter.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != "---":
        return None, text, 1
    for number in range(first + 1, len(lines)):
        if lines[number].rstrip() in ("---", "..."):
            front = "\n" * first + "\n".join(lines[first + 1 : number])
            return front, "\n".join(lines[number + 1 :]), min(number + 2, len(lines))
    return None, text, 1


def _first_heading(body: str) -> str:
    first = body.lstrip().split("\n", 1)[0]
    return first[2:].strip(" #") if first.startswith("# ") else ""
