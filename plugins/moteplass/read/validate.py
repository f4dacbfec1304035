"""pydantic's typed errors → faults with a line and the key of a Norwegian sentence."""

import types
import typing
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..faults import Fault
from .known import Known
from .yaml_text import Location

M = TypeVar("M", bound=BaseModel)
SUGGESTED = 20  # faults of a file for which the field that was meant is looked for

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


def validate(
    model: type[M], value: Any, shown: str, lines: Mapping[Location, int], defaults_line: int = 1
) -> tuple[M | None, list[Fault]]:
    """The model filled from ``value``, or None with every fault at once."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        errors = enumerate(error.errors(include_url=False), start=1)
        return None, [_fault(model, value, details, shown, lines, defaults_line, number <= SUGGESTED) for number, details in errors]


def _fault(
    model: type[BaseModel],
    value: Any,
    details: ErrorDetails,
    shown: str,
    lines: Mapping[Location, int],
    default: int,
    suggests: bool,
) -> Fault:
    location = _place(value, details)
    key = KEYS.get(details["type"], details["type"])
    values: dict[str, Any] = dict(details.get("ctx", {}))
    given = details["input"]
    if given == "" and key not in ("missing", "unknown_field"):
        key, values = "empty", {}
    elif key == "unknown_field":
        values = {"suggestion": _nearest(str(location[-1]), _owner(model, location[:-1])) if suggests else ""}
        key = "unknown_field_near" if values["suggestion"] else "unknown_field"
    elif key == "choice" and not isinstance(given, str):
        key, values = "text_expected", {}
    elif key == "choice":
        choices = [part.strip("'") for part in values["expected"].replace(" or ", ", ").split(", ")]
        values = {"value": given, "choices": ", ".join(choices)}
    elif key == "missing" and len(location) > 1:
        key = "missing_part"
    elif key == "slug" and isinstance(location[-1], int) and "," in str(given):
        key, values = "list_expected", {}
    return Fault(shown, line_at(lines, location, default), key, label(location), values)


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


@lru_cache(maxsize=1000)
def _nearest(name: str, model: type[BaseModel] | None) -> str:
    """The field that was probably meant."""
    return next(iter(Known(model.model_fields if model else ()).near(name, cutoff=0.6)), "")


def _owner(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that holds the field at ``location``, looked up through lists and optional groups."""
    owner: type[BaseModel] | None = model
    for part in location:
        if owner is None or isinstance(part, int):
            continue
        if part in owner.model_fields:
            owner = _group_in(owner.model_fields[part].annotation)
    return owner


def _group_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for argument in typing.get_args(annotation) if (found := _group_in(argument))), None)
