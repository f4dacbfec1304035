"""A content file as read: its front matter checked against the model of its kind, and its text."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..faults import Fault
from ..model.entry import Entry
from ..model.kinds import KINDS, Kind
from . import validate, yaml_text
from .yaml_text import Location


@dataclass(frozen=True)
class Source:
    """One Markdown file. ``path`` is relative to the content folder, with slashes; ``body_line`` is the body's first line."""

    path: str
    shown_path: str
    kind: Kind
    entry: Entry
    body: str
    body_line: int
    lines: dict[Location, int] = field(repr=False)

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def slug(self) -> str:
        return self.entry.slug or self.stem

    def fault(self, key: str, field: str = "", line: int | None = None, warning: bool = False, **values: Any) -> Fault:
        """A fault in this file: at ``line``, or where ``field`` stands, or at the opening ``---``."""
        location = tuple(int(part) if part.isdigit() else part for part in field.split(".")) if field else ()
        return Fault(self.shown_path, line or self.lines.get(location, 1), key, field, values, warning)

    def line_of(self, needle: str) -> int:
        """The line of the text where ``needle`` first stands, for what Markdown's parser no longer knows the line of."""
        position = self.body.find(needle)
        return self.body_line + self.body.count("\n", 0, position) if position >= 0 else self.body_line


def read_sources(content: Path) -> tuple[list[Source], list[Fault]]:
    """Every Markdown file below ``content``, sorted by path; files that could not be read are faults."""
    sources: list[Source] = []
    faults: list[Fault] = []
    folders = {kind.folder: kind for kind in KINDS}
    for path in sorted(content.rglob("*.md")):
        relative = path.relative_to(content).as_posix()
        if any(part.startswith(".") for part in path.relative_to(content).parts):
            continue
        shown = f"{content.name}/{relative}"
        kind = folders.get(relative.rpartition("/")[0])
        if kind is None:
            faults.append(Fault(shown, 1, "wrong_folder", values={"folders": ", ".join(sorted(folders))}))
            continue
        text, problem = decode(path.read_bytes(), shown)
        if problem:
            faults.append(problem)
            continue
        source, found = _read(text, relative, shown, kind)
        faults += found
        if source:
            sources.append(source)
    return sources, faults


def decode(raw: bytes, shown: str) -> tuple[str, Fault | None]:
    """UTF-8 text with ``\\n`` line ends; a BOM and CRLF are accepted in silence."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", Fault(shown, line, "not_utf8")
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def _read(text: str, relative: str, shown: str, kind: Kind) -> tuple[Source | None, list[Fault]]:
    front, body, body_line = split(text)
    if front is None:
        return None, [Fault(shown, 1, "no_front_matter" if not text.startswith("---") else "front_matter_open")]
    parsed = yaml_text.parse(front, first_line=2)
    faults = [Fault(shown, line, key, values=dict(values)) for line, key, values in parsed.problems]
    if any(fault.key.startswith("yaml") or fault.key == "control_character" for fault in faults):
        return None, faults
    fields = {} if parsed.value is None else parsed.value
    if not isinstance(fields, dict):
        return None, [*faults, Fault(shown, 2, "front_matter_form")]
    if "title" not in fields and (heading := _first_heading(body)):
        fields["title"] = heading
    entry, found = validate.validate(kind.model, fields, shown, parsed.lines, defaults_line=1)
    faults += found
    if entry is None:
        return None, faults
    return Source(relative, shown, kind, entry, body, body_line, parsed.lines), faults


def split(text: str) -> tuple[str | None, str, int]:
    """(front matter, body, line of the body's first line); the front matter is None where there is none."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def _first_heading(body: str) -> str:
    first = body.lstrip().split("\n", 1)[0]
    return first[2:].strip(" #") if first.startswith("# ") else ""
