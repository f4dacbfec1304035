"""The table of vectors: what is put where, and what must come of it; and the content that is made of them.

A row is ``(name, place, payload)``. It stands in one of the three lists of a module in ``vectors/``:

``REFUSED``   the preflight says a fault in the row's own file, on the row's own lines, and nothing is published;
``HARMLESS``  it is published, and does nothing;
``BOUNDED``   one or the other, within two seconds and 300 MB.

A place is ``page.title`` (kind and field), ``page.text`` (what stands below the fields), ``page`` (several fields), ``own`` and
``closed`` (the file of the office whose site is built), ``themes`` (entries of a data file), or ``files`` (whole files: path → what
it holds).
"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import yaml

from moteplass.model.kinds import KINDS
from scenarios.overlay import BASE

Expected = Literal["refused", "harmless", "bounded"]
Held = str | bytes | Path | Callable[[], bytes]  # a text, bytes, a symbolic link to this path, or what makes the bytes

MODULES = (
    *("markup", "front_matter", "markdown", "formats", "links", "contact", "addresses", "characters", "identity_numbers", "names"),
    *("files", "pictures", "withdrawal", "size"),
)
HERE = Path(__file__).resolve().parent
FOLDERS = {kind.name: kind.folder for kind in KINDS}
OFFICES = {"own": "test", "closed": "stengt"}
MEETING = {"office": "test", "municipalities": ["4601"], "contact": {"email": "post@apent.no"}, "place": {"name": "Huset"}}
SCHEDULE = {"repeat": "hver tirsdag", "first": "2026-09-01", "start": "18:00", "end": "20:00"}
GROUP = {"theme": "ensomhet", "kind": "twelve-step", "state": "open", "schedule": SCHEDULE, "confirmed": "2026-11-25"}
# What an entry of each kind has besides its title and summary.
FIELDS: dict[str, dict[str, Any]] = {
    "page": {},
    "article": {"date": "2026-11-01"},
    "story": {"consent": {"given_on": "2026-10-01", "kept_by": "redaksjonen", "scope": ["site", "feeds", "print"]}},
    "campaign": {"closing_note": "Takk."},
    "group": {
        **MEETING,
        "theme": "ensomhet",
        "kind": "twelve-step",
        "state": "open",
        "schedule": SCHEDULE,
        "confirmed": "2026-11-25",
    },
    "event": {**MEETING, "kind": "information", "start": "2027-01-12 18:00", "sign_up": {"email": "post@apent.no"}},
    "office": {"kind": "link", "area": "Bygda"},
}


@dataclass(frozen=True)
class Vector:
    """One row, with the module that it stands in and what must come of it."""

    kind: str
    name: str
    place: str
    payload: Any
    expected: Expected

    @cached_property
    def files(self) -> dict[str, Held]:
        """The files that are its own; what it adds to a data file is ``entries``."""
        kind, _, field = self.place.partition(".")
        if self.place == "files":
            return {path.replace("NAME", self.name): self._named(held) for path, held in self.payload.items()}
        if kind not in FOLDERS:
            return {}
        fields = {"title": f"Side {self.name}", "summary": f"Sammendrag {self.name}.", **FIELDS[kind]}
        if not field:
            return {f"{FOLDERS[kind]}/{self.name}.md": _markdown({**fields, **self.payload}, "Tekst.")}
        return {f"{FOLDERS[kind]}/{self.name}.md": _markdown(fields, "Tekst.", field, self.payload)}

    def _named(self, held: Held) -> Held:
        if isinstance(held, Path):
            return Path(str(held).replace("NAME", self.name))
        return held.replace("NAME", self.name) if isinstance(held, str) else held

    @cached_property
    def entries(self) -> dict[str, Any]:
        """Data file → what is added to it."""
        is_data = self.place != "files" and self.place.partition(".")[0] not in (*FOLDERS, *OFFICES)
        return {self.place: self.payload} if is_data else {}

    @property
    def paths(self) -> list[str]:
        """Where a fault of its own may be told."""
        own = [f"offices/{OFFICES[self.place.partition('.')[0]]}.md"] if self.place.partition(".")[0] in OFFICES else []
        return [*self.files, *(f"data/{name}.yaml" for name in self.entries), *own]

    def lines(self, written: str) -> range:
        """The lines of what it put into a file that holds ``written``; all, where it could stand on any."""
        lines = written.split("\n")
        name = self.place.partition(".")[2].partition(".")[0]
        if name == "text":
            return range(lines.index("---", 1) + 1, len(lines) + 1)
        starts = (
            [f"{name}:"]
            if name
            else [f"{_scalar(key)}:" for entries in self.entries.values() if isinstance(entries, dict) for key in entries]
        )
        own = [number for number, line in enumerate(lines, start=1) if line.startswith(tuple(starts))]
        return range(own[0], own[-1] + 1) if own else range(1, len(lines) + 1)


def vectors() -> list[Vector]:
    """All rows of all modules, in order."""
    return [row for module in MODULES for row in _rows(module)]


def _rows(module: str) -> Iterator[Vector]:
    found = import_module(f"hostile.vectors.{module}")
    kind = module.replace("_", "-")
    for expected in ("refused", "harmless", "bounded"):
        for name, place, payload in getattr(found, expected.upper(), ()):
            yield Vector(kind, f"{kind}-{name}", place, payload, expected)


def lay(folder: Path, rows: Iterable[Vector]) -> Path:
    """The base of the scenarios in ``folder``/content, what these tests add to it, and the rows."""
    content = Path(shutil.copytree(BASE, folder / "content"))
    shutil.copytree(HERE / "content", content, dirs_exist_ok=True)
    rows = list(rows)
    for row in rows:
        for name, held in row.files.items():
            write(content / name, held)
    for row in rows:
        office, _, field = row.place.partition(".")
        if office in OFFICES:
            path = content / "offices" / f"{OFFICES[office]}.md"
            _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
            changed = {field: row.payload} if field else row.payload
            path.write_text(_markdown({**yaml.safe_load(front), **changed}, text.strip()), encoding="utf-8")
    for name, added in _added(rows).items():
        path = content / "data" / f"{name}.yaml"
        path.write_text(_data(_together(yaml.safe_load(path.read_text(encoding="utf-8")), added)), encoding="utf-8")
    return content


def _added(rows: Iterable[Vector]) -> Mapping[str, list[Any]]:
    added: dict[str, list[Any]] = {}
    for row in rows:
        for name, entries in row.entries.items():
            added.setdefault(name, []).append(entries)
    return added


def _together(base: Any, added: Iterable[Any]) -> Any:
    """Entries put behind those of the base: lists are continued, in groups of entries too."""
    for entries in added:
        if isinstance(base, list):
            base = [*base, *entries]
        else:
            merged = {
                key: _together(base[key], [value]) if isinstance(base.get(key), list) else value for key, value in entries.items()
            }
            base = {**base, **merged}
    return base


def write(path: Path, held: Held) -> None:
    """A file of a row, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(held, Path):
        path.symlink_to(held)
    else:
        path.write_bytes(held.encode() if isinstance(held, str) else held if isinstance(held, bytes) else held())


def _markdown(fields: Mapping[str, Any], text: str, field: str = "", payload: Any = None) -> str:
    """An entry with the payload as its text, or in the field: one line each."""
    name, _, inside = field.partition(".")
    if field == "text":
        text = payload
    elif inside:
        fields = {**fields, name: {**fields.get(name, {}), **_nested(inside, payload)}}
    elif name:
        fields = {**fields, name: payload}
    return "".join(["---\n", *(f"{key}: {_scalar(value)}\n" for key, value in fields.items()), "---\n\n", text, "\n"])


def _nested(field: str, payload: Any) -> dict[str, Any]:
    name, _, inside = field.partition(".")
    return {name: _nested(inside, payload) if inside else payload}


def _data(value: Any) -> str:
    """A data file, in which each entry stands on a line of its own."""
    if isinstance(value, list):
        return "".join(f"- {_scalar(entry)}\n" for entry in value)
    return "".join(f"{_scalar(str(key))}: {_scalar(entry)}\n" for key, entry in value.items())


def _scalar(value: Any) -> str:
    """JSON, which YAML reads too; what nobody sees is escaped, so that it reaches the product whatever YAML makes of it raw."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in text)
