"""pydantic's typed errors → faults with a line, the key of a Norwegian sentence, and what to write instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..faults import Fault
from . import advice, unknown
from .meant import field_of
from .yaml_text import Location, YamlText

M = TypeVar("M", bound=BaseModel)
DEEPEST = 4  # groups within each other
SUGGESTED = 20  # faults of a file for which names that are alike are looked for

# pydantic error type → key in theme/locale/editor; our own types (model/values.py, model/dates.py) are keys already.
KEYS = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "literal_error": "choice",
    "string_type": "text_expected",
    "tuple_type": "list_expected",
    "dict_type": "group_expected",
    "model_type": "group_expected",
    "model_attributes_type": "group_expected",
}


@dataclass(frozen=True)
class Validated(Generic[M]):
    """``value``: the model, or None with every fault at once; ``fields``: what was written, under the names that were meant, and
    the ``lines`` of both; ``doubtful``: the fields at the top of which nothing more can be said, for they have a fault, or an
    unknown one may be meant for them."""

    value: M | None
    faults: list[Fault]
    fields: Any = None
    lines: Mapping[Location, int] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()


def validate(model: type[M], value: Any, parsed: YamlText, shown: str) -> Validated[M]:
    """The model filled from ``value``, which stood in ``parsed``. What stands under another name of a field is looked at as if it
    stood there, so that it is told in the same run."""
    lines = dict(parsed.lines)
    faults = [_loose(model, value, place, text, shown, lines) for place, text in parsed.loose]
    doubtful = {str(place[0]) for place, _ in parsed.loose}
    filled, errors = _errors(model, value)
    number = 0
    for _ in range(DEEPEST):  # a group under another name may have fields under other names
        meant = {place: unknown.meant_by(model, place) for place, details in errors if details["type"] == "extra_forbidden"}
        renamed = {place: names[0] for place, names in meant.items() if len(names) == 1 and field_of(names[0]) == names[0]}
        likely = {(*place[:-1], field_of(name)) for place, names in meant.items() for name in names}
        for place, details in errors:
            if (place in renamed or not renamed) and not (
                place in parsed.reported or (details["type"] == "missing" and place in likely)
            ):
                key, values = _sentence(model, value, place, details, looks=number < SUGGESTED)
                faults.append(Fault(shown, line_at(lines, place, 1), key, label(place), values))
                number += 1
        if not renamed:
            doubtful |= {str(place[0]) for place in (*likely, *(place for place, _ in errors)) if place}
            faults += _moved_out(model, value, errors, lines, shown)
            break
        value = _renamed(value, renamed, lines)
        errors = _errors(model, value)[1]
    else:
        doubtful |= {str(place[0]) for place, _ in errors if place}
    return Validated(None if faults else filled, faults, value, lines, frozenset(doubtful))


def _errors(model: type[M], value: Any) -> tuple[M | None, list[tuple[Location, ErrorDetails]]]:
    """The model, or everything that pydantic says against it, with the place of each."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [(_place(value, details), details) for details in error.errors(include_url=False)]


def _moved_out(
    model: type[M], value: Any, errors: list[tuple[Location, ErrorDetails]], lines: Mapping[Location, int], shown: str
) -> Iterator[Fault]:
    """The faults that fields one level too far in would have where they belong, so that they are reported in the same run."""
    for location, details in errors:
        name = location[-1] if details["type"] == "extra_forbidden" else ""
        if name in model.model_fields and len(location) > 1 and name not in value:
            for place, found in _errors(model, {**value, name: details["input"]})[1]:
                if place[0] == name:
                    key, values = _sentence(model, {**value, name: details["input"]}, place, found, looks=False)
                    yield Fault(shown, line_at(lines, (*location, *place[1:]), 1), key, label(place), values)


def _renamed(value: Any, names: Mapping[Location, str], lines: dict[Location, int], old: Location = (), new: Location = ()) -> Any:
    """What was written, with other names for some fields, which stand on the same ``lines``; never one that is there already."""
    if isinstance(value, list):
        parts: dict[Any, Any] = {number: number for number in reversed(range(len(value)))}
    elif isinstance(value, dict):
        parts = {names.get((*old, name), name): name for name in reversed(value) if names.get((*old, name)) not in value}
    else:
        return value
    renamed = {}
    for name, before in reversed(parts.items()):
        lines.setdefault((*new, name), line_at(lines, (*old, before), 1))
        renamed[name] = _renamed(value[before], names, lines, (*old, before), (*new, name))
    return [*renamed.values()] if isinstance(value, list) else renamed


def _sentence(model: type[BaseModel], value: Any, place: Location, details: ErrorDetails, looks: bool) -> advice.Advice:
    """The key of what is said of an error, and its blanks."""
    key = KEYS.get(details["type"], details["type"])
    given, values = details["input"], dict(details.get("ctx", {}))
    if key == "unknown_field":
        return unknown.advise(model, place, value, looks)
    if key == "text_expected" and isinstance(given, dict) and [*given.values()] == [""]:  # «title: {senteret}»
        return "yaml_start", {"character": "{"}
    if key == "missing":
        return advice.missing(model, place)
    if given == "" or key == "empty":
        return advice.empty(model, place)
    if key == "group_expected":
        name = str(place[-1]) if place else ""
        return unknown.colon_before(name, given) if "{" in name else advice.fields(model, place, given)
    if isinstance(given, str) and place[-1:] == (0,) and (found := advice.several(given, label(place[-2:]), key)):
        return found
    if key == "choice":
        found = advice.choice(model, place, advice.at(value, place)) if isinstance(given, str) else ("text_expected", {})
        is_moved = found[1].get("meant") == "moved" and "moved_from" not in value
        return ("choice_moved", found[1]) if is_moved else found
    if key == "when" and place == ("end",) and isinstance(value.get("start"), str):
        return advice.end(given, values, value["start"])
    return advice.form(key, values, label(place[-2:]))


def _loose(model: type[BaseModel], value: Any, place: Location, text: str, shown: str, lines: Mapping[Location, int]) -> Fault:
    key, values = advice.loose(model, place, text, value)
    return Fault(shown, line_at(lines, place, 1), key, label(place), values)


def _place(value: Any, details: ErrorDetails) -> Location:
    """Where it stands in what was written: pydantic's location without the steps that are its own, such as which of two
    forms a value was taken for."""
    place: list[str | int] = []
    for number, part in enumerate(details["loc"], start=1):
        inside = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
        alone = isinstance(value, str) and part == 0  # one text where a list may stand
        absent = details["type"] == "missing" and number == len(details["loc"])
        if part in inside:
            value = value[part]
        elif not (alone or absent):
            continue
        place.append(part)
    return tuple(place)


def line_at(lines: Mapping[Location, int], location: Location, default: int) -> int:
    """The line of the field, or of what it stands in; ``default`` where the file has neither."""
    if not location:
        return lines.get((), default)
    return next((lines[location[:n]] for n in range(len(location), 0, -1) if location[:n] in lines), default)


def label(location: Location) -> str:
    """The field's name as people say it: without its number in a list, since the line tells which one it is."""
    return ".".join(str(part) for part in location if not isinstance(part, int))
