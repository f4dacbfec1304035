"""Markdown files → sources, and the faults of those that cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..faults import Fault
from ..model.characters import as_field
from ..model.entry import Entry
from ..model.forms import SLUG
from ..model.kinds import KINDS, Kind
from ..results import NONE_KEPT, Results
from . import validate, yaml_text
from .files import decode, files_below, is_large, large_file
from .model_fields import choices_of
from .source import Source

ANY_VALUE = "2000-01-01"  # a text, a name and a day
# What others say of a file hangs on these, so that they are used as written.
STANDING_IN = frozenset({"title", "slug", "lang", "translation_of", "offices", "office"})


@dataclass(frozen=True)
class Sources:
    """What the Markdown files hold. ``unread``: those of which nothing could be read, by path."""

    sources: list[Source] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def read_sources(content: Path, results: Results = NONE_KEPT) -> Sources:
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
        if is_large(path):
            source, faults = None, [large_file(shown)]
        else:
            raw = path.read_bytes()
            source, faults = results.of("source", (relative, shown, raw), partial(_source, raw, relative, shown, kind))
        read.faults.extend(faults)
        if source:
            read.sources.append(source)
        else:
            read.unread.add(relative)
    return read


def _source(raw: bytes, relative: str, shown: str, kind: Kind) -> tuple[Source | None, list[Fault]]:
    """What the bytes of a file hold, None if nothing of it can be read, and what is wrong with it."""
    text, problems = decode(raw, shown)
    source, found = (None, []) if problems and not text else _read(text, relative, shown, kind)
    return source, [*problems, *found]


def _read(text: str, relative: str, shown: str, kind: Kind) -> tuple[Source | None, list[Fault]]:
    front, body, body_line = split(text)
    if front is None:
        opened = text.lstrip("\n").partition("\n")[0].rstrip() == "---"
        return None, [Fault(shown, 1, "front_matter_open" if opened else "no_front_matter")]
    parsed = yaml_text.parse(front, first_line=2)
    faults = [Fault(shown, line, key, values=dict(values)) for line, key, values in parsed.problems]
    fields = {} if parsed.value is None else parsed.value
    found: validate.Validated[Entry] = validate.Validated(None, [])
    if any(fault.key.startswith("yaml") for fault in faults) or (faults and not parsed.value):
        fields = {}
    elif not isinstance(fields, dict):
        fields = {}
        faults.append(Fault(shown, min(2, body_line), "front_matter_form"))
    else:
        if "title" not in fields and (heading := _first_heading(body)):
            fields["title"] = heading
        found = validate.validate(kind.model, fields, parsed, shown)
        faults += found.faults
        fields = found.fields
    entry = found.value
    used = stand_in = entry or _stand_in(kind, fields, body)
    if not entry and found.fields:
        entry = _without(found.doubtful, kind, fields, stand_in)
        used = entry or stand_in
    source = Source(
        path=relative,
        shown_path=shown,
        kind=kind,
        entry=used,
        body=body,
        body_line=body_line,
        lines={**parsed.lines, **found.lines},
        is_valid=found.value is not None,
        readable=entry is not None,
        doubtful=found.doubtful,
    )
    return source, faults


def _without(doubtful: frozenset[str], kind: Kind, fields: Mapping[str, Any], stand_in: Entry) -> Entry | None:
    """What of the front matter has no fault, so that all that can be said of it is said at once; None if that is no entry. A
    doubtful field is as if it were not there; one that must be has a value that nothing is said of."""
    model = kind.model
    kept = {name: value for name, value in fields.items() if name in model.model_fields and name not in doubtful}
    for name, declared in model.model_fields.items():
        if declared.is_required() and name in doubtful:
            kept[name] = next(iter(choices_of(model, name)), ANY_VALUE)
    try:
        entry = model.model_validate(kept)
    except ValidationError:
        return None
    return entry.model_copy(update={name: getattr(stand_in, name) for name in STANDING_IN & doubtful if hasattr(stand_in, name)})


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
    return as_field(first[2:].strip(" #")) if first.startswith("# ") else ""
